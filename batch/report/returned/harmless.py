"""Which formulas and links may stay: those that compute of this workbook's own cells."""

from __future__ import annotations

import re
from typing import Final

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token

#: The functions that a rule of a sheet (a drop-down list, a colour) may use: none reaches outside it.
_FUNCTIONS: Final = """
    ABS AND AVERAGE CEILING CHAR CLEAN CODE COLUMN COLUMNS CONCATENATE COUNT COUNTA COUNTBLANK COUNTIF
    COUNTIFS DATE DATEDIF DATEVALUE DAY DAYS EDATE EOMONTH EXACT FALSE FIND FLOOR HLOOKUP IF IFERROR INDEX
    INT ISBLANK ISERR ISERROR ISEVEN ISLOGICAL ISNA ISNONTEXT ISNUMBER ISODD ISTEXT LARGE LEFT LEN LENB
    LOOKUP LOWER MATCH MAX MEDIAN MID MIN MOD MONTH NOT NOW OFFSET OR PROPER RANK REPLACE REPT RIGHT ROUND
    ROUNDDOWN ROUNDUP ROW ROWS SEARCH SMALL SUBSTITUTE SUBTOTAL SUM SUMIF SUMIFS SUMPRODUCT TEXT TODAY TRIM
    TRUE UPPER VALUE VLOOKUP WEEKDAY YEAR
"""
_HARMLESS: Final = frozenset(_FUNCTIONS.split())
_PLAIN_RANGE: Final = re.compile(
    r"(?:(?:'(?:[^'\[\]|]|'')+'|[^'\[\]|!:\\/ ]+)!)?\$?[A-Z]{0,3}\$?[0-9]{0,7}(?::\$?[A-Z]{0,3}\$?[0-9]{0,7})?",
    re.I,
)
_NAME: Final = re.compile(r"[\w.]+")


def reaches_out(location: str) -> bool:
    """Whether a link's place is anything but a range or a name of this workbook."""
    return not _PLAIN_RANGE.fullmatch(location.lstrip("#")) and not _NAME.fullmatch(location)


def is_harmless(formula: str, sheets: set[str], names: frozenset[str]) -> bool:
    """Whether a rule's formula computes of this workbook's own cells, with functions that only compute."""
    try:
        tokens = Tokenizer(formula if formula.startswith("=") else f"={formula}").items
    except Exception:  # whatever it is, it is no formula that Excel wrote
        return False
    return all(_is_harmless_token(token, sheets, names) for token in tokens)


def _is_harmless_token(token: Token, sheets: set[str], names: frozenset[str]) -> bool:
    if token.type == Token.FUNC:
        return token.subtype == Token.CLOSE or token.value.rstrip("(").upper() in _HARMLESS
    if token.type != Token.OPERAND or token.subtype != Token.RANGE:
        return True
    if token.value.casefold() in names:
        return True
    found = _PLAIN_RANGE.fullmatch(token.value)
    sheet = token.value.rpartition("!")[0].strip("'").replace("''", "'").casefold()
    return bool(found) and (not sheet or sheet in sheets)
