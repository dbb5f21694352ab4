"""People, their rows, and that nothing is dropped in silence."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from batch.days.moments import NEVER, to_date
from batch.errors import UserError
from batch.language.terms import Grade
from batch.policy.library import Library
from batch.roster.options import check_assumption
from batch.roster.roster import Roster, read_file
from batch.roster.understand.identity import check_character
from tests.here import SOAK
from tests.people import invented_id
from tests.rosters import Cells, codes, issues, options, read, read_xlsx

ONE, TWO, THREE = (invented_id(n, "109999") for n in (1, 2, 3))


def _people(headers: list[str], *rows: list[Any]) -> dict[str, Cells]:
    return {"人员": [headers, *rows]}


def test_rows_without_a_name_or_a_number_are_issues(library: Library, tmp_path: Path) -> None:
    """Each at its cell; the others are used."""
    rows = [[ONE, "", "某甲"], ["", "7", "某乙"], ["", "", "某丙"], [TWO, "", ""], [THREE, "", "某丁"]]
    roster = read_xlsx(library, tmp_path / "a.xlsx", _people(["身份证号", "工号", "姓名"], *rows))
    assert roster.persons.names.tolist() == ["某甲", "某乙", "某丁"]
    assert issues(roster, "R02") == [("人员", "A4")]
    assert issues(roster, "R01") == [("人员", "C5")]
    assert (roster.rows.records, roster.unusable) == (5, 2)


def test_duplicate_rows_are_one_person(library: Library) -> None:
    """What the rows agree on, what they disagree on left open, everybody's certificates."""
    sheets = _people(
        ["身份证号", "姓名", "单位性质", "技能等级", "荣誉奖项"],
        [ONE, "某甲", "企业", "高级工", "全国技术能手"],
        [TWO, "某乙", "企业", "", ""],
        [ONE, "某甲", "机关", "技师", "江苏工匠"],
    )
    roster = read(library, sheets)
    facts = roster.facts
    assert (facts.size, roster.unusable) == (2, 0)
    assert facts.words["单位性质"].unreadable.tolist() == [True, False]
    assert (facts.certificates.person.tolist(), facts.awards.person.tolist()) == ([0, 0], [0, 0])
    assert issues(roster, "R04") == [("人员", "A4")]
    assert "第2行" in next(issue.message for issue in roster.issues if issue.code == "R04")


def test_an_id_number_tells_apart_what_a_staff_number_does_not(library: Library) -> None:
    """Two people with one staff number."""
    roster = read(library, _people(["身份证号", "工号", "姓名"], [ONE, "7", "某甲"], [TWO, "7", "某乙"]))
    assert roster.facts.size == 2
    assert issues(roster, "R08") == [("人员", "B3")]


def test_two_people_of_one_name(library: Library) -> None:
    """A row that gives only the name cannot be given to either."""
    sheets = _people(["身份证号", "姓名"], [ONE, "某甲"], [TWO, "某甲"])
    sheets["证书"] = [
        ["身份证号", "姓名", "级别", "职业（工种）"],
        ["", "某甲", "高级工", "焊工"],
        [TWO, "某甲", "技师", "焊工"],
    ]
    roster = read(library, sheets)
    assert issues(roster, "R05") == [("证书", "B2")]
    rows = roster.facts.certificates  # the other row may be either's, of any level
    assert (rows.person[rows.low >= 0].tolist(), roster.unusable) == ([1], 1)
    assert set(rows.person[rows.low < 0].tolist()) == {0, 1}


def test_a_later_row_completes_the_first(library: Library) -> None:
    """What the first row leaves blank; where both say something else, nobody knows."""
    sheets = _people(
        ["身份证号", "姓名", "单位性质", "岗位类别"],
        [ONE, "某甲", "企业", ""],
        [ONE, "某甲", "机关", "技术技能"],
    )
    words = read(library, sheets).facts.words
    assert words["单位性质"].unreadable.all()
    assert words["岗位类别"].word(0) == "技术技能"


