"""Results: three tables (outcomes, people, issues) that every report is made from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from batch.engine.outcomes import SCHEMA as OUTCOME_SCHEMA

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
                "work_start", "unlisted",
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


@dataclass(frozen=True)
class Results:
    """The tables of one submission, or of several together."""

    outcomes: pa.Table
    people: pa.Table
    issues: pa.Table

    @classmethod
    def joined(cls, folders: list[Path]) -> Results:
        """The results written in several folders, one after the other."""
        return cls(
            _read(folders, "outcomes", OUTCOMES),
            _read(folders, "people", PEOPLE),
            _read(folders, "issues", ISSUES),
        )


def _read(folders: list[Path], name: str, schema: pa.Schema) -> pa.Table:
    """The tables of several folders one after the other; repeated texts stay dictionaries."""
    coded = [field.name for field in schema if field.type == pa.string()]
    tables = [pq.read_table(folder / f"{name}.parquet", read_dictionary=coded) for folder in folders]
    if not tables:
        return schema.empty_table()
    return pa.concat_tables([table.select(schema.names) for table in tables], promote_options="permissive")


def writer(path: Path, schema: pa.Schema) -> pq.ParquetWriter:
    """A Parquet file that readers see as plain strings, dates and lists."""
    coded = pa.schema(
        [f.with_type(pa.dictionary(pa.int32(), pa.string())) if f.type == pa.string() else f for f in schema]
    )
    return pq.ParquetWriter(path, coded, compression="zstd", store_schema=False)
