"""What the kinds that look at certificates share: what is held, the gaps, the evidence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from batch.days.moments import ALWAYS, NEVER, Mask, Moment, to_date
from batch.engine.kinds.kind import Cells, Gap
from batch.engine.moment_rows import Held
from batch.engine.view import View
from batch.facts import Certificates, Index
from batch.language.terms import SKILL_LEVELS, TITLE_LEVELS, Doubt, Kind, Ladder

POST: Final = ("现岗位职业（工种）", "职业编码")
SKILL: Final = ("技能等级", "技能证书职业（工种）", "技能证书取得日期", *POST)
TITLE: Final = ("职称级别", "职称名称", "职称系列", "职称取得日期", "职称聘任日期", *POST)

#: Headers of a certificate's facts: in the person's row for skills and titles, on the sheet.
_HEADERS: Final = {
    "level": ("技能等级", "职称级别", "级别"),
    "date": ("技能证书取得日期", "职称取得日期", "取得日期"),
    "occupation": ("技能证书职业（工种）", "技能证书职业（工种）", "职业（工种）"),
    "series": ("职称系列", "职称系列", "系列"),
}


def everybody(view: View) -> Mask:
    """All of a view's people."""
    return np.ones(view.size, np.bool_)


def earliest(view: View, certain: Index, possible: Index) -> Moment:
    """The earliest days of some certificate rows."""
    rows, days = view.facts.certificates, view.certificate_days
    return Moment(
        rows.earliest(days.sure, view.size, certain), rows.earliest(days.maybe, view.size, possible)
    )


def title_held(view: View, level: str, ladder: Ladder, professional: bool = False) -> Moment:
    """From which day a title of the level or higher is held."""
    if not view.facts.knows_titles:
        return view.constant(int(NEVER), int(ALWAYS))
    return view.titles(ladder, professional).at_least(TITLE_LEVELS.index(level))


def title_gaps(
    view: View, level: str, ladder: Ladder, professional: bool = False, dated: Mask | None = None
) -> Iterator[Gap]:
    """What leaves a title of the level open; ``dated`` as below."""
    if not view.facts.knows_titles:
        yield Gap("职称级别", everybody(view))
        return
    held = view.titles(ladder, professional)
    yield from certificate_gaps(view, held, TITLE_LEVELS.index(level), Kind.TITLE, dated)


def certificate_gaps(
    view: View, held: Held, level: int, kind: Kind, dated: Mask | None = None
) -> Iterator[Gap]:
    """What is blank, unclear or imprecise on certificates that could be of the level.

    ``dated``: whose day is good enough, however vague, once the certificate counts.
    """
    rows = held.certificates
    near = held.possible & (rows.high >= level)
    near &= held.certain | _may_become_certain(view, rows, kind)
    undated = rows.obtained.imprecise
    if dated is not None:
        undated = undated & ~dated[rows.person]
    yield from _by_form(view, near & (rows.low < level) & (rows.doubt == Doubt.NONE), "level", kind)
    yield Gap("证书状态", rows.anybody(near & (rows.doubt == Doubt.STATUS), view.size))
    yield Gap("备注", rows.anybody(near & (rows.doubt == Doubt.REMARK), view.size))
    yield from _by_form(view, near & undated, "date", kind)
    if kind is Kind.SKILL:
        yield from _by_form(view, near & ~held.certain & (rows.occupation == 0), "occupation", kind)
        other = near & (rows.kind == Kind.OTHER_SKILL)
        yield Gap("证书类别", rows.anybody(other, view.size))
    else:
        yield from _by_form(view, near & ~held.certain & (rows.series == 0), "series", kind)
    unsure = rows.anybody(near & ~held.certain, view.size)
    yield Gap("现岗位职业（工种）", unsure & view.posts.blank)


def level_gaps(view: View, unclear: Mask) -> Iterator[Gap]:
    """Whose skill certificates, shape (m,), have an unclear level."""
    yield from _by_form(view, unclear, "level", Kind.SKILL)


def _may_become_certain(view: View, rows: Certificates, kind: Kind) -> Mask:
    """Which certificates a filled cell could make count: level, kind, trade, series, or the post's trade."""
    trade = rows.occupation == 0 if kind is Kind.SKILL else rows.series == 0
    return np.asarray(
        (rows.low < 0) | (rows.kind == Kind.OTHER_SKILL) | trade | view.posts.blank[rows.person]
    )


def _by_form(view: View, rows: Mask, fact: str, kind: Kind) -> Iterator[Gap]:
    certificates = view.facts.certificates
    skill, title, sheet = _HEADERS[fact]
    own = skill if kind is Kind.SKILL else title
    yield Gap(own, certificates.anybody(rows & certificates.wide, view.size))
    yield Gap(sheet, certificates.anybody(rows & ~certificates.wide, view.size))


def certificate_evidence(view: View, held: Held, kinds: tuple[Kind, ...], cells: Cells) -> Iterator[str]:
    """Each certificate of some kinds: what it is, its day, whether it counts, where it stands."""
    rows = held.certificates
    chosen = np.flatnonzero(np.isin(rows.kind, kinds))
    skill = Kind.SKILL in kinds
    for row in chosen:
        occupation = view.facts.occupations[int(rows.occupation[row])].name
        name = view.facts.names[int(rows.name[row])]
        level = _level(SKILL_LEVELS if skill else TITLE_LEVELS, int(rows.low[row]), int(rows.high[row]))
        day = between_words(int(rows.obtained.first[row]), int(rows.obtained.last[row]))
        counts = "计入" if held.certain[row] else "可能计入" if held.possible[row] else "不计入"
        words = " ".join(word for word in (level, name, occupation) if word)
        yield f"{words}，{day}，{counts}（{cells.row(int(rows.place[row]))}）"
    if not chosen.size:
        yield "花名册没有记载相应证书"


def _level(words: tuple[str, ...], low: int, high: int) -> str:
    if low == high:
        return words[low]
    return "级别不明" if low < 0 else f"{words[low]}至{words[high]}"


def between_words(first: int, last: int) -> str:
    """An obtained day in words: one day, a span, or none."""
    if last == NEVER:
        return "没有日期"
    return str(to_date(first)) if first == last else f"{to_date(first)}至{to_date(last)}"
