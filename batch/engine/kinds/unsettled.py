"""Unsettled: left open by the text; whatever else is met, somebody must decide."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from batch.days.moments import ALWAYS, NEVER, Moment
from batch.engine.kinds.case import AUTHORITY, Case
from batch.engine.kinds.kind import RequirementKind, no_evidence
from batch.engine.view import View
from batch.language.terms import Ladder
from batch.policy.requirements import Unsettled


def _days(view: View, what: Unsettled, ladder: Ladder) -> Moment:
    return view.constant(int(NEVER), int(ALWAYS))


def _nothing(*_: object) -> tuple[()]:
    return ()  # no cell of a roster settles it, and no paper shows it


def _says(view: View, what: Unsettled, ladder: Ladder) -> Iterator[Case]:
    yield Case(np.ones(view.size, np.bool_), what.open.replace("{", "（").replace("}", "）"), AUTHORITY)


KIND = RequirementKind(Unsettled, _days, _nothing, _nothing, no_evidence, _nothing, _says)
