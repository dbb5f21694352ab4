"""How certificates are written in tables: which headers hold the level, the day, the trade of one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from batch.days.moments import Mask
from batch.facts import Index
from batch.language.text import squeeze
from batch.roster.cells import Column, Table
from batch.roster.certificates.glueddays import days_apart
from batch.roster.certificates.kinds import read_certificate
from batch.roster.issues import Issues
from batch.roster.understand.titles import ReadCertificate, read_skill, read_title

SKILL_COLUMNS = ("技能等级", "技能证书职业（工种）", "技能证书取得日期", "技能证书编号")
TITLE_COLUMNS = (
    "职称级别",
    "职称名称",
    "职称系列",
    "职称专业",
    "职称取得日期",
    "职称聘任日期",
    "职称证书编号",
)

#: What says that there is no title, and is no blank.
_NONE: Final = frozenset({"无", "没有", "暂无"})


@dataclass(frozen=True)
class Form:
    """How a certificate is written in a table: which headers hold what; empty where it has none."""

    level: tuple[str, ...]  # headers understood together as kind, level and series
    understand: Callable[[list[str]], ReadCertificate]
    obtained: str
    appointed: str = ""
    occupation: str = ""
    name: str = ""
    issuer: str = ""
    status: str = ""
    any_of: tuple[
        str, ...
    ] = ()  # headers of which one is filled where there is a certificate; all rows if none
    wide: bool = True  # in the person's own row
    pair: tuple[int, int] | None = None  # of ``level``: level and name or trade, of which 无 denies the other
    glued: tuple[str, ...] = ()  # headers under which the day may stand beside the level
    proof: tuple[str, ...] = ()  # headers of which one is filled where a post's name is a title

    def texts(self, columns: Sequence[Column], codes: Sequence[int]) -> list[str]:
        """What stands under ``level``; 无 is no blank where the other one of the pair says something."""
        found = [column.texts[code] for column, code in zip(columns, codes, strict=True)]
        for this, other in (self.pair, self.pair[::-1]) if self.pair else ():
            cell = columns[this].distinct[codes[this]]
            if not found[this] and found[other] and isinstance(cell, str) and squeeze(cell) in _NONE:
                found[this] = cell.strip()
                break
        return found

    def apart(self, table: Table) -> Table:
        """The table with the days that stand beside a level in a column of their own."""
        for header in self.glued:
            alone = ["" if other != header else None for other in self.level]

            def plain(text: str, alone: list[str | None] = alone) -> bool:
                read = self.understand([text if one is None else one for one in alone])
                return len(read.kinds) == 1 and read.low >= 0 and not read.notes

            table = days_apart(table, header, self.obtained, plain)
        return table

    def posts(
        self, table: Table, which: Index, present: Mask, understood: Sequence[ReadCertificate], issues: Issues
    ) -> Mask:
        """Where a title is called as posts are and nothing on its row says that it is one: said at its cell.

        ``which``: the number of each record's certificate among those ``understood``.
        """
        if not self.proof or not any(one.post for one in understood):
            return np.zeros(len(table), np.bool_)
        names = np.array([one.post for one in understood], np.object_)[which]
        found = np.asarray(present & (names != "") & ~filled_in(table, self.proof))
        for record in np.flatnonzero(found).tolist():
            issues.at(table, first_of(table, self.glued[::-1]), [record], "C19", str(names[record]))
        return found


def skill_form(suffix: str) -> Form:
    """A skill certificate in the person's own row; ``suffix``: of which set (#2)."""
    level, trade, day, number = (f"{header}{suffix}" for header in SKILL_COLUMNS)
    return Form(
        (level, trade), lambda texts: read_skill(texts[0], level, bool(texts[1])), day, occupation=trade,
        any_of=(level, trade, day, number), pair=(0, 1), glued=(level,),
    )  # fmt: skip


def title_form(suffix: str) -> Form:
    """A title in the person's own row; ``suffix``: of which set (#2)."""
    level, name, series, _, day, appointed, _ = headers = tuple(f"{h}{suffix}" for h in TITLE_COLUMNS)
    return Form(
        (level, name, series),
        lambda texts: read_title(texts[0], texts[1], texts[2], (level, name, series)),
        day, appointed, name=name, any_of=headers, pair=(0, 1), glued=(level, name), proof=headers[3:],
    )  # fmt: skip


#: A certificate as a row of sheet 证书.
SHEET_FORM: Final = Form(
    ("证书类别", "级别", "名称", "系列", "职业（工种）"),
    lambda texts: _read_row(texts),
    "取得日期",
    "聘任日期",
    occupation="职业（工种）",
    name="名称",
    issuer="发证机构",
    status="证书状态",
    wide=False,
    pair=(1, 2),
)
#: 证书类别 of what a sheet lists whose words are about one ladder only.
_LISTED: Final = {frozenset({"技能"}): "职业技能等级", frozenset({"职称"}): "职称"}
_LEDGER: Final = re.compile("证|台账")
#: What a row of such a sheet may say of a certificate; a trade alone may be the person's.
_OF_ONE: Final = (
    "证书类别", "级别", "名称", "系列", "专业", "取得日期", "聘任日期", "证书编号", "发证机构", "证书状态",
)  # fmt: skip


def _read_row(texts: Sequence[str], listed: str = "") -> ReadCertificate:
    kind, level, name, series, occupation = texts
    return read_certificate(kind, level, name, series, occupation, listed)


def sheet_form(table: Table) -> Form:
    """How a sheet of certificates writes them; on a list of everybody a row may have none."""
    listed = _LISTED.get(table.subjects, "")
    trade = ("职业（工种）",) if _LEDGER.search(table.sheet) else ()
    return replace(
        SHEET_FORM,
        understand=lambda texts: _read_row(texts, listed),
        any_of=(*_OF_ONE, *trade),
    )


def first_of(table: Table, headers: tuple[str, ...]) -> str:
    """The first of some headers that a table has; the first of all where it has none."""
    return next((header for header in headers if header in table.columns), headers[0])


def filled_in(table: Table, headers: tuple[str, ...]) -> Mask:
    """On which records any of some columns is filled in."""
    filled = np.zeros(len(table), np.bool_)
    for header in headers:
        if header in table.columns:
            filled |= ~table.columns[header].blank
    return filled
