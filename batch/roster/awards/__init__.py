"""Awards: from what people write to whole names, levels, prizes, ranks and roles.

A text is taken apart into parts (``lexer``), the parts are given to the awards that they
belong to (``clauses``, ``groups``), and each award is understood from its parts
(``levels``, ``findings``, ``reading``). A listed name of which every part is understood
counts; one with words around it that nobody understood is open (``Award.may_be``); one that
is denied is none; what no list names is an issue, never a guess.
"""

from __future__ import annotations

from batch.roster.awards.cells import read_cell, read_row
from batch.roster.awards.names import AwardNames
from batch.roster.awards.readaward import ReadAward

__all__ = ["AwardNames", "ReadAward", "read_award", "read_cell", "read_row"]


def read_award(
    names: AwardNames, text: str, level: str = "", category: str = "", prize: str = "", role: str = ""
) -> ReadAward:
    """The first award of a text, with the sheet's own columns beside it where there are any."""
    return read_row(names, text, level, category, prize, role)[0]
