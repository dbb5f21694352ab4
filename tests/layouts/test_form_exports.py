"""What forms on a telephone export: headers that ask, answers as they were typed."""

from __future__ import annotations

import pytest

from batch.language.terms import Grade
from batch.policy.library import Library
from batch.roster.layout.headings.labels import known
from tests.layouts.reading import IDS, A, read_one, skills
from tests.layouts.test_found_by_attack import HEAD, _base, _status
from tests.rosters import codes


def test_questions_are_headers(library: Library) -> None:
    """1、您的姓名：, 3、您的职业资格等级是？"""
    head = ["序号", "提交答卷时间", "1、您的姓名：", "2、您的身份证号码是？", "3、您的职业资格等级是？",
            "4、证书上的职业（工种）名称？", "5、证书的取得时间？", "6、您近三年年度考核是否均为合格？"]  # fmt: skip
    row = [1.0, "2024/5/6 10:22:33", A, IDS[A], "技师（二级）", "电工", "2015-06-01", "是"]
    roster = read_one(library, [head, row])
    assert skills(roster) == [(A, "技师", "2015-06-01")]
    assert [int(roster.facts.assessments[year][0]) for year in (2021, 2022, 2023)] == [Grade.PASS] * 3
    assert not {"F13", "C14", "R02"} & codes(roster)


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("5.目前持有的技能等级(必填)", "技能等级"),
        ("请填写您的身份证号码", "身份证号"),
        ("您所在单位的名称是什么？", "单位名称"),
        ("您的工作地点是哪里？", "所在地"),
        ("您目前的在岗状态", "在岗状态"),
        ("您现在的技能等级是？", "技能等级"),
        ("您拟申报的职业资格等级是？", None),
        ("您希望取得的技能等级", None),
        ("您的直属领导姓名", None),
        ("您师傅的姓名", None),
        ("您以前的技能等级", None),
    ],
)
def test_what_a_question_asks_for(header: str, meaning: str | None) -> None:
    """Of oneself and of now; anything else stays another thing."""
    assert known("人员", header) == meaning


@pytest.mark.parametrize(
    ("header", "answer", "status"),
    [
        ("9、您的证书是否有效？", "否", "undetermined"),
        ("9、您的证书是否有效？", "是", "eligible"),
        ("9、您现任的行政职务是？", "车间主任", "undetermined"),
        ("9、您是否受过处分？", "否", "eligible"),
        ("9、您是否受过处分？", "是", "undetermined"),
        ("9、您拟申报的职称是？", "工程师", "eligible"),
        ("9、您的毕业时间？", "2005-07", "eligible"),
    ],
)
def test_answers_that_nobody_reads_are_heard(library: Library, header: str, answer: str, status: str) -> None:
    """As below the header that the question stands for."""
    assert _status(library, read_one(library, [[*HEAD, header], _base(A, answer)])) == status
