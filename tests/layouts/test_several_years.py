"""Assessments of several years in one column, of years that its header counts, and under bare years."""

from __future__ import annotations

from dataclasses import replace

import pytest

from batch.language.terms import Grade
from batch.policy.library import Library
from batch.roster.roster import Roster, read_sheets
from batch.sheets.sheet import Sheet
from tests.layouts.reading import IDS, A, B, read_one
from tests.rosters import Cells, codes, options

P, F, O = Grade.PASS, Grade.FAIL, Grade.OPEN  # noqa: E741


def _rows(headers: list[str], *cells: list[str]) -> Cells:
    return [
        ["姓名", "身份证号", *headers],
        *([name, IDS[name], *row] for name, row in zip((A, B), cells, strict=False)),
    ]


def _grades(roster: Roster) -> dict[int, int]:
    """Year → grade of the first person, where something is recorded."""
    found = {year: int(codes[0]) for year, codes in sorted(roster.facts.assessments.items())}
    return {year: grade for year, grade in found.items() if grade != Grade.NONE}


def _three(grade: int) -> dict[int, int]:
    return dict.fromkeys((2021, 2022, 2023), int(grade))


@pytest.mark.parametrize(
    "header",
    ["近三年考核", "近3年年度考核结果", "最近三年考核情况", "前三年年度考核", "年度考核（近三年）", "近三个年度考核等次",
     "近三年考核（合格/不合格）", "近三年考核（2021-2023）", "21-23年考核结果", "2021—2023年度考核", "年度考核（2021至2023年）",
     "2021、2022、2023年考核情况"],
)  # fmt: skip
@pytest.mark.parametrize(
    "cell",
    [
        "合格、合格、优秀",
        "均合格",
        "均为称职",
        "三年均合格",
        "三年合格",
        "优秀1次、合格2次",
        "2021合格 2022优秀 2023合格",
        "2021-2023均合格",
        "21年合格；22年优秀；23年合格",
    ],
)
def test_what_can_only_be_three_passes(library: Library, header: str, cell: str) -> None:
    """The years are the three before that of the day asked about."""
    roster = read_one(library, _rows([header], [cell]))
    assert (_grades(roster), codes(roster)) == (_three(P), set())


@pytest.mark.parametrize(
    "cell",
    [
        "合格",
        "合格、合格",
        "合格、不合格、合格",
        "合格、合格、合格、合格",
        "近期合格",
        "两年均合格",
        "优秀1次、不合格2次",
        "2021合格、不合格",
    ],
)
def test_what_does_not_tell_each_year_s_grade_is_open_and_said(library: Library, cell: str) -> None:
    """Fewer grades than years, an order that nobody knows."""
    roster = read_one(library, _rows(["近三年考核"], [cell]))
    assert _grades(roster) == _three(O)
    assert [one.cell for one in roster.issues if one.code == "V19"] == ["C2"]


def test_years_that_are_written_count_whatever_the_header_says(library: Library) -> None:
    """A failed year among them, a year with no word."""
    roster = read_one(library, _rows(["近三年考核结果"], ["2021年基本合格，2022年合格"]))
    assert _grades(roster) == {2021: F, 2022: P}
    roster = read_one(library, _rows(["年度考核"], ["2021合格，2022-2023年均优秀"]))
    assert _grades(roster) == _three(P)
    roster = read_one(library, _rows(["年度考核"], ["2021合格，2022合格"], ["合格"]))
    assert _grades(roster) == {}


@pytest.mark.parametrize("cell", ["合格", "合格合格优秀", "合格、合格", "合格、基本合格、合格"])
def test_years_that_the_header_names_need_a_grade_each(library: Library, cell: str) -> None:
    """One grade for three years, grades that are not put apart, one that does not pass: of which year?"""
    roster = read_one(library, _rows(["2021-2023年考核结果"], [cell]))
    assert _grades(roster) == _three(O) and "V19" in codes(roster)


def test_two_columns_of_several_named_years_are_two(library: Library) -> None:
    """What one of them leaves blank is not what the other one says."""
    headers = ["2018-2020年考核", "2021-2023年考核", "近三年考核（2015-2017）"]
    roster = read_one(library, _rows(headers, ["", "均合格", "不合格、不合格、不合格"]))
    assert _grades(roster) == {**dict.fromkeys((2015, 2016, 2017), F), **_three(P)}


@pytest.mark.parametrize("header", ["上年度考核", "上一年度考核结果", "去年考核等次", "上年度年度考核"])
def test_the_year_before(library: Library, header: str) -> None:
    """2023, asked in 2024."""
    assert _grades(read_one(library, _rows([header], ["称职"]))) == {2023: P}
    assert _grades(read_one(library, _rows([header], ["不合格"]))) == {2023: F}


def test_whether_all_were_passed(library: Library) -> None:
    """是 is three passes, 否 is not three failures."""
    assert _grades(read_one(library, _rows(["近三年考核是否均合格"], ["是"]))) == _three(P)
    assert _grades(read_one(library, _rows(["近三年考核是否合格"], ["否"]))) == _three(O)


