"""The binary formats: .xls by records of BIFF8, .xlsb by records of BIFF12."""

from __future__ import annotations

import struct
from pathlib import Path

from batch.sheets.biff.sheets import ERRORS
from batch.sheets.sheet import Span
from tests.here import LONG
from tests.sheets.build import (
    boolerr,
    cell12,
    failed_formula,
    label,
    number,
    opened,
    record,
    row12,
    rows,
    wide,
    xls,
    xlsb,
)  # fmt: skip

MONTH = 'yyyy"年"m"月"'


def test_errors_of_an_xls(tmp_path: Path) -> None:
    """As values and as results of formulas; truth values are none."""
    cells = [label(0, 0, "姓名")]
    cells += [boolerr(1, n, code) for n, code in enumerate(ERRORS)]
    cells += [failed_formula(2, n, code) for n, code in enumerate(ERRORS)] + [boolerr(3, 0, 1, error=False)]
    found = rows(tmp_path, xls(*cells), "a.xls")
    assert found[1] == found[2] == list(ERRORS.values())
    assert found[3][0] is True


def test_months_of_an_xls(tmp_path: Path) -> None:
    """In single cells, in runs of numbers, in formulas."""
    run = record(0xBD, struct.pack("<HHHIHIH", 1, 0, 1, 45078 << 2 | 2, 0, 7 << 2 | 2, 1))
    found = rows(tmp_path, xls(label(0, 0, "姓名"), number(0, 1, 45078, 1), run, codes=(MONTH,)))
    assert found == [["姓名", "2023年6月"], ["2023年6月", 7.0]]


def test_an_xls_without_its_container(tmp_path: Path) -> None:
    """As some programs write it."""
    assert rows(tmp_path, xls(label(0, 0, "姓名"), boolerr(0, 1, 0x2A), raw=True)) == [["姓名", "#N/A"]]


def test_a_large_xls_without_its_container(tmp_path: Path) -> None:
    """Above seven megabytes the container needs tables of tables."""
    many = [label(n, 0, "某" * 200) for n in range(20_000)]
    found = rows(tmp_path, xls(*many, raw=True))
    assert (len(found), found[-1]) == (20_000, ["某" * 200])


@LONG
def test_a_stray_cell_of_an_xls(tmp_path: Path) -> None:
    """A keystroke in the last cell."""
    (sheet,) = opened(tmp_path, xls(label(0, 0, "姓名"), label(1, 0, "某甲"), boolerr(65535, 255, 0x2A)))
    assert sheet.rows == [["姓名"], ["某甲"]]
    assert [(note.code, note.cell) for note in sheet.notes] == [("F06", "IV65536")]


def test_hidden_rows_and_columns_of_an_xls(tmp_path: Path) -> None:
    """[MS-XLS] 2.4.221 (Row, fDyZero) and 2.4.53 (ColInfo, fHidden)."""
    row = record(0x208, struct.pack("<HHHHHHHH", 0, 0, 1, 255, 0, 0, 0x20, 0))
    column = record(0x7D, struct.pack("<HHHHHH", 0, 0, 2048, 0, 1, 0))
    for hidden, said in ((row, 1), (column, 1), (row.replace(b"\x20", b"\x00"), 0)):
        (sheet,) = opened(tmp_path, xls(hidden, label(0, 0, "某")), "a.xls")
        assert [one.code for one in sheet.notes] == ["F08"] * said


def test_merged_ranges_of_an_xls(tmp_path: Path) -> None:
    """Given by calamine."""
    merged = record(0xE5, struct.pack("<HHHHH", 1, 0, 1, 0, 0))
    (sheet,) = opened(tmp_path, xls(label(0, 0, "姓名"), label(1, 1, "某甲"), merged))
    assert sheet.merged == (Span(0, 0, 1, 0),)


def test_errors_and_months_of_an_xlsb(tmp_path: Path) -> None:
    """BrtCellError, BrtFmlaError, and the style of numbers."""
    fraction = struct.pack("<d", 45078)
    failed = cell12(11, 2, b"\x17" + struct.pack("<HI", 0, 0) + struct.pack("<I", 0))
    cells = [
        row12(0),
        cell12(6, 0, wide("姓名")),
        row12(1),
        cell12(3, 0, b"\x2a"),
        cell12(5, 1, fraction, 1),
        failed,
    ]
    assert rows(tmp_path, xlsb(*cells, code=MONTH)) == [["姓名", "", ""], ["#N/A", "2023年6月", "#REF!"]]


def test_a_stray_cell_of_an_xlsb(tmp_path: Path) -> None:
    """The last cell there is; calamine would ask for 17 billion cells."""
    far = [row12(1048575), cell12(6, 16383, wide("x"))]
    (sheet,) = opened(tmp_path, xlsb(row12(0), cell12(6, 0, wide("姓名")), *far))
    assert sheet.rows == [["姓名"]]
    assert [(note.code, note.cell) for note in sheet.notes] == [("F06", "XFD1048576")]
