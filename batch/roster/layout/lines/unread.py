"""Lists that name people and are in no table: nobody reads them, and what they say of somebody is heard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from batch.roster.celltext import text_of
from batch.roster.layout.blocks import Block
from batch.sheets.sheet import Sheet

Cells = Sequence[Sequence[Any]]


@dataclass(frozen=True)
class Unread:
    """One of them: what its columns are called, its rows, and the lines above these, its header among them."""

    name: str  # of its sheet
    heads: Mapping[int, str]
    above: Cells
    rows: Cells
    certificates: bool = False  # whether it has columns of them

    @classmethod
    def of_sheet(cls, sheet: Sheet) -> Self:
        """A whole sheet; its first row that holds anything is its header."""
        first = next((number for number, row in enumerate(sheet.rows) if any(row)), 0)
        head = sheet.rows[first] if sheet.rows else []
        heads = {place: text_of(cell) for place, cell in enumerate(head)}
        return cls(sheet.name, heads, sheet.rows[: first + 1], sheet.rows[first + 1 :])

    @classmethod
    def of_block(cls, sheet: Sheet, block: Block, above: Cells, certificates: bool = False) -> Self:
        """One list of a sheet that has several, below the lines ``above`` it; what stands beside it is left out."""
        first, stop = block.labels[0].index, block.labels[-1].index + 1

        def own(start: int, end: int) -> list[list[Any]]:
            rows = sheet.rows[start:end]
            return [["" if place < first else cell for place, cell in enumerate(row[:stop])] for row in rows]

        heads, below = {one.index: one.leaf for one in block.labels}, block.head + 1
        return cls(sheet.name, heads, [*above, *own(block.top, below)], own(below, block.end), certificates)

    def lines(self) -> Iterator[str]:
        """Everything that it says, each row as one text."""
        for row in (*self.above, *self.rows):
            texts = [cell.strip() for cell in row if isinstance(cell, str) and cell.strip()]
            if texts:
                yield "，".join(texts)


def row_at(sheet: Sheet, number: int) -> Sequence[Any]:
    """A sheet's row by its number in Excel; empty for one of another sheet of that name."""
    return sheet.rows[number - 1] if number <= len(sheet.rows) else []
