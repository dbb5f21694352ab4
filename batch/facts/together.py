"""The facts of several rosters as one: people one behind the other, what is distinct numbered anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from batch.facts import Facts, Hours, Index, Interval, Words
from batch.facts.rows import Awards, Certificates

_RowsOf = TypeVar("_RowsOf", Certificates, Awards)
Shape = tuple[Any, ...]


def shape_of(facts: Facts) -> Shape:
    """What rosters must have alike to be asked together: what they have a place for at all."""
    return (
        facts.knows_skills, facts.knows_titles, facts.knows_certificates, facts.placeless is None,
        tuple(facts.assessments), tuple(facts.hours), tuple(facts.assumed),
        tuple((header, column.words) for header, column in facts.words.items()),
    )  # fmt: skip


def together(every: Sequence[Facts]) -> Facts:
    """The facts of rosters of one shape as those of one. Raises ValueError for different shapes."""
    first = every[0]
    if any(shape_of(one) != shape_of(first) for one in every):
        raise ValueError("the facts of rosters of different shapes")
    occupations, occupation_of = _numbered([one.occupations for one in every])
    names, name_of = _numbered([one.names for one in every])
    awards, award_of = _numbered([one.awards_seen for one in every])
    starts = np.cumsum([0, *(one.size for one in every)])
    certificates = [
        replace(
            one.certificates,
            occupation=occupation_of[n][one.certificates.occupation],
            name=name_of[n][one.certificates.name],
            issuer=name_of[n][one.certificates.issuer],
        )
        for n, one in enumerate(every)
    ]
    won = [replace(one.awards, award=award_of[n][one.awards.award]) for n, one in enumerate(every)]
    return replace(
        first,
        size=int(starts[-1]),
        words={k: Words(v.words, _joined([one.words[k].codes for one in every])) for k, v in first.words.items()},
        dates={k: _intervals([one.dates[k] for one in every]) for k in first.dates},
        occupation=_joined([occupation_of[n][one.occupation] for n, one in enumerate(every)]),
        interruption=_joined([one.interruption for one in every]),
        assessments={k: _joined([one.assessments[k] for one in every]) for k in first.assessments},
        hours={k: _hours([one.hours[k] for one in every]) for k in first.hours},
        certificates=_rows(certificates, starts),
        awards=_rows(won, starts),
        occupations=occupations,
        names=names,
        awards_seen=awards,
        assumed={k: _joined([one.assumed[k] for one in every]) for k in first.assumed},
        placeless=None if first.placeless is None else _joined([one.placeless for one in every]),
    )  # fmt: skip


def _numbered(every: Sequence[Sequence[Any]]) -> tuple[tuple[Any, ...], list[Index]]:
    """Distinct things of several lists in the order met, and for each list the new numbers of its own."""
    seen: dict[Any, int] = {}
    numbers = [np.array([seen.setdefault(one, len(seen)) for one in own], np.int32) for own in every]
    return tuple(seen), numbers


def _joined(columns: Sequence[Any]) -> npt.NDArray[Any]:
    return np.concatenate(columns)


def _intervals(every: Sequence[Interval]) -> Interval:
    return Interval(_joined([one.first for one in every]), _joined([one.last for one in every]))


def _hours(every: Sequence[Hours]) -> Hours:
    return Hours(*(_joined([getattr(one, field.name) for one in every]) for field in fields(Hours)))


def _rows(every: Sequence[_RowsOf], starts: npt.NDArray[np.int64]) -> _RowsOf:
    """Rows one behind the other, their persons renumbered."""
    made: dict[str, Any] = {}
    for field in fields(every[0]):
        values = [getattr(one, field.name) for one in every]
        if field.name == "person":
            values = [value + np.int32(start) for value, start in zip(values, starts.tolist(), strict=False)]
        made[field.name] = _intervals(values) if isinstance(values[0], Interval) else _joined(values)
    return replace(every[0], **made)
