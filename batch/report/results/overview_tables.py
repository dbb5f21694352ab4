"""The tables and charts of the first sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from batch.report.excel.book import Book

SHEET: Final = "概览"
LAST: Final = 9  # last column of the page


def table(
    book: Book, sheet: Any, row: int, title: str, heads: Sequence[str], rows: Sequence[Sequence[Any]]
) -> int:
    """A titled table of a text column and numbers; returns the row of its first line."""
    sheet.set_row(row, 21)
    sheet.merge_range(row, 0, row, LAST, title, book.styles.section)
    for column, head in enumerate(heads):
        sheet.write_string(row + 1, column, head, book.styles.head)
    for number, values in enumerate(rows or [["（无）"]]):
        for column, value in enumerate(values):
            book.cell(sheet, row + 2 + number, column, value)
    return row + 2


def bar(
    book: Book,
    sheet: Any,
    place: tuple[int, int],
    size: tuple[int, int],
    every: list[dict[str, Any]],
    kind: str,
) -> None:
    """A chart beside a table: ``every`` one with name, categories, values and colours."""
    chart = book.book.add_chart({"type": kind})
    for one in every:
        labels = {"value": True, "font": {"size": 8}, "num_format": "#,##0;;"}
        chart.add_series({**one, "data_labels": labels, "gap": 50})
    flat = {"line": {"none": True}, "num_font": {"size": 9}}
    hidden = {"visible": False, "major_gridlines": {"visible": False}}
    if kind == "bar":
        chart.set_y_axis({**flat, "reverse": True})
        chart.set_x_axis(hidden)
    else:
        chart.set_x_axis(flat)
        chart.set_y_axis(hidden)
    chart.set_legend({"position": "bottom"} if len(every) > 1 else {"none": True})
    chart.set_title({"none": True})
    chart.set_chartarea({"border": {"none": True}})
    chart.set_size({"width": size[0], "height": size[1]})
    sheet.insert_chart(*place, chart, {"x_offset": 8, "y_offset": 2, "object_position": 2})


def series(name: str, column: int, first: int, rows: int, colour: str) -> dict[str, Any]:
    """One series of a chart: a column of a table on the first sheet."""
    last = first + rows - 1
    return {
        "name": name,
        "categories": [SHEET, first, 0, last, 0],
        "values": [SHEET, first, column, last, column],
        "fill": {"color": colour},
    }
