"""The returned roster (校验退回件): the sender's own workbook, marked, to be corrected and sent again."""

from batch.report.returned.issue_sheet import ISSUE_SHEET
from batch.report.returned.write import write_returned

__all__ = ["ISSUE_SHEET", "write_returned"]
