"""The cases that every sample has."""

from __future__ import annotations

from typing import Final

from tools.samples.cases.case import Case
from tools.samples.cases.certificate_dates import (
    appointed_only,
    due_soon,
    due_this_month,
    due_this_year,
    month_only,
    new_title,
    undated,
)
from tools.samples.cases.people import admitted, blank_post, cheated, interrupted, new_post, other_post
from tools.samples.cases.who import certified, seasoned, senior, titled
from tools.samples.cases.years import failed, unassessed, unsettled

COMMON: Final = (
    Case(due_soon, seasoned, 6),
    Case(due_this_month, seasoned, 2),
    Case(due_this_year, seasoned),
    Case(month_only, certified, 3),
    Case(undated, certified),
    Case(new_title, titled, 3),
    Case(appointed_only, titled, 2),
    Case(unassessed, senior, 3),
    Case(unsettled, senior),
    Case(failed, senior, 3),
    Case(blank_post, certified, 2),
    Case(other_post, certified),
    Case(new_post, senior, 3),
    Case(interrupted, senior, 2),
    Case(admitted, senior, 2),
    Case(cheated, senior),
)
#: The same for a smaller staff.
FEWER: Final = tuple(Case(case.quirk, case.who, 4 if case.quirk is due_soon else 1) for case in COMMON)
