"""Awards: whole names under what is written around them, never a guess."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batch.days.moments import to_date
from batch.engine.award_match import Match, best
from batch.facts import Award
from batch.policy.library import Library
from batch.roster.awards import AwardNames, ReadAward, read_award, read_cell, read_row
from tests.people import invented_id
from tests.rosters import Cells, codes, issues, read, read_xlsx


@pytest.fixture(scope="module")
def names(library: Library) -> AwardNames:
    """The names that the product's rulebooks use."""
    return AwardNames(library.awards)


def _codes(found: ReadAward) -> list[str]:
    return [code for code, _, _ in found.notes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全国技术能手", {"name": "技术能手", "level": "国家级", "place": ""}),
        ("“全国技术能手”", {"name": "技术能手", "level": "国家级"}),
        ("荣获全国技术能手称号", {"name": "技术能手", "level": "国家级"}),
        ("江苏省技术能手", {"name": "技术能手", "level": "省级", "place": "320000"}),
        ("苏州市技术能手", {"name": "技术能手", "level": "市级", "place": "320500"}),
        ("省技术能手", {"name": "技术能手", "level": "省级", "place": ""}),
        ("自治区技术能手", {"name": "技术能手", "level": "省级", "place": "150000"}),
        ("江苏工匠", {"name": "江苏工匠", "level": "省级", "place": "320000"}),
        ("江苏大工匠", {"name": "江苏大工匠"}),
        ("省首席技师", {"name": "首席技师", "level": "省级"}),
        ("技能大师工作室领办人", {"name": "技能大师工作室带头人"}),
        ("享受国务院政府特殊津贴", {"name": "政府特殊津贴", "level": "国家级"}),
        ("国务院政府特殊津贴专家", {"name": "政府特殊津贴", "level": "国家级"}),
        ("世赛金牌", {"name": "世界技能大赛", "level": "国际", "prize": "金牌", "role": "选手"}),
        ("第44届世界技能大赛焊接项目金牌", {"name": "世界技能大赛", "prize": "金牌"}),
        ("世赛金牌指导教练", {"name": "世界技能大赛", "prize": "金牌", "role": "指导教练"}),
        ("第一届中华人民共和国职业技能大赛优胜奖", {"name": "中华人民共和国职业技能大赛", "prize": "优胜奖"}),
        ("江苏技能状元大赛（职工组）一等奖", {"name": "江苏技能状元大赛（职工组）", "prize": "一等奖"}),
        (
            "国家级一类职业技能竞赛第2名",
            {"level": "国家级", "category": "一类", "rank": 2, "competition": True},
        ),
        ("某某职业技能竞赛第三名", {"name": "", "rank": 3, "prize": "", "competition": True}),
        ("某某职业技能竞赛二等奖", {"name": "", "rank": 0, "prize": "二等奖"}),
    ],
)
def test_what_is_written_around_a_name_is_taken_off(
    names: AwardNames, text: str, expected: dict[str, Any]
) -> None:
    """Level, place, prize, rank and role as they are written."""
    award = read_award(names, text).award
    assert {key: getattr(award, key) for key in expected} == expected
    assert award.text == text


@pytest.mark.parametrize(
    "text", ["优秀员工", "江苏工匠精神标兵", "技术能手奖学金", "江苏省五一劳动奖章", "先进工作者"]
)
def test_what_no_table_names_is_an_issue(names: AwardNames, text: str) -> None:
    """A name that only contains a known one is not it."""
    found = read_award(names, text)
    assert found.award.name == ""
    assert _codes(found) == ["A01"]


def test_the_names_that_look_alike_are_all_different(names: AwardNames) -> None:
    """江苏工匠 / 江苏大工匠, 浙江工匠 / 浙江杰出工匠 / 浙江大工匠, 省 / 全国技术能手."""
    texts = ("江苏工匠", "江苏大工匠", "浙江工匠", "浙江杰出工匠", "浙江大工匠", "省技术能手", "全国技术能手")
    found = [read_award(names, text).award for text in texts]
    assert len({(award.name, award.level) for award in found}) == len(texts)
    assert all(award.name for award in found)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019年全国技术能手", date(2019, 1, 1), date(2019, 12, 31)),
        ("全国技术能手（2019年5月）", date(2019, 5, 1), date(2019, 5, 31)),
        ("全国技术能手(2019-05-20)", date(2019, 5, 20), date(2019, 5, 20)),
        ("获2019年全国技术能手", date(2019, 1, 1), date(2019, 12, 31)),
        ("2019年5月20日获全国技术能手", date(2019, 5, 20), date(2019, 5, 20)),
        ("2019年被评为全国技术能手", date(2019, 1, 1), date(2019, 12, 31)),
    ],
)
def test_a_date_in_the_text_is_the_awards_day(names: AwardNames, text: str, first: date, last: date) -> None:
    """Before the name or in brackets after it."""
    found = read_award(names, text)
    assert found.award.name == "技术能手"
    assert (to_date(found.day.first), to_date(found.day.last)) == (first, last)


