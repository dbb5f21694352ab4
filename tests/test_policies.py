"""The cases that a policy officer can read, and that every route has its three."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import cache

import pytest

from batch.policy.library import Library
from batch.policy.requirements import Unsettled
from tests.here import SOAK
from tests.policy_cases import FOLDER, Case, Said, cases_of, differences, outcomes, rosters, together

FILES = sorted(FOLDER.glob("*.yaml"))
CASES = [case for path in FILES for case in cases_of(path)]


def _title(case: Case) -> str:
    return f"{case.file.removesuffix('.yaml')}: {case.title}"


@pytest.fixture(scope="module")
def said(library: Library) -> Callable[[Case], Said]:
    """What the program says of each case: whole rosters are read and screened at once, and remembered."""
    if SOAK:
        return lambda case: outcomes(library, case)
    roster_of = {id(case): roster for roster in rosters(CASES) for case in roster}
    known: dict[int, Said] = {}

    def of(case: Case) -> Said:
        if id(case) not in known:
            roster = roster_of[id(case)]
            known.update(zip(map(id, roster), together(library, roster), strict=True))
        return known[id(case)]

    return of


@pytest.mark.parametrize("case", CASES, ids=_title)
def test_case(case: Case, said: Callable[[Case], Said]) -> None:
    """The program says what the case expects."""
    assert differences(said(case), case) == []


def test_every_rulebook_has_a_file_of_cases(library: Library) -> None:
    """One file a rulebook, named as it."""
    assert {path.stem for path in FILES} == set(library.entries)
    assert all(case.file == f"{case.rulebook}.yaml" for case in CASES)


@cache
def _statuses() -> dict[tuple[str, str], set[str]]:
    """Rulebook and route → the statuses that its file's cases expect."""
    found = defaultdict(set)
    for case in CASES:
        for route, expected in case.expect.items():
            status = expected if isinstance(expected, str) else expected.get("status", "")
            found[case.rulebook, route].add(status)
    return found


@pytest.mark.parametrize("rulebook", [path.stem for path in FILES])
def test_every_route_has_its_three_cases(rulebook: str, library: Library) -> None:
    """One who may apply (unless the text leaves it open), one who may not, one who is open."""
    lacking = []
    for route in library[rulebook].rulebook.routes:
        said = _statuses()[rulebook, route.id]
        always_open = any(isinstance(what, Unsettled) and what.since is None for what in route.requires)
        if "eligible" not in said and not always_open:
            lacking.append(f"{route.id}: eligible")
        if not said & {"not_met", "upcoming"}:
            lacking.append(f"{route.id}: not_met or upcoming")
        if "undetermined" not in said:
            lacking.append(f"{route.id}: undetermined")
    assert lacking == []


@pytest.mark.parametrize("rulebook", [path.stem for path in FILES])
def test_cases_name_routes_that_are_there(rulebook: str, library: Library) -> None:
    """A case about a route that was renamed must not pass by."""
    known = {route.id for route in library[rulebook].rulebook.routes}
    assert {route for name, route in _statuses() if name == rulebook} <= known


def test_a_forwarded_document_says_the_same(library: Library) -> None:
    """Whatever Jiangsu's cases expect once Nantong's is in force, Nantong's says too."""
    since = library["nantong-2022"].rulebook.in_force.since
    cases = [case for case in CASES if case.rulebook == "jiangsu-2021" and case.as_of >= since]
    assert len(cases) > 200
    forwarded = [Case(**{**vars(case), "rulebook": "nantong-2022"}) for case in cases[::5]]
    for roster in rosters(forwarded):
        for case, found in zip(roster, together(library, roster), strict=True):
            assert differences(found, case) == [], case.title
