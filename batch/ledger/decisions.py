"""What was decided about whom in which run, kept where it changed; and what is new since the last run."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import pyarrow.parquet as pq

from batch.report.results.changes import FALLEN, MOVED, NEW, Change
from batch.submission.decided import DECIDED

ELIGIBLE: Final = "可申报"
UPCOMING: Final = "即将符合"
#: In place of the staff number of somebody who no longer stands in the submission.
GONE: Final = "已不在册"
#: Why something is otherwise than in the last run.
TIME: Final = "时间到了"
FACTS: Final = "花名册有变"
RULES: Final = "规则或设置有变"
PROGRAM: Final = "程序更新"
ARRIVED: Final = "新报送"
WITHDRAWN: Final = "花名册已撤回"


class Decision(NamedTuple):
    """One person of a submission and what was decided."""

    person: str  # ID number, else 工号 and the staff number
    staff: str
    name: str
    organisation: str
    told: str  # JSON: 可申报 / 即将符合 / 待核实 → target → day


def decisions_in(folder: Path) -> list[Decision]:
    """What a worker wrote down about the people of a submission."""
    path = folder / DECIDED
    if not path.is_file():
        return []
    table = pq.read_table(path, columns=list(Decision._fields))
    columns = (column.to_numpy().tolist() for column in table.columns)
    return list(map(Decision._make, zip(*columns, strict=True)))


def last_decisions(ledger: sqlite3.Connection, submission: str) -> dict[tuple[str, str], str]:
    """Person and name → what was decided when it last changed."""
    rows = ledger.execute(
        "SELECT person, name, told FROM decisions WHERE submission = ? ORDER BY run", (submission,)
    )
    return {(person, name): told for person, name, told in rows}


def decided_before(ledger: sqlite3.Connection, submissions: Sequence[str]) -> dict[tuple[str, str], str]:
    """The same of several rosters together: whoever stands in two had what either gave, from the earlier day."""
    found: dict[tuple[str, str], str] = {}
    for name in submissions:
        for who, told in last_decisions(ledger, name).items():
            found[who] = _together(found[who], told) if who in found else told
    return found


def _together(told: str, other: str) -> str:
    """What was decided about somebody in two rosters."""
    found = {}
    for word in (ELIGIBLE, UPCOMING):
        one, two = _days(told, word), _days(other, word)
        found[word] = {
            target: min(days[target] for days in (one, two) if target in days) for target in {**one, **two}
        }
    return told if told == other else json.dumps(found, ensure_ascii=False)


def rosters_of(ledger: sqlite3.Connection, person: str) -> set[str]:
    """The submissions, of now and before, in which something was decided about a person."""
    rows = ledger.execute("SELECT DISTINCT submission FROM decisions WHERE person = ?", (person,))
    return {submission for (submission,) in rows}


def told_of(ledger: sqlite3.Connection, person: str) -> dict[str, dict[str, str]]:
    """Submission → target → day, as it was last decided about a person."""
    rows = ledger.execute("SELECT submission, told FROM decisions WHERE person = ? ORDER BY run", (person,))
    return {submission: eligible_days(told) for submission, told in rows}


def changes_of(
    submission: str, before: Mapping[tuple[str, str], str], now: Iterable[Decision], why: str
) -> Iterator[Change]:
    """What became of each person's targets since ``before``; people who have gone lose theirs."""
    met = set()
    for one in now:
        key = (one.person, one.name)
        met.add(key)
        yield from _changes(submission, one, before.get(key, "{}"), one.told, why)
    for (person, name), told in before.items():
        if (person, name) not in met:
            gone = Decision(person, "", name, "", "{}")
            yield from _changes(submission, gone, told, "{}", why)


def _changes(submission: str, who: Decision, before: str, now: str, why: str) -> Iterator[Change]:
    if before == now:
        return
    old, new = eligible_days(before), eligible_days(now)

    def change(what: str, target: str, because: str = why) -> Change:
        return Change(
            submission, who.organisation, who.name, who.person, what, target, new.get(target, ""),
            old.get(target, ""), because,
        )  # fmt: skip

    foretold = _days(before, UPCOMING)
    for target in (one for one in new if one not in old):
        came = new[target] and foretold.get(target) == new[target]  # whatever else is otherwise by now
        yield change(NEW, target, TIME if came else why)
    yield from (change(FALLEN, target) for target in old if target not in new)
    yield from (change(MOVED, target) for target in new if target in old and new[target] != old[target])


def eligible_days(told: str) -> dict[str, str]:
    """Target → from which day, of what was decided about somebody; nothing where that says something else."""
    return _days(told, ELIGIBLE)


def _days(told: str, word: str) -> dict[str, str]:
    try:
        found = json.loads(told).get(word, {})
    except (ValueError, AttributeError):
        return {}
    return {str(target): str(day) for target, day in found.items()} if isinstance(found, dict) else {}


def write_decisions(
    ledger: sqlite3.Connection, run: int, submission: str, before: Mapping[tuple[str, str], str],
    now: Iterable[Decision],
) -> None:  # fmt: skip
    """Keep what changed; who is no longer in the submission is kept as such."""
    now = list(now)
    new = [one for one in now if before.get((one.person, one.name)) != one.told] if before else now
    rows = [(run, submission, person, staff, name, told) for person, staff, name, _, told in new]
    gone = before.keys() - {(one.person, one.name) for one in now} if before else set()
    rows += [
        (run, submission, person, GONE, name, "{}") for person, name in gone if before[person, name] != "{}"
    ]
    ledger.executemany("INSERT INTO decisions VALUES (?, ?, ?, ?, ?, ?)", rows)


def history_of(ledger: sqlite3.Connection, number: str, name: str) -> list[dict[str, Any]]:
    """Everything that was decided about a person, by ID number or staff number, or by name, oldest first."""
    rows = ledger.execute(
        "SELECT r.started, r.as_of, r.version, r.rules, d.submission, d.name, d.person, d.told, d.staff FROM decisions d "
        "JOIN runs r ON r.id = d.run WHERE d.person = ? OR d.staff = ? OR d.name = ? ORDER BY d.run, d.submission",
        (number, number, name),
    )
    names = ("started", "as_of", "version", "rules", "submission", "name", "person", "told", "staff")
    return [dict(zip(names, row, strict=True)) for row in rows]


def names_in(ledger: sqlite3.Connection) -> list[str]:
    """The names of everybody whom the ledger knows."""
    return [name for (name,) in ledger.execute("SELECT DISTINCT name FROM decisions")]
