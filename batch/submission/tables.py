"""The three tables of one submission: outcomes, people and issues."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from batch.context import Context
from batch.days.moments import Mask
from batch.engine.outcomes import outcome_batch
from batch.engine.screening import Screening, screen
from batch.errors import UnreadableFileError
from batch.facts import Index
from batch.language.terms import Status
from batch.results import OUTCOMES, PEOPLE, writer
from batch.roster.messages import Issue, message
from batch.roster.roster import Roster, read_file
from batch.submission.clocks import clocks
from batch.submission.issues import write_issues
from batch.submission.people import people_table
from batch.submission.receipt import Receipt
from batch.submission.unclear import Asked, asked_of, has_other_sheets

#: People screened at a time; small enough for their columns to stay in the cache.
CHUNK: Final = 65536

REJECTED_ADVICE: Final = "请按说明更正后重新提交"


def refuse(folder: Path, receipt: Receipt, code: str, advice: str) -> Receipt:
    """A submission without results: empty tables, and one issue that says the receipt's reason."""
    issue = Issue(code, "", "", "", "", receipt.reason, "error", advice)
    write_issues(folder, receipt.file, [issue])
    for name, schema in (("outcomes", OUTCOMES), ("people", PEOPLE)):
        writer(folder / f"{name}.parquet", schema).close()
    return replace(receipt, issues=1)


def process(path: Path, folder: Path, context: Context, label: str = "") -> Receipt:
    """Read and screen one file; its tables are written into ``folder``, which must exist.

    ``label`` is the submission's name in the results, the file's name if empty.
    """
    label = label or path.name
    size, digest = fingerprint(path)
    try:
        roster = read_file(path, context.read_options())
    except UnreadableFileError as error:
        return refuse(
            folder, Receipt(label, "rejected", size, digest, reason=str(error)), error.code, REJECTED_ADVICE
        )
    speaking, issues = speaking_for(roster, context)
    statuses, eligible, asked = _write_outcomes(folder, label, roster, speaking, context)
    table = people_table(
        label, roster, speaking, context.library, context.question, context.settings.assume, asked
    )
    pq.write_table(table, folder / "people.parquet", store_schema=False)
    all_issues = [*roster.issues, *issues]
    write_issues(folder, label, all_issues, roster)
    return Receipt(
        label,
        _outcome(roster, all_issues),
        size,
        digest,
        roster.facts.size,
        roster.rows.records,
        roster.unusable,
        len(all_issues),
        "" if roster.facts.size else "没有一行可以使用",
        tuple(name for name, mask in speaking.items() if mask.any()),
        statuses,
        eligible,
        row_counts=asdict(roster.rows),
        elsewhere=sum(int((roster.places == issue.raw).sum()) for issue in issues if issue.code == "P04"),
    )


def fingerprint(path: Path) -> tuple[int, str]:
    """A file's size and SHA-256; 0 and nothing if it cannot be read."""
    try:
        with path.open("rb") as stream:
            return path.stat().st_size, hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return 0, ""


def _outcome(roster: Roster, issues: list[Issue]) -> str:
    if not roster.facts.size:
        return "rejected"
    if roster.unusable:
        return "partly_accepted"
    noted = any(issue.severity != "info" for issue in issues)
    return "accepted_with_issues" if noted else "accepted"


def speaking_for(roster: Roster, context: Context) -> tuple[dict[str, Mask], list[Issue]]:
    """For each rulebook, the people for whom it speaks; with issues for places without any."""
    size, settings = roster.facts.size, context.settings
    if settings.rulebooks:
        return {name: np.ones(size, np.bool_) for name in settings.rulebooks}, _elsewhere(roster, context)
    speaking: dict[str, Mask] = {}
    issues: list[Issue] = []
    for place in dict.fromkeys(roster.places.tolist()):
        there = roster.places == place
        names = context.library.speaking(place or "000000", settings.day)
        for name in names:
            speaking[name] = speaking.get(name, np.zeros(size, np.bool_)) | there
        if not names or not place:
            issues.append(_place_issue(roster, np.flatnonzero(there), "P01" if names else "P02", place))
    order = {name: number for number, name in enumerate(context.library.entries)}
    return dict(sorted(speaking.items(), key=lambda item: order[item[0]])), issues


