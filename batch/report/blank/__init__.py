"""The blank roster: sheets to fill in, with drop-down lists, hints, and pages that explain them."""

from batch.report.blank.form import LIST_SHEET
from batch.report.blank.write import write_blank

__all__ = ["LIST_SHEET", "write_blank"]
