"""Which rosters a run returns for correction, and under which name."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

from batch.language.filenames import nameless
from batch.submission.receipt import Receipt

#: Rosters with more rows are returned by ``guantong check --return`` only: it takes minutes.
MAX_RETURNED_ROWS: Final = 50_000
_PREFIX: Final = "校验退回_"


def is_returnable(receipt: Receipt) -> bool:
    """Whether a run returns such a roster; a larger one is for ``check --return``."""
    return 0 < receipt.rows <= MAX_RETURNED_ROWS


def returned_name(file: str) -> str:
    """The name of the returned roster of a file."""
    return f"{_PREFIX}{nameless(PurePath(file).stem)}.xlsx"


def is_returned(name: str) -> bool:
    """Whether a result of this name is a returned roster, also where it had to take another one."""
    return name.startswith(_PREFIX)
