"""Word templates with jinja2 tags: read and compiled once, rendered many times.

A template of text and tables is rendered as text: its tags are put in order by ``docxtpl``
once, and for every document only the parts that carry tags are written anew. A template
that needs more (pictures, rich text, merged cells) is rendered by ``docxtpl`` itself.
"""

from __future__ import annotations

import io
import re
import zipfile
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined, Template, TemplateError, UndefinedError
from markupsafe import Markup, escape

from batch.errors import UserError
from batch.report.rawzip import PreparedZip
from batch.report.sheets import clean

_TAG: Final = re.compile(r"\{[{%#]")
_PARTS: Final = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
#: Tags that need docxtpl at work on every document.
_BEYOND: Final = re.compile(r"\{\{\s*[rp]\s|\{%\s*(?:r|tc)\s|\{%\s*(?:colspan|cellbg|vm|hm)\b")
_BREAK: Final = Markup('</w:t><w:br/><w:t xml:space="preserve">')


def _finalize(value: Any) -> Any:
    """Text as it may stand in a run: no forbidden characters, line breaks as breaks."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    text = clean(value)
    return _BREAK.join(escape(part) for part in text.splitlines()) if "\n" in text else text


def environment() -> Environment:
    """The tags' rules: an undefined value is an error, markup in values is escaped."""
    return Environment(undefined=StrictUndefined, autoescape=True, finalize=_finalize)


class WordTemplate:
    """One template, ready to make many documents."""

    def __init__(self, path: Path, force_docxtpl: bool = False) -> None:
        """Read a template. Raises UserError if it is no Word file or its tags are broken."""
        self.path = path
        try:
            with zipfile.ZipFile(path) as archive:
                names = [name for name in archive.namelist() if _PARTS.fullmatch(name)]
                self._sources = {name: archive.read(name).decode("utf-8") for name in names}
        except (OSError, zipfile.BadZipFile, UnicodeDecodeError, KeyError) as error:
            raise UserError(f"模板 {path.name} 不是 Word 文件（.docx）") from error
        self._force = force_docxtpl
        self._environment = environment()

    @cached_property
    def _patched(self) -> dict[str, str]:
        """The parts that carry tags, as jinja2 source."""
        tool = DocxTemplate(str(self.path))
        return {name: tool.patch_xml(text) for name, text in self._sources.items() if _TAG.search(text)}

    @property
    def simple(self) -> bool:
        """Whether the template needs nothing but text and tables."""
        return not self._force and not any(_BEYOND.search(text) for text in self._patched.values())

    @cached_property
    def _compiled(self) -> dict[str, Template]:
        try:
            return {name: self._environment.from_string(text) for name, text in self._patched.items()}
        except TemplateError as error:
            raise UserError(f"模板 {self.path.name} 的标签有误：{error.message}") from error

    @cached_property
    def _archive(self) -> PreparedZip:
        return PreparedZip(self.path, set(self._patched))

    def render(self, values: dict[str, Any]) -> bytes:
        """One document's bytes. Raises UserError for a tag that has no value."""
        try:
            if self.simple:
                fresh = {name: part.render(values).encode() for name, part in self._compiled.items()}
                return self._archive.with_members(fresh)
            return self._by_docxtpl(values)
        except UndefinedError as error:
            name = re.search(r"'([^']+)'", str(error))
            raise UserError(
                f"模板 {self.path.name} 用了没有值的标签：{name[1] if name else error}"
            ) from error
        except TemplateError as error:
            raise UserError(f"模板 {self.path.name} 的标签有误：{error}") from error

    def _by_docxtpl(self, values: dict[str, Any]) -> bytes:
        document = DocxTemplate(str(self.path))
        document.render(values, self._environment)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()
