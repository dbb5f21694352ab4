"""各单位: one row an employer of a merged workbook: what came, what became of it, how many people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

from batch.report.excel.book import Book
from batch.report.excel.coded import Coded
from batch.report.excel.fields import Field
from batch.report.results.about import About
from batch.report.results.content import Content
from batch.report.results.counts import BLANK, ByOrganisation, ByPlace
from batch.report.results.problems import Problems
from batch.submission.employers import Employer
from batch.submission.receipt import OUTCOME_WORDS

_FIELDS: Final = (
    Field("单位", 30), Field("报送情况", 16), Field("人数", 8, "number"), Field("现可申报", 10, "number"),
    Field("将符合", 10, "number"), Field("待核实", 10, "number"), Field("错误", 8, "number"), Field("警告", 8, "number"),
    Field("地区", 22), Field("行业", 14), Field("联系人", 16), Field("提交文件", 36, "wrap"),
)  # fmt: skip
_MISSING: Final = "未报送"
_WORST: Final = ("failed", "rejected", "partly_accepted", "accepted_with_issues", "accepted")


@dataclass(frozen=True)
class Sent:
    """For each employer its submissions and the regions of its people, in the order they are met."""

    files: Mapping[str, Sequence[str]]
    places: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, content: Content) -> Self:
        """Of the people of some submissions."""
        return cls(
            _beside(content, content.verdicts.of_people("submission")),
            _beside(content, ByPlace.texts(content)),
        )

    @classmethod
    def joined(cls, parts: Sequence[Self]) -> Self:
        """Of all groups together."""
        return cls(_together([part.files for part in parts]), _together([part.places for part in parts]))


def _beside(content: Content, what: Coded) -> Mapping[str, Sequence[str]]:
    """For each employer the distinct texts of another column about the people."""
    whose = content.verdicts.of_people("organisation")
    pairs = Coded.combined([whose, what], lambda one, other: (one, other)).values
    return _together([{one: [other] if other else []} for one, other in pairs])


def _together(parts: Iterable[Mapping[str, Sequence[str]]]) -> dict[str, list[str]]:
    found: dict[str, dict[str, None]] = {}
    for part in parts:
        for name, texts in part.items():
            found.setdefault(name, {}).update(dict.fromkeys(texts))
    return {name: list(texts) for name, texts in found.items()}


def employers(book: Book, about: About) -> None:
    """各单位: with the list of employers also who has not sent anything; those first."""
    rows = _rows(about)
    rows.sort(key=lambda row: (row[1] != _MISSING, -int(row[2])))
    cells = [Coded.each([row[number] for row in rows]) for number in range(len(_FIELDS))]
    book.list_sheet("各单位", _FIELDS, cells, "没有单位。")


def _rows(about: About) -> list[tuple[Any, ...]]:
    sent, said = about.part(Sent), about.part(Problems).by_severity
    outcome = {receipt.file: receipt.outcome for receipt in about.receipts}
    known = {one.name: one for one in about.employers}
    rows = []
    for name, figures in about.part(ByOrganisation).figures.items():
        listed, files, places = known.get(name, Employer(name)), sent.files[name], sent.places[name]
        worst = min((outcome[file] for file in files if file in outcome), key=_WORST.index, default="")
        errors, warnings = (sum(said[file, word] for file in files) for word in ("error", "warning"))
        rows.append(
            (
                name or BLANK, OUTCOME_WORDS.get(worst, ""), *figures, errors, warnings,
                listed.district or "、".join(places[:3]), listed.industry, listed.contact,
                "、".join(files),
            )
        )  # fmt: skip
    met = {row[0] for row in rows}
    absent = (one for one in about.employers if one.name not in met)
    return [
        *rows,
        *(
            (one.name, _MISSING, 0, 0, 0, 0, 0, 0, one.district, one.industry, one.contact, "")
            for one in absent
        ),
    ]
