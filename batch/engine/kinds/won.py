"""What the kinds that look at awards share: matches, days, gaps, evidence, papers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from batch.days.moments import NEVER, Mask, Moment
from batch.engine import award_match
from batch.engine.award_match import Match
from batch.engine.kinds.case import AUTHORITY, EMPLOYER, Case
from batch.engine.kinds.certificates import between_words
from batch.engine.kinds.kind import Cells, Gap
from batch.engine.view import View
from batch.facts import Award, Awards, Index
from batch.policy.award_lists import AwardEntry
from batch.policy.rulebook import Rulebook

_NONE: Final = "没有条款所列的奖项、荣誉或入选的记载"
_UNSURE: Final = "“{word}”是否在条款所列之内，须认定"

#: How far each distinct award answers a requirement, codes of Match, shape (distinct,).
Matches = npt.NDArray[np.int8]


def entries(view: View, lists: tuple[str, ...]) -> list[AwardEntry]:
    """The entries of some of the rulebook's award lists."""
    return [entry for name in lists for entry in view.rulebook.award_lists[name]]


def matches_of(
    view: View,
    lists: tuple[str, ...],
    match: Callable[[Award, Sequence[AwardEntry], Rulebook], Match],
) -> Matches:
    """The matches of each distinct award with the entries of some lists; made once."""

    def make() -> Matches:
        listed = entries(view, lists)
        return np.array([match(award, listed, view.rulebook) for award in view.facts.awards_seen], np.int8)

    return view.question.once(("awards", view.rulebook.id, lists, match), view.facts.awards_seen, make)


def days(view: View, matches: Matches, at_school: bool) -> Moment:
    """From which day everybody's awards count."""
    rows = view.facts.awards
    if not rows.award.size:
        return view.constant(int(NEVER), int(NEVER))
    certain, possible, when = counting(view, matches, at_school)
    return Moment(
        rows.earliest(np.where(certain, when.sure, NEVER), view.size),
        rows.earliest(np.where(possible, when.maybe, NEVER), view.size),
    )


def counting(view: View, matches: Matches, at_school: bool) -> tuple[Mask, Mask, Moment]:
    """Which award rows count certainly and possibly, and their days, shape (m,).

    Undated awards were won on ``as_of`` at the latest; those after the day to which awards count do not.
    """
    rows = view.facts.awards
    when = Moment(np.where(rows.day.blank, np.int32(view.question.undated), rows.day.last), rows.day.first)
    found = matches[rows.award]
    past = when.maybe <= view.question.won_by
    certain, possible = (found == Match.YES) & past, (found >= Match.MAYBE) & past
    if at_school:
        student, perhaps = _at_school(view, rows, when)
        certain, possible = certain & student, possible & perhaps
    return certain, possible, when


def _at_school(view: View, rows: Awards, when: Moment) -> tuple[Mask, Mask]:
    """Whether an award was won while a student: 在校期间, or dated by 毕业日期."""
    graduation = view.facts.dates["毕业日期"].take(rows.person)
    said = rows.at_school == 1
    return said | (when.sure <= graduation.first), said | (when.maybe <= graduation.last)


def lacks(
    view: View,
    lists: tuple[str, ...],
    lacking: Callable[[Award, Sequence[AwardEntry], Rulebook], tuple[str, ...]],
) -> list[tuple[str, ...]]:
    """Headers whose cells leave each distinct award's place on some lists open."""
    listed = entries(view, lists)
    return [lacking(award, listed, view.rulebook) for award in view.facts.awards_seen]


