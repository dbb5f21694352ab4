"""What one column's header says by itself: the header it is, or why it is none yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from batch.roster.headers import PERSON, header_table
from batch.roster.layout.completing.bothladders import BOTH_COLUMNS
from batch.roster.layout.headings.domains import (
    composed,
    domain_of_header,
    header_in,
    of_a_year,
    slot_below,
    slot_of,
    vague_slot,
)
from batch.roster.layout.headings.hints import plainly
from batch.roster.layout.headings.labels import Label, forms, known, known_set, numbered
from batch.roster.layout.headings.levelheaders import BETWEEN, is_level, level_header, level_of
from batch.roster.layout.headings.subjects import (
    APPLIED,
    ASSESSED,
    DENIED,
    FAMILY,
    FOREIGN,
    HOURS,
    NOT_OWN,
    SKILL,
    TITLE,
    domain_of,
)


class Note(NamedTuple):
    """What is to be said about a column: a code of the catalogue and the word it needs."""

    code: str
    label: Label
    more: str = ""


@dataclass
class Reading:
    """One label: the header it is, or why it is none yet."""

    label: Label
    header: str = ""
    domain: str = ""  # whose certificate it is part of, or that it is somebody else's
    slot: str = ""  # the fact it would be, were it known whose
    number: int = 0  # of its set, where the header says it


def given_reading(label: Label, given: Mapping[int, str] | None) -> Reading | None:
    """What a person gave a column as; None where nobody gave it anything."""
    if given is None or label.index not in given:
        return None
    if level_of(given[label.index]):
        return Reading(label, given[label.index], domain_of_header(given[label.index]))
    header, _, number = given[label.index].partition("#")
    return Reading(label, header, domain_of_header(header), number=int(number or 0))


def read_label(kind: str, label: Label) -> Reading:
    """What a column of a sheet kind is by its own words."""
    return _read_own(label) if kind == "人员" else _read_of(kind, label)


def _read_of(kind: str, label: Label) -> Reading:
    """A column of a sheet that has one thing on a row: its groups and its word together."""
    if _of_both(label.leaf) and label.leaf not in header_table()[kind]:
        return Reading(label)
    about = domain_of(plainly("".join(label.groups)))
    if kind == "证书" and about in (DENIED, APPLIED) and known(kind, label.leaf) not in PERSON:
        return Reading(label, domain=FOREIGN)
    names = ["".join((*label.groups[start:], label.leaf)) for start in range(len(label.groups) + 1)]
    return Reading(label, next((found for name in reversed(names) if (found := known(kind, name))), ""))


def _read_own(label: Label) -> Reading:
    """A column of a person's own row."""
    kind = "人员"
    groups = "".join(label.groups)
    domain = domain_of(plainly(groups)) if groups else ""
    if not domain and "证" in groups and slot_of(label.leaf) == "工种":
        domain = SKILL  # 现有证书{工种}: titles have none
    if _of_both(groups) or (
        known(kind, label.leaf) and label.leaf not in header_table()[kind] and _of_both(label.leaf)
    ):
        return Reading(label, slot="级别")  # of which ladder, nobody can tell: 职称（技能等级）
    own = _of_level(label, domain) or (_in_group(label, domain) if domain else None)
    return own or _by_its_word(label)


def _by_its_word(label: Label) -> Reading:
    """A column of a person's own row that stands below no group which is about anything."""
    kind = "人员"
    if label.leaf in BOTH_COLUMNS:
        return Reading(label, label.leaf)
    if domain_of(label.leaf) in (APPLIED, FAMILY) and not known(kind, label.leaf):
        return Reading(label, domain=FOREIGN)
    slot = vague_slot(label.leaf)
    if slot:
        return Reading(label, slot=slot)
    for stem, number in numbered(label.leaf):
        if vague_slot(stem) and not known(kind, label.leaf):
            return Reading(label, slot=vague_slot(stem), number=number)
    header = known(kind, label.leaf) or ""
    if header:
        return Reading(label, header, domain_of_header(header))
    in_set = known_set(kind, label.leaf)
    if in_set:
        return Reading(label, in_set[0], domain_of_header(in_set[0]), number=in_set[1])
    header = composed(label.leaf)
    return Reading(label, header, domain_of_header(header) or stranger_domain(label.leaf))


def _of_level(label: Label, domain: str) -> Reading | None:
    """A column of one level's certificate, by its word or by that and the group above it; None for any other."""
    under = is_level(label.groups[-1]) if label.groups else False
    if known("人员", label.leaf) and not vague_slot(label.leaf) and not under:
        return None
    if label.groups and is_level(label.leaf):
        header = day_of(label.groups[-1])
        return (
            Reading(label, f"{header}{BETWEEN}{label.leaf}", SKILL)
            if header and domain in ("", SKILL)
            else None
        )
    for text in ("".join((*label.groups[-1:], label.leaf)), label.leaf):
        header = next((found for form in forms(text) if (found := level_header(form))), "")
        if header and domain in ("", domain_of_header(header)):
            return Reading(label, header, domain_of_header(header))
    return None


def day_of(group: str) -> str:
    """The canonical header of the day of skill certificates that a group is over levels: 技能等级取得时间{高级工, 技师}."""
    header = header_in(SKILL, "日期")
    own = known("人员", group) or composed(group)
    return header if own == header or vague_slot(group) == "日期" else ""


def _of_both(text: str) -> bool:
    """Whether a header speaks of a skill level in brackets behind a title, or the other way round."""
    stem, bracket, hint = text.partition("(")
    return bool(bracket) and {domain_of(stem), domain_of(hint)} == {SKILL, TITLE}


def _in_group(label: Label, domain: str) -> Reading:
    if domain in NOT_OWN:
        return Reading(label, domain=FOREIGN)
    if domain in (ASSESSED, HOURS):
        return Reading(label, of_a_year(domain, label.leaf) or known("人员", label.leaf) or "")
    header = known("人员", label.leaf) or ""
    if header in PERSON:
        return Reading(label, header)  # 技能人员{姓名, 身份证号}
    if domain in (SKILL, TITLE):
        own = header if domain_of_header(header) == domain and not vague_slot(label.leaf) else ""
        slot = slot_below("".join(label.groups), label.leaf)
        return Reading(label, own or header_in(domain, slot), domain)
    if slot_of(label.leaf) in ("日期", "编号", "级别"):
        return Reading(label, domain=FOREIGN)  # a day of 学历 or 荣誉, of which no column is known
    return Reading(label, header, domain_of_header(header))


def stranger_domain(leaf: str) -> str:
    """Whether a stranger's columns could be another certificate, whose date then stands at its right."""
    domain = domain_of(leaf)
    if domain in (SKILL, TITLE):
        return domain
    return FOREIGN if domain or any(word in leaf for word in ("证", "资格", "许可", "职务", "岗位")) else ""
