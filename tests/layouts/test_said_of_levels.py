"""What else says of what kind a level is: a note, a comment at the header, a column of kinds or names."""

from __future__ import annotations

from datetime import date

import pytest

from batch.policy.library import Library
from batch.roster.layout.headings.hints import said_at_header
from tests.layouts.test_header_hints import _status
from tests.rosters import Cells, read
from tests.strangers.attack import HEADERS, person


@pytest.mark.parametrize("note", [
    "本表技能等级为企业内部评定，非国家证书", "填表说明：技能等级栏填写拟申报的等级", "注：技能等级为本次申报等级",
    "注：技能等级系申报等级",
    "技能等级一栏请填写拟申报等级", "注：技能等级为目标等级",
])  # fmt: skip
@pytest.mark.parametrize("place", ["above", "below", "another sheet"])
def test_a_note_says_what_the_level_is(note: str, place: str, library: Library) -> None:
    rows = [HEADERS, person(1, "某甲")]
    rows = [[note], *rows] if place == "above" else [*rows, [note]] if place == "below" else rows
    more = {"说明": [["填表说明"], [note]]} if place == "another sheet" else {}
    assert _status(library, read(library, {"人员": rows, **more})) == "undetermined"


@pytest.mark.parametrize("note", [
    "技能等级请填写证书上的等级", "技能等级按证书填写", "注：请如实填写", "技能等级请勿填写拟申报等级",
    "技能等级填写申报时持有的最高等级",
    "注：技能等级为现持有证书的等级，非申报等级", "年度考核为合格方可申报",
    "2024年度职称申报人员汇总表", "荣誉奖项填写市级以上奖项",
])  # fmt: skip
def test_an_ordinary_instruction(note: str, library: Library) -> None:
    assert (
        _status(library, read(library, {"人员": [[note], HEADERS, person(1, "某甲"), [note]]})) == "eligible"
    )


@pytest.mark.parametrize(("comment", "hint"), [
    ("填拟申报等级", "(填拟申报等级)"), ("张三:\n填拟申报等级", "(填拟申报等级)"), ("企业内部等级", "(企业内部等级)"),
    ("请填写证书上的等级", ""), ("未取得的填无", ""), ("", ""),
])  # fmt: skip
def test_a_comment_at_a_header(comment: str, hint: str) -> None:
    assert said_at_header("技能等级", comment) == hint


KINDS = ("证书类别", "证书类型", "技能证书类型", "等级类型", "鉴定类型", "证书类别（必填）")
OTHER = ("专项职业能力", "工人技术等级", "培训合格证", "企业内部等级", "企业自主评价", "特种作业操作证")


@pytest.mark.parametrize("text", OTHER)
@pytest.mark.parametrize("header", KINDS)
def test_a_column_of_kinds_in_a_wide_sheet(header: str, text: str, library: Library) -> None:
    roster = read(library, {"人员": [[*HEADERS, header], [*person(1, "某甲"), text]]})
    assert _status(library, roster) == "undetermined"


@pytest.mark.parametrize(
    "text", ["职业技能等级证书", "职业资格证书", "国家职业资格", "焊工职业技能等级证书", "电子证书", ""]
)
@pytest.mark.parametrize("header", [*KINDS, "证书名称", "技能证书名称"])
def test_the_kinds_that_count(header: str, text: str, library: Library) -> None:
    roster = read(library, {"人员": [[*HEADERS, header], [*person(1, "某甲"), text]]})
    assert _status(library, roster) == "eligible"


@pytest.mark.parametrize("text", ["焊工培训合格证", "特种作业操作证", "工人技术等级证书"])
def test_a_name_of_another_kind(text: str, library: Library) -> None:
    for header in ("证书名称", "证书来源", "取得方式"):
        wide = read(library, {"人员": [[*HEADERS, header], [*person(1, "某甲"), text]]})
        assert _status(library, wide) == "undetermined"
    assert _status(library, read(library, _listed(text))) == "undetermined"


@pytest.mark.parametrize(("name", "issuer", "status"), [
    ("工程师", "", "undetermined"), ("", "未发证", "undetermined"), ("", "待发证", "undetermined"),
    ("高级工", "", "undetermined"),
    ("焊工", "南通市人社局", "eligible"), ("技师", "虚拟现实技术有限公司", "eligible"), ("职业技能等级证书", "", "eligible"),
])  # fmt: skip
def test_what_a_listed_certificate_is_called(name: str, issuer: str, status: str, library: Library) -> None:
    assert _status(library, read(library, _listed(name, issuer))) == status


def _listed(name: str, issuer: str = "") -> dict[str, Cells]:
    cells = dict(zip(HEADERS, person(1, "某甲"), strict=True))
    for header in ("技能等级", "技能证书职业（工种）", "技能证书取得日期"):
        del cells[header]
    headers = ["身份证号", "姓名", "证书类别", "级别", "名称", "职业（工种）", "取得日期", "发证机构"]
    row = [cells["身份证号"], "某甲", "职业技能等级", "技师", name, "焊工", date(2018, 6, 1), issuer]
    return {"人员": [[*cells], [*cells.values()]], "证书": [headers, row]}


@pytest.mark.parametrize("header", ["技能岗位起始时间", "从事技能岗位起始日期", "技术技能岗位起始日期"])
def test_another_word_for_the_start_of_such_work(header: str, library: Library) -> None:
    roster = read(library, {"人员": [[*HEADERS, header], [*person(1, "某甲"), date(2022, 6, 1)]]})
    assert _status(library, roster) == "upcoming"


@pytest.mark.parametrize(
    "header", ["从事本工种时间", "从事本工种年限", "技能工龄", "一线工作年限", "从事技术技能工作年限"]
)
def test_years_that_nobody_reads_leave_the_start_open(header: str, library: Library) -> None:
    roster = read(library, {"人员": [[*HEADERS, header], [*person(1, "某甲"), "2年"]]})
    assert _status(library, roster) == "undetermined"
    assert any("2年" in issue.raw for issue in roster.issues)
    blank = read(library, {"人员": [[*HEADERS, header], [*person(1, "某甲"), ""]]})
    assert _status(library, blank) == "eligible"
