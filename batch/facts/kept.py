"""Facts as an Arrow file, and back: what was read once need not be read again.

A row holds the facts of some people; each of its columns is a list, so that columns of different lengths stand
side by side. Columns of numbers of one type are one list, one behind the other: a night reads those of
thousands of rosters. Whatever is not a column of numbers or texts stands in the file's metadata as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from batch.facts import Award, Awards, Certificates, Facts, Hours, Interval, Occupation, Words
from batch.facts.sealed import seal, unseal
from batch.language.text import BETWEEN

_META: Final = b"guantong"
_FLAGS: Final = ("size", "knows_skills", "knows_titles", "knows_certificates")
_SIZES: Final = "sizes"
_LENGTHS: Final = "lengths"
_NUMBERS: Final = "numbers/"  # before a type: the columns of it
ALL: Final = 0  # which facts of a file: those of everybody
SOME: Final = 1  # or only those of some
_AWARD: Final = tuple(field.name for field in fields(Award))
Columns = Mapping[str, npt.NDArray[Any]]


class NoFactsError(Exception):
    """A file that holds no facts, or not those of this version."""


def write_facts(path: Path, facts: Facts, about: Mapping[str, Any], some: Facts | None = None) -> None:
    """Write facts; ``about`` (JSON) says of what they are, by which they are known again.

    ``some``: those of some of the people, which can be read without the others.
    """
    every = [one for one in (facts, some) if one is not None]
    columns = [dict(_columns(one)) for one in every]
    told = {
        "about": dict(about),
        "words": {header: column.words for header, column in facts.words.items()},
        **{name: getattr(facts, name) for name in _FLAGS},
        _SIZES: [one.size for one in every],
        _LENGTHS: [{name: [one.dtype.str, one.size] for name, one in own.items()} for own in columns],
    }
    meta = {_META: json.dumps(told, ensure_ascii=False).encode()}
    rows = [_row(*one).replace_schema_metadata(meta) for one in zip(every, columns, strict=True)]
    seal(path, rows)


def _row(facts: Facts, columns: Columns) -> pa.RecordBatch:
    """Facts as one row of lists."""
    types = sorted({one.dtype.str for one in columns.values()})
    lists = {
        f"{_NUMBERS}{name}": pa.array(
            np.concatenate([one for one in columns.values() if one.dtype.str == name])
        )
        for name in types
    }
    lists |= {name: pa.array(texts, pa.string()) for name, texts in _texts(facts)}
    arrays = [pa.ListArray.from_arrays(pa.array([0, len(one)], pa.int32()), one) for one in lists.values()]
    return pa.record_batch(arrays, names=list(lists))


def read_facts(path: Path, which: int = ALL) -> tuple[Facts, dict[str, Any]]:
    """The facts again, ALL or only those of SOME; and of what they are.

    Raises NoFactsError for anything else than such a file.
    """
    try:
        row = unseal(path).get_batch(which)
        told = json.loads(row.schema.metadata[_META])
        columns = {name: column.values for name, column in zip(row.schema.names, row.columns, strict=True)}
        texts = {k: v.to_pylist() for k, v in columns.items() if not k.startswith(_NUMBERS)}
        numbers = _apart(columns, told[_LENGTHS][which])
        return _facts(numbers, texts, {**told, "size": told[_SIZES][which]}), told["about"]
    except (OSError, pa.ArrowException, KeyError, TypeError, ValueError, IndexError) as error:
        raise NoFactsError(path.name) from error


def _apart(columns: Mapping[str, pa.Array], lengths: Mapping[str, tuple[str, int]]) -> Columns:
    """The columns of numbers again, by their names; ``lengths``: of each its type and how many there are."""
    types = {name for name, _ in lengths.values()}
    lists = {name: columns[f"{_NUMBERS}{name}"].to_numpy(zero_copy_only=False) for name in types}
    starts, found = dict.fromkeys(lists, 0), {}
    for name, (kind, size) in lengths.items():
        start = starts[kind]
        starts[kind] = start + size
        found[name] = lists[kind][start : start + size]
    if any(starts[name] != one.size for name, one in lists.items()):
        raise ValueError(_LENGTHS)
    return found


def hold_the_same(path: Path, other: Path) -> bool:
    """Whether two files hold the same facts, whatever is known beside them; not where one holds none."""
    found = []
    for one in (path, other):
        try:
            row = unseal(one).get_batch(ALL)
            told = json.loads(row.schema.metadata[_META])
            found.append((row, told[_LENGTHS][ALL], {name: told[name] for name in ("words", *_FLAGS)}))
        except (OSError, pa.ArrowException, KeyError, TypeError, ValueError, IndexError):
            return False
    (row, *told), (other_row, *other_told) = found
    return bool(told == other_told and row.equals(other_row))


def _columns(facts: Facts) -> Iterator[tuple[str, npt.NDArray[Any]]]:
    """Every column of numbers by a name of its own: dates/毕业日期/first."""
    yield "occupation", facts.occupation
    yield "interruption", facts.interruption
    if facts.placeless is not None:
        yield "placeless", facts.placeless
    yield from ((f"words/{header}", column.codes) for header, column in facts.words.items())
    for header, interval in facts.dates.items():
        yield from _interval(f"dates/{header}", interval)
    yield from ((f"assessments/{year}", codes) for year, codes in facts.assessments.items())
    for year, hours in facts.hours.items():
        yield from ((f"hours/{year}/{one.name}", getattr(hours, one.name)) for one in fields(Hours))
    yield from ((f"assumed/{header}", mask) for header, mask in facts.assumed.items())
    for name, rows in (("certificates", facts.certificates), ("awards", facts.awards)):
        for one in fields(rows):
            value = getattr(rows, one.name)
            if isinstance(value, Interval):
                yield from _interval(f"{name}/{one.name}", value)
            else:
                yield f"{name}/{one.name}", value


def _interval(name: str, interval: Interval) -> Iterator[tuple[str, npt.NDArray[Any]]]:
    yield f"{name}/first", interval.first
    yield f"{name}/last", interval.last


def _texts(facts: Facts) -> Iterator[tuple[str, list[str]]]:
    """What is distinct, as columns of texts."""
    yield "occupations/name", [one.name for one in facts.occupations]
    yield "occupations/code", [one.code for one in facts.occupations]
    yield "names", list(facts.names)
    for name in _AWARD:
        yield f"awards_seen/{name}", [_told(getattr(one, name)) for one in facts.awards_seen]


def _told(value: object) -> str:
    return BETWEEN.join(value) if isinstance(value, tuple) else json.dumps(value, ensure_ascii=False)


def _award(texts: Mapping[str, list[str]], number: int) -> Award:
    own = {name: texts[f"awards_seen/{name}"][number] for name in _AWARD}
    may_be = own.pop("may_be")
    plain = {name: json.loads(text) for name, text in own.items()}
    return Award(**plain, may_be=tuple(may_be.split(BETWEEN)) if may_be else ())


def _facts(numbers: Columns, texts: Mapping[str, list[str]], told: Mapping[str, Any]) -> Facts:
    def below(start: str) -> dict[str, str]:
        """The part of a name behind ``start/`` → that name."""
        return {name.removeprefix(f"{start}/"): name for name in numbers if name.startswith(f"{start}/")}

    def interval(name: str) -> Interval:
        return Interval(numbers[f"{name}/first"], numbers[f"{name}/last"])

    def rows(model: type[Any], name: str) -> Any:
        found = {
            one.name: numbers[f"{name}/{one.name}"] if f"{name}/{one.name}" in numbers else interval(f"{name}/{one.name}")
            for one in fields(model)
        }  # fmt: skip
        return model(**found)

    years = dict.fromkeys(int(name.partition("/")[0]) for name in below("hours"))
    return Facts(
        **{name: told[name] for name in _FLAGS},
        words={k: Words(tuple(told["words"][k]), numbers[name]) for k, name in below("words").items()},
        dates={header: interval(f"dates/{header}") for header in dict.fromkeys(k.rpartition("/")[0] for k in below("dates"))},
        occupation=numbers["occupation"],
        interruption=numbers["interruption"],
        assessments={int(year): numbers[name] for year, name in below("assessments").items()},
        hours={year: Hours(*(numbers[f"hours/{year}/{one.name}"] for one in fields(Hours))) for year in years},
        certificates=rows(Certificates, "certificates"),
        awards=rows(Awards, "awards"),
        occupations=tuple(map(Occupation, texts["occupations/name"], texts["occupations/code"])),
        names=tuple(texts["names"]),
        awards_seen=tuple(_award(texts, number) for number in range(len(texts["awards_seen/text"]))),
        assumed={header: numbers[name] for header, name in below("assumed").items()},
        placeless=numbers.get("placeless"),
    )  # fmt: skip
