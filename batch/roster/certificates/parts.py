"""Rows of certificates from many tables put together, with those that may be held and are written nowhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from batch.days.moments import NEVER, Days, Mask
from batch.facts import Certificates, Index, Interval
from batch.language.terms import Doubt, Kind
from batch.roster.columns import Parts
from batch.roster.understand.titles import TOP_SKILL, TOP_TITLE

_MONTH: Final = 31  # days


@dataclass
class CertificateParts(Parts):
    """Rows of certificates gathered from several tables."""

    clashing: dict[Kind, Index] = field(default_factory=dict)  # source rows of one that has several levels
    apart: dict[Kind, Index] = field(default_factory=dict)  # and of one whose days contradict each other

    def unknown(self, people: Index, records: Index, kind: Kind, doubt: Doubt = Doubt.NONE) -> None:
        """People whose own sheet has no place for such certificates: they may hold any, or none.

        One row each of any level and day, that counts for what is possible only.
        """
        size = people.size
        nothing = Interval.unknown(size)
        self.add(
            person=people, place=records, kind=np.full(size, kind), low=np.full(size, -1),
            high=np.full(size, TOP_SKILL if kind is Kind.SKILL else TOP_TITLE),
            series=np.zeros(size), occupation=np.zeros(size),
            obtained_first=nothing.first, obtained_last=nothing.last,
            appointed_first=nothing.first, appointed_last=nothing.last,
            valid=np.ones(size, np.bool_), name=np.zeros(size), issuer=np.zeros(size),
            wide=np.ones(size, np.bool_), doubt=np.full(size, doubt),
        )  # fmt: skip

    def build(self) -> Certificates:
        """All certificates, sorted by person."""
        order = self.order()

        def column(name: str, dtype: Any) -> npt.NDArray[Any]:
            return self.joined(name, dtype)[order]

        first, last, apart = _agreed(column)
        clash = _clashing(column)
        place, kinds = column("place", np.int32), column("kind", np.int8)
        self.clashing, self.apart = (
            {kind: place[found & (kinds == kind)] for kind in Kind} for found in (clash, apart)
        )
        return Certificates(
            person=column("person", np.int32),
            place=column("place", np.int32),
            kind=column("kind", np.int8),
            low=np.where(clash, np.int8(-1), column("low", np.int8)),
            high=column("high", np.int8),
            series=column("series", np.int32),
            occupation=column("occupation", np.int32),
            obtained=Interval(first, last),
            appointed=Interval(column("appointed_first", np.int32), column("appointed_last", np.int32)),
            valid=column("valid", np.bool_),
            name=column("name", np.int32),
            issuer=column("issuer", np.int32),
            wide=column("wide", np.bool_),
            doubt=np.where(clash, np.int8(Doubt.REMARK), column("doubt", np.int8)),
        )


def _clashing(column: Callable[[str, Any], npt.NDArray[Any]]) -> Mask:
    """Certificates of one trade, series and day that two rows of a person have with several levels: nobody knows which it is.

    On a sheet of certificates each row is one of its own.
    """
    person = column("person", np.int32)
    same = person[1:] == person[:-1]
    first, last, low = (column(name, np.int64) for name in ("obtained_first", "obtained_last", "low"))
    known = (low >= 0) & (last != NEVER) & (last - first < _MONTH) & column("valid", np.bool_)
    known &= column("wide", np.bool_)
    known &= np.append(same, False) | np.append(False, same)
    clash = np.zeros(person.size, np.bool_)
    rows = np.flatnonzero(known)
    if rows.size < 2:
        return clash
    names = ("person", "kind", "series", "occupation", "obtained_first", "obtained_last")
    keys = np.stack([column(name, np.int64)[rows] for name in names])
    which = np.unique(keys, axis=1, return_inverse=True)[1].reshape(-1)
    clash[rows] = (_differs(low[rows], which) & _differs(column("place", np.int64)[rows], which))[which]
    return clash


def _differs(values: npt.NDArray[np.int64], which: npt.NDArray[np.intp]) -> Mask:
    """Whether there are several values in each group."""
    least, most = _extremes(values, which)
    return np.asarray(least < most)


def _agreed(column: Callable[[str, Any], npt.NDArray[Any]]) -> tuple[Days, Days, Mask]:
    """The first and last day of each certificate, and which are written with days that contradict each other.

    One certificate is one person's of one kind, level, trade and name; with no trade and no
    name nobody knows whether two are one. 2018年6月 and 2018-06-05 agree on a day; of days that do
    not agree it may be any between them.
    """
    first, last = column("obtained_first", np.int32), column("obtained_last", np.int32)
    keys = [column(name, np.int64) for name in ("person", "kind", "low", "high", "occupation", "name")]
    apart = np.zeros(first.size, np.bool_)
    rows = np.flatnonzero((last != NEVER) & (keys[2] >= 0) & ((keys[4] > 0) | (keys[5] > 0)))
    if rows.size < 2:
        return first, last, apart
    which = np.unique(np.stack([key[rows] for key in keys]), axis=1, return_inverse=True)[1].reshape(-1)
    (begins, latest), (earliest, ends) = (_extremes(days[rows], which) for days in (first, last))
    differ = latest > earliest
    first[rows] = np.where(differ, begins, latest)[which]
    last[rows] = np.where(differ, ends, earliest)[which]
    apart[rows] = differ[which]
    return first, last, apart


def _extremes(
    values: npt.NDArray[Any], which: npt.NDArray[np.intp]
) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    """The least and the largest value of each group, numbered from 0."""
    limits = np.iinfo(values.dtype)
    least, most = (np.full(which.max() + 1, limit, values.dtype) for limit in (limits.max, limits.min))
    np.minimum.at(least, which, values)
    np.maximum.at(most, which, values)
    return least, most
