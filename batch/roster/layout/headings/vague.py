"""Whose a bare 发证日期 is: that of the certificate columns at its left, or nobody's.

A vague header belongs to the certificate columns at its left; where two could claim it, or
none does, it belongs to nobody and is said, so that the day it would have given stays open.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from batch.roster.certificates.further import of_something_else
from batch.roster.headers import PERSON, SHEETS
from batch.roster.layout.headings.domains import header_in, vague_slot
from batch.roster.layout.headings.leftof import is_appointment, left_of
from batch.roster.layout.headings.reading import Note, Reading, stranger_domain
from batch.roster.layout.headings.subjects import FOREIGN, SKILL, has_other_levels
from batch.roster.layout.headings.trades import POST_TRADE, is_bare_trade

#: What the date of a row's certificate may stand behind on a sheet of certificates.
_OF_A_CERTIFICATE: Final = frozenset(SHEETS["证书"]) - {"身份证号", "工号", "姓名", "取得日期"}
#: Words for a day that say nothing of what day it is.
_BARE_DAYS: Final = frozenset({"时间", "日期", "年月", "年份", "年度"})


def leave_card_days(readings: list[Reading], notes: list[Note]) -> None:
    """A bare 发证日期 behind 身份证号, an honour or a stranger may be theirs, on a sheet of certificates too.

    The sheet's own word 取得日期 is the certificate's wherever it stands, but behind an honour or a degree.
    """
    for before, one in pairwise(readings):
        if one.header == "级别" and one.label.leaf in _BARE_LEVELS and _has_levels_of_its_own(before):
            one.header, one.slot = "", "级别"  # 普通话 | 等级
            notes.append(Note("F02", one.label))
        if one.header == "聘任日期" and is_appointment(before):
            one.header, one.slot = "", "聘任"
            notes.append(Note("F02", one.label))
        if before.header in _OF_A_CERTIFICATE or one.header != "取得日期" or not vague_slot(one.label.leaf):
            continue
        if one.label.leaf == one.header and (before.header or not stranger_domain(before.label.leaf)):
            continue
        one.header, one.slot = "", "日期"
        notes.append(Note("F10", one.label))


def _has_levels_of_its_own(before: Reading) -> bool:
    """Whether a column that nobody reads is of what has levels and is no certificate: 普通话, 英语, 特种作业证."""
    return not before.header and has_other_levels(before.label.leaf)


def give_award_days(readings: list[Reading]) -> None:
    """A bare 时间 is the day of the award on a sheet of awards that names them and has no other day."""
    headers = {one.header for one in readings}
    bare = [one for one in readings if not one.header and one.label.leaf in _BARE_DAYS]
    if "名称" in headers and "取得日期" not in headers and len(bare) == 1:
        bare[0].header = "取得日期"


_BARE_LEVELS: Final = ("等级", "级别")
_SEVERAL: Final = 2


def settle_vague(readings: list[Reading], notes: list[Note]) -> None:
    """Give each bare 发证日期 to the only certificate that can claim it; say so, or that none can."""
    exact = {(one.header, one.number) for one in readings if one.header}
    waiting = [(place, one) for place, one in enumerate(readings) if one.slot and not one.header]
    found = [
        _of_the_same_set(readings, one)
        or _level_of_its_name(readings, place)
        or left_of(readings, place, one.slot)
        for place, one in waiting
    ]
    astray = {slot for slot in ("日期", "级别") if _stand_before(readings, waiting, found, slot)}
    for (place, one), claimants in zip(waiting, found, strict=True):
        if one.slot in astray and (one.slot == "级别" or claimants[:1] != [FOREIGN]):
            if one.slot == "级别":
                one.slot = ""  # heard as any column that nobody reads
            else:
                notes.append(Note("F10", one.label))
            continue
        able = [domain for domain in claimants if domain == FOREIGN or header_in(domain, one.slot)]
        free = [d for d in able if d == FOREIGN or (header_in(d, one.slot), one.number) not in exact]
        if free and len(free) == 1 and free[0] != FOREIGN and claimants[0] != FOREIGN:
            one.header, one.domain = header_in(free[0], one.slot), free[0]
            notes.append(Note("F12", one.label, one.header))
        elif one.slot == "日期" and claimants[:1] != [FOREIGN]:
            notes.append(Note("F10", one.label))
        elif one.label.leaf in _BARE_LEVELS and not _is_of_something_else(
            readings[place - 1] if place else None
        ):
            one.slot = ""  # nobody's, and heard as any column that nobody reads: 技能等级 高级工 | 等级 技师
        else:
            notes.append(Note("F02", one.label))


def _stand_before(
    readings: list[Reading], waiting: list[tuple[int, Reading]], found: list[list[str]], slot: str
) -> bool:
    """Whether several bare days, or levels, stand before their certificates: the first is behind the person's own columns."""
    own = [
        (place, claimants) for (place, one), claimants in zip(waiting, found, strict=True) if one.slot == slot
    ]
    if len(own) < _SEVERAL:
        return False
    place, claimants = own[0]
    behind = place > 0 and readings[place - 1].header in PERSON
    return not all(claimants for _, claimants in own) or (behind and claimants == [FOREIGN])


def _is_of_something_else(before: Reading | None) -> bool:
    """Whether a level behind this column is its: 特种作业证 | 等级, 英语 | 等级."""
    return before is not None and (
        before.domain == FOREIGN or (not before.header and of_something_else(before.label.leaf))
    )


def _of_the_same_set(readings: list[Reading], vague: Reading) -> list[str]:
    """The certificates whose columns carry the same number: 取得日期2 is of 技能等级2."""
    if not vague.number:
        return []
    return sorted(
        {one.domain for one in readings if one.header and one.domain and one.number == vague.number}
    )


def _level_of_its_name(readings: list[Reading], place: int) -> list[str]:
    """Whose a level is that stands directly behind a trade or the name of a title, whatever stands before."""
    before = readings[place - 1] if place and readings[place].slot == "级别" else None
    if before is None:
        return []
    if before.header == POST_TRADE and is_bare_trade(before.label.leaf):
        return [SKILL]
    return (
        [before.domain] if before.header in ("技能证书职业（工种）", "职称名称") and not before.number else []
    )
