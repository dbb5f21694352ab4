"""各单位: one row an employer of a merged workbook: what came, what became of it, how many people."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final, Self, TypeVar

from batch.language.codes import plain_code
from batch.language.text import BETWEEN
from batch.report.excel.book import Book
from batch.report.excel.coded import Coded
from batch.report.excel.fields import Field
from batch.report.results.about import About
from batch.report.results.content import Content
from batch.report.results.counts import BLANK, ByOrganisation, ByPlace, Figures, added, counted
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
_UNCLEAR: Final = "同名名册归属不明"  # of those who share a name: one of them may have sent it
_Key = TypeVar("_Key", bound=Hashable)
#: Which states stand first: nothing has come, then what came back.
_FIRST: Final = {_MISSING: 0, _UNCLEAR: 0, OUTCOME_WORDS["failed"]: 1, OUTCOME_WORDS["rejected"]: 1}
_WORST: Final = ("failed", "rejected", "partly_accepted", "accepted_with_issues", "accepted")


@dataclass(frozen=True)
class Sent:
    """For each employer its submissions and the regions of its people, in the order they are met."""

    figures: Mapping[tuple[str, str], Figures]  # of its people in each submission
    places: Mapping[tuple[str, str], Sequence[str]]  # the regions of these

    @classmethod
    def of(cls, content: Content) -> Self:
        """Of the people of some submissions."""
        names = (content.verdicts.of_people(name) for name in ("organisation", "submission"))
        there = Coded.combined(list(names), lambda one, other: f"{one}{BETWEEN}{other}")
        pairs = Coded.combined([there, ByPlace.texts(content)], lambda one, other: (one, other)).values
        return cls(
            {_apart(text): figures for text, figures in counted(content, there).items()},
            _together([{_apart(one): [other] if other else []} for one, other in pairs]),
        )

    @classmethod
    def joined(cls, parts: Sequence[Self]) -> Self:
        """Of all groups together."""
        return cls(added(part.figures for part in parts), _together([part.places for part in parts]))

    @cached_property
    def files(self) -> Mapping[str, Sequence[str]]:
        """Of each employer its submissions."""
        return _together([{name: [file]} for name, file in self.figures])


def _apart(text: str) -> tuple[str, str]:
    name, _, file = text.rpartition(BETWEEN)
    return name, file


def _together(parts: Iterable[Mapping[_Key, Sequence[str]]]) -> dict[_Key, list[str]]:
    found: dict[_Key, dict[str, None]] = {}
    for part in parts:
        for name, texts in part.items():
            found.setdefault(name, {}).update(dict.fromkeys(texts))
    return {name: list(texts) for name, texts in found.items()}


def employers(book: Book, about: About) -> None:
    """各单位: with the list of employers also who has not sent anything, and in which round the others are.

    First those who have not, then those whose roster came back to them.
    """
    rows = _rows(about)
    rows.sort(key=lambda row: (_FIRST.get(row[_STATE], len(_FIRST)), -int(row[_PEOPLE])))
    cells = [Coded.each([row[number] for row in rows]) for number in range(len(_FIELDS))]
    several = len({row[0] for row in rows}) < len(rows)  # of one name: their codes tell them apart
    coded = any(one.code for one in about.employers) or (several and any(row[1] for row in rows))
    told = {_TURN: about.employers, _CODE: coded}
    shown = [number for number, field in enumerate(_FIELDS) if told.get(field.header, True)]
    book.list_sheet("各单位", [_FIELDS[one] for one in shown], [cells[one] for one in shown], "没有单位。")


def _rows(about: About) -> list[tuple[Any, ...]]:
    """A row for each employer of the people, and for each of the list of whom there are none."""
    sent = about.part(Sent)
    receipts = {receipt.file: receipt for receipt in about.receipts}
    roll = Roll(about.employers, about.receipts, sent.places)
    whose = _owners(roll)
    rows, shown = [], set()
    for name, figures in about.part(ByOrganisation).figures.items():
        apart = _by_owner(name, sent.files[name], whose)
        for one, files in apart:
            theirs = [receipts[file] for file in files if file in receipts]
            shown.add(one.key)
            places = dict.fromkeys(place for file in files for place in sent.places[name, file])
            district = one.district or "、".join(list(places)[:3])
            own = figures if len(apart) == 1 else added({"": sent.figures[name, file]} for file in files)[""]
            rows.append(_row(name or BLANK, replace(one, district=district), theirs, own, about, files))
    left = ((one, own) for one, own in zip(roll.employers, roll.sent, strict=True) if one.key not in shown)
    for one, theirs in left:
        missing = _UNCLEAR if one.key in roll.unclear else _MISSING
        rows.append(_row(one.name, one, theirs, _heads(theirs), about, missing=missing))
    return rows


def _owners(roll: Roll) -> dict[tuple[str, str], Employer]:
    """Whose a roster is under each name that it says: one of the list, else who has the code beside the name."""
    found: dict[tuple[str, str], Employer] = {}
    for one, theirs in zip(roll.employers, roll.sent, strict=True):
        for receipt in theirs:
            for name in roll.names(one, receipt):
                found.setdefault((receipt.file, name), one)
    codes: dict[str, set[str]] = {}
    for receipt in roll.receipts:
        for name, code in receipt.employers:
            codes.setdefault(name, set()).update([plain_code(code)] if code else [])
    for receipt in roll.receipts:
        for name, code in receipt.employers:
            if len(codes[name]) > 1 and code:
                found.setdefault((receipt.file, name), Employer(name, code))
    return found


def _by_owner(
    name: str, files: Sequence[str], whose: Mapping[tuple[str, str], Employer]
) -> list[tuple[Employer, Sequence[str]]]:
    """The submissions that call an employer by a name, by whose they are: one, unless several bear it."""
    found: dict[tuple[str, str], tuple[Employer, list[str]]] = {}
    for file in files:
        one = whose.get((file, name), Employer(name))
        found.setdefault(one.key, (one, []))[1].append(file)
    return list(found.values())


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
    missing: str = _MISSING,
) -> tuple[Any, ...]:
    said = about.part(Problems).by_severity
    files = files or [receipt.file for receipt in theirs]
    errors, warnings = (sum(said[file, word] for file in files) for word in ("error", "warning"))
    worst = min((receipt.outcome for receipt in theirs), key=_WORST.index, default="")
    turn = f"第{max(receipt.round for receipt in theirs)}轮" if theirs else ""
    state = OUTCOME_WORDS.get(worst, missing if not theirs else "")
    return (
        name, one.code, state, turn, *figures, errors, warnings, one.district, one.industry, one.contact, "、".join(files),
    )  # fmt: skip
