"""筛查结果.xlsx read back: lists, links, choices, print set-up, for few people and for many."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax import ContentHandler, parseString

import numpy as np
import openpyxl
import pyarrow as pa
import pytest

from batch.context import Context, context_of
from batch.report.columnar import TOLD
from batch.report.excel.book import Book
from batch.report.excel.coded import Coded
from batch.report.excel.fields import Field
from batch.report.results.content import Content
from batch.report.results.write import write_results
from batch.report.tables import Results
from batch.results import ISSUES, OUTCOMES, PEOPLE
from batch.settings import Settings
from batch.submission.receipt import Receipt
from batch.submission.tables import processed
from tests.here import SOAK

SAMPLE = Path(__file__).parent.parent / "sample_inputs" / "南通江海重工有限公司.xlsx"
SHEETS = [
    "概览", "名单", "人员一览", "可申报", "即将符合", "待核实", "待答复问题", "差一项", "收集清单",
    "附带结论", "数据问题", "政策依据", "运行信息",
]  # fmt: skip


@pytest.fixture(scope="module")
def context() -> Context:
    """A run on the day that the samples are made for."""
    return context_of(Settings(as_of=date(2026, 11, 21)))


@pytest.fixture(scope="module")
def sample(context: Context, tmp_path_factory: pytest.TempPathFactory) -> tuple[Results, Receipt]:
    """The tables of the plant of 300."""
    folder = tmp_path_factory.mktemp("sample")
    report = processed(SAMPLE, folder, context).receipt
    return Results.joined([folder]), report


@pytest.fixture(scope="module")
def book(context: Context, sample: tuple[Results, Receipt], tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Its workbook, read back."""
    path = tmp_path_factory.mktemp("book") / "筛查结果.xlsx"
    write_results(path, Content(sample[0], [sample[1]], context))
    _parse_strictly(path)
    return openpyxl.load_workbook(path)


def _parse_strictly(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                parseString(archive.read(name), ContentHandler())


def _column(sheet: Any, header: str) -> int:
    return [cell.value for cell in sheet[1]].index(header)


def _rows(sheet: Any) -> Iterator[Any]:
    return sheet.iter_rows(min_row=2)


def _many(table: pa.Table, copies: int, people: int) -> pa.Table:
    """A table about the same people again and again, under other numbers."""
    shift = np.repeat(np.arange(copies, dtype=np.int32) * people, table.num_rows)
    whole = pa.concat_tables([table] * copies)
    place = whole.schema.get_field_index("person")
    return whole.set_column(place, "person", pa.array(whole["person"].to_numpy() + shift))


def test_every_list_is_a_tool(book: Any) -> None:
    """Frozen header, filter, A4 landscape with the header repeated and pages numbered."""
    assert book.sheetnames == SHEETS
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes[1:] == "2"
        assert sheet.auto_filter.ref.startswith("A1:")
        turned = "portrait" if sheet.title == "名单" else "landscape"
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, turned)
        assert sheet.page_setup.fitToWidth in (None, 1) and sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows == "$1:$1"
        assert "第 &P 页" in (sheet.oddFooter.right.text or "")


def test_what_may_be_applied_for(book: Any, sample: tuple[Results, Receipt]) -> None:
    """One row a person and target, with a real date, the clause and an opinion to choose; no whole ID number."""
    sheet = book["可申报"]
    rows = list(_rows(sheet))
    listed = [tuple(row[_column(sheet, head)].value for head in ("工号", "目标等级", "条款")) for row in rows]
    levels = [one[:2] for one in listed if one[1] != "按有关规定确定"]
    assert len(set(levels)) == len(levels)  # no level twice
    eligible = sample[0].outcomes.to_pandas().query("status == 'eligible'")
    assert len(rows) < len(eligible) and len({one[0] for one in listed}) == eligible["person"].nunique()
    assert all(row[_column(sheet, "条款")].value for row in rows)
    days = [row[_column(sheet, "自何日起")] for row in rows]
    assert any(cell.is_date and cell.number_format == "yyyy-mm-dd" for cell in days)
    ids = [row[_column(sheet, "身份证号")] for row in rows]
    assert all(cell.data_type == "s" and len(cell.value) == 18 for cell in ids)
    assert all("********" in cell.value for cell in ids)
    rules = [rule.formula1 for rule in sheet.data_validations.dataValidation]
    assert rules == ['"同意推荐,暂缓,不推荐,本人放弃"']


