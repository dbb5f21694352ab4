"""A nasty file, and the roster that most of them start from."""

from __future__ import annotations

from dataclasses import dataclass

from tests.people import invented_id
from tests.sheets.build import text, xlsx

HEADERS = ("姓名", "身份证号", "单位名称", "现岗位职业（工种）", "技能等级", "技能证书取得日期")
LETTERS = "ABCDEF"


@dataclass(frozen=True)
class Nasty:
    """A file's content and what must become of it."""

    suffix: str
    data: bytes
    people: int = 0  # who must be found; 0: refused
    says: str = ""  # in its line, or in one of its issues


def person(number: int, **cells: str) -> tuple[str, ...]:
    """A row of the roster."""
    known = dict(
        zip(HEADERS, (f"某{number}", invented_id(number, "109999"), "某某公司", "焊工", "技师", "2020-01-01"), strict=True)
    )  # fmt: skip
    return tuple((known | cells).values())


def row(number: int, values: tuple[str, ...]) -> str:
    """A row's XML, addresses and all."""
    cells = "".join(text(f"{LETTERS[n]}{number}", value) for n, value in enumerate(values))
    return f'<row r="{number}">{cells}</row>'


def rows(count: int = 2, start: int = 1) -> list[str]:
    """A header line and some people."""
    return [row(start, HEADERS), *(row(start + n, person(n)) for n in range(1, count + 1))]


def whole(count: int = 2) -> bytes:
    """A good roster."""
    return xlsx(*rows(count))


def lines(separator: str = ",", count: int = 2) -> str:
    """A good roster as text."""
    return "\n".join(separator.join(one) for one in (HEADERS, *(person(n) for n in range(1, count + 1))))
