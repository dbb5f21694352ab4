"""Titles as somebody is appointed to them (现聘职称, 聘任职称), on a table that has no other column of titles.

Who is appointed to a title holds it, and perhaps a higher one that no post was free for; whom no post was free for at
all holds one all the same. So what is written is held, and that there is nothing higher is never certain. The day of
the appointment is not that of the certificate.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from batch.days.moments import Mask
from batch.language.text import squeeze
from batch.roster.cells import Column
from batch.roster.celltext import text_of
from batch.roster.certificates.further import OTHER_LEVELS
from batch.roster.headers import header_table
from batch.roster.layout.headings.labels import Label, forms
from batch.roster.layout.headings.reading import Note, Reading
from batch.roster.layout.headings.subjects import SKILL, TITLE

_NAME, _RANK, _DAY = "职称名称", "职称级别", "职称聘任日期"
_BY: Final = "(?:现|目前|当前|本单位)?(?:现?聘任?|聘用|受聘|所聘|被聘|在聘|任)的?"
_APPOINTED: Final = re.compile(
    rf"{_BY}(?:(?:专业)?技术)?(?:职称|(?<=技术)职务|(?<=技术)资格)(?P<what>名称|等级|级别|情况|信息)?"
    r"|职称\((?:现聘|聘任|现聘任|在聘|已聘)\)"
)
_SINCE: Final = re.compile(
    rf"{_BY}(?:(?:专业)?技术)?(?:职称|职务|资格)?的?(?:起始?)?(?:时间|日期|年月)|起聘(?:时间|日期|年月)"
)

#: A post that people are appointed to, and no day of it: 现聘岗位, 受聘岗位等级.
_POST: Final = re.compile(rf"(?:{_BY})?(?:行政)?(?:岗位?|职务|职级)(?:名称|等级|级别|类别|情况)?")


def give_appointed(readings: Sequence[Reading], notes: list[Note]) -> bool:
    """Let the column of the title that somebody is appointed to be their title's, where there is no other one."""
    if any(one.header.partition("#")[0] in (_NAME, _RANK) and not _form(one) for one in readings):
        return False
    found: dict[str, Reading] = {}
    for one in readings:
        if form := _form(one):
            ranked = form["what"] in ("等级", "级别")
            found.setdefault(one.header or (_RANK if ranked else _NAME), one)
    for header, one in found.items():
        one.header, one.domain, one.slot = header, TITLE, ""
        notes.append(Note("F23", one.label))
    days = [
        one for one in readings if not one.label.groups and any(map(_SINCE.fullmatch, forms(one.label.leaf)))
    ]
    alone = len(days) == 1 and not any(one.header == _DAY for one in readings if one is not days[0])
    if found and alone and _is_since(readings, days[0]):
        days[0].header, days[0].domain, days[0].slot = _DAY, TITLE, ""
    return bool(found)


def _is_since(readings: Sequence[Reading], day: Reading) -> bool:
    """Whether a day is the title's: it says so, or what it stands behind is no post and no other certificate."""
    if "职称" in day.label.leaf or day.header == _DAY:
        return True
    at = readings.index(day)
    behind = next((one for one in reversed(readings[:at]) if _has_a_day(one)), None)
    return (
        behind.domain == TITLE
        if behind
        else all(one.domain == TITLE for one in readings[at:] if _has_a_day(one))
    )


def _has_a_day(one: Reading) -> bool:
    """Whether a column is of something that people are appointed to: a title, a post, a level of skill."""
    post = not one.header and _POST.fullmatch(one.label.leaf) is not None
    return one.domain in (TITLE, SKILL) or post


def _form(one: Reading) -> re.Match[str] | None:
    """Whether a column is of such titles, by its own words or its group's; 现任专业技术职务 is what forms call the title."""
    text = one.label.leaf
    if one.label.groups:
        text = one.label.groups[-1] if one.header in (_NAME, _RANK) else ""
    if text in header_table()["人员"]:
        return None
    return next((found for form in forms(text)[:2] if (found := _APPOINTED.fullmatch(form))), None)


#: Whether somebody is appointed at all, and what says that they are not.
_IS_APPOINTED: Final = re.compile(
    "(?:是否|有无)(?:已|现|被|在|受)?聘[任用]?(?:职称|职务)?|聘[任用]?(?:与否|状态|情况)"
)
_NOT: Final = re.compile("[否无未没不×x].*|待聘|解聘|低聘", re.IGNORECASE)


def with_more_titles(
    columns: dict[str, Column], strangers: Iterable[tuple[Label, Column]], used: Mask
) -> None:
    """Say of everybody on such a table that there may be a title that no column tells.

    Where another column says that they are not appointed, nobody can tell what the title is: 现聘职称 工程师 | 是否聘任 否.
    """
    for label, column in strangers:
        if not _IS_APPOINTED.fullmatch(label.leaf):
            continue
        denied = column.each(lambda cell: _NOT.fullmatch(squeeze(text_of(cell))) is not None, np.bool_)
        for title in [columns[header] for header in (_NAME, _RANK) if header in columns]:
            raw = title.raw.copy()
            for row in np.flatnonzero(denied & ~title.blank):
                raw[row] = f"{text_of(raw[row])}；{label.leaf}：{text_of(column.raw[row])}"
            columns[title.header] = Column(title.header, raw, title.letter)
    own = columns.get(OTHER_LEVELS)
    said = np.where(used, TITLE, "") if own is None else own.raw + np.where(used, TITLE, "")
    columns[OTHER_LEVELS] = Column(OTHER_LEVELS, said.astype(np.object_), "")
