"""各单位: one row an employer of a merged workbook: what came, what became of it, how many people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Self

from batch.report.excel.book import Book
from batch.report.excel.coded import Coded
from batch.report.excel.fields import Field
from batch.report.results.about import About
from batch.report.results.content import Content
from batch.report.results.counts import BLANK, ByOrganisation, ByPlace
from batch.report.results.problems import Problems
from batch.submission.employers import Employer, Roll
from batch.submission.receipt import OUTCOME_WORDS, Receipt

_FIELDS: Final = (
    Field("单位", 30), Field("统一社会信用代码", 22), Field("报送情况", 16), Field("报送轮次", 10),
    Field("人数", 8, "number"), Field("现可申报", 10, "number"),
    Field("将符合", 10, "number"), Field("待核实", 10, "number"), Field("错误", 8, "number"), Field("警告", 8, "number"),
    Field("地区", 22), Field("行业", 14), Field("联系人", 16), Field("提交文件", 36, "wrap"),
)  # fmt: skip
_CODE, _TURN = "统一社会信用代码", "报送轮次"  # shown with a list of employers that has them
_STATE, _PEOPLE = 2, 4
_HEADS: Final = ("people", "eligible", "upcoming", "undetermined")
_MISSING: Final = "未报送"
_BACK: Final = (OUTCOME_WORDS["failed"], OUTCOME_WORDS["rejected"])
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
    """各单位: with the list of employers also who has not sent anything, and in which round the others are.

    First those who have not, then those whose roster came back to them.
    """
    rows = _rows(about)
    rows.sort(key=lambda row: (row[_STATE] != _MISSING, row[_STATE] not in _BACK, -int(row[_PEOPLE])))
    cells = [Coded.each([row[number] for row in rows]) for number in range(len(_FIELDS))]
    told = {_TURN: about.employers, _CODE: any(one.code for one in about.employers)}
    shown = [number for number, field in enumerate(_FIELDS) if told.get(field.header, True)]
    book.list_sheet("各单位", [_FIELDS[one] for one in shown], [cells[one] for one in shown], "没有单位。")


def _rows(about: About) -> list[tuple[Any, ...]]:
    """A row for each employer of the people, and for each of the list of whom there are none."""
    sent = about.part(Sent)
    receipts = {receipt.file: receipt for receipt in about.receipts}
    roll = Roll(about.employers, about.receipts, sent.places)
    whose: dict[tuple[str, str], Employer] = {}
    for one, theirs in zip(roll.employers, roll.sent, strict=True):
        for receipt in theirs:
            for name in roll.names(one, receipt):
                whose.setdefault((receipt.file, name), one)
    rows, shown = [], set()
    for name, figures in about.part(ByOrganisation).figures.items():
        files, places = sent.files[name], sent.places[name]
        theirs = [receipts[file] for file in files if file in receipts]
        one = next((whose[file, name] for file in files if (file, name) in whose), Employer(name))
        shown.add(one.key)
        district = one.district or "、".join(places[:3])
        rows.append(_row(name or BLANK, replace(one, district=district), theirs, figures, about, files))
    left = (
        (one, theirs) for one, theirs in zip(roll.employers, roll.sent, strict=True) if one.key not in shown
    )
    return [*rows, *(_row(one.name, one, theirs, _heads(theirs), about) for one, theirs in left)]


def _heads(theirs: Sequence[Receipt]) -> list[int]:
    """The people of rosters that name no employer."""
    return [sum(receipt.heads.get(name, 0) for receipt in theirs) for name in _HEADS]


def _row(
    name: str,
    one: Employer,
    theirs: Sequence[Receipt],
    figures: Sequence[int],
    about: About,
    files: Sequence[str] = (),
) -> tuple[Any, ...]:
    said = about.part(Problems).by_severity
    files = files or [receipt.file for receipt in theirs]
    errors, warnings = (sum(said[file, word] for file in files) for word in ("error", "warning"))
    worst = min((receipt.outcome for receipt in theirs), key=_WORST.index, default="")
    turn = f"第{max(receipt.round for receipt in theirs)}轮" if theirs else ""
    state = OUTCOME_WORDS.get(worst, _MISSING if not theirs else "")
    return (
        name, one.code, state, turn, *figures, errors, warnings, one.district, one.industry, one.contact, "、".join(files),
    )  # fmt: skip
