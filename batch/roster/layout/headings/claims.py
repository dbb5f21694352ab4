"""Which column is which header: exact words first, then whose a bare 发证日期 is, then sets and doubles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from batch.language.text import squeeze
from batch.roster.layout.completing.appointed import give_appointed
from batch.roster.layout.headings.certificatesets import set_numbers
from batch.roster.layout.headings.domains import header_in
from batch.roster.layout.headings.labels import Label
from batch.roster.layout.headings.levelheaders import certain_levels, level_of
from batch.roster.layout.headings.reading import Note, Reading, given_reading, read_label
from batch.roster.layout.headings.subjects import FOREIGN
from batch.roster.layout.headings.trades import give_trades, is_of_certificate
from batch.roster.layout.headings.vague import give_award_days, leave_card_days, settle_vague

_HOW: Final = {
    "F02": "其他证书的，不读",
    "F10": "看不出是哪个证书的",
    "F12": "左边的列",
    "F23": "聘任的职称",
    "F03": "与另一列同义",
}


@dataclass
class Claims:
    """The columns of one table by canonical header; further sets of certificates as ``技能等级#2``."""

    columns: dict[str, int] = field(default_factory=dict)
    doubles: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    strangers: list[Label] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    how: dict[int, str] = field(default_factory=dict)  # column → why it was understood so, for people
    mapped: bool = False  # by the sender's column map
    left: frozenset[int] = frozenset()  # columns that the map says are not to be read
    appointed: bool = False  # whether its titles are those that people are appointed to
    one_trade: bool = False  # whether the post's 工种 stands beside the certificate and is its trade too


def claims_of(kind: str, labels: Sequence[Label], given: Mapping[int, str] | None = None) -> Claims:
    """What each column of a table of a sheet kind is; ``given``: column → header that a person gave it.

    A given header stands before every rule; an empty one is not read.
    """
    readings = [given_reading(label, given) or read_label(kind, label) for label in labels]
    left = frozenset(index for index, header in (given or {}).items() if not header)
    claims = Claims(mapped=given is not None, left=left)
    if kind == "人员":
        leave_uncertain_levels(readings)
        give_beside_levels(readings)
        claims.appointed = given is None and give_appointed(readings, claims.notes)
        give_trades(readings)
        settle_vague(readings, claims.notes)
        claims.one_trade = is_of_certificate(readings, given or ())
    elif kind == "证书":
        leave_card_days(readings, claims.notes)
    elif kind == "荣誉竞赛":
        give_award_days(readings)
    numbers = set_numbers(readings, claims.notes) if kind == "人员" else {}
    _enter(readings, numbers, claims)
    _explain(readings, given or {}, claims)
    return claims


def leave_uncertain_levels(readings: Iterable[Reading]) -> None:
    """A column of a level that may be of either ladder is nobody's: 中级取得时间, 技师 beside 主管技师."""
    readings = list(readings)
    texts = ["".join((*one.label.groups, one.label.leaf)) for one in readings]
    certain = certain_levels([one.header for one in readings], texts)
    for one in readings:
        if level_of(one.header) and level_of(one.header) not in certain:
            one.header, one.domain = "", FOREIGN


def give_beside_levels(readings: Sequence[Reading]) -> None:
    """A bare 证书编号 directly behind 高级工发证日期 is of the same certificate, and so is a day behind its number."""
    taken = {one.header for one in readings}
    for before, one in pairwise(readings):
        level, header = level_of(before.header), header_in(before.domain, one.slot)
        if level and not one.header and not one.number and f"{header}#{level}" not in taken and header:
            one.header, one.domain = f"{header}#{level}", before.domain
            taken.add(one.header)


def _enter(readings: Iterable[Reading], numbers: Mapping[int, int], claims: Claims) -> None:
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


def _explain(readings: Iterable[Reading], given: Mapping[int, str], claims: Claims) -> None:
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
