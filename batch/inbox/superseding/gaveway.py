"""Rosters that were renamed, or taken away as their correction came: what stood for them is known from the last run.

The file of one that was corrected is no more: what its people table says is compared, as files are that lie
side by side (:mod:`batch.inbox.superseding.versions`): in one folder, every employer in the later one, and nearly all the people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from batch.inbox.publishing.record import digest_of
from batch.inbox.superseding.versions import NOT, people_lacking
from batch.language.codes import plain_code
from batch.language.text import squeeze
from batch.ledger.known import Known
from batch.submission.whose import Whose, employers_of, who

_COLUMNS: Final = ["name", "id_number", "staff_number", "organisation"]
People = Mapping[
    str, frozenset[str]
]  # 单位名称 → who, by name and number: staff numbers are an employer's own


def left_for(
    fresh: Mapping[str, Path], gone: Sequence[Known], whose: Mapping[Path, Whose | None], out: Path
) -> dict[str, list[Known]]:
    """Files that have just come (path → file) → what has gone for them: the same bytes elsewhere, or what they correct.

    ``whose``: of those files that were read.
    """
    found = _renamed(fresh, gone) if gone else {}
    met = {one.path for some in found.values() for one in some}
    left = [one for one in gone if one.path not in met]
    read = {path: known for path, file in fresh.items() if (known := whose.get(file))}
    for newer, some in _gave_way(read, left, out).items() if left and read else ():
        found.setdefault(newer, []).extend(some)
    return found


def _renamed(fresh: Mapping[str, Path], gone: Iterable[Known]) -> dict[str, list[Known]]:
    """Files that lay elsewhere, or were called otherwise: path → what stands in the results for the same bytes.

    Where nobody is in it, only in the same folder: everybody's empty form has the same bytes.
    Of several with the same bytes each is one of the files, and more than there are files are the last one.
    """
    before: dict[tuple[str, str], list[Known]] = defaultdict(list)
    for one in gone:
        if one.sha256:
            before[one.sha256, "" if one.receipt.people else _folder(one.path)].append(one)
    found: dict[str, list[Known]] = {}
    last: dict[tuple[str, str], str] = {}
    for path, file in fresh.items() if before else ():
        digest = digest_of(file)
        key = (digest, "") if (digest, "") in before else (digest, _folder(path))
        if key in before:
            left = before[key]
            found[path] = [left.pop(0) if len(left) > 1 else left[0]]
            last[key] = path
    for key, path in last.items():
        found[path] = list({one.path: one for one in (*found[path], *before[key])}.values())
    return found


def _gave_way(fresh: Mapping[str, Whose], gone: Iterable[Known], out: Path) -> dict[str, list[Known]]:
    """Path of a file that has just come → the rosters that it stands for; each with the one that has most of its people."""
    by_folder: dict[str, list[str]] = defaultdict(list)
    for path in fresh:
        by_folder[_folder(path)].append(path)
    found: dict[str, list[Known]] = {}
    for one in gone:
        beside = [path for path in by_folder[_folder(one.path)] if _has_employers(fresh[path], one)]
        people = _people(one, out) if beside else {}
        counts = [(len(_every(people) & fresh[path].people), path) for path in beside]
        counts = [
            (count, path)
            for count, path in counts
            if people and people_lacking(people, fresh[path].people) != NOT
        ]
        if counts:
            found.setdefault(max(counts)[1], []).append(one)
    return found


def _folder(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[0]


def _has_employers(whose: Whose, one: Known) -> bool:
    """Whether every employer of a roster is in the one that has come."""
    pairs = [(plain_code(code), squeeze(name)) for name, code in one.receipt.employers]
    was = Whose(*employers_of(pairs), {}, frozenset(), frozenset())
    return whose.is_all_of(was, strictly=True)


def _every(people: People) -> frozenset[str]:
    return frozenset[str]().union(*people.values())


def _people(one: Known, out: Path) -> People:
    """Who stood in it by employer; nobody where that cannot be read."""
    place = one.tables.get("people")
    try:
        rows: Sequence[Mapping[str, str]] = (
            pq.read_table(out / place, columns=_COLUMNS).to_pylist() if place else []
        )
    except (OSError, pa.ArrowException):
        return {}
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        number = row["id_number"] or row["staff_number"] or ""
        found[row["organisation"] or ""].add(who(row["name"] or "", number))
    return {name: frozenset(some) for name, some in found.items()}
