"""One certificate written at several places: days that agree are one day, days that contradict each other are said."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import batch
from tests.rosters import write_xlsx
from tests.strangers.attack import HEADERS, person

SHEET = ["工号", "姓名", "职业（工种）", "等级", "取得日期"]
DAY = "2024-06-30"


def _screened(tmp_path: Path, own: Any, *listed: Any, level: str = "技师") -> tuple[str, str, list[str]]:
    """Status and reason on the route that asks for three years as 技师, and where C17 stands."""
    certificates = [["G1", "某甲", "焊工", level, day] for day in listed]
    sheets = {"人员": [HEADERS, person(1, "某甲", 技能证书取得日期=own)], "证书": [SHEET, *certificates]}
    write_xlsx(tmp_path / "a.xlsx", sheets)
    read = batch.read_roster(tmp_path / "a.xlsx", as_of=DAY)
    found = batch.screen(read, rulebooks=["jiangsu-2021"], as_of=DAY)
    (row,) = found[found["route"] == "title-intermediate-review"].to_dict("records")
    said = read.issues[read.issues["code"] == "C17"]
    return str(row["status"]), row["reason"], said["cell"].tolist()


@pytest.mark.parametrize("listed", [date(2020, 1, 1), "2020年1月", "2020", "2020.1.1"])
def test_days_that_agree(tmp_path: Path, listed: Any) -> None:
    """A month, or a year, and a day in it are one day."""
    assert _screened(tmp_path, date(2020, 1, 1), listed) == ("eligible", "", [])
    assert _screened(tmp_path, listed, date(2020, 1, 1)) == ("eligible", "", [])


def test_days_that_contradict_each_other(tmp_path: Path) -> None:
    """Said at every place, and any between them; where even the last is early enough nothing is open."""
    status, reason, cells = _screened(tmp_path, date(2020, 1, 1), date(2023, 6, 1))
    assert (status, cells) == ("undetermined", ["L2", "E2"])
    assert "几处所写不一致" in reason and "只写到年或月" not in reason
    assert _screened(tmp_path, date(2015, 1, 1), date(2018, 6, 1))[::2] == ("eligible", ["L2", "E2"])


def test_what_is_written_to_a_year(tmp_path: Path) -> None:
    """Has its own reason."""
    status, reason, cells = _screened(tmp_path, "2021年")
    assert (status, cells) == ("undetermined", [])
    assert "取得日期只写到年或月" in reason


def test_two_certificates_are_two(tmp_path: Path) -> None:
    """Of another level nothing contradicts."""
    assert _screened(tmp_path, date(2020, 1, 1), date(2015, 6, 1), level="高级工") == ("eligible", "", [])
