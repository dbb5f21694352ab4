"""Certificates: from the wide form and from sheet 证书 to rows of facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from batch.days.moments import Mask
from batch.facts import Certificates, Codes, Index, Interval, Occupation
from batch.language.terms import Doubt, Kind
from batch.language.text import squeeze
from batch.roster.cells import Table
from batch.roster.certificates.doubt import DOUBT, mentions_more
from batch.roster.certificates.forms import Form, filled_in, first_of, sheet_form, skill_form, title_form
from batch.roster.certificates.further import FURTHER, OTHER_LEVELS
from batch.roster.certificates.parts import CertificateParts
from batch.roster.certificates.tradesapart import told_twice
from batch.roster.columns import Interner, combined, dates_of
from batch.roster.issues import Issues
from batch.roster.plausible import Plausible
from batch.roster.tables import word_table
from batch.roster.understand.titles import TOP_TITLE, ReadCertificate

_SEVERAL: Final = "同一工种、同一日期写有不同的等级"


class CertificateBuilder:
    """Gathers certificates from the wide form and from sheet 证书."""

    def __init__(
        self, occupations: Interner, names: Interner, issues: Issues, plausible: Plausible | None = None
    ) -> None:
        self.occupations, self.names, self.issues = occupations, names, issues
        self.plausible = plausible or Plausible()
        self.parts = CertificateParts()
        self._read: list[tuple[Table, Form]] = []

    def wide(self, table: Table, person: Index) -> None:
        """The certificates in the person's own row: as many of skills and of titles as it has columns for."""
        numbers = {header.partition("#")[2] for header in table.columns}
        for number in sorted(numbers | {""}):
            suffix = f"#{number}" if number else ""
            for form in (skill_form(suffix), title_form(suffix)):
                self._add(form.apart(table), person, form)
        if DOUBT in table.columns:
            more = table.columns[DOUBT].each(lambda cell: mentions_more(str(cell)), np.bool_)
            self._may_be_more(table, person, more)
        if FURTHER in table.columns:
            self._may_be_more(table, person, ~table.columns[FURTHER].blank)
        for kind, ladder in (
            ((Kind.SKILL, "技能"), (Kind.TITLE, "职称")) if OTHER_LEVELS in table.columns else ()
        ):
            absent = table.columns[OTHER_LEVELS].each(lambda cell, one=ladder: one in str(cell), np.bool_)  # type: ignore[misc]
            self._may_be_more(table, person, absent, (kind,), Doubt.NONE)

    def _may_be_more(
        self, table: Table, person: Index, where: Mask, kinds: Iterable[Kind] = (Kind.SKILL, Kind.TITLE),
        why: Doubt = Doubt.REMARK,
    ) -> None:  # fmt: skip
        """A remark about a certificate may be about one more: of any level and day, for what may be only."""
        records = np.flatnonzero(where & (person >= 0))
        people, first = np.unique(person[records], return_index=True)
        places = records[first].astype(np.int32) + table.offset
        for kind in kinds:
            self.parts.unknown(people.astype(np.int32), places, kind, why)

    def sheet(self, table: Table, person: Index) -> None:
        """The rows of sheet 证书."""
        self._add(table, person, sheet_form(table))

    def _nameless(self, table: Table, person: Index, filled: Mask) -> None:
        """A row that names nobody may be about whoever stands above it: one row a certificate, the name on the first only."""
        unnamed = np.ones(len(table), np.bool_)
        for header in ("姓名", "身份证号", "工号"):
            if header in table.columns:
                unnamed &= table.columns[header].blank
        above = np.maximum.accumulate(np.where(unnamed, -1, np.arange(len(table))))
        rows = np.flatnonzero(unnamed & filled & (person < 0) & (above >= 0))
        whose = person[above[rows]]
        people, first = np.unique(whose[whose >= 0], return_index=True)
        places = rows[whose >= 0][first].astype(np.int32) + table.offset
        for kind in (Kind.SKILL, Kind.TITLE) if people.size else ():
            self.parts.unknown(people.astype(np.int32), places, kind, Doubt.REMARK)

    def _add(self, table: Table, person: Index, form: Form) -> None:
        filled = filled_in(table, form.any_of) if form.any_of else np.ones(len(table), np.bool_)
        self._nameless(table, person, filled)
        present = (person >= 0) & filled
        if not present.any():
            return
        self._read.append((table, form))
        columns = [table.column(header) for header in form.level]
        understood: list[ReadCertificate] = []

        def remember(codes: tuple[int, ...]) -> int:
            understood.append(form.understand(form.texts(columns, codes)))
            return len(understood) - 1

        which = combined(columns, remember)
        self._note(table, which, present, understood)
        common = self._common(table, person, present, form)
        posts = form.posts(table, which, present, understood, self.issues)
        occupation = _numbered(table, form.occupation, lambda text: self.occupations.number(Occupation(text)))
        common["occupation"] = self._occupations(which, understood, occupation)
        for record, both in told_twice(table.column(form.occupation), which, understood).items():
            common["occupation"][record] = self.occupations.number(Occupation(both))
            self.issues.at(table, form.occupation, [record], "C14", both)
        for position in (0, 1):  # a certificate of which nobody can tell the kind is both
            kinds = np.array([one.kinds[position] if len(one.kinds) > position else -1 for one in understood])
            chosen = np.flatnonzero(present & (kinds[which] >= 0)).astype(np.int32)
            if not chosen.size:
                continue
            low = np.array([one.low for one in understood])[which]
            highest = np.array([one.highest(position) for one in understood])[which]
            self.parts.add(
                kind=kinds[which][chosen],
                low=np.where(posts | (common["doubt"] != Doubt.NONE), -1, low)[chosen],
                high=np.where(posts, TOP_TITLE, highest)[chosen],
                series=np.array([one.series for one in understood])[which][chosen],
                **{name: column[chosen] for name, column in common.items()},
            )

    def _common(self, table: Table, person: Index, present: Mask, form: Form) -> dict[str, npt.NDArray[Any]]:
        """The columns of facts that do not hang on the certificate's kind, one entry a row of the table."""
        known = self.plausible.of(person)
        obtained = dates_of(table, form.obtained, self.issues, present, known)
        appointed = (
            dates_of(table, form.appointed, self.issues, present, known)
            if form.appointed
            else Interval.unknown(len(table))
        )
        valid, doubt = (
            self._status(table, present) if form.status else (present, np.zeros(len(table), np.int8))
        )
        if DOUBT in table.columns:
            said = ~table.columns[DOUBT].blank
            doubt = np.where(said & (doubt == Doubt.NONE), np.int8(Doubt.REMARK), doubt)
        return {
            "person": person,
            "place": np.arange(len(table), dtype=np.int32) + table.offset,
            "obtained_first": obtained.first, "obtained_last": obtained.last,
            "appointed_first": appointed.first, "appointed_last": appointed.last,
            "valid": valid, "doubt": doubt,
            "name": _numbered(table, form.name, self.names.number),
            "issuer": _numbered(table, form.issuer, self.names.number),
            "wide": np.full(len(table), form.wide),
        }  # fmt: skip

    def _note(self, table: Table, which: Index, present: Mask, understood: list[ReadCertificate]) -> None:
        for number, one in enumerate(understood):
            for code, header, raw in one.notes:
                records = np.flatnonzero((which == number) & present)
                self.issues.at(table, header, records, code, raw)

    def _status(self, table: Table, present: Mask) -> tuple[Mask, Codes]:
        column, known = table.column("证书状态"), word_table()["证书状态"]
        said = [known.get(squeeze(text), "？") if text else "有效" for text in column.texts]
        bad = {number: ("C10", "") for number, word in enumerate(said) if word == "？"}
        self.issues.for_values(table, column, bad, present)
        words = np.array(said, np.object_)[column.codes]
        return np.asarray(words != "无效"), np.where(words == "？", Doubt.STATUS, Doubt.NONE).astype(np.int8)

    def _occupations(self, which: Index, understood: list[ReadCertificate], written: Index) -> Index:
        trades = [one.occupation for one in understood]
        numbers = [self.occupations.number(Occupation(trade)) if trade else 0 for trade in trades]
        embedded = np.array(numbers, np.int32)[which]
        return np.where(written == 0, embedded, written)

    def build(self) -> Certificates:
        """All certificates, sorted by person; what is written with several levels or days is said."""
        built = self.parts.build()
        for kind, places in self.parts.clashing.items():
            for table, form, own in self._rows_at(places, kind):
                self.issues.at(table, first_of(table, form.level), own, "C14", _SEVERAL)
        for kind, places in self.parts.apart.items():
            for table, form, own in self._rows_at(places, kind):
                for record in own.tolist():
                    raw = table.text(form.obtained, record)
                    self.issues.at(table, form.obtained, [record], "C17", raw)
        return built

    def _rows_at(self, places: Index, kind: Kind) -> Iterator[tuple[Table, Form, Index]]:
        """The records of each table in which certificates of a kind stand at some source rows."""
        for table, form in self._read if places.size else ():
            if not form.wide or form.level[0].startswith("职称") == (kind is Kind.TITLE):
                rows = np.unique(places - table.offset)
                own = rows[(rows >= 0) & (rows < len(table))]
                if own.size:
                    yield table, form, own


def _numbered(table: Table, header: str, number: Callable[[str], int]) -> Index:
    """A column's texts by number, 0 where the table has no such column."""
    if not header:
        return np.zeros(len(table), np.int32)
    column = table.column(header)
    return np.array([number(text) for text in column.texts], np.int32)[column.codes]
