"""What kind of sheet a table is: by its sheet's name, else by what its columns are."""

from __future__ import annotations

import re
from collections.abc import Mapping

from batch.roster.headers import PERSON, SHEETS
from batch.roster.kinds import SHEET_KINDS
from batch.roster.layout.blocks import Block
from batch.roster.layout.columnmap import NO_MAP, ColumnMap
from batch.roster.layout.completing.bothladders import BOTH_COLUMNS
from batch.roster.layout.headings.claims import Claims, claims_of
from batch.roster.layout.headings.domains import domain_of_header
from batch.roster.layout.headings.labels import yearly_header
from batch.roster.layout.headings.subjects import SKILL, TITLE
from batch.roster.leaving.words import says_left


def kind_of(sheet: str, block: Block, given: ColumnMap = NO_MAP) -> tuple[str, Claims]:
    """What kind of sheet a table is, and what its columns are."""
    name = sheet.strip()
    kinds = [name] if name in SHEETS else list(SHEETS)
    told = given.of(block.labels)
    found = [(kind, claims_of(kind, block.labels, _fitting(kind, told))) for kind in kinds]
    if len(found) > 1:
        own = {domain_of_header(key) for key in found[0][1].columns} - {""}
        fitting = [
            one for one in found
            if PERSON & set(one[1].columns)
            and not _is_wide(*one, own)
            and _is_about_something(name, *one)
            and not _is_of_staff(name, *one)
            and not (block.several and one[0] == "证书")
        ]  # fmt: skip
        found = fitting or found[:1]
    return max(found, key=lambda one: (len(one[1].columns), _is_hinted(name, one[0]), -len(one[1].notes)))


def _fitting(kind: str, told: Mapping[int, str] | None) -> dict[int, str] | None:
    """The headers of a column map that a sheet kind has; those of other kinds are not read in it."""
    if told is None:
        return None
    own = {
        index: header.partition("#")[0] in SHEETS[kind]
        or (kind == "人员" and (bool(yearly_header(header)) or header in BOTH_COLUMNS))
        for index, header in told.items()
    }
    return {index: header if own[index] else "" for index, header in told.items()}


def _is_wide(kind: str, claims: Claims, own: set[str]) -> bool:
    """Whether the rows are people's own, and not of a sheet kind that a row has one thing on.

    ``own``: whose certificates the columns of a person's own row would be.
    """
    if kind == "证书":
        return {SKILL, TITLE} <= own or bool({"级别", "名称", "取得日期"} & claims.doubles.keys())
    return kind != "人员" and bool(own)


def _is_about_something(name: str, kind: str, claims: Claims) -> bool:
    """Whether a sheet of things, and not of people, has a column for the thing: a day alone is of nothing."""
    columns = claims.columns.keys() - PERSON
    return kind == "人员" or bool(columns - {"取得日期"}) or (bool(columns) and _is_hinted(name, kind))


def _is_of_staff(name: str, kind: str, claims: Claims) -> bool:
    """Whether a sheet is a list of those who left, by its name, and the certificates are theirs: 离退休人员."""
    return (
        kind == "证书" and "证书类别" not in claims.columns and says_left(name) and not _is_hinted(name, kind)
    )


def _is_hinted(name: str, kind: str) -> bool:
    """Whether a sheet's name tells that it is of a kind."""
    hint = SHEET_KINDS[kind].hint
    return bool(hint) and re.search(hint, name) is not None
