"""Whatever is written around a listed name: it counts, is open or denied, and what is not sure is said."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from batch.policy.library import Library
from batch.roster.awards import AwardNames, ReadAward, read_cell, read_row
from tests.here import SOAK

WORDS: Final = (
    "获", "荣获", "未获", "提名", "候选人", "2019年", "2019.12", "19年", "第44届", "（",
    "）", "，", "；", "、", " ", "\n", "1、", "①", "江苏省", "苏州市",
    "全国", "国家级", "省级", "市级", "公司", "行业", "金牌", "一等奖", "第2名", "前三名",
    "职工组", "学生组", "指导教练", "选手", "带头人", "成员", "焊接项目", "竞赛", "大赛", "一类",
    "优秀", "某某", "徒弟", "无", "：", "□", "☑", "/", "已撤销", "参加",
    "人社部", "〔2019〕58号", "优秀员工", "以上", "选拔赛", "团体",
)  # fmt: skip
LISTED: Final = (
    "全国技术能手",
    "江苏大工匠",
    "世界技能大赛",
    "江苏技能状元大赛",
    "中华技能大奖",
    "国务院政府特殊津贴",
)
#: What takes a word off a name by rule, so that it is another honour: 公司技术能手, 世界技能大赛 of nobody.
MAYBE_OTHER: Final = frozenset(["A01", "A07"])


@pytest.fixture(scope="module")
def names(library: Library) -> AwardNames:
    """The names that the product's rulebooks use."""
    return AwardNames(library.awards)


def _said(found: tuple[ReadAward, ...]) -> set[str]:
    return {code for one in found for code, _, _ in one.notes}


@settings(max_examples=400 if SOAK else 150, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), max_size=6),
    st.sampled_from(LISTED),
    st.lists(st.sampled_from(WORDS), max_size=6),
)
def test_a_listed_name_is_never_passed_over(
    library: Library, before: list[str], name: str, after: list[str]
) -> None:
    """It is an award, or may be one, or a code says at its cell why it is none."""
    text = "".join([*before, name, *after])
    found = read_cell(AwardNames(library.awards), text)
    known = any(one.award.name or one.award.may_be for one in found)
    assert known or _said(found) & MAYBE_OTHER, text
    for one in found:
        sure = bool(one.award.name)
        assert sure or one.notes or one.award.competition, text
        assert not (sure and "A06" in {code for code, _, _ in one.notes}), text


@settings(max_examples=300 if SOAK else 100, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=5), st.sampled_from(LISTED))
def test_unknown_words_never_count_for_certain(library: Library, before: list[str], name: str) -> None:
    """某乎 is no word of any part: with it before or behind the name nothing is sure."""
    names = AwardNames(library.awards)
    for text in ("".join([*before, "某乎", name]), "".join([name, "某乎", *before])):
        found = read_cell(names, text)
        touching = [one for one in found if "某乎" in one.award.text]
        assert touching, text
        assert not any(one.award.name for one in touching), text


@settings(max_examples=300 if SOAK else 100, deadline=None)
@given(st.text(max_size=60), st.text(max_size=10))
def test_any_text_is_read(library: Library, text: str, prize: str) -> None:
    """Nothing breaks, and every award has its text."""
    names = AwardNames(library.awards)
    for found in (read_cell(names, text), read_row(names, text, "", "", prize)):
        for one in found:
            assert one.award.name or one.award.competition or one.notes
    assert read_row(names, text)
