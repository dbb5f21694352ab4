"""Which row holds the headers, what each column is, and what each sheet is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from batch.errors import UnreadableFileError
from batch.language.terms import Grade
from batch.policy.library import Library
from batch.roster.headers import SHEETS, header_table
from batch.roster.layout import yearly_header
from batch.roster.roster import read_file
from batch.sheets.address import column_letter
from batch.sheets.names import is_spreadsheet
from tests.people import invented_id
from tests.rosters import Cells, codes, issues, options, read, read_xlsx, write_xlsx

PEOPLE: Cells = [["工号", "姓名", "单位性质"], ["1", "某甲", "企业"], ["2", "某乙", "事业单位"]]


@pytest.mark.parametrize("above", [0, 1, 2, 5, 29])
def test_the_header_row_stands_below_a_title_and_notes(library: Library, above: int) -> None:
    """Wherever it is among the first rows; cells are named by their real row."""
    notes: Cells = [["某单位职工花名册"], ["填表说明：姓名、工号必填"], [], ["填报日期：2024年6月"]]
    sheets = {"人员": [*(notes * 8)[:above], *PEOPLE, ["3", "", "企业"]]}
    roster = read(library, sheets)
    assert roster.facts.size == 2
    assert roster.people.rows.tolist() == [above + 2, above + 3]
    assert issues(roster, "R01") == [("人员", f"B{above + 4}")]


def test_a_title_and_a_note_in_a_real_workbook(library: Library, tmp_path: Path) -> None:
    """The same through a file, the table shifted to the right too."""
    rows: Cells = [["", "某单位职工花名册"], ["", "填表说明"], [], *[["", *row] for row in PEOPLE]]
    roster = read_xlsx(library, tmp_path / "a.xlsx", {"Sheet1": rows})
    assert roster.persons.names.tolist() == ["某甲", "某乙"]
    assert roster.people.cell("单位性质", 0) == "D5"


@pytest.mark.parametrize(
    ("header", "canonical"),
    [
        ("公民身份号码", "身份证号"), ("居民身份证号码", "身份证号"), ("员工编号", "工号"), ("员工姓名", "姓名"),
        ("姓 名", "姓名"), ("姓\n名", "姓名"), ("企业名称", "单位名称"), ("行政区域", "所在地"), ("职业资格证书等级", "技能等级"),
        ("现岗位职业(工种)", "现岗位职业（工种）"),
    ],
)  # fmt: skip
def test_synonyms_of_headers(library: Library, header: str, canonical: str) -> None:
    """Spaces, width and the usual other words do not matter."""
    missing = [h for h in ("姓名", "工号") if h != canonical]
    sheets = {"人员": [[header, *missing], ["值", *["1"] * len(missing)]]}
    try:
        table = read(library, sheets).people
    except UnreadableFileError:
        pytest.fail(f"{header} is not {canonical}")
    assert table.columns[canonical].letter == "A"


def test_no_spelling_is_two_headers_of_one_sheet() -> None:
    """Every canonical header is its own spelling, and every spelling leads to a header."""
    for sheet, spellings in header_table().items():
        assert set(spellings.values()) <= set(SHEETS[sheet])
        assert {
            spellings[name.lower().replace("（", "(").replace("）", ")")] for name in SHEETS[sheet]
        } == set(SHEETS[sheet])


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("2025年度考核", "2025年度考核"), ("2025年考核结果", "2025年度考核"), ("2025考核等次", "2025年度考核"),
        ("2025继续教育学时", "2025继续教育学时"), ("2025年继续教育总学时", "2025继续教育学时"),
        ("2025公需学时", "2025公需学时"), ("2025年度公需科目学时", "2025公需学时"),
        ("考核", None), ("1999年度考核", None), ("2025年度工资", None), ("20255年度考核", None),
    ],
)  # fmt: skip
def test_yearly_headers(text: str, canonical: str | None) -> None:
    """One column a year."""
    assert yearly_header(text) == canonical


def test_yearly_columns_become_years(library: Library, tmp_path: Path) -> None:
    """Assessments and hours by year, from the person's own row."""
    sheets: dict[str, Cells] = {
        "人员": [
            ["工号", "姓名", "2022年度考核", "2023年考核结果", "2023继续教育学时", "2023年公需学时"],
            ["1", "某甲", "优秀", "不合格", 90, "18学时"],
            ["2", "某乙", "", "看不懂", "很多", None],
        ]
    }
    roster = read_xlsx(library, tmp_path / "a.xlsx", sheets)
    facts = roster.facts
    assert facts.assessments[2022].tolist() == [Grade.PASS, Grade.NONE]
    assert facts.assessments[2023].tolist() == [Grade.FAIL, Grade.OPEN]
    assert (facts.hours[2023].total[0], facts.hours[2023].general[0]) == (90, 18)
    assert facts.hours[2023].unreadable.tolist() == [False, True]
    assert issues(roster, "V08") == [("人员", "D3")]
    assert issues(roster, "V05") == [("人员", "E3")]


