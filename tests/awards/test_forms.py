"""Awards as people write them: what each form is, in the reader and on the list it is held against."""

from __future__ import annotations

from typing import Any

import pytest

from batch.policy.library import Library
from batch.roster.awards import AwardNames
from tests.awards.forms import Form, faults, forms, rows, several, wrong_cell
from tests.rosters import codes, issues, read


@pytest.fixture(scope="module")
def names(library: Library) -> AwardNames:
    """The names that the product's rulebooks use."""
    return AwardNames(library.awards)


@pytest.mark.parametrize("form", forms(), ids=lambda form: form.label)
def test_a_form_of_one_award(library: Library, names: AwardNames, form: Form) -> None:
    """counts, open with an issue, blank, none, denied or unlisted: forms.yaml."""
    assert faults(library, names, form) == []


@pytest.mark.parametrize("form", rows(), ids=lambda form: form.label)
def test_a_row_of_the_sheet(library: Library, names: AwardNames, form: Form) -> None:
    """A name with the sheet's own columns beside it: rows.yaml."""
    assert faults(library, names, form) == []


@pytest.mark.parametrize("cell", several(), ids=lambda cell: cell["text"])
def test_a_cell_with_several_awards(names: AwardNames, cell: dict[str, Any]) -> None:
    """Each award with its own parts, whatever separates them: cells.yaml."""
    assert wrong_cell(names, cell) == ""


def test_there_are_many_forms_of_every_list(library: Library) -> None:
    """At least 300, and every award list of every document has some."""
    listed = {form.on for form in forms()}
    lists = {
        f"{entry.rulebook.id} {title}"
        for entry in library.entries.values()
        for title in entry.rulebook.award_lists
        if entry.rulebook.id not in ("nantong-2022",) and title != "仅见于全国意见"
    }
    own = {f"{book} {title}" for book, title in (name.split(" ") for name in lists)}
    assert {name for name in own if not name.startswith("neimenggu-2021 绿色")} <= listed
    assert len(forms()) >= 300


def test_a_denied_award_is_no_award_and_is_said(library: Library) -> None:
    """Nothing in the facts, an information at its cell, and the others of the cell stand."""
    sheets = {
        "人员": [["工号", "姓名", "荣誉奖项"], ["1", "某甲", "未获全国技术能手；江苏工匠"]],
        "荣誉竞赛": [["工号", "名称", "奖次"], ["1", "世界技能大赛", "未获奖"]],
    }
    roster = read(library, sheets)
    assert [award.name for award in roster.facts.awards_seen] == ["江苏工匠"]
    assert issues(roster, "A07") == [("人员", "C2"), ("荣誉竞赛", "B2")]


def test_what_is_not_understood_is_said_at_its_cell(library: Library) -> None:
    """An open award with the words that nobody understood; two awards in one row of the sheet."""
    sheets = {
        "人员": [["工号", "姓名", "荣誉奖项"], ["1", "某甲", "全国优秀技术能手"]],
        "荣誉竞赛": [["工号", "名称"], ["1", "江苏工匠、全国技术能手"]],
    }
    roster = read(library, sheets)
    (said,) = [issue for issue in roster.issues if issue.code == "A06"]
    assert (said.cell, "优秀" in said.message) == ("C2", True)
    assert codes(roster) == {"A06"}
    assert roster.facts.awards.award.size == 3
