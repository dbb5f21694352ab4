"""Awards that stand where nobody looks for them: counted where it is plain what they are, else open, never passed over."""

from __future__ import annotations

from typing import Any

import pytest

from batch.engine.award_match import Match, match
from batch.policy.award_lists import AwardEntry
from batch.policy.library import Library
from batch.roster.awards import AwardNames, read_cell, read_row
from tests.people import invented_id
from tests.rosters import Cells, codes, read

NAMES = ("沈知远", "顾南乔", "陆听松")
PEOPLE: Cells = [["姓名", "身份证号"], *([name, invented_id(n)] for n, name in enumerate(NAMES, 1))]


def _awards(library: Library, sheets: dict[str, Cells]) -> dict[str, list[str]]:
    """Of each person the awards: the name of one that counts, ? for one that may be any."""
    facts = read(library, sheets).facts
    found: dict[str, list[str]] = {name: [] for name in NAMES}
    for person, number in zip(facts.awards.person, facts.awards.award, strict=True):
        award = facts.awards_seen[int(number)]
        found[NAMES[int(person)]].append(award.name or ("?" if award.may_be else "-"))
    return found


@pytest.mark.parametrize(
    ("sheet", "headers", "row", "gives"),
    [
        ("荣誉竞赛", ["姓名", "奖项", "时间"], ["沈知远", "全国技术能手", "2018-12-01"], "技术能手"),
        (
            "获奖情况",
            ["姓名", "获奖项目", "授予单位", "获奖时间"],
            ["沈知远", "全国技术能手", "人社部", "2018-12"],
            "技术能手",
        ),
        ("获奖情况", ["姓名", "获得荣誉", "获奖时间"], ["沈知远", "全国技术能手", "2018-12"], "技术能手"),
        ("奖惩情况", ["姓名", "奖惩名称", "时间"], ["沈知远", "全国技术能手", "2018-12-01"], "技术能手"),
        ("表彰名单", ["姓名", "表彰"], ["沈知远", "全国技术能手"], "技术能手"),
        ("奖项汇总", ["奖项", "获奖人"], ["全国技术能手", "沈知远"], "技术能手"),
        (
            "竞赛",
            ["大赛名称", "选手", "项目", "名次"],
            ["第二届全国技能大赛", "沈知远", "焊接", "金牌"],
            "中华人民共和国职业技能大赛",
        ),
        ("大师工作室", ["工作室名称", "领办人", "级别"], ["沈知远技能大师工作室", "沈知远", "国家级"], "?"),
        ("荣誉竞赛", ["姓名", "级别", "授予"], ["沈知远", "国家级", "全国技术能手"], "?"),
        ("荣誉竞赛", ["名称", "姓名", "级别"], ["", "沈知远", "国家级"], "?"),
        ("荣誉竞赛", ["名称", "姓名", "级别", "奖次"], ["焊接", "沈知远", "国际", "金牌"], "?"),
        ("先进事迹", ["姓名", "事迹"], ["沈知远", "2018年获全国技术能手"], "?"),
        ("名单", ["姓名", "部门", "性别", "称号来源"], ["沈知远", "一部", "男", "全国技术能手"], "?"),
    ],
)
def test_a_sheet_of_awards_with_everyday_headers(
    library: Library, sheet: str, headers: list[str], row: list[str], gives: str
) -> None:
    """Read where the headers are plain, open where they are not; of nobody else."""
    found = _awards(library, {"人员": PEOPLE, sheet: [headers, row]})
    assert found == {"沈知远": [gives], "顾南乔": [], "陆听松": []}


def test_a_bare_day_is_the_award_s(library: Library) -> None:
    """时间 on a sheet of awards."""
    rows: Cells = [["姓名", "奖项", "时间"], ["沈知远", "全国技术能手", "2018-12-01"]]
    assert not read(library, {"人员": PEOPLE, "荣誉": rows}).facts.awards.day.blank.any()


@pytest.mark.parametrize(
    ("sheet", "rows", "whose"),
    [
        ("荣誉墙", [["全国技术能手"], ["沈知远"], ["顾南乔"]], "沈知远 顾南乔"),
        ("荣誉名单", [["全国技术能手：沈知远、顾南乔"]], "沈知远 顾南乔"),
        ("说明", [["本单位沈知远2018年获全国技术能手称号。"]], "沈知远"),
        ("江苏工匠名单", [["姓名", "部门"], ["陆听松", "一部"]], "陆听松"),
        ("荣誉竞赛", [["名称", "姓名"], ["全国技术能手", "沈知远、陆听松"]], "沈知远 陆听松"),
        ("Sheet2", [["江苏工匠名单"], ["姓名", "部门"], ["陆听松", "一部"]], "陆听松"),
        ("荣誉名单", [["优秀员工：沈知远"]], ""),
        ("说明", [["请填写全国技术能手等荣誉"], ["联系人：沈知远"]], ""),
        ("拟推荐全国技术能手名单", [["姓名", "部门"], ["沈知远", "一部"]], ""),
        ("通讯录", [["姓名", "电话"], ["沈知远", "1"]], ""),
        ("荣誉竞赛", [["名称", "姓名"], ["", "沈知远"]], ""),
    ],
)
def test_whom_an_unread_line_names(library: Library, sheet: str, rows: Cells, whose: str) -> None:
    """Whoever stands beside an award, or below it, may have it."""
    found = _awards(library, {"人员": PEOPLE, sheet: rows})
    assert [name for name, awards in found.items() if awards == ["?"]] == whose.split()
    assert all(awards in ([], ["?"]) for awards in found.values())


