"""What is taken off a level as its day: in a cell of one certificate, and in one part of several."""

from __future__ import annotations

import pytest

from batch.roster.layout.completing.severalinone import skill_parts, title_parts
from batch.roster.understand.leveldays import day_of_one

ONE = {
    "高级工（2018.05.20）": ("高级工", "2018.05.20"),
    "技师2019年5月": ("技师", "2019年5月"),
    "技师 2019-5": ("技师", "2019-5"),
    "技师/2019年": ("技师", "2019年"),
    "2016年12月取得工程师": ("工程师", "2016年12月"),
    "工程师2016/12/1发证": ("工程师", "2016/12/1"),
}
#: A mark that changes, 号, a month that there is not, a bare year, a colon, another word, a bracket that is never closed.
NOT_ONE = [
    "技师2019-5.20", "技师2019年5月20号", "技师2019.13", "技师2019.5.32", "技师2019", "技师：2019.5", "技师2019.5聘",
    "2019年5月技师", "2016年12月评定工程师", "技师2019.5（", "（技师2019.5", "技师（有效期2027.5）x", "技师、2019年5-20",
]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), ONE.items())
def test_the_day_of_one(text: str, found: tuple[str, str]) -> None:
    """In brackets, behind a mark, before 取得."""
    assert day_of_one(text) == found


@pytest.mark.parametrize("text", NOT_ONE)
def test_what_stays_beside_one(text: str) -> None:
    """Whatever else stands there may say something else."""
    assert day_of_one(text) is None


PARTS = {
    "高级工（2018.05.20）": [("高级工", "2018.05.20")],
    "技师：2019年5月20号": [("技师", "2019年5月20号")],
    "2019年5月技师": [("技师", "2019年5月")],
    "2019年评为技师": [("技师", "2019年")],
    "技师2019-5.20": [("技师", "2019-5.20")],
    "高级工 2012-05-01、技师，2016年6月取得": [("高级工", "2012-05-01"), ("技师", "2016年6月")],
    "2012年获得高级工；2016.6技师": [("高级工", "2012年"), ("技师", "2016.6")],
}
NOT_PARTS = [
    "技师2019.13",
    "技师2019",
    "技师2019.5聘",
    "技师（有效期2027.5）",
    "2018年获证技师",
    "技师2019-5.6",
]


@pytest.mark.parametrize(("text", "found"), PARTS.items())
def test_the_days_of_parts(text: str, found: list[tuple[str, str]]) -> None:
    """A colon, 号 and the day before the level, too; each has to be a date."""
    assert [(one.text, one.day) for one in skill_parts(text)] == found


@pytest.mark.parametrize("text", NOT_PARTS)
def test_what_is_no_part_with_a_day(text: str) -> None:
    """A month that there is not, a word that is no day of a certificate, two readings."""
    assert skill_parts(text) == ()


def test_the_days_of_titles() -> None:
    """The same for titles."""
    found = title_parts("助理工程师（2015.6）、2020年12月评定工程师")
    assert [(one.text, one.day) for one in found] == [("助理工程师", "2015.6"), ("工程师", "2020年12月")]
