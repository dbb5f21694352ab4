"""What stands in brackets behind a header, or over it, and makes another column of it: 技能等级（拟申报）."""

from __future__ import annotations

from datetime import date

import pytest

from batch.days.moments import day_number
from batch.engine.question import Question
from batch.engine.screening import screen
from batch.language.terms import Status
from batch.policy.library import Library
from batch.roster.layout.headings.hints import is_other
from batch.roster.layout.headings.labels import known
from batch.roster.roster import Roster
from tests.rosters import Cells, read
from tests.strangers.attack import HEADERS, person

REVIEW = "title-intermediate-review"
LEVEL = [
    "拟申报",
    "申报",
    "目标",
    "培训中",
    "参赛",
    "岗位要求",
    "拟",
    "请填拟申报等级",
    "如有拟申报",
    "企业内部",
    "已注销",
    "未取得",
    "原",
    "他人",
    "2018年",
    "子女",
    "高级工/拟申报",
    "专项职业能力",
    "待取得",
]
OTHERS = [
    *(("技能证书取得日期", hint) for hint in ("有效期至", "预计", "报名时间", "高级工", "到期")),
    *(("荣誉奖项", hint) for hint in ("拟推荐", "单位", "集体", "子女")),
    *(("职称", hint) for hint in ("拟评", "内聘")),
    *(("2023年度考核", hint) for hint in ("预评", "部门", "安全", "党员民主评议")),
    ("岗位类别", "原单位"), ("岗位类别", "2018年"), ("单位性质", "原"), ("在岗状态", "2018年"),
    ("所在地", "户籍"), ("地区", "生源"),
    ("现岗位职业（工种）", "拟任"), ("姓名", "推荐人"), ("职称名称", "申报"),
]  # fmt: skip
HARMLESS = [
    "必填",
    "选填",
    "三级/二级",
    "国家职业资格",
    "如有",
    "请填全称",
    "yyyy-mm-dd",
    "万元",
    "现",
    "现有",
    "最高",
    "本单位",
    "格式:2018-06-01",
    "未取得证书的填“无”",
    "没有的填无",
    "合格/不合格",
    "优秀、合格、基本合格、不合格",
    "与证书一致",
    "申报人",
    "在职/退休/离职",
    "按证书填写",
    "勿填拟申报等级",
    "不含拟申报",
    "申报技师者必填",
    "有效期内",
    "含原职业资格",
    "年/月/日",
    "截至2023年底",
    "高级工及以上",
]
FORMS = (
    "技能等级（{}）",
    "技能等级：{}",
    "技能等级【{}】",
    "技能等级\n（{}）",
    "技能等级（{}",
    "技能等级（必填）（{}）",
)


def _status(library: Library, roster: Roster, route: str = REVIEW) -> str:
    (found,) = screen(
        roster.facts, [library["jiangsu-2021"]], Question(library, day_number(date(2024, 6, 30)))
    )
    return Status(int(found.result(found.view.rulebook.route(route))[1][0])).name.lower()


def _with_header(header: str, instead: str) -> Cells:
    return [[instead if one == header else one for one in HEADERS], person(1, "某甲")]


@pytest.mark.parametrize("hint", LEVEL)
def test_a_level_of_another_kind_is_not_held(hint: str, library: Library) -> None:
    shown = f"技能等级（{hint}）"
    assert known("人员", shown.replace("（", "(").replace("）", ")")) is None
    alone = read(library, {"人员": _with_header("技能等级", shown)})
    assert _status(library, alone) == "undetermined"
    assert any(issue.raw == shown for issue in alone.issues)


@pytest.mark.parametrize("form", FORMS)
def test_however_the_hint_is_written(form: str, library: Library) -> None:
    roster = read(library, {"人员": _with_header("技能等级", form.format("拟申报"))})
    assert _status(library, roster) == "undetermined"
    plain = read(library, {"人员": _with_header("技能等级", form.format("最高"))})
    assert _status(library, plain) == "eligible"


@pytest.mark.parametrize(("header", "hint"), OTHERS)
def test_another_thing_than_the_header_says(header: str, hint: str) -> None:
    assert is_other(header, hint)


@pytest.mark.parametrize("hint", HARMLESS)
def test_a_hint_is_no_other_thing(hint: str) -> None:
    stems = ("技能等级", "2023年度考核", "在岗状态", "岗位类别")
    assert not [stem for stem in stems if is_other(stem, hint)]


@pytest.mark.parametrize("header", ["2023年度考核", "岗位类别", "单位性质", "在岗状态"])
def test_what_only_another_column_says_is_open(header: str, library: Library) -> None:
    headers = [*HEADERS, *({header} - set(HEADERS))]
    hint = "预评" if "考核" in header else "2018年"
    row = [*person(1, "某甲"), *["在职"] * (len(headers) - len(HEADERS))]
    shown = [f"{header}（{hint}）" if one == header else one for one in headers]
    assert _status(library, read(library, {"人员": [shown, row]})) == "undetermined"


GROUPS = [
    "鉴定未通过",
    "已失效证书",
    "过期证书",
    "注销证书",
    "已撤销",
    "未取得",
    "待取得",
    "拟",
    "参赛",
    "他人证书",
    "借用证书",
    "技能证书（已过期）",
    "专项职业能力",
    "工人技术等级",
    "企业内部评定",
    "国外证书",
]
PLAIN = [
    "职业技能等级证书",
    "技能证书情况",
    "现有证书",
    "技能证书（有效期内）",
    "技能证书（没有的不填）",
    "申报人技能等级",
    "现持有证书",
]


def _grouped(group: str) -> Cells:
    own = ["工种", "技能等级", "取得日期"]
    cells = dict(zip(HEADERS, person(1, "某甲"), strict=True))
    values = [cells.pop(one) for one in ("技能证书职业（工种）", "技能等级", "技能证书取得日期")]
    cells["工种"] = cells.pop("现岗位职业（工种）")
    return [[*[""] * len(cells), *[group] * 3], [*cells, *own], [*cells.values(), *values]]


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_that_denies_its_columns(group: str, library: Library) -> None:
    assert _status(library, read(library, {"人员": _grouped(group)})) in ("undetermined", "not_met")


@pytest.mark.parametrize("group", PLAIN)
def test_an_ordinary_group(group: str, library: Library) -> None:
    assert _status(library, read(library, {"人员": _grouped(group)})) == "eligible"


def test_a_hint_on_a_line_of_its_own(library: Library) -> None:
    """取得日期 above 格式：yyyy-mm-dd is 取得日期; one that makes another thing of it does so there too."""
    head = ["姓名", "身份证号", "技能等级\n（必填）", "技能等级取得日期\n格式：yyyy-mm-dd", "工种\n没有填无"]
    row = ["沈知远", "320602198503120116", "技师", "2018-06-20", "电工"]
    known = read(library, {"花名册": [head, row]}).facts.certificates
    assert known.obtained.first.tolist() == known.obtained.last.tolist() == [day_number(date(2018, 6, 20))]
    head[2] = "技能等级\n请填拟申报等级"
    assert 4 not in read(library, {"花名册": [head, row]}).facts.certificates.low.tolist()
