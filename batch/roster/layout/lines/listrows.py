"""Rows of lists that are not read, as far as they say anything of whom they name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from batch.roster.celltext import text_of
from batch.roster.certificates.doubt import REMARKS, VOID
from batch.roster.elsewhere import names_award
from batch.roster.layout.headings.subjects import APPLIED, domain_of
from batch.roster.leaving.remarks import opens
from batch.roster.leaving.words import says_left


def told_by_rows(
    title: str, heads: Mapping[int, str], rows: Iterable[Sequence[object]], always: bool = False
) -> Iterator[str]:
    """The rows of a list that is not read, as far as they say anything of whom they name; ``always``: all of them."""
    seen: dict[tuple[str, str], bool] = {}  # a list's cells are few texts, often

    def says(pair: tuple[str, str]) -> bool:
        return seen[pair] if pair in seen else seen.setdefault(pair, _says(*pair))

    for row in rows:
        texts = ((heads.get(place, ""), text_of(cell).strip()) for place, cell in enumerate(row))
        pairs = [(head, text) for head, text in texts if text]
        if pairs and (always or any(map(says, pairs))):
            yield f"{title}：{'；'.join(f'{head}：{text}' if head else text for head, text in pairs)}"


_NO: Final = frozenset({"否", "无", "没有", "未", "/", "-", "—", "0", "正常", "在职", "有效", "合格", "通过"})
_WHY: Final = re.compile("原因|事由|处[分罚]|去向|取消|退回|驳回")


def _says(head: str, text: str) -> bool:
    """Whether a cell of such a list, or its header, takes anything back or tells of an award."""
    if text in _NO:
        return False
    if says_left(head) or _WHY.search(head) or VOID.search(head):
        return True
    remark = head if REMARKS.fullmatch(head) else "备注"
    award = names_award(f"{head}{text}") and domain_of(head) != APPLIED
    return says_left(text) or opens(remark, text) or VOID.search(text) is not None or award
