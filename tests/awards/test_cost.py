"""No cell costs more than a little, whatever its 32,767 characters are."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

import pytest

from batch.policy.library import Library
from batch.roster.awards import AwardNames, read_cell
from batch.roster.awards.cells import MOST_AWARDS
from tests.here import few

FULL = 32_767
MOST_CALLS = 60_000  # Python and C functions; one costs about 0.1 µs
SECONDS = 0.2  # ten times what a cell may cost on an idle computer
PIECES = [
    "1", "一", "奖", "第", "获", "未", "年", "2", "(", ")", "江", "江苏", "江苏省", "苏州市", "鼓楼区", " ", "，", "；", "、",
    "\n", "①", "㈠", "ﷺ", "第一", "第1届", "2019年", "2019.", "19年", "20", "〔2019〕", "全国", "技术", "技术能手",
    "全国技术能手", "全国技术能手；", "世界技能大赛", "大赛", "金牌", "未获全国技术能手、", "全国技术能手提名、", "职工组",
    "前三", "一、", "1、", "(1)", "证书编号", "a", "😀", "\u0301", "每", "人", "北京东路", "某、", "某，", "某 ", "2019、",
]  # fmt: skip


def _calls(work: Callable[[], Any]) -> int:
    """How many functions a piece of work calls."""
    count = 0

    def one(_frame: Any, event: str, _what: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(one)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", few(PIECES, 20), ids=ascii)
def test_a_full_cell_of_one_thing(library: Library, piece: str) -> None:
    """By counting calls, and by the clock with a generous bound."""
    names = AwardNames(library.awards)
    text = (piece * FULL)[:FULL]
    read_cell(names, text)
    assert _calls(lambda: read_cell(names, text)) < MOST_CALLS
    assert any(_seconds(names, text) < SECONDS for _ in range(3))


def _seconds(names: AwardNames, text: str) -> float:
    start = time.perf_counter()
    read_cell(names, text)
    return time.perf_counter() - start


def test_many_awards_are_kept_and_the_rest_is_open(library: Library) -> None:
    """The first are read; what is named beyond them is open and said, not lost."""
    found = read_cell(AwardNames(library.awards), "全国技术能手；" * 4000 + "江苏大工匠")
    assert len(found) == MOST_AWARDS + 1
    assert {one.award.name for one in found[:-1]} == {"技术能手"}
    assert found[-1].award.may_be == ("技术能手", "江苏大工匠")
    assert [code for code, _, _ in found[-1].notes] == ["A06"]


def test_a_name_behind_a_long_text_is_open(library: Library) -> None:
    """Also where nothing before it is an award."""
    found = read_cell(AwardNames(library.awards), "某" * 30_000 + "世界技能大赛金牌")
    assert "世界技能大赛" in found[-1].award.may_be
    assert found[-1].award.competition
