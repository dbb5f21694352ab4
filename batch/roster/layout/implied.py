"""What is read of a submission's sheets, and whom sheets of other kinds than people name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

from batch.roster.cells import Table
from batch.roster.issues import Issues
from batch.roster.layout.blocks import Block
from batch.roster.layout.building import build
from batch.roster.layout.columnmap import NO_MAP, ColumnMap
from batch.roster.layout.headings.claims import Claims, claims_of
from batch.roster.layout.headings.domains import domain_of_header
from batch.roster.layout.headings.trades import POST_TRADE, differing
from batch.roster.layout.lines.unread import Unread
from batch.sheets.sheet import Sheet

NUMBERS: Final = frozenset({"身份证号", "工号"})


@dataclass
class Layout:
    """The tables of a submission, and its rows that are in none."""

    tables: list[Table] = field(default_factory=list)
    implied: list[Table] = field(default_factory=list)  # who is named on sheets of other kinds
    others: int = 0  # titles, headers, remarks, sheets that are no part of a roster
    refused: int = 0  # rows of tables that name nobody by a number
    refusals: list[str] = field(default_factory=list)  # codes of what makes a sheet no list
    given: ColumnMap = NO_MAP
    unread: list[Unread] = field(default_factory=list)  # lists that name people and are in no table
    certificates: list[tuple[Table, Callable[[], Table]]] = field(default_factory=list)  # may be of people


def imply_people(
    sheet: Sheet, block: Block, above: Sequence[Sequence[Any]], layout: Layout, issues: Issues, read: Claims
) -> None:
    """Who a sheet of another kind names, for a submission that has no sheet of people.

    ``read``: the columns that are read as of its own kind; none of them is a stranger's.
    """
    claims = claims_of("人员", block.labels)
    known = set(read.columns.values())
    claims.strangers[:] = [one for one in claims.strangers if one.index not in known]
    for key in [key for key in claims.columns if domain_of_header(key)]:
        del claims.columns[key]
    claims.one_trade = False
    if "姓名" in claims.columns and NUMBERS & set(claims.columns):
        claims.notes.clear()
        aside = issues.aside()
        table = build(sheet, block, "人员", claims, above, aside)
        if (
            claims.columns.get(POST_TRADE) in known
        ):  # the certificates' too, of which somebody may have several
            post = table.columns[POST_TRADE]
            alone = ~differing(post, table.columns, ~post.blank)
            table.columns[POST_TRADE] = post.where(alone, POST_TRADE)
        layout.implied.append(table)
        issues.moves_on(aside.moves)


def may_be_people(
    sheet: Sheet, block: Block, above: Sequence[Sequence[Any]], layout: Layout, issues: Issues, table: Table
) -> None:
    """Keep how a list of certificates is read as one of people, should it name nobody on the others."""
    if table.kind == "证书" and not layout.given.layouts and "证书类别" not in table.columns:
        layout.certificates.append((table, partial(_as_people, sheet, block, above, issues)))


def _as_people(sheet: Sheet, block: Block, above: Sequence[Sequence[Any]], issues: Issues) -> Table:
    """A list of certificates read as one of people; what was said of its rows is not said again."""
    aside = issues.aside()
    table = build(sheet, block, "人员", claims_of("人员", block.labels), above, aside)
    known = set(issues.found)
    issues.found += [one for one in aside.found if one not in known]
    issues.moves_on(aside.moves)
    return table
