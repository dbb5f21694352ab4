"""What must be said beside a verdict: whose document is missing, and what a forecast rests on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

import numpy as np

from batch.days.moments import Mask, Moment, day_number
from batch.engine.lists import Lists, listed
from batch.engine.resting import rests_on_future
from batch.engine.screening import Screening, Statuses
from batch.language.terms import Status
from batch.policy.requirements import Assessments, EducationHours
from batch.policy.rulebook import Route

NO_PLACE: Final = "所在地未填，本地文件可能另有途径"
NO_DOCUMENT: Final = "本省实施办法未收录，以本省文件为准"
FUTURE: Final = "所依据的证书日期晚于年限计算截止日，以届时实际取得为准"


def notes(screening: Screening, route: Route, moment: Moment, status: Statuses) -> Lists:
    """At most one text a person."""
    pattern = np.zeros(screening.view.size, np.int64)
    texts = []
    for number, (text, people) in enumerate(_said(screening, route, moment, status)):
        pattern |= people.astype(np.int64) << number
        texts.append(text)

    def joined(code: int) -> tuple[str, ...]:
        said = [text for number, text in enumerate(texts) if code >> number & 1]
        return ("；".join(said),) if said else ()

    return listed(pattern, joined)


def _said(screening: Screening, route: Route, moment: Moment, status: Statuses) -> Iterator[tuple[str, Mask]]:
    size, placeless = screening.view.size, screening.placeless
    if placeless is not None:
        yield NO_PLACE, placeless
    if screening.stands_in:
        yield NO_DOCUMENT, np.ones(size, np.bool_) if placeless is None else ~placeless
    upcoming = status == Status.UPCOMING
    if not upcoming.any():
        return
    between = _asked_in_between(screening, route)
    if between:
        next_year = day_number(date(screening.view.question.year + 1, 1, 1))
        yield f"其间各年度{between}", upcoming & (moment.maybe >= next_year)
    yield FUTURE, upcoming & rests_on_future(screening, route)


def _asked_in_between(screening: Screening, route: Route) -> str:
    """What each year until the day must bring, by what the route asks of the last years."""
    asked = screening.view.rulebook.requirements(route)
    words = []
    if any(isinstance(what, Assessments) for what in asked):
        words.append("考核须合格")
    if any(isinstance(what, EducationHours) for what in asked):
        words.append("继续教育须达标")
    return "、".join(words)
