"""Tables with one column a level: 高级工发证日期 | 技师发证日期."""

from __future__ import annotations

import pytest

from batch.language.terms import SKILL_LEVELS, Kind
from batch.policy.library import Library
from batch.roster.layout.headings.levelheaders import level_header
from batch.roster.roster import Roster
from tests.layouts.reading import IDS, A, B, read_one, skills, titles
from tests.rosters import Cells, codes, issues

OLD, NEW = "2015-06-01", "2018-06-20"
BOTH = [(A, "高级工", OLD), (A, "技师", NEW)]


def _rows(headers: list[str], *cells: list[str]) -> Cells:
    named = zip((A, B), cells, strict=False)
    return [["姓名", "身份证号", *headers], *([name, IDS[name], *row] for name, row in named)]


def _certain(roster: Roster) -> list[tuple[str, str, str]]:
    return sorted(
        (one for one in skills(roster) if ".." not in one[1]), key=lambda one: (one[0] != A, one[2])
    )


def _trades(roster: Roster) -> set[str]:
    rows = roster.facts.certificates
    return {roster.facts.occupations[n].name for n in rows.occupation[rows.low >= 0].tolist()}


@pytest.mark.parametrize(
    "headers",
    [
        ["高级工发证日期", "技师发证日期", "高级技师发证日期"], ["高级工取得时间", "技师取得时间", "高级技师取得时间"],
        ["高级工证书取得日期", "技师（二级）证书取得日期", "高级技师证书取得日期"],
        ["取得时间（高级工）", "取得时间（技师）", "取得时间（高级技师）"],
        ["高级工技能等级证书发证时间", "技师技能等级证书发证时间", "高级技师技能等级证书发证时间"],
    ],
)  # fmt: skip
def test_each_filled_cell_is_a_certificate_of_that_level(library: Library, headers: list[str]) -> None:
    """Blank ones are none, and all columns together tell who has none at all."""
    roster = read_one(library, _rows(["技能证书工种", *headers], ["电工", OLD, NEW, ""], ["", "", "", "/"]))
    assert (_certain(roster), _trades(roster), codes(roster)) == (BOTH, {"电工"}, set())
    assert roster.facts.knows_skills and not roster.facts.knows_titles


def test_groups_of_two_lines_and_numbers_beside_the_days(library: Library) -> None:
    """高级工{发证日期, 证书编号}, and a bare 证书编号 behind a level's day."""
    rows: Cells = [
        ["姓名", "身份证号", "高级工", "", "技师", ""],
        ["", "", "发证日期", "证书编号", "发证日期", "证书编号"],
        [A, IDS[A], OLD, "S20150001", NEW, "S20180002"],
    ]
    assert _certain(read_one(library, rows)) == BOTH
    headers = ["高级工取得时间", "证书编号", "技师取得时间", "证书编号"]
    roster = read_one(
        library, _rows(headers, [OLD, "S20150001", NEW, "S20180002"], ["", "S20150003", "", ""])
    )
    assert _certain(roster) == [*BOTH, (B, "高级工", "")]


def test_levels_without_a_column_stay_open(library: Library) -> None:
    """Of 高级技师 nothing is said: anybody may hold one more certificate, of whatever level."""
    roster = read_one(library, _rows(["高级工取得时间", "技师取得时间"], [OLD, NEW], ["", ""]))
    assert _certain(roster) == BOTH
    assert {name for name, level, _ in skills(roster) if ".." in level} == {A, B}
    assert roster.facts.knows_skills


@pytest.mark.parametrize("cell", ["未取得", "考试中", "2030-06-01", "是", "2018年6月（补发）"])
def test_a_cell_that_is_no_day_is_no_certain_certificate(library: Library, cell: str) -> None:
    """And is said."""
    roster = read_one(library, _rows(["高级工取得时间", "技师取得时间", "高级技师取得时间"], [OLD, cell, ""]))
    assert _certain(roster) == [(A, "高级工", OLD)]
    assert len(skills(roster)) == 2
    assert issues(roster, "C01") == [("花名册", "D2")]


def test_a_level_that_stands_in_the_row_by_itself(library: Library) -> None:
    """The same one is one certificate; a lower one, or another day, is contradicted."""
    headers = ["技能等级", "技能证书取得日期", "高级工取得时间", "技师取得时间"]
    assert skills(read_one(library, _rows(headers, ["技师", "", OLD, NEW]))) == BOTH[::-1]
    assert skills(read_one(library, _rows(headers, ["技师", NEW, OLD, NEW]))) == BOTH[::-1]
    assert skills(read_one(library, _rows(headers, ["技师", "2019-01-01", OLD, NEW])))[0] == (A, "技师", "")
    roster = read_one(library, _rows(headers, ["高级工", OLD, OLD, NEW]))
    assert _certain(roster) == [(A, "高级工", OLD)]
    assert "C01" in codes(roster)


@pytest.mark.parametrize(
    "headers",
    [["助理级取得时间", "中级取得时间", "副高级取得时间"], ["初级职称取得时间", "中级职称取得时间", "高级职称取得时间"],
     ["助理工程师取得时间", "工程师取得时间", "高级工程师取得时间"]],
)  # fmt: skip
def test_titles_too(library: Library, headers: list[str]) -> None:
    """By their levels, or by the names of engineers."""
    roster = read_one(library, _rows(headers, [OLD, NEW, ""]))
    assert sorted(titles(roster), key=lambda one: one[2]) == [(A, "助理级", OLD), (A, "中级", NEW)]
    assert roster.facts.knows_titles


@pytest.mark.parametrize(
    "headers",
    [["初级取得时间", "中级取得时间", "高级取得时间"], ["技师取得时间", "主管技师取得时间"], ["技师时间"], ["技师培训时间"],
     ["拟技师取得时间"], ["技师聘任时间"], ["技师证书有效期"]],
)  # fmt: skip
def test_columns_of_either_ladder_or_of_no_certificate_are_nobody_s(
    library: Library, headers: list[str]
) -> None:
    """中级 may be 中级工, 技师 may be a title of health."""
    roster = read_one(library, _rows(headers, [NEW] * len(headers)))
    rows = roster.facts.certificates
    assert not {int(kind) for kind in rows.kind[rows.low >= 0]} & {Kind.SKILL, Kind.TITLE}
    assert not roster.facts.knows_skills and SKILL_LEVELS


def test_they_are_read_again_as_the_program_writes_them() -> None:
    """In a column map, and in a notebook's frames."""
    assert (
        level_header("技能证书取得日期(高级工)")
        == level_header("技能证书取得日期#高级工")
        == "技能证书取得日期#高级工"
    )
    assert level_header("技能证书取得日期#2") is None
