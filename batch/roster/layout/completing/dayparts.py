"""A day in two or three columns: 年 | 月 | 日 below 取得时间, or 取得年 | 取得月 | 取得日.

They are one column, called by what they are the day of, and a cell of it is what its parts say together: 2015, 6 and 1
are 2015年6月1日. What cannot be put together (a day without its month) is a text that is no date, and is said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from batch.language.text import squeeze
from batch.roster.celltext import is_nothing, text_of
from batch.roster.headers import PERSON, SHEETS
from batch.roster.layout.headings.domains import slot_of
from batch.roster.layout.headings.labels import Label, forms, known
from batch.roster.layout.headings.levelheaders import is_level, level_header
from batch.roster.layout.headings.subjects import SKILL, TITLE, domain_of
from batch.roster.leaving.words import says_left
from batch.sheets.sheet import Sheet

_PART: Final = re.compile(r"(?P<stem>.*?)\(?(?P<part>年|月|日)(?:份|度)?\)?")
_ORDER: Final = "年月日"
#: In which the parts of a day may stand.
_ORDERS: Final = frozenset({"年月", "年月日", "月年", "日月年", "月日年"})
_UNIT: Final = re.compile("[年月日号](?:份|度)?$")
_OF_A_DAY: Final = re.compile(".*(?:时间|日期)")
#: What is no word of a day and stands for one: 证书有效期至.
_UNTIL: Final = re.compile(".*(?:有效期[至到限]?|到期|届满|期满|截止|失效)")
_HOURS: Final = frozenset({"总学时", "公需学时"})

#: The columns of each day: of its year, its month and perhaps its day.
Days = tuple[tuple[int, ...], ...]


def is_day_part(word: str) -> bool:
    """Whether a word of a header's lower line is such a part: 年, 月, 日."""
    return word in _ORDER and len(word) == 1


def days_together(labels: Sequence[Label]) -> tuple[tuple[Label, ...], Days]:
    """The labels with those of one day as one, and which columns these are."""
    found: list[Label] = []
    days: list[tuple[int, ...]] = []
    place = 0
    of_hours = _are_hours(labels)
    while place < len(labels):
        parts = _parts_at(labels, place)
        if not any(parts.values()) and not labels[place].groups and (of_hours or _is_period(labels[:place])):
            parts = {}
        label = _named(labels[place], list(parts.values())) if parts else None
        if label is None:
            found.append(labels[place])
            place += 1
        else:
            own = labels[place : place + len(parts)]
            columns = dict(zip(parts, (one.index for one in own), strict=True))
            day = tuple(columns[part] for part in _ORDER if part in columns)
            found.append(replace(label, index=day[0], shown="、".join(one.shown for one in own)))
            days.append(day)
            place += len(parts)
    return tuple(found), tuple(days)


def _are_hours(labels: Sequence[Label]) -> bool:
    """Whether a list is of hours: its 年 is the year that they count for, whatever the month."""
    hours = any(known("继续教育", one.leaf) in _HOURS for one in labels)
    return hours and not any(domain_of(one.leaf) in (SKILL, TITLE) for one in labels)


def _is_period(before: Sequence[Label]) -> bool:
    """Whether 年 and 月 behind some columns are of the list and no day of theirs: before the names, behind a day."""
    named = any(known("人员", one.leaf) in PERSON for one in before)
    return not named or _is_of_a_day(before[-1].leaf) or _OF_A_DAY.fullmatch(before[-1].leaf) is not None


def _parts_at(labels: Sequence[Label], place: int) -> dict[str, str]:
    """年, 月 and 日 with what stands before each in the labels from a place on, in their order; empty where no day begins."""
    stems: dict[str, str] = {}
    for label in labels[place : place + len(_ORDER)]:
        form = next((hit for one in forms(label.leaf)[:2] if (hit := _PART.fullmatch(one))), None)
        first = labels[place]
        own = first.groups[len(first.groups) - len(label.groups) :]  # of an upper line that is not merged
        beside = label.index == first.index + len(stems) and label.groups == own
        if form is None or form["part"] in stems or not beside or known("人员", label.leaf):
            break
        if stems and form["stem"] not in ("", next(iter(stems.values()))):
            break
        stems[form["part"]] = form["stem"]
    order = "".join(stems)
    if order in _ORDERS:
        return stems
    return {part: stems[part] for part in order[:2]} if order[:2] == _ORDER[:2] else {}


def _named(first: Label, stems: Sequence[str]) -> Label | None:
    """The label of the day whose year's label is the ``first``; None where nothing says that it is one."""
    name = stems[0] or (first.groups[-1] if first.groups else "")
    if not name:
        return replace(first, leaf="日期")
    if not stems[0] and is_level(name):  # 技师{年, 月}
        return replace(first, leaf=f"{name}取得日期", groups=first.groups[:-1])
    told = _OF_A_DAY.fullmatch(name) is not None or _UNTIL.fullmatch(name) is not None
    leaf = name if told else next((one for one in (name, f"{name}日期") if _is_of_a_day(one)), "")
    if not leaf and says_left(name):
        leaf = f"{name}日期"
    if leaf:
        return replace(first, leaf=leaf, groups=first.groups if stems[0] else first.groups[:-1])
    return replace(first, leaf="日期") if not stems[0] and domain_of(name) in (SKILL, TITLE) else None


def _is_of_a_day(text: str) -> bool:
    own = any((known(kind, text) or "").endswith("日期") for kind in SHEETS)
    return own or slot_of(text) == "日期" or level_header(text) is not None


def join_days(
    sheet: Sheet, days: Days, cells: list[npt.NDArray[np.object_]], numbers: npt.NDArray[np.int32]
) -> None:
    """Put the cells of each day together in its first column; ``numbers``: the rows of the table."""
    for columns in days:
        parts = zip(*(cells[column] for column in columns), strict=True)
        whole = [_whole(part) for part in parts]
        for place, row in enumerate(numbers.tolist() if sheet.struck else ()):
            if any((row, column) in sheet.struck for column in columns):
                whole[place] = f"{whole[place]}（有删除线）"
        fresh = np.empty(len(whole), np.object_)
        fresh[:] = whole
        cells[columns[0]] = fresh


def _whole(parts: Sequence[Any]) -> Any:
    """What a year, a month and a day say together; what stands under the year alone stays as it is."""
    texts = ["" if is_nothing(cell) else squeeze(text_of(cell)) for cell in parts]
    if not any(texts[1:]) or (len(set(texts)) == 1 and not texts[0].isdigit()):
        return parts[0]
    told = zip(texts, _ORDER, strict=False)
    return "".join(f"{_UNIT.sub('', text)}{unit}" for text, unit in told if text)
