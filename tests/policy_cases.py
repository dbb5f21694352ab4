"""The cases of tests/policies: loaded, screened and compared.

A case is one person; it goes through the real reader (its sheets as they come out of a
workbook) and the real engine.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from batch.days.moments import ALWAYS, NEVER, day_number
from batch.engine.question import Question
from batch.engine.reasons import reasons
from batch.engine.screening import screen
from batch.language.terms import STATUS_CODES
from batch.policy.library import Library
from batch.policy.standards import standards_of
from batch.roster.awards import AwardNames
from batch.roster.options import ReadOptions
from batch.roster.roster import read_sheets
from tests.people import as_day, sheets_of

FOLDER = Path(__file__).parent / "policies"
KEYS = frozenset({"case", "person", "as_of", "with", "without", "standards", "expect", "note"})


@dataclass(frozen=True)
class Case:
    """One person, one day, what each route should say."""

    file: str
    rulebook: str
    title: str
    as_of: Any
    person: dict[str, Any]
    without: list[str]
    standards: list[dict[str, Any]]
    expect: dict[str, Any]


def cases_of(path: Path) -> list[Case]:
    """The cases of one file."""
    content = yaml.load(path.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    found = []
    for one in content["cases"]:
        assert set(one) <= KEYS, (path.name, set(one) - KEYS)
        start = content.get("people", {})[one["person"]] if "person" in one else {}
        found.append(
            Case(
                path.name, content["rulebook"], one["case"], as_day(one.get("as_of", content["as_of"])),
                {**start, **(one.get("with") or {})}, one.get("without") or [], one.get("standards") or [],
                one["expect"],
            )
        )  # fmt: skip
    return found


def outcomes(library: Library, case: Case) -> dict[str, dict[str, Any]]:
    """What the program says: route → status, sure, maybe, missing."""
    options = ReadOptions(AwardNames(library.awards), case.as_of)
    roster = read_sheets("case.xlsx", sheets_of([case.person], case.without), options)
    question = Question(library, day_number(case.as_of), standards_of(case.standards))
    (screening,) = screen(roster.facts, [library[case.rulebook]], question)
    found = {}
    for route in screening.routes:
        moment = screening.moment(route)
        status = screening.status(route, moment)
        why = reasons(screening, route, moment, status)
        found[route.id] = {
            "status": STATUS_CODES[int(status[0])],
            "sure": int(moment.sure[0]),
            "maybe": int(moment.maybe[0]),
            "missing": why.missing.of(0),
            "blocking": why.blocking.of(0),
        }
    return found


def differences(found: dict[str, dict[str, Any]], case: Case) -> list[str]:
    """Where the program says something else than the case expects."""
    wrong = []
    for route, expected in case.expect.items():
        said = found[route]
        expected = {"status": expected} if isinstance(expected, str) else expected
        for key, value in expected.items():
            if key == "missing":
                if not set(value) <= set(said["missing"]):
                    wrong.append(f"{route} missing {value} not in {said['missing']}")
            elif said[key] != _plain(key, value):
                wrong.append(f"{route} {key}: expected {value}, said {said}")
    return wrong


def _plain(key: str, value: Any) -> Any:
    if key == "status":
        return value
    if value in ("NEVER", "ALWAYS"):
        return int(NEVER if value == "NEVER" else ALWAYS)
    return day_number(as_day(value))
