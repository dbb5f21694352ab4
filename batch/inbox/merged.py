"""The results of all submissions together: one workbook, what is otherwise than the last time, who stands twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from batch import __version__
from batch.context import Context
from batch.inbox.asked import Asked, but_for_the_day
from batch.inbox.carried import Carried
from batch.inbox.counting import Part, counted_results
from batch.inbox.entries import Entry
from batch.inbox.ground import Ground
from batch.inbox.record import digest_of
from batch.inbox.standing import Standing
from batch.ledger.decisions import (
    ARRIVED,
    FACTS,
    PROGRAM,
    RULES,
    TIME,
    WITHDRAWN,
    changes_of,
    decisions_in,
    last_decisions,
)
from batch.ledger.facts import facts_folder
from batch.ledger.known import Known
from batch.ledger.runs import LastRun, last_run
from batch.ledger.store import opened
from batch.report.results.changes import Change
from batch.report.results.content import Content, is_large
from batch.report.results.write import write_results
from batch.report.tables import Results
from batch.results import TABLES, table_at
from batch.submission.employers import Employer
from batch.submission.papers import RESULT_NAME
from batch.submission.receipt import Receipt
from batch.submission.several import held_in_several, people_in_several

#: Where the issues about people of several submissions stand.
SHARED_PLACE: Final = "issues.parquet/part-00000.parquet"
COUNTED: Final = "counted"  # the folder of a workspace in which counted tables wait
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Merged:
    """What was made of all submissions together."""

    heads: Mapping[str, int] = field(default_factory=dict)  # persons, each once
    changes: tuple[Change, ...] = ()
    book: Path | None = None  # the merged workbook, where it was written
    shared: Path | None = None  # the issues about people of several submissions
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
    changes = tuple(_changes(now, entries, ground.out, last, asked)) if last else ()
    receipts = all_receipts(now, entries)
    if not carried.several:
        return Merged(receipts[0].heads if receipts else {}, changes)
    fresh = [entry for entry in entries if not entry.receipt.same]
    same_list = last is not None and last.counts.get("employers", "") == list_of(context)
    if last and same_list and not fresh and not now.gone and not now.dropped and ground.is_ours(RESULT_NAME):
        marked = RESULT_NAME in ground.record.marked
        return Merged(last.heads, changes, standing=_standing(ground), marked=marked, tables=None)
    progress("汇总", 0, 1)
    large = is_large(receipts)
    results = _results(_parts(now, entries, ground.out), ground.out, here, large)
    shared = pa.concat_tables([people_in_several(results.people), held_in_several(results.people)])
    if shared.num_rows:
        pq.write_table(shared, here / "shared.parquet", store_schema=False)
    content = Content(
        results.with_issues(shared),
        receipts,
        context,
        carried.marks_of(receipts, shared, large),
        changes if last else None,
        expected,
    )
    write_results(here / RESULT_NAME, content)
    progress("汇总", 1, 1)
    marked = bool(content.marks.given or content.marks.beside)
    written = here / "shared.parquet" if shared.num_rows else None
    tables = tuple((here / COUNTED).glob("*.arrow")) if large else ()
    return Merged(content.figures, changes, here / RESULT_NAME, written, marked=marked, tables=tables)


def _standing(ground: Ground) -> tuple[str, ...]:
    """What the last run wrote for all submissions together."""
    shared = SHARED_PLACE.rpartition("/")[2]
    files = ground.record.files
    return tuple(
        place for place in files
        if place == RESULT_NAME or (table_at(place) and place.endswith(f"/{shared}"))
    )  # fmt: skip


def list_of(context: Context) -> str:
    """The fingerprint of the list of employers; empty where there is none."""
    return digest_of(context.settings.employers) if context.settings.employers else ""


def all_receipts(now: Standing, entries: Sequence[Entry]) -> list[Receipt]:
    """Of the submissions below the paths given, in their order, then of the others."""
    worked = {entry.item.name: entry.receipt for entry in entries}
    stay = {known.name: known.receipt for known in now.staying}
    own = [worked.get(item.name) or stay[item.name] for item in now.items]
    return [*own, *(known.receipt for known in now.others)]


def _results(parts: Sequence[Part], out: Path, here: Path, large: bool) -> Results:
    """The tables of all; of very many as they are counted: for the next night these wait in the workspace."""
    if not large:
        return Results.of_parts([part.files for part in parts])
    made = here / COUNTED
    made.mkdir()
    return counted_results(parts, facts_folder(out), made)


def _parts(now: Standing, entries: Sequence[Entry], out: Path) -> list[Part]:
    """The tables of every submission, in the order of :func:`all_receipts`."""
    found = {entry.item.name: _part(entry, out) for entry in entries}
    found |= {known.name: Part(known.name, _kept(out, known), known.digests) for known in now.staying}
    return [found[name] for name in (*(item.name for item in now.items), *(one.name for one in now.others))]


def _part(entry: Entry, out: Path) -> Part:
    """Of one that was worked: whatever of its tables stays, it is known where they were read before."""
    receipt, known = entry.receipt, entry.item.known
    stays = known.digests if known and (receipt.moved is not None or receipt.stays is not None) else {}
    same = receipt.moved is not None
    before = {name: sha256 for name, sha256 in stays.items() if same or name != "outcomes"}
    return Part(entry.item.name, _made(entry, out), before, receipt.moved)


def _made(entry: Entry, out: Path) -> dict[str, Path]:
    """Its new tables; of one that was only asked again the outcomes alone are new."""
    again = entry.receipt.same or entry.receipt.stays is not None
    stay = _kept(out, entry.item.known) if again and entry.item.known else {}
    return {name: stay.get(name, entry.made / f"{name}.parquet") for name in TABLES} | {
        "outcomes": entry.made / "outcomes.parquet"
    }


def _kept(out: Path, known: Known) -> dict[str, Path]:
    return {name: out / place for name, place in known.tables.items()}


def _changes(now: Standing, entries: Sequence[Entry], out: Path, last: LastRun, asked: Asked) -> list[Change]:
    found: list[Change] = []
    with opened(out) as ledger:
        for entry in entries:
            if not entry.receipt.same and entry.receipt.outcome != "failed":
                before = last_decisions(ledger, _last_name(entry))
                found += changes_of(
                    entry.item.name, before, decisions_in(entry.made), _why(entry, last, asked)
                )
        for known in now.gone:
            found += changes_of(known.name, last_decisions(ledger, known.name), (), WITHDRAWN)
    return found


def _last_name(entry: Entry) -> str:
    """Under which name the people of a submission were decided about the last time."""
    return entry.item.before.name if entry.item.before else entry.item.name


def _why(entry: Entry, last: LastRun, asked: Asked) -> str:
    known = entry.item.before
    if known is None:
        return ARRIVED
    if known.sha256 != entry.receipt.sha256:
        return FACTS
    if last.version != __version__:
        return PROGRAM
    now = asked.of_rules(entry.item.rules, known.receipt.rulebooks)
    return TIME if but_for_the_day(known.asked) == but_for_the_day(now) else RULES
