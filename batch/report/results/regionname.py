"""A place as a roster writes it, called as its region is."""

from __future__ import annotations

from collections.abc import Callable

from batch.language.region_table import regions
from batch.language.regions import place_code
from batch.policy.library import Library


def region_name(library: Library) -> Callable[[str], str]:
    """A place as the roster writes it, as the name of its region down to the county."""
    more, known = library.region_names, regions()

    def name(text: str) -> str:
        code = place_code(text, more) if text else None
        if code is None:
            return text
        steps = (code[:2] + "0000", code[:4] + "00", code)
        return "".join(dict.fromkeys(known[step].name for step in steps if step in known)) or text

    return name
