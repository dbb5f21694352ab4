"""现聘职称 as the only column of titles: held, perhaps below a higher one, and its day is the appointment's."""

from __future__ import annotations

import pytest

from batch.days.moments import to_date
from batch.policy.library import Library
from batch.roster.roster import Roster
from tests.layouts.reading import IDS, A, B, read_one, titles
from tests.rosters import codes, issues

ANY = "-1..4"


def _appointed(roster: Roster) -> list[str]:
    days = roster.facts.certificates.appointed
    return [str(to_date(int(day))) for day in days.first if to_date(int(day))]


@pytest.mark.parametrize(
    "header",
    ["现聘职称", "现任职称", "聘任职称", "受聘职称", "现聘专业技术职务", "现聘职称等级"],
)
@pytest.mark.parametrize("since", ["现聘时间", "聘任时间", "现聘职称时间", "起聘年月"])
def test_an_appointed_title_is_held_since_the_appointment_at_the_latest(
    library: Library, header: str, since: str
) -> None:
    """Somebody without one may have one for which there was no post, and so may everybody."""
    rows = [["姓名", "身份证号", header, since], [A, IDS[A], "中级", "2015-06-01"], [B, IDS[B], "", ""]]
    roster = read_one(library, rows)
    assert sorted(titles(roster)) == sorted([(A, "中级", ""), (A, ANY, ""), (B, ANY, "")])
    assert _appointed(roster) == ["2015-06-01"]
    assert issues(roster, "F23") == [("花名册", "C1")] and not {"F02", "F13", "C14"} & codes(roster)


def test_a_group_of_appointed_titles(library: Library) -> None:
    """时间 below 现聘职称 is when it was given; 取得时间 is when the title was."""
    heads = [["姓名", "身份证号", "现聘职称", "", ""], ["", "", "名称", "时间", "取得时间"]]
    roster = read_one(library, [*heads, [A, IDS[A], "工程师", "2015-06-01", "2012-12-01"]])
    assert titles(roster) == [(A, "中级", "2012-12-01"), (A, ANY, "")] and _appointed(roster) == [
        "2015-06-01"
    ]


@pytest.mark.parametrize("header", ["职称", "职称级别", "现任专业技术职务"])
def test_beside_a_column_of_titles_it_is_no_title_of_its_own(library: Library, header: str) -> None:
    """An appointment to a lower one says nothing more."""
    rows = [["姓名", "身份证号", header, "现聘职称"], [A, IDS[A], "工程师", "助理工程师"]]
    roster = read_one(library, rows)
    assert "F23" not in codes(roster) and (A, "中级", "") in titles(roster)
    assert "助理级" not in [level for _, level, _ in titles(roster)]


@pytest.mark.parametrize(
    ("heads", "found"),
    [
        (["现聘职称", "学历", "现聘时间"], ["2015-06-01"]),
        (["现聘时间", "现聘职称"], ["2015-06-01"]),
        (["现聘岗位", "现聘职称", "现聘时间"], ["2015-06-01"]),
        (["现聘职称", "现聘岗位", "现聘时间"], []),
        (["现聘职称", "现任职务", "现聘时间"], []),
        (["技能等级", "聘任时间", "现聘职称"], []),
    ],
)
def test_since_when_somebody_has_another_post(library: Library, heads: list[str], found: list[str]) -> None:
    """A day behind a post or a level of skill is no title's, and is said."""
    cells = {"现聘职称": "中级", "技能等级": "技师", "现聘时间": "2015-06-01", "聘任时间": "2015-06-01"}
    row = [A, IDS[A], *(cells.get(head, "本科" if head == "学历" else "班长") for head in heads)]
    roster = read_one(library, [["姓名", "身份证号", *heads], row])
    assert _appointed(roster) == found and bool(issues(roster, "F02")) >= (not found)


@pytest.mark.parametrize(("header", "text"), [("是否聘任", "否"), ("是否聘用", "未聘"), ("聘任情况", "待聘")])
def test_a_title_that_nobody_is_appointed_to(library: Library, header: str, text: str) -> None:
    """现聘职称 工程师 beside 是否聘任 否 is of no certain level; 是 changes nothing."""
    rows = [["姓名", "身份证号", "现聘职称", header], [A, IDS[A], "工程师", text]]
    assert (A, "中级", "") not in titles(read_one(library, rows))
    rows[1][3] = "是"
    assert (A, "中级", "") in titles(read_one(library, rows))
