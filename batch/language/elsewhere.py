"""At which other places the same stands: some of them in words, the rest counted."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from itertools import islice
from typing import Final

_MOST: Final = 5  # places that are named


def other_places(held: Mapping[Hashable, str], whose: Hashable) -> tuple[list[str], str]:
    """The first places that are not somebody's own, and 等N处 where there are more.

    ``held``: for each who has it the place where it stands first. However many there are, only a few are looked at.
    """
    others = [place for one, place in islice(held.items(), _MOST + 1) if one != whose][:_MOST]
    count = len(held) - 1
    return others, f"等{count}处" if count > _MOST else ""
