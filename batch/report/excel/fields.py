"""What a list is made of: its columns, and the links in its cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from batch.report.excel.texts import clean

Look = Literal["text", "wrap", "date", "number", "centre", "word", "choice", "link"]


@dataclass(frozen=True)
class Field:
    """One column of a list: its header, width in characters, look, and words to choose from."""

    header: str
    width: float
    look: Look = "text"
    choices: tuple[str, ...] = ()  # to choose from; the cells are a person's to fill in
    hidden: bool = False


@dataclass(frozen=True)
class Link:
    """A cell that leads to another cell of the workbook."""

    text: str
    sheet: str
    row: int  # Excel row

    @property
    def formula(self) -> str:
        """The formula that shows the text and leads there."""
        text = clean(self.text)[:120].replace('"', '""')  # at most 255 characters, never half a quote
        return f'HYPERLINK("#\'{self.sheet}\'!A{self.row}","{text}")'
