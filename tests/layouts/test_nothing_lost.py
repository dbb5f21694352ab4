"""What was written and not understood never looks like what was not written: cells made of chance."""

from __future__ import annotations

import pickle
import random
import re
from collections.abc import Callable
from typing import Final

import pytest

from batch.language.text import squeeze
from batch.policy.library import Library
from batch.roster.celltext import is_nothing
from batch.roster.roster import Roster
from tests.here import SOAK
from tests.layouts.reading import IDS, A, read_one
from tests.rosters import read

COUNT: Final = 400 if SOAK else 8
#: Headers whose cells are facts of their person, with a value that each may well have.
USUAL: Final = {
    "单位性质": "企业", "岗位类别": "生产服务一线", "在岗状态": "在职", "所在地": "江苏省南通市",
    "现岗位职业（工种）": "焊工", "现岗位起始日期": "2015-03-01", "从事本职业起始日期": "2010", "毕业日期": "2009-06-30",
    "中断工作月数": "6", "继续教育达标": "是", "诚信记录": "无", "专业相关": "是", "技工院校班次": "高级工班",
    "技能等级": "技师", "技能证书职业（工种）": "焊工", "技能证书取得日期": "2019-11-20",
    "职称级别": "中级", "职称名称": "工程师", "职称系列": "工程", "职称取得日期": "2020-12", "职称聘任日期": "2021-01-01",
    "荣誉奖项": "全国技术能手", "2023年度考核": "合格",
}  # fmt: skip
#: The same for the other sheets, whose every column is a fact of its row.
ROWS: Final = {
    "证书": {
        "证书类别": "职业技能等级", "级别": "高级工", "名称": "", "职业（工种）": "电工", "取得日期": "2018-05-30",
        "聘任日期": "", "证书状态": "有效",
    },
    "荣誉竞赛": {
        "名称": "全国焊接技能大赛", "级别": "国家级", "类别": "一类", "奖次": "一等奖", "角色": "选手", "取得日期": "2021-05-01",
        "在校期间": "是",
    },
    "年度考核": {"年度": "2023", "结果": "合格"},
    "继续教育": {"年度": "2023", "总学时": "96", "公需学时": "30"},
}  # fmt: skip
_PIECES: Final = (
    *USUAL.values(), *USUAL,
    "待定", "不详", "见附件", "同上", "原", "拟", "已", "未", "非", "否", "有", "无", "约", "左右", "以前", "至今", "（", "）",
    "/", "、", "；", "-", "~", "?", "*", "√", "×", "O", "0", "1", "2", "12", "2021", "2021年", "5月", "公示中", "撤销", "过期",
    "一级", "高级", "第一名", "省级", "江苏省", "通州", "nan", "None", "TRUE", "#REF!", "\u200b", "\u3000", "\n", "\t", "𬭎", "é",
)  # fmt: skip


def _chance(draw: random.Random) -> str:
    return "".join(draw.choices(_PIECES, k=draw.randint(1, 4)))


def _says_the_same(header: str, value: str) -> bool:
    """Marks alone; no month; what 工程师 in the cell beside says too."""
    if (header, value.strip()) == ("中断工作月数", "否"):
        return True
    return re.search("[^\\W_]", value) is None or value.strip().strip("0\u200b") in {
        "",
        "中级",
        "工程",
        "工程师",
    }


def _roster(library: Library, header: str, value: str) -> Roster:
    cells = USUAL | {header: value}
    return read_one(library, [["姓名", "身份证号", *cells], [A, IDS[A], *cells.values()]])


def _beside(library: Library, sheet: str, header: str, value: str) -> Roster:
    cells = ROWS[sheet] | {header: value}
    people = [["姓名", "身份证号", "现岗位职业（工种）"], [A, IDS[A], "电工"]]
    return read(library, {"人员": people, sheet: [["身份证号", *cells], [IDS[A], *cells.values()]]})


def _lost(header: str, roster_of: Callable[[str], Roster]) -> list[str]:
    """The cells of chance that are taken for blank ones, and of which nothing is said."""
    draw = random.Random(header)
    blank = pickle.dumps(roster_of("").facts)
    lost = []
    for value in (_chance(draw) for _ in range(COUNT)):
        roster = roster_of(value)
        if is_nothing(value) or _says_the_same(header, value) or pickle.dumps(roster.facts) != blank:
            continue
        if not any(issue.header.partition("#")[0] == header or issue.raw for issue in roster.issues):
            lost.append(value)
    return lost


@pytest.mark.parametrize("header", USUAL)
def test_a_cell_of_chance_is_read_said_or_says_nothing(library: Library, header: str) -> None:
    """Where the facts are those of a blank cell, an issue stands at the cell, or the cell says that there is none."""
    assert not _lost(header, lambda value: _roster(library, header, value))


@pytest.mark.parametrize(("sheet", "header"), [(sheet, header) for sheet in ROWS for header in ROWS[sheet]])
def test_a_cell_of_chance_of_another_sheet(library: Library, sheet: str, header: str) -> None:
    """The same on sheets with one thing on a row; 技能等级 and 是 are what the blank cell is taken for."""
    lost = _lost(header, lambda value: _beside(library, sheet, header, value))
    assert set(map(squeeze, lost)) <= (
        {"技能等级"} if header == "证书类别" else {"是"} if header == "证书状态" else set()
    )
