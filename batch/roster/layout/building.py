"""One table of a sheet: its columns as arrays, filled, completed and without the rows that are no people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from batch.days.moments import Mask
from batch.roster.cells import Column, Table
from batch.roster.celltext import is_nothing, text_of
from batch.roster.doubt import DOUBT, doubted
from batch.roster.elsewhere import FURTHER, further_certificates, with_awards
from batch.roster.issues import Issues
from batch.roster.layout.aside import employer_above, said_above
from batch.roster.layout.blocks import Block
from batch.roster.layout.claims import Claims
from batch.roster.layout.domains import APPLIED, FAMILY, FOREIGN, SKILL, TITLE, domain_of, slot_of
from batch.roster.layout.fills import with_ditto, with_merged
from batch.roster.layout.labels import Label
from batch.roster.layout.otherlists import denies_all
from batch.roster.layout.rows import no_people
from batch.roster.leaving import fill_status, said_by_sections
from batch.sheets.address import column_letter
from batch.sheets.sheet import Sheet

Cells = npt.NDArray[np.object_]
_YEARS: Final = re.compile(r"[(（](?:单位[:：]?)?年[)）]")
_BESIDE: Final = 3  # columns behind the last header in which remarks may stand

#: Headers where the first entry is shown and nothing rests on a second one that differs.
_SHOWN_ONLY: Final = frozenset(
    {"姓名", "单位名称", "部门", "毕业院校", "所学专业", "技能证书编号", "职称证书编号"}
)


def build(
    sheet: Sheet, block: Block, kind: str, claims: Claims, above: Sequence[Sequence[Any]], issues: Issues
) -> Table:
    """A block's table; ``above`` are the rows over it, which may name the employer."""
    repeated = set(block.repeated)
    numbers = np.array([row for row in range(block.head + 1, block.end) if row not in repeated], np.int32)
    issues.on_sheet_rows(sheet.name, "F05", [row + 1 for row in block.repeated])
    cells = _columns_of([sheet.rows[row] for row in numbers.tolist()], block.labels[-1].index + 1)
    columns, used = _filled(sheet, block, claims, cells, numbers)
    _in_years(columns, block, claims)
    unheaded = _unheaded(sheet, block, cells)
    strangers = [
        (one, _stranger(sheet, block, one, cells, numbers, used)) for one in (*claims.strangers, *unheaded)
    ]
    if kind == "人员":
        _said_of_all(columns, above, used)
        titles = (sheet.name, *dict.fromkeys("".join(one.groups) for one in block.labels if one.groups))
        sections = said_by_sections(sheet.rows[: block.end], range(block.top, block.head + 1))
        below = {place: sections[row] for place, row in enumerate(numbers.tolist()) if row in sections}
        speaking = fill_status(titles, below, strangers, columns, used, issues)
        claims.strangers[:] = [one for one in claims.strangers if one.index not in speaking]
        plain = [one for one in strangers if one[0].index not in claims.left and not _of_others(one[0])]
        with_awards(columns, plain, used)
        if further := further_certificates(plain, used):
            columns[FURTHER] = further
    if (doubt := _doubt(sheet.name, kind, above, strangers, columns, used, issues)) is not None:
        columns[DOUBT] = doubt
    rows = numbers + 1
    for code, which in no_people(cells, columns, used, block.labels[0].index).items():
        issues.on_sheet_rows(sheet.name, code, rows[which])
        used[which] = False
    subjects = _subjects(sheet, block, kind, claims)
    table = Table(sheet.name, kind, rows, columns, head=block.head, subjects=subjects)
    return table if used.all() else table.some(used)


def _columns_of(body: list[list[Any]], width: int) -> list[Cells]:
    """Each column's cells as an array."""
    cells = np.empty((len(body), len(body[0]) if body else width), np.object_)
    if body:
        cells[:] = body
    return list(np.ascontiguousarray(cells.T))


def _filled(
    sheet: Sheet, block: Block, claims: Claims, cells: list[Cells], numbers: npt.NDArray[np.int32]
) -> tuple[dict[str, Column], Mask]:
    """The claimed columns, and which rows hold anything of their own."""
    columns = {key: Column(key, cells[index], column_letter(index)) for key, index in claims.columns.items()}
    used = np.zeros(numbers.size, np.bool_)
    for column in columns.values():
        used |= ~column.blank
    merged = [span for span in sheet.merged if span.last_row > span.row > block.head]
    for key, index in claims.columns.items():
        raw = with_merged(columns[key], index, numbers, merged)
        if raw is not None:
            columns[key] = Column(key, raw, columns[key].letter)
        raw = with_ditto(columns[key], used)
        if raw is not None:
            columns[key] = Column(key, raw, columns[key].letter)
        for double in claims.doubles.get(key, ()):
            other = Column(key, cells[double], "")
            used |= ~other.blank
            for filled in (with_merged(other, double, numbers, merged), with_ditto(other, used)):
                other = other if filled is None else Column(key, filled, "")
            columns[key] = _joined(columns[key], other)
    return columns, used


