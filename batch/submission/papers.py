"""The papers of one submission: its workbook, its notices, and the roster marked for correction."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Final

from batch.errors import UserError, is_disk_full
from batch.report.notices.kinds import KINDS, Material
from batch.report.notices.kinds.letters import NO_LETTERS, Letters
from batch.report.notices.write import TOGETHER, NoticeWriter
from batch.report.results.about import rulebooks_of
from batch.report.results.content import Content, is_large
from batch.report.results.heads import figures
from batch.report.results.marks import Mark, Marks
from batch.report.results.write import write_results
from batch.report.tables import LISTED, Extent, Results
from batch.results import TABLES
from batch.roster.messages import Issue
from batch.submission.mended import Mended, mended_since
from batch.submission.returning import is_returnable, returned_name
from batch.submission.tables import Processed
from batch.submission.tally import Tally, as_group

RESULT_NAME: Final = "筛查结果.xlsx"

_ISSUE_COLUMNS: Final = ("code", "sheet", "cell", "header", "raw", "message", "severity", "advice")


@dataclass(frozen=True)
class Papers:
    """What was written beside the tables, and what could not be."""

    notices: Mapping[str, int] = field(default_factory=dict)  # kind → how many
    unwritten: tuple[str, ...] = ()  # a line for each paper that could not be written
    heads: Mapping[str, int] = field(default_factory=dict)  # as heads.figures counts them
    marks: Mapping[tuple[str, str], Mark] = field(default_factory=dict)  # carried over into the workbook
    left: int = 0  # marks whose row is gone
    stays: tuple[str, ...] = ()  # letters that stand and would say the same
    tally: Tally | None = None  # what the merged workbook says of the same people
    mended: Mended | None = None  # what the receipt says of it


def content_of(
    folder: Path, made: Processed, notices: NoticeWriter, marks: Marks, before: Sequence[Mapping[str, str]]
) -> Content:
    """What the papers are made from: the tables in the folder or at hand, a person's marks, the tables of earlier rosters."""
    receipt = made.receipt
    extent: Extent = "whole" if any(KINDS[name].whole for name in notices.kinds) else "listed"
    if made.outcomes and made.people is not None and made.issues is not None:
        results = Results.of_tables(made.outcomes, made.people, made.issues, extent)
    elif extent == "listed" and (folder / LISTED).is_file():
        results = Results.of_listed(folder)
    else:
        places = {name: Path(made.standing.get(name, folder / f"{name}.parquet")) for name in TABLES}
        results = Results.of_parts([places], extent)
    mended = mended_since(before, results.issues, results.people, results.outcomes) or receipt.mended
    return Content(results, [receipt], notices.context, marks, mended=mended)


def write_workbook(folder: Path, content: Content, merged: bool = False) -> Papers:
    """Write the workbook beside the tables; ``merged``: of very many people also what a merged one says of them."""
    write_results(folder / RESULT_NAME, content)
    marks = content.marks
    carried = {key: mark for key, mark in marks.given.items() if key in marks.used}
    counted = merged and is_large(content.receipts)
    tally = Tally.of(as_group(content), rulebooks_of(content.receipts)) if counted else None
    return Papers(heads=figures(content), marks=carried, left=len(marks.left), tally=tally)


def write_notices(
    folder: Path, content: Content, notices: NoticeWriter, letters: Letters = NO_LETTERS
) -> Papers:
    """Write the notices of every kind; a template that fails costs the notices of its kind.

    ``letters``: those that stand, from an earlier day.
    """
    if content.context.settings.notice_form == TOGETHER:
        letters = NO_LETTERS
    material, counts, unwritten = Material(content, letters), {}, []
    for name in notices.kinds:
        try:
            counts[name] = notices.write(name, folder, material)
        except UserError as error:
            unwritten.append(f"{name}没有写出：{error}")
            shutil.rmtree(folder / KINDS[name].folder, ignore_errors=True)
    stays = tuple(letters.staying(KINDS[name].folder) for name in counts if KINDS[name].personal)
    written = {name: count for name, count in counts.items() if count}
    mended = content.mended.shortened() if content.mended else None
    return Papers(written, tuple(unwritten), stays=tuple(chain.from_iterable(stays)), mended=mended)


def write_returned_roster(file: Path, folder: Path, content: Content) -> Papers:
    """Write the roster marked for correction, if it needs any.

    Without it the results are still complete, so that no error of its own stops them.
    """
    (receipt,) = content.receipts
    if not content.context.settings.returned or not is_returnable(receipt):
        return Papers()
    issues = [Issue(**row) for row in content.results.issues.select(_ISSUE_COLUMNS).to_pylist()]
    if all(issue.severity == "info" for issue in issues):
        return Papers()
    from batch.report.returned import write_returned  # openpyxl, which nothing else needs

    settings, target = content.context.settings, folder / returned_name(file.name)
    try:
        write_returned(file, issues, target, settings.columns, settings.passwords)
    except UserError as error:
        return Papers(unwritten=(f"校验退回件没有写出：{error}",))
    except Exception as error:
        why = "磁盘已满" if is_disk_full(error) else f"处理时出错（{type(error).__name__}）"
        return Papers(unwritten=(f"校验退回件没有写出：{why}",))
    return Papers()
