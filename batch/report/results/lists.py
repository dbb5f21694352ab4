"""The lists that people work with: who may apply, who will, what is open, who is one short."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from batch.report.excel.book import Book
from batch.report.excel.fields import Field
from batch.report.results.about import About
from batch.report.results.columns import (
    BASIS,
    DEPARTMENT,
    KEYS,
    NAME,
    WHAT,
    PackedList,
    blocking,
    mark,
    maybe,
    missing,
    sure,
    who_settles,
    why,
    write,
    write_packed,
)
from batch.report.results.content import Content
from batch.report.results.listed import Listed
from batch.report.results.nearly import nearly as nearly_of
from batch.report.results.reference import ClauseRows

_OPINION: Final = Field("单位意见", 12, "choice", ("同意推荐", "暂缓", "不推荐", "本人放弃"))
_CHECKED: Final = Field("核实结果", 14, "choice", ("核实后符合", "核实后不符合", "材料待补", "报主管部门"))

_ELIGIBLE: Final = (NAME, DEPARTMENT, *WHAT, sure("自何日起"), mark(_OPINION, "可申报"), *BASIS, KEYS)
_UPCOMING: Final = (
    NAME, DEPARTMENT, *WHAT, maybe("最早日期"), sure("确定日期"), blocking("尚待满足", 36), why("原因", 32), missing(24), *BASIS,
)  # fmt: skip
_UNDETERMINED: Final = (
    NAME, DEPARTMENT, *WHAT, why("为什么定不了", 40), who_settles(26), mark(_CHECKED, "待核实"),
    maybe("最早可能日期"), blocking("待核实的条件", 40), *BASIS, KEYS,
)  # fmt: skip
_NEARLY: Final = (blocking("只差这一项", 44), sure("何时满足"), NAME, DEPARTMENT, *WHAT, *BASIS)


_NOBODY: Final = "在筛查日没有人可以申报。"


def eligible(book: Book, content: Content, clauses: ClauseRows) -> None:
    """可申报: what may be applied for, from when, by which clause."""
    write(book, "可申报", _ELIGIBLE, _once(content, clauses), _NOBODY)


def packed(content: Content, clauses: ClauseRows) -> PackedList:
    """The rows of 可申报 of some of very many people."""
    return PackedList.of(_ELIGIBLE, _once(content, clauses))


def _once(content: Content, clauses: ClauseRows) -> Listed:
    return Listed.one_a_target(content, clauses, content.eligible_once)


def eligible_of(book: Book, about: About, parts: Sequence[PackedList]) -> None:
    """可申报 of very many people, whose rows are made group by group."""
    write_packed(book, "可申报", _ELIGIBLE, about, parts, _NOBODY)


def upcoming(book: Book, content: Content, clauses: ClauseRows) -> None:
    """即将符合: what may be applied for within the horizon, soonest first."""
    empty = f"今后{content.context.settings.horizon}个月内没有人将符合条件。"
    listed = Listed.one_a_target(content, clauses, content.upcoming_once)
    write(book, "即将符合", _UPCOMING, listed, empty)


def undetermined(book: Book, content: Content, clauses: ClauseRows) -> None:
    """待核实: what somebody must find out or decide."""
    write(book, "待核实", _UNDETERMINED, Listed(content, clauses, content.open), "没有待核实的情况。")


def nearly(book: Book, content: Content, clauses: ClauseRows) -> None:
    """差一项: one requirement short that time or one paper closes, grouped by that requirement."""
    listed = Listed(content, clauses, nearly_of(content))
    write(book, "差一项", _NEARLY, listed, "没有只差一项条件的人。", freeze=3)