def _elsewhere(roster: Roster, context: Context) -> list[Issue]:
    """An issue for each place for which no rulebook that was named is."""
    return [
        _place_issue(roster, np.flatnonzero(roster.places == place), "P04", place)
        for place in dict.fromkeys(roster.places.tolist())
        if place and not context.is_for(place)
    ]


def _place_issue(roster: Roster, people: Any, code: str, place: str) -> Issue:
    """One issue for all people of a place, at the first one's cell."""
    table, first = roster.people, int(people[0])
    entry, text, advice = message(
        code, "所在地", str(roster.texts("所在地")[first]) or "空白", str(people.size)
    )
    record = table.offset + int(roster.persons.record[first])
    cell = table.cell("所在地", first)
    return Issue(code, table.sheet_of(first), cell, "所在地", place, text, entry.severity, advice, record)


def screenings_of(roster: Roster, speaking: dict[str, Mask], context: Context, chunk: int = CHUNK) -> Any:
    """Chunk by chunk: the first person's number, and each rulebook's screening with its people."""
    question = context.question
    asked = [
        (clock.of(question), [entry for entry, _ in entries], [mask for _, mask in entries])
        for clock, entries in clocks(roster.places, speaking, context)
    ]
    for first, facts in roster.facts.chunks(chunk):
        for by_clock, entries, masks in asked:
            for screening, mask in zip(screen(facts, entries, by_clock), masks, strict=True):
                people = np.flatnonzero(mask[first : first + facts.size])
                if people.size:
                    yield first, screening, people.astype(np.int32)


def _write_outcomes(
    folder: Path, file: str, roster: Roster, speaking: dict[str, Mask], context: Context
) -> tuple[dict[str, int], dict[str, int], Asked]:
    statuses: Counter[str] = Counter()
    eligible: Counter[str] = Counter()
    asked: Asked = {}
    with writer(folder / "outcomes.parquet", OUTCOMES) as out:
        for table, screening, people in outcome_tables(file, roster, speaking, context):
            statuses.update(
                {row["values"]: row["counts"] for row in pc.value_counts(table["status"]).to_pylist()}
            )
            out.write_table(table)
            _count_eligible(screening, people, eligible)
            if has_other_sheets(roster):
                for person, headers in asked_of(table).items():
                    asked.setdefault(person, {}).update(headers)
    return dict(statuses), dict(eligible), asked


def outcome_tables(
    file: str, roster: Roster, speaking: dict[str, Mask], context: Context
) -> Iterator[tuple[pa.Table, Screening, Index]]:
    """The outcomes, columns of ``OUTCOMES``, chunk by chunk and rulebook by rulebook."""
    identity = _identity(file, roster)
    for first, screening, people in screenings_of(roster, speaking, context):
        batch = outcome_batch(screening, people, first)
        who = np.repeat(people + np.int32(first), len(screening.routes))
        columns = [pa.DictionaryArray.from_arrays(pa.array(codes[who]), words) for codes, words in identity]
        yield pa.table([*columns, *batch.columns], names=OUTCOMES.names), screening, people


def _count_eligible(screening: Screening, people: Index, eligible: Counter[str]) -> None:
    by_target: dict[tuple[str, str], Mask] = {}
    for route in screening.routes:
        if route.target.level:
            can = screening.result(route)[1][people] == Status.ELIGIBLE
            key = (route.target.ladder, route.target.level)
            by_target[key] = by_target.get(key, np.zeros(people.size, np.bool_)) | can
    for (ladder, level), can in by_target.items():
        if can.any():
            eligible[f"{'职称' if ladder == 'title' else '技能'}·{level}"] += int(can.sum())


def _identity(file: str, roster: Roster) -> list[tuple[Index, pa.Array]]:
    persons = roster.persons
    columns = [
        np.full(persons.count, file, np.object_),
        roster.texts("单位名称"),
        roster.texts("部门"),
        persons.names,
        persons.id_numbers,
        persons.staff_numbers,
    ]
    coded = []
    for column in columns:
        codes, words = pd.factorize(column)
        coded.append((codes.astype(np.int32), pa.array([str(word) for word in words], pa.string())))
    return coded