def test_one_number_and_two_names_are_two_people(library: Library) -> None:
    """Neither is swallowed by the other."""
    roster = read(library, _people(["身份证号", "姓名"], [ONE, "某甲"], [ONE, "某乙"]))
    assert roster.persons.names.tolist() == ["某甲", "某乙"]
    assert issues(roster, "R08") == [("人员", "A3")]


def test_numbers_of_two_people_on_one_row(library: Library) -> None:
    """Not used, and open for both; an unknown ID number beside a known staff number and name is."""
    sheets = _people(["身份证号", "工号", "姓名"], [ONE, "1", "某甲"], [TWO, "2", "某乙"])
    sheets["证书"] = [
        ["身份证号", "工号", "姓名", "级别"], [ONE, "2", "", "高级工"], [THREE, "2", "某乙", "技师"], [THREE, "2", "", "技师"]
    ]  # fmt: skip
    roster = read(library, sheets)
    assert issues(roster, "R09") == [("证书", "A2")]
    assert issues(roster, "R10") == [("证书", "A3")]
    assert issues(roster, "R03") == [("证书", "A4")]
    rows = roster.facts.certificates
    assert (rows.person.tolist(), roster.unusable) == ([0, 0, 1, 1, 1], 2)
    assert rows.person[rows.low == rows.high].tolist() == [1]


def test_a_number_and_anothers_name(library: Library) -> None:
    """A list of which a row has slipped gives nobody a certificate, and leaves both open."""
    sheets = _people(["身份证号", "工号", "姓名"], [ONE, "1", "某甲"], [TWO, "2", "某乙"])
    for header, number in (("身份证号", TWO), ("工号", "2")):
        sheets["证书"] = [[header, "姓名", "级别"], [number, "某甲", "技师"], [number, "某乙（女）", "技师"]]
        roster = read(library, sheets)
        rows = roster.facts.certificates
        assert issues(roster, "R09") == [("证书", "A2")]
        assert set(rows.person.tolist()) == {0, 1}
        assert rows.person[rows.low == rows.high].tolist() == [1]


def test_a_name_with_something_written_to_it(library: Library) -> None:
    """The same name without it may be theirs; however the dot within is typed, it is."""
    people = [[ONE, "某甲*"], [TWO, "某乙（女）"], [THREE, "阿依·古丽"]]
    sheets = _people(["身份证号", "姓名"], *people)
    sheets["证书"] = [["姓名", "级别"], ["某甲", "技师"], ["某乙", "技师"], ["阿依•古丽", "技师"]]
    rows = read(library, sheets).facts.certificates
    assert set(rows.person.tolist()) == {0, 1, 2}
    assert rows.person[rows.low == rows.high].tolist() == [2]


def test_rows_of_nobody_are_issues(library: Library, tmp_path: Path) -> None:
    """On every sheet beside 人员."""
    sheets = _people(["身份证号", "姓名"], [ONE, "某甲"])
    sheets |= {
        "证书": [["身份证号", "级别"], [TWO, "高级工"], [ONE, "高级工"]],
        "荣誉竞赛": [["工号", "名称"], ["99", "全国技术能手"]],
        "年度考核": [["姓名", "工号", "年度", "结果"], ["某乙", "", 2023, "合格"]],
        "继续教育": [["身份证号", "年度", "总学时"], [TWO, 2023, 90]],
    }
    roster = read_xlsx(library, tmp_path / "a.xlsx", sheets)
    assert sorted(issues(roster, "R03")) == sorted(
        [("证书", "A2"), ("荣誉竞赛", "A2"), ("年度考核", "B2"), ("继续教育", "A2")]
    )
    assert (roster.rows.records, roster.unusable) == (6, 4)


def test_a_name_that_differs_goes_by_the_number(library: Library) -> None:
    """With an issue that shows both names."""
    sheets = _people(["身份证号", "姓名"], [ONE, "某甲"])
    sheets["证书"] = [["身份证号", "姓名", "级别"], [ONE, "某 乙", "高级工"]]
    roster = read(library, sheets)
    assert roster.facts.certificates.person.tolist() == [0]
    (issue,) = [one for one in roster.issues if one.code == "R06"]
    assert ("某乙" in issue.message, "某甲" in issue.message) == (True, True)