def test_the_sheets_columns_stand_beside_the_text(names: AwardNames) -> None:
    """Level, class, prize and role from their own cells."""
    found = read_award(names, "某某职业技能竞赛", "国家级", "一类", "第3名", "指导教练")
    award = found.award
    assert (award.level, award.category, award.rank, award.role) == ("国家级", "一类", 3, "指导教练")
    assert found.notes == ()


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (("某某职业技能竞赛", "", "", "看不懂", ""), "A02"),
        (("某某职业技能竞赛", "", "", "", "看不懂"), "A03"),
        (("全国技术能手", "市级", "", "", ""), "A04"),
        (("世赛金牌", "", "", "银牌", ""), "A05"),
        (("某某职业技能竞赛", "看不懂", "", "", ""), "V04"),
        (("某某职业技能竞赛", "", "看不懂", "", ""), "V04"),
    ],
)
def test_cells_that_are_not_understood_or_disagree(
    names: AwardNames, cells: tuple[str, ...], code: str
) -> None:
    """An issue, and what is in doubt is not used."""
    found = read_award(names, *cells)
    assert code in _codes(found)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("全国技术能手；江苏工匠", ["全国技术能手", "江苏工匠"]),
        ("全国技术能手;\n江苏工匠\r\n", ["全国技术能手", "江苏工匠"]),
        ("全国技术能手、江苏工匠", ["全国技术能手", "江苏工匠"]),
        ("；； 、", []),
        ("江苏技能状元大赛，一等奖", ["江苏技能状元大赛，一等奖"]),
    ],
)
def test_several_awards_of_one_cell(names: AwardNames, text: str, parts: list[str]) -> None:
    """Separated in any way; a prize behind a comma belongs to its contest."""
    assert [one.award.text for one in read_cell(names, text)] == parts


@given(st.text(max_size=30))
def test_any_text_is_an_award_or_an_issue(library: Library, text: str) -> None:
    """Whatever is written, it is kept as written and nothing breaks."""
    found = read_row(AwardNames(library.awards), text)
    assert all(one.award.text in text for one in found)
    assert len(found) > 1 or found[0].award.text == text
    assert all(one.award.name or one.award.competition or _codes(one) for one in found)


@pytest.mark.parametrize(
    ("text", "cells", "lists", "expected"),
    [
        ("全国技术能手", (), ("甲",), Match.YES),
        ("江苏省技术能手", (), ("甲",), Match.NO),
        ("世界技能大赛", ("国际", "", "金牌", "选手"), ("甲",), Match.YES),
        ("世界技能大赛", ("国际", "", "优胜奖", "选手"), ("甲",), Match.NO),
        ("世界技能大赛", ("国际", "", "优胜奖", "选手"), ("乙",), Match.YES),
        ("世界技能大赛", ("国际", "", "", ""), ("甲",), Match.MAYBE),
        ("世界技能大赛", ("国际", "", "金牌", "教练组成员"), ("甲",), Match.MAYBE),
        ("江苏技能状元大赛", ("", "", "一等奖", ""), ("甲",), Match.MAYBE),
    ],
)
def test_what_stands_on_jiangsus_lists(
    library: Library,
    names: AwardNames,
    text: str,
    cells: tuple[str, ...],
    lists: tuple[str, ...],
    expected: Match,
) -> None:
    """二（三）… by whole name, prize and role; what is blank and asked is open."""
    book = library["jiangsu-2021"].rulebook
    entries = [entry for name in lists for entry in book.award_lists[name]]
    assert best(read_award(names, text, *cells).award, entries, book) is expected


@pytest.mark.parametrize(
    ("rank", "prize", "expected"),
    [
        (1, "", Match.YES),
        (6, "", Match.YES),
        (7, "", Match.NO),
        (0, "一等奖", Match.MAYBE),
        (0, "金牌", Match.MAYBE),
    ],
)
def test_ranks_are_inclusive_and_never_derived(
    library: Library, rank: int, prize: str, expected: Match
) -> None:
    """国家级二类 1–6 of Inner Mongolia's graduates."""
    book = library["neimenggu-2021"].rulebook
    award = Award("", "某赛", level="国家级", category="二类", rank=rank, prize=prize, competition=True)
    assert best(award, book.award_lists["在校获奖"], book) is expected


def test_a_places_own_award_counts_for_its_own_rulebook(library: Library, names: AwardNames) -> None:
    """浙江省技术能手 in Shaoxing, not another province's."""
    book = library["shaoxing-2023"].rulebook
    found = {
        text: best(read_award(names, text).award, book.award_lists["中级"], book)
        for text in ("浙江省技术能手", "省技术能手", "江苏省技术能手")
    }
    assert found == {"浙江省技术能手": Match.YES, "省技术能手": Match.YES, "江苏省技术能手": Match.NO}


