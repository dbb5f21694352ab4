"""Data issues as a letter tells them: one entry a column and remedy, or by sheet where there are many."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any, Final

from batch.report.notices.kinds.issuerows import IssueRow
from batch.report.notices.kinds.words import MOST_NAMED, hide_ids, sentence

_FOR_OPERATORS: Final = "，或用 --"  # advice to who runs the program, not to who sent the roster


def wrong_sheets(issues: list[IssueRow]) -> list[dict[str, Any]]:
    """Data issues by sheet and column; what stands nowhere comes last."""
    sheets: dict[str, Counter[str]] = defaultdict(Counter)
    for one in issues:
        sheets[one.sheet][one.header or "整表"] += 1
    ordered = sorted(sheets.items(), key=lambda item: (not item[0], -item[1].total()))
    return [
        {
            "序号": number,
            "表": _where(sheet, ""),
            "处数": columns.total(),
            "各栏": "、".join(_counted(header, number) for header, number in columns.items()),
        }
        for number, (sheet, columns) in enumerate(ordered, start=1)
    ]


def _counted(header: str, number: int) -> str:
    """A column with how many cells of it; where it is one, only the column."""
    return f"{header}{number}处" if number > 1 else header


def wrong_cells(issues: list[IssueRow], mask: bool) -> list[dict[str, Any]]:
    """Data issues, those of one column with one remedy as one entry; errors first."""
    grouped: dict[tuple[str, str, str, str], list[IssueRow]] = defaultdict(list)
    for issue in sorted(issues, key=lambda one: one.severity):
        advice = issue.advice.split(_FOR_OPERATORS)[0]
        grouped[issue.severity, issue.sheet, issue.header, advice].append(issue)
    return [
        {
            "序号": number,
            "位置": _where(sheet, header),
            "问题": hide_ids(_told(entries), mask),
            "要求": hide_ids(sentence(advice), mask),
        }
        for number, ((_, sheet, header, advice), entries) in enumerate(grouped.items(), start=1)
    ]


def _where(sheet: str, header: str) -> str:
    place = f"“{sheet}”表" if sheet else "花名册"
    return f"{place}“{header}”栏" if header else place


def _told(entries: list[IssueRow]) -> str:
    """What is said of the cells: those of which the same is said together."""
    cells: dict[str, list[str]] = defaultdict(list)
    for one in entries[:MOST_NAMED]:
        cells[sentence(one.message)].append(one.cell)
    parts = []
    for text, places in cells.items():
        named = "、".join(cell for cell in places if cell)
        parts.append(f"{named}单元格，{text}" if named else text)
    more = f"；同类问题共{len(entries)}处，其余见筛查结果的“数据问题”表" if len(entries) > MOST_NAMED else ""
    return "；".join(parts) + more
