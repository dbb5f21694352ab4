"""Who has left or retired, however a roster says so."""

from batch.roster.leaving.lines import names_on, notes_of, said_by_sections
from batch.roster.leaving.remarks import Header
from batch.roster.leaving.status import HEADER, fill_status
from batch.roster.leaving.words import on_list_put_aside, said_by_title, says_left

__all__ = [
    "HEADER",
    "Header",
    "fill_status",
    "names_on",
    "notes_of",
    "on_list_put_aside",
    "said_by_sections",
    "said_by_title",
    "says_left",
]