def test_a_verdict_leads_to_its_clause(book: Any) -> None:
    """The link's target on 政策依据 is the same clause."""
    sheet, policies = book["可申报"], book["政策依据"]
    for row in list(_rows(sheet))[:20]:
        formula = row[_column(sheet, "条款")].value
        target = int(formula.split("!A")[1].split('"')[0])
        assert policies.cell(target, _column(policies, "条款") + 1).value in formula
        assert (
            policies.cell(target, _column(policies, "目标等级") + 1).value
            == row[_column(sheet, "目标等级")].value
        )


def test_a_person_leads_to_the_detail(book: Any) -> None:
    """The link of 人员一览 ends at a row of the same person."""
    people = book["人员一览"]
    number, link = _column(people, "工号"), _column(people, "详情")
    followed = 0
    for row in _rows(people):
        if row[link].value:
            name, place = row[link].value.split("#'")[1].split("!A")
            detail = book[name.rstrip("'")]
            assert (
                detail.cell(int(place.split('"')[0]), _column(detail, "工号") + 1).value == row[number].value
            )
            followed += 1
    assert followed > 100


def test_one_requirement_short_is_grouped(book: Any) -> None:
    """By that requirement, which time closes after the horizon, or one paper: never an award or a certificate."""
    sheet = book["差一项"]
    short = [[cell.value for cell in row[:2]] for row in _rows(sheet)]
    assert short and [text for text, _ in short] == sorted(text for text, _ in short)
    for text, day in short:
        assert "获得条款所列" not in text
        assert (
            (day.date() > date(2027, 11, 21))
            if day
            else text in ("继续教育达标：是", "准入资格：是（准入类职业为是的）")
        )


def test_constants_are_not_repeated(book: Any) -> None:
    """One employer, one file, one document: named above, not on every row."""
    for name in ("人员一览", "可申报", "即将符合", "待核实", "差一项", "收集清单", "数据问题"):
        heads = {cell.value for cell in book[name][1]}
        assert not {"单位", "提交文件", "依据文件"} & heads
        assert "南通江海重工有限公司" in book[name].oddHeader.right.text
    assert "南通江海重工有限公司" in book["概览"]["A2"].value


def test_whole_id_numbers_stand_on_one_sheet(book: Any, sample: tuple[Results, Receipt]) -> None:
    """Everywhere else they are masked."""
    numbers = set(sample[0].people["id_number"].to_pylist())
    holds = {sheet.title for sheet in book for row in sheet.iter_rows(values_only=True) if numbers & set(row)}
    assert holds == {"人员一览"}


def test_what_is_told_beside_the_routes_is_told_once(book: Any) -> None:
    """One row a rule, with how many and who."""
    rows = [[cell.value for cell in row] for row in _rows(book["附带结论"])]
    assert len({tuple(row[:2]) for row in rows}) == len(rows) < 20
    assert any(
        row[0] == "其他说明" and row[2] < 300 for row in rows
    )  # only title holders are told of the evaluation
    assert not any("缺页" in row[1] for row in rows)


def test_what_waits_for_an_answer_is_grouped_by_question(book: Any, sample: tuple[Results, Receipt]) -> None:
    """Each question once, with how many people; the day of one person is no other question."""
    rows = [[cell.value for cell in row] for row in _rows(book["待答复问题"])]
    open_ones = sample[0].outcomes.to_pandas().query("status == 'undetermined' and decided_by != '单位'")
    assert {row[0] for row in rows} == set(open_ones["decided_by"])
    assert len(rows) < open_ones["reason"].nunique()
    assert ["在现岗位未满3年，是否合于近3年考核须认定", 13] in [[row[1], row[4]] for row in rows]


