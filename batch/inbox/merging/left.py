"""Where those have stood who have left a roster: it is gone, or says nothing of them any more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from batch.ledger.known import Known
from batch.report.results.changes import FALLEN, Change
from batch.submission.decided import known_as

_COLUMNS = ["id_number", "staff_number", "organisation"]


def with_employers(
    changes: Iterable[Change], out: Path, before: Mapping[str, Sequence[Known]]
) -> list[Change]:
    """The same, with the employer that each person had in the roster of the last run; ``before``: by submission."""
    people: dict[str, dict[str, str]] = {}
    found = []
    for one in changes:
        known = before.get(one.submission)
        if one.what == FALLEN and not one.organisation and known:
            if one.submission not in people:
                people[one.submission] = {
                    who: name for each in known for who, name in _employers(each, out).items()
                }
            one = replace(one, organisation=people[one.submission].get(one.person, ""))
        found.append(one)
    return found


def _employers(known: Known, out: Path) -> dict[str, str]:
    """Whose each person was, as the last run's table of people says; nothing where it cannot be read."""
    place = known.tables.get("people")
    try:
        rows = pq.read_table(out / place, columns=_COLUMNS).to_pylist() if place else []
    except (OSError, pa.ArrowException):
        return {}
    return {known_as(one["id_number"], one["staff_number"]): one["organisation"] for one in rows}
