"""The cases of tests/policies: loaded, screened and compared.

A case is one person; it goes through the real reader (its sheets as they come out of a
workbook) and the real engine, with those who are asked the same; in the long form alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
from batch.roster.understand.identity import check_character
from tests.people import as_day, invented_id, sheets_of

Said = dict[str, dict[str, Any]]  # route → status, sure, maybe, missing, blocking
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


def outcomes(library: Library, case: Case) -> Said:
    """What the program says: route → status, sure, maybe, missing."""
    return together(library, [case])[0]


def together(library: Library, cases: Sequence[Case]) -> list[Said]:
    """The same of several people on one roster, who are asked the same on the same day."""
    first = cases[0]
    options = ReadOptions(AwardNames(library.awards), first.as_of)
    people = [born(number) | case.person for number, case in enumerate(cases)]
    roster = read_sheets("case.xlsx", sheets_of(people, first.without), options)
    assert roster.facts.size == len(cases)
    question = Question(library, day_number(first.as_of), standards_of(first.standards))
    (screening,) = screen(roster.facts, [library[first.rulebook]], question)
    found: list[Said] = [{} for _ in cases]
    for route in screening.routes:
        moment = screening.moment(route)
        status = screening.status(route, moment)
        why = reasons(screening, route, moment, status)
        for number, said in enumerate(found):
            said[route.id] = {
                "status": STATUS_CODES[int(status[number])],
                "sure": int(moment.sure[number]),
                "maybe": int(moment.maybe[number]),
                "missing": why.missing.of(number),
                "blocking": why.blocking.of(number),
            }
    return found


def born(number: int) -> dict[str, str]:
    """Somebody of the same day of birth and sex as the first, number 0; ``number``: below 500."""
    digits = f"{invented_id(0)[:14]}{2 * number:03}"
    return {"身份证号": digits + check_character(digits), "姓名": f"某{number}"}


def rosters(cases: Iterable[Case]) -> list[list[Case]]:
    """The cases that can stand on one roster: of the same question, with the same columns and sheets.

    Whoever has an ID number of the case's own stands alone.
    """
    found: dict[object, list[Case]] = {}
    for number, case in enumerate(cases):
        filled = sorted(key for key, value in case.person.items() if isinstance(value, list | dict) and value)
        years = sorted(key for key in case.person if key[:4].isdigit())
        own = number if "身份证号" in case.person else None
        asked = (case.rulebook, case.as_of, case.without, case.standards)
        found.setdefault(repr((asked, filled, years, own)), []).append(case)
    return list(found.values())


def differences(found: Said, case: Case) -> list[str]:
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
