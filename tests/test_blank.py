"""The blank roster: what its lists offer is what the reader accepts; what is left out was not asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from batch.cli.app import invoke
from batch.language.words import WORDS
from batch.policy.library import Library
from batch.report.blank import LIST_SHEET, write_blank
from batch.report.blank.examples import examples
from batch.report.blank.hints import HINTS
from batch.report.blank.scope import NEEDED, Scope, scope_of, words_of
from batch.roster.headers import SHEETS
from batch.roster.layout import AUXILIARY_SHEETS
from batch.roster.roster import read_file
from tests.people import invented_id
from tests.rosters import AS_OF, codes, issues, options, read, write_xlsx

pytestmark = pytest.mark.usefixtures("here")

ORDER = ["填写说明", *SHEETS, "示例", LIST_SHEET]
UNREAD = {"V04", "V08", "C01", "C04", "C06", "C08", "C10", "A02", "A03", "V07"}
#: What a word's row says beside it, so that nothing else in the row is an issue.
BESIDE: dict[tuple[str, str], dict[str, Any]] = {
    ("证书", "系列"): {"证书类别": "职称", "级别": "中级"},
    ("证书", "证书类别"): {"名称": "工程师"},
    ("证书", "证书状态"): {"证书类别": "职称", "级别": "中级"},
    ("年度考核", "年度"): {"结果": "合格"},
    ("年度考核", "结果"): {"年度": 2023},
    ("继续教育", "年度"): {"总学时": 90},
    ("人员", "职称系列"): {"职称级别": "中级"},
}


@pytest.fixture(scope="module")
def whole(library: Library) -> Scope:
    """Every sheet and column."""
    return scope_of([entry.rulebook for entry in library.entries.values()], whole=True)


@pytest.fixture(scope="module")
def blank(whole: Scope, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole blank roster."""
    path = tmp_path_factory.mktemp("blank") / "花名册模板.xlsx"
    write_blank(path, whole, 1000, AS_OF)
    return path


def _books(library: Library, *names: str) -> list[Any]:
    return [entry.rulebook for entry in library.named(names)]


def _headers(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for cell in sheet[1]]


def _offered(book: openpyxl.Workbook) -> Iterator[tuple[str, str, list[Any], str, str]]:
    """Sheet, header, words, error style and range of every list in a written workbook."""
    for sheet in book.worksheets:
        for rule in sheet.data_validations.dataValidation:
            if rule.type != "list":
                continue
            source = str(rule.formula1)
            if source.startswith('"'):
                words: list[Any] = source.strip('"').split(",")
            else:
                place = book.defined_names[source.lstrip("=")].attr_text.split("!")[1]
                words = [cell.value for (cell,) in book[LIST_SHEET][place.replace("$", "")]]
            area = next(iter(rule.sqref.ranges))
            header = str(sheet.cell(1, area.min_col).value)
            yield sheet.title, header, words, rule.errorStyle or "stop", area.coord


def test_the_sheets_and_their_columns(blank: Path) -> None:
    """The canonical headers, each once; those that name a person first; no columns by year."""
    book = openpyxl.load_workbook(blank)
    assert book.sheetnames == ORDER
    assert book[LIST_SHEET].sheet_state == "hidden"
    for name, headers in SHEETS.items():
        assert sorted(_headers(book[name])) == sorted(headers)
        assert set(_headers(book[name])[:3]) == set(NEEDED)
        assert set(HINTS[name]) == set(headers)


