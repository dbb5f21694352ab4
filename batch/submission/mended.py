"""What a corrected roster mended: its issues beside those of the one that it takes the place of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

_TABLES: Final = ("issues", "people")


@dataclass(frozen=True)
class Mended:
    """Issues by person and header, with how many of each: mended, still there, new."""

    mended: Mapping[str, int] = field(default_factory=dict)
    still: Mapping[str, int] = field(default_factory=dict)
    fresh: Mapping[str, int] = field(default_factory=dict)


def mended_since(before: Mapping[str, str], issues: pa.Table, people: pa.Table) -> Mended | None:
    """Compare with the tables of the earlier roster (name → file); None where there was none, or it cannot be read."""
    if not all(name in before for name in _TABLES):
        return None
    try:
        old_issues, old_people = (pq.read_table(Path(before[name])) for name in _TABLES)
    except (OSError, pa.ArrowException):
        return None
    old = _told(old_issues.to_pylist(), old_people)
    new = _told(issues.to_pylist(), people)
    return Mended(dict(old - new), dict(old & new), dict(new - old))


def _told(issues: Iterable[Mapping[str, Any]], people: pa.Table) -> Counter[str]:
    """What is said of errors and warnings: 某甲的技能等级, or the sheet's own."""
    names = dict(zip(people["person"].to_pylist(), people["name"].to_pylist(), strict=True))
    found: Counter[str] = Counter()
    for one in issues:
        if one["severity"] == "info":
            continue
        who, header = names.get(one["person"], ""), one["header"] or "整表"
        whose = f"{who}的" if who else f"“{one['sheet']}”表的" if one["sheet"] else ""
        found[f"{whose}{header}"] += 1
    return found
