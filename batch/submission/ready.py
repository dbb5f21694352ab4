"""What every process that works submissions begins with: the program, its rulebooks and its letters, read once.

Where processes can be copied from one, that one imports this module, and its copies need read nothing.
"""

from __future__ import annotations

import contextlib
from typing import Final

from batch.garbage import collect_seldom

collect_seldom()  # before there is anything to look through

from batch.errors import UserError
from batch.policy.loading import shipped_library
from batch.report.notices.kinds import KINDS
from batch.report.notices.write import shipped
from batch.settings import Settings
from batch.submission import work

__all__ = ["work"]

_USUAL: Final = Settings()

with contextlib.suppress(UserError):  # a run that needs what is broken says so itself
    library = shipped_library()
    _KNOWN = (library.turning_days, library.rules(library.entries))  # worked out once, for all copies
    for name in _USUAL.notices:
        if name in KINDS:
            shipped(KINDS[name].file, _USUAL.mask_id).prepare()
