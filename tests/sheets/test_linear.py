"""No content makes reading more than linear: what took minutes once takes seconds."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from batch.errors import UnreadableFileError
from batch.sheets.open import read_workbook
from tests.here import SOAK, few
from tests.sheets.build import MAIN, text, xlsx

GOOD = f'<row r="1">{text("A1", "姓名")}</row>'
pytestmark = pytest.mark.slow

PART = (
    1 if SOAK else 6
)  # of what the long form reads, in a sixth of the time: what grows with the square takes a thirty-sixth
MANY = 300_000 // PART

ODD: dict[str, Callable[[], bytes]] = {
    "comments": lambda: xlsx("<!-- " + "<c " * MANY + "-->", GOOD),
    "error tags": lambda: xlsx("<!--" + '<c t="e" r="A1" ' * MANY + "-->", GOOD),
    "attributes": lambda: xlsx("<!--<c " + 't="e" r="A1" ' * MANY + "-->", GOOD),
    "formulas": lambda: xlsx("<!--" + '<c t="e"><f>' * MANY + "-->", GOOD),
    "open comments": lambda: xlsx(GOOD, "<!--" * MANY),
    "open cells": lambda: xlsx(GOOD + '<row r="2">' + '<c t="e">' * MANY),
    "open formulas": lambda: xlsx(GOOD + '<row r="2">' + '<c t="e"><f>' * MANY),
    "spaces": lambda: xlsx(f'{GOOD}<row r="2"><c{" " * MANY}t="e"{" " * MANY}r="A2"><v>#N/A</v></c></row>'),
    "blanks": lambda: xlsx(GOOD + '<row r="2">' + f'<c t="e">{" " * 2000}' * 200),
    "far cells": lambda: xlsx(GOOD + '<row r="1048576">' + '<c r="XFD1048576"><v>1</v>' * MANY),
    "no addresses": lambda: xlsx("<row>" + '<c t="e"><v>#N/A</v></c>' * 16_000 + "</row>"),
    "deep": lambda: xlsx(root=f'<worksheet xmlns="{MAIN}">' + "<a>" * MANY),
    "html tags": lambda: ("<table>" + "<tr><td rowspan=9999>x" * (20_000 if SOAK else 1_500)).encode(),
    "html depth": lambda: ("<table><tr><td>" * (50_000 // PART) + "x").encode(),
    "html spans": lambda: ("<table>" + "<tr><td colspan=16000>x<td>y" * (20_000 // PART)).encode(),
    "html row": lambda: ("<table><tr>" + "<td rowspan=2>x" * 16_000 + "<tr><td>y").encode(),
    "csv quotes": lambda: ("a,b\n" + '"a,' * MANY).encode(),
    "csv columns": lambda: ("a,b\n" * MANY + "," * MANY).encode(),
    "brackets": lambda: b"<" * MANY,
    "headers": lambda: b"A:\n" * MANY,
}  # fmt: skip


@pytest.mark.parametrize("case", few(ODD, 10))
def test_odd_content(case: str, tmp_path: Path) -> None:
    """Read or refused, soon."""
    (tmp_path / "a.xlsx").write_bytes(ODD[case]())
    started = time.process_time()
    with contextlib.suppress(UnreadableFileError):
        assert isinstance(read_workbook(tmp_path / "a.xlsx"), list)
    assert time.process_time() - started < (
        15 if SOAK else 6
    )  # seconds where it took minutes: no measurement
