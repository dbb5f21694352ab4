"""新增: what is otherwise than in the last run: who may apply for something more, who no longer, whose day moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from batch.report.excel.book import Book
from batch.report.excel.coded import Coded
from batch.report.excel.fields import Field
from batch.submission.employers import Roll

if TYPE_CHECKING:
    from batch.report.results.about import About

NEW: Final = "新可申报"
FALLEN: Final = "不再符合"
MOVED: Final = "日期变动"
_FIELDS: Final = (
    Field("变化", 24), Field("姓名", 10), Field("等级", 18), Field("自何日起", 12, "date"),
    Field("原为", 12, "date"), Field("原因", 16), Field("单位", 28), Field("提交文件", 28), Field("筛查日", 12, "date"),
)  # fmt: skip
_SAID: Final = {FALLEN: "不再符合（已发的告知书应收回）"}


@dataclass(frozen=True)
class Change:
    """What is otherwise than in the last run, for one person and target."""

    submission: str
    organisation: str
    name: str
    person: str
    what: str  # NEW, FALLEN or MOVED
    target: str
    day: str  # ISO; empty for none
    before: str
    why: str


def changes(book: Book, about: About) -> None:
    """新增: fallen ones first, with the day of the run that found them; no sheet where there was no run before."""
    if about.changes is None:
        return
    order, roll = (FALLEN, NEW, MOVED), Roll(about.employers, about.receipts, {})
    rows = sorted(about.changes, key=lambda one: (order.index(one.what), one.submission))
    columns: list[list[Any]] = [
        [_SAID.get(one.what, one.what) for one in rows],
        [one.name for one in rows],
        [one.target for one in rows],
        [_day(one.day) for one in rows],
        [_day(one.before) for one in rows],
        [one.why for one in rows],
        [one.organisation or roll.sender_of(one.submission) for one in rows],
        [one.submission for one in rows],
        [about.context.settings.day] * len(rows),  # the sheet stays while nothing else changes
    ]
    book.list_sheet("新增", _FIELDS, [Coded.each(column) for column in columns], "与上次相比没有变化。")


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
