"""Until when nothing changes: what is said of anybody on any day before is what was said on the first."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from batch.context import Context
from batch.days.moments import day_number, to_date
from batch.engine.outcomes import outcome_batch
from batch.engine.screening import Screening, screen
from batch.engine.steady import moves_daily, next_change
from batch.policy.library import Library
from batch.policy.standards import Standards, standards_of
from batch.roster.awards import AwardNames
from batch.roster.options import ReadOptions
from batch.roster.roster import Roster, read_sheets
from batch.settings import Settings
from batch.submission.nights.coming import Coming
from batch.submission.nights.keeping import holds_until
from tests.people import sheets_of
from tests.random_people import AS_OF, Person, people

STANDARDS = standards_of(
    [
        {"occupation": "*", "target": level, "occupation_years": 4, "title_years": 1}
        for level in ("高级工", "技师")
    ]
)


def _roster(library: Library, group: list[Person], day: date) -> Roster:
    return read_sheets("t.xlsx", sheets_of(group), ReadOptions(AwardNames(library.awards), day))


def _screenings(context: Context, roster: Roster) -> list[Screening]:
    return list(screen(roster.facts, list(context.library.entries.values()), context.question))


def _said(screening: Screening) -> dict[int, list[dict[str, Any]]]:
    """Everything that is said of each person but the day."""
    table = outcome_batch(screening, np.arange(screening.view.size, dtype=np.int32), 0).drop_columns(
        ["as_of"]
    )
    found: dict[int, list[dict[str, Any]]] = {}
    for row in table.to_pylist():
        found.setdefault(row["person"], []).append(row)
    return found


@pytest.mark.slow
@given(people(), AS_OF, st.integers(1, 150), st.sampled_from([Standards(), STANDARDS]))
def test_nothing_changes_before_its_day(
    library: Library, group: list[Person], first: date, more: int, table: Standards
) -> None:
    """Whatever is on the roster, under every rulebook, but for those whose days move with the day."""
    roster = _roster(library, group, first)
    contexts = [
        Context(library, Settings(as_of=day, run_day=day, rulebooks=tuple(library.entries)), table)
        for day in (first, first + timedelta(days=more))
    ]
    coming = Coming.of(roster, roster.issues, day_number(first))
    later = min(first + timedelta(days=more), holds_until(roster, coming, contexts[0]) - timedelta(days=1))
    contexts[1] = Context(
        library, Settings(as_of=later, run_day=later, rulebooks=tuple(library.entries)), table
    )
    moving = moves_daily(roster.facts, contexts[0].question)
    both = zip(_screenings(contexts[0], roster), _screenings(contexts[1], roster), strict=True)
    for before, after in both:
        old, new = _said(before), _said(after)
        until = next_change(before)
        for person in range(roster.facts.size):
            if not moving[person] and until[person] > day_number(later):
                assert new[person] == old[person], (before.view.rulebook.id, person, later)


def test_the_day_itself_changes_something(library: Library) -> None:
    """And nothing on the day before: a certificate that comes of age."""
    person = {
        "单位性质": "企业", "在岗状态": "在职", "岗位类别": "技术技能", "编制": "编外", "现岗位职业（工种）": "焊工",
        "现岗位起始日期": "2012-03-01", "从事技术技能工作起始日期": "2012-03-01", "诚信记录": "",
        "证书": [{"证书类别": "职业技能等级", "级别": "高级工", "职业（工种）": "焊工", "取得日期": "2022-07-10"}],
        "年度考核": dict.fromkeys(range(2016, 2024), "合格"),
    }  # fmt: skip
    first = date(2024, 6, 30)
    roster = _roster(library, [person], first)

    def screening(day: date) -> Screening:
        settings = Settings(as_of=day, run_day=day, rulebooks=("jiangsu-2021",))
        context = Context(library, settings, Standards())
        return next(screen(roster.facts, list(library.named(["jiangsu-2021"])), context.question))

    assert not moves_daily(roster.facts, screening(first).view.question).any()
    before = screening(first)
    said = _said(before)
    change = to_date(int(next_change(before)[0]))
    assert change == date(2024, 7, 10)
    assert _said(screening(change - timedelta(days=1))) == said
    assert _said(screening(change)) != said


def test_who_moves_daily(library: Library) -> None:
    """What has no date was obtained by the day asked about: it moves with it; what is yet to come does, too."""
    day = date(2024, 6, 30)
    certificate = {"证书类别": "职业技能等级", "级别": "高级工", "职业（工种）": "焊工"}
    group = [
        {"姓名": name, "证书": [{**certificate, "取得日期": written}]}
        for name, written in (
            ("某甲", "2020-01-01"),
            ("某乙", ""),
            ("某丙", "2024-07-20"),
            ("某丁", "2024年"),
        )
    ]
    roster = _roster(library, group, day)
    question = Context(
        library, Settings(as_of=day, run_day=day, rulebooks=("jiangsu-2021",)), Standards()
    ).question
    assert moves_daily(roster.facts, question).tolist() == [False, True, True, False]
