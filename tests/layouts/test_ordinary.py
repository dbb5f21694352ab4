"""Everyday rosters: what anybody in a personnel office reads at once."""

from __future__ import annotations

import pytest

from batch.errors import UnreadableFileError
from batch.language.terms import Kind
from batch.policy.library import Library
from batch.roster.roster import Roster
from tests.layouts.reading import IDS, A, B, C, D, read_one, skills, titles
from tests.rosters import Cells, codes, issues, read

WARNINGS = ("error", "warning")


def complaints(roster: Roster) -> list[str]:
    """Codes of everything that asks the sender for something; whose a bare date is may be said."""
    return [one.code for one in roster.issues if one.severity in WARNINGS and one.code != "F12"]


def trades(roster: Roster) -> list[str]:
    """The trade of each skill certificate."""
    rows = roster.facts.certificates
    return [
        roster.facts.occupations[int(rows.occupation[row])].name
        for row in range(rows.person.size)
        if rows.kind[row] == Kind.SKILL
    ]


@pytest.mark.parametrize(
    ("head", "row", "own"),
    [
        (["工种", "技能等级", "取得时间"], ["焊工", "高级工", "2018-06-01"], "焊工"),
        (["技能等级", "工种", "发证日期"], ["高级工", "焊工", "2018-06-01"], "焊工"),
        (["技能等级", "取得时间", "职业（工种）"], ["高级工", "2018-06-01", "焊工"], "焊工"),
        (
            ["工种", "部门", "性别", "技能等级"],
            ["焊工", "一车间", "", "高级工"],
            "",
        ),  # may be the post's alone
        (["工种", "技能等级", "取得时间"], ["电工", "焊工高级工", "2018-06-01"], "焊工"),
        (["岗位工种", "技能等级", "工种"], ["电工", "高级工", "焊工"], "焊工"),
    ],
)
def test_a_trade_beside_a_level_is_the_certificates(
    library: Library, head: list[str], row: list[str], own: str
) -> None:
    """工种 | 技能等级 says the trade of the level; what stands elsewhere may be the post's only."""
    roster = read_one(library, [["姓名", "身份证号", "职称", "学历", *head], [A, IDS[A], "", "", *row]])
    assert trades(roster) == [own]
    assert complaints(roster) == []


@pytest.mark.parametrize(
    ("head", "row", "own"),
    [
        (["工种", "工种代码", "技能等级"], ["电工", "6-31-01-03", "技师"], ["电工"]),
        (["工种", "技能等级", "原工种"], ["电工", "技师", "养老护理员"], [""]),
        (["工种", "技能等级", "原工种"], ["电工", "技师", ""], ["电工"]),
        (["岗位", "工种", "技能等级"], ["养老护理员", "电工", "技师"], [""]),
        (["岗位", "工种", "技能等级"], ["维修班长", "电工", "技师"], ["电工"]),
        (["工种", "技能等级", "其他技能等级"], ["电工", "高级工", "技师"], ["电工", ""]),
    ],
)
def test_a_trade_that_may_be_another(
    library: Library, head: list[str], row: list[str], own: list[str]
) -> None:
    """What another column calls by another trade is not certain to be of this one, nor is a further level."""
    roster = read_one(library, [["姓名", "身份证号", "学历", *head], [A, IDS[A], "", *row]])
    assert trades(roster) == own


def test_a_trade_without_a_level_is_no_certificate(library: Library) -> None:
    """Of the people of a list some have none."""
    for more in ([], ["职称"]):
        head = ["姓名", "身份证号", "工种", "技能等级", "取得时间", *more]
        roster = read_one(
            library, [head, [A, IDS[A], "焊工", "高级工", "2018.6"], [B, IDS[B], "电工", "无", ""]]
        )
        assert [one[0] for one in skills(roster)] == [A]
        assert complaints(roster) == []


SEVERAL = [
    ("电工高级工（2012-05-01）、电工技师（2018-06-30）", [("高级工", "2012-05-01"), ("技师", "2018-06-30")]),
    ("1.高级工 2012-05-01\n2.技师 2018-06-30", [("高级工", "2012-05-01"), ("技师", "2018-06-30")]),
    ("焊工高级工 2016-11-01", [("高级工", "2016-11-01")]),
    ("三级/高级工（焊工）；车工中级工", [("高级工", ""), ("中级工", "")]),
]


@pytest.mark.parametrize(("cell", "held"), SEVERAL)
def test_several_certificates_in_one_cell(library: Library, cell: str, held: list[tuple[str, str]]) -> None:
    """Each part that is understood is a certificate."""
    for header in ("技能等级", "职业技能等级证书"):
        roster = read_one(library, [["姓名", "身份证号", header], [A, IDS[A], cell], [B, IDS[B], "高级工"]])
        assert [one[1:] for one in skills(roster) if one[0] == A] == held
        assert complaints(roster) == []


def test_several_days_and_trades_beside_several_levels(library: Library) -> None:
    """As many as there are levels belong to them one by one; one day may be of either."""
    head = ["姓名", "身份证号", "技能等级", "技能证书工种", "技能证书取得日期"]
    roster = read_one(
        library,
        [
            head,
            [A, IDS[A], "高级工\n技师", "电工\n焊工", "2012-05-01\n2018-06-30"],
            [B, IDS[B], "高级工、技师", "电工", ""],
            [C, IDS[C], "高级工、技师", "电工", "2018-06-30"],
            [D, IDS[D], "高级工、拟报技师", "电工", "2018-06-30"],
        ],
    )
    assert skills(roster)[:2] == [(A, "高级工", "2012-05-01"), (A, "技师", "2018-06-30")]
    assert skills(roster)[2:4] == [(B, "高级工", ""), (B, "技师", "")]
    assert trades(roster)[:4] == ["电工", "焊工", "电工", "电工"]
    assert issues(roster, "C01") == [("花名册", "C4"), ("花名册", "C5")]


