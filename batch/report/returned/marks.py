"""Marks on single cells of the sender's sheets: a colour and a comment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any, Final

from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from batch.language.words import WORDS
from batch.report.excel.texts import clean, display_width
from batch.roster.mending import example_of
from batch.roster.messages import SEVERITY_WORDS, Issue
from batch.sheets.cellmarks import OUR_MARK, OUR_NAME

AUTHOR: Final = OUR_NAME
FILLS: Final = {"error": "F8CBAD", "warning": "FFF2CC", "info": "DDEBF7"}
SEVERITIES: Final = ("error", "warning", "info")  # worst first
BEGIN: Final = OUR_MARK  # where our part of a comment begins
OFFERED: Final = "贯通："  # how the titles of our drop-down lists begin
_COMMENT_WIDTH: Final = 330  # pixels
_COMMENT_ROOM: Final = 50  # characters of a line of that width
_COMMENT_LINE: Final = 18  # pixels
#: Issues of cells where Excel would turn the corrected number into a float.
_NEEDS_TEXT: Final = frozenset({"I01", "I02", "I03", "I04", "I07", "I10", "R02"})


@dataclass(frozen=True)
class Numbered:
    """An issue with its number on the sheet 校验问题."""

    number: int
    issue: Issue


def worst(found: Iterable[Numbered]) -> str:
    """The highest severity among some issues."""
    return min((one.issue.severity for one in found), key=SEVERITIES.index)


def by_cell(found: Iterable[tuple[Any, Numbered]]) -> list[tuple[Any, list[Numbered]]]:
    """Issues gathered by the cell that they stand on."""
    cells: dict[int, Any] = {}
    gathered: dict[int, list[Numbered]] = defaultdict(list)
    for cell, one in found:
        cells[id(cell)] = cell
        gathered[id(cell)].append(one)
    return [(cell, gathered[key]) for key, cell in cells.items()]


def mark(cell: Any, found: Sequence[Numbered]) -> None:
    """Fill a faulty cell by its worst severity and say in one comment what is wrong with it."""
    cell.fill = solid(FILLS[worst(found)])
    if _is_light(cell.font.color):
        font = copy(cell.font)
        font.color = "FF000000"
        cell.font = font
    if cell.number_format == "General" and any(one.issue.code in _NEEDS_TEXT for one in found):
        cell.number_format = "@"
    lines = [BEGIN]
    for one in found:
        issue = one.issue
        lines.append(
            f"第{one.number}条 {SEVERITY_WORDS[issue.severity]} {issue.code}：{issue.message}。\n"
            f"怎么改：{issue.advice}。{_example(issue)}"
        )
    _append_comment(cell, clean("\n".join(lines)))


def _example(issue: Issue) -> str:
    """For example …: what could stand there; nothing for a name or a number, which is the person's own."""
    example = example_of(issue.code, issue.header)
    return f"例如：{example}。" if example and issue.code not in _NEEDS_TEXT | {"R01"} else ""


def offer(page: Any, cell: Any, found: Sequence[Numbered]) -> None:
    """The drop-down list of the blank roster on a faulty cell of a closed column, if it has none of its own."""
    header = next((one.issue.header for one in found if one.issue.header in WORDS), "")
    if not header or any(cell.coordinate in rule.sqref for rule in page.data_validations.dataValidation):
        return
    known = next(
        (r for r in page.data_validations.dataValidation if r.promptTitle == f"{OFFERED}{header}"), None
    )
    if known is None:
        known = DataValidation(
            "list", formula1=f'"{",".join(WORDS[header])}"', allow_blank=True, errorStyle="warning",
            promptTitle=f"{OFFERED}{header}", prompt="请从列表中选择。", showInputMessage=True,
        )  # fmt: skip
        page.add_data_validation(known)
    known.add(cell)


def _append_comment(cell: Any, text: str) -> None:
    author = AUTHOR
    if cell.comment is not None:
        author = cell.comment.author or "原批注"
        text = f"{cell.comment.text}\n\n{text}"
    lines = sum(-(-display_width(line) // _COMMENT_ROOM) or 1 for line in text.split("\n"))
    cell.comment = Comment(text, author, _COMMENT_LINE * (lines + 1), _COMMENT_WIDTH)


def solid(colour: str) -> PatternFill:
    """The fill of one colour, given as six hexadecimal digits."""
    return PatternFill("solid", fgColor=colour, bgColor=colour)


def _is_light(colour: Any) -> bool:
    """Whether a font's colour cannot be read on our light fills."""
    if colour is None:
        return False
    if colour.type == "theme":
        return bool(colour.theme == 0)
    if colour.type == "indexed":
        return colour.indexed in (1, 9)
    digits = str(colour.rgb)[-6:]
    parts = [int(digits[at : at + 2], 16) for at in (0, 2, 4)]
    return 3 * parts[0] + 6 * parts[1] + parts[2] > 1800


def restore(cell: Any, look: Any) -> None:
    """A cell's own fill again, unless the sender has meanwhile given it another one."""
    if cell.fill.fill_type != "solid" or str(cell.fill.fgColor.rgb)[-6:] not in FILLS.values():
        return
    if look is None:
        cell.fill = PatternFill()
    else:
        cell.fill = copy(look.fill)
        cell.font = copy(look.font)
