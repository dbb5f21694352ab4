"""The kinds of sheets of a roster: one file a kind, in the order of the contract."""

from collections.abc import Iterable
from typing import Final

from batch.roster.kinds import assessments, awards, certificates, hours, people
from batch.roster.kinds.kind import Builders, SheetKind


def _registered(kinds: Iterable[SheetKind]) -> dict[str, SheetKind]:
    """The kinds by name. Raises LookupError where two have one name, or a header stands twice."""
    found: dict[str, SheetKind] = {}
    for kind in kinds:
        if kind.name in found or len(set(kind.headers)) < len(kind.headers):
            raise LookupError(f"sheet kind {kind.name} is there twice, or one of its headers")
        found[kind.name] = kind
    return found


SHEET_KINDS: Final[dict[str, SheetKind]] = _registered(
    (people.KIND, certificates.KIND, awards.KIND, assessments.KIND, hours.KIND)
)

__all__ = ["SHEET_KINDS", "Builders", "SheetKind"]