def test_another_year_s_list_and_another_filing_year_leave_it_open(library: Library) -> None:
    """Nobody can tell from which year is counted; years that the header names are told."""
    rows = _rows(["近三年考核"], ["均合格"])
    assert set(_grades(read_one(library, [["2023年度申报人员名册"], *rows])).values()) == {int(O)}
    sheets = [Sheet("花名册", rows)]
    asked = replace(options(library), filed=2025)
    assert set(_grades(read_sheets("a.xlsx", sheets, asked)).values()) == {int(O)}
    sheets = [Sheet("花名册", _rows(["近三年考核（2021-2023年）"], ["均合格"]))]
    assert _grades(read_sheets("a.xlsx", sheets, asked)) == _three(P)


def test_a_year_s_own_column_beside_them(library: Library) -> None:
    """Two answers for one year are none."""
    headers = ["2023年度考核", "近三年考核"]
    assert _grades(read_one(library, _rows(headers, ["", "均合格"]))) == _three(P)
    assert _grades(read_one(library, _rows(headers, ["合格", "合格、合格、优秀"]))) == _three(P)
    assert _grades(read_one(library, _rows(headers, ["不合格", "均合格"]))) == {**_three(P), 2023: O}


def test_bare_years_over_grades(library: Library) -> None:
    """Assessments, where some grade is of nothing else and nothing above says another thing."""
    rows = _rows(["2021", "2022年", "2023年度"], ["合格", "优秀", "基本合格"])
    assert _grades(read_one(library, rows)) == {2021: P, 2022: P, 2023: F}
    assert _grades(read_one(library, [["历年体检情况"], *rows])) == {}
    assert _grades(read_one(library, _rows(["2021", "2022", "2023"], ["合格", "合格", "合格"]))) == {}
    assert _grades(read_one(library, _rows(["2021", "2022", "2023"], ["90", "85", "88"]))) == {}


def _sheets(library: Library, names: list[str], above: list[str] | None = None) -> Roster:
    """One sheet of assessments each, without a column of the year."""
    rows: Cells = [[line, "", ""] for line in above or []]
    rows += [["姓名", "身份证号", "考核结果"], [A, IDS[A], "合格"]]
    return read_sheets("考核.xlsx", [Sheet(name, rows) for name in names], options(library))


def test_a_sheet_for_each_year(library: Library) -> None:
    """2021年考核 | 2022年度考核结果 | 2023年度工作考核: the sheet's name, or a line above, says the year."""
    roster = _sheets(library, ["2021年考核", "2022年度考核结果", "2023年度工作考核"])
    assert (_grades(roster), "V07" in codes(roster)) == (_three(P), False)
    assert _grades(_sheets(library, ["考核"], ["2023年度考核结果汇总表", "填表日期：2024年3月"])) == {2023: P}


@pytest.mark.parametrize(
    ("name", "above"),
    [
        ("2021年考核", ["2022年度考核结果"]),
        ("2021年第一季度考核", []),
        ("考核", ["2021年度考核", "2022年度考核"]),
        ("考核", []),
        ("2023年技师考评", []),
        ("2021-2023年度考核", []),
        ("考核", ["2022、2023年度考核结果"]),
        ("考核", ["2021年至2023年考核结果"]),
        ("截至2023年考核", []),
        ("2023年考核", ["2023年考核鉴定结果"]),
        ("2023年聘期考核", []),
        ("2023年消防考核", []),
    ],
)
def test_a_sheet_of_which_nobody_can_tell_the_year(library: Library, name: str, above: list[str]) -> None:
    """Two years, a part of one, none: said at each row."""
    roster = _sheets(library, [name], above)
    assert _grades(roster) == {} and "V07" in codes(roster)


@pytest.mark.parametrize(
    ("name", "above", "found"),
    [
        ("2023年度考核", [], {2023: P}),
        ("Sheet1", ["某公司2023年度员工考核情况表"], {2023: P}),
        ("某公司2023年度考核", [], {2023: P}),
        ("花名册", ["附件1、2023年度考核结果"], {2023: P}),
        ("2023年度二车间考核结果", [], {2023: P}),
        ("2023年技能考核", [], {}),
        ("花名册", ["2021—2023年度考核情况表"], {}),
        ("2023年高级工考核名册", [], {}),
        ("花名册", ["2024年申报人员名册"], {}),
        ("2023年度考核", ["2022年度考核结果"], {}),
    ],
)
def test_a_list_of_people_of_one_year(
    library: Library, name: str, above: list[str], found: dict[int, int]
) -> None:
    """Its only 考核等次 is of the year that its name or title says."""
    rows: Cells = [[line, *[""] * 5] for line in above]
    rows += [["姓名", "身份证号", "部门", "学历", "出生年月", "考核等次"], [A, IDS[A], "x", "", "", "优秀"]]
    assert _grades(read_one(library, rows, name)) == found
