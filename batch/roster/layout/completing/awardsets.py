"""Awards in columns of a person's own row: 荣誉名称 | 荣誉级别 | 获奖时间, once or several times, as the one text that they say.

The level, the rank and the day directly behind a name are its own. Beside several names in one cell there are as many
of them, or nobody can tell whose they are, and they stay written beside all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from batch.roster.cells import Column
from batch.roster.celltext import is_nothing, text_of
from batch.roster.elsewhere import AWARDS, SEE
from batch.roster.layout.headings.claims import Claims
from batch.roster.layout.headings.labels import Label, known, known_set
from batch.roster.layout.headings.subjects import AWARDED, domain_of
from batch.sheets.address import column_letter

_SHEET: Final = "荣誉竞赛"
_FACTS: Final = ("级别", "类别", "奖次", "取得日期")
_DAYS: Final = frozenset({"时间", "日期", "年月", "年份", "年度"})
_BETWEEN: Final = re.compile(r"[；;\n\r]+")


#: Who gave an award, between its name and its day.
_GIVER: Final = re.compile("(?:颁奖|授予|表彰|颁发|颁证|发证|批准|授奖|奖励)(?:单位|机关|机构|部门)")


@dataclass(frozen=True)
class AwardSet:
    """The columns of one award: its name's and those of its facts."""

    name: Label
    facts: tuple[Label, ...]
    read: bool  # whether its name stands under 荣誉奖项

    @property
    def own(self) -> tuple[Label, ...]:
        """Those that nobody else reads."""
        return self.facts if self.read else (self.name, *self.facts)


def award_sets(labels: Sequence[Label], claims: Claims) -> list[AwardSet]:
    """The awards of a table of people, which take their columns from those that nobody reads."""
    taken = {
        *claims.columns.values(),
        *(one for more in claims.doubles.values() for one in more),
        *claims.left,
    }
    found: list[AwardSet] = []
    for place, first in enumerate(labels):
        read = first.index == claims.columns.get(AWARDS)
        named = _fact(first) == "名称" and "赛" not in first.leaf  # contests are of many kinds, and open
        if read or (first.index not in taken and named):
            facts = tuple(_facts_behind(labels[place + 1 :], taken))
            if facts:
                found.append(AwardSet(first, facts, read))
    used = {label.index for one in found for label in one.own}
    claims.strangers[:] = [one for one in claims.strangers if one.index not in used]
    claims.notes[:] = [one for one in claims.notes if one.label.index not in used]
    return found


def _facts_behind(labels: Sequence[Label], taken: Set[int]) -> Iterator[Label]:
    seen = set[str]()
    for label in labels:
        fact = _fact(label)
        if label.index in taken or fact in seen or (fact not in _FACTS and not _GIVER.fullmatch(label.leaf)):
            return
        if fact:
            seen.add(fact)
            yield label


def _fact(label: Label) -> str:
    """Which fact of an award a column is; empty for none."""
    kind = known(_SHEET, label.leaf) or next(iter(known_set(_SHEET, label.leaf) or ()), "")
    awarded = domain_of("".join((*label.groups, label.leaf))) == AWARDED
    if label.groups and awarded and label.leaf in _DAYS:
        return "取得日期"
    own = awarded or known(_SHEET, label.leaf) is not None
    return str(kind) if own and (not label.groups or awarded) and _says_more(label, awarded) else ""


def _says_more(label: Label, awarded: bool) -> bool:
    """Whether a header is of an award by its own words: 名称 and 发证日期 may be of anything."""
    return awarded or re.search("奖|荣誉|称号|竞赛|大赛|比赛|赛事|表彰|名次|授予", label.leaf) is not None


def in_one_text(
    columns: dict[str, Column], sets: Sequence[AwardSet], cells: Sequence[npt.NDArray[np.object_]]
) -> None:
    """Write what each set says under 荣誉奖项, behind what stands there already."""
    if not sets:
        return
    own = columns.get(AWARDS)
    raw = own.raw if own is not None else np.full(cells[sets[0].name.index].size, "", np.object_)
    texts = [[] if any(one.read for one in sets) or is_nothing(cell) else [text_of(cell)] for cell in raw]
    for one in sets:
        names = raw if one.read else cells[one.name.index]
        facts = [cells[label.index] for label in one.facts]
        for row, said in enumerate(texts):
            said += filter(None, [_said(names[row], [fact[row] for fact in facts])])
    fresh = np.array(["；".join(told) for told in texts], np.object_)
    fresh = np.where(fresh == "", raw, fresh)  # 无 stays 无
    letter = own.letter if own is not None else column_letter(sets[0].name.index)
    columns[AWARDS] = Column(AWARDS, fresh.astype(np.object_), letter)


def _said(name: Any, facts: Sequence[Any]) -> str:
    """A name and its facts as one text; several names with as many of each fact one by one."""
    told = [text_of(fact) for fact in facts if not is_nothing(fact)]
    if is_nothing(name):
        return SEE if told else ""
    names, *parts = (
        [part.strip() for part in _BETWEEN.split(text) if part.strip()] for text in (text_of(name), *told)
    )
    if len(names) > 1 and any(len(part) != len(names) for part in parts):
        return f"{text_of(name)}（{'，'.join(told)}）"
    if len(names) > 1:
        return "；".join(" ".join(one) for one in zip(names, *parts, strict=True))
    return " ".join((text_of(name), *told))