def test_awards_of_both_forms_in_a_real_workbook(library: Library, tmp_path: Path) -> None:
    """One cell with several, and a sheet with a row each; the row's date wins."""
    one, other = invented_id(1), invented_id(2)
    sheets: dict[str, Cells] = {
        "人员": [
            ["身份证号", "姓名", "荣誉奖项"],
            [one, "某甲", "全国技术能手（2019年）；优秀员工\n江苏工匠"],
            [other, "某乙", "无"],
        ],
        "荣誉竞赛": [
            ["身份证号", "名称", "级别", "奖次", "取得日期", "在校期间"],
            [other, "2018年世界技能大赛", "国际", "银牌", date(2017, 10, 19), "是"],
            [other, "某某职业技能竞赛第2名", "省级", "", None, "也许"],
        ],
    }
    roster = read_xlsx(library, tmp_path / "a.xlsx", sheets)
    rows, seen = roster.facts.awards, roster.facts.awards_seen
    assert [(int(p), seen[int(a)].text) for p, a in zip(rows.person, rows.award, strict=True)] == [
        (0, "全国技术能手（2019年）"), (0, "优秀员工"), (0, "江苏工匠"), (1, "2018年世界技能大赛"),
        (1, "某某职业技能竞赛第2名"),
    ]  # fmt: skip
    days = [to_date(int(day)) for day in rows.day.first]
    assert days == [date(2019, 1, 1), None, None, date(2017, 10, 19), None]
    assert rows.at_school.tolist() == [-1, -1, -1, 1, -1]
    assert issues(roster, "A01") == [("人员", "C2")]
    assert issues(roster, "V04") == [("荣誉竞赛", "F3")]


def test_an_empty_award_sheet_is_no_award(library: Library) -> None:
    """Nobody has one, and nothing is said."""
    sheets = {"人员": [["工号", "姓名"], ["1", "某甲"]], "荣誉竞赛": [["工号", "名称", "取得日期"]]}
    roster = read(library, sheets)
    assert roster.facts.awards.award.size == 0
    assert codes(roster) == set()


def _certain(library: Library, sheets: dict[str, Cells]) -> list[bool]:
    """Of each award whether it is certainly the one that it is called, and counts."""
    roster = read(library, sheets)
    return [bool(roster.facts.awards_seen[int(number)].name) for number in roster.facts.awards.award]


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("第48届世界技能大赛焊接项目金牌", False),  # of 2026
        ("第47届世界技能大赛银牌", False),  # of September 2024
        ("第49届世界技能大赛银牌", False),  # nobody knows when
        ("第三届全国技能大赛金牌", False),
        ("2015年第45届世界技能大赛金牌", False),
        ("2018年第45届世界技能大赛金牌", False),
        ("2022年全国技能大赛金牌", False),  # none was held
        ("第45届世界技能大赛金牌", True),
        ("2019年第四十五届世界技能大赛金牌", True),
        ("2020年世界技能大赛金牌", True),  # on paper a year later
        ("首届全国技能大赛金牌", True),
        ("2023年第二届全国技能大赛金牌", True),
        ("1960年全国技术能手", False),  # born in 1951
        ("全国技术能手（2095年）", False),
        ("2018年全国技术能手", True),
        ("集团级全国技术能手", False),
        ("海曙公司全国技术能手", False),
        ("第二届全国技能大赛金牌（世赛选拔赛）", False),
    ],
)
def test_an_award_that_cannot_be_is_in_doubt(library: Library, text: str, certain: bool) -> None:
    """Of a session yet to come, of a year with none, of before one's youth, of one's own firm; in a cell and as a row."""
    wide: Cells = [["身份证号", "姓名", "荣誉奖项"], [invented_id(1), "某甲", text]]
    assert all(_certain(library, {"人员": wide})) is certain
    rows: Cells = [["身份证号", "名称"], [invented_id(1), text]]
    assert all(_certain(library, {"人员": [row[:2] for row in wide], "荣誉竞赛": rows})) is certain


@pytest.mark.parametrize(
    ("name", "level", "prize", "day", "code"),
    [
        ("世界技能大赛", "省级", "金牌", "2019-08-27", "A04"),
        ("全国技术能手", "国家级", "", "1960-01-01", "V15"),
        ("第45届世界技能大赛", "国际", "金牌", "2015-08-16", "A06"),
        ("2015年第45届世界技能大赛", "国际", "金牌", "2019-08-27", "A06"),
    ],
)
def test_where_a_message_says_open_the_row_is(
    library: Library, name: str, level: str, prize: str, day: str, code: str
) -> None:
    """待核实 in words is in doubt in the facts."""
    rows: Cells = [
        ["身份证号", "名称", "级别", "奖次", "取得日期"],
        [invented_id(1), name, level, prize, day],
    ]
    sheets = {"人员": [["身份证号", "姓名"], [invented_id(1), "某甲"]], "荣誉竞赛": rows}
    assert code in codes(read(library, sheets))
    assert _certain(library, sheets) == [False]
