"""The clock that a text names: the years after a certificate, in the occupation or of such work."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from batch.days.moments import ALWAYS, NEVER, Mask, Moment, add_months
from batch.engine.kinds import certificates
from batch.engine.kinds.case import AUTHORITY, EMPLOYER, Case
from batch.engine.kinds.kind import Cells, Gap
from batch.engine.moment_rows import Held
from batch.engine.view import View
from batch.facts import UNREADABLE
from batch.language.terms import Ladder
from batch.policy.requirements import Skill, Title

OCCUPATION: Final = ("从事本职业起始日期", "现岗位起始日期", "岗位类别")
WORK_PROOF: Final = "单位出具的从业年限证明（注明起止时间和岗位）"


def days(view: View, held: Moment, what: Skill | Title) -> Moment:
    """From which day the years after a certificate are full."""
    if what.held is not None:
        return held.after(what.held)
    if what.in_occupation is not None:
        start = view.posts.start
        return held.later_of(_related(view, start) if what.related else start).after(what.in_occupation)
    if what.worked is not None:
        return _worked(view, held).after(what.worked)
    return held


def _related(view: View, start: Moment) -> Moment:
    """The start in the occupation, perhaps that of skilled work: a related occupation counts (相关职业)."""
    work = view.facts.dates["从事技术技能工作起始日期"]
    return Moment(start.sure, np.minimum(start.maybe, work.first))


def _worked(view: View, held: Moment) -> Moment:
    """The later of the certificate and the start of such work, moved by the interruption.

    With no start given the work is taken to have gone on since the certificate; an
    interruption that is no number leaves the day open.
    """
    work = view.facts.dates["从事技术技能工作起始日期"]
    sure = np.maximum(held.sure, np.where(work.blank, ALWAYS, work.last))
    maybe = np.maximum(held.maybe, work.first)
    months = view.facts.interruption
    sure = np.where(months < 0, NEVER, add_months(sure, months))
    return Moment(sure, add_months(maybe, months))


def enough(view: View, what: Skill | Title, held: Held, level: int, ladder: Ladder) -> tuple[Mask, Mask]:
    """Of whom no day is missing, however vague: of certificates, if all that may be of the level counted; of the clock.

    The later of the two decides alone where it is certainly the later. The days compared with the one asked about
    stand with the others, so that it is known until when this holds.
    """
    near = np.flatnonzero(held.possible & (held.certificates.high >= level)).astype(np.int32)
    counted = certificates.earliest(view, near, near)
    certificate, clock = _alone(view, counted, what), _clock(view, what)
    view.own["certificate", what, ladder], view.own["clock", what, ladder] = certificate, clock
    return (
        np.asarray(certificate.sure <= np.maximum(view.as_of, clock.maybe)),
        np.asarray(clock.sure <= np.maximum(view.as_of, certificate.maybe)),
    )


def _clock(view: View, what: Skill | Title) -> Moment:
    """From which day the years are full if the certificate had always been held."""
    return days(view, Moment(*np.full((2, view.size), ALWAYS, np.int32)), what)


def _alone(view: View, counted: Moment, what: Skill | Title) -> Moment:
    """From which day the years are full if nothing but the certificate's own day counts, and interruptions."""
    if what.worked is not None:
        months = view.facts.interruption
        counted = Moment(add_months(counted.sure, months), add_months(counted.maybe, months))
    return counted.after(what.held or what.worked or what.in_occupation or 0)


def vague(view: View, what: Skill | Title, counted: Moment, ladder: Ladder) -> Mask:
    """For whom it hangs on the certificate's own day whether, or from when, the years after it are full."""
    full = _alone(view, counted, what)
    view.own["vague", what, ladder] = full
    decides = full.sure > np.maximum(view.as_of, _clock(view, what).maybe)
    return np.asarray((full.maybe != full.sure) & decides)


def words(what: Skill | Title) -> str:
    """The years that the clock asks for, in words; empty for none."""
    if what.held:
        return f"取得满{what.held}年"
    if what.worked:
        return f"取得后从事技术技能工作满{what.worked}年"
    return f"取得后从事本职业满{what.in_occupation}年" if what.in_occupation else ""


def gaps(view: View, what: Skill | Title, full: Mask) -> Iterator[Gap]:
    """What the clock cannot be read from; of no use to those whose years are ``full``."""
    for gap in _gaps(view, what):
        yield Gap(gap.header, gap.people & ~full)


def _gaps(view: View, what: Skill | Title) -> Iterator[Gap]:
    if what.worked is not None:
        start = view.facts.dates["从事技术技能工作起始日期"]
        yield Gap("从事技术技能工作起始日期", start.imprecise & ~start.blank)
        yield Gap("中断工作月数", view.facts.interruption == UNREADABLE)
    if what.in_occupation is not None:
        yield occupation_start_gap(view)
    if what.related:
        yield Gap("从事技术技能工作起始日期", view.facts.dates["从事技术技能工作起始日期"].imprecise)


def cases(view: View, what: Skill | Title) -> Iterator[Case]:
    """What is said where the clock cannot be read."""
    work = view.facts.dates["从事技术技能工作起始日期"]
    if what.worked is not None:
        yield Case(view.facts.interruption == UNREADABLE, "中断工作月数不是数字", EMPLOYER)
        yield Case(work.unreadable, "从事技术技能工作起始日期无法识别", EMPLOYER)
        vague = work.imprecise & ~work.blank
        yield Case(vague, "从事技术技能工作起始日期只写到年或月", EMPLOYER)
    if what.in_occupation is not None:
        start = view.posts.start
        yield Case(start.sure == NEVER, "从事本职业起始日期空白或不明确", EMPLOYER)
        if what.related:
            yield Case(work.blank, "从事技术技能工作起始日期空白，此前的相关职业年限无法计算", EMPLOYER)
            yield Case(
                work.unreadable, "从事技术技能工作起始日期无法识别，此前的相关职业年限无法计算", EMPLOYER
            )
            earlier = work.first < start.maybe
            yield Case(earlier, "从事本职业之前的工作是否属相关职业、可否计入年限，须认定", AUTHORITY)
        yield Case(start.sure != start.maybe, "从事本职业起始日期只写到年或月", EMPLOYER)


def occupation_start_gap(view: View) -> Gap:
    """Whose start in the occupation is not known to the day."""
    start = view.posts.start
    return Gap("从事本职业起始日期", start.sure != start.maybe)


def headers(what: Skill | Title, own: tuple[str, ...]) -> tuple[str, ...]:
    """The headers of a certificate, and those that its clock looks at."""
    if what.worked is not None:
        return (*own, "从事技术技能工作起始日期", "中断工作月数")
    started = ("从事技术技能工作起始日期",) if what.related else ()
    return (*own, *OCCUPATION, *started) if what.in_occupation is not None else own


def evidence(what: Skill | Title, cells: Cells) -> Iterator[str]:
    """The cells that the clock was read from."""
    if what.worked is not None:
        yield cells.own("从事技术技能工作起始日期") + "，空白时按取得证书后一直从事理解"
        yield cells.own("中断工作月数")
    if what.in_occupation is not None:
        yield cells.own("从事本职业起始日期")
        yield cells.own("现岗位起始日期")


def papers(what: Skill | Title) -> Iterator[str]:
    """The proof of work, where years of work are counted."""
    if what.worked or what.in_occupation:
        yield WORK_PROOF
