"""Dates as people write them, and as spreadsheets store them."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batch.days.moments import ALWAYS, NEVER, day_number, to_date
from batch.policy.library import Library
from batch.roster.understand.dates import read_date
from tests.people import invented_id
from tests.rosters import issues, read_xlsx

DAY = date(2021, 6, 30)


def _span(value: object) -> tuple[date | None, date | None]:
    found = read_date(value)
    return to_date(found.first), to_date(found.last)


@pytest.mark.parametrize(
    "written",
    [
        DAY, datetime(2021, 6, 30, 15, 20), "2021-06-30", "2021-6-30", "2021/6/30", "2021.06.30", "2021年6月30日",
        "2021年06月30", " 2021 年 6 月 30 日 ", "20210630", 20210630, 20210630.0, "２０２１－０６－３０", "2021—06—30",
        "2021-06-30 00:00:00", "2021-06-30T08:30", "二〇二一年6月30日",
        "2021年六月三十日", "二〇二一年六月三十日", "2021,6,30", "2021、06、30", "2021·6·30", "2021年6月30号",
    ],
)  # fmt: skip
def test_exact_days(written: object) -> None:
    """One day, however it is written."""
    assert _span(written) == (DAY, DAY)
    assert read_date(written).code == ""


@pytest.mark.parametrize(
    "written",
    ["2021-06", "2021.06", "2021年6月", "2021年6月份", "2021/6", "202106", 202106, 2021.06, "2021年06月"],
)
def test_months(written: object) -> None:
    """From the first to the last day of the month."""
    assert _span(written) == (date(2021, 6, 1), date(2021, 6, 30))


@pytest.mark.parametrize("written", ["2021", "2021年", 2021, 2021.0, "2021年度", "二〇二一年"])
def test_years(written: object) -> None:
    """From 1 January to 31 December."""
    assert _span(written) == (date(2021, 1, 1), date(2021, 12, 31))


def test_parts_of_a_year_and_the_last_century() -> None:
    """A quarter and a half are spans of months; a year of two digits only where it can be one century."""
    assert _span("2021年第三季度") == _span("2021年3季度") == (date(2021, 7, 1), date(2021, 9, 30))
    assert _span("2021年上半年") == (date(2021, 1, 1), date(2021, 6, 30))
    assert _span("2021年下半年") == (date(2021, 7, 1), date(2021, 12, 31))
    assert _span("98年7月") == (date(1998, 7, 1), date(1998, 7, 31))
    assert _span("98年7月1日") == (date(1998, 7, 1), date(1998, 7, 1))


@pytest.mark.parametrize("written", ["2018 6", "2018、6", "2018·6", "2018..6", "2018\\6", "2018. 6"])
def test_a_month_behind_an_odd_mark(written: str) -> None:
    """2018 6 is no number 20186, which would be a day in 1955."""
    assert _span(written) == (date(2018, 6, 1), date(2018, 6, 30))
    assert (
        _span("2018 06 05")
        == _span("2018\\6\\5")
        == _span("2018_06_05")
        == (date(2018, 6, 5), date(2018, 6, 5))
    )


@pytest.mark.parametrize("written", ["", None, "无", "/", "—", "-", " N/A ", "暂无"])
def test_nothing_is_no_date_and_no_issue(written: object) -> None:
    """A cell that says there is nothing."""
    found = read_date(written)
    assert (found.first, found.last, found.code) == (int(ALWAYS), int(NEVER), "")


@pytest.mark.parametrize(
    "written",
    ["不详", "2021-13-01", "2021-02-30", "20210230", "6月30日", "待定", "2021年第五季度", "2021年底", "10年5月", "2021,6",
     "2021,6、30", "8,2021", 3.5, True],
)  # fmt: skip
def test_what_is_not_understood_is_no_date_with_an_issue(written: object) -> None:
    """Never a guess."""
    found = read_date(written)
    assert (found.first, found.last, found.code) == (int(ALWAYS), int(NEVER), "V01")


@pytest.mark.parametrize("written", ["1890-01-01", "2121-01-01", date(1899, 12, 31), date(2101, 1, 1)])
def test_days_far_off_are_no_dates(written: object) -> None:
    """Outside 1900 to 2100."""
    assert read_date(written).code == "V11"
    assert _span(written) == (None, None)


def test_a_number_of_a_date_cell_is_a_day_and_said_so() -> None:
    """44377 is 30 June 2021 in a cell without a date format."""
    found = read_date(44377.0)
    assert to_date(found.first) == to_date(found.last) == DAY
    assert (found.code, found.more) == ("V02", "2021-06-30")


def test_a_number_that_may_be_january_or_october_is_both() -> None:
    """Excel shows 2021.10 as 2021.1."""
    assert _span(2021.1) == (date(2021, 1, 1), date(2021, 10, 31))
    assert read_date(2021.1).code == "V03"
    assert _span("2021.1") == (date(2021, 1, 1), date(2021, 10, 31))
    assert _span("2021.01") == (date(2021, 1, 1), date(2021, 1, 31))
    assert _span("2021.10") == (date(2021, 10, 1), date(2021, 10, 31))


@pytest.mark.parametrize(
    "written",
    ["2021-6/7", "2021.6-7", "2021/6-7", "2021-6.7", "2021-06/07", "2021年6、7月", "2021年6-7月", "2021年6月或7月",
     "2021年6月/7月", "2021年6月至7月", "2021年6月-2021年7月", "2021年7、6月"],
)  # fmt: skip
def test_two_numbers_that_may_be_two_months_are_all_between_them(written: str) -> None:
    """7 June, June or July: nobody can tell, and it is said."""
    assert _span(written) == (date(2021, 6, 1), date(2021, 7, 31))
    assert (read_date(written).code, read_date(written).more) == ("V03", "2021年6月或2021年7月")


def test_parts_of_a_month() -> None:
    """月底 is a day of that month."""
    for part in ("初", "底", "末", "上旬", "中旬", "下旬"):
        assert _span(f"2015年6月{part}") == (date(2015, 6, 1), date(2015, 6, 30))


def test_a_year_and_the_last_digits_of_the_next() -> None:
    """2011、12 is December 2011, or these two years; anything else is a month, a day or no date."""
    assert _span("2011、12") == (date(2011, 1, 1), date(2012, 12, 31)) and read_date("2011、12").code == "V03"
    assert _span("2011、5") == (date(2011, 5, 1), date(2011, 5, 31))
    assert _span("2005、12") == _span("2005·12") == (date(2005, 12, 1), date(2005, 12, 31))
    assert _span("2011、12、15") == (date(2011, 12, 15),) * 2
    assert [read_date(text).code for text in ("2011、2012", "2019、20", "2011、12、13、14")] == ["V01"] * 3


def test_two_numbers_that_can_only_be_a_day() -> None:
    """No month has the number 30, and the same separator twice is a day's."""
    assert _span("2021-6/30") == _span("2021.6-30") == (DAY, DAY)
    assert _span("2021-6-7") == _span("2021/6/7") == _span("2021年6月7日") == (date(2021, 6, 7),) * 2
    assert _span("2021上半年") == (date(2021, 1, 1), date(2021, 6, 30))


