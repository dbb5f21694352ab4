"""Graduated: has graduated, and not more than some years ago; met for a time only."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from batch.days.moments import ALWAYS, NEVER, Moment, add_years
from batch.engine.kinds.case import EMPLOYER, Case
from batch.engine.kinds.kind import Gap, RequirementKind, own_cells
from batch.engine.view import View
from batch.language.terms import Ladder
from batch.policy.requirements import Graduated


def _days(view: View, what: Graduated, ladder: Ladder) -> Moment:
    """From the day of graduation on."""
    graduation = view.facts.dates["毕业日期"]
    return Moment(graduation.last, graduation.first)


def _lapse(view: View, what: Graduated) -> Moment:
    """The last day: ``sure`` the earliest it can be, ``maybe`` the latest."""
    graduation = view.facts.dates["毕业日期"]
    blank = graduation.blank
    years = what.graduated_within
    return Moment(
        np.where(blank, ALWAYS, add_years(graduation.first, years)),
        np.where(blank, NEVER, add_years(graduation.last, years)),
    )


def _gaps(view: View, what: Graduated, ladder: Ladder) -> Iterator[Gap]:
    yield Gap("毕业日期", view.facts.dates["毕业日期"].imprecise)


def _headers(what: Graduated) -> tuple[str, ...]:
    return ("毕业日期",)


def _papers(what: Graduated) -> Iterator[str]:
    yield "学历证书（毕业证书）"


def _says(view: View, what: Graduated, ladder: Ladder) -> Iterator[Case]:
    graduation = view.facts.dates["毕业日期"]
    yield Case(graduation.blank, "毕业日期空白", EMPLOYER)
    yield Case(graduation.imprecise, "毕业日期只写到年或月", EMPLOYER)
    yield Case(
        ~graduation.blank, f"毕业于{{day}}，不在毕业{what.graduated_within}年之内", day=graduation.last
    )


KIND = RequirementKind(
    Graduated, _days, _gaps, _headers, own_cells(_headers), _papers, _says, shared=True, lapse=_lapse
)
