"""What stands beside a certificate, an award or a person and speaks against it, in a cell or in a sheet's name."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from batch.days.moments import day_number
from batch.engine.question import Question
from batch.engine.screening import screen
from batch.language.terms import Status
from batch.policy.library import Library
from batch.roster.leaving.words import set_aside
from batch.roster.roster import Roster
from tests.rosters import Cells, codes, issues, read
from tests.strangers.attack import HEADERS, person

REVIEW, DIRECT, BY_TITLE = (
    "title-intermediate-review",
    "title-associate-direct",
    "skill-senior-technician-by-title",
)
LOW = {"技能等级": "高级工", "技能证书取得日期": date(2023, 1, 1)}
TITLE_HEADERS = [*HEADERS, "职称级别", "职称名称", "职称取得日期"]
AWARD_HEADERS = ["身份证号", "姓名", "名称", "级别", "奖次", "取得日期"]


def _status(
    library: Library, roster: Roster, route: str = REVIEW, name: str = "某甲", book: str = "jiangsu-2021"
) -> str:
    question = Question(library, day_number(date(2024, 6, 30)))
    (found,) = screen(roster.facts, [library[book]], question)
    status = found.result(found.view.rulebook.route(route))[1]
    return Status(int(status[roster.persons.names.tolist().index(name)])).name.lower()


def _wide(library: Library, header: str, text: Any, **cells: Any) -> Roster:
    return read(library, {"人员": [[*HEADERS, header], [*person(1, "某甲", **cells), text]]})


@pytest.mark.parametrize(
    ("level", "name", "code"),
    [("无", "高级工程师", "C04"), ("没有", "高级工程师", "C04"), ("副高级", "暂无", "C05"), ("中级", "高级工程师", "C05")],
)  # fmt: skip
def test_a_title_that_is_denied_beside_its_name(library: Library, level: str, name: str, code: str) -> None:
    """无 is no blank where the other column says something: in the own row, and on a sheet of certificates."""
    row = person(1, "某甲", 岗位类别="技术技能")
    wide = read(library, {"人员": [TITLE_HEADERS, [*row, level, name, "2015-01"]]})
    listed = [["身份证号", "证书类别", "级别", "名称", "系列"], [row[0], "职称", level, name, "工程"]]
    sheet = read(library, {"人员": [HEADERS, row], "证书": listed})
    for roster in (wide, sheet):
        assert _status(library, roster, BY_TITLE) == "undetermined"
        assert code in codes(roster)


@pytest.mark.parametrize(
    ("level", "name"), [("", "高级工程师"), ("/", "高级工程师"), ("副高级", "高级工程师")]
)
def test_a_blank_denies_no_title(library: Library, level: str, name: str) -> None:
    """A dash beside a name is a blank."""
    row = person(1, "某甲", 岗位类别="技术技能")
    roster = read(library, {"人员": [TITLE_HEADERS, [*row, level, name, "2015-01"]]})
    assert _status(library, roster, BY_TITLE) == "eligible"


@pytest.mark.parametrize(
    "name", ["准技师", "预备技师", "技师（预备）", "代技师", "技师（见习）", "高级工证书"]
)
def test_what_is_called_like_a_certificate(library: Library, name: str) -> None:
    """准技师 as the name of a 技师 is not one for certain."""
    row = person(1, "某甲", 技能等级="", 技能证书取得日期="", **{"技能证书职业（工种）": ""})
    headers = ["身份证号", "证书类别", "级别", "名称", "职业（工种）", "取得日期"]
    listed = [headers, [row[0], "职业技能等级", "技师", name, "焊工", "2015-01"]]
    roster = read(library, {"人员": [HEADERS, row], "证书": listed})
    assert _status(library, roster) == "undetermined"
    assert {"C14", "C16"} & codes(roster)


ASIDE = ["旧", "旧名册", "待定", "候补", "预报名", "历史", "去年", "花名册（旧）", "名单-旧版", "2023年旧名册", "往年数据",
         "意向名单", "备份", "原名单", "暂缓", "人员(待定)"]  # fmt: skip
PLAIN = [
    "Sheet1",
    "一车间",
    "旧机场项目部",
    "历史博物馆",
    "原料车间",
    "去年入职人员",
    "备用电源班",
    "资料室",
    "老城区",
    "待料区",
    "2023年名单",
]


def test_names_of_lists_that_were_put_aside() -> None:
    """And names of places and workshops, which say nothing."""
    assert [name for name in ASIDE if not set_aside(name)] == []
    assert [name for name in PLAIN if set_aside(name)] == []


@pytest.mark.parametrize("name", ASIDE[:7])
def test_people_on_a_list_that_was_put_aside(library: Library, name: str) -> None:
    """They are open, and it is said; those on the list that counts are what it says."""
    roster = read(library, {"人员": [HEADERS, person(1, "某甲")], name: [HEADERS, person(2, "某乙")]})
    assert [_status(library, roster, name=who) for who in ("某甲", "某乙")] == ["eligible", "undetermined"]
    assert {sheet for sheet, _ in issues(roster, "V04")} == {name}


@pytest.mark.parametrize("first", [True, False])
def test_who_stands_on_both_lists(library: Library, first: bool) -> None:
    """The list that counts says what is; what only the old one says is possible."""
    old: Cells = [HEADERS, person(1, "某甲", 荣誉奖项="全国技术能手")]
    new: Cells = [HEADERS, person(1, "某甲", **LOW)]
    both = {"旧": old, "人员": new} if first else {"人员": new, "旧": old}
    roster = read(library, both)
    assert _status(library, roster) == "undetermined"  # 技师 on the old list only
    assert _status(library, roster, DIRECT) == "undetermined"
    kept = read(library, {"人员": [HEADERS, person(1, "某甲")], "旧": [HEADERS, person(1, "某甲", **LOW)]})
    assert _status(library, kept) == "eligible"


OF_MANY = [
    ("个人/集体", "集体"),
    ("获奖类型", "团体"),
    ("类型", "集体"),
    ("备注", "该奖项为集体荣誉"),
    ("是否集体奖", "是"),
    ("参赛形式", "团队赛"),
]
OF_ONE = [("个人/集体", "个人"), ("户口类型", "集体"), ("合同类型", "集体"), ("是否集体奖", "否"), ("所在班组", "一班组"),
          ("备注", "参加团队建设"), ("备注", "集体户口")]  # fmt: skip


@pytest.mark.parametrize(("header", "text"), OF_MANY)
def test_a_prize_of_many_is_nobodys_own_for_certain(library: Library, header: str, text: str) -> None:
    """In the person's own row, and on a sheet of awards."""
    wide = _wide(library, header, text, 荣誉奖项="全国技术能手", **LOW)
    row = person(1, "某甲", **LOW)
    listed = [[*AWARD_HEADERS, header], [row[0], "某甲", "全国技术能手", "国家级", "", "2019.12", text]]
    sheet = read(library, {"人员": [HEADERS, row], "荣誉竞赛": listed})
    for roster in (wide, sheet):
        assert _status(library, roster, DIRECT) == "undetermined"
        assert issues(roster, "C14")


