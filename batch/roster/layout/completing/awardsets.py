"""Awards in columns of a person's own row: 荣誉名称 | 荣誉级别 | 获奖时间, once or several times, as the one text that they say.

The level, the rank and the day directly behind a name are its own. Beside several names in one cell there are as many
of them, or nobody can tell whose they are, and all of them are in doubt.

A level or a day that stands apart from the only name there is is that name's; beside several names it is anybody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from batch.roster.awards.doubt import AWARD_DOUBT
from batch.roster.cells import Column
from batch.roster.celltext import is_nothing, text_of
from batch.roster.elsewhere import AWARDS, SEE, say_elsewhere
from batch.roster.issues import Issues
from batch.roster.layout.completing.awardtexts import DAY, matters, told
from batch.roster.layout.headings.claims import Claims
from batch.roster.layout.headings.labels import Label, known, known_set
from batch.roster.layout.headings.subjects import AWARDED, domain_of
from batch.sheets.address import column_letter

Cells = npt.NDArray[np.object_]
_SHEET: Final = "荣誉竞赛"
_FACTS: Final = ("级别", "类别", "奖次", "取得日期")
_DAYS: Final = frozenset({"时间", "日期", "年月", "年份", "年度"})
#: The day of an award by its own words: 奖项时间, 荣誉称号取得日期.
_DAY: Final = re.compile(
    "(?:奖项|荣誉|荣誉称号|荣誉奖项|获奖|称号|奖励|表彰)(?:取得|获得|获|授予|颁发)?的?(?:时间|日期|年月|年份)"
)
#: The same behind a name, where a header says no more than what it is.
_BARE: Final = {
    "级别": "级别",
    **dict.fromkeys((*_DAYS, "取得时间", "取得日期", "获得时间", "获得日期"), DAY),
}
#: A level of certificates.
_CERTIFIED: Final = re.compile(
    "技师|[初中高]级[工职]|工程师|技术员|[正副]高|[一二三四五1-5]级|[初中高]级|员级|助理级?"
)

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


@dataclass
class Awarded:
    """The awards of a table of people, and the facts of which nobody can tell whose they are."""

    sets: list[AwardSet]
    stray: list[Label]

    @property
    def heard(self) -> list[Label]:
        """The columns that nobody else reads."""
        return [*(label for one in self.sets for label in one.own), *self.stray]


def award_sets(labels: Sequence[Label], claims: Claims, cells: Sequence[Cells]) -> Awarded:
    """The awards of a table of people, which take their columns from those that nobody reads."""
    taken = {
        *claims.columns.values(),
        *(one for more in claims.doubles.values() for one in more),
        *claims.left,
    }
    found: list[AwardSet] = []
    contests = set[int]()
    for place, first in enumerate(labels):
        read = first.index == claims.columns.get(AWARDS)
        named = first.index not in taken and _fact(first) == "名称"
        if named or read:
            facts = tuple(_facts_behind(labels[place + 1 :], taken, cells))
            if named and "赛" in first.leaf:  # contests are of many kinds, and open
                contests |= {one.index for one in facts}
            else:
                found.append(AwardSet(first, facts, read))
    used = {one.index for each in found for one in each.facts} | taken | contests
    apart = [one for one in labels if one.index not in used and _fact(one) in _FACTS]
    awarded = _with_facts_apart(found, apart)
    heard = {label.index for label in awarded.heard}
    claims.strangers[:] = [one for one in claims.strangers if one.index not in heard]
    claims.notes[:] = [one for one in claims.notes if one.label.index not in heard]
    return awarded


def _with_facts_apart(found: list[AwardSet], apart: list[Label]) -> Awarded:
    """Sets with what stands apart from their names; what a name has already, or any of several may have, is stray."""
    if len(found) == 1:
        (one,) = found
        own = {_fact_behind(label) for label in one.facts}
        more = [label for label in apart if _fact(label) not in own]
        more = [label for label in more if sum(_fact(label) == _fact(other) for other in more) == 1]
        found = [AwardSet(one.name, (*one.facts, *more), one.read)]
        apart = [label for label in apart if label not in more]
    sets = [one for one in found if one.facts]
    return Awarded(sets, apart if sets or any(one.read for one in found) else [])


def _facts_behind(labels: Sequence[Label], taken: Set[int], cells: Sequence[Cells]) -> Iterator[Label]:
    seen = set[str]()
    for label in labels:
        fact = _fact_behind(label)
        other = fact not in _FACTS and not _GIVER.fullmatch(label.leaf)
        if label.index in taken or fact in seen or other or not _may_be(label, fact, cells):
            return
        if fact:
            seen.add(fact)
            yield label


def _may_be(label: Label, fact: str, cells: Sequence[Cells]) -> bool:
    """Whether a level that does not say of what may be an award's by all its cells."""
    if fact != "级别" or _fact(label):
        return True
    return not any(_CERTIFIED.search(text_of(cell)) for cell in cells[label.index] if not is_nothing(cell))


