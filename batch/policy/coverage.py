"""What became of every sentence of every clause."""

from __future__ import annotations

from dataclasses import dataclass

from batch.policy.library import Entry, Library
from batch.policy.lint import lists_asked


@dataclass(frozen=True)
class Line:
    """One sentence of a clause and its fate."""

    clause: str
    quote: str
    fate: str
    became: str


def coverage(entry: Entry) -> list[Line]:
    """Every sentence of a document's clauses, in their order."""
    lines = []
    for clause in entry.rulebook.clauses:
        for part in clause.parts:
            became = "、".join(part.routes) if part.routes else part.why
            if part.routes and part.why:
                became += f"（{part.why}）"
            lines.append(Line(clause.id, part.quote, part.fate, became))
    return lines


def without_route(library: Library, entry: Entry) -> list[str]:
    """The routes of a document's own that no sentence of a clause points to."""
    named = {route for clause in entry.rulebook.clauses for part in clause.parts for route in part.routes}
    own = [
        route.id
        for route in entry.rulebook.routes
        if not route.document or route.document == entry.rulebook.id
    ]
    return [route for route in own if route not in named]


def unused_lists(library: Library, entry: Entry) -> list[str]:
    """The award lists of a document's own at which none of its requirements looks."""
    used = lists_asked(entry.rulebook)
    taken = {name for one in entry.ancestors for name in library[one].rulebook.award_lists}
    return [name for name in entry.rulebook.award_lists if name not in used | taken]