def test_several_sheets_of_people_are_one_roster(library: Library, tmp_path: Path) -> None:
    """One sheet a workshop, headers in another order; rows keep their own sheet's row numbers."""
    sheets: dict[str, Cells] = {
        "一车间": PEOPLE,
        "二车间": [["二车间名册"], ["姓名", "单位性质", "工号", "部门"], ["某丙", "企业", "3", "二车间"]],
        "证书": [["工号", "级别", "职业（工种）"], ["3", "高级工", "焊工"]],
    }
    roster = read_xlsx(library, tmp_path / "a.xlsx", sheets)
    assert roster.persons.names.tolist() == ["某甲", "某乙", "某丙"]
    assert roster.people.rows.tolist() == [2, 3, 3]
    assert roster.texts("部门").tolist() == ["", "", "二车间"]
    assert roster.facts.certificates.person.tolist() == [2]
    table, record = roster.locate(int(roster.facts.certificates.place[0]))
    assert (table.sheet, int(table.rows[record])) == ("证书", 2)


def test_a_cell_of_the_second_sheet_of_people_is_named_by_its_sheet(library: Library) -> None:
    """Whoever mends it must find it: the sheet's own name and its own column."""
    second: Cells = [["姓名", "工号", "单位性质"], ["某丙", "3", "看不懂"]]
    roster = read(library, {"一车间": PEOPLE, "二车间": second})
    assert issues(roster, "V04") == [("二车间", "C2")]


def test_sheets_that_are_no_part_of_a_roster_are_named(library: Library, tmp_path: Path) -> None:
    """An unknown sheet with content is an issue, an empty one is not."""
    sheets: dict[str, Cells] = {
        "说明": [["请如实填写"]],
        "人员": PEOPLE,
        "工资": [["月份", "金额"], [1, 2]],
        "空": [],
    }
    roster = read_xlsx(library, tmp_path / "a.xlsx", sheets)
    assert issues(roster, "F01") == [("说明", ""), ("工资", "")]
    assert roster.rows.records == 2


def test_hidden_sheets_are_named_and_not_read(library: Library, tmp_path: Path) -> None:
    """Whoever sent it may not know of them."""
    path = write_xlsx(tmp_path / "a.xlsx", {"人员": PEOPLE, "旧名册": PEOPLE})
    book = openpyxl.load_workbook(path)
    book["旧名册"].sheet_state = "hidden"
    book.save(path)
    roster = read_file(path, options(library))
    assert issues(roster, "F04") == [("旧名册", "")]
    assert roster.rows.records == 2


def test_a_repeated_header_row_is_nobody(library: Library) -> None:
    """As printed on every page."""
    roster = read(library, {"人员": [*PEOPLE, PEOPLE[0], ["3", "某丙", "企业"]]})
    assert roster.persons.names.tolist() == ["某甲", "某乙", "某丙"]
    assert issues(roster, "F05") == [("人员", "4")]


def test_a_workbook_without_a_roster_is_rejected(library: Library) -> None:
    """No header row in any sheet."""
    with pytest.raises(UnreadableFileError) as caught:
        read(library, {"工资": [["月份", "金额"], [1, 2]]})
    assert caught.value.code == "F94"


def test_columns_that_are_not_used_are_named(library: Library) -> None:
    """Unknown and doubled ones, but not a row number or a remark."""
    rows: Cells = [
        ["序号", "工号", "姓名", "员工姓名", "血型", "备注"],
        ["1", "1", "某甲", "某乙", "A", "无"],
    ]
    roster = read(library, {"人员": rows})
    assert issues(roster, "F02") == [("人员", "E1")]
    assert issues(roster, "F03") == [("人员", "D1")]
    assert roster.persons.names.tolist() == ["某甲"]


