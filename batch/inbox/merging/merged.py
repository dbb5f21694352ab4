"""The results of all submissions together: one workbook, what is otherwise than the last time, who stands twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

import pyarrow.parquet as pq

from batch import __version__
from batch.context import Context
from batch.inbox.asked import Asked, day_of
from batch.inbox.entries import Entry
from batch.inbox.merging.left import with_employers
from batch.inbox.merging.moved import but_for_moves, eligible_in
from batch.inbox.merging.together import COUNTED, NOBODY, Making, all_receipts
from batch.inbox.publishing.carried import Carried
from batch.inbox.publishing.ground import Ground
from batch.inbox.publishing.record import digest_of
from batch.inbox.standing import Standing
from batch.ledger.decisions import (
    ARRIVED,
    FACTS,
    PROGRAM,
    RULES,
    TIME,
    WITHDRAWN,
    changes_of,
    decided_before,
    decisions_in,
    last_decisions,
)
from batch.ledger.known import Known
from batch.ledger.runs import LastRun, last_run
from batch.ledger.store import opened
from batch.report.results.changes import Change
from batch.report.results.content import is_large
from batch.report.results.heads import figures
from batch.report.results.write import write_results
from batch.results import table_at
from batch.submission.employers import Employer
from batch.submission.papers import RESULT_NAME

#: Where the tables stand that are of no single submission: issues about people of several, or nothing at all.
OF_ALL: Final = "{}.parquet/part-00000.parquet"
SHARED: Final = "shared.parquet"  # where a workspace has them
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Merged:
    """What was made of all submissions together."""

    heads: Mapping[str, int] = field(default_factory=dict)  # persons, each once
    changes: tuple[Change, ...] = ()
    book: Path | None = None  # the merged workbook, where it was written
    shared: Path | None = None  # the issues about people of several submissions
    between: int = 0  # how many these are
    nobody: Path | None = None  # a folder of tables without rows, where there is no submission
    standing: tuple[str, ...] = ()  # the last run's that stay
    marked: bool = False  # whether it holds what people wrote
    #: The counted tables for the next night; None where the last ones stay.
    tables: tuple[Path, ...] | None = ()


def merge(
    now: Standing, entries: Sequence[Entry], carried: Carried, ground: Ground, here: Path, context: Context, asked: Asked,
    expected: Sequence[Employer], progress: Progress,
) -> Merged:  # fmt: skip
    """Put everything together; where nothing has changed, what the last run wrote stays."""
    last = last_run(ground.out)
    columns = context.settings.columns
    changes = tuple(_changes(now, entries, ground.out, last, asked, columns)) if last else ()
    receipts = all_receipts(now, entries)
    if not carried.several:
        return Merged(receipts[0].heads if receipts else {}, changes)
    fresh = [entry for entry in entries if not entry.receipt.same]
    same_list = last is not None and last.counts.get("employers", "") == list_of(context)
    if last and same_list and not fresh and not now.gone and not now.dropped and ground.is_ours(RESULT_NAME):
        marked = RESULT_NAME in ground.record.marked
        stay = _standing(ground)
        return Merged(
            last.heads, changes, between=_between(stay, ground), standing=stay, marked=marked, tables=None
        )
    progress("汇总", 0, 1)
    made = Making(now, entries, receipts, ground.out, here, context, expected, changes if last else None)
    about, shared = (made.crowd if is_large(receipts) else made.content)(carried)
    write_results(here / RESULT_NAME, about)
    progress("汇总", 1, 1)
    marked = bool(about.marks.given or about.marks.beside)
    written = here / SHARED if shared.num_rows else None
    if written:
        pq.write_table(shared, written, store_schema=False)
    tables = tuple((here / COUNTED).glob("*.arrow"))
    nobody = None if receipts else here / NOBODY
    between, heads = shared.num_rows, figures(about)
    return Merged(heads, changes, here / RESULT_NAME, written, between, nobody, marked=marked, tables=tables)


def _between(standing: Sequence[str], ground: Ground) -> int:
    """How many issues about people of several submissions stay."""
    place = OF_ALL.format("issues")
    return int(pq.read_metadata(ground.out / place).num_rows) if place in standing else 0


def _standing(ground: Ground) -> tuple[str, ...]:
    """What the last run wrote for all submissions together."""
    own = OF_ALL.rpartition("/")[2]
    return tuple(
        place for place in ground.record.files.loose
        if place == RESULT_NAME or (table_at(place) and place.endswith(f"/{own}"))
    )  # fmt: skip


def list_of(context: Context) -> str:
    """The fingerprint of the list of employers; empty where there is none."""
    return digest_of(context.settings.employers) if context.settings.employers else ""


def _changes(
    now: Standing, entries: Sequence[Entry], out: Path, last: LastRun, asked: Asked, columns: Path | None
) -> list[Change]:
    found: list[Change] = []
    made: dict[str, dict[str, Mapping[str, str]]] = {}
    with opened(out) as ledger:
        for entry in entries:
            if not entry.receipt.same and entry.receipt.outcome != "failed":
                before, decided = decided_before(ledger, _last_names(entry)), decisions_in(entry.made)
                made[entry.item.name] = eligible_in(decided)
                found += changes_of(entry.item.name, before, decided, _why(entry, out, last, asked, columns))
        renamed = {one.path for entry in entries for one in entry.item.corrects}
        for known in (one for one in now.gone if one.path not in renamed):
            found += changes_of(known.name, last_decisions(ledger, known.name), (), WITHDRAWN)
        found = list(but_for_moves(found, ledger, now, entries, made))
    return with_employers(found, out, _left_from(now, entries))


def _left_from(now: Standing, entries: Sequence[Entry]) -> Mapping[str, Sequence[Known]]:
    """The rosters that stood for each submission before this run."""
    before = {entry.item.name: entry.item.before for entry in entries}
    return {name: some for name, some in before.items() if some} | {
        one.name: (one,) for one in now.gone if one.name not in before
    }


def _last_names(entry: Entry) -> list[str]:
    """Under which names the people of a submission were decided about the last time."""
    return [one.name for one in entry.item.before] or [entry.item.name]


def _why(entry: Entry, out: Path, last: LastRun, asked: Asked, columns: Path | None) -> str:
    """Why something is otherwise than it was; ``columns``: the column map of the settings."""
    before = entry.item.before
    if not before:
        return ARRIVED
    if any(one.sha256 != entry.receipt.sha256 for one in before) and not (
        len(before) == 1 and entry.is_saved_again(out)
    ):
        return FACTS
    known = before[0]
    if last.version != __version__:
        return PROGRAM
    then = asked.on(date.fromisoformat(day_of(known.asked)))
    same, *_ = then.for_file(entry.item.file, columns, known.receipt.rulebooks)
    return TIME if known.asked == same else RULES