def _fact_behind(label: Label) -> str:
    return _fact(label) or ("" if label.groups else _BARE.get(label.leaf, ""))


def _fact(label: Label) -> str:
    """Which fact of an award a column is; empty for none."""
    kind = known(_SHEET, label.leaf) or next(iter(known_set(_SHEET, label.leaf) or ()), "")
    awarded = domain_of("".join((*label.groups, label.leaf))) == AWARDED
    if (label.groups and awarded and label.leaf in _DAYS) or (not kind and _DAY.fullmatch(label.leaf)):
        return DAY
    own = awarded or known(_SHEET, label.leaf) is not None
    return str(kind) if own and (not label.groups or awarded) and _says_more(label, awarded) else ""


def _says_more(label: Label, awarded: bool) -> bool:
    """Whether a header is of an award by its own words: 名称 and 发证日期 may be of anything."""
    return awarded or re.search("奖|荣誉|称号|竞赛|大赛|比赛|赛事|表彰|名次|授予", label.leaf) is not None


def in_one_text(columns: dict[str, Column], awarded: Awarded, cells: Sequence[Cells], issues: Issues) -> None:
    """Write what each set says under 荣誉奖项, behind what stands there already, and what is in doubt beside it."""
    sets, own = awarded.sets, columns.get(AWARDS)
    if not sets and (own is None or not awarded.stray):
        return
    raw = own.raw if own is not None else np.full(cells[sets[0].name.index].size, "", np.object_)
    texts = [[] if any(one.read for one in sets) or is_nothing(cell) else [text_of(cell)] for cell in raw]
    stray = [(_fact(label), cells[label.index]) for label in awarded.stray]
    unclear = [
        [text_of(cells[row]) for fact, cells in stray if matters(fact, cells[row], issues)]
        for row in range(len(texts))
    ]
    nameless: list[list[str]] = [[] for _ in texts]
    for one in sets:
        names = raw if one.read else cells[one.name.index]
        facts = [(_fact_behind(label), cells[label.index]) for label in one.facts]
        for row in range(len(texts)):
            said = told(names[row], [(fact, column[row]) for fact, column in facts], issues)
            for where, text in ((texts, said.text), (unclear, said.unclear), (nameless, said.nameless)):
                where[row] += [text] if text else []
    letter = own.letter if own is not None else column_letter(sets[0].name.index)
    fresh = joined(texts, raw)  # 无 stays 无
    unnamed = joined(
        [[*one, *([] if said else more)] for said, one, more in zip(texts, nameless, unclear, strict=True)]
    )
    fresh = np.where((unnamed != "") & (joined(texts) == ""), SEE, fresh).astype(np.object_)
    columns[AWARDS] = Column(AWARDS, fresh, letter)
    say_elsewhere(columns, np.where(fresh == SEE, "", unnamed).astype(np.object_), letter)
    doubt = joined(unclear)
    if np.any(doubt != ""):
        columns[AWARD_DOUBT] = Column(AWARD_DOUBT, doubt, letter)


def joined(texts: Sequence[Sequence[str]], blank: Cells | None = None) -> Cells:
    """What is said on each row, several by semicolons; ``blank`` where nothing is."""
    found = np.array(["；".join(one) for one in texts], np.object_)
    return found if blank is None else np.where(found == "", blank, found).astype(np.object_)
