"""Several certificates below groups: 证书一{等级, 工种}, 高级工{年, 月}, 技能等级取得时间{高级工, 技师}."""

from __future__ import annotations

import pytest

from batch.policy.library import Library
from tests.layouts.reading import IDS, A, read_one, skills
from tests.rosters import Cells, codes

ONE = ["姓名", "身份证号"]
OLD, NEW = "2012-06-01", "2015-06-20"
FACTS, CELLS = ["等级", "工种", "取得时间"], ["高级工", "焊工", OLD, "技师", "电工", NEW]
BOTH = [(A, "技师", NEW), (A, "高级工", OLD)]


def _groups(groups: list[str], facts: list[str], cells: list[str]) -> Cells:
    over = [text for group in groups for text in (group, *[""] * (len(facts) - 1))]
    return [[*ONE, *over], ["", "", *facts * len(groups)], [A, IDS[A], *cells]]


def _trades(library: Library, rows: Cells) -> list[tuple[str, str]]:
    facts = read_one(library, rows).facts
    known = facts.certificates
    pairs = zip(known.low.tolist(), known.occupation.tolist(), strict=True)
    return sorted((str(low), facts.occupations[trade].name) for low, trade in pairs)


@pytest.mark.parametrize(
    "groups",
    [
        ["证书一", "证书二"],
        ["证书1", "证书2"],
        ["第一本证书", "第二本证书"],
        ["原证书", "现证书"],
        ["主证书", "副证书"],
    ],
)
def test_each_group_is_one_certificate(library: Library, groups: list[str]) -> None:
    """The level of the second never goes with the trade and the day of the first."""
    rows = _groups(groups, FACTS, CELLS)
    assert sorted(skills(read_one(library, rows))) == BOTH
    assert _trades(library, rows) == [("3", "焊工"), ("4", "电工")]


def test_groups_of_which_nobody_can_tell(library: Library) -> None:
    """情况1{等级, 工种, 取得时间}: nothing of it is certain."""
    roster = read_one(library, _groups(["情况1", "情况2"], FACTS, CELLS))
    assert all(".." in level for _, level, _ in skills(roster)) and "C14" in codes(roster)


def test_a_level_as_a_group(library: Library) -> None:
    """高级工{工种, 发证日期}, 高级工{年, 月}: the trade and the day are that level's."""
    rows = _groups(["高级工", "技师"], ["工种", "发证日期"], ["焊工", OLD, "电工", NEW])
    assert [one for one in sorted(skills(read_one(library, rows))) if ".." not in one[1]] == BOTH
    assert ("4", "电工") in _trades(library, rows)
    rows = [
        [*ONE, "持证情况"],
        ["", "", "高级工", "", "技师", ""],
        *_groups(["", ""], ["工种", "发证日期"], rows[-1][2:])[1:],
    ]
    assert ("4", "电工") in _trades(library, rows)


def test_a_level_that_is_a_title_in_hospitals(library: Library) -> None:
    """技师{专业, 取得时间} beside 主管技师{…} is no level of skill for certain."""
    rows = _groups(["主管技师", "技师"], ["专业", "取得时间"], ["检验", OLD, "检验", NEW])
    assert all(".." in level for _, level, _ in skills(read_one(library, rows)))


def test_a_day_of_a_level_in_parts_beside_another_level(library: Library) -> None:
    """技师{年, 月} beside 技能等级 高级工 is never passed over."""
    head = [*ONE, "技能等级", "工种", "技能证书取得日期", "技师", ""]
    rows: Cells = [head, ["", "", "", "", "", "年", "月"], [A, IDS[A], "高级工", "焊工", OLD, 2018, 6]]
    assert skills(read_one(library, rows)) == [(A, "高级工", OLD), (A, "-1..7", "")]
    rows = [[*ONE, "高级工", "", "技师", ""], ["", "", "年", "月", "年", "月"], [A, IDS[A], 2012, 6, 2018, 6]]
    assert {"高级工", "技师"} <= {level for _, level, _ in skills(read_one(library, rows))}


@pytest.mark.parametrize("group", ["技能等级取得时间", "职业技能等级证书发证日期", "取得时间"])
def test_levels_below_a_day(library: Library, group: str) -> None:
    """技能等级取得时间{高级工, 技师}."""
    rows = _groups([group], ["高级工", "技师"], [OLD, NEW])
    assert [one for one in sorted(skills(read_one(library, rows))) if ".." not in one[1]] == BOTH


def test_days_that_stand_before_their_certificates(library: Library) -> None:
    """取得时间 | 等级 | 工种 twice: the second day is not the first certificate's."""
    head = [*ONE, *["取得时间", "等级", "工种"] * 2]
    rows: Cells = [head, [A, IDS[A], OLD, "高级工", "焊工", NEW, "技师", "电工"]]
    assert skills(read_one(library, rows)) == [(A, "高级工", ""), (A, "技师", "")]


@pytest.mark.parametrize(
    "rows",
    [[["高级工", "焊工", OLD], ["技师", "电工", NEW]], [["高级工、技师", "焊工、电工", f"{OLD}、{NEW}"]]],
)
def test_the_trades_of_several_certificates_are_no_posts(library: Library, rows: Cells) -> None:
    """工种 beside 技能等级 that differs between one person's certificates; one trade is the post's too."""
    facts = read_one(
        library, [[*ONE, "技能等级", "工种", "取得时间"], *([A, IDS[A], *row] for row in rows)]
    ).facts
    assert facts.occupations[int(facts.occupation[0])].name == ""
    facts = read_one(
        library, [[*ONE, "技能等级", "工种"], [A, IDS[A], "高级工", "焊工"], [A, IDS[A], "技师", "焊工"]]
    ).facts
    assert facts.occupations[int(facts.occupation[0])].name == "焊工"


@pytest.mark.parametrize("name", ["电工（技师）职业资格证书", "电工技师证", "电工二级/技师"])
def test_a_certificate_whose_name_says_all(library: Library, name: str) -> None:
    """On a sheet that has no column of levels."""
    rows: Cells = [[*ONE, "证书名称", "获证时间"], [A, IDS[A], name, NEW]]
    assert skills(read_one(library, rows)) == [(A, "技师", NEW)] and _trades(library, rows) == [("4", "电工")]
