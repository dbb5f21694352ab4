"""What the first sheet counts: levels held and in sight, months, missing facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from batch.report.results.content import Content
from batch.report.results.counts import names_counted, summed, texts_counted


@dataclass(frozen=True)
class Levels:
    """How many people hold each level, may apply for it, will, and how many are open."""

    held: Counter[str]
    now: Counter[str]
    soon: Counter[str]
    unsure: Counter[str]

    @classmethod
    def of(cls, content: Content) -> Self:
        """Of the people of some submissions."""
        title, skill = (content.verdicts.of_people(name) for name in ("title", "skill"))
        held = texts_counted(title.made(lambda word: f"{word}职称" if word else "")) + texts_counted(skill)
        return cls(held, *map(names_counted, (content.now, content.soon, content.unsure)))

    @classmethod
    def joined(cls, parts: Sequence[Self]) -> Self:
        """Of all groups together."""
        every = ((part.held, part.now, part.soon, part.unsure) for part in parts)
        return cls(*map(summed, zip(*every, strict=True)))


@dataclass(frozen=True)
class Soon:
    """How many come within the horizon, month by month, each person once a target."""

    months: Counter[str]

    @classmethod
    def of(cls, content: Content) -> Self:
        """Of the people of some submissions."""
        days = content.earliest(content.upcoming_once.rows)
        return cls(texts_counted(days.made(lambda day: f"{day:%Y-%m}" if day else "")))

    @classmethod
    def joined(cls, parts: Sequence[Self]) -> Self:
        """Of all groups together."""
        return cls(summed([part.months for part in parts]))


@dataclass(frozen=True)
class Missing:
    """How many people each missing fact leaves open."""

    headers: Counter[str]

    @classmethod
    def of(cls, content: Content) -> Self:
        """Of the people of some submissions."""
        asked, header, headers = content.asked
        most = max(1, len(headers))
        pairs = np.unique(content.verdicts.person[asked].astype(np.int64) * most + header)
        number = np.bincount(pairs % most, minlength=len(headers)).tolist()
        return cls(Counter(dict(zip(headers, number, strict=True))))

    @classmethod
    def joined(cls, parts: Sequence[Self]) -> Self:
        """Of all groups together."""
        return cls(summed([part.headers for part in parts]))
