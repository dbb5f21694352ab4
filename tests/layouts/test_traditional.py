"""Traditional characters of our own words: 高級技師, 職稱, 內蒙古."""

from __future__ import annotations

import pytest

from batch.language.variants import simplified
from batch.policy.library import Library
from tests.layouts.reading import IDS, read_one, skills, status, titles

NAME = "張國華"


def test_headers_and_words_are_read_and_names_stay(library: Library) -> None:
    """As if they were written in simplified ones; who somebody is stays as it is written."""
    rows = [
        ["姓名", "身份證號", "單位名稱", "所在地", "在崗狀態", "技能等級", "技能證書工種",
         "技能證書取得日期", "職稱", "職稱取得時間", "2023年度考核"],
        [NAME, IDS["沈知远"], "蘇州某廠", "江蘇省蘇州市", "在職", "高級技師",
         "電工", "2015-06-01", "工程師", "2016-06-01", "優秀"],
    ]  # fmt: skip
    roster = read_one(library, rows)
    assert skills(roster) == [(NAME, "高级技师", "2015-06-01")]
    assert titles(roster) == [(NAME, "中级", "2016-06-01")]
    assert (status(roster), list(roster.places), roster.texts("单位名称").tolist()) == (
        ["在职"],
        ["320500"],
        ["蘇州某廠"],
    )
    assert roster.facts.occupations[int(roster.facts.certificates.occupation[0])].name == "电工"
    assert int(roster.facts.assessments[2023][0]) == 1
    assert roster.issues == ()


def test_what_is_said_against_somebody_is_heard(library: Library) -> None:
    """已離職 as a remark, 拟 in a header."""
    rows = [["姓名", "身份证号", "技能等级", "備註"], ["某甲", IDS["沈知远"], "技師", "已離職"]]
    assert status(read_one(library, rows)) == ["离职"]
    rows = [["姓名", "身份证号", "技能等级"], ["離職人員", "", ""], ["某甲", IDS["沈知远"], "技師"]]
    assert status(read_one(library, rows)) == ["离职"]
    rows = [["姓名", "身份证号", "技能等级"], ["某甲", IDS["沈知远"], "技師"]]
    assert status(read_one(library, rows, "離職人員")) == ["离职"]
    rows = [
        ["姓名", "身份证号", "技能等级"],
        [NAME, IDS["沈知远"], "技師"],
        ["", "", ""],
        [f"備註：{NAME}已離職", "", ""],
    ]
    assert status(read_one(library, rows)) == ["（未识别）"]
    rows = [["姓名", "身份证号", "擬申報技能等級"], ["某甲", IDS["沈知远"], "技師"]]
    assert skills(read_one(library, rows)) == []


@pytest.mark.parametrize("text", ["高级技师", "plain", "", "乾坤", "后勤"])
def test_what_is_simplified_stays(text: str) -> None:
    """The very same text."""
    assert simplified(text) is text
