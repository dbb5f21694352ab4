"""A second header line that says the first in English: 姓名 | 身份证号, Name | ID Number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from batch.language.text import squeeze
from batch.roster.layout.headings.labels import OTHER_ENGLISH, Label


def is_translation(row: Sequence[Any]) -> bool:
    """Whether a header says in English what the one above it says."""
    return all(isinstance(cell, str) and cell.isascii() for cell in row)


def translated(labels: tuple[Label, ...], row: Sequence[Any]) -> tuple[Label, ...]:
    """Headers with the English below them where it makes another thing of the column: 取得日期 above Valid Until."""
    below = {label.index: str(row[label.index]) for label in labels if label.index < len(row)}
    other = {index: text for index, text in below.items() if OTHER_ENGLISH.search(squeeze(text))}
    return tuple(
        replace(one, leaf=f"{one.leaf}{squeeze(text)}", shown=f"{one.shown}／{text}")
        if (text := other.get(one.index))
        else one
        for one in labels
    )
