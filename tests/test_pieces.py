"""Rows of a list in pieces: packed and taken out again, cut to sheets, written one behind the other."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from batch.report.excel import book as books
from batch.report.excel.book import Book
from batch.report.excel.coded import Coded
from batch.report.excel.fields import Field, Link
from batch.report.excel.pieces import Chosen, Packed, Rows, Whole, cut

_TEXTS = st.lists(st.one_of(st.none(), st.text(st.characters(exclude_categories=["Cs", "Cc"]))), max_size=8)


@given(_TEXTS, st.lists(st.one_of(st.none(), st.dates()), max_size=8))
def test_what_is_packed_comes_out_again(texts: list[str | None], days: list[date | None]) -> None:
    """Texts, days, links and blanks, in their order."""
    size = min(len(texts), len(days))
    links = [Link(text, "政策依据", number) if text else None for number, text in enumerate(texts)]
    columns = [Coded.each(list(one[:size])) for one in (texts, days, links)]
    held = Packed.of(columns)
    assert held.size == size
    assert [one.cells() for one in held.columns()] == [one.cells() for one in columns]


def _numbers(pieces: list[Rows]) -> list[str]:
    return [cell for piece in pieces for cell in piece.columns()[0].cells()]


@given(st.lists(st.integers(0, 5), max_size=6), st.integers(1, 7))
def test_cut_to_sheets(sizes: list[int], most: int) -> None:
    """No sheet has more rows than it holds, none but the last fewer; nothing is lost or said twice."""
    every = [[f"{number}-{row}" for row in range(size)] for number, size in enumerate(sizes)]
    sheets = cut([Whole([Coded.each(rows)]) for rows in every], most)
    held = [_numbers(pieces) for pieces in sheets]
    assert [row for rows in held for row in rows] == [row for rows in every for row in rows]
    assert all(len(rows) == most for rows in held[:-1]) and len(held[-1]) <= most
    assert all(piece.size for pieces in sheets for piece in pieces)


def test_some_columns_of_some_rows() -> None:
    """The values of others go."""
    rows = Whole([Coded.each(["甲", "乙", "丙"]), Coded.each(["一", "二", "三"])])
    (column,) = Chosen(rows, [1], 1, 2).columns()
    assert (column.cells(), column.values) == (["二"], ["二"])


@pytest.mark.parametrize(("size", "odd"), [(3, ""), (30, " <&> 末 "), (100, " <&>\n末"), (100, "_x0041_ ")])
def test_a_list_in_pieces_is_the_same_list(
    size: int, odd: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever its texts are made of, few or many, on one sheet or several; and its number is the same."""
    monkeypatch.setattr(books, "MAX_ROWS", 70)
    names = [f"名{n}{odd}" if n % 3 else "同名" for n in range(size)]
    days = [date(2024, 1, 1 + n % 28) if n % 4 else None for n in range(size)]
    fields = [Field("姓名", 10), Field("日期", 12, "date"), Field("长", 20, "wrap")]
    columns = [Coded.each(names), Coded.each(days), Coded.each([name * 3 for name in names])]
    found = {}
    for kind in ("whole", "pieces"):
        path = tmp_path / f"{kind}.xlsx"
        book = Book(str(path))
        if kind == "whole":
            book.list_sheet("名单", fields, columns, "无")
        else:
            edges = [0, size // 3, size // 2, size]
            parts = [
                Packed.of([Coded.each(one.cells()[low:high]) for one in columns])
                for low, high in pairwise(edges)
            ]
            book.long_list("名单", fields, parts, "无")
        book.close()
        read = CalamineWorkbook.from_path(path)
        sheets = {name: read.get_sheet_by_name(name).to_python() for name in read.sheet_names}
        own = openpyxl.load_workbook(path)
        looks = [
            [(cell.value, cell.number_format, cell.alignment.wrap_text) for cell in row]
            for sheet in own
            for row in sheet.iter_rows()
        ]
        heights = [
            (sheet.title, row, one.height) for sheet in own for row, one in sheet.row_dimensions.items()
        ]
        found[kind] = (sheets, looks, heights, {one.name: one.value for one in own.custom_doc_props.props})  # type: ignore[attr-defined]
    assert found["whole"] == found["pieces"]
    assert len(found["whole"][0]) == 1 + (size > 70)