def test_days_in_another_order_than_the_levels(library: Library) -> None:
    """A higher level long before a lower one of the same trade: nobody can tell which day is whose."""
    head = ["姓名", "身份证号", "技能等级", "技能证书工种", "技能证书取得日期"]
    rows = [
        [A, IDS[A], "技师、高级工", "电工", "2012.5、2022.6"],
        [B, IDS[B], "高级工、技师", "", "2022.6、2012.5"],
        [C, IDS[C], "技师、高级工", "电工、焊工", "2012-05-01、2022-06-01"],
    ]
    roster = read_one(library, [head, *rows])
    assert [one for one in skills(roster) if one[0] == C] == [
        (C, "技师", "2012-05-01"),
        (C, "高级工", "2022-06-01"),
    ]
    assert issues(roster, "C01") == [("花名册", "C2"), ("花名册", "C3")]


def test_titles_with_their_days_in_one_cell(library: Library) -> None:
    """助理工程师（2015.6）、工程师（2020.12）."""
    cell = "助理工程师（2015-06-01）、工程师（2020-12-01）"
    for header in ("职称", "职称证书"):
        roster = read_one(library, [["姓名", "身份证号", header], [A, IDS[A], cell]])
        assert titles(roster) == [(A, "助理级", "2015-06-01"), (A, "中级", "2020-12-01")]
        assert complaints(roster) == []


def test_certificates_that_a_header_promises_are_no_levels(library: Library) -> None:
    """职业技能等级证书 over 有 or a number is not the level."""
    roster = read_one(library, [["姓名", "身份证号", "职业技能等级证书"], [A, IDS[A], "有"]])
    assert all("高级工" not in one for one in skills(roster))


@pytest.mark.parametrize(
    ("word", "level"),
    [
        ("助理工程师（初级）", "助理级"),
        ("电气助理工程师", "助理级"),
        ("工程师(中级)", "中级"),
        ("无", ""),
        ("/", ""),
    ],
)
def test_titles_of_a_list_of_certificates(library: Library, word: str, level: str) -> None:
    """A list of titles with their days and nothing else is one of titles."""
    roster = read_one(
        library, [["姓名", "身份证号", "职称", "取得时间"], [A, IDS[A], word, "2018-06-01" if level else ""]]
    )
    assert [one[1] for one in titles(roster)] == ([level] if level else [])
    assert complaints(roster) == []


def test_a_ledger_of_both_ladders(library: Library) -> None:
    """A title's name under 等级, a trade or a speciality in one column."""
    head = ["姓名", "身份证号", "证书类型", "职业（工种）/专业", "等级", "证书编号", "发证时间", "发证机关"]
    rows = [
        [A, IDS[A], "职业技能等级证书", "化工总控工", "三级", "S1", "2019-06-18", "人社局"],
        [A, IDS[A], "职称证书", "化工工艺", "助理工程师", "Z1", "2020-12-20", "人社局"],
    ]
    roster = read_one(library, [head, *rows], "证书登记表")
    assert skills(roster) == [(A, "高级工", "2019-06-18")] and trades(roster) == ["化工总控工"]
    assert titles(roster) == [(A, "助理级", "2020-12-20")]
    assert complaints(roster) == []


def test_a_header_of_both_ladders_makes_no_list_of_awards(library: Library) -> None:
    """A day alone is of no award."""
    roster = read_one(
        library, [["姓名", "身份证号", "职称/技能等级", "取得时间"], [A, IDS[A], "技师", "2018.5"]]
    )
    assert "A09" not in codes(roster)


def test_a_workshop_whose_columns_look_like_certificates(library: Library) -> None:
    """It is a list of people beside the others, who are nobody's certificates."""
    head: Cells = [["姓名", "身份证号", "工种", "技能等级", "取得时间"]]
    roster = read(
        library,
        {
            "一车间": [[*head[0], "部门"], [A, IDS[A], "焊工", "高级工", "2018-06-01", "一班"]],
            "二车间": [*head, [B, IDS[B], "电工", "技师", "2019-06-01"]],
            "离退休": [*head, [C, IDS[C], "电工", "技师", "2009-06-01"]],
        },
    )
    assert [one[:2] for one in skills(roster)] == [(A, "高级工"), (B, "技师"), (C, "技师")]
    assert complaints(roster) == [] and roster.unusable == 0


@pytest.mark.parametrize(
    ("name", "sheet", "people"),
    [("★{}", "一车间", 1), ("Shen {}", "一车间", 1), ("乙", "兄弟单位参赛选手", 1), ("乙", "一车间", 2)],
)
def test_certificates_of_those_on_the_list(library: Library, name: str, sheet: str, people: int) -> None:
    """Whatever stands around a name, it may be theirs; those of a contest or a course are no further staff."""
    staff = [["姓名", "身份证号", "部门"], [name.format(A), IDS[A], "一车间"]]
    proofs = [["姓名", "工号", "工种", "技能等级", "取得日期"], [A, "1001", "电工", "技师", "2015-06-01"]]
    assert read(library, {"人员": staff, sheet: proofs}).persons.names.size == people


def test_a_form_of_one_person_is_called_one(library: Library) -> None:
    """Also where some of its lines have one label only."""
    rows = [
        ["姓名", A, "性别", "男", "出生年月", "1985.3"],
        ["身份证号", IDS[A], "", "", "学历", "大专"],
        ["工作单位", "某公司", "", "", "参加工作时间", "2000.7"],
    ]
    with pytest.raises(UnreadableFileError, match="登记表"):
        read_one(library, rows)
