"""What columns that nobody reads say against a certificate: 已注销, 未通过, a remark about a date.

Whatever is said there leaves the certificates of its row open, and is said at its cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import numpy as np

from batch.days.moments import Mask
from batch.roster.cells import Column
from batch.roster.celltext import is_nothing, text_of
from batch.roster.leaving import Header

#: The header of the column that holds what was said; no sender writes it.
DOUBT: Final = "证书存疑"
_VOID: Final = re.compile(
    "注销|撤销|吊销|作废|失效|无效|伪造|假证|造假|弄虚作假|过期|未通过|不通过|未取得|公示中|取消"
)
_REMARKS: Final = re.compile(".*(?:备注|说明|附注|其他情况|备考).*")
_ABOUT: Final = re.compile("证书|证实|技师|[初中高]级工|职称|工程师|考核|处分|取得|等级")
_ASKED: Final = re.compile("是否(?:取得|持有|具有|通过|获得).*")
_NO: Final = frozenset({"否", "无", "没有", "未", "n", "no", "×"})


def doubted(strangers: Iterable[tuple[Header, Column]], used: Mask) -> Column | None:
    """What is said against the certificates of each row, by columns that nobody reads; None for nothing."""
    found: Column | None = None
    for header, column in strangers:
        remark = _REMARKS.fullmatch(header.leaf) is not None
        asked = _ASKED.fullmatch(header.leaf) is not None

        def one(cell: object, remark: bool = remark, asked: bool = asked) -> str:
            text = text_of(cell)
            if is_nothing(cell):
                return ""
            against = (
                _VOID.search(text) or (remark and _ABOUT.search(text)) or (asked and text.lower() in _NO)
            )
            return text if against else ""

        told = np.where(used, column.each(one, np.object_), "")
        if np.any(told != ""):
            raw = told if found is None else np.where(found.raw == "", told, found.raw)
            found = Column(DOUBT, raw, column.letter if found is None else found.letter)
    return found


def mentions_more(text: str) -> bool:
    """Whether a remark may be about a further certificate, and not only against the one beside it."""
    return bool(_ABOUT.search(text)) and not _VOID.search(text)
