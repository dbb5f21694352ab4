"""What must hold of everybody under every rulebook, whatever the roster says."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from batch.answers.explain import explain
from batch.context import Context
from batch.days.moments import ALWAYS, NEVER, day_number
from batch.engine.kinds import days_of
from batch.engine.question import Question
from batch.engine.screening import Screening, screen
from batch.facts import Facts
from batch.language.terms import STATUS_WORDS, Status
from batch.language.words import WORDS
from batch.policy.library import Library
from batch.policy.requirements import Assessments, Graduated, HighestTitle, Skill, Title
from batch.policy.rulebook import Route, Rulebook
from batch.policy.standards import Standards, standards_of
from batch.roster.awards import AwardNames
from batch.roster.options import ReadOptions
from batch.roster.roster import Roster, read_sheets
from batch.settings import Settings
from tests.here import SOAK
from tests.people import sheets_of
from tests.random_people import AS_OF, GRADES, Person, people

#: rulebook, route → sure, maybe and status of everybody
Outcomes = dict[tuple[str, str], tuple[list[int], list[int], list[int]]]

STANDARDS = standards_of(
    [
        {"occupation": "*", "target": level, "occupation_years": 4, "title_years": 1}
        for level in ("高级工", "技师")
    ]
)
TABLES = st.sampled_from([Standards(), STANDARDS])


def _roster(library: Library, group: list[Person], as_of: date, without: list[str] | None = None) -> Roster:
    return read_sheets("t.xlsx", sheets_of(group, without), ReadOptions(AwardNames(library.awards), as_of))


def _screenings(library: Library, facts: Facts, as_of: date, table: Standards) -> list[Screening]:
    question = Question(library, day_number(as_of), table)
    return list(screen(facts, list(library.entries.values()), question))


def _outcomes(library: Library, facts: Facts, as_of: date, table: Standards = STANDARDS) -> Outcomes:
    found: Outcomes = {}
    for screening in _screenings(library, facts, as_of, table):
        for route in screening.routes:
            moment, status = screening.result(route)
            key = (screening.view.rulebook.id, route.id)
            found[key] = (moment.sure.tolist(), moment.maybe.tolist(), status.tolist())
    return found


def _by_table(sure: int, maybe: int, as_of: int) -> Status:
    """The table of the design: what a pair of days means on the day asked about."""
    if sure <= as_of:
        return Status.ELIGIBLE
    if maybe <= as_of:
        return Status.UNDETERMINED
    return Status.NOT_MET if maybe == NEVER else Status.UPCOMING


@given(people(), AS_OF, TABLES)
def test_the_pair_is_in_order_and_says_the_status(
    library: Library, group: list[Person], as_of: date, table: Standards
) -> None:
    """maybe <= sure, and the status is that of the pair where neither scope nor title decides."""
    number = day_number(as_of)
    decided = {Status.NOT_APPLICABLE, Status.ALREADY_HELD}
    for key, columns in _outcomes(library, _roster(library, group, as_of).facts, as_of, table).items():
        for sure, maybe, status in zip(*columns, strict=True):
            assert maybe <= sure, key
            assert status in decided or status == _by_table(sure, maybe, number), key


@given(people(), AS_OF)
def test_a_rulebook_says_nothing_before_its_first_day(
    library: Library, group: list[Person], as_of: date
) -> None:
    """not_applicable for everybody, and not for everybody after."""
    for key, columns in _outcomes(library, _roster(library, group, as_of).facts, as_of).items():
        if not library[key[0]].rulebook.in_force.covers(as_of):
            assert set(columns[2]) == {Status.NOT_APPLICABLE}, key


@settings(max_examples=60 if SOAK else 6)
@given(people(least=2), AS_OF, TABLES)
def test_each_alone_and_in_chunks_is_as_all_together(
    library: Library, group: list[Person], as_of: date, table: Standards
) -> None:
    """Nobody's outcome depends on who else is screened."""
    facts = _roster(library, group, as_of).facts
    together = _outcomes(library, facts, as_of, table)
    alone = [
        _outcomes(library, facts.of(np.array([person], np.int32)), as_of, table)
        for person in range(facts.size)
    ]
    chunked = [_outcomes(library, part, as_of, table) for _, part in facts.chunks(3)]
    for parts in (alone, chunked):
        joined = {
            key: tuple([value for part in parts for value in part[key][column]] for column in range(3))
            for key in together
        }
        assert joined == together


@settings(max_examples=60 if SOAK else 6)
@given(people(least=2), AS_OF, st.randoms(use_true_random=False))
def test_the_order_of_people_changes_nothing(
    library: Library, group: list[Person], as_of: date, rng: Any
) -> None:
    """Rows may stand in any order on every sheet."""
    order = rng.sample(range(len(group)), len(group))
    before = _outcomes(library, _roster(library, group, as_of).facts, as_of)
    shuffled = _roster(library, [group[place] for place in order], as_of)
    after = _outcomes(library, shuffled.facts, as_of)
    for key, columns in before.items():
        moved = tuple([column[place] for place in order] for column in columns)
        assert moved == after[key], key


