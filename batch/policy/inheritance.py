"""What a document that forwards (转发) or extends (增补) another takes over from it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from batch.errors import UserError
from batch.policy.rulebook import Rulebook

#: What a document that only forwards another takes over as it is, beside the routes.
FORWARDED: Final = (
    "award_lists", "awards", "bases", "benefits", "directory", "directory_edition", "directory_note", "series", "teachers",
    "titles",
)  # fmt: skip

#: What a document that extends another takes over where it says nothing of its own.
INHERITED: Final = (
    "benefits", "directory", "directory_edition", "directory_note", "series", "teachers", "titles",
)  # fmt: skip

#: Where a document that extends another adds its own to what is there, the routes aside.
JOINED: Final = ("award_lists", "awards", "bases")


def ancestry(name: str, books: dict[str, tuple[Rulebook, Path]]) -> list[str]:
    """The rulebooks that one forwards or extends, the nearest first. Raises UserError."""
    chain: list[str] = []
    while True:
        book, path = books[name]
        parent = book.forwards or book.extends
        if not parent:
            return chain
        if parent not in books or parent in chain or parent == book.id:
            raise UserError(f"{path.name}：转发或扩展的规则“{parent}”不存在或循环")
        chain.append(parent)
        name = parent


def inherited(book: Rulebook, parent: Rulebook) -> Rulebook:
    """What a document that forwards or extends another says in all."""
    own = {route.id for route in book.routes} | set(book.drop)
    routes = tuple(
        route.model_copy(update={"document": route.document or parent.id})
        for route in parent.routes
        if route.id not in own
    )
    if book.extends:
        added: dict[str, object] = {
            name: getattr(parent, name)
            for name in INHERITED
            if name in parent.model_fields_set and name not in book.model_fields_set
        }
        added |= {name: _joined(getattr(parent, name), getattr(book, name)) for name in JOINED}
        added["routes"] = (*routes, *book.routes)
        return book.model_copy(update=added)
    kept: dict[str, object] = {"routes": routes}
    said = parent.model_fields_set | book.model_fields_set  # what neither says stays unsaid
    kept |= {name: getattr(parent, name) for name in FORWARDED if name in said}
    return book.model_copy(update=kept)


def _joined(there: Any, own: Any) -> Any:
    """Both lists, or both mappings, of which the own names win."""
    return {**there, **own} if isinstance(own, dict) else (*there, *own)
