"""中断工作月数 as people write it."""

from __future__ import annotations

import pytest

from batch.facts import UNREADABLE
from batch.roster.understand.codes import read_months


@pytest.mark.parametrize(
    ("written", "months"),
    [
        ("6", 6), ("6.0", 6), ("6个月", 6), ("两个月", 2), ("十个月", 10), ("十二个月", 12), ("二十四个月", 24), ("半年", 6),
        ("一年", 12),
        ("1年", 12), ("两年", 24), ("1年6个月", 18), ("一年零三个月", 15), ("1年半", 18), ("一年半", 18), ("1.5年", 18),
        ("累计6个月", 6), ("0", 0), ("0个月", 0), ("零", 0), ("无中断", 0), ("没有中断", 0), ("未中断", 0), ("否", 0),
    ],
)  # fmt: skip
def test_lengths_of_time(written: str, months: int) -> None:
    """Months, years, halves, in digits or in words."""
    assert read_months(written) == months


@pytest.mark.parametrize(
    "written",
    ["约6个月", "6个月左右", "2年以上", "半", "半个月", "1.3年", "1.5个月", "一二年", "2010年", "2020年1月至2020年6月",
     "18个月（产假）", "有中断", "是", "年", "个月"],
)  # fmt: skip
def test_what_is_no_length_is_open(written: str) -> None:
    """Never a guess."""
    assert read_months(written) == UNREADABLE
