"""What became of every sentence of every clause."""

from __future__ import annotations

from dataclasses import dataclass

from batch.policy.library import Entry, Library


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
