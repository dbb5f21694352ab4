"""Sheets that are no lists: a form of one person, a table on its side. Each is named as what it is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final

from batch.language.text import squeeze
from batch.roster.celltext import is_nothing, text_of
from batch.roster.headers import PERSON
from batch.roster.layout.headings.domains import slot_of
from batch.roster.layout.headings.labels import known

_ROWS: Final = 40
_LEAST: Final = 3


def odd_shape(rows: Sequence[Sequence[Any]]) -> str:
    """F15 for a form of one person, F16 for a table whose headers stand in a column; empty for a list."""
    labels: dict[int, set[str]] = defaultdict(set)  # first labelled column → its different labels
    named: set[int] = set()
    widest = most = 0
    for row in rows[:_ROWS]:
        words = [squeeze(text_of(cell)) if isinstance(cell, str) else "" for cell in row]
        here = [i for i, word in enumerate(words) if word and _is_label(word)]
        answered = [i for i in here if _has_value(row, words, i)]
        if not answered or 2 * len(answered) < len(here):
            continue
        labels[here[0]].add(words[here[0]])
        most = max(most, len(here))
        if any(known("人员", words[i].rstrip(":")) == "姓名" for i in answered):
            named.add(here[0])
        if len(here) == 1:
            widest = max(widest, sum(not is_nothing(cell) for cell in row[here[0] + 1 :]))
    if not any(len(labels[column]) >= _LEAST for column in named):
        return ""
    return "F16" if widest >= 2 and most == 1 and len(labels) == 1 else "F15"


#: What stands behind 姓名 or 身份证号 in the row of a form: 姓名：张三.
_ANSWER: Final = re.compile(r"(?:.*姓名[:：](?!.*填|.*选)[\u4e00-\u9fff·]{2,4}|.*(?<!\d)\d{17}[\dXx])")


def is_answered(row: Sequence[Any]) -> bool:
    """Whether a row holds somebody's number, or a name behind 姓名：; no header does."""
    return any(isinstance(cell, str) and _ANSWER.fullmatch(cell.strip()) is not None for cell in row)


def is_form(rows: Sequence[Sequence[Any]]) -> bool:
    """Whether a sheet without a header has a label of a person and their number in one row."""
    return any(is_answered(row) and any(map(_is_persons, row)) for row in rows[:_ROWS])


def _is_persons(cell: object) -> bool:
    return isinstance(cell, str) and known("人员", squeeze(cell).partition(":")[0]) in PERSON


def _is_label(word: str) -> bool:
    return known("人员", word.rstrip(":")) is not None or bool(slot_of(word.rstrip(":")))


def _has_value(row: Sequence[Any], words: list[str], place: int) -> bool:
    right = next((i for i in range(place + 1, len(row)) if not is_nothing(row[i])), -1)
    return right >= 0 and not (words[right] and _is_label(words[right]))
