"""数据问题: what was not understood or does not fit, cell by cell; of very many people counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Self

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from batch.report.excel.book import Book
from batch.report.excel.coded import Coded
from batch.report.excel.fields import Field
from batch.report.results.about import About
from batch.report.results.content import Content
from batch.report.results.counts import summed
from batch.report.results.marks import ISSUE, KEY_FIELD, issue_key
from batch.report.results.rowkeys import RowKeys
from batch.roster.messages import CATALOGUE, SEVERITY_WORDS

SHEET: Final = "数据问题"
_FILE: Final = Field("提交文件", 26)
_FIELDS: Final = (
    Field("程度", 8, "word"), Field("编号", 8, "centre"), Field("工作表", 14),
    Field("单元格", 10, "centre"), Field("表头", 18), Field("原内容", 26, "wrap"),
    Field("问题", 48, "wrap"), Field("处理建议", 44, "wrap"),
    Field("处理情况", 12, "choice", ("已更正", "原件无误", "待更正")), KEY_FIELD,
)  # fmt: skip
_WHOLE: Final = "整份花名册未能读取或处理，原因见“运行信息”"  # each has its own words
_COUNTED: Final = (
    Field("程度", 8, "word"), Field("编号", 8, "centre"), Field("表头", 24), Field("说明", 60, "wrap"),
    Field("条数", 10, "number"), Field("花名册（份）", 12, "number"),
)  # fmt: skip


def issues(book: Book, content: Content) -> None:
    """Every issue, worst first."""
    _listed(book, content, content.results.issues, "没有发现数据问题。", content.row_keys)


def shared(book: Book, about: About, table: pa.Table) -> None:
    """The issues that stand in no workbook of a submission: who stands in several."""
    _listed(book, about, table, "没有人同时在几份花名册中。")


@dataclass(frozen=True)
class Problems:
    """How many issues there are: by submission, severity, code and header."""

    counts: Mapping[tuple[str, str, str, str], int]

    @classmethod
    def of(cls, content: Content) -> Self:
        """Of some submissions."""
        return cls.of_table(content.results.issues)

    @classmethod
    def of_table(cls, table: pa.Table) -> Self:
        """Of a table of issues, columns of ISSUES."""
        about = [Coded.of_arrow(table[name]) for name in ("submission", "severity", "code", "header")]
        kind = Coded.combined(about, lambda *words: words)
        numbers = np.bincount(kind.codes, minlength=len(kind.values)).tolist()
        return cls(dict(zip(kind.values, numbers, strict=True)))

    @classmethod
    def joined(cls, parts: Sequence[Self]) -> Self:
        """Of all groups together."""
        return cls(summed(part.counts for part in parts))

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(self.counts.values())

    @property
    def by_submission(self) -> Counter[str]:
        """How many each submission has, those with it that only a merged workbook lists."""
        found: Counter[str] = Counter()
        for (submission, *_), number in self.counts.items():
            found[submission] += number
        return found

    @property
    def by_severity(self) -> Counter[tuple[str, str]]:
        """How many of each severity each submission has."""
        found: Counter[tuple[str, str]] = Counter()
        for (submission, severity, _, _), number in self.counts.items():
            found[submission, severity] += number
        return found


def counts(book: Book, about: About) -> None:
    """数据问题统计: how often each stands, and in how many submissions, worst first."""
    found: dict[tuple[str, str, str], tuple[int, int]] = {}
    for (_, *kind), number in about.part(Problems).counts.items():
        severity, code, header = kind
        before, files = found.get((severity, code, header), (0, 0))
        found[severity, code, header] = before + number, files + 1
    order = list(SEVERITY_WORDS)
    rows = sorted(
        (
            (order.index(severity), SEVERITY_WORDS[severity], code, header, _said(code, header), number, held)
            for (severity, code, header), (number, held) in found.items()
        ),
        key=lambda row: (row[0], -row[5], row[2], row[3]),
    )
    cells = [Coded.each([row[number] for row in rows]) for number in range(1, 1 + len(_COUNTED))]
    book.list_sheet("数据问题统计", _COUNTED, cells, "没有发现数据问题。")


def _said(code: str, header: str) -> str:
    """What a code says, whatever the cell holds."""
    told = CATALOGUE[code].text if code in CATALOGUE else _WHOLE
    return _WHOLE if told == "{raw}" else told.format(raw="…", header=header, more="…")


def _listed(book: Book, about: About, table: pa.Table, nothing: str, people: RowKeys | None = None) -> None:
    severity = Coded.of_arrow(table["severity"])
    rank = np.array([list(SEVERITY_WORDS).index(word) for word in severity.values] or [0])
    order = np.argsort(rank[severity.codes], kind="stable")
    names = ("code", "sheet", "cell", "header", "raw", "message", "advice")
    texts = [Coded.of_arrow(table[name]).take(order) for name in names]
    words = severity.take(order).made(lambda word: SEVERITY_WORDS[word])
    keys = _keys(people, table, order, about.several)
    marked = about.marks.column(SHEET, keys)
    fields, columns = [*_FIELDS], [words, *texts, marked, Coded.each(keys)]
    if about.several:
        fields.insert(0, _FILE)
        columns.insert(0, Coded.of_arrow(table["submission"]).take(order))
    book.list_sheet(SHEET, fields, columns, nothing)


def _keys(people: RowKeys | None, table: pa.Table, order: npt.NDArray[np.int64], several: bool) -> list[str]:
    """The key of each issue; of several alike the later ones are numbered. ``people``: None where no issue is a person's."""
    names = ("submission", *ISSUE, "cell")
    submissions, *abouts, cells = (Coded.of_arrow(table[name]).take(order).cells() for name in names)
    persons = pc.fill_null(table["person"], -1).to_numpy()[order].tolist()
    rows = zip(submissions, persons, zip(*abouts, strict=True), cells, strict=True)
    seen: Counter[str] = Counter()
    keys = []
    for submission, person, about, cell in rows:
        whose = people.of_person(submission, person) if people else ""
        key = issue_key(submission, about, whose or cell, several)
        seen[key] += 1
        keys.append(key if seen[key] == 1 else f"{key}#{seen[key]}")
    return keys
