"""One table of a sheet: its columns as arrays, filled, completed and without the rows that are no people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from batch.days.moments import Mask
from batch.facts import Index
from batch.language.variants import simplified
from batch.roster.cells import Column, Table
from batch.roster.certificates.further import FURTHER, further_certificates
from batch.roster.certificates.otherdays import doubt_other_days
from batch.roster.elsewhere import with_awards, with_service
from batch.roster.issues import Issues
from batch.roster.layout.blocks import Block
from batch.roster.layout.completing.appointed import with_more_titles
from batch.roster.layout.completing.awardsets import award_sets, in_one_text
from batch.roster.layout.completing.bothladders import in_both
from batch.roster.layout.completing.cellmarks import doubt_struck, said_at_cells, strike
from batch.roster.layout.completing.dayparts import join_days
from batch.roster.layout.completing.filling import columns_of, filled, in_years, stranger, unheaded
from batch.roster.layout.completing.levels import in_levels
from batch.roster.layout.completing.recent import in_each_year
from batch.roster.layout.completing.severalinone import in_several
from batch.roster.layout.completing.sheetyear import claim_result, tell_year
from batch.roster.layout.headings.claims import Claims
from batch.roster.layout.headings.domains import slot_of
from batch.roster.layout.headings.labels import Label
from batch.roster.layout.headings.subjects import SKILL, TITLE, domain_of
from batch.roster.layout.headings.trades import with_trade_beside
from batch.roster.layout.lines.against import of_others, say_against
from batch.roster.layout.lines.aside import employer_above, said_above
from batch.roster.layout.lines.rows import no_people
from batch.roster.leaving import fill_status, said_by_sections
from batch.sheets.sheet import Sheet


def build(
    sheet: Sheet, block: Block, kind: str, claims: Claims, above: Sequence[Sequence[Any]], issues: Issues
) -> Table:
    """A block's table; ``above`` are the rows over it, which may name the employer."""
    repeated = set(block.repeated)
    numbers = np.array([row for row in range(block.head + 1, block.end) if row not in repeated], np.int32)
    issues.on_sheet_rows(sheet.name, "F05", [row + 1 for row in block.repeated])
    cells = columns_of([sheet.rows[row] for row in numbers.tolist()], block.labels[-1].index + 1)
    join_days(sheet, block.days, cells, numbers)
    claim_result(sheet, kind, claims, above)
    strike(sheet, claims, cells, numbers)
    columns, used = filled(sheet, block, claims, cells, numbers)
    in_years(columns, block, claims)
    heard: list[Label] = []
    if kind == "人员":
        awarded = award_sets(block.labels, claims, cells)
        in_one_text(columns, awarded, cells, issues)
        heard = awarded.heard
    unread = (*claims.strangers, *heard, *unheaded(sheet, block, cells))
    strangers = [(one, stranger(sheet, block, one, cells, numbers, used)) for one in unread]
    _one_thing_a_column(columns, claims, strangers, used, issues)
    in_each_year(sheet, block, claims, columns, above, issues)
    tell_year(sheet, kind, claims, columns, above, used)
    strangers += said_at_cells(sheet, block, claims, numbers)
    if kind == "人员":
        if claims.appointed:
            with_more_titles(columns, strangers, used)
        _said_of_all(columns, above, used)
        _who_has_left(sheet, block, claims, columns, numbers, used, strangers, issues)
        _held_elsewhere(claims, heard, strangers, columns, used)
    say_against(sheet.name, kind, above, strangers, columns, used, issues)
    doubt_struck(sheet, kind, claims, columns, numbers)
    _said_before(sheet, columns, numbers)
    rows = numbers + 1
    first, last = block.labels[0].index, block.labels[-1].index
    own = cells[first : last + 1] if block.beside else cells
    _leave_out(sheet, no_people(own, columns, used, cells[first]), rows, used, issues)
    subjects = _subjects(sheet, block, kind, claims)
    table = Table(sheet.name, kind, rows, columns, head=block.head, subjects=subjects)
    return table if used.all() else table.some(used)


