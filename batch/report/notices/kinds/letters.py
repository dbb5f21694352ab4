"""Letters that an earlier run wrote: one that would say the same but for the day goes out once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from batch.language.filenames import nameless, same_name


@dataclass(frozen=True)
class Letters:
    """The letters that stand in a submission's folder, and of whom the same is said as when they were written."""

    people: frozenset[int] = frozenset()
    files: frozenset[str] = frozenset()  # by their places in the folder
    _stay: dict[str, list[str]] = field(default_factory=dict)
    _called: Counter[str] = field(default_factory=Counter)

    def stands(self, person: int, about: Callable[[int], str], everybody: Iterable[int], folder: str) -> bool:
        """Whether the letter of a kind to a person is there and would say the same; it then stays.

        ``about``: what a letter to somebody is called after. Where two people's are called alike it is written anew.
        """
        if person not in self.people:
            return False
        if not self._called:
            self._called.update(same_name(nameless(about(one))) for one in everybody)
        name = nameless(about(person))
        if f"{folder}/{name}.docx" not in self.files or self._called[same_name(name)] > 1:
            return False
        self._stay.setdefault(folder, []).append(f"{folder}/{name}.docx")
        return True

    def staying(self, folder: str) -> tuple[str, ...]:
        """The letters of a kind that stay, by their places in the submission's folder."""
        return tuple(self._stay.get(folder, ()))


NO_LETTERS: Final = Letters()
