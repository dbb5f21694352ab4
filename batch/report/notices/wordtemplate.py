"""Word templates with jinja2 tags: read and compiled once, rendered many times.

A template of text and tables is rendered as text: its tags are put in order by ``docxtpl``
once, and for every document only the parts that carry tags are written anew. A template
that needs more (pictures, rich text, merged cells) is rendered by ``docxtpl`` itself.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from docxtpl import DocxTemplate
from jinja2 import Template, TemplateError, UndefinedError, meta

from batch.errors import UserError
from batch.report.excel.rawzip import PreparedZip
from batch.report.notices.templateerrors import TooMuchError
from batch.report.notices.templatelanguage import LetterEnvironment
from batch.report.notices.templatewords import in_chinese
from batch.report.notices.wordbody import joined
from batch.report.notices.wordindent import indented

DOCUMENT: Final = "word/document.xml"
_TAG: Final = re.compile(r"\{[{%#]")
_PARTS: Final = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml")
_MARKUP: Final = re.compile(r"<[^>]+>")
#: Tags that need docxtpl at work on every document.
_BEYOND: Final = re.compile(r"\{\{\s*[rp]\s|\{%\s*(?:r|tc)\s|\{%\s*(?:colspan|cellbg|vm|hm)\b")
MAX_UNPACKED: Final = 50 * 1024 * 1024


class _Document(DocxTemplate):  # type: ignore[misc]
    """docxtpl's document, whose properties (title, author …) are no place for tags."""

    def render_xml_part(self, *parts: Any, **more: Any) -> str:
        """A part with its values, and no line of it set by spaces."""
        return indented(super().render_xml_part(*parts, **more))

    def render_properties(self, *_: Any, **__: Any) -> None:
        """Leave them as they are."""


class WordTemplate:
    """One template, ready to make many documents."""

    def __init__(self, path: Path, force_docxtpl: bool = False, mask: bool = False) -> None:
        """Read a template. Raises UserError if it is no Word file or its tags are broken.

        ``mask``: whether ID numbers in any of its values are masked.
        """
        self.path = path
        try:
            with zipfile.ZipFile(path) as archive:
                if sum(info.file_size for info in archive.infolist()) > MAX_UNPACKED:
                    raise UserError(f"模板 {path.name} 解压后超过{MAX_UNPACKED // 1048576}MB，未读取")
                names = [name for name in archive.namelist() if _PARTS.fullmatch(name)]
                self.sources = {name: archive.read(name).decode("utf-8") for name in names}
        except (
            OSError,
            zipfile.BadZipFile,
            zlib.error,
            ValueError,
            KeyError,
            RuntimeError,
            EOFError,
        ) as error:
            raise UserError(f"模板 {path.name} 不是 Word 文件（.docx）") from error
        if DOCUMENT not in self.sources:
            raise UserError(f"模板 {path.name} 不是 Word 文件（.docx）")
        self._force = force_docxtpl
        self._environment = LetterEnvironment(mask)

    @cached_property
    def _patched(self) -> dict[str, str]:
        """The parts that carry tags, as jinja2 source; always with the text itself."""
        tool = _Document(str(self.path))
        return {
            name: tool.patch_xml(text)
            for name, text in self.sources.items()
            if name == DOCUMENT or _TAG.search(_MARKUP.sub("", text))
        }

    @cached_property
    def simple(self) -> bool:
        """Whether the template needs nothing but text and tables."""
        plain = (_MARKUP.sub("", text) for text in self.sources.values())
        return not self._force and not any(_BEYOND.search(text) for text in plain)

    @cached_property
    def compiled(self) -> dict[str, Template]:
        """The parts that carry tags, ready to be rendered. Raises UserError for broken tags."""
        try:
            return {name: self._environment.from_string(text) for name, text in self._patched.items()}
        except TemplateError as error:
            raise self._broken(error) from error

    def prepare(self) -> None:
        """Do now what would be done for the first document. Raises UserError for broken tags."""
        _ = self.compiled, self._archive

    def names(self) -> dict[str, set[str]]:
        """For each part with tags the names that it uses, wherever they stand. Raises UserError."""
        try:
            return {
                name: meta.find_undeclared_variables(self._environment.parse(text))
                for name, text in self._patched.items()
            }
        except TemplateError as error:
            raise self._broken(error) from error

    @cached_property
    def _archive(self) -> PreparedZip:
        return PreparedZip(self.path, set(self._patched))

    def render(self, values: dict[str, Any]) -> bytes:
        """One document's bytes. Raises UserError for a tag that has no value."""
        self._environment.begin()
        try:
            if not self.simple:
                return self._by_docxtpl(values)
            fresh = {name: indented(part.render(values)).encode() for name, part in self.compiled.items()}
        except TemplateError as error:
            raise self._broken(error) from error
        return self._archive.with_members(fresh)

    def render_together(self, every: Iterable[dict[str, Any]]) -> bytes:
        """One document with a section for each of some values, each on a new page.

        Raises UserError as :meth:`render` does, and for a template that cannot be joined:
        one that needs docxtpl, or whose page heads differ from one to the next.
        """
        if not self.simple:
            raise UserError(f"模板 {self.path.name} 用了图片或带格式的标签，不能合为一份，请改为每人一份")
        bodies: list[str] = []
        around: dict[str, str] = {}
        try:
            for values in every:
                self._environment.begin()
                parts = {name: indented(part.render(values)) for name, part in self.compiled.items()}
                bodies.append(parts.pop(DOCUMENT))
                if (around := around or parts) != parts:
                    raise UserError(f"模板 {self.path.name} 的页眉页脚各份不同，不能合为一份，请改为每人一份")
        except TemplateError as error:
            raise self._broken(error) from error
        fresh = {DOCUMENT: joined(bodies), **around}
        return self._archive.with_members({name: text.encode() for name, text in fresh.items()})

    def _broken(self, error: TemplateError) -> UserError:
        if isinstance(error, UndefinedError):
            name = re.search(r"'([^']+)'$|'([^']+)' is undefined", str(error))
            known = next((part for part in name.groups() if part), "") if name else ""
            return UserError(f"模板 {self.path.name} 用了没有值的标签：{known or error}")
        if isinstance(error, TooMuchError):
            return UserError(f"模板 {self.path.name}：{error.message}")
        return UserError(f"模板 {self.path.name} 的标签有误：{in_chinese(error.message or str(error))}")

    def _by_docxtpl(self, values: dict[str, Any]) -> bytes:
        document = _Document(str(self.path))
        document.render(values, self._environment)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()