def _doubt(
    name: str, kind: str, above: Sequence[Sequence[Any]], strangers: list[tuple[Label, Column]],
    columns: dict[str, Column], used: Mask, issues: Issues,
) -> Column | None:  # fmt: skip
    """What is said against the certificates or awards of each row, or by a title against those of all."""
    if denied := denies_all(name, above):
        return Column(DOUBT, np.where(used, f"名称：{denied}", "").astype(np.object_), "A")
    readable = list(columns.values()) if kind in ("人员", "证书") else []
    return doubted(strangers, readable, used, issues)


def _of_others(label: Label) -> bool:
    """Whether a column is about what is applied for, or about somebody else."""
    return any(domain_of(text) in (APPLIED, FAMILY, FOREIGN) for text in (label.leaf, *label.groups) if text)


def _in_years(columns: dict[str, Column], block: Block, claims: Claims) -> None:
    """中断工作月数（单位：年） counts years: 2 is 2年, which the reader understands."""
    key = "中断工作月数"
    shown = {one.index: one.shown for one in block.labels}
    if key in columns and _YEARS.search(shown.get(claims.columns[key], "")):
        raw = columns[key].each(
            lambda cell: "" if is_nothing(cell) else f"{text_of(cell).removesuffix('年')}年", np.object_
        )
        columns[key] = Column(key, raw, columns[key].letter)


def _unheaded(sheet: Sheet, block: Block, cells: list[Cells]) -> list[Label]:
    """Columns of the table that have no header: what stands there may be a remark."""
    named = {one.index for one in block.labels}
    first = block.labels[0].index
    near = range(first, min(len(cells), block.labels[-1].index + _BESIDE + 1))
    heads = sheet.rows[block.top : block.head + 1]
    return [
        Label(index, "", "", (), block.head)
        for index in near
        if index not in named
        and all(is_nothing(row[index]) for row in heads)
        and any(isinstance(cell, str) and cell.strip() for cell in cells[index])
    ]


def _stranger(
    sheet: Sheet, block: Block, label: Label, cells: list[Cells], numbers: npt.NDArray[np.int32], used: Mask
) -> Column:
    """A column that nobody knows, merged cells and 同上 filled in as in any other."""
    column = Column(label.leaf, cells[label.index], column_letter(label.index))
    merged = [span for span in sheet.merged if span.last_row > span.row > block.head]
    raw = with_merged(column, label.index, numbers, merged)
    column = column if raw is None else Column(label.leaf, raw, column.letter)
    raw = with_ditto(column, used)
    return column if raw is None else Column(label.leaf, raw, column.letter)


def _joined(first: Column, second: Column) -> Column:
    """Two columns of one meaning: what one leaves blank the other says; two answers are none."""
    raw = np.where(first.blank, second.raw, first.raw)
    if first.header not in _SHOWN_ONLY:
        for row in np.flatnonzero(~first.blank & ~second.blank & (first.raw != second.raw)):
            raw[row] = f"{text_of(first.raw[row])}；{text_of(second.raw[row])}"
    return Column(first.header, raw, first.letter)


def _said_of_all(columns: dict[str, Column], above: Sequence[Sequence[Any]], used: Mask) -> None:
    """单位名称, 所在地 and 单位性质 as lines above the table say them, where the rows do not."""
    for header, text in {"单位名称": employer_above(above), **said_above(above)}.items():
        if not text:
            continue
        own = columns.get(header)
        blank = used if own is None else own.blank & used
        raw = np.where(blank, text, "" if own is None else own.raw).astype(np.object_)
        columns[header] = Column(header, raw, own.letter if own else "")


def _subjects(sheet: Sheet, block: Block, kind: str, claims: Claims) -> frozenset[str]:
    """Which certificates a sheet of certificates may list: both, unless its words say one of them."""
    if kind != "证书" or "证书类别" in claims.columns:
        return frozenset({SKILL, TITLE})
    texts = [sheet.name, *("".join((*one.groups, one.leaf)) for one in block.labels)]
    found = {domain for text in texts if (domain := domain_of(text)) in (SKILL, TITLE)}
    if not found and any(slot_of(one.leaf) == "工种" for one in block.labels):
        found = {SKILL}
    return frozenset(found or {SKILL, TITLE})
