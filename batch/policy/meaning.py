"""The fingerprints of what a rulebook's rules mean: a comment or a quote leaves them as they are."""

from __future__ import annotations

import hashlib
import json
from typing import Any, Final

from batch.policy.rulebook import Rulebook

#: What a rulebook says beside its rules: to change it decides nothing.
_WORDING: Final = frozenset({"quote", "why", "reading", "note"})


def meanings(book: Rulebook) -> tuple[str, str]:
    """The fingerprints of what the rules mean, and of their outline: the same without the numbers that routes ask.

    Both of the validated model without quotes, reasons and readings. Where only numbers have changed, how many
    years or how many assessments, all that is said of a rulebook beside its verdicts is said as before.
    """
    plain = _without_wording(book.model_dump(mode="json"))
    routes = [{**route, "requires": _without_numbers(route["requires"])} for route in plain["routes"]]
    outline = {**plain, "routes": routes, "bases": _without_numbers(plain["bases"])}
    return _print(plain), _print(outline)


def _print(plain: Any) -> str:
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _without_wording(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_wording(one) for key, one in value.items() if key not in _WORDING}
    return [_without_wording(one) for one in value] if isinstance(value, list) else value


def _without_numbers(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_numbers(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_without_numbers(one) for one in value]
    return 0 if isinstance(value, int) and not isinstance(value, bool) else value
