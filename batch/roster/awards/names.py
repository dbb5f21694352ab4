"""The names that the rulebooks know, and where they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from batch.policy.award_lists import AwardName
from batch.roster.awards.text import normal

#: Characters that may stand inside a name and are no part of it.
_LOOSE: Final = str.maketrans("", "", " ()[]【】·")
#: What makes another word of the name before it: 江苏工匠精神, 劳模创新工作室, 首席技师工作室, 世赛选拔项目.
GOES_ON: Final = re.compile(
    "精神|学院|奖学金|杯|讲堂|大讲堂|论坛|协会|联盟|班(?!组)|赛(?!区)|(?<=世赛)选拔项目|(?<=国赛)精选项目"
)
_PRIZE: Final = "奖"
#: The same, but only of a name with no level before it: 省首席技师工作室 holds 省首席技师 whole.
STUDIO: Final = re.compile("创新|工作室")
LEVELLED: Final = re.compile("[国省市区县级部院][ (]*$")


@dataclass(frozen=True)
class AwardNames:
    """The names that the rulebooks at hand use, with their other spellings."""

    names: tuple[AwardName, ...]

    @cached_property
    def by_spelling(self) -> dict[str, AwardName]:
        """Loose form of each spelling → the award."""
        return {loose(text): one for one in self.names for text in (one.name, *one.aliases)}

    @cached_property
    def _by_stem(self) -> dict[str, AwardName]:
        """The same without 奖 at its end, for 技术发明二等奖."""
        return {form[:-1]: one for form, one in self.by_spelling.items() if form.endswith(_PRIZE)}

    @cached_property
    def by_name(self) -> dict[str, AwardName]:
        """Canonical name → the award."""
        return {one.name: one for one in self.names}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        whole = {form: re.escape(form) for form in self.by_spelling}
        stems = {
            form: f"{re.escape(form)}(?=[特一二三壹贰叁123]等奖)"
            for form in self._by_stem
            if form not in whole
        }
        forms = sorted((whole | stems).items(), key=lambda pair: len(pair[0]), reverse=True)
        return re.compile("|".join(pattern for _, pattern in forms))

    def stand_in(self, text: str) -> Iterator[tuple[int, int, AwardName]]:
        """Where the names stand in a text in loose form, longest first: start, end, award."""
        if self.by_spelling:
            for found in self._pattern.finditer(text):
                yield found.start(), found.end(), self.by_spelling.get(found[0]) or self._by_stem[found[0]]

    def completed(self, base: AwardName, ending: str) -> AwardName | None:
        """The award that a name with its ending is: a studio and 带头人, a contest and its group."""
        return self.by_spelling.get(loose(base.name + ending))

    def mentioned(self, text: str) -> tuple[str, ...]:
        """The awards whose names stand in a long text; it is not read any further."""
        text = text.translate(_LOOSE).lower()
        return tuple(dict.fromkeys(one.name for form, one in self.by_spelling.items() if form in text))


def loose(text: str) -> str:
    """A spelling as it is looked for: normal form, no brackets, no blanks."""
    return normal(text).plain.translate(_LOOSE)


def is_loose(char: str) -> bool:
    """Whether a character may stand inside a name without being part of it."""
    return char in " ()[]【】·"
