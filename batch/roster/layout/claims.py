"""Which column is which header: exact words first, then whose a bare 发证日期 is, then sets and doubles.

A vague header belongs to the certificate columns at its left; where two could claim it, or
none does, it belongs to nobody and is said, so that the day it would have given stays open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, NamedTuple

from batch.language.text import squeeze
from batch.roster.headers import SHEETS, header_table
from batch.roster.layout.domains import (
    APPLIED,
    ASSESSED,
    FAMILY,
    FOREIGN,
    HOURS,
    SKILL,
    STUDY,
    TITLE,
    domain_of,
    domain_of_header,
    header_in,
    of_a_year,
    slot_of,
    slot_of_header,
    vague_slot,
)
from batch.roster.layout.labels import Label, known, known_set, numbered, yearly_header

_HOW: Final = {
    "F02": "其他证书的，不读",
    "F10": "看不出是哪个证书的",
    "F12": "左边的列",
    "F03": "与另一列同义",
}
_POST_TRADE: Final = "现岗位职业（工种）"


class Note(NamedTuple):
    """What is to be said about a column: a code of the catalogue and the word it needs."""

    code: str
    label: Label
    more: str = ""


@dataclass
class Claims:
    """The columns of one table by canonical header; further sets of certificates as ``技能等级#2``."""

    columns: dict[str, int] = field(default_factory=dict)
    doubles: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    strangers: list[Label] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    how: dict[int, str] = field(default_factory=dict)  # column → why it was understood so, for people
    mapped: bool = False  # by the sender's column map


@dataclass
class _Reading:
    """One label: the header it is, or why it is none yet."""

    label: Label
    header: str = ""
    domain: str = ""  # whose certificate it is part of, or that it is somebody else's
    slot: str = ""  # the fact it would be, were it known whose
    number: int = 0  # of its set, where the header says it


def claims_of(kind: str, labels: Sequence[Label], given: Mapping[int, str] | None = None) -> Claims:
    """What each column of a table of a sheet kind is; ``given``: column → header that a person gave it.

    A given header stands before every rule; an empty one is not read.
    """
    readings = [_given(label, given) or _read(kind, label) for label in labels]
    claims = Claims(mapped=given is not None)
    if kind == "人员":
        _trades_of_certificates(readings)
        _settle_vague(readings, claims)
    elif kind == "证书":
        _leave_card_days(readings, claims)
    numbers = _sets(readings, claims) if kind == "人员" else {}
    _enter(readings, numbers, claims)
    _explain(readings, given or {}, claims)
    return claims


def _enter(readings: Iterable[_Reading], numbers: Mapping[int, int], claims: Claims) -> None:
    """Write the readings into the claims; ``numbers``: column → its set of certificates."""
    for reading in readings:
        number = numbers.get(reading.label.index, 1)
        if not reading.header:
            if not reading.slot:
                claims.strangers.append(reading.label)
        elif number == 0:
            pass  # said already
        else:
            key = reading.header if number == 1 else f"{reading.header}#{number}"
            if key in claims.columns:
                claims.doubles[key].append(reading.label.index)
                claims.notes.append(Note("F03", reading.label))
            else:
                claims.columns[key] = reading.label.index


def _explain(readings: Iterable[_Reading], given: Mapping[int, str], claims: Claims) -> None:
    said = {note.label.index: note.code for note in claims.notes}
    for one in readings:
        index, code = one.label.index, said.get(one.label.index, "")
        if index in given:
            how = "列对应"
        elif code in _HOW:
            how = _HOW[code]
        elif not one.header:
            how = "其他证书或申报内容，不读" if one.domain == FOREIGN else "不认识"
        elif one.label.groups:
            how = "上面的合并表头"
        elif one.number:
            how = f"第{one.number}组"
        else:
            how = "标准表头" if squeeze(one.header) == one.label.leaf else "同义词"
        claims.how[index] = how


def _given(label: Label, given: Mapping[int, str] | None) -> _Reading | None:
    if given is None or label.index not in given:
        return None
    header, _, number = given[label.index].partition("#")
    return _Reading(label, header, domain_of_header(header), number=int(number or 0))


def _read(kind: str, label: Label) -> _Reading:
    return _read_own(label) if kind == "人员" else _read_of(kind, label)


def _read_of(kind: str, label: Label) -> _Reading:
    """A column of a sheet that has one thing on a row: its groups and its word together."""
    if _of_both(label.leaf) and label.leaf not in header_table()[kind]:
        return _Reading(label)
    names = ["".join((*label.groups[start:], label.leaf)) for start in range(len(label.groups) + 1)]
    return _Reading(label, next((found for name in reversed(names) if (found := known(kind, name))), ""))


