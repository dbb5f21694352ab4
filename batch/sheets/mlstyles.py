"""The styles of an Excel 2003 XML workbook: which strike through, which show only a month or a year."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from batch.sheets.looks import Shown
from batch.sheets.xmlwalk import Attributes

_DEFAULT: Final = "Default"
_DEEPEST: Final = 50  # styles that are based on one another


class Styles:
    """Styles by their names, as they say it or the styles that they are based on do."""

    def __init__(self) -> None:
        """None yet."""
        self._open = ""
        self._parents: dict[str, str] = {}
        self._struck: dict[str, bool] = {}
        self._shown: dict[str, Shown | None] = {}

    def start(self, attributes: Attributes) -> None:
        """A style begins."""
        self._open = attributes.get("ID", "")
        self._parents[self._open] = attributes.get("Parent", _DEFAULT)

    def font(self, attributes: Attributes) -> None:
        """Its font."""
        if "StrikeThrough" in attributes:
            self._struck[self._open] = attributes["StrikeThrough"] not in ("0", "false")

    def format(self, shown: Shown | None) -> None:
        """How it shows numbers."""
        self._shown[self._open] = shown

    def strikes(self, style: str) -> bool:
        """Whether one strikes through."""
        return bool(self._struck) and self._struck.get(self._saying(style, self._struck), False)

    def shown(self, style: str) -> Shown | None:
        """What one shows of a date, if less than a day."""
        return self._shown.get(self._saying(style, self._shown)) if self._shown else None

    def _saying(self, style: str, said: dict[str, bool] | dict[str, Shown | None]) -> str:
        """The style itself or the next one that it is based on and that says something."""
        style = style or _DEFAULT
        for _ in range(_DEEPEST):
            if style in said or style not in self._parents:
                break
            style = self._parents[style]
        return style


class Defaults:
    """The styles of cells of a sheet that name none: that of their row, their column or the table."""

    def __init__(self, table: str = "") -> None:
        """``table``: that of all."""
        self._table = table
        self._row = ""
        self._firsts: list[int] = []
        self._columns: list[tuple[int, str]] = []  # behind the last one, style

    def column(self, first: int, last: int, style: str) -> None:
        """Some columns, in their order."""
        if style and (not self._firsts or first > self._firsts[-1]):
            self._firsts.append(first)
            self._columns.append((last, style))

    def row(self, style: str) -> None:
        """A row begins."""
        self._row = style

    def of(self, column: int) -> str:
        """The style of a cell of the row."""
        place = bisect_right(self._firsts, column) - 1
        last, style = self._columns[place] if place >= 0 else (-1, "")
        return self._row or (style if column <= last else "") or self._table
