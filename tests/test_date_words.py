"""Dates with words around them, and years of two digits: what the column's header says decides."""

from __future__ import annotations

from datetime import date

import pytest

from batch.days.moments import ALWAYS, NEVER, day_number, to_date
from batch.roster.understand.dates import read_date

DAY = date(2021, 6, 30)


@pytest.mark.parametrize(
    ("written", "header"),
    [
        ("2021年6月30日取得", "技能证书取得日期#2"), ("取得时间：2021.6.30", "技能证书取得日期"),
        ("于2021年6月30日获得", "职称取得日期"), ("二〇二一年六月三十日签发", "取得日期"),
        ("2021-6-30（发证）", "取得日期"), ("21年6月30日", "现岗位起始日期"),
        ("发证日期为20210630", "取得日期"), ("'2021-06-30", "毕业日期"), ("2021.6.30聘任", "职称聘任日期"),
        ("毕业时间：2021/6/30", "毕业日期"),
    ],
)  # fmt: skip
def test_words_around_a_day_that_agree_with_its_column(written: str, header: str) -> None:
    """They say nothing more than the header does."""
    day = day_number(DAY)
    found = read_date(written, header)
    assert (found.first, found.last, found.code) == (day, day, "")


@pytest.mark.parametrize(
    ("written", "header", "month"),
    [
        ("18年6月", "取得日期", date(2018, 6, 1)), ("08年6月获", "技能证书取得日期", date(2008, 6, 1)),
        ("98年7月", "现岗位起始日期", date(1998, 7, 1)), ("18年6月聘", "职称聘任日期", date(2018, 6, 1)),
        ("2018年6月获证书", "取得日期", date(2018, 6, 1)),
    ],
)  # fmt: skip
def test_a_year_of_two_digits_in_a_column_of_days(written: str, header: str, month: date) -> None:
    """Of one century only, and no length of time."""
    assert to_date(read_date(written, header).first) == month


@pytest.mark.parametrize(
    ("written", "header"),
    [
        ("2018年6月（补发）", "取得日期"), ("2018.6换证", "取得日期"), ("有效期至2018.6", "取得日期"),
        ("拟2018年6月取得", "取得日期"),
        ("2018年6月未取得", "取得日期"), ("2018年6月取得2020年6月获", "取得日期"), ("2018年6月取得", "职称聘任日期"),
        ("2018年6月取得", "现岗位起始日期"), ("18年6月", "现岗位起始日期"), ("18年6月", "职称聘任日期"), ("55年6月", "取得日期"),
        ("18.6", "取得日期"), ("18-06", "取得日期"), ("'18-06", "取得日期"), ("18年", "取得日期"), ("2018年底取得", "取得日期"),
    ],
)  # fmt: skip
def test_words_that_say_another_thing_and_years_that_may_be_lengths(written: str, header: str) -> None:
    """No date, and said."""
    found = read_date(written, header)
    assert (found.first, found.last, found.code) == (int(ALWAYS), int(NEVER), "V01")
