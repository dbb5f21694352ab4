"""筛查结果.xlsx: what was found, list by list, each verdict beside its clause and reason."""

from __future__ import annotations

from pathlib import Path

from batch.report.excel.book import Book
from batch.report.results import (
    besides,
    changes,
    collect,
    employers,
    everybody,
    lists,
    months,
    problems,
    questions,
    reference,
    shortlist,
    statistics,
)
from batch.report.results.content import Content
from batch.report.results.marks import write_left
from batch.report.results.overview import heading_of, write_overview


def write_results(path: Path, content: Content) -> None:
    """Write the workbook of one submission, or of several together."""
    book = Book(str(path), heading=heading_of(content))
    write_overview(book, content)
    if len(content.receipts) > 1:
        employers.employers(book, content)
        statistics.statistics(book, content)
        months.months(book, content)
    if content.large:
        _counts(book, content)
    else:
        _lists(book, content)
    reference.policies(book, content)
    reference.about(book, content)
    changes.changes(book, content)
    write_left(book, content.marks.left)
    book.close()


def _lists(book: Book, content: Content) -> None:
    """Everybody, list by list."""
    clauses = reference.ClauseRows(content)
    shortlist.shortlist(book, content)
    everybody.people(book, content)
    lists.eligible(book, content, clauses)
    lists.upcoming(book, content, clauses)
    lists.undetermined(book, content, clauses)
    questions.questions(book, content)
    lists.nearly(book, content, clauses)
    collect.to_collect(book, content)
    besides.besides(book, content)
    problems.issues(book, content)


def _counts(book: Book, content: Content) -> None:
    """Of very many people only who may apply; what is open stands in the workbook of each submission."""
    lists.eligible(book, content, reference.ClauseRows(content))
    questions.questions(book, content)
    problems.counts(book, content)
    problems.shared(book, content)
