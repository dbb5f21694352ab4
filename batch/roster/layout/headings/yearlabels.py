"""Columns whose cells tell that they are assessments: 2021 over 合格, 优秀; 年度考核 over 2021合格 2022优秀.

A bare year is the assessment of that year where its cells are grades, and some grade of these columns is one that
nothing but an annual assessment gives: 合格 alone may be of a training, an examination of health, a permit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from batch.language.text import squeeze
from batch.roster.celltext import is_nothing, text_of
from batch.roster.layout.headings.labels import Label, yearly_header
from batch.roster.tables import grade_table
from batch.roster.understand.grades_of_years import ALL_YEARS, grades_of_years

_BARE: Final = re.compile(r"(20\d\d)(?:年度?)?")
_ALL_YEARS: Final = re.compile(r"(?:历年|各年度?|年度|年终)+考[核评](?:结果|情况|等次|等级|结论|档次|评价)?")
_OTHER: Final = re.compile("体检|健康|绩效|安全|培训|继续教育|学时|月度|季度|测评|年审|复审")
_OWN_GRADE: Final = re.compile("优秀|称职|良好|等次|基本合格")


def named_by_cells(
    labels: tuple[Label, ...], rows: Sequence[Sequence[Any]], about: Iterable[str] = ()
) -> tuple[Label, ...]:
    """Labels of a table with the headers that its cells tell; ``rows``: those below its header.

    ``about``: the sheet's name and what stands above; where it is of other years' things, a bare year is no assessment.
    """
    bare = (
        {}
        if any(map(_OTHER.search, about))
        else {
            one.index: found[1] for one in labels if not one.groups and (found := _BARE.fullmatch(one.leaf))
        }
    )
    taken = {yearly_header(one.leaf) for one in labels}
    cells = {index: [squeeze(text) for text in _filled(rows, index)] for index in bare}
    graded = {i: f"{bare[i]}年度考核" for i, texts in cells.items() if _are_grades(texts)}
    own = any(_OWN_GRADE.search(text) for index in graded for text in cells[index])
    told = {i: name for i, name in graded.items() if own and name not in taken}
    told |= {one.index: ALL_YEARS for one in labels if _has_years(one, rows)}
    return tuple(replace(one, leaf=told.get(one.index, one.leaf)) for one in labels) if told else labels


def _has_years(label: Label, rows: Sequence[Sequence[Any]]) -> bool:
    if label.groups or not _ALL_YEARS.fullmatch(label.leaf):
        return False
    texts = list(_filled(rows, label.index))
    return bool(texts) and all(grades_of_years(text, ()) for text in texts)


def _are_grades(texts: Sequence[str]) -> bool:
    """Whether most of what stands in a column are grades; what is none is said where it stands."""
    return 2 * sum(text in grade_table() for text in texts) > len(texts)


def _filled(rows: Sequence[Sequence[Any]], index: int) -> Iterator[str]:
    return (text_of(row[index]) for row in rows if index < len(row) and not is_nothing(row[index]))
