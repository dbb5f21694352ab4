"""Invented people as sheets: what a case says, in the form that the reader takes."""

from __future__ import annotations

from datetime import date
from typing import Any

from batch.roster.headers import SHEETS
from batch.roster.understand.identity import check_character
from batch.sheets.sheet import Sheet


def invented_id(number: int, region: str = "999999") -> str:
    """A valid ID number of nobody: the region 999999 does not exist."""
    digits = f"{region}{1950 + number % 50}{1 + number % 12:02}{1 + number % 28:02}{number % 1000:03}"
    return digits + check_character(digits)


def _identity(number: int, person: dict[str, Any]) -> dict[str, Any]:
    """Who a person is on every sheet: what the person says, else something of the number's."""
    known = {"身份证号": invented_id(number), "姓名": f"某{number}"}
    return {header: person.get(header, value) for header, value in known.items()}


def _rows(people: list[dict[str, Any]], sheet: str) -> list[list[Any]]:
    headers = list(SHEETS[sheet])
    rows: list[list[Any]] = [headers]
    for number, person in enumerate(people):
        known = _identity(number, person)
        rows += [[(known | row).get(h) or "" for h in headers] for row in person.get(sheet) or []]
    return rows


def sheets_of(people: list[dict[str, Any]], without: list[str] | None = None) -> list[Sheet]:
    """The canonical workbook of some people; ``without`` leaves out sheets or columns."""
    without = without or []
    years = dict.fromkeys(h for p in people for h in p if h[:4].isdigit())
    headers = [h for h in (*SHEETS["人员"], *years) if h not in without]
    rows: list[list[Any]] = [headers]
    for number, person in enumerate(people):
        known = _identity(number, person) | person
        rows.append(["" if known.get(h) is None else known[h] for h in headers])
    sheets = {"人员": rows}
    for sheet in ("证书", "荣誉竞赛"):
        sheets[sheet] = _rows(people, sheet)
    for sheet, columns in (("年度考核", ["结果"]), ("继续教育", ["总学时", "公需学时"])):
        sheets[sheet] = _rows([p | {sheet: _yearly(p.get(sheet) or {}, columns)} for p in people], sheet)
    return [Sheet(name, rows) for name, rows in sheets.items() if name not in without]


def _yearly(years: dict[int, Any], columns: list[str]) -> list[dict[str, Any]]:
    rows = []
    for year, value in years.items():
        values = value if isinstance(value, list) else [value]
        rows.append({"年度": float(year), **dict(zip(columns, values, strict=False))})
    return [{k: float(v) if isinstance(v, int) else v for k, v in row.items()} for row in rows]


def as_day(value: Any) -> date:
    """A YAML date, whether it was written quoted or not."""
    return value if isinstance(value, date) else date.fromisoformat(str(value))
