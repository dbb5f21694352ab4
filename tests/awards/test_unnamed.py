"""A cell that says that there is an award and not which may be any of any list."""

from __future__ import annotations

from datetime import date

import pytest

from batch.days.moments import day_number
from batch.engine.question import Question
from batch.engine.screening import screen
from batch.language.terms import Status
from batch.policy.library import Library
from batch.roster.awards import AwardNames, read_cell
from tests.layouts.reading import IDS, A, read_one
from tests.rosters import codes

BASE = {
    "单位性质": "企业", "岗位类别": "生产服务一线", "技能等级": "技师", "技能证书职业（工种）": "电工",
    "技能证书取得日期": "2015-06-01", "2021年度考核": "合格", "2022年度考核": "合格", "2023年度考核": "合格",
}  # fmt: skip


def _direct(library: Library, written: str) -> tuple[str, set[str]]:
    cells = BASE | {"职称级别": "中级", "职称取得日期": "2016-01-01", "荣誉奖项": written}
    roster = read_one(library, [["姓名", "身份证号", *cells], [A, IDS[A], *cells.values()]])
    (found,) = screen(
        roster.facts, [library["jiangsu-2021"]], Question(library, day_number(date(2024, 6, 30)))
    )
    route = found.view.rulebook.route("title-associate-direct")
    return Status(int(found.result(route)[1][0])).name, codes(roster)


@pytest.mark.parametrize(
    "written",
    [
        "有", "是", "√", "见附件", "详见附件2", "曾获奖", "多次获奖", "荣誉证书2本", "市级以上荣誉", "获省级表彰",
        "获奖证书复印件另附", "同上", "荣誉称号", "3项", "#N/A", "#REF!",
    ],
)  # fmt: skip
def test_what_names_no_award_is_open(library: Library, written: str) -> None:
    """No firm 暂不符合 that overlooked an award."""
    status, said = _direct(library, written)
    assert status == "UNDETERMINED"
    assert said & {"A09", "V13"}


@pytest.mark.parametrize("written", ["", "无", "未获奖", "没有", "0", "/", "无任何荣誉", "暂无获奖情况"])
def test_what_says_that_there_is_none(library: Library, written: str) -> None:
    """Nothing is opened by a no."""
    assert _direct(library, written)[0] == "NOT_MET"


@pytest.mark.parametrize(
    "written", ["全国技术能手证书", "获得江苏工匠荣誉称号", "优秀员工", "2021年度先进工作者"]
)
def test_a_name_is_read_as_before(library: Library, written: str) -> None:
    """Named, on a list or on none."""
    assert "A09" not in {
        note[0] for one in read_cell(AwardNames(library.awards), written) for note in one.notes
    }