@settings(max_examples=60 if SOAK else 6)
@given(people(most=3), AS_OF, TABLES)
def test_an_explanation_agrees_with_the_screening(
    library: Library, group: list[Person], as_of: date, table: Standards
) -> None:
    """The same days and status, and the parts' latest days are the route's."""
    context = Context(library, Settings(rulebooks=tuple(library.entries), as_of=as_of), table)
    roster = _roster(library, group, as_of)
    together = _outcomes(library, roster.facts, as_of, table)
    person = roster.facts.size - 1
    explained = set()
    for one in explain(roster, person, context):
        key = (one.rulebook.id, one.route.id)
        explained.add(key)
        sure, maybe, status = (column[person] for column in together[key])
        assert (one.sure, one.maybe, one.status) == (sure, maybe, STATUS_WORDS[status]), key
        assert one.clause
        if not any(isinstance(what, Graduated) for what in one.route.requires):
            assert max(part.sure for part in one.parts) == sure, key
            assert max(part.maybe for part in one.parts) == maybe, key
    assert explained == set(together)


def _narrower(
    library: Library, before: list[Person], after: list[Person], as_of: date, skipped: Any = None
) -> None:
    """Assert that knowing more moved no ``maybe`` earlier and no ``sure`` later."""
    old = _outcomes(library, _roster(library, before, as_of).facts, as_of)
    new = _outcomes(library, _roster(library, after, as_of).facts, as_of)
    for (name, route), (sure, maybe, _) in new.items():
        book = library[name].rulebook
        if skipped is not None and skipped(book, book.route(route)):
            continue
        assert (np.array(maybe) >= old[name, route][1]).all(), (name, route, "maybe")
        assert (np.array(sure) <= old[name, route][0]).all(), (name, route, "sure")


@given(people(most=3), AS_OF, st.sampled_from(WORDS["单位性质"]))
def test_knowing_the_employer_never_widens(
    library: Library, group: list[Person], as_of: date, word: str
) -> None:
    """单位性质 filled in."""
    before = [{**one, "单位性质": ""} for one in group]
    _narrower(library, before, [{**one, "单位性质": word} for one in before], as_of)


@given(people(most=3), AS_OF, st.sampled_from(WORDS["岗位类别"]))
def test_knowing_the_post_never_widens(library: Library, group: list[Person], as_of: date, word: str) -> None:
    """岗位类别 filled in."""
    before = [{**one, "岗位类别": ""} for one in group]
    _narrower(library, before, [{**one, "岗位类别": word} for one in before], as_of)


def _ignores_unrecorded(book: Rulebook, route: Route) -> bool:
    """Whether a route asks only about the years on record, so that a record can only harm."""
    return any(isinstance(w, Assessments) and w.unrecorded == "ignore" for w in book.requirements(route))


@given(people(most=3), AS_OF, st.integers(1, 3), st.sampled_from(GRADES))
def test_knowing_an_assessment_never_widens(
    library: Library, group: list[Person], as_of: date, back: int, grade: str
) -> None:
    """A missing year of 年度考核 filled in."""
    year = as_of.year - back
    before = [{**one, "年度考核": {y: g for y, g in one["年度考核"].items() if y != year}} for one in group]
    after = [{**one, "年度考核": one["年度考核"] | {year: grade}} for one in before]
    _narrower(library, before, after, as_of, _ignores_unrecorded)


@given(people(most=3), AS_OF)
def test_a_roster_without_certificates_leaves_them_open(
    library: Library, group: list[Person], as_of: date
) -> None:
    """No column and no sheet for certificates: a level is never certain and never out of reach."""
    facts = _roster(library, group, as_of, ["证书", "技能等级", "职称级别", "职称名称"]).facts
    levels = (Skill(skill="高级工"), Title(title="中级"), HighestTitle(highest_title="助理级"))
    for screening in _screenings(library, facts, as_of, STANDARDS):
        for what in levels:
            moment = days_of(screening.view, what, "title")
            assert (moment.sure == NEVER).all()
            assert (moment.maybe == ALWAYS).all()


def test_a_blank_post_may_be_a_teachers(library: Library) -> None:
    """绍兴 二（一）5: with 教师 every certificate counts, so with a blank it could."""
    paper = {"证书类别": "职业技能等级", "级别": "高级工", "职业（工种）": "沼气工", "取得日期": "2015-01-01"}
    person = {"单位性质": "企业", "现岗位职业（工种）": "砌筑工", "证书": [paper]}
    _narrower(library, [{**person, "岗位类别": ""}], [{**person, "岗位类别": "教师"}], date(2024, 6, 30))