@pytest.mark.parametrize(("header", "text"), OF_ONE)
def test_what_says_nothing_of_a_prize(library: Library, header: str, text: str) -> None:
    """A person's own, or of other things than a prize."""
    assert (
        _status(library, _wide(library, header, text, 荣誉奖项="全国技术能手", **LOW), DIRECT) == "eligible"
    )


@pytest.mark.parametrize("remark", ["全国技术能手称号已撤销", "荣誉已取消", "奖项待核实"])
def test_a_remark_that_takes_back_an_award_of_the_own_row(library: Library, remark: str) -> None:
    """As one beside a row of a sheet of awards does."""
    roster = _wide(library, "备注", remark, 荣誉奖项="全国技术能手", **LOW)
    assert _status(library, roster, DIRECT) == "undetermined"
    assert issues(roster, "C14")


@pytest.mark.parametrize("header", ["申报奖项", "拟申报荣誉", "推荐奖项", "备注"])
def test_an_award_that_is_put_forward_is_not_overlooked(library: Library, header: str) -> None:
    """It may be had: no firm no over it."""
    text = "申报奖项：全国技术能手" if header == "备注" else "全国技术能手"
    assert _status(library, _wide(library, header, text, **LOW), DIRECT) == "undetermined"


@pytest.mark.parametrize(
    ("day", "status"), [("2018.10", "undetermined"), ("2020.12", "eligible"), ("", "eligible")]
)
def test_a_contest_before_it_began_is_another_one(library: Library, day: str, status: str) -> None:
    """中华人民共和国职业技能大赛 is held since 2020."""
    row = person(1, "某甲", **LOW)
    listed = [AWARD_HEADERS, [row[0], "某甲", "全国技能大赛", "国家级", "金牌", day]]
    sheet = read(library, {"人员": [HEADERS, row], "荣誉竞赛": listed})
    wide = read(library, {"人员": [HEADERS, person(1, "某甲", 荣誉奖项=f"{day} 全国技能大赛金牌", **LOW)]})
    for roster in (sheet, wide):
        assert _status(library, roster, DIRECT) == status
        assert bool(issues(roster, "A06")) == (status == "undetermined")