def _read_own(label: Label) -> _Reading:
    """A column of a person's own row."""
    kind = "人员"
    groups = "".join(label.groups)
    domain = domain_of(groups) if groups else ""
    if _of_both(groups) or (
        known(kind, label.leaf) and label.leaf not in header_table()[kind] and _of_both(label.leaf)
    ):
        return _Reading(label, slot="级别")  # of which ladder, nobody can tell: 职称（技能等级）
    if domain:
        return _in_group(label, domain)
    if domain_of(label.leaf) in (APPLIED, FAMILY) and not known(kind, label.leaf):
        return _Reading(label, domain=FOREIGN)
    slot = vague_slot(label.leaf)
    if slot:
        return _Reading(label, slot=slot)
    for stem, number in numbered(label.leaf):
        if vague_slot(stem) and not known(kind, label.leaf):
            return _Reading(label, slot=vague_slot(stem), number=number)
    header = known(kind, label.leaf) or ""
    if header:
        return _Reading(label, header, domain_of_header(header))
    in_set = known_set(kind, label.leaf)
    if in_set:
        return _Reading(label, in_set[0], domain_of_header(in_set[0]), number=in_set[1])
    return _Reading(label, domain=_stranger_domain(label.leaf))


def _of_both(text: str) -> bool:
    """Whether a header speaks of a skill level in brackets behind a title, or the other way round."""
    stem, bracket, hint = text.partition("(")
    return bool(bracket) and {domain_of(stem), domain_of(hint)} == {SKILL, TITLE}


def _in_group(label: Label, domain: str) -> _Reading:
    if domain in (APPLIED, FAMILY, FOREIGN):
        return _Reading(label, domain=FOREIGN)
    if domain in (ASSESSED, HOURS):
        return _Reading(label, of_a_year(domain, label.leaf) or known("人员", label.leaf) or "")
    header = known("人员", label.leaf) or ""
    if domain in (SKILL, TITLE):
        own = header if domain_of_header(header) == domain and not vague_slot(label.leaf) else ""
        return _Reading(label, own or header_in(domain, slot_of(label.leaf)), domain)
    if slot_of(label.leaf) in ("日期", "编号", "级别"):
        return _Reading(label, domain=FOREIGN)  # a day of 学历 or 荣誉, of which no column is known
    return _Reading(label, header, domain_of_header(header))


def _stranger_domain(leaf: str) -> str:
    """Whether a stranger's columns could be another certificate, whose date then stands at its right."""
    domain = domain_of(leaf)
    if domain in (SKILL, TITLE):
        return domain
    return FOREIGN if domain or any(word in leaf for word in ("证", "资格", "许可", "职务", "岗位")) else ""


#: What the date of a row's certificate may stand behind on a sheet of certificates.
_OF_A_CERTIFICATE: Final = frozenset(SHEETS["证书"]) - {"身份证号", "工号", "姓名", "取得日期"}


def _leave_card_days(readings: list[_Reading], claims: Claims) -> None:
    """A bare 发证日期 behind 身份证号, an honour or a stranger may be theirs, on a sheet of certificates too.

    The sheet's own word 取得日期 is the certificate's wherever it stands, but behind an honour or a degree.
    """
    for before, one in pairwise(readings):
        if before.header in _OF_A_CERTIFICATE or one.header != "取得日期" or not vague_slot(one.label.leaf):
            continue
        if one.label.leaf == one.header and (before.header or not _stranger_domain(before.label.leaf)):
            continue
        one.header, one.slot = "", "日期"
        claims.notes.append(Note("F10", one.label))


def _trades_of_certificates(readings: list[_Reading]) -> None:
    """工种 twice, each beside a 技能等级, is the certificates' and not the post's."""
    bare = [
        place for place, one in enumerate(readings)
        if one.header == _POST_TRADE and _is_bare_trade(one.label.leaf)
    ]  # fmt: skip
    levels = {one.number for one in readings if one.header == "技能等级" and one.number}
    for place in bare:
        if readings[place].number in levels:
            readings[place].header, readings[place].domain = "技能证书职业（工种）", SKILL
    beside = [place for place in bare if any(_is_skill_level(readings, place + step) for step in (-1, 1))]
    if len(beside) >= 2:
        for place in beside:
            readings[place].header, readings[place].domain = "技能证书职业（工种）", SKILL


def _is_bare_trade(leaf: str) -> bool:
    return any(slot_of(form) == "工种" for form in (leaf, *(stem for stem, _ in numbered(leaf))))


