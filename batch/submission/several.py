"""Who stands in several submissions of a run: an issue at each place, decided by nobody but a person."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from batch.report.excel.coded import Coded
from batch.results import ISSUES
from batch.roster.messages import message

_FIRST = 5  # places that are named


def people_in_several(people: pa.Table) -> pa.Table:
    """An issue for each submission that a person of several stands in, columns of ISSUES.

    ``people``: columns of PEOPLE, of all submissions. A person is an ID number and a name;
    whoever has no ID number is not compared.
    """
    submission, number, name = (Coded.of_arrow(people[one]) for one in ("submission", "id_number", "name"))
    person = number.codes.astype(np.int64) * (len(name.values) + 1) + name.codes
    known = np.array([bool(value) for value in number.values] or [False])[number.codes]
    places = _one_a_submission(person, submission.codes, np.flatnonzero(known))
    lines = people["row"]
    rows: list[dict[str, Any]] = []
    for group in _groups(person[places], places):
        found = [
            (submission.values[submission.codes[one]], lines[one].as_py(), number.values[number.codes[one]])
            for one in group.tolist()
        ]
        where = [f"{file}第{row}行" for file, row, _ in found]
        rows += [_issue(*one, where, place) for place, one in enumerate(found)]
    return pa.Table.from_pylist(rows, schema=ISSUES)


def _one_a_submission(
    person: npt.NDArray[np.int64], submission: npt.NDArray[np.int32], rows: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """Of some rows the first of each person and submission, in their order."""
    order = np.lexsort((rows, submission[rows], person[rows]))
    ordered = rows[order]
    first = np.ones(ordered.size, np.bool_)
    first[1:] = (np.diff(person[ordered]) != 0) | (np.diff(submission[ordered]) != 0)
    return np.sort(ordered[first])


def _groups(person: npt.NDArray[np.int64], rows: npt.NDArray[np.int64]) -> Iterator[npt.NDArray[np.int64]]:
    """The rows of each person who has more than one, persons and rows in the order they stand in."""
    order = np.argsort(person, kind="stable")
    starts = np.flatnonzero(np.diff(person[order], prepend=person[order][:1] - 1))
    sizes = np.diff(np.append(starts, order.size))
    several = [order[start : start + size] for start, size in zip(starts, sizes, strict=True) if size > 1]
    yield from sorted((rows[group] for group in several), key=lambda group: int(group[0]))


def _issue(file: str, row: int, number: str, where: list[str], place: int) -> dict[str, Any]:
    others = (one for other, one in enumerate(where) if other != place)
    more = f"等{len(where) - 1}处" if len(where) - 1 > _FIRST else ""
    entry, text, advice = message("P03", "身份证号", number, f"“{'”“'.join(islice(others, _FIRST))}”{more}")
    return {
        "submission": file, "person": -1, "code": "P03", "severity": entry.severity, "sheet": "", "cell": str(row),
        "header": "身份证号", "raw": number, "message": text, "advice": advice,
    }  # fmt: skip
