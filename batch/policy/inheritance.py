"""What a document that forwards (转发) or extends (增补) another takes over from it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from batch.errors import UserError
from batch.language.near import meant
from batch.policy.rulebook import Rulebook
from batch.policy.yamlfile import places

#: What a document that only forwards another takes over as it is, beside the routes.
FORWARDED: Final = (
    "award_lists", "awards", "bases", "benefits", "directory", "directory_edition", "directory_lost", "directory_note",
    "series", "teachers", "titles",
)  # fmt: skip

#: What a document that extends another takes over where it says nothing of its own.
INHERITED: Final = (
    "benefits", "directory", "directory_edition", "directory_lost", "directory_note", "series", "teachers", "titles",
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
        at = "forwards" if book.forwards else "extends"
        if parent not in books:
            allowed = "、".join(books)
            raise UserError(f"{places(path)(at)}：没有规则“{parent}”{meant(parent, books)}；可用：{allowed}")
        if parent in chain or parent == book.id:
            raise UserError(f"{places(path)(at)}：“{parent}”又转发或增补到自己，成了循环")
        chain.append(parent)
        name = parent


def check_taken(book: Rulebook, parent: Rulebook | None, where: Callable[..., str]) -> None:
    """Raise UserError for what a document writes and nobody would hear, beside that which it takes over."""
    if book.forwards and book.extends:
        raise UserError(
            f"{where('extends')}：forwards 和 extends 只能写一个；另有增补的写 extends，删去 forwards"
        )
    if book.drop and parent is None:
        raise UserError(f"{where('drop')}：没有 forwards 或 extends，drop 没有路线可以去掉")
    there = [route.id for route in parent.routes] if parent else []
    for name in book.drop:
        if name not in there:
            raise UserError(
                f"{where('drop')}：“{book.forwards or book.extends}”没有路线“{name}”{meant(name, there)}；"
                f"可用：{'、'.join(there)}"
            )
    for key in (*FORWARDED, "routes") if book.forwards else ():
        if key in book.model_fields_set:
            raise UserError(
                f"{where(key)}：写了 forwards（原文转发）的，{key} 全用“{book.forwards}”的，这里写的不起作用；"
                "另有增补的，请把 forwards 改为 extends"
            )


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
