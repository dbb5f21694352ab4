"""What a person's place decides: whether the rulebooks of a run are for it, and which year's notice speaks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from batch.context import Context
from batch.language.regions import place_code
from batch.policy.annual import AnnualNotice


@dataclass(frozen=True)
class Places:
    """The places of a submission's people, each looked up once."""

    context: Context

    def is_for(self, text: str) -> bool:
        """Whether the rulebooks that were named are for a place; also where nobody knows the place."""
        if not self.context.settings.rulebooks or self.context.settings.force:
            return True
        code = self._code(text)
        if code is None:
            return True
        if code not in self._is_for:
            self._is_for[code] = self.context.is_for(code)
        return self._is_for[code]

    def notice(self, text: str, rulebooks: str) -> AnnualNotice | None:
        """The year's notice of a place, else of the region of the first of a person's rulebooks."""
        key = (text, rulebooks)
        if key not in self._notices:
            library = self.context.library
            names = [name for name in rulebooks.split("、") if name]
            region = self._code(text) or (library[names[0]].rulebook.region if names else "")
            self._notices[key] = library.notice(region, self.context.settings.filed) if region else None
        return self._notices[key]

    def _code(self, text: str) -> str | None:
        """The code of a place as the roster writes it; None for none that is known."""
        if text not in self._codes:
            names = self.context.library.region_names
            self._codes[text] = place_code(text, names) if text else None
        return self._codes[text]

    @cached_property
    def _codes(self) -> dict[str, str | None]:
        return {}

    @cached_property
    def _is_for(self) -> dict[str, bool]:
        return {}

    @cached_property
    def _notices(self) -> dict[tuple[str, str], AnnualNotice | None]:
        return {}
