"""OpenDocument: what cells hold and show, what is repeated, what is hidden."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

from batch.sheets.sheet import NO_RESULT, Span
from tests.sheets.build import ODS_HEAD, ods, opened, refused, rows, table, zipped


def cell(shown: str = "", **attributes: str) -> str:
    """A cell of a value type, by ``kind``, and what it shows."""
    kind = attributes.pop("kind", "string" if shown else "")
    written = {"office:value-type": kind} if kind else {}
    written |= {name.replace("__", ":").replace("_", "-"): value for name, value in attributes.items()}
    inside = "".join(f' {name}="{value}"' for name, value in written.items())
    return f"<table:table-cell{inside}>{f'<text:p>{shown}</text:p>' if shown else ''}</table:table-cell>"


def row(*cells: str, times: int = 1) -> str:
    """A row that stands there so many times."""
    return f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'


def test_values(tmp_path: Path) -> None:
    """Of every type; a date that shows a month is a month."""
    found = rows(
        tmp_path,
        ods(table(row(
            cell("某<text:s text:c='2'/>甲<text:line-break/>乙"),
            cell("1.50", kind="float", office__value="1.5"),
            cell("2023年6月1日", kind="date", office__date_value="2023-06-01"),
            cell("2023年6月", kind="date", office__date_value="2023-06-01"),
            cell("2023", kind="date", office__date_value="2023-06-01"),
            cell("TRUE", kind="boolean", office__boolean_value="true"),
        ))),
    )  # fmt: skip
    assert found == [["某  甲\n乙", 1.5, date(2023, 6, 1), "2023年6月", "2023年", True]]


def test_errors_and_formulas_without_a_result(tmp_path: Path) -> None:
    """What LibreOffice says of its own errors is said as it saves them elsewhere."""
    failed = cell(
        "#N/A", kind="string", office__string_value="", calcext__value_type="error", table__formula="of:=1"
    )
    found = rows(
        tmp_path,
        ods(table(row(
            failed,
            cell("Err:502", kind="float", office__value="0", table__formula="of:=1"),
            cell("Err:532", kind="float", office__value="0", table__formula="of:=1"),
            cell(table__formula="of:=1+1"),
            cell(kind="string", table__formula="of:=1+1"),
            cell("某"),
        ))),
    )  # fmt: skip
    assert found == [["#N/A", "#VALUE!", "#DIV/0!", NO_RESULT, "", "某"]]


def test_notes_and_drawings_are_no_text(tmp_path: Path) -> None:
    """Of a cell."""
    inside = "<office:annotation><text:p>批注</text:p></office:annotation><draw:frame><text:p>框</text:p></draw:frame>"
    content = f'<table:table-cell office:value-type="string">{inside}<text:p>某</text:p></table:table-cell>'
    assert rows(tmp_path, ods(table(row(content, cell("乙"))))) == [["某", "乙"]]


def test_what_is_repeated(tmp_path: Path) -> None:
    """Blanks cost nothing, cells stand where they should; a billion of them are refused, at once."""
    blank = cell(table__number_columns_repeated="16384")
    table_ = table(
        row(cell("甲", table__number_columns_repeated="2"), times=2),
        row(blank, times=3),
        row(cell("乙")),
        row(blank, times=1048570),
    )
    assert rows(tmp_path, ods(table_)) == [["甲", "甲"]] * 2 + [["", ""]] * 3 + [["乙", ""]]
    started = time.process_time()
    full = table(row(cell("甲", table__number_columns_repeated="16384"), times=1048576))
    assert refused(tmp_path, ods(full))[0] == "F91"
    assert time.process_time() - started < 10


def test_spans_strays_and_hidden_tables(tmp_path: Path) -> None:
    """Merged cells, a far one, a table that is not displayed."""
    merged = (
        cell("题", table__number_columns_spanned="2")
        + "<table:covered-table-cell><text:p>旧</text:p></table:covered-table-cell>"
    )
    first = table(row(merged), row(cell("甲"), cell("乙")), row(times=9000), row(cell("远")))
    shown, hidden = opened(tmp_path, ods(first, table(row(cell("甲")), name="藏", style="shut")))
    assert shown.rows == [["题", ""], ["甲", "乙"]]
    assert shown.merged == (Span(0, 0, 0, 1),)
    assert [note.cell for note in shown.notes] == ["A9003"]
    assert (hidden.name, hidden.hidden, hidden.rows) == ("藏", True, [])


def test_one_file_without_a_package(tmp_path: Path) -> None:
    """Flat OpenDocument."""
    flat = ODS_HEAD.replace("document-content", "document") + table(row(cell("姓名")))
    flat = flat.replace(
        "<office:document ",
        '<office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet" ',
    )
    assert rows(tmp_path, (flat + "</office:spreadsheet></office:body></office:document>").encode()) == [
        ["姓名"]
    ]


def test_hidden_rows_and_columns(tmp_path: Path) -> None:
    """By a filter or by hand: read, and noted."""
    shown = row(cell("甲"))
    filtered = shown.replace("<table:table-row", '<table:table-row table:visibility="filter"', 1)
    column = '<table:table-column table:visibility="collapse"/>'
    for made, said in (([shown, filtered], 1), ([column, shown], 1), ([shown], 0)):
        (sheet,) = opened(tmp_path, ods(table(*made)), "a.ods")
        assert sheet.rows[0] == ["甲"]
        assert [one.code for one in sheet.notes] == ["F08"] * said


def test_what_is_refused(tmp_path: Path) -> None:
    """A password, a text document, entities."""
    kind = "application/vnd.oasis.opendocument."
    locked = {"mimetype": f"{kind}spreadsheet", "content.xml": "x",
              "META-INF/manifest.xml": "<manifest><file-entry><encryption-data/></file-entry></manifest>"}  # fmt: skip
    assert refused(tmp_path, zipped(locked))[0] == "F92"
    assert "文字文档" in refused(tmp_path, zipped({"mimetype": f"{kind}text", "content.xml": "x"}))[1]
    bomb = zipped(
        {"mimetype": f"{kind}spreadsheet", "content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}
    )
    assert "实体" in refused(tmp_path, bomb)[1]