def test_all_sheets_of_the_contract_find_their_people(library: Library, tmp_path: Path) -> None:
    """The canonical workbook with every sheet, every row used."""
    number = invented_id(5)
    people = [{"身份证号": number, "姓名": "某甲", "工号": "A-05"}]
    sheets: dict[str, Cells] = {"人员": [list(SHEETS["人员"]), [people[0].get(h) for h in SHEETS["人员"]]]}
    filled = {
        "名称": "全国技术能手",
        "证书类别": "职称",
        "年度": 2023,
        "结果": "合格",
        "总学时": 90,
        "公需学时": 20,
    }
    for sheet, headers in SHEETS.items():
        if sheet != "人员":
            by_id = {"身份证号": number, **filled}
            by_staff = {"工号": "a-05", **filled, "年度": "2022年"}
            by_name = {"姓名": "某 甲", **filled, "年度": "2021年度"}
            sheets[sheet] = [
                list(headers),
                *[[row.get(h) for h in headers] for row in (by_id, by_staff, by_name)],
            ]
    roster = read_xlsx(library, tmp_path / "a.xlsx", sheets)
    facts = roster.facts
    assert (roster.rows.records, roster.unusable, facts.size) == (13, 0, 1)
    assert (facts.certificates.person.size, facts.awards.person.size) == (3, 3)
    assert sorted(facts.assessments) == sorted(facts.hours) == [2021, 2022, 2023]
    assert "R03" not in codes(roster)


def test_merged_and_blank_rows_are_no_records(library: Library) -> None:
    """Rows between the data that say nothing in any column used."""
    rows: Cells = [
        ["工号", "姓名", "备注"],
        ["", "", ""],
        ["1", "某甲", ""],
        ["", "", "小计"],
        ["2", "某乙", ""],
    ]
    roster = read(library, {"人员": rows})
    assert (roster.rows.records, roster.people.rows.tolist()) == (2, [3, 5])


@pytest.mark.parametrize(("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_column_letters(index: int, letters: str) -> None:
    """As Excel counts."""
    assert column_letter(index) == letters


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.xlsx", True), ("a.XLS", True), ("a.et", True), ("~$a.xlsx", False), (".a.xlsx", False), ("a.txt", False)],
)  # fmt: skip
def test_which_files_of_a_folder_are_submissions(name: str, expected: bool) -> None:
    """By name; Excel's lock files and hidden ones are not."""
    assert is_spreadsheet(Path(name)) is expected


@pytest.mark.parametrize(
    "form",
    ["*{}", "{}*", "{}（必填）", "*{}（必填）", "3、{}", "{}（请按证书填写）", "★{}", "{}（年/月/日）"],
)
def test_headers_with_marks_and_hints(form: str, library: Library) -> None:
    """As forms of personnel systems have them: all of a sheet's headers, or only some."""
    headers = ["姓名", "身份证号", "技能等级", "技能证书取得日期", "职称级别", "2023年度考核"]
    row = ["某甲", "110101199003074514", "技师", date(2020, 1, 1), "中级", "合格"]
    for marked in (headers, headers[2:4]):
        shown = [form.format(header) if header in marked else header for header in headers]
        found = read(library, {"人员": [shown, row]})
        assert found.facts.certificates.kind.size == 2
        assert set(found.facts.assessments) == {2023}
        assert codes(found) == set()


LEFT = ["姓名", "身份证号", "技能等级"]


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        ("离职人员", "离职"),
        ("退休人员名单", "退休"),
        ("在职人员", ""),
        ("一车间", ""),
        ("离退休人员", "退休"),
    ],
)
def test_a_sheets_name_says_who_has_left(sheet: str, said: str, library: Library) -> None:
    """Nobody on it is serving by silence; a cell that says 在职 on a list of those who left is open."""
    rows = [
        [*LEFT, "在岗状态"],
        ["某甲", invented_id(1), "技师", ""],
        ["某乙", invented_id(2), "技师", "在职"],
    ]
    found = read(library, {sheet: rows})
    status = found.facts.words["在岗状态"]
    assert [status.word(n) for n in (0, 1)] == [said, "（未识别）" if said else "在职"]
    found = read(
        library, {sheet: [row[:3] for row in rows], "在职": [LEFT, ["某丙", invented_id(3), "技师"]]}
    )
    status = found.facts.words["在岗状态"]
    assert sorted(status.word(n) for n in range(3)) == sorted([said, said, ""])


@pytest.mark.parametrize("header", ["退休时间", "离职日期", "离岗日期", "办理退休时间", "内退时间"])
def test_a_day_of_leaving_is_no_blank_status(header: str, library: Library) -> None:
    """It is open, with a warning at its cell; where it is blank nothing changes."""
    rows = [
        [*LEFT, header],
        ["某甲", invented_id(1), "技师", "2024-03-01"],
        ["某乙", invented_id(2), "技师", ""],
    ]
    found = read(library, {"人员": rows})
    status = found.facts.words["在岗状态"]
    assert status.unreadable.tolist() == [True, False]
    assert issues(found, "V04") == [("人员", "D2")]
