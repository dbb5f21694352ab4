"""HoldsCertificate: holds a certificate of a kind (国际职业资格), of whatever level."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from batch.days.moments import ALWAYS, NEVER, Mask, Moment
from batch.engine.kinds import certificates
from batch.engine.kinds.case import EMPLOYER, Case
from batch.engine.kinds.kind import Cells, Gap, RequirementKind
from batch.engine.moment_rows import Held
from batch.engine.view import View
from batch.language.terms import Kind, Ladder
from batch.policy.requirements import HoldsCertificate


def _of_kind(view: View) -> Mask:
    rows = view.facts.certificates
    return np.asarray((rows.kind == np.int8(Kind.INTERNATIONAL)) & rows.valid)


def _days(view: View, what: HoldsCertificate, ladder: Ladder) -> Moment:
    if not view.facts.knows_certificates:
        return view.constant(int(NEVER), int(ALWAYS))
    fits = np.flatnonzero(_of_kind(view)).astype(np.int32)
    return certificates.earliest(view, fits, fits)


def _gaps(view: View, what: HoldsCertificate, ladder: Ladder) -> Iterator[Gap]:
    rows = view.facts.certificates
    if not view.facts.knows_certificates:
        yield Gap("证书类别", certificates.everybody(view))
    yield Gap("取得日期", rows.anybody(_of_kind(view) & rows.obtained.imprecise, view.size))


def _headers(what: HoldsCertificate) -> tuple[str, ...]:
    return ()  # such certificates stand on sheet 证书 only


def _evidence(view: View, what: HoldsCertificate, ladder: Ladder, cells: Cells) -> Iterator[str]:
    counts = _of_kind(view)
    held = Held(view.facts.certificates, view.certificate_days, counts, counts, view.size)
    return certificates.certificate_evidence(view, held, (Kind.INTERNATIONAL,), cells)


def _papers(what: HoldsCertificate) -> Iterator[str]:
    yield f"{what.certificate}证书"


def _says(view: View, what: HoldsCertificate, ladder: Ladder) -> Iterator[Case]:
    if not view.facts.knows_certificates:
        yield Case(certificates.everybody(view), "花名册没有证书表", EMPLOYER)
    rows, fits = view.facts.certificates, _of_kind(view)
    yield Case(~rows.anybody(fits, view.size), f"没有{what.certificate}证书的记载")
    vague = rows.anybody(fits & rows.obtained.imprecise, view.size)
    yield Case(vague, f"{what.certificate}证书的取得日期空白或只写到年、月", EMPLOYER)


KIND = RequirementKind(HoldsCertificate, _days, _gaps, _headers, _evidence, _papers, _says)
