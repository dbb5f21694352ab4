"""筛查结果.xlsx: what was found, list by list, each verdict beside its clause and reason."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from batch.report.excel.book import Book
from batch.report.results import (
    besides,
    changes,
    collect,
    employers,
    everybody,
    lists,
    questions,
    reference,
    shortlist,
    statistics,
)
from batch.report.results.content import Content
from batch.report.results.marks import write_left
from batch.report.results.overview import heading_of, write_overview

#: Of more people together the workbook has only those of whom something is to be done: everybody is in the dataset.
LARGE: Final = 20_000


def write_results(path: Path, content: Content) -> None:
    """Write the workbook of one submission, or of several together."""
    clauses = reference.ClauseRows(content)
    book = Book(str(path), heading=heading_of(content))
    several = len(content.receipts) > 1
    small = not several or content.size <= LARGE
    write_overview(book, content)
    if several:
        employers.employers(book, content)
        statistics.statistics(book, content)
    if small:
        shortlist.shortlist(book, content)
        everybody.people(book, content)
    lists.eligible(book, content, clauses)
    lists.upcoming(book, content, clauses)
    lists.undetermined(book, content, clauses)
    questions.questions(book, content)
    if small:
        lists.nearly(book, content, clauses)
    collect.to_collect(book, content)
    if small:
        besides.besides(book, content)
    reference.issues(book, content)
    reference.policies(book, content)
    reference.about(book, content)
    changes.changes(book, content)
    write_left(book, content.marks.left)
    book.close()
