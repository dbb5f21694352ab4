"""Who stands in several submissions of a run: an issue at each place, decided by nobody but a person."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from batch.results import ISSUES
from batch.roster.messages import message

_COLUMNS = ("submission", "row", "name", "id_number")
_FIRST = 5  # places that are named


def people_in_several(tables: Sequence[Path]) -> pa.Table:
    """An issue for each row of a person who stands in more than one of some submissions, columns of ISSUES.

    ``tables`` are the people tables of the submissions.

    A person is an ID number and a name; whoever has no ID number is not compared.
    """
    paths = [path for path in tables if path.is_file()]
    if len(paths) < 2:
        return ISSUES.empty_table()
    people = pd.concat([pq.read_table(path, columns=list(_COLUMNS)).to_pandas() for path in paths])
    people = people.astype(dict.fromkeys(("submission", "name", "id_number"), str))
    people = people[people["id_number"] != ""].drop_duplicates(["submission", "id_number", "name"])
    groups = people.groupby(["id_number", "name"], sort=False)
    several = people[groups["submission"].transform("size") > 1]
    rows = []
    for _, group in several.groupby(["id_number", "name"], sort=False):
        places = [f"{one.submission}第{one.row}行" for one in group.itertuples()]
        for number, one in enumerate(group.itertuples()):
            others = (place for other, place in enumerate(places) if other != number)
            more = f"等{len(places) - 1}处" if len(places) - 1 > _FIRST else ""
            elsewhere = f"“{'”“'.join(islice(others, _FIRST))}”{more}"
            entry, text, advice = message("P03", "身份证号", one.id_number, elsewhere)
            rows.append(
                {
                    "submission": one.submission, "person": -1, "code": "P03", "severity": entry.severity, "sheet": "",
                    "cell": str(one.row), "header": "身份证号", "raw": one.id_number, "message": text, "advice": advice,
                }
            )  # fmt: skip
    return pa.Table.from_pylist(rows, schema=ISSUES)
