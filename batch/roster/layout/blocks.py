"""Where tables stand on a sheet: header rows of one to three lines, blocks below and beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from batch.language.text import squeeze
from batch.roster.celltext import text_of
from batch.roster.layout.columnmap import NO_MAP, ColumnMap
from batch.roster.layout.completing.dayparts import Days, days_together
from batch.roster.layout.headings.candidates import header_rows
from batch.roster.layout.headings.certificatelabels import holds_several, named_by_certificates
from batch.roster.layout.headings.headerlines import (
    covering,
    first_line,
    first_title,
    header_text,
    last_line,
    with_groups,
)
from batch.roster.layout.headings.hints import said_at_header
from batch.roster.layout.headings.labels import Label, known, number_last, numbered_group
from batch.roster.layout.headings.questions import as_header
from batch.roster.layout.headings.subjects import FAMILY, domain_of
from batch.roster.layout.headings.translations import is_translation, translated
from batch.roster.layout.headings.yearlabels import named_by_cells
from batch.roster.layout.lines.numberings import numberings, told_below
from batch.sheets.sheet import Sheet


@dataclass(frozen=True)
class Block:
    """One table of a sheet; rows from 0, ``end`` is the first row that is no longer its own."""

    labels: tuple[Label, ...]
    top: int
    head: int  # the last header row
    end: int
    repeated: tuple[int, ...] = ()  # rows that only repeat its header
    several: bool = False  # whether some cell holds several certificates, as on a list of people
    beside: bool = False  # another list's columns: the rows are of both
    days: Days = ()  # days in several columns, of which the first has the label


def find_blocks(sheet: Sheet, given: ColumnMap = NO_MAP) -> list[Block]:
    """The tables of a sheet, from top to bottom and from left to right; none where it has no header."""
    found: list[Block] = []
    for row in header_rows(sheet.rows, given):
        if found and row <= found[-1].head:
            continue  # the lower line of a header of several
        if found and row == found[-1].head + 1 and is_translation(sheet.rows[row]):
            labels = translated(found[-1].labels, sheet.rows[row])
            found[-1] = replace(found[-1], labels=labels, repeated=(*found[-1].repeated, row))
            continue
        head = last_line(sheet, row)
        top = first_line(sheet, row, found[-1].end if found else 0)
        labels = _labels(sheet, top, head)
        if found and [one.leaf for one in found[-1].labels] == [one.leaf for one in labels]:
            found[-1] = replace(found[-1], repeated=(*found[-1].repeated, *range(top, head + 1)))
            continue
        if found:
            found[-1] = replace(found[-1], end=first_title(sheet.rows, found[-1].head + 1, top))
        found.append(Block(labels, top, head, len(sheet.rows)))
    found = [_numbered(one, sheet.rows) for one in found]
    parts = [part for block in found for part in _parts(block)]
    about = (
        [sheet.name, *(text_of(cell) for row in sheet.rows[: found[0].top] for cell in row)] if found else []
    )
    return [_told_by_cells(_with_days(one, given), sheet, about) for one in parts]


def _parts(block: Block) -> list[Block]:
    lists = _side_by_side(block.labels)
    return [replace(block, labels=labels, beside=len(lists) > 1) for labels in lists]


def _numbered(block: Block, rows: list[list[Any]]) -> Block:
    """A block without the rows that number its columns or say how to fill them in."""
    below = numberings(rows, (block.head, *block.repeated), block.end)
    labels = told_below(block.labels, rows, below)
    return replace(block, labels=labels, repeated=(*block.repeated, *below))


def _with_days(block: Block, given: ColumnMap) -> Block:
    """A block whose days in several columns are one; a sender's map may know these columns one by one."""
    if given.of(block.labels) is not None:
        return block
    labels, days = days_together(block.labels)
    return replace(block, labels=labels, days=days) if days else block


def _told_by_cells(block: Block, sheet: Sheet, about: Sequence[str]) -> Block:
    rows = sheet.rows[block.head + 1 : block.end]
    labels = named_by_certificates(named_by_cells(block.labels, rows, about), rows, about)
    return replace(block, labels=labels, several=holds_several(labels, rows))


def _labels(sheet: Sheet, top: int, head: int) -> tuple[Label, ...]:
    """The header of each column, its lines put together."""
    lines = [[text_of(cell) for cell in row] for row in sheet.rows[top : head + 1]]
    spans = [span for span in sheet.merged if top <= span.row <= head]
    width = max(map(len, lines))
    found = []
    for column in range(width):
        parts: list[tuple[int, str]] = []
        for number in range(len(lines)):
            text = covering(lines, number, column, [s for s in spans if s.row == top + number])
            if text and (not parts or squeeze(parts[-1][1]) != squeeze(text)):
                parts.append((top + number, text))
        if parts:
            shown = "／".join(" ".join(text.split()) for _, text in parts)
            *groups, leaf = (header_text(text) for _, text in parts)
            groups, leaf = numbered_group(*with_groups(groups, number_last(as_header(leaf))))
            row = parts[-1][0]
            leaf += said_at_header(leaf, sheet.comments.get((row, column), ""))
            found.append(Label(column, shown, leaf, tuple(groups), row))
    return tuple(found)


def _side_by_side(labels: tuple[Label, ...]) -> list[tuple[Label, ...]]:
    """The labels of each list, where two or more stand beside each other."""
    names = [
        place for place, one in enumerate(labels)
        if known("人员", one.leaf) == "姓名" and FAMILY not in map(domain_of, (*one.groups, one.leaf))
    ]  # fmt: skip
    cuts = [0]
    for before, name in pairwise(names):
        start, offset = name, name - before
        while (
            start - 1 > max(before, offset - 1)
            and name - start < names[0]
            and labels[start - 1].leaf == labels[start - 1 - offset].leaf
        ):
            start -= 1
        cuts.append(start)
    parts = [labels[first:last] for first, last in zip(cuts, [*cuts[1:], len(labels)], strict=True)]
    numbered = [any(known("人员", one.leaf) in ("身份证号", "工号") for one in part) for part in parts]
    same = (
        len({labels[name].leaf for name in names}) == 1
    )  # 姓名 twice is two people, 姓名 and 员工姓名 are one
    return parts if all(numbered) or same else [labels]