def test_assumptions_fill_empty_cells_only(library: Library) -> None:
    """What says 无 or / is an answer; what was filled is remembered, cell by cell."""
    rows = [[ONE, "某甲", ""], [TWO, "某乙", "机关"], [THREE, "某丙", "/"]]
    roster = read(
        library, _people(["身份证号", "姓名", "单位性质"], *rows), 单位性质="企业", 岗位类别="技术技能"
    )
    words = roster.facts.words
    assert [words["单位性质"].word(person) for person in range(3)] == ["企业", "机关", ""]
    assert [words["岗位类别"].word(person) for person in range(3)] == ["技术技能"] * 3
    assert roster.facts.assumed["单位性质"].tolist() == [True, False, False]
    assert roster.facts.assumed["岗位类别"].all()


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("单位性质", True),
        ("2023年度考核", True),
        ("姓名", False),
        ("身份证号", False),
        ("工号", False),
        ("血型", False),
    ],
)
def test_what_can_be_assumed(header: str, expected: bool) -> None:
    """Facts, but never who somebody is."""
    if expected:
        check_assumption(header, _GOOD.get(header, "合格"))
    else:
        with pytest.raises(UserError, match=header):
            check_assumption(header, "某")


_GOOD = {"单位性质": "企业", "毕业日期": "2020-06"}


@pytest.mark.parametrize(
    ("header", "value"), [("单位性质", "乱写"), ("毕业日期", "胡写"), ("诚信记录", "好人")]
)
def test_an_assumption_that_cannot_be_read_is_refused(header: str, value: str) -> None:
    """Before anything is read, with the words there are."""
    with pytest.raises(UserError, match=value):
        check_assumption(header, value)


def test_an_assumed_assessment_counts(library: Library) -> None:
    """A year's column that the roster does not have."""
    roster = read(library, _people(["身份证号", "姓名"], [ONE, "某甲"]), **{"2023年度考核": "合格"})
    assert roster.facts.assessments[2023].tolist() == [1]


def test_undated_certificates_are_kept(library: Library) -> None:
    """No first and no last day; a text that is no date is an issue too."""
    sheets = _people(["身份证号", "姓名"], [ONE, "某甲"])
    sheets["证书"] = [
        ["身份证号", "级别", "取得日期"],
        [ONE, "高级工", ""],
        [ONE, "技师", "不详"],
        [ONE, "中级工", "2015年"],
    ]
    roster = read(library, sheets)
    obtained = roster.facts.certificates.obtained
    assert (obtained.last == NEVER).tolist() == [True, True, False]
    assert to_date(int(obtained.last[2])) == date(2015, 12, 31)
    assert issues(roster, "V01") == [("证书", "C3")]


@pytest.mark.parametrize(
    ("written", "word"),
    [("无", "无"), (" 无 ", "无"), ("", ""), ("弄虚作假", "弄虚作假"), ("迟到", "（未识别）")],
)
def test_the_integrity_record(library: Library, written: str, word: str) -> None:
    """无 says that there is nothing against somebody; another text is open."""
    roster = read(library, _people(["身份证号", "姓名", "诚信记录"], [ONE, "某甲", written]))
    assert roster.facts.words["诚信记录"].word(0) == word
    assert ("V04" in codes(roster)) is (word == "（未识别）")


def test_older_and_other_papers_are_used(library: Library, tmp_path: Path) -> None:
    """15 digits and permits, each with its note."""
    permit = "81000019800101001"
    numbers = ["999999800101001", "H12345678", permit + check_character(permit), "E12345678"]
    rows = [[number, f"某{n}"] for n, number in enumerate(numbers)]
    roster = read_xlsx(library, tmp_path / "a.xlsx", _people(["身份证号", "姓名"], *rows))
    assert roster.persons.id_numbers.tolist() == numbers
    assert issues(roster, "I05") == [("人员", "A2")]
    assert issues(roster, "I06") == [("人员", "A3"), ("人员", "A4"), ("人员", "A5")]
    assert roster.unusable == 0


