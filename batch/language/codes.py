"""统一社会信用代码 as people write them."""

from __future__ import annotations

import re
from typing import Final

from batch.language.text import squeeze

_CODE: Final = re.compile(r"[0-9A-Z]{18}")
_KINDS: Final = 4  # characters that a code has at least: 000000000000000000 is none


def plain_code(text: str) -> str:
    """A code in normal form (GB 32100: eighteen digits and letters); empty for what can be none (无, 暂无, /)."""
    code = squeeze(text).upper()
    return code if _CODE.fullmatch(code) and len(set(code)) >= _KINDS else ""