@pytest.mark.parametrize(("session", "status"), [("第二届", "eligible"), ("第45届", "undetermined")])
def test_a_session_that_cannot_have_been(library: Library, session: str, status: str) -> None:
    """第45届 is of another contest."""
    roster = read(
        library, {"人员": [HEADERS, person(1, "某甲", 荣誉奖项=f"{session}全国技能大赛金牌", **LOW)]}
    )
    assert _status(library, roster, DIRECT) == status


@pytest.mark.parametrize("name", ["集体荣誉", "团队奖项", "申报奖项", "拟申报荣誉"])
@pytest.mark.parametrize("titled", [True, False])
def test_a_list_of_awards_that_may_be_none(library: Library, name: str, titled: bool) -> None:
    """By its name or its title: open, and said at each row."""
    row = person(1, "某甲", **LOW)
    listed: Cells = [AWARD_HEADERS, [row[0], "某甲", "全国技术能手", "国家级", "", "2019.12"]]
    more = {"荣誉竞赛": [[name], *listed]} if titled else {name: listed}
    roster = read(library, {"人员": [HEADERS, row], **more})
    assert _status(library, roster, DIRECT) == "undetermined"
    assert issues(roster, "C14")


@pytest.mark.parametrize("title", ["2024年职称申报人员荣誉奖项一览表", "个人荣誉", "申报材料（荣誉）"])
def test_a_list_of_what_those_who_apply_have_won(library: Library, title: str) -> None:
    """Who applies for a title says nothing against their awards."""
    row = person(1, "某甲", **LOW)
    listed: Cells = [[title], AWARD_HEADERS, [row[0], "某甲", "全国技术能手", "国家级", "", "2019.12"]]
    assert _status(library, read(library, {"人员": [HEADERS, row], "荣誉竞赛": listed}), DIRECT) == "eligible"


@pytest.mark.parametrize(
    ("giver", "status"),
    [("昆山市人民政府", "undetermined"), ("中共昆山市委", "undetermined"), ("苏州市人民政府", "eligible"),
     ("昆山某某有限公司", "undetermined"), ("某集团工会", "undetermined"), ("苏州市总工会", "eligible")],
)  # fmt: skip
def test_who_gave_an_award(library: Library, giver: str, status: str) -> None:
    """A 市级 honour of a county-level city is none for certain, and a company has none to give."""
    row = person(1, "某甲", 技能证书取得日期=date(2012, 1, 1))
    listed = [[*AWARD_HEADERS, "授予单位"], [row[0], "某甲", "市级劳动模范", "", "", "2019.12", giver]]
    roster = read(library, {"人员": [HEADERS, row], "荣誉竞赛": listed})
    assert _status(library, roster, "title-intermediate-direct", book="suzhou-2019") == status


def test_a_level_that_is_denied_beside_a_trade(library: Library) -> None:
    """无 under 技能等级 beside a trade and a day: open as before, and now said."""
    roster = read(library, {"人员": [HEADERS, person(1, "某甲", 技能等级="无")]})
    assert (_status(library, roster), issues(roster, "C01")) == ("undetermined", [("人员", "J2")])