def test_an_id_number_stored_as_a_number_lost_digits(library: Library, tmp_path: Path) -> None:
    """Excel keeps fifteen: said at the cell, the person is used."""
    rows = [[float(110105194912310027), "某甲"], [999999800101001, "某乙"]]
    roster = read_xlsx(library, tmp_path / "a.xlsx", _people(["身份证号", "姓名"], *rows))
    assert issues(roster, "I07") == [("人员", "A2")]
    assert issues(roster, "I05") == [("人员", "A3")]
    assert roster.facts.size == 2


def test_two_people_whose_numbers_lost_their_last_digits_stay_two(library: Library) -> None:
    """Different names under one spoiled number are not one person."""
    spoiled = float(110105194912310020)
    sheets = _people(["身份证号", "工号", "姓名"], [spoiled, "1", "某甲"], [spoiled, "2", "某乙"])
    roster = read(library, sheets)
    assert issues(roster, "I07") == [("人员", "A2"), ("人员", "A3")]
    assert roster.persons.names.tolist() == ["某甲", "某乙"]


@pytest.mark.parametrize(("code", "number"), [("I01", "123"), ("I02", ONE[:-1] + "A"), ("I10", "看不懂")])
def test_a_wrong_id_number_is_an_issue_and_still_a_person(library: Library, code: str, number: str) -> None:
    """The row is used, by the number as it stands."""
    if code == "I02":
        number = ONE[:-1] + ("1" if ONE[-1] != "1" else "2")
    roster = read(library, _people(["身份证号", "姓名"], [number, "某甲"]))
    assert issues(roster, code) == [("人员", "A2")]
    assert roster.facts.size == 1


def test_birth_and_sex_are_checked_against_the_number(library: Library, tmp_path: Path) -> None:
    """At their own cells; a month that contains the day is right."""
    born = date(int(ONE[6:10]), int(ONE[10:12]), int(ONE[12:14]))
    sex, other = ("男", "女") if int(ONE[16]) % 2 else ("女", "男")
    sheets = _people(
        ["身份证号", "姓名", "性别", "出生日期"],
        [ONE, "某甲", sex, born],
        [TWO, "某乙", "", f"{TWO[6:10]}年{TWO[10:12]}月"],
        [THREE, "某丙", other if int(THREE[16]) % 2 == int(ONE[16]) % 2 else sex, date(1900, 1, 1)],
    )
    roster = read_xlsx(library, tmp_path / "a.xlsx", sheets)
    assert issues(roster, "I08") == [("人员", "D4")]
    assert issues(roster, "I09") == [("人员", "C4")]


def test_grades_that_disagree_leave_the_year_open(library: Library) -> None:
    """At both cells; two that agree do not."""
    sheets = _people(["身份证号", "姓名", "2023年度考核"], [ONE, "某甲", "合格"])
    sheets["年度考核"] = [
        ["身份证号", "年度", "结果"],
        [ONE, 2023, "不合格"],
        [ONE, 2022, "优秀"],
        [ONE, 2022, "合格"],
    ]
    roster = read(library, sheets)
    assert {year: codes_.tolist() for year, codes_ in roster.facts.assessments.items()} == {
        2022: [1],
        2023: [3],
    }
    assert sorted(issues(roster, "V10")) == [("人员", "C2"), ("年度考核", "C2")]


def test_hours_of_one_year_add_up(library: Library) -> None:
    """Two rows of one year."""
    sheets = _people(["身份证号", "姓名"], [ONE, "某甲"])
    sheets["继续教育"] = [
        ["身份证号", "年度", "总学时", "公需学时"],
        [ONE, 2023, 50, 10],
        [ONE, "2023年", "40学时", 8],
    ]
    hours = read(library, sheets).facts.hours[2023]
    assert (hours.total[0], hours.general[0]) == (90, 18)


