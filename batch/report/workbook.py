"""筛查结果.xlsx: what was found, list by list, each verdict beside its clause and reason."""

from __future__ import annotations

from pathlib import Path

from batch.report import lists, reference
from batch.report.content import Content
from batch.report.overview import write_overview
from batch.report.sheets import Book


def write_results(path: Path, content: Content) -> None:
    """Write the workbook of one submission, or of several together."""
    clauses = reference.ClauseRows(content)
    book = Book(str(path))
    write_overview(book, content)
    lists.people(book, content)
    lists.eligible(book, content, clauses)
    lists.upcoming(book, content, clauses)
    lists.undetermined(book, content, clauses)
    lists.nearly(book, content, clauses)
    lists.to_collect(book, content)
    lists.besides(book, content)
    reference.issues(book, content)
    reference.policies(book, content)
    reference.about(book, content)
    book.close()