def gaps(
    view: View, matches: Matches, headers: list[tuple[str, ...]], what: Any, at_school: bool
) -> Iterator[Gap]:
    """What is blank on awards that could be named, ``headers`` of each distinct one; and days that matter."""
    rows = view.facts.awards
    possible = matches[rows.award] >= Match.MAYBE
    unclear = possible & (matches[rows.award] == Match.MAYBE)
    for header in (award_match.UNREAD, "奖次", "级别", "类别", "角色"):
        lacking = np.array([header in names for names in headers], np.bool_)
        if lacking.any():
            yield Gap(header, rows.anybody(unclear & lacking[rows.award], view.size))
    vague = rows.anybody(possible & rows.day.imprecise, view.size)
    if rows.award.size and not at_school:
        _, could, when = counting(view, matches, at_school)
        days = rows.earliest(np.where(could, when.sure, NEVER), view.size)
        view.own["won", what] = Moment(days, days)  # stands with the days that are watched
        vague &= days > view.as_of
    yield Gap("取得日期", vague)


def evidence(view: View, matches: Matches, at_school: bool, cells: Cells) -> Iterator[str]:
    """Each award: as written, its day, whether it counts, where it stands."""
    rows = view.facts.awards
    if not rows.award.size:
        yield "花名册没有记载奖项"
        return
    certain, possible, _ = counting(view, matches, at_school)
    for row in range(rows.award.size):
        award = view.facts.awards_seen[int(rows.award[row])]
        counts = "计入" if certain[row] else "可能计入" if possible[row] else "不计入"
        if matches[rows.award[row]] == Match.NO:
            counts = "未列名，如条款有“等”字需人工核定"
        day = between_words(int(rows.day.first[row]), int(rows.day.last[row]))
        yield f"{award.text}，{day}，{counts}（{cells.row(int(rows.place[row]))}）"


def papers(what: Any) -> Iterator[str]:
    """What shows an award."""
    yield "获奖证书、荣誉证书或入选文件"


def cases(
    view: View,
    matches: Matches,
    listed: Matches,
    headers: list[tuple[str, ...]],
    other: str = _UNSURE,
    none: str = _NONE,
) -> Iterator[Case]:
    """What is said of awards; ``listed``: whether they are named, also by what has given way.

    ``other``: what is said of those of which no cell could say more; ``none``: where there is none.
    """
    rows = view.facts.awards
    if not rows.award.size:
        yield Case(np.ones(view.size, np.bool_), none)
        return
    texts = [award.text.replace("{", "（").replace("}", "）") for award in view.facts.awards_seen]
    possible = matches[rows.award] >= Match.MAYBE
    somebody = rows.anybody(possible, view.size)
    if none == _NONE:
        written = rows.anybody(np.ones(rows.award.size, np.bool_), view.size)
        yield Case(~somebody & written, "所记载的奖项、荣誉不在条款为这一等级所列之内")
    yield Case(~somebody, none)
    past = possible & (counting(view, matches, at_school=False)[1])
    first = _first(view, possible)
    yield Case(~rows.anybody(past, view.size), "“{word}”的取得日期晚于筛查日，不计入", word=(first, texts))
    first = _first(view, past)
    award = (first, texts)
    certain = rows.anybody(past & (matches[rows.award] == Match.YES), view.size)
    given_way = listed[first] == Match.YES
    yield Case(given_way & ~certain, "“{word}”所依据的条款已让位于其他文件，须认定", AUTHORITY, word=award)
    unread = np.array([award_match.UNREAD in names for names in headers], np.bool_)
    yield Case(
        ~certain & unread[first], "“{word}”没有全部读懂，是否为条款所列奖项待核实", EMPLOYER, word=award
    )
    said = [f"“{text}”的{'、'.join(names)}" for text, names in zip(texts, headers, strict=True)]
    blank = np.array([bool(names) for names in headers], np.bool_)
    yield Case(~certain & blank[first], "{word}没有写明，或不明确", EMPLOYER, word=(first, said))
    yield Case(~certain, other, AUTHORITY, word=award)
    yield Case(certain, "“{word}”的取得日期空白或不明确", EMPLOYER, word=award)


def _first(view: View, chosen: Mask) -> Index:
    """The first of each person's chosen awards; 0 where there is none."""
    rows, found = view.facts.awards, np.zeros(view.size, np.int32)
    places = np.flatnonzero(chosen)[::-1]
    found[rows.person[places]] = rows.award[places]
    return found
