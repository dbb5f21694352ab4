"""A level and its day in one cell are taken apart where nothing else is said; anything else stays whole, and open."""

from __future__ import annotations

import pytest

from batch.policy.library import Library
from tests.layouts.reading import IDS, A, read_one, skills, titles
from tests.rosters import codes

DAY = "2018-05-20"


@pytest.mark.parametrize(
    "cell",
    [
        "高级工（2018.05.20）",
        "电工高级工 2018-5-20",
        "高级工（电工）2018年5月20日",
        "2018年5月20日取得电工高级工",
    ],
)
def test_a_skill_level_and_its_day(library: Library, cell: str) -> None:
    """Whether in brackets, behind or before it."""
    roster = read_one(library, [["姓名", "身份证号", "技能等级"], [A, IDS[A], cell]])
    assert skills(roster) == [(A, "高级工", DAY)]
    assert not codes(roster)


@pytest.mark.parametrize(
    "cell", ["工程师（2018.5.20）", "工程师/2018.5.20", "电气工程师2018.5.20", "工程师（2018.5.20取得）"]
)
@pytest.mark.parametrize("beside", ["", "2018年5月"])
def test_a_title_and_its_day(library: Library, cell: str, beside: str) -> None:
    """The day's own column may be blank, or say the same."""
    rows = [["姓名", "身份证号", "职称", "职称取得日期"], [A, IDS[A], cell, beside]]
    assert titles(read_one(library, rows)) == [(A, "中级", DAY)]


@pytest.mark.parametrize(
    ("cell", "beside"),
    [
        ("工程师（2018.5.20聘）", ""), ("工程师（2018.5.20）", "2019-05-20"), ("工程师（有效期2027.5）", ""),
        ("拟工程师2018.5", ""),
        ("助理工程师2015.5，工程师聘任", ""), ("工程师（2018.5.20", "看不懂"), ("工程师（2018）", ""),
    ],
)  # fmt: skip
def test_what_says_more_stays_whole(library: Library, cell: str, beside: str) -> None:
    """Appointed, of another day than beside it, valid until, applied for, several of them."""
    rows = [["姓名", "身份证号", "职称", "职称取得日期"], [A, IDS[A], cell, beside]]
    roster = read_one(library, rows)
    assert [level for _, level, _ in titles(roster)] == ["-1..4"]
    assert codes(roster)
