"""Word notices: the kinds that the settings ask for, each from an editable template.

Tags are Chinese words (``{{ 姓名 }}``); a tag that has no value is an error, never a blank.
"""

from __future__ import annotations

import errno
import os
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from batch.context import Context
from batch.errors import UserError
from batch.language.filenames import nameless, same_name, unused_name
from batch.report.notices.kinds import KINDS, Kind, Material, Notice
from batch.report.notices.templatecheck import problems
from batch.report.notices.wordtemplate import WordTemplate
from batch.report.results.content import Content
from batch.resources import templates_folder

TOGETHER = "合为一份"
#: Windows alone has the last.
_AFRESH: Final = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


class NoticeWriter:
    """Writes the notices of submissions with the settings of a run."""

    def __init__(self, context: Context) -> None:
        """Read the templates. Raises UserError for one that is missing or has unknown tags."""
        self.context = context
        names = [name for name in context.settings.notices if name in KINDS]
        self._templates = {name: self._template(KINDS[name]) for name in names}

    def _template(self, kind: Kind) -> WordTemplate:
        own, mask = self.context.settings.templates, self.context.settings.mask_id
        if own and not own.is_dir():
            raise UserError(f"找不到模板文件夹：{own}")
        if not own or not (own / kind.file).is_file():
            return shipped(kind.file, mask)
        path = own / kind.file
        template = WordTemplate(path, mask=mask)
        found = problems(template, kind)
        if found:
            more = f"（共{len(found)}处，用 guantong templates check 查看）" if len(found) > 1 else ""
            raise UserError(f"模板 {path.name} 有误：{found[0]}{more}")
        return template

    def write_all(self, folder: Path, content: Content) -> Counter[str]:
        """Write one submission's notices into its folder; returns how many of each kind there are."""
        material = Material(content)
        return +Counter({name: self.write(name, folder, material) for name in self._templates})

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that the settings ask for."""
        return tuple(self._templates)

    def write(self, name: str, folder: Path, material: Material) -> int:
        """Write one submission's notices of one kind; returns how many. Raises UserError."""
        kind, template = KINDS[name], self._templates[name]
        notices = kind.notices(material)
        inside = folder / kind.folder
        if kind.personal and self.context.settings.notice_form == TOGETHER:
            return _write_together(inside / kind.file, template, notices)
        return _write_each(inside, kind, template, notices)


@lru_cache(maxsize=32)
def shipped(file: str, mask: bool) -> WordTemplate:
    """A template that came with the program, which a test has checked. Raises UserError where it is missing."""
    path = templates_folder() / file
    if not path.is_file():
        raise UserError(f"找不到文书模板：{path}")
    return WordTemplate(path, mask=mask)


def _write_together(path: Path, template: WordTemplate, notices: Iterator[Notice]) -> int:
    every = [notice.values for notice in notices]
    if every:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(template.render_together(every))
    return len(every)


def _write_each(folder: Path, kind: Kind, template: WordTemplate, notices: Iterator[Notice]) -> int:
    """Those that stand are only counted."""
    used: set[str] = set()
    for notice in notices:
        if not used:
            folder.mkdir(exist_ok=True)
        name = file_name(kind, notice, used)
        if not notice.stands:
            _put(f"{folder}/{name}", template.render(notice.values))
    return len(used)


def _put(path: str, data: bytes) -> None:
    """Write one of very many small files. Raises OSError."""
    file = os.open(path, _AFRESH, 0o666)  # at a third of the cost of a stream
    try:
        if os.write(file, data) != len(data):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)
    finally:
        os.close(file)


def file_name(kind: Kind, notice: Notice, used: set[str]) -> str:
    """A file name after whom the notice is about, never with an ID number, none twice."""
    parts = [notice.about] if kind.personal else [kind.name, notice.about]
    stem = nameless("_".join(part for part in parts if part))
    name = unused_name(f"{stem}.docx", used)
    used.add(same_name(name))
    return name
