"""What is wrong with a template's tags, and where: part, paragraph, its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from jinja2 import TemplateSyntaxError
from lxml import etree

from batch.errors import UserError
from batch.report.notices.kinds.kind import Kind, Tag
from batch.report.notices.templateerrors import NotAllowedError
from batch.report.notices.templatelanguage import LetterEnvironment
from batch.report.notices.templatenames import Names, Scope
from batch.report.notices.templatewords import in_chinese
from batch.report.notices.wordtemplate import WordTemplate

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True)
_TOKEN: Final = re.compile(r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_LEFT_OVER: Final = re.compile(r"\{\{|\}\}|\{%|%\}|[｛｝]{2}|[｛{]％|％[｝}]")
_INSIDE: Final = re.compile(r"\{([{%])-?(?:(p|tr|tc|r)\s)?\s*(.*?)\s*-?[}%]\}", re.DOTALL)
_QUOTES: Final = str.maketrans("“”‘’", "\"\"''")
_OPENING: Final = {"for": "endfor", "if": "endif"}
_PARTS: Final = {"document": "正文", "header": "页眉", "footer": "页脚", "footnotes": "脚注"}


@dataclass(frozen=True)
class Problem:
    """One thing wrong, at its place."""

    part: str
    paragraph: int
    text: str
    message: str

    def __str__(self) -> str:
        return f"{self.part}第{self.paragraph}段“{self.text[:60]}”：{self.message}"


def problems(template: WordTemplate, kind: Kind) -> list[Problem]:
    """Everything wrong with a template's tags, in its order."""
    found: list[Problem] = []
    for name, source in template.sources.items():
        try:
            found += _Part(_part_name(name), kind.tags).check(source)
        except (etree.XMLSyntaxError, RecursionError, ValueError):
            found.append(Problem(_part_name(name), 0, "", "文件内容已损坏，请用 Word 另存一份"))
    if found:
        return found
    known = {tag.name for tag in kind.tags} | {"loop"}
    try:
        for name, names in template.names().items():
            unknown = sorted(names - known)
            found += [
                Problem(_part_name(name), 0, "", f"不认识的标签“{one}”（在文字以外）") for one in unknown
            ]
        _ = template.compiled
    except UserError as error:
        found.append(Problem("正文", 0, "", str(error)))
    return found


def _part_name(name: str) -> str:
    found = re.search(r"/([a-z]+)(\d*)\.xml", name)
    return f"{_PARTS[found[1]]}{found[2]}" if found else name


def _paragraphs(source: str) -> Iterator[tuple[int, str]]:
    """Number and text of every paragraph; those inside a text box are their own."""
    root = etree.fromstring(source.encode(), _PARSER)
    for number, paragraph in enumerate(root.iter(f"{_W}p"), start=1):
        texts = (t for t in paragraph.iter(f"{_W}t") if next(t.iterancestors(f"{_W}p")) is paragraph)
        yield number, "".join(t.text or "" for t in texts)


@dataclass
class _Part:
    """One part of a template, read paragraph by paragraph."""

    name: str
    tags: tuple[Tag, ...]
    scopes: list[Scope] = field(default_factory=lambda: [{}])
    blocks: list[tuple[str, int, str]] = field(default_factory=list)  # word, paragraph, its text
    found: list[Problem] = field(default_factory=list)

    def check(self, source: str) -> list[Problem]:
        for number, text in _paragraphs(source):
            for message in self._messages(text, number):
                self.found.append(Problem(self.name, number, text, message))
        for word, number, text in self.blocks:
            self.found.append(Problem(self.name, number, text, f"{word} 没有对应的 {_OPENING[word]}"))
        return self.found

    def _messages(self, text: str, number: int) -> Iterator[str]:
        for token in _TOKEN.findall(text):
            if not token.startswith("{#"):
                yield from self._token(token.translate(_QUOTES), number, text)
        if _LEFT_OVER.search(_TOKEN.sub("", text)):
            yield "标签没有写完整；{{ 与 }}、{% 与 %} 应当成对，在同一段内，用半角括号"

    def _token(self, token: str, number: int, text: str) -> Iterator[str]:
        inside = _INSIDE.fullmatch(token)
        if inside is None:
            yield f"标签 {token} 写法有误"
        elif inside[1] == "{":
            if inside[2] in ("r", "p"):
                yield f"{token} 用于带格式的内容，这里的值都是文字，请写成 {{{{ {inside[3]} }}}}"
            yield from self._expression(f"{{{{ {inside[3]} }}}}", token)
        else:
            yield from self._statement(inside[3], token, number, text)

    def _statement(self, words: str, token: str, number: int, text: str) -> Iterator[str]:
        word = words.split(maxsplit=1)[0] if words else ""
        if word in _OPENING:
            self.blocks.append((word, number, text))
            yield from self._expression(f"{{% {words} %}}{{% {_OPENING[word]} %}}", token, opens=True)
        elif word in _OPENING.values():
            yield from self._closed(word, token)
        elif word in ("elif", "else"):
            if not self.blocks:
                yield f"{token} 之前没有对应的 if 或 for"
            yield from self._expression(f"{{% if 1 %}}{{% {words} %}}{{% endif %}}", token)
        elif word == "set":
            yield from self._expression(f"{{% {words} %}}", token)
        elif word in ("colspan", "cellbg"):
            yield from self._expression(f"{{{{ {words.removeprefix(word)} }}}}", token)
        elif word not in ("vm", "hm"):
            yield f"{token} 不认识语句“{word}”；可用 for、if、elif、else、endif、endfor、set"

    def _closed(self, word: str, token: str) -> Iterator[str]:
        if not self.blocks or _OPENING[self.blocks[-1][0]] != word:
            yield f"{token} 之前没有对应的 {word.removeprefix('end')}"
            return
        self.blocks.pop()
        if word == "endfor":
            self.scopes.pop()

    def _expression(self, source: str, token: str, opens: bool = False) -> Iterator[str]:
        """What is wrong inside one tag, taken by itself."""
        rules = LetterEnvironment()
        try:
            tree = rules.parse(source)
            rules.compile(source)
        except TemplateSyntaxError as error:
            if opens and source.startswith("{% for"):
                self.scopes.append({})
            said = error.message or ""
            wrong = said if isinstance(error, NotAllowedError) else f"写法有误（{in_chinese(said)}）"
            yield f"{token} {wrong}"
            return
        names = Names(self.tags, self.scopes)
        for node in tree.body:
            names.visit(node)
        for unknown in names.unknown:
            yield f"不认识的标签“{unknown}”{names.hint(unknown)}"
