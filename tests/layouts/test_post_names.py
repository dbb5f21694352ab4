"""What a company calls a post is a title where something else says so, and else open with a line."""

from __future__ import annotations

import pytest

from batch.policy.library import Library
from tests.layouts.reading import IDS, A, read_one, titles
from tests.rosters import codes, issues

POSTS = ["设备工程师", "工艺工程师", "质量工程师", "高级设备工程师", "生产技术工程师"]
TITLES = ["工程师", "电气工程师", "机械工程师", "建筑工程师", "高级工程师", "给排水工程师", "助理工程师"]


@pytest.mark.parametrize("name", POSTS)
def test_a_post_that_nothing_calls_a_title(library: Library, name: str) -> None:
    """It may be of no level, and whoever has it may hold a title of any."""
    roster = read_one(
        library, [["姓名", "身份证号", "部门", "职称", "职称取得日期"], [A, IDS[A], "", name, ""]]
    )
    assert [level for _, level, _ in titles(roster)] == ["-1..4"]
    assert issues(roster, "C19") == [("花名册", "D2")]


@pytest.mark.parametrize("name", POSTS[:3])
@pytest.mark.parametrize(
    ("header", "cell"),
    [("职称级别", "中级"), ("职称系列", "工程"), ("职称取得日期", "2015"), ("职称聘任日期", "2015.6"),
     ("职称证书编号", "3206001"), ("职称专业", "机械")],
)  # fmt: skip
def test_a_post_s_name_that_is_a_title(library: Library, name: str, header: str, cell: str) -> None:
    """Its level, series, day or number stands beside it."""
    roster = read_one(library, [["姓名", "身份证号", "部门", "职称", header], [A, IDS[A], "", name, cell]])
    assert [level for _, level, _ in titles(roster)] == ["中级"] and "C19" not in codes(roster)


@pytest.mark.parametrize("name", TITLES)
def test_what_only_titles_are_called(library: Library, name: str) -> None:
    """Alone too."""
    roster = read_one(library, [["姓名", "身份证号", "部门", "职称"], [A, IDS[A], "", name]])
    assert "-1" not in titles(roster)[0][1] and not codes(roster)