def test_years_that_are_not_understood_are_lost_with_an_issue(library: Library) -> None:
    """Counted as unusable."""
    sheets = _people(["身份证号", "姓名"], [ONE, "某甲"])
    sheets["年度考核"] = [["身份证号", "年度", "结果"], [ONE, "去年", "合格"], [ONE, "", "合格"]]
    roster = read(library, sheets)
    assert issues(roster, "V07") == [("年度考核", "B2"), ("年度考核", "B3")]
    assert roster.unusable == 2


@pytest.mark.parametrize(
    "row",
    [
        [ONE, "某甲", "去年", "不合格", ""],
        [ONE, "某乙", 2023, "基本合格", ""],
        ["", "某甲（女）", 2023, "待定", ""],
        [ONE, "某甲", 2023, "合格", "复核后为不合格"],
    ],
)
def test_a_grade_that_may_be_theirs_or_may_fail_is_not_overlooked(library: Library, row: list[Any]) -> None:
    """Of a year that is not understood, on a row of two people, of a like name, taken back by a remark."""
    sheets = _people(["身份证号", "姓名", "2023年度考核"], [ONE, "某甲", "合格"], [TWO, "某乙", "合格"])
    sheets["年度考核"] = [["身份证号", "姓名", "年度", "结果", "备注"], row]
    found = read(library, sheets).facts.assessments[2023].tolist()
    assert found == [Grade.OPEN, Grade.OPEN if row[1] == "某乙" else Grade.PASS]


def test_hours_that_may_be_theirs_leave_a_year_open(library: Library) -> None:
    """Nobody has fallen short for certain by what could be given to nobody."""
    sheets = _people(["身份证号", "姓名"], [ONE, "某甲"], [TWO, "某乙"])
    sheets["继续教育"] = [
        ["身份证号", "姓名", "年度", "总学时"],
        [ONE, "某甲", 2023, 50],
        [ONE, "某乙", 2023, 40],
    ]
    assert read(library, sheets).facts.hours[2023].unreadable.tolist() == [True, True]


def test_a_row_without_a_number_is_of_its_namesake_perhaps(library: Library) -> None:
    """What is held by it is open."""
    sheets = _people(
        ["身份证号", "姓名", "技能等级", "荣誉奖项"],
        [ONE, "某甲", "高级工", ""],
        ["", "某甲", "技师", "全国技术能手"],
    )
    facts = read(library, sheets).facts
    assert facts.certificates.high.max() > facts.certificates.high.min()
    assert set(facts.awards.person.tolist()) == {0}


def test_places_by_name_and_by_code(library: Library) -> None:
    """The narrowest that is known; what is not understood is an issue."""
    places = ["江苏省南通市崇川区", "320600", "江苏", "火星", ""]
    rows = [[invented_id(n), f"某{n}", place] for n, place in enumerate(places)]
    roster = read(library, _people(["身份证号", "姓名", "所在地"], *rows))
    found = roster.places.tolist()
    assert found[0].startswith("3206")
    assert found[1:] == ["320600", "320000", "", ""]
    assert issues(roster, "V09") == [("人员", "C5")]


_CELL = st.sampled_from(
    ["", ONE, TWO, THREE, "1", "2", "某甲", "某乙", "看不懂", "高级工", "2023", "合格", "全国技术能手"]
)
_NUMBER = st.sampled_from(["", "", ONE, TWO, "109999", "看不懂"])
_STAFF, _NAME = st.sampled_from(["", "1", "2"]), st.sampled_from(["", "某甲", "某乙", "某丙"])


def _sheet(*more: str) -> st.SearchStrategy[Cells]:
    rows = st.lists(st.tuples(_NUMBER, _STAFF, _NAME, *[_CELL] * len(more)).map(list), max_size=5)
    return rows.map(lambda found: [["身份证号", "工号", "姓名", *more], *found])


def _places_used(roster: Roster) -> set[int]:
    facts = roster.facts
    first = next(table.offset for table in roster.tables if table.kind == "人员")
    used = {first + row for row, person in enumerate(roster.persons.of_record.tolist()) if person >= 0}
    return used | set(facts.certificates.place.tolist()) | set(facts.awards.place.tolist())


