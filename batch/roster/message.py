"""What one kind of data issue says, how grave it is and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True)
class Message:
    """What is said about one kind of issue; ``text`` may use {raw}, {header} and {more}."""

    severity: Severity
    text: str
    advice: str
