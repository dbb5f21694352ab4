"""The three tables of one submission: outcomes, people and issues."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from batch.context import Context
from batch.days.moments import Mask
from batch.errors import UnopenedFileError, UnreadableFileError, UserError
from batch.report.tables import LISTED, ListedWriter
from batch.results import OUTCOMES, write_empty, writer
from batch.roster.messages import Issue
from batch.roster.roster import Roster, read_file
from batch.submission.countedoutcomes import Counted
from batch.submission.issues import issue_table
from batch.submission.nights.keeping import keep
from batch.submission.nights.saying import sayings
from batch.submission.nights.steady import Decided, Watch
from batch.submission.nights.told import told_by, told_without
from batch.submission.persons.crowd import Crowd, outcome_tables
from batch.submission.persons.people import people_table
from batch.submission.persons.speaking import speaking_for
from batch.submission.persons.unclear import Asked, asked_of, has_other_sheets
from batch.submission.problems import REJECTED_ADVICE, problems_of, why_rejected
from batch.submission.receipt import Receipt
from batch.submission.whose import named_in

#: People up to whom it is worth knowing whether the same is said again: a larger submission is written anew.
COMPARED: Final = 5000


def refuse(folder: Path, receipt: Receipt, code: str, advice: str) -> Receipt:
    """A submission without results: empty tables, and one issue that says the receipt's reason."""
    problems = issue_table(receipt.file, [Issue(code, "", "", "", "", receipt.reason, "error", advice)])
    pq.write_table(problems, folder / "issues.parquet", store_schema=False)
    write_empty(folder, "outcomes", "people")
    return replace(receipt, issues=1, told=told_without([problems]))


@dataclass(frozen=True)
class Processed:
    """What became of one file, and of few people the tables themselves as they stand in its folder."""

    receipt: Receipt
    outcomes: Sequence[pa.Table] = ()  # columns of OUTCOMES; none of a larger submission
    people: pa.Table | None = None
    issues: pa.Table | None = None
    standing: Mapping[str, str] = field(default_factory=dict)  # tables that stand elsewhere: name → file


def processed(path: Path, folder: Path, context: Context, label: str = "", kept_as: str = "") -> Processed:
    """Read and screen one file; its tables are written into ``folder``, which must exist.

    ``label`` is the submission's name in the results, the file's name if empty; ``kept_as``:
    under which fingerprint its facts are kept beside the tables, for nights to come.
    """
    label = label or path.name
    size, digest = fingerprint(path)
    try:
        roster = read_file(path, context.read_options())
    except UnopenedFileError as error:
        raise UserError(str(error)) from error  # the run has failed here, and tries again
    except UnreadableFileError as error:
        rejected = Receipt(label, "rejected", size, digest, reason=str(error))
        return Processed(refuse(folder, rejected, error.code, REJECTED_ADVICE))
    speaking, issues = speaking_for(roster, context)
    watch = Watch(context.settings, roster.facts.size)
    outcomes, counted, asked = _write_outcomes(folder, label, roster, speaking, context, watch)
    people = people_table(label, roster, speaking, context, asked)
    all_issues = problems_of(roster, issues)
    problems = issue_table(label, all_issues, roster)
    for name, table in (("people", people), ("issues", problems)):
        pq.write_table(table, folder / f"{name}.parquet", store_schema=False)
    rows = asdict(roster.rows)
    few = len(people) <= COMPARED
    said = sayings(outcomes, context.settings, context.settings.day) if few else []
    told = told_by([people, problems], said, rows) if few else ""
    spoke = tuple(name for name, mask in speaking.items() if mask.any())
    if kept_as and told:  # nothing else is asked again
        about = {"kept_as": kept_as, "sha256": digest, "spoke": list(spoke)}
        keep(folder, roster, all_issues, context, Decided(outcomes, said, told, watch), about)
    receipt = Receipt(
        label, _outcome(roster, all_issues), size, digest, roster.facts.size, roster.rows.records, roster.unusable,
        len(all_issues), why_rejected(roster), spoke,
        dict(counted.statuses), dict(counted.eligible),
        row_counts=rows,
        elsewhere=sum(int((roster.places == issue.raw).sum()) for issue in issues if issue.code == "P04"),
        told=told, employers=named_in(roster),
    )  # fmt: skip
    return Processed(receipt, outcomes, people, problems)


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


def _write_outcomes(
    folder: Path, file: str, roster: Roster, speaking: dict[str, Mask], context: Context, watch: Watch
) -> tuple[list[pa.Table], Counted, Asked]:
    """Write them; also the tables themselves where they are few, and what is counted of them."""
    counted = Counted()
    asked: Asked = {}
    kept: list[pa.Table] = []
    written: list[Future[None]] = []
    listed = ListedWriter(folder / LISTED)
    # writing is not Python's: it goes on beside the next screening
    with (
        closing(listed),
        writer(folder / "outcomes.parquet", OUTCOMES) as out,
        ThreadPoolExecutor(1) as aside,
    ):
        for table, screening, people in outcome_tables(Crowd.of(file, roster), speaking, context):
            counted.see(table)
            written.append(aside.submit(out.write_table, table))
            if roster.facts.size > COMPARED:
                written.append(aside.submit(listed.see, table))
            else:
                kept.append(table)
                watch.see(table, screening, people)
            if has_other_sheets(roster):
                for person, headers in asked_of(table).items():
                    asked.setdefault(person, {}).update(headers)
    for one in written:
        one.result()  # a full disk is heard
    return kept, counted, asked