def test_a_list_without_numbers_may_name_a_title(library: Library) -> None:
    """What cannot be read as a list of certificates leaves theirs open."""
    rows: Cells = [["姓名", "部门", "职称名称", "技能等级"], ["沈知远", "一部", "工程师", "高级技师"]]
    certificates = read(library, {"人员": PEOPLE, "名册2": rows}).facts.certificates
    assert set(certificates.person.tolist()) == {0}


def _wide(library: Library, **cells: Any) -> list[str]:
    rows: Cells = [[*PEOPLE[0], *cells], [*PEOPLE[1], *cells.values()]]
    return _awards(library, {"人员": rows})["沈知远"]


@pytest.mark.parametrize(
    "cells",
    [
        {"全国技术能手": "√"},
        {"全国技术能手": 2018},
        {"是否全国技术能手": "是"},
        {"是否技能大师工作室带头人": "是", "工作室级别": "国家级"},
        {"技能大师工作室负责人": "是"},
        {"个人简介": "1985年生，2018年获全国技术能手"},
        {"何时何地受过何种奖励": "2018年12月 人社部 全国技术能手"},
        {"竞赛名称": "第二届全国技能大赛焊接", "名次": "金牌"},
        {"竞赛名称": "全国焊工大赛", "名次": "2"},
    ],
)
def test_a_column_that_speaks_of_an_award(library: Library, cells: dict[str, Any]) -> None:
    """Open, and said."""
    assert _wide(library, **cells) == ["?"]
    assert sorted(_wide(library, 荣誉奖项="江苏工匠", **cells)) == ["?", "江苏工匠"]


@pytest.mark.parametrize(
    "cells",
    [
        {"全国技术能手": "否"}, {"全国技术能手": "无"}, {"是否全国技术能手": "×"}, {"是否全国技术能手": 0}, {"全国技术能手": ""},
        {"竞赛名称": "无"}, {"竞赛名称": "公司级焊工比赛"}, {"个人简介": "1985年生，勤恳"}, {"是否技能大师工作室成员": "否"},
    ],
)  # fmt: skip
def test_a_column_that_denies_it_opens_nobody(library: Library, cells: dict[str, Any]) -> None:
    """否, 无, × and a contest of one's own firm."""
    assert _wide(library, **cells) == []


def test_what_a_remark_says_again_is_no_further_award(library: Library) -> None:
    """The same award in its place and beside it."""
    assert _wide(library, 荣誉奖项="全国技术能手", 备注="2018年获全国技术能手") == ["技术能手"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("江苏省技术发明三等奖", "技术发明奖"),
        ("2019年度国家技术发明二等奖（排名第三）", "技术发明奖"),
        ("国家技术发明专利", ""),
        ("全国技能大赛精选项目金牌", "中华人民共和国职业技能大赛"),
        ("第二届全国技能大赛选拔项目金牌", "中华人民共和国职业技能大赛"),
        ("第二届全国技能大赛世赛选拔项目金牌", "中华人民共和国职业技能大赛"),
        ("世界技能大赛选拔项目金牌", ""),
    ],
)
def test_the_usual_way_to_write_an_award(library: Library, text: str, name: str) -> None:
    """A prize's grade inside its name, a kind of project."""
    assert read_cell(AwardNames(library.awards), text)[0].award.name == name


@pytest.mark.parametrize(
    "text", ["江苏状元大赛职工组一等奖", "江苏省状元大赛一等奖（职工组）", "略", "1", "有"]
)
def test_what_may_be_a_listed_award_is_open(library: Library, text: str) -> None:
    """A name without all its words, or none."""
    assert "江苏技能状元大赛（职工组）" in read_cell(AwardNames(library.awards), text)[0].award.may_be


def test_an_award_without_a_name_may_be_any_competition_s(library: Library) -> None:
    """Also one of those that no list names, and that are no 世界技能大赛."""
    award = read_cell(AwardNames(library.awards), "有")[0].award
    entry = AwardEntry(competition="省级", ranks=(1, 3))
    assert match(award, entry, library["suzhou-2019"].rulebook) is Match.MAYBE
    world = read_row(AwardNames(library.awards), "焊接", "国际", "", "金牌")[0].award
    assert match(world, AwardEntry(award="世界技能大赛"), library["jiangsu-2021"].rulebook) is Match.MAYBE


def test_what_is_said_elsewhere_is_said_at_its_row(library: Library) -> None:
    """With an issue."""
    assert codes(read(library, {"人员": PEOPLE, "说明": [["沈知远是江苏工匠"]]})) & {"C14", "A09"}
