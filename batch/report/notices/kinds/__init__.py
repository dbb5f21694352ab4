"""The kinds of notices: one registry of them, with every tag that their templates may use."""

from __future__ import annotations

from typing import Final

from batch.errors import UserError
from batch.report.notices.kinds.career import CAREER
from batch.report.notices.kinds.circular import CIRCULAR
from batch.report.notices.kinds.correction import CORRECTION
from batch.report.notices.kinds.enquiry import ENQUIRY
from batch.report.notices.kinds.filing import FILING
from batch.report.notices.kinds.kind import Kind, Notice, Tag
from batch.report.notices.kinds.material import Material
from batch.report.notices.kinds.personal import PERSONAL
from batch.report.notices.kinds.publicity import PUBLICITY
from batch.report.notices.kinds.receipt import RECEIPT

#: Every kind by name.
KINDS: Final[dict[str, Kind]] = {
    kind.name: kind for kind in (PERSONAL, CORRECTION, CIRCULAR, ENQUIRY, RECEIPT, PUBLICITY, FILING, CAREER)
}


def kind_named(name: str) -> Kind:
    """The kind of that name. Raises UserError."""
    if name not in KINDS:
        raise UserError(f"没有文书“{name}”；可用：{'、'.join(KINDS)}")
    return KINDS[name]


__all__ = ["KINDS", "Kind", "Material", "Notice", "Tag", "kind_named"]
