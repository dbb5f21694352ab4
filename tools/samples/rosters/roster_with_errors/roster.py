"""The workbook: the faulty sheets, two unknown columns, rows twice and a sheet of no use."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Final

from tools.samples.book import Book
from tools.samples.person import Person
from tools.samples.rosters.roster_with_errors.awards import faulty_awards
from tools.samples.rosters.roster_with_errors.certificates import faulty_certificates
from tools.samples.rosters.roster_with_errors.people import faulty_people, nameable
from tools.samples.rosters.roster_with_errors.years import faulty_assessments, faulty_hours
from tools.samples.rows import Row, in_order
from tools.samples.sheets import PEOPLE_HEADERS, add_sheet, sheet_rows

FILE_NAME: Final = "一份有错误的花名册.xlsx"
UNKNOWN: Final[Row] = {"血型": "O", "科室": "生产科"}
HEADERS: Final = (*PEOPLE_HEADERS, *UNKNOWN)


def people_rows(people: list[Person]) -> list[Row]:
    """The rows of sheet 人员; the first two persons stand there twice, the second with a contradiction."""
    rows = [person.facts | UNKNOWN for person in people]
    return [*rows, rows[0] | {"职业编码": None}, rows[1] | {"学历": "本科"}]


def write(rng: Random, folder: Path) -> None:
    """Write the roster with errors."""
    people = faulty_people(rng)
    certificates = sheet_rows(filter(nameable, people), "证书") + faulty_certificates(people)
    book = Book(folder / FILE_NAME)
    book.sheet("人员", HEADERS, in_order(HEADERS, people_rows(people)))
    add_sheet(book, "证书", certificates)
    add_sheet(book, "荣誉竞赛", faulty_awards(people))
    add_sheet(book, "年度考核", faulty_assessments(people))
    add_sheet(book, "继续教育", faulty_hours(people))
    book.sheet("食堂菜单", ("星期", "午餐"), [["星期一", "红烧肉"], ["星期二", "清蒸鱼"]])
    book.close()
