"""What several rulebooks tell a person beside the routes: each thing once, with the clauses that say it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final, Self

import numpy as np

from batch.days.moments import Mask
from batch.engine.benefits import Notes
from batch.facts import Index
from batch.policy.library import Library
from batch.policy.rulebook import Rulebook

_BETWEEN: Final = "；"
_LOST: Final = "缺页"
_EXTENDED: Final = "国 "  # before a clause of the document that is extended
#: A statement and the clause behind it, in brackets at its end.
_CITED: Final = re.compile(
    r"(?P<said>.+)（(?P<clause>(?:国 )?[一二三四五六七八九十]+(?:（[一二三四五六七八九十]+）)?\d*(?:\(\d+\))*|缺页[^（）]*)）"
)
_Cites = tuple[str, ...]  # a document's number and its clause; of a lost clause only the number
_Told = tuple[tuple[str, _Cites], ...]  # what is said, and by which clauses


@dataclass(frozen=True)
class Beside:
    """For everybody (n,) which of few tuples of statements they are told."""

    which: Index
    told: tuple[_Told, ...]

    @classmethod
    def nothing(cls, size: int) -> Self:
        """Nobody is told anything."""
        return cls(np.zeros(size, np.int32), ((),))

    def with_more(self, notes: Notes, whose: Mask, book: Rulebook, library: Library) -> Self:
        """With what one more rulebook tells those for whom it speaks."""
        more = [_statements(text, book, library) for text in notes.texts]
        codes = self.which.astype(np.int64) * (len(more) + 1) + np.where(whose, notes.which + 1, 0)
        pairs, which = np.unique(codes, return_inverse=True)
        told = []
        for pair in pairs.tolist():
            before, own = divmod(pair, len(more) + 1)
            told.append(_joined(self.told[before], more[own - 1] if own else ()))
        return type(self)(which.astype(np.int32), tuple(told))

    def texts(self) -> Any:
        """The statements of everybody as one text, each clause with its document."""
        return np.array([_text(told) for told in self.told], np.object_)[self.which]


def _statements(text: str, book: Rulebook, library: Library) -> _Told:
    own = library[book.forwards].rulebook.number if book.forwards else book.number
    told: list[tuple[str, _Cites]] = []
    for part in text.split(_BETWEEN):
        found = _CITED.fullmatch(part)
        if found and found["clause"].startswith(_EXTENDED) and book.extends:
            number = library[book.extends].rulebook.number
            told.append((found["said"], (f"{number}{found['clause'].removeprefix(_EXTENDED)}",)))
        elif found:
            told.append(
                (found["said"], (own + ("" if found["clause"].startswith(_LOST) else found["clause"]),))
            )
        elif part:
            told.append((part, ()))
    return tuple(told)


def _joined(before: _Told, more: _Told) -> _Told:
    """The statements of both; what both say is said once, by the clauses of both."""
    found: dict[str, _Cites] = dict(before)
    for said, cites in more:
        known = found.get(said, ())
        found[said] = (*known, *(one for one in cites if one not in known))
    return tuple(found.items())


def _text(told: _Told) -> str:
    return _BETWEEN.join(said + (f"（{'、'.join(cites)}）" if cites else "") for said, cites in told)
