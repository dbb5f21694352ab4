"""The fingerprint of what a rulebook's rules mean: a comment or a quote leaves it as it is."""

from __future__ import annotations

import hashlib
import json
from typing import Any, Final

from batch.policy.rulebook import Rulebook

#: What a rulebook says beside its rules: to change it decides nothing.
_WORDING: Final = frozenset({"quote", "why", "reading", "note"})


def meaning(book: Rulebook) -> str:
    """The fingerprint of what the rules mean: the validated model without quotes, reasons and readings."""
    plain = _without_wording(book.model_dump(mode="json"))
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _without_wording(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_wording(one) for key, one in value.items() if key not in _WORDING}
    return [_without_wording(one) for one in value] if isinstance(value, list) else value
