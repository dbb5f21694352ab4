"""The papers of one submission: its workbook, its notices, and the roster marked for correction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from batch.errors import UserError, is_disk_full
from batch.language.filenames import nameless
from batch.report.content import Content
from batch.report.notices import NoticeWriter
from batch.report.returned import write_returned
from batch.report.workbook import write_results
from batch.results import Results
from batch.roster.messages import Issue
from batch.submission.receipt import Receipt

RESULT_NAME: Final = "筛查结果.xlsx"
RETURNED_PREFIX: Final = "校验退回_"
#: Rosters with more rows are returned by ``guantong check --return`` only: it takes minutes.
MAX_RETURNED_ROWS: Final = 50_000

_ISSUE_COLUMNS: Final = ("code", "sheet", "cell", "header", "raw", "message", "severity", "advice")


def write_papers(folder: Path, receipt: Receipt, notices: NoticeWriter) -> Mapping[str, int]:
    """Write workbook and notices beside the tables in ``folder``; how many notices of each kind."""
    content = Content(Results.joined([folder]), [receipt], notices.context)
    write_results(folder / RESULT_NAME, content)
    written: Counter[str] = notices.write_all(folder, content)
    return dict(written)


def write_returned_roster(file: Path, folder: Path, receipt: Receipt) -> str:
    """Write the roster marked for correction, if it needs any; why it could not be, or nothing.

    Without it the results are still complete, so that no error of its own stops them.
    """
    if not 0 < receipt.rows <= MAX_RETURNED_ROWS:
        return ""
    table = Results.joined([folder]).issues.select(_ISSUE_COLUMNS)
    issues = [Issue(**row) for row in table.to_pylist()]
    if all(issue.severity == "info" for issue in issues):
        return ""
    try:
        write_returned(file, issues, folder / f"{RETURNED_PREFIX}{nameless(file.stem)}.xlsx")
    except UserError as error:
        return str(error)
    except Exception as error:
        return "磁盘已满" if is_disk_full(error) else f"处理时出错（{type(error).__name__}）"
    return ""
