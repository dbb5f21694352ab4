"""From sheets to tables: where tables stand, what each column and each sheet is, which rows are people."""

from batch.roster.layout.headings.labels import yearly_header
from batch.roster.layout.implied import Layout
from batch.roster.layout.tables import AUXILIARY_SHEETS, tables_of

__all__ = ["AUXILIARY_SHEETS", "Layout", "tables_of", "yearly_header"]