def _is_skill_level(readings: list[_Reading], place: int) -> bool:
    return 0 <= place < len(readings) and readings[place].header == "技能等级"


def _settle_vague(readings: list[_Reading], claims: Claims) -> None:
    """Give each bare 发证日期 to the only certificate that can claim it; say so, or that none can."""
    exact = {(one.header, one.number) for one in readings if one.header}
    waiting = [(place, one) for place, one in enumerate(readings) if one.slot and not one.header]
    found = [_of_the_same_set(readings, one) or _left_of(readings, place, one.slot) for place, one in waiting]
    days = [claimants for (_, one), claimants in zip(waiting, found, strict=True) if one.slot == "日期"]
    astray = len(days) > 1 and not all(days)  # dates that stand before their certificates
    for (_, one), claimants in zip(waiting, found, strict=True):
        if astray and one.slot == "日期" and claimants[:1] != [FOREIGN]:
            claims.notes.append(Note("F10", one.label))
            continue
        able = [domain for domain in claimants if domain == FOREIGN or header_in(domain, one.slot)]
        free = [d for d in able if d == FOREIGN or (header_in(d, one.slot), one.number) not in exact]
        if free and len(free) == 1 and free[0] != FOREIGN and claimants[0] != FOREIGN:
            one.header, one.domain = header_in(free[0], one.slot), free[0]
            claims.notes.append(Note("F12", one.label, one.header))
        elif one.slot == "日期" and claimants[:1] != [FOREIGN]:
            claims.notes.append(Note("F10", one.label))
        else:
            claims.notes.append(Note("F02", one.label))


def _of_the_same_set(readings: list[_Reading], vague: _Reading) -> list[str]:
    """The certificates whose columns carry the same number: 取得日期2 is of 技能等级2."""
    if not vague.number:
        return []
    return sorted(
        {one.domain for one in readings if one.header and one.domain and one.number == vague.number}
    )


#: The person's own columns that may stand between a certificate and its date.
_BETWEEN: Final = frozenset(
    {
        "姓名",
        "工号",
        "单位名称",
        "统一社会信用代码",
        "部门",
        "性别",
        "出生日期",
        "所在地",
        "单位性质",
        "在岗状态",
        "编制",
        "用工形式",
    }
)


def _left_of(readings: list[_Reading], place: int, slot: str) -> list[str]:
    """The certificates whose columns stand at the left of a place, nearest first, up to the last such fact.

    What could have a date of its own (an honour, a school, a contract, a stranger) ends the search.
    """
    found: list[str] = []
    for one in reversed(readings[:place]):
        if one.slot == slot or (one.header and slot_of_header(one.header) == slot):
            break
        domain = SKILL if one.header == _POST_TRADE and _is_bare_trade(one.label.leaf) else one.domain
        if domain and domain not in found:
            found.append(domain)
        if domain in (FOREIGN, STUDY):
            break
        if domain or one.slot or one.header in _BETWEEN or yearly_header(one.header):
            continue
        if one.label.leaf in ("序号", "编号"):
            continue
        if not found:
            found.append(FOREIGN)
        break
    return found


def _sets(readings: list[_Reading], claims: Claims) -> dict[int, int]:
    """Of which set of certificate columns each is: 1, 2 …; 0 for one that fits no set."""
    numbers: dict[int, int] = {}
    for domain in (SKILL, TITLE):
        own = [one for one in readings if one.domain == domain and one.header]
        current, filled = 1, defaultdict[int, set[str]](set)
        others = [
            one.label.index
            for one in readings
            if FAMILY in map(domain_of, (*one.label.groups, one.label.leaf))
        ]
        for one in own:
            if any(filled[1] and other < one.label.index for other in others):
                numbers[one.label.index] = 0  # behind 师傅 or another person: theirs
                claims.notes.append(Note("F02", one.label))
                continue
            if one.number:
                current = one.number
            elif one.header in filled[current]:
                current += 1
            numbers[one.label.index] = current
            filled[current].add(one.header)
        naming = {header_in(domain, slot) for slot in ("级别", "名称", "工种")}
        orphans = {number for number, headers in filled.items() if number > 1 and not headers & naming}
        _drop_orphans(own, numbers, orphans, claims)
    return numbers


def _drop_orphans(
    own: Iterable[_Reading], numbers: dict[int, int], orphans: set[int], claims: Claims
) -> None:
    """A second date with no second certificate leaves all dates of that kind open: whose is it?"""
    lost = {one.header for one in own if numbers[one.label.index] in orphans}
    for one in own:
        if one.header in lost:
            numbers[one.label.index] = 0
            claims.notes.append(Note("F10", one.label))
