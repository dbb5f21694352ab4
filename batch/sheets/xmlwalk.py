"""XML streamed by expat, which keeps nothing; entities of a file's own are refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from xml.parsers import expat

from batch.errors import UnreadableFileError
from batch.sheets.refusals import ENTITIES

Attributes = dict[str, str]


class Start(NamedTuple):
    """The start of an element: its name and its parent's without their namespaces, its attributes."""

    parent: str
    name: str
    attributes: Attributes


def new_parser(encoding: str | None = None) -> expat.XMLParserType:
    """A parser that gives names as ``namespace local`` and text in one piece; an encoding overrules the file's."""
    parser = expat.ParserCreate(encoding, namespace_separator=" ")
    parser.buffer_text = True
    parser.EntityDeclHandler = _refuse
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    return parser


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition(" ")[2]


def locals_of(attributes: Attributes) -> Attributes:
    """Attributes by their names without namespaces."""
    return {local(name): value for name, value in attributes.items()}


def parse(
    data: bytes,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
    encoding: str | None = None,
) -> None:
    """Walk through a document. Raises UnreadableFileError for entities, ExpatError for damage."""
    parser = new_parser(encoding)
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.Parse(data, True)


def starts(data: bytes) -> list[Start]:
    """All elements of a small document in their order."""
    found: list[Start] = []
    path = [""]

    def start(name: str, attributes: Attributes) -> None:
        found.append(Start(path[-1], local(name), locals_of(attributes)))
        path.append(local(name))

    def end(_: str) -> None:
        path.pop()

    parse(data, start, end)
    return found


def _refuse(*_: object) -> None:
    raise UnreadableFileError("F93", ENTITIES)