def test_every_closed_column_has_a_list(blank: Path) -> None:
    """All columns of WORDS, levels, series, grades and years; other spellings only cause a warning."""
    found = {(sheet, header): words for sheet, header, words, *_ in _offered(openpyxl.load_workbook(blank))}
    closed = {(sheet, h) for sheet, headers in SHEETS.items() for h in headers if h in WORDS}
    more = {("人员", "技能等级"), ("人员", "职称级别"), ("人员", "职称系列"), ("证书", "系列")}
    years = {("年度考核", "年度"), ("继续教育", "年度"), ("年度考核", "结果")}
    assert set(found) == closed | more | years
    for (sheet, header), words in found.items():
        assert list(map(str, words)) == [str(word) for word in words_of(sheet, header, AS_OF)]
    assert {style for *_, style, _ in _offered(openpyxl.load_workbook(blank))} == {"warning"}
    assert found["年度考核", "年度"] == ["2023", "2022", "2021", "2020"]
    assert found["证书", "级别"][:2] == ["初级工", "中级工"]
    assert found["证书", "级别"][-1] == "正高级"


def test_what_a_list_offers_the_reader_accepts(blank: Path, library: Library, tmp_path: Path) -> None:
    """Every word of every list, written into its column of a real file."""
    for sheet, header, words, *_ in _offered(openpyxl.load_workbook(blank)):
        rows = [_row(sheet, header, word, number) for number, word in enumerate(words)]
        people = [{"工号": str(n), "姓名": f"某{n}"} for n in range(len(rows))]
        content = {"人员": _cells(people)} | {sheet: _cells(rows)}
        roster = read_file(write_xlsx(tmp_path / "a.xlsx", content), options(library))
        assert not codes(roster) & UNREAD, (sheet, header, roster.issues)
        assert roster.facts.size == len(words)
        assert roster.unusable == 0


def _row(sheet: str, header: str, word: Any, number: int) -> dict[str, Any]:
    beside = {"工号": str(number), "姓名": f"某{number}", **BESIDE.get((sheet, header), {})}
    if sheet == "荣誉竞赛":
        beside["名称"] = "某某职业技能竞赛"
    if (sheet, header) == ("证书", "级别"):
        beside["证书类别"] = "职业技能等级" if "工" in word or "技师" in word else "职称"
    if header == "证书类别":
        beside["级别"] = "高级工" if word in ("职业技能等级", "职业资格", "其他技能") else "中级"
    return {**beside, header: word}


def _cells(rows: list[dict[str, Any]]) -> list[list[Any]]:
    headers = list(dict.fromkeys(header for row in rows for header in row))
    return [headers, *([row.get(header, "") for header in headers] for row in rows)]


def test_rules_reach_as_many_rows_as_asked(whole: Scope, tmp_path: Path) -> None:
    """The option --rows."""
    write_blank(tmp_path / "a.xlsx", whole, 40, AS_OF)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert {area.split(":")[1].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for *_, area in _offered(book)} == {"41"}
    assert book["人员"].auto_filter.ref.endswith("41")


def test_formats_and_hints(blank: Path) -> None:
    """Numbers of papers are text, dates are dates that nothing blocks; every column has a hint."""
    book = openpyxl.load_workbook(blank)
    for name in SHEETS:
        sheet = book[name]
        rules = {
            area.min_col: rule for rule in sheet.data_validations.dataValidation for area in rule.sqref.ranges
        }
        for index, header in enumerate(_headers(sheet), start=1):
            columns = sheet.column_dimensions.values()
            shown = next(
                one.number_format for one in columns if one.min and one.max and one.min <= index <= one.max
            )
            assert rules[index].prompt
            if header in ("身份证号", "工号", "职业编码") or header.endswith("编号"):
                assert shown == "@"
            if header.endswith("日期"):
                assert shown == "yyyy-mm-dd"
                assert "'2021-06" in str(rules[index].prompt)
                assert rules[index].errorStyle == "warning"
        assert sheet.freeze_panes == "D2"
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize or 0)) == ("landscape", 9)


def test_header_colours(blank: Path, library: Library, tmp_path: Path) -> None:
    """Needed, decisive and optional look different, by what the rulebooks ask."""
    sheet = openpyxl.load_workbook(blank)["人员"]
    colours = {str(cell.value): cell.fill.fgColor.rgb for cell in sheet[1]}
    assert len({colours["姓名"], colours["技能等级"], colours["部门"]}) == 3
    assert colours["身份证号"] == colours["工号"] == colours["姓名"]
    assert colours["编制"] == colours["技能等级"]