_SHEETS = st.fixed_dictionaries(
    {
        "人员": _sheet("技能等级"),
        "证书": _sheet("级别", "证书类别"),
        "荣誉竞赛": _sheet("名称"),
        "年度考核": _sheet("年度", "结果"),
        "继续教育": _sheet("年度", "总学时"),
    }
)


@settings(max_examples=150 if SOAK else 50)
@given(_SHEETS)
def test_every_row_is_in_the_facts_or_in_the_issues(library: Library, sheets: dict[str, Cells]) -> None:
    """Nothing is dropped in silence; the count of rows that were not used is right."""
    roster = read(library, sheets)
    used, noted = _places_used(roster), {issue.place for issue in roster.issues}
    filled = [sum(any(row) for row in rows[1:]) for rows in sheets.values()]
    assert roster.rows.records == sum(filled)
    for table in roster.tables:
        for record in range(len(table)):
            place = table.offset + record
            yearly = table.kind in ("年度考核", "继续教育") and _year_is_recorded(roster, table, record)
            assert place in used or place in noted or yearly, (table.kind, int(table.rows[record]))
    lost = {"R01", "R02", "R03", "R05", "R09", "V07"}
    unused = {issue.place for issue in roster.issues if issue.code in lost}
    assert roster.unusable == len(unused)


def _year_is_recorded(roster: Roster, table: Any, record: int) -> bool:
    """Whether a year's row is in the facts: its year is there, or it says nothing but the year."""
    year, value = table.text("年度", record), "结果" if table.kind == "年度考核" else "总学时"
    if not table.text(value, record):
        return True
    years = roster.facts.assessments if table.kind == "年度考核" else roster.facts.hours
    return year.isdigit() and int(year) in years


@settings(max_examples=60 if SOAK else 25)
@given(
    st.lists(
        st.lists(st.text(max_size=4) | st.integers() | st.floats() | st.booleans(), min_size=5, max_size=5),
        max_size=4,
    )
)
def test_no_content_breaks_the_reader(library: Library, rows: list[list[Any]]) -> None:
    """Any cells under any headers of 人员: every row is a person's or noted."""
    roster = read(library, _people(["身份证号", "姓名", "出生日期", "中断工作月数", "荣誉奖项"], *rows))
    noted = Counter(issue.place for issue in roster.issues)
    assert all(p >= 0 or noted[r] for r, p in enumerate(roster.persons.of_record.tolist()))


def test_a_formulas_error_is_no_blank(library: Library, tmp_path: Path) -> None:
    """#N/A in 诚信记录 is a text that is not understood: noted at its cell, and open."""
    import xlsxwriter

    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("人员")
    sheet.write_row(0, 0, ["姓名", "身份证号", "诚信记录", "在岗状态"])
    sheet.write_row(1, 0, ["某甲", ONE])
    sheet.write_formula("C2", "=NA()", None, "#N/A")
    sheet.write_formula("D2", "=VLOOKUP(1,A1:B2,2,0)", None, "#N/A")
    book.close()
    roster = read_file(path, options(library))
    assert [(issue.code, issue.cell, issue.raw) for issue in roster.issues] == [
        ("V13", "C2", "#N/A"),
        ("V13", "D2", "#N/A"),
    ]
    assert roster.facts.words["诚信记录"].unreadable.all()


def test_a_sheet_without_the_column_leaves_its_people_open(library: Library) -> None:
    """Two workshops: one has 技能等级 (empty: none), the other has no such column (open)."""
    sheets: dict[str, Cells] = {
        "一车间": [["姓名", "身份证号", "技能等级"], ["某甲", ONE, ""]],
        "二车间": [["姓名", "身份证号", "岗位类别"], ["某乙", TWO, "技术技能"]],
    }
    certificates = read(library, sheets).facts.certificates
    assert certificates.person.tolist() == [1]
    assert (certificates.low.tolist(), certificates.obtained.blank.tolist()) == ([-1], [True])
