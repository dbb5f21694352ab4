"""Files with bytes changed or cut off, of every format: each is read or refused, and nothing else happens."""

from __future__ import annotations

import json
import random
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.here import SOAK, few
from tests.sheets.build import (
    boolerr,
    cell12,
    failed_formula,
    label,
    number,
    ods,
    row12,
    table,
    text,
    wide,
    xls,
    xlsb,
    xlsx,
    zipped,
)  # fmt: skip

COUNT = 300 if SOAK else 40
ROWS = 30


def _by_openpyxl() -> bytes:
    book, made = Workbook(), BytesIO()
    page = book.worksheets[0]
    for row in range(ROWS):
        page.append([f"某{row}", row, "=1+1", None, "技师"])
    page.merge_cells("A1:B2")
    book.save(made)
    return made.getvalue()


def _xlsx() -> bytes:
    return xlsx(
        *(
            f'<row r="{n}">{text(f"A{n}", "某")}<c r="B{n}" s="1"><v>45078</v></c><c r="C{n}" t="e"><v>#N/A</v></c></row>'
            for n in range(1, ROWS)
        ),
        formats=('yyyy"年"m"月"',),
        after='<mergeCells><mergeCell ref="A1:A2"/></mergeCells>',
    )


def _xls() -> bytes:
    cells = [
        label(n, 0, "某") + boolerr(n, 1, 0x2A) + failed_formula(n, 2, 7) + number(n, 3, 45078, 1)
        for n in range(ROWS)
    ]
    return xls(*cells, codes=("yyyy-mm",))


def _xlsb() -> bytes:
    cells = [row12(n) + cell12(6, 0, wide("某")) + cell12(3, 1, b"\x2a") for n in range(ROWS)]
    return xlsb(*cells, code="yyyy-mm")


def _ods() -> bytes:
    cell = '<table:table-cell office:value-type="string" table:number-columns-repeated="3"><text:p>某</text:p></table:table-cell>'
    return ods(table(*[f'<table:table-row table:number-rows-repeated="2">{cell}</table:table-row>'] * ROWS))


def _html() -> bytes:
    return (
        "<html><meta charset=gbk><table>" + "<tr><td rowspan=2>某<td colspan=3>乙" * ROWS + "</table>"
    ).encode("gbk")


def _spreadsheetml() -> bytes:
    row = '<Row ss:Index="{}"><Cell ss:Index="2" ss:MergeAcross="1"><Data ss:Type="Number">1</Data></Cell></Row>'
    return (
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="人员"><Table>'
        + "".join(row.format(n) for n in range(1, ROWS)) + "</Table></Worksheet></Workbook>"
    ).encode()  # fmt: skip


MADE: dict[str, Callable[[], bytes]] = {
    "xlsx": _xlsx,
    "openpyxl": _by_openpyxl,
    "xls": _xls,
    "xlsb": _xlsb,
    "ods": _ods,
    "csv": lambda: ("姓名,工号\n" + '"某甲",="001"\n' * ROWS).encode("gb18030"),
    "html": _html,
    "spreadsheetml": _spreadsheetml,
    "mhtml": lambda: b"MIME-Version: 1.0\nContent-Type: text/html; charset=gbk\n\n" + _html(),
}


def _within(data: bytes, chance: random.Random) -> bytes:
    """Bytes changed in one member of a zip file, which stays a good zip file."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([name for name in parts if parts[name]])
    return zipped(parts | {name: _changed(parts[name], chance)})


def _changed(data: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 30))):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    if chance.random() < 0.2:
        del damaged[chance.randrange(len(damaged)) :]
    return bytes(damaged)


@pytest.mark.parametrize("kind", few(MADE, 5))
def test_damaged_files(kind: str, tmp_path: Path) -> None:
    """In a process of its own: no abort, no word of a reader's own, no error but ours."""
    whole = MADE[kind]()
    for seed in range(COUNT):
        chance = random.Random(f"{kind}{seed}")
        inside = whole.startswith(b"PK") and seed % 2
        (tmp_path / f"{seed:03}.xlsx").write_bytes(
            _within(whole, chance) if inside else _changed(whole, chance)
        )
    done = subprocess.run(
        [sys.executable, "-m", "tests.sheets.reader", str(tmp_path)],
        capture_output=True, text=True, timeout=600, check=False, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.stderr == ""
    assert done.returncode == 0, f"ended after {found[-1:]}"
    assert len(found) == COUNT
    assert {became for _, became, _ in found} <= {"read", "F91", "F92", "F93"}
    assert max(seconds for _, _, seconds in found) < 30  # where a file took minutes: no measurement


def test_a_column_that_no_xls_has(tmp_path: Path) -> None:
    """A damaged column number would have calamine ask for 4 billion cells."""
    from tests.sheets.build import refused

    far = struct.pack("<HHHHB", 65535, 65535, 0, 1, 1) + "某".encode("utf-16-le")
    assert refused(tmp_path, xls(label(0, 0, "姓名"), struct.pack("<HH", 0x204, len(far)) + far))[0] == "F93"
