"""The last step of a run: the ledger learns what now stands in the results."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from batch import __version__
from batch.context import Context
from batch.errors import UserError
from batch.inbox.asked import Asked
from batch.inbox.entries import Entry
from batch.inbox.found import path_of
from batch.inbox.merging.merged import list_of
from batch.inbox.merging.rounds import left_behind
from batch.inbox.mounts import KEPT_AS as MOUNTS
from batch.inbox.publishing.holding import Holding
from batch.inbox.standing import Item, Standing
from batch.inbox.summary import Summary
from batch.inbox.superseding.succession import Succession, stood_for
from batch.ledger.decisions import Decision, decisions_in, last_decisions, write_decisions
from batch.ledger.facts import put_facts
from batch.ledger.forgetting import forget_old
from batch.ledger.known import Known, known_submissions, write_submissions
from batch.ledger.past import put_past
from batch.ledger.runs import write_run
from batch.ledger.seen import remember
from batch.ledger.store import filling, opened, place_of
from batch.submission.nights.keeping import KEPT


def known_before(out: Path) -> dict[str, Known]:
    """The submissions that the results hold, by the path of their file. Raises UserError."""
    if not place_of(out).is_file():
        return {}
    with opened(out) as ledger:
        return known_submissions(ledger)


def write_ledger(
    out: Path, now: Standing, entries: Sequence[Entry], held: Sequence[Holding], summary: Summary, context: Context, asked: Asked,
    started: datetime, single: bool, given: Sequence[Path], come: Succession, mounts: Sequence[str],
    tables: Sequence[Path] | None,
) -> tuple[str, ...]:  # fmt: skip
    """Write everything in one transaction; a line where that failed: the next run then works it all again.

    ``held``: what each entry holds; ``come``: which file stands for which; ``mounts``: the shares below the
    inbox; ``tables``: see :func:`put_facts`.
    Must be called while what was made is still at hand, after it has come into its place.
    """
    counts = _counts(summary, context, given) | {"versions": dict(come.told), MOUNTS: list(mounts)}
    try:
        with opened(out, write=True) as ledger:
            ledger.execute("BEGIN IMMEDIATE")
            day = context.settings.day.isoformat()
            run = write_run(ledger, started, day, __version__, asked.policy[:16], counts, single)
            pairs = zip(entries, held, strict=True)
            fresh = [_known(out, entry, holding, started, run, asked) for entry, holding in pairs]
            put_past(ledger, run, left_behind(now, entries, out))
            write_submissions(ledger, fresh, [one.path for one in (*now.gone, *now.dropped)])
            digests = [*(one.sha256 for one in fresh), *stood_for(counts)]
            remember(ledger, digests, started.isoformat(), come.related)
            _write_decisions(ledger, run, now, entries)
            events = [(run, one.name, "已撤回", one.sha256) for one in now.gone]
            ledger.executemany("INSERT INTO events VALUES (?, ?, ?, ?)", events)
            kept = context.settings.history_days
            if kept:
                forget_old(ledger, (started - timedelta(days=kept)).isoformat())
            ledger.execute("COMMIT")
            known = [one.path for one in (*fresh, *now.staying)]
            put_facts(out, _facts_made(entries), known, tables)
    except (UserError, OSError) as error:
        return (f"台账没有写成（{error}）；结果已写好，下次运行会全部重新处理",)
    return ()


def _write_decisions(ledger: sqlite3.Connection, run: int, now: Standing, entries: Sequence[Entry]) -> None:
    """What was decided about the people of each submission, where it is otherwise than before."""
    with filling(ledger) as empty:
        for entry in entries:
            if not entry.receipt.same and entry.receipt.outcome != "failed":
                before = {} if empty else last_decisions(ledger, entry.item.name)
                decided = decisions_in(entry.made)
                write_decisions(ledger, run, entry.item.name, before, decided)
                _write_left(ledger, run, entry.item, decided)
    taken = {item.name for item in now.items}  # by another file that has moved into its place
    for one in now.gone:
        if one.name in taken:
            continue
        write_decisions(ledger, run, one.name, last_decisions(ledger, one.name), ())


def _write_left(ledger: sqlite3.Connection, run: int, item: Item, decided: Sequence[Decision]) -> None:
    """Keep of whom rosters that gave way to this one says the last: who is not in this one."""
    here = {(one.person, one.name) for one in decided}
    for before in (one for one in item.corrects if one.name != item.name):
        left = {who: told for who, told in last_decisions(ledger, before.name).items() if who not in here}
        write_decisions(ledger, run, before.name, left, ())


def _counts(summary: Summary, context: Context, given: Sequence[Path]) -> dict[str, Any]:
    """What the ledger keeps of a run beside its submissions."""
    return {
        "heads": dict(summary.heads),
        "submissions": dict(Counter(one.outcome for one in summary.receipts)),
        "changes": summary.changes,
        "complete": summary.complete,
        "employers": list_of(context),
        "paths": [path_of(path) for path in given],
    }


def _facts_made(entries: Sequence[Entry]) -> dict[str, Path]:
    """The facts that were read: path of the submission's file → where they were made."""
    made = {entry.item.path: entry.made / KEPT for entry in entries}
    return {path: file for path, file in made.items() if file.is_file()}


def _known(out: Path, entry: Entry, held: Holding, started: datetime, run: int, asked: Asked) -> Known:
    item, receipt, before = entry.item, entry.receipt, entry.item.known
    files, papers = held.written(str(out))
    return Known(
        item.path, item.name, entry.place.folder, entry.place.part, receipt.sha256,
        asked.of_rules(item.rules, receipt.rulebooks), item.rules,
        receipt.told, receipt.settled, before.first_seen if before else started.isoformat(), run, papers, files,
    )  # fmt: skip
