"""The door for data people: rosters and outcomes as DataFrames.

    import batch

    roster = batch.read_roster("花名册.xlsx", as_of="2024-06-30")
    outcomes = batch.screen(roster, rulebooks=["jiangsu-2021"], as_of="2024-06-30")
    batch.explain(roster, "张三", as_of="2024-06-30")

Frames carry the canonical headers of the roster (``formats``: 姓名, 技能等级 …), one frame a
sheet kind; a frame may be changed and screened again. Errors are one line, in Chinese, of
:class:`batch.errors.UserError` or, for a file, :class:`batch.errors.UnreadableFileError`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import pandas as pd
import pyarrow as pa

from batch.answers.explain import explain as explained
from batch.answers.explain import find_person, pair_words
from batch.context import Context, context_of
from batch.errors import UserError
from batch.results import OUTCOMES
from batch.roster.cells import Table
from batch.roster.headers import SHEETS
from batch.roster.layout import yearly_header
from batch.roster.options import ReadOptions
from batch.roster.roster import INNER, read_file, read_sheets
from batch.roster.roster import Roster as ReadRoster
from batch.settings import Settings, parse_day
from batch.sheets.sheet import Sheet
from batch.submission.issues import issue_table
from batch.submission.persons.crowd import Crowd, outcome_tables
from batch.submission.persons.speaking import speaking_for

_PLAIN: Final = (str, int, float, bool, date, datetime)
_SUBJECTS: Final = "subjects"  # of a frame: which certificates its sheets list
Day = str | date | None


@dataclass(frozen=True)
class Roster:
    """One roster: a frame for each sheet kind that it has, and what is wrong with its data."""

    name: str
    frames: Mapping[str, pd.DataFrame]  # 人员, 证书 …; the index is the Excel row
    issues: pd.DataFrame  # columns of issues.parquet
    _found: ReadRoster = field(repr=False, compare=False)
    _options: ReadOptions = field(repr=False, compare=False)

    def _as_read(self, options: ReadOptions) -> ReadRoster | None:
        """What was read, where it was read with the same options and nobody has changed a frame."""
        read = _frames(self._found.tables)
        same = options == self._options and read.keys() == self.frames.keys()
        return self._found if same and all(read[kind].equals(self.frames[kind]) for kind in read) else None

    def __repr__(self) -> str:
        """Its sheets and their sizes; no personal data."""
        sizes = "、".join(f"{name} {len(frame)}行" for name, frame in self.frames.items())
        return f"Roster({self.name}：{sizes}；{len(self.issues)}条数据问题)"


def read_roster(path: str | Path, *, as_of: Day = None, assume: Mapping[str, str] | None = None) -> Roster:
    """Read a spreadsheet file. Raises UnreadableFileError for one that is no roster."""
    file = Path(path)
    context = _context((), as_of, assume)
    options = context.read_options()
    found = read_file(file, options)
    issues = issue_table(file.name, found.issues, found).to_pandas()
    return Roster(file.name, _frames(found.tables), issues, found, options)


def screen(
    roster: Roster | Mapping[str, pd.DataFrame] | pd.DataFrame,
    *,
    rulebooks: Iterable[str] = (),
    as_of: Day = None,
    assume: Mapping[str, str] | None = None,
) -> pd.DataFrame:
    """The outcomes of everybody on every route: the columns of ``outcomes.parquet``.

    ``roster``: one that was read, frames by sheet kind, or a frame of 人员 alone.
    ``rulebooks``: ids; by 所在地 if empty. Raises UserError, which names the frame and column.
    """
    context = _context(rulebooks, as_of, assume)
    name, found = _read(roster, context)
    speaking, _ = speaking_for(found, context)
    tables = [table for table, _, _ in outcome_tables(Crowd.of(name, found), speaking, context)]
    if not tables:
        tables = [OUTCOMES.empty_table()]
    frame: pd.DataFrame = pa.concat_tables(tables).to_pandas()
    return frame


def explain(
    roster: Roster | Mapping[str, pd.DataFrame] | pd.DataFrame,
    person: str,
    *,
    rulebooks: Iterable[str] = (),
    as_of: Day = None,
    assume: Mapping[str, str] | None = None,
) -> pd.DataFrame:
    """Every requirement of every route for one person: what it asks, its days, its evidence.

    ``person``: name, ID number or staff number. Raises UserError for nobody, or for several.
    """
    context = _context(rulebooks, as_of, assume)
    _, found = _read(roster, context)
    rows = [
        {
            "rulebook": one.rulebook.id, "route": one.route.id, "target": one.route.target.level, "status": one.status,
            "requirement": part.label, "days": pair_words(part.sure, part.maybe), "evidence": "；".join(part.evidence),
            "clause": one.route.clause,
        }
        for one in explained(found, find_person(found, person), context)
        for part in one.parts
    ]  # fmt: skip
    return pd.DataFrame(rows)


def _context(rulebooks: Iterable[str], as_of: Day, assume: Mapping[str, str] | None) -> Context:
    day = as_of if isinstance(as_of, date) else parse_day(as_of)
    return context_of(Settings(rulebooks=tuple(rulebooks), as_of=day, assume=dict(assume or {})))


def _frames(tables: Iterable[Table]) -> dict[str, pd.DataFrame]:
    """A frame for each sheet kind, of all its sheets."""
    kinds: dict[str, list[Table]] = {}
    for table in tables:
        kinds.setdefault(table.kind, []).append(table)
    return {kind: _joined(every) for kind, every in kinds.items()}


def _joined(tables: Sequence[Table]) -> pd.DataFrame:
    frame = pd.concat(map(_frame, tables)) if len(tables) > 1 else _frame(tables[0])
    frame.attrs[_SUBJECTS] = sorted(frozenset[str]().union(*(table.subjects for table in tables)))
    return frame


def _frame(table: Table) -> pd.DataFrame:
    columns = {header: column.raw for header, column in table.columns.items()}
    return pd.DataFrame(columns, index=pd.Index(table.rows, name="行"))


def _read(roster: Any, context: Context) -> tuple[str, ReadRoster]:
    options = context.read_options()
    name, frames = (roster.name, roster.frames) if isinstance(roster, Roster) else ("", roster)
    if isinstance(roster, Roster) and (found := roster._as_read(options)):
        return name, found
    if isinstance(frames, pd.DataFrame):
        frames = {"人员": frames}
    sheets = [_sheet(kind, frame) for kind, frame in frames.items()]
    return name, read_sheets(name, sheets, options)


def _sheet(kind: str, frame: Any) -> Sheet:
    """A frame as a sheet. Raises UserError for a kind, a column or a type that no roster has."""
    if kind not in SHEETS:
        raise UserError(f"没有“{kind}”这种表；可用：{'、'.join(SHEETS)}")
    if not isinstance(frame, pd.DataFrame):
        raise UserError(f"“{kind}”应为 DataFrame，收到 {type(frame).__name__}")
    for header in frame.columns:
        plain = str(header).partition("#")[0]  # 技能等级#2 is of a second set
        if plain not in (*SHEETS[kind], *INNER) and not (kind == "人员" and yearly_header(plain)):
            raise UserError(f"“{kind}”没有“{header}”这一列；可用：{'、'.join(SHEETS[kind])}")
    if not frame.columns.is_unique:
        raise UserError(f"“{kind}”有两列同名")
    cells = {str(header): _cells(kind, str(header), frame[header]) for header in frame.columns}
    said: dict[str, Sequence[str]] = {h: list(map(str, cells.pop(h))) for h in INNER if h in cells}
    rows = [list(cells), *map(list, zip(*cells.values(), strict=True))]
    return Sheet(kind, rows, said=said, subjects=frozenset(frame.attrs.get(_SUBJECTS, ())))


def _cells(kind: str, header: str, column: pd.Series) -> list[Any]:
    """A column's cells as a spreadsheet would give them; nothing is an empty text."""
    cells = column.astype(object).where(column.notna(), "").tolist()
    cells = [cell.to_pydatetime() if isinstance(cell, pd.Timestamp) else cell for cell in cells]
    odd = {type(cell).__name__ for cell in cells if not isinstance(cell, _PLAIN)}
    if odd:
        raise UserError(f"“{kind}”的“{header}”列含有 {'、'.join(sorted(odd))}，应为文字、数、日期或空")
    return cells
