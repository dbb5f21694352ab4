"""From which day each requirement is met, and why not: one file a requirement kind."""

from typing import Final

from batch.engine.kinds import (
    assessments,
    award,
    certificate,
    competition,
    education_hours,
    graduated,
    highest_title,
    local_engineer,
    on_post,
    skill,
    standard,
    title,
    unsettled,
    unsettled_until,
    word,
)
from batch.engine.kinds.kind import (
    Cells,
    Gap,
    RequirementKind,
    cases_of,
    days_of,
    evidence_of,
    gaps_of,
    headers_of,
    is_read,
    kind_of,
    lapse_of,
    papers_of,
    register,
)
from batch.policy import requirements

REQUIREMENT_KINDS: Final[tuple[RequirementKind, ...]] = (
    skill.KIND,
    title.KIND,
    highest_title.KIND,
    certificate.KIND,
    local_engineer.KIND,
    award.KIND,
    competition.KIND,
    word.KIND,
    assessments.KIND,
    education_hours.KIND,
    on_post.KIND,
    graduated.KIND,
    standard.KIND,
    unsettled.KIND,
    unsettled_until.KIND,
)

register(REQUIREMENT_KINDS, requirements.KINDS.values())

__all__ = [
    "REQUIREMENT_KINDS", "Cells", "Gap", "RequirementKind", "cases_of", "days_of", "evidence_of", "gaps_of", "headers_of",
    "is_read",
    "kind_of", "lapse_of", "papers_of",
]  # fmt: skip
