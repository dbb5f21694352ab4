"""A new day for submissions of which nothing else has changed: they are asked again, many at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from batch.errors import is_disk_full
from batch.inbox.asked import day_of
from batch.inbox.standing import Item
from batch.inbox.workers.pool import Pool, WorkerLostError
from batch.ledger.facts import facts_at
from batch.submission.nights.again import Again, ask_again
from batch.submission.nights.anew import anew
from batch.submission.receipt import Receipt

_TOGETHER: Final = 75_000  # people of one task
_ASKED: Final = ("people", "outcomes", "issues")  # tables
Numbered = tuple[int, Again]


def asked_again(
    items: Sequence[Item], folders: Sequence[Path], out: Path, pool: Pool, settings_json: str
) -> dict[int, Receipt]:
    """Number of an item → its receipt, for each whose outcomes are made.

    One that says the same as before is done; of one that says something else the papers are to be
    written. All others are to be worked.
    """
    found: dict[int, Receipt] = {}
    batches = [
        (batch, pool.submit(ask_again, [one for _, one in batch], settings_json))
        for batch in _batches(items, folders, out)
    ]
    for batch, future in batches:
        try:
            said = pool.result(future)
        except WorkerLostError:
            continue
        except Exception as error:
            if is_disk_full(error):
                raise
            continue  # a table of the results is damaged, say: they are worked
        for (number, _), one in zip(batch, said, strict=True):
            known = items[number].known
            if one and known and one.counted is None:
                found[number] = replace(
                    known.receipt, same=True, told=one.told, moved=one.moved, outcomes=one.sha256
                )
            elif one and one.counted and known and not known.receipt.unwritten:
                found[number] = anew(known.receipt, one.told, one.counted, one.alike, one.tables)
    return found


def _batches(items: Sequence[Item], folders: Sequence[Path], out: Path) -> list[list[Numbered]]:
    """Those whose facts are at hand, some thousand people at a time."""
    batches: list[list[Numbered]] = []
    room = 0
    for number, (item, folder) in enumerate(zip(items, folders, strict=True)):
        facts = facts_at(out, item.path)
        if not item.told or item.saved_again or item.known is None or not item.known.receipt.people:
            continue
        if not facts.is_file():
            continue
        size = item.known.receipt.people
        if size > room:
            batches.append([])
            room = _TOGETHER
        room -= size
        people, outcomes, issues = (str(out / item.known.tables[name]) for name in _ASKED)
        held = item.known.digests["outcomes"]
        about = (item.kept_as, item.known.sha256, item.told, day_of(item.known.asked), held)
        one = Again(str(facts), people, outcomes, issues, str(folder), *about)
        batches[-1].append((number, one))
    return batches
