"""The sheets that things are looked up in: the clauses, and the run itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, Self

import numpy as np

from batch import __version__
from batch.language.text import book_title
from batch.policy.library import Library
from batch.policy.rulebook import Route, Rulebook
from batch.report.excel.book import Book
from batch.report.excel.coded import Coded
from batch.report.excel.fields import Field, Link
from batch.report.results.about import About, rulebooks_of
from batch.report.results.content import Content
from batch.report.results.counts import summed
from batch.report.results.lines import RouteWords, clause_text, document_of, target_words
from batch.report.results.problems import Problems
from batch.submission.receipt import OUTCOME_WORDS

POLICIES: Final = "政策依据"


class ClauseRows:
    """Where each route's clause stands on the sheet 政策依据."""

    def __init__(self, library: Library, rulebooks: Iterable[str]) -> None:
        """``rulebooks``: the ids of those that spoke for somebody in the workbook."""
        self._library, self._rulebooks = library, tuple(rulebooks)

    @cached_property
    def _rows(self) -> dict[tuple[str, str], int]:
        keys = [
            (book.id, route.id if route else "")
            for book, route in policy_rows(self._library, self._rulebooks)
        ]
        return {key: row for row, key in enumerate(keys, start=2)}

    def link(self, words: RouteWords) -> Link:
        """A route's clause as a link to its words."""
        return Link(words.route.clause, POLICIES, self._rows[words.rulebook.id, words.route.id])


def policy_rows(library: Library, rulebooks: Iterable[str]) -> Iterator[tuple[Rulebook, Route | None]]:
    """Every route of the rulebooks that spoke, and None for a note on a rulebook's directory."""
    for entry in library.named(rulebooks):
        for route in entry.rulebook.routes:
            yield entry.rulebook, route
        if entry.rulebook.directory_note:
            yield entry.rulebook, None


@dataclass(frozen=True)
class Applied:
    """How many may apply by each route, by rulebook and route."""

    routes: Counter[tuple[str, str]]

    @classmethod
    def of(cls, content: Content) -> Self:
        """Of the people of some submissions."""
        verdicts = content.verdicts
        numbers = np.bincount(verdicts.route[content.eligible], minlength=len(verdicts.routes)).tolist()
        keys = ((words.rulebook.id, words.route.id) for words in verdicts.routes)
        return cls(Counter(dict(zip(keys, numbers, strict=True))))

    @classmethod
    def joined(cls, parts: Sequence[Self]) -> Self:
        """Of all groups together."""
        return cls(summed(part.routes for part in parts))


def policies(book: Book, about: About) -> None:
    """政策依据: every route with its clause in full and the reading."""
    fields = (
        Field("文件", 24, "wrap"), Field("名称", 36, "wrap"),
        Field("目标等级", 12, "centre"), Field("方式", 10, "centre"), Field("条款", 12),
        Field("条文原文", 80, "wrap"), Field("本系统的理解", 44, "wrap"), Field("可申报人数", 10, "number"),
    )  # fmt: skip
    library, count = about.context.library, about.part(Applied).routes
    every = policy_rows(library, rulebooks_of(about.receipts))
    rows = [_policy_row(library, one, route, count) for one, route in every]
    book.list_sheet(POLICIES, fields, columns_of(rows, fields), "没有适用的文件。")


def columns_of(rows: Sequence[Sequence[Any]], fields: Sequence[Field]) -> list[Coded]:
    """Rows of a short list as columns."""
    return [Coded.each([row[number] for row in rows]) for number in range(len(fields))]


def _policy_row(
    library: Library, book: Rulebook, route: Route | None, count: Counter[tuple[str, str]]
) -> list[Any]:
    if route is None:
        return [book.number, book.name, "", "", "对应目录", "", book.directory_note, None]
    return [
        document_of(library, book, route), book.name,
        target_words(route), route.procedure, route.clause,
        clause_text(library, book, route), route.reading, count[book.id, route.id],
    ]  # fmt: skip


def about(book: Book, about: About) -> None:
    """运行信息: what was asked, with which documents, of which files."""
    fields = (Field("项目", 34, "wrap"), Field("内容", 110, "wrap"))
    book.list_sheet("运行信息", fields, columns_of(list(_about_rows(about)), fields), "")


def _about_rows(about: About) -> Iterator[list[Any]]:
    settings, library = about.context.settings, about.context.library
    yield ["程序", f"贯通 guantong {__version__}"]
    yield ["筛查日", settings.day]
    yield ["申报年度", f"{settings.filed}年，看其前三年的年度考核和继续教育"]
    yield from (["年度通知", line] for line in library.of_year(settings.filed, settings.day))
    yield ["即将符合的范围", f"今后{settings.horizon}个月"]
    for header, value in settings.assume.items():
        yield ["假定（只填空白）", f"{header}={value}"]
    for entry in library.named(rulebooks_of(about.receipts)):
        book = entry.rulebook
        since = f"{book.in_force.since:%Y-%m-%d}起施行"
        yield [
            f"规则 {book.id}",
            f"{book.number}{book_title(book.name)}，{since}；内容校验 {entry.digest[:16]}",
        ]
        if book.in_force.note:
            yield [f"规则 {book.id}", book.in_force.note]
    found = about.part(Problems).by_submission
    for receipt in about.receipts:
        figures = f"{receipt.people}人，{receipt.unusable}行未能使用，{found[receipt.file]}条数据问题"
        reason = f"；{receipt.reason}" if receipt.reason else ""
        if receipt.elsewhere:
            reason += f"；{receipt.elsewhere}人的所在地不在所指定规则的适用地区"
        yield [f"提交 {receipt.file}", f"{OUTCOME_WORDS[receipt.outcome]}；{figures}{reason}"]
        yield ["　文件校验 SHA-256", receipt.sha256]
    yield ["说明", "本结果依据花名册所载信息和上述文件作出，供审核参考；以受理部门审核和评审结果为准。"]