@pytest.mark.parametrize(
    "written",
    ["2019/2020", "2020-2021年", "约2019年", "2019年底", "2019年左右", "2019年以前", "2021-06至2021-09-01"],
)
def test_years_and_days_about_which_somebody_was_not_sure(written: str) -> None:
    """No date, and said."""
    assert read_date(written).code == "V01"


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_day_is_read_in_every_form(day: date) -> None:
    """No day of two centuries is mistaken for another; but a date cell of 1905 may be a year that was typed into it."""
    for written in (day.isoformat(), f"{day.year}年{day.month}月{day.day}日", f"{day:%Y%m%d}"):
        assert _span(written) == (day, day)
    typed = (
        day - date(1899, 12, 30)
    ).days  # how Excel stores a day, and what a cell holds into which a year was typed
    if 1950 <= typed <= 2100:
        assert _span(day) == (date(typed, 1, 1), date(typed, 12, 31))
        assert read_date(day).code == "V12"
    else:
        assert _span(day) == (day, day)


@given(st.text(max_size=12) | st.floats(allow_nan=True) | st.integers(-(10**18), 10**18) | st.booleans())
def test_anything_at_all_is_an_interval_in_order(written: object) -> None:
    """Whatever a cell holds, nothing breaks and the first day is not after the last."""
    found = read_date(written)
    assert found.first <= found.last


def test_dates_of_a_real_workbook(library: Library, tmp_path: Path) -> None:
    """Date cells, serial numbers and texts side by side, issues at their cells."""
    written = [DAY, datetime(2021, 6, 30, 9), 44377, "2021年6月", 2021, "不详", None]
    rows = [[invented_id(n), f"某{n}", value] for n, value in enumerate(written)]
    roster = read_xlsx(
        library, tmp_path / "a.xlsx", {"人员": [["身份证号", "姓名", "现岗位起始日期"], *rows]}
    )
    start = roster.facts.dates["现岗位起始日期"]
    found = [
        (to_date(first), to_date(last))
        for first, last in zip(start.first.tolist(), start.last.tolist(), strict=True)
    ]
    month, year = (date(2021, 6, 1), DAY), (date(2021, 1, 1), date(2021, 12, 31))
    unreadable = (date(1900, 1, 1), None)  # any day, which is not what a blank one says
    assert found == [(DAY, DAY), (DAY, DAY), (DAY, DAY), month, year, unreadable, (None, None)]
    assert issues(roster, "V02") == [("人员", "C4")]
    assert issues(roster, "V01") == [("人员", "C7")]


@pytest.mark.parametrize(
    "text",
    [
        "2023-6-3 00:00:00",
        "2023/6/3 10:30",
        "2023-06-03T08:00:00",
        "2023年6月3日 9:05",
        "2023.6.3 00:00",
        "20230603000000",
        "2023/6/3 上午 12:00:00",
        "2023.6.3 12:00 AM",
        "2023年6月3日 00时00分",
        "2023-06-03T00:00:00.000Z",
        "2023-06-03T08:00:00+08:00",
        "2023年6月3日 星期六",
        "2023.6.3（周六）",
    ],
)
def test_a_time_of_day_is_no_part_of_the_day(text: str) -> None:
    """2023-6-3 00:00 is 3 June, whatever stands where once blanks are gone."""
    found = read_date(text)
    assert (found.first, found.last, found.code) == (*[day_number(date(2023, 6, 3))] * 2, "")


@pytest.mark.parametrize("written", [75000, 79999, 75000.0, "75000", "79999", 7500000, "7500000"])
def test_a_number_beyond_the_days_of_a_spreadsheet_is_no_date(written: object) -> None:
    """It used to be asked whether it is a text, which asked whether it is a number, and so on."""
    found = read_date(written)
    assert (found.code, found.first > found.last or found.code == "V01") == ("V01", True)
