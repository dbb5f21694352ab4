"""HighestTitle: the highest title held is just this one; 无 stands for none or 员级."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from batch.days.moments import ALWAYS, NEVER, Moment
from batch.engine.kinds import certificates
from batch.engine.kinds.case import EMPLOYER, Case, highest
from batch.engine.kinds.certificate_cases import uncertain_cases
from batch.engine.kinds.kind import Cells, Gap, RequirementKind
from batch.engine.view import View
from batch.language.terms import TITLE_LEVELS, Kind, Ladder
from batch.policy.requirements import HighestTitle


def _days(view: View, what: HighestTitle, ladder: Ladder) -> Moment:
    """A certificate of just this level, or one that may be; and none higher on ``as_of``.

    A higher title alone never makes it: a 副高级 of another series is 副高级 or nothing.
    Titles dated after ``as_of`` do not hide a lower one.
    """
    if not view.facts.knows_titles:
        return view.constant(int(NEVER), int(ALWAYS))
    titles = view.titles(ladder)
    if what.highest_title == "无":
        held, above = view.constant(int(ALWAYS), int(ALWAYS)), TITLE_LEVELS.index("助理级")
    else:
        level = TITLE_LEVELS.index(what.highest_title)
        held, above = titles.just(level), level + 1
    return Moment(
        np.where(titles.possibly_by(above, view.as_of), NEVER, held.sure),
        np.where(titles.certainly_by(above, view.as_of), NEVER, held.maybe),
    )


def _gaps(view: View, what: HighestTitle, ladder: Ladder) -> Iterator[Gap]:
    level = "助理级" if what.highest_title == "无" else what.highest_title
    return certificates.title_gaps(view, level, ladder)


def _headers(what: HighestTitle) -> tuple[str, ...]:
    return certificates.TITLE


def _evidence(view: View, what: HighestTitle, ladder: Ladder, cells: Cells) -> Iterator[str]:
    kinds = (Kind.TITLE, Kind.PROFESSIONAL)
    return certificates.certificate_evidence(view, view.titles(ladder), kinds, cells)


def _papers(what: HighestTitle) -> Iterator[str]:
    yield "职称证书"


def _says(view: View, what: HighestTitle, ladder: Ladder) -> Iterator[Case]:
    if not view.facts.knows_titles:
        yield Case(certificates.everybody(view), "花名册没有职称一栏", EMPLOYER)
        return
    rows = view.facts.certificates
    record = (rows.kind == Kind.TITLE) & rows.valid
    unclear = rows.anybody(record & (rows.low != rows.high), view.size)
    yield Case(unclear, "现有职称的级别不明", EMPLOYER)
    top = highest(rows, record, view.size)
    yield Case(top < 0, "没有职称的记载")
    none, held = what.highest_title == "无", view.titles(ladder)
    level = TITLE_LEVELS.index("助理级" if none else what.highest_title)
    near = held.possible & (rows.high >= level) & (none | (rows.low <= level))
    asked = _days(view, what, ladder).maybe != NEVER if none else top == level
    for case in uncertain_cases(view, held, near, ladder, skill=False):
        yield replace(case, people=case.people & asked)
    whom = "没有职称或者只有员级职称" if none else f"现有最高职称为{what.highest_title}"
    yield Case(
        top >= 0,
        f"现有最高职称为{{word}}，本项只适用于{whom}的",
        word=(np.maximum(top, 0), TITLE_LEVELS),
    )


KIND = RequirementKind(HighestTitle, _days, _gaps, _headers, _evidence, _papers, _says)
