"""What a cell of an OpenDocument spreadsheet holds; for a date that shows no day, and for an error, what it shows."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any, Final

from batch.sheets.looks import Shown, as_shown
from batch.sheets.opendocument.names import OFFICE, TABLE
from batch.sheets.sheet import NO_RESULT
from batch.sheets.xmlwalk import Attributes

_TYPE, _VALUE, _FORMULA = f"{OFFICE}value-type", f"{OFFICE}value", f"{TABLE}formula"
_CALC_TYPE: Final = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"
_MONTHS: Final = r"\d{4}[-/.年]\d{1,2}月?|[A-Za-z]{3,9}[-. ]\d{2,4}|[〇○零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月"
_YEARS: Final = r"\d{4}年?|[〇○零一二三四五六七八九]{4}年"
_SHOWN: Final = ((re.compile(_MONTHS), Shown.MONTH), (re.compile(_YEARS), Shown.YEAR))
_ERR: Final = re.compile(r"Err:(\d{3})")
#: What LibreOffice itself makes of its own errors in other formats.
_ERRS: Final = {"503": "#NUM!", "524": "#REF!", "525": "#NAME?", "532": "#DIV/0!"}


def value_of(cell: Attributes, shown: str) -> Any:
    """What a cell holds; for a date that shows no day, and for an error, what it shows."""
    kind = cell.get(_TYPE, "")
    if cell.get(_CALC_TYPE) == "error" or (_FORMULA in cell and shown.startswith("Err:")):
        failed = _ERR.fullmatch(shown)
        return _ERRS.get(failed[1], "#VALUE!") if failed else shown or "#VALUE!"
    if kind == "string":
        return shown or cell.get(f"{OFFICE}string-value", "")
    if not kind:
        return shown or (NO_RESULT if _FORMULA in cell else "")
    if kind == "boolean":
        return cell.get(f"{OFFICE}boolean-value") == "true"
    if kind == "date":
        return _date(cell.get(f"{OFFICE}date-value", ""), shown)
    return _number(cell.get(_VALUE), shown)


def _date(text: str, shown: str) -> Any:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return shown or text
    day: date = moment if "T" in text else moment.date()
    for form, what in _SHOWN:
        if form.fullmatch(shown.strip()):
            return as_shown(day, what)
    return day


def _number(text: str | None, shown: str) -> Any:
    try:
        return float(text) if text else shown
    except ValueError:
        return shown
