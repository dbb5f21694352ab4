"""各单位: one row an employer of a merged workbook: what came, what became of it, how many people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from batch.report.excel.book import Book
from batch.report.excel.coded import Coded
from batch.report.excel.fields import Field
from batch.report.results.about import About
from batch.report.results.owners import Sent, owned
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
#: Which states stand first: nothing has come, then what came back.
_FIRST: Final = {_MISSING: 0, _UNCLEAR: 0, OUTCOME_WORDS["failed"]: 1, OUTCOME_WORDS["rejected"]: 1}
_WORST: Final = ("failed", "rejected", "partly_accepted", "accepted_with_issues", "accepted")


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
    receipts = {receipt.file: receipt for receipt in about.receipts}
    places = about.part(Sent).places
    roll = Roll(about.employers, about.receipts, places)
    rows, shown = [], set()
    for own in owned(about):
        theirs = [receipts[file] for file in own.files if file in receipts]
        shown.add(own.owner.key)
        there = dict.fromkeys(place for file in own.files for place in places[own.said, file])
        one = replace(own.owner, district=own.owner.district or "、".join(list(there)[:3]))
        rows.append(_row(own.name, one, theirs, own.figures, about, own.files))
    left = ((one, own) for one, own in zip(roll.employers, roll.sent, strict=True) if one.key not in shown)
    for one, theirs in left:
        missing = _UNCLEAR if one.key in roll.unclear else _MISSING
        rows.append(_row(one.name, one, theirs, _heads(theirs), about, missing=missing))
    return rows


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
