"""What stands in several submissions is the clerk's to know: no sender learns from its results what another has sent."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.inbox.nights import lists, night, stamps, table
from tests.notice_files import words
from tests.rosters import write_xlsx
from tests.strangers.attack import HEADERS, person

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("here")]

DAY = "2024-06-30"
CODE = "91320600MA1TEST007"
HEADS = [*HEADERS, "统一社会信用代码", "技能证书编号"]


def _send(path: Path, *rows: list[Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_xlsx(path, {"人员": [HEADS, *rows]})


def _own(inbox: Path) -> None:
    _send(inbox / "甲厂" / "名册.xlsx", *([*person(n, f"某{n}"), CODE, f"S0000320{n}"] for n in (1, 2, 3)))


def _strangers(inbox: Path) -> None:
    """The same person, another day, the number of another's certificate; whatever code it gives itself."""
    fishing = [*person(1, "某1", 技能证书取得日期=date(2018, 5, 1)), CODE, "S00009999"]
    _send(inbox / "丙厂" / "打听.xlsx", fishing, [*person(7, "某7"), CODE, "S00003202"])


def _told(out: Path) -> dict[str, object]:
    """Every word of what goes to the stranger."""
    found: dict[str, object] = {
        f"{place}": rows for place, rows in lists(out).items() if place[0].startswith("丙厂/")
    }
    for path in sorted((out / "丙厂").rglob("*.docx")):
        found[path.name] = words(path)
    for path in (out / "丙厂").rglob("校验退回*.xlsx"):
        book = openpyxl.load_workbook(path)
        found[path.name] = [[cell.value for cell in row] for sheet in book for row in sheet.iter_rows()]
    return found


def test_nobody_learns_what_another_has_sent(tmp_path: Path) -> None:
    """A made-up roster gets the same answer whoever else has sent what, and nobody's folder changes for it."""
    inbox, out, alone = tmp_path / "收件箱", tmp_path / "结果", tmp_path / "单独"
    (tmp_path / "s.toml").write_text('sign_off = "某局"', encoding="utf-8")
    more = ("--config", str(tmp_path / "s.toml"))
    _own(inbox)
    night(inbox, out, DAY, *more)
    before = {place: stamp for place, stamp in stamps(out).items() if place.startswith("甲厂/")}
    _strangers(inbox)
    night(inbox, out, DAY, *more)
    issues = table(out, "issues")
    for code in ("P03", "P05", "P07"):  # the clerk sees both
        assert set(issues[issues["code"] == code]["submission"]) == {"甲厂/名册.xlsx", "丙厂/打听.xlsx"}
    assert before == {place: stamp for place, stamp in stamps(out).items() if place.startswith("甲厂/")}
    _strangers(tmp_path / "另一")
    night(tmp_path / "另一", alone, DAY, *more)
    assert _told(out) == _told(alone) != {}
