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
from batch.report.results.content import Content
from batch.report.results.write import write_results
from batch.results import ISSUES, OUTCOMES, PEOPLE, TOLD, Results
from batch.settings import Settings
from batch.submission.receipt import Receipt
from batch.submission.tables import process

SAMPLE = Path(__file__).parent.parent / "sample_inputs" / "南通江海重工有限公司.xlsx"
SHEETS = [
    "概览", "人员一览", "可申报", "即将符合", "待核实", "差一项", "收集清单", "附带结论", "数据问题", "政策依据", "运行信息",
]  # fmt: skip


@pytest.fixture(scope="module")
def context() -> Context:
    """A run on the day that the samples are made for."""
    return context_of(Settings(as_of=date(2026, 11, 21)))


@pytest.fixture(scope="module")
def sample(context: Context, tmp_path_factory: pytest.TempPathFactory) -> tuple[Results, Receipt]:
    """The tables of the plant of 300."""
    folder = tmp_path_factory.mktemp("sample")
    report = process(SAMPLE, folder, context)
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
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert sheet.print_title_rows == "$1:$1"
        assert "第 &P 页" in (sheet.oddFooter.right.text or "")


def test_what_may_be_applied_for(book: Any, sample: tuple[Results, Receipt]) -> None:
    """One row an eligible outcome, with a real date, the decisive sentence and an opinion to choose."""
    sheet = book["可申报"]
    rows = list(_rows(sheet))
    assert len(rows) == sample[1].statuses["eligible"]
    assert all(row[_column(sheet, "条文原文")].value for row in rows)
    days = [row[_column(sheet, "自何日起")] for row in rows]
    assert any(cell.is_date and cell.number_format == "yyyy-mm-dd" for cell in days)
    ids = [row[_column(sheet, "身份证号")] for row in rows]
    assert all(cell.data_type == "s" and len(cell.value) == 18 for cell in ids)
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
    number, link = _column(people, "身份证号"), _column(people, "详情")
    followed = 0
    for row in _rows(people):
        if row[link].value:
            name, place = row[link].value.split("#'")[1].split("!A")
            detail = book[name.rstrip("'")]
            assert (
                detail.cell(int(place.split('"')[0]), _column(detail, "身份证号") + 1).value
                == row[number].value
            )
            followed += 1
    assert followed > 100


def test_one_requirement_short_is_grouped(book: Any) -> None:
    """By that requirement, and never by an award."""
    sheet = book["差一项"]
    short = [row[0].value for row in _rows(sheet)]
    assert short and short == sorted(short)
    assert not any("获得条款所列" in one for one in short)


def test_what_to_collect(book: Any) -> None:
    """By department and fact, with the number of the people named."""
    sheet = book["收集清单"]
    rows = [[cell.value for cell in row] for row in _rows(sheet)]
    assert rows == sorted(rows, key=lambda row: (row[0], row[1] or "", row[2]))
    assert all(row[3] == len(row[4].split("、")) for row in rows if "等" not in row[4])


def test_the_first_page_counts(book: Any, sample: tuple[Results, Receipt]) -> None:
    """People, targets, months, departments and a legend, with two charts and more."""
    sheet = book["概览"]
    texts = {cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert {300, "各部门（人）", "结论的含义", "最常缺少的信息（补齐后即可判断）"} <= texts
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
def test_a_hundred_thousand_people(context: Context, sample: tuple[Results, Receipt], tmp_path: Path) -> None:
    """The long lists are whole, strictly valid, and keep their looks."""
    results, copies = sample[0], 334
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
    cells = next(found["可申报"].iter_rows(min_row=50_000, max_row=50_000))
    assert cells[10].is_date and cells[10].number_format == "yyyy-mm-dd"
