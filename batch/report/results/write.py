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
from batch.report.results.about import rulebooks_of
from batch.report.results.content import Content
from batch.report.results.crowd import Crowd
from batch.report.results.marks import write_left
from batch.report.results.overview import heading_of, write_overview


def write_results(path: Path, about: Content | Crowd) -> None:
    """Write the workbook of one submission, or of several together."""
    book = Book(str(path), heading=heading_of(about))
    write_overview(book, about)
    if about.several:
        employers.employers(book, about)
        statistics.statistics(book, about)
        months.months(book, about)
    if isinstance(about, Crowd):
        _counts(book, about)
    else:
        _lists(book, about)
    reference.policies(book, about)
    reference.about(book, about)
    changes.changes(book, about)
    write_left(book, about.marks.left)
    book.close()


def _lists(book: Book, content: Content) -> None:
    """Everybody, list by list."""
    clauses = reference.ClauseRows(content.context.library, rulebooks_of(content.receipts))
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


def _counts(book: Book, crowd: Crowd) -> None:
    """Of very many people only who may apply; what is open stands in the workbook of each submission."""
    lists.eligible_of(book, crowd, [group.listed for group in crowd.groups])
    questions.questions(book, crowd)
    problems.counts(book, crowd)
    problems.shared(book, crowd, crowd.shared)