def test_the_blank_roster_names_nobody(
    blank: Path, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its own pages are no issue; the examples are nobody."""
    roster = read_file(blank, options(library))
    assert roster.facts.size == 0
    assert roster.issues == ()
    assert invoke(["check", str(blank)]) == 1
    said = capsys.readouterr()
    assert "0人可用" in said.out
    assert said.err == ""


def test_two_people_filled_in(blank: Path, library: Library, tmp_path: Path) -> None:
    """As somebody would with a spreadsheet program: dates, a year as text, words from the lists."""
    book = openpyxl.load_workbook(blank)
    people: list[dict[str, Any]] = [
        {"姓名": "某甲", "身份证号": invented_id(1), "单位性质": "企业", "所在地": "江苏省苏州市", "技能等级": "技师",
         "技能证书取得日期": date(2019, 11, 20), "技能证书职业（工种）": "焊工", "诚信记录": "无"},
        {"姓名": "某乙", "工号": "00012", "在岗状态": "在职", "毕业日期": "2012", "所在地": "江苏省苏州市"},
    ]  # fmt: skip
    _fill(book["人员"], people)
    _fill(book["证书"], [{"工号": "00012", "证书类别": "职称", "级别": "中级", "取得日期": "2021-06"}])
    _fill(book["年度考核"], [{"工号": "00012", "年度": 2023, "结果": "优秀"}])
    book.save(tmp_path / "a.xlsx")
    roster = read_file(tmp_path / "a.xlsx", options(library))
    assert roster.persons.names.tolist() == ["某甲", "某乙"]
    assert roster.persons.staff_numbers.tolist() == ["", "00012"]
    assert roster.facts.certificates.person.tolist() == [0, 1]
    assert set(roster.facts.assessments) == {2023}
    assert codes(roster) <= {"I06"}  # the invented numbers begin with 9
    assert roster.unusable == 0


def _fill(sheet: Worksheet, rows: list[dict[str, Any]]) -> None:
    place = {header: index for index, header in enumerate(_headers(sheet), start=1)}
    for number, row in enumerate(rows, start=2):
        for header, value in row.items():
            sheet.cell(number, place[header], value)


def test_the_examples_are_good_examples(library: Library) -> None:
    """Filled in as they stand, they are known as examples; under other names, read without a single issue."""
    sheets = {name: _cells(rows) for name, rows in examples(2024).items()}
    assert codes(read(library, sheets)) == {"F14"}
    named = {
        name: [
            [cell.replace("示例", "虚构") if isinstance(cell, str) else cell for cell in row] for row in rows
        ]
        for name, rows in sheets.items()
    }
    roster = read(library, named)
    assert roster.issues == ()
    assert roster.facts.size == 3
    for name, rows in examples(2024).items():
        assert {header for row in rows for header in row} <= set(SHEETS[name])


def test_pages_of_the_program_are_passed_over(library: Library) -> None:
    """Help, examples, lists and notes, even where they look like a roster; and the notes' column."""
    people = [["工号", "姓名", "校验结果"], ["1", "某甲", "没有问题"]]
    others = [["工号", "姓名"], ["2", "某乙"]]
    roster = read(library, {"人员": people, **dict.fromkeys(AUXILIARY_SHEETS, others)})
    assert roster.persons.names.tolist() == ["某甲"]
    assert issues(roster, "F01") == issues(roster, "F02") == []


@pytest.mark.parametrize(
    ("rulebook", "unit", "left_out"),
    [
        ("shaoxing-2023", "", {"继续教育达标"}),
        ("shaoxing-2023", "事业单位", {"继续教育达标"}),
        ("shaoxing-2023", "企业", {"继续教育达标", "编制"}),
        ("neimenggu-2021", "", {"编制"}),
        ("national-2020", "", {"编制", "继续教育达标"}),
    ],
)
def test_columns_that_nobody_asks_are_left_out(
    library: Library, rulebook: str, unit: str, left_out: set[str]
) -> None:
    """By the requirements of the rulebooks, for people of one 单位性质."""
    scope = scope_of(_books(library, rulebook), unit)
    assert left_out <= set(SHEETS["人员"]) - set(scope.sheets["人员"])
    kept = {"编制", "继续教育达标"} - left_out
    assert kept <= set(scope.sheets["人员"])
    assert {"技能证书职业（工种）", "现岗位职业（工种）"} <= set(scope.sheets["人员"])
    assert ("继续教育" in scope.sheets) == (rulebook == "shaoxing-2023")


def test_awards_of_school_days_where_they_count(library: Library) -> None:
    """A column of another sheet that only one document asks."""
    assert "在校期间" in scope_of(_books(library, "neimenggu-2021")).sheets["荣誉竞赛"]
    assert "在校期间" not in scope_of(_books(library, "hunan-2024")).sheets["荣誉竞赛"]
    assert "在校期间" not in scope_of(_books(library, "neimenggu-2021"), "自由职业").sheets["荣誉竞赛"]


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Writes, says what was left out, and does not overwrite."""
    path = tmp_path / "花名册.xlsx"
    assert invoke(["template", str(path), "--place", "浙江省绍兴市", "--for", "企业", "--rows", "20"]) == 0
    assert "“人员”的“编制”" in capsys.readouterr().out
    before = path.read_bytes()
    assert invoke(["template", str(path)]) == 2
    said = capsys.readouterr().err
    assert "--force" in said and said.count("\n") == 1
    assert path.read_bytes() == before
    assert invoke(["template", str(path), "--force", "--quiet"]) == 0
    assert openpyxl.load_workbook(path).sheetnames == ORDER


@pytest.mark.parametrize(
    "flags",
    [
        ["--for", "公司"], ["--place", "火星"], ["--rulebook", "没有"], ["--rows", "0"],
        ["--place", "江苏省", "--rulebook", "jiangsu-2021"], ["--rulebook", "suzhou-2019", "--for", "机关"],
        ["--as-of", "2019-01-01", "--place", "江苏省"],
    ],
)  # fmt: skip
def test_wrong_use_is_one_line(flags: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit status 2, nothing written."""
    assert invoke(["template", str(tmp_path / "a.xlsx"), *flags]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "a.xlsx").exists()
    assert invoke(["template", str(tmp_path / "没有" / "a.xlsx")]) == 2
    assert invoke(["template", str(tmp_path / "a.xls")]) == 2


def test_what_is_known_of_everybody_stands_in_one_line(library: Library, tmp_path: Path) -> None:
    """Place and kind of employer above the table: read for all, and no column to fill in on every row."""
    path = tmp_path / "a.xlsx"
    assert invoke(["template", str(path), "--place", "江苏省苏州市", "--for", "企业", "--quiet"]) == 0
    book = openpyxl.load_workbook(path)
    sheet = book["人员"]
    assert str(sheet["A1"].value).startswith("所在地：江苏省苏州市　　单位性质：企业")
    heads = [cell.value for cell in sheet[2]]
    assert not {"所在地", "单位性质"} & set(heads)
    assert {
        str(area).rpartition(":")[0][-1]
        for rule in sheet.data_validations.dataValidation
        for area in rule.sqref.ranges
    } == {"3"}
    for row, name in ((3, "某甲"), (4, "某乙")):
        sheet.cell(row, heads.index("姓名") + 1, name)
        sheet.cell(row, heads.index("身份证号") + 1, invented_id(row))
    sheet.cell(2, len(heads) + 1, "所在地")
    sheet.cell(4, len(heads) + 1, "浙江省绍兴市")
    book.save(path)
    roster = read_file(path, options(library))
    assert roster.places.tolist() == ["320500", "330600"]
    assert roster.texts("单位性质").tolist() == ["企业", "企业"]
    assert roster.facts.words["单位性质"].among(["企业"]).all()
