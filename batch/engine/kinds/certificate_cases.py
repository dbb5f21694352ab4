"""What is said of certificates: none, too low, of another trade, undated, not long enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

import numpy as np

from batch.days.moments import ALWAYS, NEVER, Mask, Moment
from batch.engine.kinds.case import AUTHORITY, COMMITTEE, EMPLOYER, Case, first_row, highest
from batch.engine.moment_rows import Held
from batch.engine.view import View
from batch.facts import Index
from batch.language.terms import SKILL_LEVELS, TITLE_LEVELS, Doubt, Kind, Ladder

_DOUBTS: Final = {
    Doubt.STATUS: "证书状态无法识别，是否有效待核实",
    Doubt.REMARK: "备注等栏对证书另有说明，是否计入待核实",
}


def certificate_cases(
    view: View,
    held: Held,
    level: int,
    ladder: Ladder,
    *,
    skill: bool,
    years: str,
    since: Moment,
    vague: Mask,
    clock: Iterable[Case],
) -> Iterator[Case]:
    """All that can be said of the certificates behind a requirement.

    ``years``: the clock in words (满3年), empty for none; ``since``: from which day it is full;
    ``vague``: whom the certificate's own day leaves open; ``clock``: what is said where the clock cannot be read.
    """
    word = (SKILL_LEVELS if skill else TITLE_LEVELS)[level]
    near = held.possible & (held.certificates.high >= level)
    counted = held.at_least(level)
    yield from _none_counts(view, held, near, level, skill)
    unclear = held.certificates.anybody(near & held.certain & (held.certificates.low < level), view.size)
    thing = "技能等级" if skill else "职称"
    yield Case(unclear & (counted.sure == NEVER), f"{thing}证书的级别空白或无法识别", EMPLOYER)
    yield from uncertain_cases(view, held, near, ladder, skill)
    for case in _undated(view, held, near, word):
        yield replace(case, people=case.people & vague)
    open_clock = (since.sure != since.maybe) & (counted.sure != NEVER)
    for case in clock:
        yield replace(case, people=case.people & open_clock)
    exact = held.certificates.anybody(near & held.certain & ~held.certificates.obtained.imprecise, view.size)
    earlier = exact & (counted.sure != NEVER) & (counted.maybe < counted.sure)
    yield Case(earlier, f"另有{thing}证书可能更早计入，但取得日期、级别或对应关系不明确", EMPLOYER)
    if years:
        yield Case(
            (counted.sure != NEVER) & (since.sure != NEVER),
            f"{years}，须到{{day}}", day=since.sure,
        )  # fmt: skip
    yield Case(counted.sure != NEVER, f"{word}及以上自{{day}}起具备", day=counted.sure)


def _none_counts(view: View, held: Held, near: Mask, level: int, skill: bool) -> Iterator[Case]:
    """Why no certificate can count: none on record, too low, of another trade or series."""
    rows, size = held.certificates, view.size
    words = SKILL_LEVELS if skill else TITLE_LEVELS
    thing = "技能等级" if skill else "职称"
    own = (Kind.SKILL, Kind.OTHER_SKILL) if skill else (Kind.TITLE,)
    record = (np.isin(rows.kind, own) & rows.valid) | held.possible
    top = highest(rows, record, size)
    somebody = rows.anybody(near, size)
    yield Case(~rows.anybody(record, size), f"没有{thing}证书的记载", EMPLOYER)
    yield Case(
        ~somebody & (top < level),
        f"{thing}最高为{{word}}，未到{words[level]}",
        word=(np.maximum(top, 0), words),
    )
    yield Case(
        ~somebody, f"{thing}证书的{'职业（工种）' if skill else '系列'}与现岗位不对应，不计入", AUTHORITY
    )


def uncertain_cases(view: View, held: Held, near: Mask, ladder: Ladder, skill: bool) -> Iterator[Case]:
    """Why certificates that could count do not count for certain."""
    rows, size = held.certificates, view.size
    only = near & ~held.certain
    unsure = rows.anybody(only, size) & ~rows.anybody(near & held.certain, size)
    names = [occupation.name or occupation.code for occupation in view.facts.occupations]
    settler = COMMITTEE if ladder == "title" else AUTHORITY
    for doubt, text in _DOUBTS.items():
        yield Case(unsure & rows.anybody(only & (rows.doubt == doubt), size), text, EMPLOYER)
    yield Case(unsure & rows.anybody(only & (rows.low < 0), size), "证书的级别空白或无法识别", EMPLOYER)
    other = rows.anybody(only & (rows.kind == Kind.OTHER_SKILL), size)
    yield Case(unsure & other, "证书类别不明，或为工人技术等级、专项职业能力等其他证书", EMPLOYER)
    yield Case(unsure & view.posts.blank, "现岗位职业（工种）空白", EMPLOYER)
    if skill:
        blank = rows.anybody(only & (rows.occupation == 0), size)
        yield Case(unsure & blank, "技能证书没有写职业（工种）", EMPLOYER)
    else:
        yield Case(
            unsure & rows.anybody(only & (rows.series == 0), size), "职称的系列空白或无法识别", EMPLOYER
        )
    unlisted, conditional = view.posts.unsure_leads
    post = view.facts.occupation
    posts = (post, names)
    yield Case(
        unsure & conditional[post],
        "现岗位职业“{word}”只在目录所附条件下对应，须核对该条件",
        settler,
        word=posts,
    )
    absent = _absent(view)
    yield Case(unsure & unlisted[post], f"现岗位职业{absent}", settler, word=posts)
    if skill:
        own: Index = rows.occupation[first_row(rows, only, size)] if rows.person.size else post
        certificate = (own, names)
        text = "证书职业“{word}”只在目录所附条件下对应，须核对该条件"
        yield Case(unsure & conditional[own], text, settler, word=certificate)
        yield Case(unsure & unlisted[own], f"证书职业{absent}", settler, word=certificate)
        yield Case(unsure, "证书职业“{word}”与现岗位是否相近，须认定", settler, word=certificate)
    else:
        yield Case(unsure, "职称的系列与现岗位是否对应，须认定", settler)


def _absent(view: View) -> str:
    """That no directory prints an occupation: which directory, and what of it is lost."""
    if view.entry.directory is None:
        return "“{word}”不在已收录的各省市目录之列（文件未附目录）"
    lost = view.rulebook.directory_lost.replace("{", "（").replace("}", "）")
    return "“{word}”不在目录之列" + (f"（{lost}）" if lost else "")


def _undated(view: View, held: Held, near: Mask, level: str) -> Iterator[Case]:
    rows, size = held.certificates, view.size
    counting = near & held.certain
    blank = rows.anybody(counting & (rows.obtained.last == NEVER), size)
    exact = rows.anybody(counting & ~rows.obtained.imprecise, size)
    yield Case(blank & ~exact, f"{level}及以上证书的取得日期空白", EMPLOYER)
    vague = counting & rows.obtained.imprecise & (rows.obtained.first != ALWAYS)
    short = rows.anybody(vague & rows.obtained.whole_months, size)
    yield Case(short & ~exact, f"{level}及以上证书的取得日期只写到年或月", EMPLOYER)
    several = rows.anybody(vague, size) & ~short
    yield Case(several & ~exact, f"{level}及以上证书的取得日期有几种可能，或几处所写不一致", EMPLOYER)
