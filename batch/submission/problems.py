"""All data issues of one roster, whoever asks: those of its cells, of its places, and that nobody is in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from batch.roster.messages import Issue
from batch.roster.roster import Roster

REJECTED_ADVICE: Final = "请按说明更正后重新提交"
_NOBODY: Final = "花名册中没有人员（只有表头），请一人一行填入人员"
_UNUSABLE: Final = "没有一行可以使用"


def why_rejected(roster: Roster) -> str:
    """Why nothing can be done with it; empty where somebody is in it."""
    if roster.facts.size:
        return ""
    return _UNUSABLE if roster.rows.records else _NOBODY


def problems_of(roster: Roster, of_places: Iterable[Issue]) -> list[Issue]:
    """Its issues and those of its people's places; who sent a roster without anybody hears that, too."""
    found = [*roster.issues, *of_places]
    why = why_rejected(roster)
    if why and all(one.severity == "info" for one in found):
        found.append(Issue("F94", "", "", "", "", why, "error", REJECTED_ADVICE))
    return found
