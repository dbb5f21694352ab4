"""Headers made of chance, words without end: a roster is read or refused in a line, in a bounded time."""

from __future__ import annotations

import random
import time
from typing import Any, Final

import pytest

from batch.errors import UnreadableFileError, UserError
from batch.policy.library import Library
from batch.roster.headers import SHEETS
from batch.roster.roster import read_sheets
from batch.sheets.sheet import Sheet, Span
from tests.here import SOAK
from tests.layouts.reading import IDS, A, B, read_one
from tests.layouts.test_nothing_lost import USUAL
from tests.rosters import options

ROUNDS: Final = 400 if SOAK else 10
SECONDS: Final = 5.0  # of one small roster; each takes some hundredths
_HEADERS: Final = sorted({header for headers in SHEETS.values() for header in headers})
_MARKS: Final = (
    "", "*", "（必填）", "1", "2", "#2", "二", " ", "\n", "：", "（", "）", "/", "是否", "原", "现", "拟", "年",
    "2023", "2023年度", "取得", "发证", "日期", "证书", "等级", "职称", "技能", "配偶", "师傅", "备注", "序号",
    "单位", "nan", "\u200b", "=1", "%s", "{0}",
)  # fmt: skip


def _header(draw: random.Random) -> str:
    words = draw.choices((*_HEADERS, *_MARKS), k=draw.randint(1, 3))
    return "".join(words) if draw.random() < 0.7 else draw.choice(_HEADERS)


def _sheet(draw: random.Random) -> Sheet:
    width = draw.randint(1, 14)
    lines: list[list[Any]] = [[_header(draw) for _ in range(width)] for _ in range(draw.randint(1, 3))]
    values = (*USUAL.values(), "", A, B, IDS[A], IDS[B], 45000.0, None, "合计", "#N/A")
    lines += [draw.choices(values, k=width) for _ in range(draw.randint(0, 4))]
    if draw.random() < 0.8:  # somebody is named, so that the rest is read, too
        for number, line in enumerate(lines):
            line[:0] = (
                ["姓名", "身份证号"] if number == 0 else draw.choice([[A, IDS[A]], [B, IDS[B]], ["", ""]])
            )
        width += 2
    spans = tuple(_span(draw, len(lines), width) for _ in range(draw.randint(0, 2)))
    return Sheet(draw.choice(("Sheet1", "人员", "证书", "荣誉竞赛", "示例", "年度考核")), lines, merged=spans)


def _span(draw: random.Random, height: int, width: int) -> Span:
    row, column = draw.randrange(height), draw.randrange(width)
    return Span(row, column, draw.randrange(row, height), draw.randrange(column, width))


@pytest.mark.parametrize("seed", range(8))
def test_whatever_the_headers_are(library: Library, seed: int) -> None:
    """Facts of the people found, or one refusal in Chinese."""
    draw = random.Random(seed)
    for _ in range(ROUNDS):
        sheets, began = [_sheet(draw) for _ in range(draw.randint(1, 2))], time.monotonic()
        try:
            roster = read_sheets("花名册.xlsx", sheets, options(library))
        except (UserError, UnreadableFileError) as error:
            assert any("一" <= character <= "鿿" for character in str(error))
        else:
            assert roster.facts.size == len(roster.persons.names)
        assert time.monotonic() - began < SECONDS


@pytest.mark.parametrize("seed", range(4))
def test_strange_columns_beside_ours(library: Library, seed: int) -> None:
    """Columns of chance beside a person's name and number: both are read, whatever stands beside them."""
    draw = random.Random(seed)
    for _ in range(ROUNDS):
        extra = [f"{draw.choice(_MARKS)}栏目{number}" for number in range(draw.randint(1, 6))]
        rows = [
            ["姓名", "身份证号", *extra],
            *([name, IDS[name], *draw.choices(_MARKS, k=len(extra))] for name in (A, B)),
        ]
        assert read_one(library, rows).persons.names.tolist() == [A, B]


@pytest.mark.parametrize("header", USUAL)
def test_a_word_repeated_without_end(library: Library, header: str) -> None:
    """No pattern tries every way to cut 获奖获奖获奖: each cell is read at once."""
    words = (
        *USUAL.values(),
        *_MARKS,
        "获奖",
        "附后",
        "附件1",
        "省级",
        "第一名",
        "（",
        "师",
        "高级",
        "二〇",
        "5月",
        "、",
    )
    rows = [[f"某{n}", f"G{n}", word * 200 + "x"] for n, word in enumerate(filter(str.strip, words))]
    assert read_one(library, [["姓名", "工号", header], *rows]).persons.names.size == len(rows)
