"""OnPost: full years on the present post."""

from __future__ import annotations

from collections.abc import Iterator

from batch.days.moments import Moment, add_years
from batch.engine.kinds.case import EMPLOYER, Case
from batch.engine.kinds.kind import Gap, RequirementKind, own_cells
from batch.engine.view import View
from batch.language.terms import Ladder
from batch.policy.requirements import OnPost


def _days(view: View, what: OnPost, ladder: Ladder) -> Moment:
    start = view.facts.dates["现岗位起始日期"]
    return Moment(add_years(start.last, what.on_post), add_years(start.first, what.on_post))


def _gaps(view: View, what: OnPost, ladder: Ladder) -> Iterator[Gap]:
    yield Gap("现岗位起始日期", view.facts.dates["现岗位起始日期"].imprecise)


def _headers(what: OnPost) -> tuple[str, ...]:
    return ("现岗位起始日期",)


def _papers(what: OnPost) -> Iterator[str]:
    yield "单位出具的现岗位工作年限证明"


def _says(view: View, what: OnPost, ladder: Ladder) -> Iterator[Case]:
    start = view.facts.dates["现岗位起始日期"]
    yield Case(start.blank, "现岗位起始日期空白", EMPLOYER)
    yield Case(start.unreadable, "现岗位起始日期无法识别", EMPLOYER)
    yield Case(start.imprecise, "现岗位起始日期只写到年或月", EMPLOYER)
    yield Case(~start.blank, f"在现岗位自{{day}}起，未满{what.on_post}年", day=start.last)


KIND = RequirementKind(OnPost, _days, _gaps, _headers, own_cells(_headers), _papers, _says, shared=True)
