"""Certificates: from the wide form and from sheet 证书 to rows of facts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from batch.days.moments import Mask
from batch.facts import (
    Certificates,
    Index,
    Interval,
    Occupation,
)
from batch.language.terms import Kind
from batch.language.text import squeeze
from batch.roster.cells import Column, Issues, Table
from batch.roster.columns import Interner, Parts, combined, dates_of
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


class CertificateBuilder:
    """Gathers certificates from the wide form and from sheet 证书."""

    def __init__(self, occupations: Interner, names: Interner, issues: Issues) -> None:
        self.occupations, self.names, self.issues = occupations, names, issues
        self.parts = Parts()

    def wide(self, table: Table, person: Index) -> None:
        """The certificates in the person's own row: one for skills, one for titles."""
        self._wide_skills(table, person)
        self._wide_titles(table, person)

    def _wide_skills(self, table: Table, person: Index) -> None:
        present = (person >= 0) & _filled(table, _SKILL_COLUMNS)
        level, occupation = table.column("技能等级"), table.column("技能证书职业（工种）")

        def understand(codes: tuple[int, ...]) -> ReadCertificate:
            return read_skill(level.texts[codes[0]], "技能等级")

        self._add(
            table, person, present, [level, occupation], understand,
            occupation=(occupation, 1), dates=("技能证书取得日期", ""), wide=True,
        )  # fmt: skip

    def _wide_titles(self, table: Table, person: Index) -> None:
        present = (person >= 0) & _filled(table, _TITLE_COLUMNS)
        columns = [table.column(header) for header in ("职称级别", "职称名称", "职称系列")]

        def understand(codes: tuple[int, ...]) -> ReadCertificate:
            texts = [column.texts[code] for column, code in zip(columns, codes, strict=True)]
            return read_title(texts[0], texts[1], texts[2], ("职称级别", "职称名称", "职称系列"))

        self._add(
            table, person, present, columns, understand,
            dates=("职称取得日期", "职称聘任日期"), name=columns[1], wide=True,
        )  # fmt: skip

    def sheet(self, table: Table, person: Index) -> None:
        """The rows of sheet 证书."""
        headers = ("证书类别", "级别", "名称", "系列", "职业（工种）")
        columns = [table.column(header) for header in headers]

        def understand(codes: tuple[int, ...]) -> ReadCertificate:
            texts = [column.texts[code] for column, code in zip(columns, codes, strict=True)]
            return read_certificate(*texts)

        self._add(
            table, person, person >= 0, columns, understand,
            occupation=(columns[4], 4), dates=("取得日期", "聘任日期"), name=columns[2],
            issuer=table.column("发证机构"), status=True, wide=False,
        )  # fmt: skip

    def _add(
        self,
        table: Table,
        person: Index,
        present: Mask,
        columns: list[Column],
        understand: Callable[[tuple[int, ...]], ReadCertificate],
        *,
        dates: tuple[str, str],
        wide: bool,
        occupation: tuple[Column, int] | None = None,
        name: Column | None = None,
        issuer: Column | None = None,
        status: bool = False,
    ) -> None:
        if not present.any():
            return
        understood: list[ReadCertificate] = []

        def remember(codes: tuple[int, ...]) -> int:
            understood.append(understand(codes))
            return len(understood) - 1

        which = combined(columns, remember)
        self._note(table, which, present, understood)
        obtained = dates_of(table, dates[0], self.issues, present)
        appointed = dates_of(table, dates[1], self.issues, present) if dates[1] else None
        valid, doubtful = self._status(table, present) if status else (present, ~present)
        numbers = self._numbers(occupation, name, issuer, len(table))
        occupations = self._occupations(which, understood, numbers[0])
        for position in (0, 1):  # a certificate of which nobody can tell the kind is both
            kinds = np.array([one.kinds[position] if len(one.kinds) > position else -1 for one in understood])
            chosen = np.flatnonzero(present & (kinds[which] >= 0)).astype(np.int32)
            if not chosen.size:
                continue
            low = np.array([one.low for one in understood])[which][chosen]
            blank = Interval.unknown(chosen.size)
            when = blank if appointed is None else appointed.take(chosen)
            self.parts.add(
                person=person[chosen],
                place=chosen + table.offset,
                kind=kinds[which][chosen],
                low=np.where(doubtful[chosen], -1, low),
                high=np.array([one.high for one in understood])[which][chosen],
                series=np.array([one.series for one in understood])[which][chosen],
                occupation=occupations[chosen],
                obtained_first=obtained.first[chosen],
                obtained_last=obtained.last[chosen],
                appointed_first=when.first,
                appointed_last=when.last,
                valid=valid[chosen],
                name=numbers[1][chosen],
                issuer=numbers[2][chosen],
                wide=np.full(chosen.size, wide),
            )

    def _note(self, table: Table, which: Index, present: Mask, understood: list[ReadCertificate]) -> None:
        for number, one in enumerate(understood):
            for code, header, raw in one.notes:
                records = np.flatnonzero((which == number) & present)
                self.issues.at(table, header, records, code, raw)

    def _status(self, table: Table, present: Mask) -> tuple[Mask, Mask]:
        column, known = table.column("证书状态"), word_table()["证书状态"]
        said = [known.get(squeeze(text), "？") if text else "有效" for text in column.texts]
        bad = {number: ("C10", "") for number, word in enumerate(said) if word == "？"}
        self.issues.for_values(table, column, bad, present)
        words = np.array(said, np.object_)[column.codes]
        return np.asarray(words != "无效"), np.asarray(words == "？")

    def _numbers(
        self, occupation: tuple[Column, int] | None, name: Column | None, issuer: Column | None, size: int
    ) -> tuple[Index, Index, Index]:
        nobody = np.zeros(size, np.int32)

        def numbered(column: Column | None, make: Callable[[str], int]) -> Index:
            if column is None:
                return nobody
            return np.array([make(text) for text in column.texts], np.int32)[column.codes]

        return (
            numbered(occupation[0] if occupation else None, lambda t: self.occupations.number(Occupation(t))),
            numbered(name, self.names.number),
            numbered(issuer, self.names.number),
        )

    def _occupations(self, which: Index, understood: list[ReadCertificate], written: Index) -> Index:
        embedded = np.array(
            [
                self.occupations.number(Occupation(one.occupation)) if one.occupation else 0
                for one in understood
            ],
            np.int32,
        )[which]
        return np.where(written == 0, embedded, written)

    def unknown(self, people: Index, records: Index, kind: Kind) -> None:
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
            wide=np.ones(size, np.bool_),
        )  # fmt: skip

    def build(self) -> Certificates:
        """All certificates, sorted by person."""
        parts, order = self.parts, self.parts.order()

        def column(name: str, dtype: Any) -> npt.NDArray[Any]:
            return parts.joined(name, dtype)[order]

        return Certificates(
            person=column("person", np.int32),
            place=column("place", np.int32),
            kind=column("kind", np.int8),
            low=column("low", np.int8),
            high=column("high", np.int8),
            series=column("series", np.int32),
            occupation=column("occupation", np.int32),
            obtained=Interval(column("obtained_first", np.int32), column("obtained_last", np.int32)),
            appointed=Interval(column("appointed_first", np.int32), column("appointed_last", np.int32)),
            valid=column("valid", np.bool_),
            name=column("name", np.int32),
            issuer=column("issuer", np.int32),
            wide=column("wide", np.bool_),
        )


def _filled(table: Table, headers: tuple[str, ...]) -> Mask:
    filled = np.zeros(len(table), np.bool_)
    for header in headers:
        if header in table.columns:
            filled |= ~table.columns[header].blank
    return filled
