"""Issues about people of several submissions: one at each place, which names the others."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from batch.language.elsewhere import other_places
from batch.report.excel.coded import Coded
from batch.results import ISSUES
from batch.roster.messages import message

_AT_ONCE: Final = 4096  # issues that are made as Python's own


class Group(NamedTuple):
    """Rows of the people in which the same stands, or of the same what cannot all be true."""

    rows: npt.NDArray[np.int64]
    header: str
    raw: str  # what stands there
    who: Sequence[Hashable]  # whose each row is: nobody's own other rows are named
    days: Sequence[str] = ()  # what each row says of it, where they contradict each other


def issues_at(groups: Iterable[Group], people: pa.Table, code: str) -> pa.Table:
    """An issue at each row of each group, which names the others."""
    submission, lines = Coded.of_arrow(people["submission"]), people["row"].to_numpy()
    rows: list[dict[str, Any]] = []
    tables: list[pa.Table] = [ISSUES.empty_table()]
    for group in groups:
        if len(rows) > _AT_ONCE:  # of a province's copies there are as many as people
            tables.append(pa.Table.from_pylist(rows, schema=ISSUES))
            rows = []
        places = [(submission.values[submission.codes[one]], int(lines[one])) for one in group.rows.tolist()]
        days = group.days or [""] * len(places)
        held: dict[Hashable, str] = {}
        for whose, (file, row), day in zip(group.who, places, days, strict=True):
            held.setdefault(whose, f"{file}第{row}行" + (f"”为“{day}" if day else ""))
        for whose, (file, row), day in zip(group.who, places, days, strict=True):
            raw = f"{group.raw}：{day}" if day else group.raw
            rows.append(_issue(code, group.header, file, row, raw, *other_places(held, whose)))
    return pa.concat_tables([*tables, pa.Table.from_pylist(rows, schema=ISSUES)])


def _issue(
    code: str, header: str, file: str, row: int, raw: str, others: Sequence[str], more: str
) -> dict[str, Any]:
    entry, text, advice = message(code, header, raw, f"“{'”“'.join(others)}”{more}")
    return {
        "submission": file, "person": -1, "code": code, "severity": entry.severity, "sheet": "", "cell": str(row),
        "header": header, "raw": raw, "message": text, "advice": advice,
    }  # fmt: skip
