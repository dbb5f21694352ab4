"""Results: three tables (outcomes, people, issues) that every report is made from."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from batch.engine.outcomes import SCHEMA as OUTCOME_SCHEMA
from batch.engine.outcomes import coded

#: Who an outcome is about; these stand before the engine's columns.
IDENTITY: Final = pa.schema(
    [
        ("submission", pa.string()),
        ("organisation", pa.string()),
        ("department", pa.string()),
        ("name", pa.string()),
        ("id_number", pa.string()),
        ("staff_number", pa.string()),
    ]
)
OUTCOMES: Final = pa.schema([*IDENTITY, *OUTCOME_SCHEMA])
PEOPLE: Final = pa.schema(
    [
        ("submission", pa.string()),
        ("person", pa.int32()),
        ("row", pa.int32()),
        *[IDENTITY.field(name) for name in IDENTITY.names[1:]],
        *[
            (name, pa.string())
            for name in (
                "place", "post", "occupation", "skill", "title", "rulebooks",
                "waiver", "education", "examinations", "treatment", "remarks", "assumed",
                "work_start", "unlisted", "unclear", "certificates", "coached", "dated",
            )
        ],
    ]
)  # fmt: skip
ISSUES: Final = pa.schema(
    [
        ("submission", pa.string()),
        ("person", pa.int32()),
        *[
            (name, pa.string())
            for name in ("code", "severity", "sheet", "cell", "header", "raw", "message", "advice")
        ],
    ]
)


TABLES: Final = ("outcomes", "people", "issues")
_OTHER: Final = r"(?:\(\d+\))?"  # of a name that was not free
_TABLE: Final = re.compile(rf"({'|'.join(TABLES)}){_OTHER}\.parquet(?:/part-\d+{_OTHER}\.parquet)?")
#: What somebody may do about; everything else is decided.
OPEN: Final = ("eligible", "undetermined", "upcoming")
LISTS: Final = ("blocking", "missing", "assumed")
BLANK: Final = "："  # between a header and the row on which it is blank, of PEOPLE.unclear
WRONG: Final = "！"  # the same, where it is written and was not understood


def table_at(place: str) -> str:
    """Which table stands at a place below the results, also where it had to take another name; empty for none.

    What is written for a roster from a folder outcomes.parquet stands in outcomes(2).parquet, and is none.
    """
    found = _TABLE.fullmatch(place)
    return found[1] if found else ""


#: Columns of OUTCOMES that another day moves: written so that a day is put in its place (``submission/redated.py``).
MOVING: Final = ("sure", "maybe", "as_of")

#: Those by whose least and greatest value a reader may skip what it does not look for.
_SOUGHT: Final = ("submission", "person", "rulebook", "route", "status")


def writer(path: Path, schema: pa.Schema) -> pq.ParquetWriter:
    """A Parquet file that readers see as plain strings, dates and lists."""
    leaves = [f"{f.name}.list.element" if f.name in LISTS else f.name for f in schema]
    still = [name for name in leaves if name not in MOVING]
    return pq.ParquetWriter(
        path,
        coded(schema),
        compression={name: "zstd" if name in still else "none" for name in leaves},
        compression_level=dict.fromkeys(still, 1),
        use_dictionary=[name for name in leaves if name not in ("sure", "maybe")],
        write_statistics=[name for name in still if name in _SOUGHT],
        store_schema=False,
    )


def write_empty(folder: Path, *names: str) -> None:
    """Write tables without rows into a folder: those named, all if none is."""
    schemas = zip(TABLES, (OUTCOMES, PEOPLE, ISSUES), strict=True)
    for name, schema in schemas:
        if not names or name in names:
            writer(folder / f"{name}.parquet", schema).close()
