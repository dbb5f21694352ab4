"""A submission in the several sheets of the blank roster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

from batch.roster.headers import SHEETS
from tools.samples.book import Book
from tools.samples.person import Person
from tools.samples.rows import Row, in_order

#: The headers of sheet 人员 without those of the wide form.
PEOPLE_HEADERS: Final = SHEETS["人员"][: SHEETS["人员"].index("技能等级")]
#: The sheets beside 人员 that most senders fill in.
USUAL_SHEETS: Final = ("证书", "荣誉竞赛", "年度考核")


def _assessments(person: Person) -> list[Row]:
    return [{"年度": year, "结果": grade} for year, grade in sorted(person.grades.items())]


def _hours(person: Person) -> list[Row]:
    return [
        {"年度": year, "总学时": total, "公需学时": general}
        for year, (total, general) in sorted(person.hours.items())
    ]


_ROWS_OF: Final[dict[str, Callable[[Person], list[Row]]]] = {
    "证书": lambda person: person.certificates,
    "荣誉竞赛": lambda person: person.awards,
    "年度考核": _assessments,
    "继续教育": _hours,
}


def sheet_rows(people: Iterable[Person], sheet: str) -> list[Row]:
    """The rows of one of the sheets beside 人员."""
    return [person.key | row for person in people for row in _ROWS_OF[sheet](person)]


def add_sheet(book: Book, sheet: str, rows: Iterable[Row]) -> None:
    """Put one of the sheets beside 人员 into a book."""
    book.sheet(sheet, SHEETS[sheet], in_order(SHEETS[sheet], rows))


def write_sheets(path: Path, people: list[Person], sheets: Sequence[str] = USUAL_SHEETS) -> None:
    """Write sheet 人员 and the sheets named."""
    book = Book(path)
    book.sheet("人员", PEOPLE_HEADERS, in_order(PEOPLE_HEADERS, [person.facts for person in people]))
    for sheet in sheets:
        add_sheet(book, sheet, sheet_rows(people, sheet))
    book.close()
