"""The written forms of forms.yaml, cells.yaml and rows.yaml, and what the reader makes of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from batch.days.moments import day_number, to_date
from batch.engine.award_match import Match, best
from batch.policy.library import Library
from batch.roster.awards import AwardNames, ReadAward, read_cell, read_row

HERE = Path(__file__).parent
STATUSES = ("counts", "open", "blank", "none", "denied", "unlisted")
SAID = frozenset(["A02", "A03", "A04", "A05", "A06", "A08", "V01", "V04"])
FACTS = ("name", "level", "place", "prize", "rank", "role", "category")
MATCH = {"counts": Match.YES, "open": Match.MAYBE, "blank": Match.MAYBE}


@dataclass(frozen=True)
class Form:
    """One way of writing an award, the list it is held against, and what it must be."""

    text: str
    cells: tuple[str, ...]  # of a row: level, class, prize, role; empty for 荣誉奖项
    on: str
    status: str
    expect: dict[str, Any]

    @property
    def label(self) -> str:
        """How a test names it."""
        return f"{self.on.split('-')[0]}·{self.status}·{self.text}"


def _loaded(name: str) -> Any:
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def forms() -> list[Form]:
    """Every form of forms.yaml."""
    found = []
    for group in _loaded("forms.yaml"):
        assert set(group) <= {"list", *FACTS, *STATUSES}, group["list"]
        common = {key: group[key] for key in FACTS if key in group}
        for status in STATUSES:
            for one in group.get(status, ()):
                own = {"text": one} if isinstance(one, str) else one
                found.append(Form(own["text"], (), group["list"], status, {**common, **own}))
    return found


@lru_cache(maxsize=1)
def rows() -> list[Form]:
    """Every form of rows.yaml."""
    return [
        Form(one["cells"][0], tuple(one["cells"][1:]), one["list"], one["status"], one)
        for one in _loaded("rows.yaml")
    ]


@lru_cache(maxsize=1)
def several() -> list[dict[str, Any]]:
    """Every cell of cells.yaml."""
    found: list[dict[str, Any]] = _loaded("cells.yaml")
    return found


def read(names: AwardNames, form: Form) -> tuple[ReadAward, ...]:
    """What the reader makes of a form."""
    return read_row(names, form.text, *form.cells) if form.cells else read_cell(names, form.text)


def faults(library: Library, names: AwardNames, form: Form) -> list[str]:
    """Where the reader says something else than the form must be."""
    found = read(names, form)
    codes = [code for one in found for code, _, _ in one.notes]
    rulebook, _, title = form.on.partition(" ")
    book = library[rulebook].rulebook
    entries = book.award_lists[title]
    said = max((best(one.award, entries, book) for one in found if not one.denied), default=Match.NO)
    wrong = []
    if said is not MATCH.get(form.status, Match.NO):
        wrong.append(f"{said.name} on the list")
    wrong += _issues(form, codes, all(one.denied for one in found))
    if form.status in ("counts", "blank", "none") and not any(_fits(one, form.expect) for one in found):
        wrong.append(f"facts {[(one.award, _days(one)) for one in found]}")
    return wrong


def _issues(form: Form, codes: list[str], denied: bool) -> list[str]:
    if form.status == "denied":
        return [] if "A07" in codes and denied else [f"not denied: {codes}"]
    if form.status == "unlisted":
        return [] if codes == ["A01"] else [f"not A01: {codes}"]
    if form.status == "open":
        quiet = form.expect.get("quiet")
        return [] if quiet or SAID & set(codes) else ["silent"]
    return [] if not codes else [f"issues {codes}"]


def _fits(one: ReadAward, expect: dict[str, Any]) -> bool:
    award = one.award
    if any(getattr(award, key) != expect[key] for key in FACTS if key in expect):
        return False
    if expect.get("from"):
        first, last = day_number(expect["from"]), day_number(expect["to"])
        return (one.day.first, one.day.last) == (first, last)
    return True


def _days(one: ReadAward) -> tuple[Any, Any]:
    return to_date(one.day.first), to_date(one.day.last)


def told(one: ReadAward) -> str:
    """An award in the short form of cells.yaml."""
    award = one.award
    if one.denied:
        return "!"
    if not award.name and award.may_be:
        return f"?{award.may_be[0]}"
    if not award.name and not award.competition:
        return "*"
    year = to_date(one.day.first)
    parts = [award.name or "~", award.level, award.prize or str(award.rank or ""), award.role]
    if year and not award.competition:
        parts[2] = str(year.year)
    return "|".join(parts)


def wrong_cell(names: AwardNames, cell: dict[str, Any]) -> str:
    """What a cell with several awards gives instead of what it must."""
    found = [told(one) for one in read_cell(names, cell["text"])]
    wanted = cell["gives"]
    if len(found) == len(wanted) and all(
        got == want or (want[0] not in "!?*" and got.startswith(want + "|"))
        for got, want in zip(found, wanted, strict=True)
    ):
        return ""
    return f"{found} not {wanted}"
