"""A submission in one wide sheet: everything of a person in one row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from tools.samples.book import Book
from tools.samples.person import Person
from tools.samples.rows import Row, in_order

#: Header of sheet 证书 → header of the wide form.
SKILL_HEADERS: Final = {
    "级别": "技能等级",
    "职业（工种）": "技能证书职业（工种）",
    "取得日期": "技能证书取得日期",
    "证书编号": "技能证书编号",
}
#: Headers of sheet 证书 that the wide form writes with 职称 before them.
TITLE_HEADERS: Final = ("级别", "名称", "系列", "专业", "取得日期", "聘任日期", "证书编号")


def award_text(row: Row) -> str:
    """One award as people write it in a cell."""
    day = row["取得日期"]
    year = day.year if isinstance(day, date) else day
    grade = f"（{row['级别']}{row['类别']}）" if row["类别"] else ""
    role = f"（{row['角色']}）" if row["角色"] else ""
    return f"{year or ''}{'年' if year else ''}{row['名称']}{grade}{row['奖次'] or ''}{role}"


def wide_row(person: Person) -> Row:
    """Everything of a person in one row: the highest certificate of each ladder."""
    row = dict(person.facts)
    if person.skills:
        row |= {wide: person.skills[-1].get(name) for name, wide in SKILL_HEADERS.items()}
    if person.titles:
        row |= {f"职称{name}": person.titles[-1].get(name) for name in TITLE_HEADERS}
    row |= {f"{year}年度考核": grade for year, grade in person.grades.items()}
    row["荣誉奖项"] = "；".join(award_text(one) for one in person.awards) or None
    return row


def write_wide_sheet(path: Path, people: list[Person], columns: str, above: Sequence[str] = ()) -> None:
    """Write one sheet; ``columns``: headers in their order, ``spelling=canonical`` where they differ."""
    pairs = [column.partition("=") for column in columns.split()]
    canonical = [own or spelling for spelling, _, own in pairs]
    rows = [wide_row(person) | {"序号": number} for number, person in enumerate(people, start=1)]
    book = Book(path)
    book.sheet("职工花名册", [spelling for spelling, _, _ in pairs], in_order(canonical, rows), above)
    book.close()
