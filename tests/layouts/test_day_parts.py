"""年 | 月 | 日 in columns of their own are one date; what cannot be put together is said, and open."""

from __future__ import annotations

from typing import Any

import pytest

from batch.policy.library import Library
from tests.layouts.reading import IDS, A, B, C, read_one, skills, status, titles
from tests.layouts.test_found_by_attack import HEAD, _base, _status
from tests.rosters import Cells, codes, issues, read

ONE = ["姓名", "身份证号", "技能等级"]
DAY = [(A, "技师", "2015-06-01")]
UNDER_GROUP: Cells = [[*ONE, "取得时间", "", ""], ["", "", "", "年", "月", "日"]]


@pytest.mark.parametrize(
    "heads",
    [
        UNDER_GROUP,
        [[*ONE, "取得年", "取得月", "取得日"]],
        [[*ONE, "取得时间（年）", "取得时间（月）", "取得时间（日）"]],
        [[*ONE, "年", "月", "日"]],
        [["姓名", "身份证号", "职业技能等级", "", "", ""], ["", "", "等级", "年", "月", "日"]],
    ],
)
@pytest.mark.parametrize("parts", [[2015.0, 6.0, 1.0], ["2015年", "06月", "1日"], ["2015-06-01", "", ""]])
def test_a_day_in_three_columns(library: Library, heads: Cells, parts: list[Any]) -> None:
    """Whatever says that they are a day, and with their units or without."""
    roster = read_one(library, [*heads, [A, IDS[A], "技师", *parts]])
    assert skills(roster) == DAY and not {"F02", "R01", "V01"} & codes(roster)


@pytest.mark.parametrize("order", [[2, 1, 0], [1, 2, 0]])
def test_the_parts_in_another_order(library: Library, order: list[int]) -> None:
    """取得日 | 取得月 | 取得年 are the same day."""
    heads, parts = ["取得年", "取得月", "取得日"], [2015, 6, 1]
    head = [*ONE, *(heads[place] for place in order)]
    roster = read_one(library, [head, [A, IDS[A], "技师", *(parts[place] for place in order)]])
    assert skills(roster) == DAY and not {"F02", "V01"} & codes(roster)


def test_the_days_of_two_certificates(library: Library) -> None:
    """Each is of what stands before it; a year and a month are a month."""
    head = [*ONE, "取得年份", "取得月份", "职称", "取得年", "取得月", "取得日"]
    roster = read_one(library, [head, [A, IDS[A], "技师", "2015", "6", "工程师", "2010", "12", "3"]])
    assert skills(roster) == [(A, "技师", "")] and titles(roster) == [(A, "中级", "2010-12-03")]
    assert roster.facts.certificates.obtained.whole_months.any()


def test_the_days_of_two_levels(library: Library) -> None:
    """技师取得年 | 技师取得月: each level's own."""
    parts = [f"{level}取得{part}" for level in ("高级工", "技师") for part in "年月日"]
    roster = read_one(
        library, [["姓名", "身份证号", *parts], [A, IDS[A], "2010", "6", "1", "2021", "12", "3"]]
    )
    dated = [one for one in skills(roster) if one[2]]
    assert dated == [(A, "技师", "2021-12-03"), (A, "高级工", "2010-06-01")] and not codes(roster)


def test_what_is_no_day_together(library: Library) -> None:
    """A day without a month, a month without a year: at its cell."""
    rows: Cells = [
        [A, IDS[A], "技师", 2015.0, "", 1.0],
        [B, IDS[B], "技师", "", 6.0, ""],
        [C, IDS[C], "技师", "", "", ""],
    ]
    roster = read_one(library, [*UNDER_GROUP, *rows])
    assert skills(roster) == [(name, "技师", "") for name in (A, B, C)]
    assert issues(roster, "V01") == [("花名册", "D3"), ("花名册", "D4")]


def test_lengths_of_time_are_no_days(library: Library) -> None:
    """工龄（年） | 工龄（月） stay two columns that nobody reads."""
    roster = read_one(library, [[*ONE, "工龄（年）", "工龄（月）"], [A, IDS[A], "技师", 12.0, 5.0]])
    assert issues(roster, "F02") == [("花名册", "D1"), ("花名册", "E1")]


@pytest.mark.parametrize("heads", [["有效期年", "有效期月", "有效期日"], ["证书有效期至", "", ""]])
def test_until_when_a_certificate_holds(library: Library, heads: list[str]) -> None:
    """In parts, too: one that has expired opens, another does not."""
    lines: Cells = [[*HEAD, *heads]]
    if heads[1] == "":
        lines.append([*[""] * len(HEAD), "年", "月", "日"])
    rows = [_base(A, 2020.0, 5.0, 1.0), _base(B, 2035.0, 5.0, 1.0)]
    roster = read_one(library, [*lines, *rows])
    assert [_status(library, roster, name) for name in (A, B)] == ["undetermined", "eligible"]


def test_the_day_of_leaving_in_parts(library: Library) -> None:
    """One that is yet to come says nothing."""
    rows: Cells = [
        [*ONE, "退休年", "退休月"],
        [A, IDS[A], "技师", 2040.0, 5.0],
        [B, IDS[B], "技师", 2020.0, 5.0],
    ]
    assert status(read_one(library, rows)) == ["", "（未识别）"]


@pytest.mark.parametrize(
    "heads",
    [
        ["年", "月", "姓名", "身份证号", "技能等级", "取得日期"],
        ["姓名", "身份证号", "技能等级", "取得日期", "年", "月"],
    ],
)
def test_the_month_of_the_list(library: Library, heads: list[str]) -> None:
    """Before the names, or behind a day: it is no certificate's, and makes no other day unclear."""
    cells = {
        "年": 2024.0,
        "月": 6.0,
        "姓名": A,
        "身份证号": IDS[A],
        "技能等级": "技师",
        "取得日期": "2015-06-01",
    }
    roster = read_one(library, [heads, [cells[head] for head in heads]])
    assert skills(roster) == DAY and len(issues(roster, "F02")) == 2


def test_hours_of_a_year_and_a_month(library: Library) -> None:
    """Count for the year: 年 stays what it is there."""
    hours: Cells = [["姓名", "身份证号", "年", "月", "学时"], [A, IDS[A], 2023.0, 5.0, 30.0]]
    roster = read(library, {"人员": [ONE, [A, IDS[A], "技师"]], "继续教育": hours})
    assert "V07" not in codes(roster) and issues(roster, "F02") == [("继续教育", "D1")]