def _leave_out(
    sheet: Sheet, nobody: Mapping[str, npt.NDArray[np.intp]], rows: Index, used: Mask, issues: Issues
) -> None:
    """Rows that are about nobody: the code of what is said of them → which."""
    for code, which in nobody.items():
        issues.on_sheet_rows(sheet.name, code, rows[which])
        used[which] = False


def _one_thing_a_column(
    columns: dict[str, Column], claims: Claims, strangers: Sequence[tuple[Label, Column]], used: Mask,
    issues: Issues,
) -> None:  # fmt: skip
    """Of columns that say several things, or one thing of several, as many as there are things."""
    in_both(columns)
    in_levels(columns, used, issues)
    if claims.one_trade:
        with_trade_beside(columns, strangers)
    in_several(columns)


def _who_has_left(
    sheet: Sheet, block: Block, claims: Claims, columns: dict[str, Column], numbers: Index, used: Mask,
    strangers: Sequence[tuple[Label, Column]], issues: Issues,
) -> None:  # fmt: skip
    """在职状态 as the sheet, its groups, its lines and columns that nobody reads say it, where the rows do not."""
    groups = dict.fromkeys("".join(one.groups) for one in block.labels if one.groups)
    sections = said_by_sections(sheet.rows[: block.end], range(block.top, block.head + 1), sheet.above)
    below = {place: sections[row] for place, row in enumerate(numbers.tolist()) if row in sections}
    speaking = fill_status((simplified(sheet.name), *groups), below, strangers, columns, used, issues)
    claims.strangers[:] = [one for one in claims.strangers if one.index not in speaking]


def _held_elsewhere(
    claims: Claims, heard: Sequence[Label], strangers: Sequence[tuple[Label, Column]], columns: dict[str, Column],
    used: Mask,
) -> None:  # fmt: skip
    """Awards, years of work and certificates that columns tell of which nobody reads; ``heard``: those of awards."""
    plain = [one for one in strangers if one[0].index not in claims.left and not of_others(one[0])]
    with_awards(columns, [one for one in plain if one[0] not in heard], used)
    with_service(columns, plain, used)
    doubt_other_days(plain, columns, used)
    if further := further_certificates(plain, columns, used):
        columns[FURTHER] = further


def _said_of_all(columns: dict[str, Column], above: Sequence[Sequence[Any]], used: Mask) -> None:
    """单位名称, 所在地 and 单位性质 as lines above the table say them, where the rows do not."""
    for header, text in {"单位名称": employer_above(above), **said_above(above)}.items():
        if not text:
            continue
        own = columns.get(header)
        blank = used if own is None else own.blank & used
        raw = np.where(blank, text, "" if own is None else own.raw).astype(np.object_)
        columns[header] = Column(header, raw, own.letter if own else "")


def _said_before(sheet: Sheet, columns: dict[str, Column], numbers: Index) -> None:
    """What an earlier reading of a frame's file found said against its rows."""
    for header, said in sheet.said.items():
        raw = np.array(["", *said], np.object_)[numbers]
        own = columns.get(header)
        columns[header] = Column(header, raw if own is None else np.where(raw == "", own.raw, raw), "A")


def _subjects(sheet: Sheet, block: Block, kind: str, claims: Claims) -> frozenset[str]:
    """Which certificates a sheet of certificates may list: both, unless its words say one of them."""
    if kind == "证书" and sheet.subjects:
        return sheet.subjects
    if kind != "证书" or "证书类别" in claims.columns:
        return frozenset({SKILL, TITLE})
    texts = [sheet.name, *("".join((*one.groups, one.leaf)) for one in block.labels)]
    found = {domain for text in texts if (domain := domain_of(text)) in (SKILL, TITLE)}
    if not found and any(slot_of(one.leaf) == "工种" for one in block.labels):
        found = {SKILL}
    return frozenset(found or {SKILL, TITLE})
