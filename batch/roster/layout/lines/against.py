"""What is said against the certificates and awards of a table's rows, beside the people themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from batch.days.moments import Mask
from batch.roster.awards.doubt import AWARD_DOUBT, doubted_awards
from batch.roster.cells import Column
from batch.roster.celltext import text_of
from batch.roster.certificates.agreeing import Row, without_agreeing
from batch.roster.certificates.doubt import DOUBT, REMARKS, doubted, said_together
from batch.roster.elsewhere import AWARDS
from batch.roster.issues import Issues
from batch.roster.layout.headings.labels import Label
from batch.roster.layout.headings.subjects import APPLIED, DENIED, FAMILY, FOREIGN, domain_of
from batch.roster.layout.lines.otherlists import denies_all, doubts_awards
from batch.roster.leaving.words import NAMED

_AWARDS: Final = "荣誉竞赛"
#: What somebody is put forward for is held: 推荐理由, 申报依据.
_GROUNDS: Final = re.compile("理由|依据|事迹|业绩|成绩")


def say_against(
    name: str, kind: str, above: Sequence[Sequence[Any]], strangers: list[tuple[Label, Column]],
    columns: dict[str, Column], used: Mask, issues: Issues,
) -> None:  # fmt: skip
    """Add columns of what is said against the certificates and awards of each row, or by a title against all."""
    wide = kind == "人员" and AWARDS in columns
    if denied := denies_all(name, above) or (kind == _AWARDS and doubts_awards(name, above)):
        said = np.where(used, f"{NAMED}{denied}", "").astype(np.object_)
        for header in (DOUBT, AWARD_DOUBT) if wide else (DOUBT,):
            columns[header] = Column(header, said, "A")
        return
    readable = list(columns.values()) if kind in ("人员", "证书") else []
    row = Row.of(columns, used.size)
    telling = [(h, without_agreeing(c, row) if REMARKS.fullmatch(h.leaf) else c) for h, c in strangers]
    doubt = doubted(telling, readable, used, issues)
    awards = doubted_awards(strangers, used, takes_back=wide) if wide or kind == _AWARDS else None
    if kind == _AWARDS:
        both = [(column, text_of) for column in (doubt, awards) if column]
        doubt, awards = said_together(DOUBT, both, used), None
    for column in filter(None, (doubt, awards)):
        own = columns.get(column.header)
        raw = column.raw if own is None else np.where(column.raw == "", own.raw, column.raw)
        columns[column.header] = Column(column.header, raw, column.letter)


def of_others(label: Label) -> bool:
    """Whether a column is about what is applied for, or about somebody else; awards put forward may be had."""
    texts = [text for text in (label.leaf, *label.groups) if text]
    if ("大师工作室" in label.leaf and "成员" not in label.leaf) or _GROUNDS.search(label.leaf):
        return False  # 负责人 of a 大师工作室 is the person
    awards = any(word in label.leaf for word in ("奖", "荣誉", "称号"))
    others = (FAMILY, FOREIGN) if awards else (DENIED, APPLIED, FAMILY, FOREIGN)
    return any(domain_of(text) in others for text in texts)
