"""What a requirement kind is: everything the program knows about it, in one place.

``days_of``, ``gaps_of``, ``headers_of``, ``evidence_of`` and ``papers_of`` are the only ways
in. Each kind registers itself by standing in the list of :mod:`batch.engine.kinds`, which
fails at import where a kind of the policy models has none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, Protocol

from batch.days.moments import ALWAYS, Mask, Moment, day_number
from batch.engine.kinds.case import Case
from batch.engine.view import View
from batch.language.terms import Ladder
from batch.policy.shapes import Strict


@dataclass(frozen=True)
class Gap:
    """A roster header, and whose cell under it is blank, unclear or imprecise; shape (n,)."""

    header: str
    people: Mask


class Cells(Protocol):
    """Where one person's facts stand on the roster; the engine knows no more of it."""

    def own(self, header: str) -> str:
        """A cell of the person's own row: header, content and address."""

    def row(self, place: int) -> str:
        """The address of a source row."""


def no_evidence(view: View, what: Any, ladder: Ladder, cells: Cells) -> Iterator[str]:
    """For what rests on nothing that a roster says."""
    return iter(())


def own_cells(
    headers: Callable[[Any], tuple[str, ...]],
) -> Callable[[View, Any, Ladder, Cells], Iterator[str]]:
    """Evidence that is the person's own cells, one a header read."""

    def evidence(view: View, what: Any, ladder: Ladder, cells: Cells) -> Iterator[str]:
        return (cells.own(header) for header in headers(what))

    return evidence


@dataclass(frozen=True)
class RequirementKind:
    """One kind of requirement; every part must be given, so that none is silently missing."""

    model: type[Strict]
    #: From which day it is met: the pair of days of everybody, on a route of a ladder.
    days: Callable[[View, Any, Ladder], Moment]
    #: Which facts leave it open, and for whom; whether they matter is for the pair of days to say.
    gaps: Callable[[View, Any, Ladder], Iterable[Gap]]
    #: The headers of sheet 人员 that it looks at; yearly ones without their year.
    headers: Callable[[Any], tuple[str, ...]]
    #: The facts of one person that it rests on, a line each, for ``explain``.
    evidence: Callable[[View, Any, Ladder, Cells], Iterator[str]]
    #: The papers that show it when somebody applies.
    papers: Callable[[Any], Iterable[str]]
    #: What is said to those whom it decides: cases, the first that fits each person.
    says: Callable[[View, Any, Ladder], Iterable[Case]]
    #: Whether it looks only at the person, never at the rulebook, so that all rulebooks share it.
    shared: bool = False
    #: Whether one paper closes it: who lacks only this is "one requirement short", as who lacks only time.
    by_paper: Callable[[Any], bool] = lambda what: False
    #: For what is met only for a time: the last day, the earliest it can be and the latest.
    lapse: Callable[[View, Any], Moment] | None = None


_KINDS: Final[dict[type[Strict], RequirementKind]] = {}


def register(kinds: Iterable[RequirementKind], expected: Iterable[type[Strict]]) -> None:
    """Make kinds known. Raises LookupError unless they are just those of the policy models."""
    for kind in kinds:
        if kind.model in _KINDS:
            raise LookupError(f"two kinds of {kind.model.__name__}")
        _KINDS[kind.model] = kind
    odd = {model.__name__ for model in set(_KINDS) ^ set(expected)}
    if odd:
        raise LookupError(f"requirement kinds of the engine and of the policy differ: {sorted(odd)}")


def kind_of(what: Strict) -> RequirementKind:
    """The kind of a requirement."""
    return _KINDS[type(what)]


def days_of(view: View, what: Strict, ladder: Ladder) -> Moment:
    """The pair of days of a requirement, on a route of the given ladder; computed once."""
    kind = kind_of(what)
    store: dict[object, Moment] = view.own
    key: object = (what, ladder)
    if kind.shared:
        store, key = view.shared, what
    if key not in store:
        since, year = getattr(what, "since", None), getattr(what, "since_year", None)
        if (since and view.as_of < day_number(since)) or (year and view.question.year < year):
            store[key] = view.constant(int(ALWAYS), int(ALWAYS))
        else:
            store[key] = kind.days(view, what, ladder)
    return store[key]


def gaps_of(view: View, what: Strict, ladder: Ladder) -> list[Gap]:
    """The gaps of a requirement that anybody has."""
    return [gap for gap in kind_of(what).gaps(view, what, ladder) if gap.people.any()]


def cases_of(view: View, what: Strict, ladder: Ladder) -> Iterable[Case]:
    """What is said of a requirement, case by case."""
    return kind_of(what).says(view, what, ladder)


def headers_of(what: Strict) -> tuple[str, ...]:
    """The headers of sheet 人员 that a requirement looks at; yearly ones without their year."""
    return kind_of(what).headers(what)


def evidence_of(view: View, what: Strict, ladder: Ladder, cells: Cells) -> Iterator[str]:
    """The facts of the only person of a view that a requirement rests on."""
    return kind_of(what).evidence(view, what, ladder, cells)


def papers_of(what: Strict) -> Iterable[str]:
    """The papers that show that a requirement is met."""
    return kind_of(what).papers(what)


def lapse_of(view: View, what: Strict) -> Moment | None:
    """The last day of a requirement that is met only for a time; None for any other."""
    lapse = kind_of(what).lapse
    return lapse(view, what) if lapse else None


def is_read(header: str, read: set[str]) -> bool:
    """Whether a header (2025年度考核 …) is among the headers that requirements look at."""
    return header in read or (header[:4].isdigit() and header[4:] in read)
