"""What is sent in any format comes back marked: .xlsx with its looks, everything else as plain values."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import load_workbook

from batch.report.returned import write_returned
from batch.roster.messages import Issue
from tests.sheets.build import boolerr, label, text, xls, xlsx

TABLE = "姓名,工号,技能等级\n某甲,001,技师\n"
FILES: dict[str, bytes] = {
    "a.csv": TABLE.encode("gbk"),
    "b.xls": ("<table><tr><td>" + TABLE.strip().replace(",", "<td>").replace("\n", "<tr><td>")).encode("gbk"),
    "c.xls": xls(*(label(0, n, one) for n, one in enumerate(("姓名", "工号", "技能等级"))),
                 label(1, 0, "某甲"), label(1, 1, "001"), boolerr(1, 2, 0x2A)),
    "d.xlsx": xlsx(
        f'<row r="1">{text("A1", "姓名")}{text("B1", "工号")}{text("C1", "技能等级")}</row>',
        f'<row r="2">{text("A2", "某甲")}{text("B2", "001")}<c r="C2" t="e"><v>#N/A</v></c></row>',
        f'<row r="1048576">{text("XFD1048576", "x")}</row>',
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_every_format_comes_back(name: str, tmp_path: Path) -> None:
    """With the mark at the cell; an error cell shows its error."""
    (tmp_path / name).write_bytes(FILES[name])
    sheet = {"a.csv": "a", "b.xls": "b"}.get(name, "人员")
    issues = [Issue("V13", sheet, "C2", "技能等级", "#N/A", "单元格显示错误值", "error", "请改正公式")]
    write_returned(tmp_path / name, issues, tmp_path / "r.xlsx")
    page = load_workbook(tmp_path / "r.xlsx")[sheet]
    assert [page.cell(2, column).value for column in (1, 2)] == ["某甲", "001"]
    assert page["C2"].value == ("#N/A" if name[0] in "cd" else "技师")
    assert page["C2"].comment is not None


def test_a_chart_sheet_does_not_cost_the_looks(tmp_path: Path) -> None:
    """The sender's own workbook is marked, with its widths."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made)
    page = book.add_worksheet("人员")
    page.write_row(0, 0, ["姓名", "工号"])
    page.write_row(1, 0, ["某甲", "001"])
    page.set_column(0, 0, 37)
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=人员!$A$1:$A$2"})
    book.add_chartsheet("图").set_chart(chart)
    book.close()
    (tmp_path / "a.xlsx").write_bytes(made.getvalue())
    write_returned(tmp_path / "a.xlsx", [], tmp_path / "r.xlsx")
    assert load_workbook(tmp_path / "r.xlsx")["人员"].column_dimensions["A"].width > 36
