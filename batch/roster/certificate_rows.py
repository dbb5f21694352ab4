"""Certificates: from the wide form and from sheet 证书 to rows of facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from batch.days.moments import NEVER, Days, Mask
from batch.facts import (
    Certificates,
    Codes,
    Index,
    Interval,
    Occupation,
)
from batch.language.terms import Doubt, Kind
from batch.language.text import squeeze
from batch.roster.cells import Table
from batch.roster.columns import Interner, Parts, combined, dates_of
from batch.roster.doubt import DOUBT, mentions_more
from batch.roster.issues import Issues
from batch.roster.plausible import Plausible
from batch.roster.tables import word_table
from batch.roster.titles import (
    TOP_SKILL,
    TOP_TITLE,
    ReadCertificate,
    read_certificate,
    read_skill,
    read_title,
)

_SKILL_COLUMNS = ("技能等级", "技能证书职业（工种）", "技能证书取得日期", "技能证书编号")
_TITLE_COLUMNS = (
    "职称级别",
    "职称名称",
    "职称系列",
    "职称专业",
    "职称取得日期",
    "职称聘任日期",
    "职称证书编号",
)


@dataclass(frozen=True)
class Form:
    """How a certificate is written in a table: which headers hold what; empty where it has none."""

    level: tuple[str, ...]  # headers understood together as kind, level and series
    understand: Callable[[list[str]], ReadCertificate]
    obtained: str
    appointed: str = ""
    occupation: str = ""
    name: str = ""
    issuer: str = ""
    status: str = ""
    any_of: tuple[
        str, ...
    ] = ()  # headers of which one is filled where there is a certificate; all rows if none
    wide: bool = True  # in the person's own row


def _skill_form(suffix: str) -> Form:
    level, trade, day, number = (f"{header}{suffix}" for header in _SKILL_COLUMNS)
    return Form(
        (level, trade), lambda texts: read_skill(texts[0], level), day, occupation=trade,
        any_of=(level, trade, day, number),
    )  # fmt: skip


def _title_form(suffix: str) -> Form:
    level, name, series, _, day, appointed, _ = headers = tuple(f"{h}{suffix}" for h in _TITLE_COLUMNS)
    return Form(
        (level, name, series),
        lambda texts: read_title(texts[0], texts[1], texts[2], (level, name, series)),
        day, appointed, name=name, any_of=headers,
    )  # fmt: skip


_SHEET_FORM: Final = Form(
    ("证书类别", "级别", "名称", "系列", "职业（工种）"),
    lambda texts: read_certificate(*texts),
    "取得日期",
    "聘任日期",
    occupation="职业（工种）",
    name="名称",
    issuer="发证机构",
    status="证书状态",
    wide=False,
)


class CertificateBuilder:
    """Gathers certificates from the wide form and from sheet 证书."""

    def __init__(
        self, occupations: Interner, names: Interner, issues: Issues, plausible: Plausible | None = None
    ) -> None:
        self.occupations, self.names, self.issues = occupations, names, issues
        self.plausible = plausible or Plausible()
        self.parts = Parts()

    def wide(self, table: Table, person: Index) -> None:
        """The certificates in the person's own row: as many of skills and of titles as it has columns for."""
        numbers = {header.partition("#")[2] for header in table.columns}
        for number in sorted(numbers | {""}):
            suffix = f"#{number}" if number else ""
            for form in (_skill_form(suffix), _title_form(suffix)):
                self._add(table, person, form)
        if DOUBT in table.columns:
            self._in_remarks(table, person)

    def _in_remarks(self, table: Table, person: Index) -> None:
        """A remark about a certificate may be about one more: of any level and day, for what may be only."""
        column = table.columns[DOUBT]
        records = np.flatnonzero(column.each(lambda cell: mentions_more(str(cell)), np.bool_) & (person >= 0))
        people, first = np.unique(person[records], return_index=True)
        places = records[first].astype(np.int32) + table.offset
        for kind in (Kind.SKILL, Kind.TITLE):
            self.unknown(people.astype(np.int32), places, kind, Doubt.REMARK)

    def sheet(self, table: Table, person: Index) -> None:
        """The rows of sheet 证书."""
        self._add(table, person, _SHEET_FORM)

    def _add(self, table: Table, person: Index, form: Form) -> None:
        present = (person >= 0) & (_filled(table, form.any_of) if form.any_of else True)
        if not present.any():
            return
        columns = [table.column(header) for header in form.level]
        understood: list[ReadCertificate] = []

        def remember(codes: tuple[int, ...]) -> int:
            texts = [column.texts[code] for column, code in zip(columns, codes, strict=True)]
            understood.append(form.understand(texts))
            return len(understood) - 1

        which = combined(columns, remember)
        self._note(table, which, present, understood)
        common = self._common(table, person, present, form)
        occupation = _numbered(table, form.occupation, lambda text: self.occupations.number(Occupation(text)))
        common["occupation"] = self._occupations(which, understood, occupation)
        for position in (0, 1):  # a certificate of which nobody can tell the kind is both
            kinds = np.array([one.kinds[position] if len(one.kinds) > position else -1 for one in understood])
            chosen = np.flatnonzero(present & (kinds[which] >= 0)).astype(np.int32)
            if not chosen.size:
                continue
            low = np.array([one.low for one in understood])[which]
            self.parts.add(
                kind=kinds[which][chosen],
                low=np.where(common["doubt"] != Doubt.NONE, -1, low)[chosen],
                high=np.array([one.highest(position) for one in understood])[which][chosen],
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
        embedded = np.array(
            [
                self.occupations.number(Occupation(one.occupation)) if one.occupation else 0
                for one in understood
            ],
            np.int32,
        )[which]
        return np.where(written == 0, embedded, written)

    def unknown(self, people: Index, records: Index, kind: Kind, doubt: Doubt = Doubt.NONE) -> None:
        """People whose own sheet has no place for such certificates: they may hold any, or none.

        One row each of any level and day, that counts for what is possible only.
        """
        size = people.size
        nothing = Interval.unknown(size)
        self.parts.add(
            person=people, place=records, kind=np.full(size, kind), low=np.full(size, -1),
            high=np.full(size, TOP_SKILL if kind is Kind.SKILL else TOP_TITLE),
            series=np.zeros(size), occupation=np.zeros(size),
            obtained_first=nothing.first, obtained_last=nothing.last,
            appointed_first=nothing.first, appointed_last=nothing.last,
            valid=np.ones(size, np.bool_), name=np.zeros(size), issuer=np.zeros(size),
            wide=np.ones(size, np.bool_), doubt=np.full(size, doubt),
        )  # fmt: skip

    def build(self) -> Certificates:
        """All certificates, sorted by person."""
        parts, order = self.parts, self.parts.order()

        def column(name: str, dtype: Any) -> npt.NDArray[Any]:
            return parts.joined(name, dtype)[order]

        first, last = _agreed(column)
        return Certificates(
            person=column("person", np.int32),
            place=column("place", np.int32),
            kind=column("kind", np.int8),
            low=column("low", np.int8),
            high=column("high", np.int8),
            series=column("series", np.int32),
            occupation=column("occupation", np.int32),
            obtained=Interval(first, last),
            appointed=Interval(column("appointed_first", np.int32), column("appointed_last", np.int32)),
            valid=column("valid", np.bool_),
            name=column("name", np.int32),
            issuer=column("issuer", np.int32),
            wide=column("wide", np.bool_),
            doubt=column("doubt", np.int8),
        )


def _filled(table: Table, headers: tuple[str, ...]) -> Mask:
    filled = np.zeros(len(table), np.bool_)
    for header in headers:
        if header in table.columns:
            filled |= ~table.columns[header].blank
    return filled


def _numbered(table: Table, header: str, number: Callable[[str], int]) -> Index:
    """A column's texts by number, 0 where the table has no such column."""
    if not header:
        return np.zeros(len(table), np.int32)
    column = table.column(header)
    return np.array([number(text) for text in column.texts], np.int32)[column.codes]


def _agreed(column: Callable[[str, Any], npt.NDArray[Any]]) -> tuple[Days, Days]:
    """The first and last day of each certificate; of one that is written with several days, all between them.

    One certificate is one person's of one kind, level, trade and name; with no trade and no
    name nobody knows whether two are one.
    """
    first, last = column("obtained_first", np.int32), column("obtained_last", np.int32)
    keys = [column(name, np.int64) for name in ("person", "kind", "low", "high", "occupation", "name")]
    known = (last != NEVER) & (keys[2] >= 0) & ((keys[4] > 0) | (keys[5] > 0))
    rows = np.flatnonzero(known)
    if rows.size < 2:
        return first, last
    _, which, count = np.unique(
        np.stack([key[rows] for key in keys]), axis=1, return_inverse=True, return_counts=True
    )
    which = which.reshape(-1)
    for group in np.flatnonzero(count > 1):
        same = rows[which == group]
        if np.unique(first[same]).size > 1 or np.unique(last[same]).size > 1:
            first[same], last[same] = first[same].min(), last[same].max()
    return first, last