def test_what_to_collect(book: Any) -> None:
    """By department and fact, with the number of the people named."""
    sheet = book["收集清单"]
    rows = [[cell.value for cell in row] for row in _rows(sheet)]
    assert rows == sorted(rows, key=lambda row: (row[5] or "", row[0]))
    assert all(row[1] == len(row[2].split("、")) for row in rows if "等" not in row[2])


def test_the_first_page_counts(book: Any, sample: tuple[Results, Receipt]) -> None:
    """People, targets, months, departments and a legend, with two charts and more."""
    sheet = book["概览"]
    texts = {cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert {300, "各部门（人），可申报最多的15个", "结论的含义", "最常缺少的信息（补齐后即可判断）"} <= texts
    assert len(sheet._charts) == 3


@pytest.mark.parametrize("people", [0, 1])
def test_nobody_and_one_person(
    people: int, context: Context, sample: tuple[Results, Receipt], tmp_path: Path
) -> None:
    """Every list says that it is empty; nothing breaks."""
    tables = [getattr(sample[0], name) for name in ("outcomes", "people")]
    outcomes, persons = (t.filter(pa.compute.less(t["person"], people)) for t in tables)
    path = tmp_path / "a.xlsx"
    write_results(path, Content(Results(outcomes, persons, ISSUES.empty_table()), [sample[1]], context))
    _parse_strictly(path)
    found = openpyxl.load_workbook(path)
    assert found.sheetnames == SHEETS
    assert found["人员一览"].max_row == 2
    if not people:
        assert found["可申报"]["A2"].value == "在筛查日没有人可以申报。"
    assert set(outcomes.column_names) == set(TOLD) <= {f.name for f in OUTCOMES}
    assert {f.name for f in persons.schema} == {f.name for f in PEOPLE}


@pytest.mark.slow
def test_very_many_people(context: Context, sample: tuple[Results, Receipt], tmp_path: Path) -> None:
    """Five thousand, or a hundred thousand where there is time: the lists are whole, strictly valid, and keep their looks."""
    results, copies = sample[0], 334 if SOAK else 17
    chosen = results.outcomes.filter(
        pa.compute.equal(results.outcomes["status"].cast(pa.string()), "eligible")
    )
    many = Results(_many(chosen, copies, 300), _many(results.people, copies, 300), results.issues)
    path = tmp_path / "a.xlsx"
    write_results(path, Content(many, [sample[1]], context))
    _parse_strictly(path)
    found = openpyxl.load_workbook(path, read_only=True)
    rows = list(found["人员一览"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == 300 * copies
    assert rows[300:600] != rows[:300]  # their links lead to rows of their own
    plain = [[value for value in row if not str(value).startswith("=")] for row in rows]
    assert plain[-300:] == plain[:300]
    heads = [cell.value for cell in next(found["可申报"].iter_rows(max_row=1))]
    cell = next(found["可申报"].iter_rows(min_row=150 * copies, max_row=150 * copies))[
        heads.index("自何日起")
    ]
    assert cell.is_date and cell.number_format == "yyyy-mm-dd"


def test_a_heading_that_begins_with_a_number_is_no_size(tmp_path: Path) -> None:
    """In a page's head a digit behind &9 would belong to the size of the letters."""
    book = Book(str(tmp_path / "a.xlsx"), heading="7份花名册 & 其他")
    book.list_sheet("甲", [Field("列", 10)], [Coded.each(["一"])], "")
    book.close()
    head = openpyxl.load_workbook(tmp_path / "a.xlsx")["甲"].oddHeader.right
    assert (head.size, head.text.strip()) == (9, "7份花名册 && 其他")
