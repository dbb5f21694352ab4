"""What people wrote into the cells that are meant for them, row by row, so that a new run keeps it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import blake2b
from typing import Any, Final

from batch.report.excel.book import LEFT, Book
from batch.report.excel.coded import Coded
from batch.report.excel.fields import Field

KEY: Final = "行标识"  # the header of the hidden column
ELIGIBLE: Final = "可申报"
#: The lists with a column to fill in, and that column's header.
MARKED: Final = {ELIGIBLE: "单位意见", "待核实": "核实结果", "收集清单": "收集情况", "数据问题": "处理情况"}
#: What tells issues apart, beside whose they are.
ISSUE: Final = ("code", "sheet", "header", "raw")
KEY_FIELD: Final = Field(KEY, 4, hidden=True)
_LEFT_FIELDS: Final = (
    Field("清单", 12), Field("所做标记", 16), Field("原在哪一行", 80, "wrap"), Field("说明", 40, "wrap"), KEY_FIELD,
)  # fmt: skip
_GONE: Final = "这一行已不在清单中"


@dataclass(frozen=True)
class Mark:
    """One mark: in which list, at which row, what, and what the row said."""

    sheet: str
    key: str
    text: str
    about: str = ""
    why: str = _GONE  # why it is not in its list


@dataclass(frozen=True)
class Marks:
    """The marks that a person made, and what became of them when the lists were written again."""

    given: Mapping[tuple[str, str], Mark] = field(default_factory=dict)
    beside: tuple[Mark, ...] = ()  # such as another mark has the better of
    used: set[tuple[str, str]] = field(default_factory=set)
    #: Those of another workbook, which keeps what is not used.
    elsewhere: frozenset[tuple[str, str]] = frozenset()

    def column(self, sheet: str, keys: Sequence[str]) -> Coded:
        """The cells of a list's own column."""
        own = [self.given.get((sheet, key)) for key in keys] if self.given else []
        if not any(own):
            return Coded.constant(len(keys), None)
        self.used.update((sheet, one.key) for one in own if one is not None)
        return Coded.each([None if one is None else one.text for one in own])

    @property
    def left(self) -> tuple[Mark, ...]:
        """What no row has taken."""
        own = (mark for key, mark in self.given.items() if key not in self.used | self.elsewhere)
        return (*own, *self.beside)

    def says(self, sheet: str, key: str) -> str:
        """The mark at a row; empty for none."""
        mark = self.given.get((sheet, key))
        return mark.text if mark else ""

    def over(self, other: Marks) -> Marks:
        """These marks, and those of the merged workbook where these say nothing; a conflict is kept beside."""
        joined = self._with(other, "本单位结果中")
        return replace(joined, elsewhere=frozenset(other.given.keys() - self.given.keys()))

    def joined(self, other: Marks) -> Marks:
        """These marks, and those of another roster's workbook; a conflict is kept beside."""
        theirs = self.elsewhere | (other.elsewhere - self.given.keys())
        return replace(self._with(other, "另一份花名册的结果中"), elsewhere=theirs)

    def _with(self, other: Marks, where: str) -> Marks:
        lost = [
            replace(mark, why=f"{where}标为“{self.given[key].text}”，以其为准")
            for key, mark in other.given.items()
            if key in self.given and self.given[key].text != mark.text
        ]
        return Marks({**other.given, **self.given}, (*self.beside, *other.beside, *lost))

    def of(self, submission: str) -> Marks:
        """Of a merged workbook those of one submission."""
        own = rows_of(self.given, submission)
        return Marks({place: replace(self.given[there], key=place[1]) for place, there in own.items()})

    def merged(self, submission: str) -> dict[tuple[str, str], Mark]:
        """The same as they stand in a merged workbook."""
        start = prefix_of(submission)
        return {
            (sheet, start + key): replace(self.given[sheet, key], key=start + key) for sheet, key in self.used
        }


def key_of(*parts: Any) -> str:
    """A short text for a row that says nothing of anybody."""
    return blake2b("\x1f".join(map(str, parts)).encode("utf-8", "replace"), digest_size=9).hexdigest()


@lru_cache(maxsize=4096)
def prefix_of(submission: str) -> str:
    """What stands before the keys of a submission's rows in a merged workbook."""
    return key_of("submission", submission)[:8] + ":"


def issue_key(submission: str, about: Iterable[str], whose: str, several: bool) -> str:
    """A short text for an issue, wherever its row has moved to; ``about``: code, sheet, header, raw."""
    return (prefix_of(submission) if several else "") + key_of(*about, whose)


def rows_of(rows: Iterable[tuple[str, str]], submission: str) -> dict[tuple[str, str], tuple[str, str]]:
    """Of the rows of a merged workbook those of one submission: as its own workbook calls them → as there."""
    start = prefix_of(submission)
    return {(sheet, key.removeprefix(start)): (sheet, key) for sheet, key in rows if key.startswith(start)}


def write_left(book: Book, marks: Iterable[Mark]) -> None:
    """未能带入: the marks whose row is gone, kept until a person removes them."""
    rows = [(mark.sheet, mark.text, mark.about, mark.why, f"{mark.sheet}|{mark.key}") for mark in marks]
    if rows:
        columns = [Coded.each(list(column)) for column in zip(*rows, strict=True)]
        book.list_sheet(LEFT, _LEFT_FIELDS, columns, "")
