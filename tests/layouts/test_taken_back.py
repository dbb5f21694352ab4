"""What takes back what a roster says: remarks, names of sheets, lines, brackets, columns that nobody reads.

Everybody here could apply if it were not for what stands beside. Nobody may be told so, and nobody may be told
that they may not: it is open, and said.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import batch
from tests.rosters import Cells, write_xlsx
from tests.strangers.attack import HEADERS, person

DAY = "2024-06-30"
TITLE = "title-intermediate-review"
REMARKS = [
    "自离", "已过世", "在押", "合同到期未续签", "2024.3转至子公司", "未领证", "查无此证", "挂证", "成绩未出",
    "理论已过，实操待补考", "工种有误，应为电工",
    "2022年旷工，年终为不称职", "2023年被通报失信", "纪委立案审查中", "实际从事仓库管理", "2023.5至2024.3脱产学习",
    "删除", "不申报",
    "实际在办公室工作", "已调公司机关", "2021年病休一年", "材料不齐", "本人不愿申报",
    "重复，以第5行为准", "本证系他人", "已被撤回", "待核实",
]  # fmt: skip
HARMLESS = [
    "党员",
    "班长",
    "无处分",
    "未受过处分，无违纪违法",
    "无中断",
    "2015年调入",
    "2015年由甲公司转入本公司",
    "劳务派遣转正式工",
    "2010年入职",
    "13905130000",
    "先进工作者",
    "无",
    "/",
]
#: Columns that nobody reads, with what is said in them.
COLUMNS = [
    ("鉴定结果", "不合格"), ("评定结果", "缺考"), ("证书是否有效", "否"), ("技能证书状态", "暂扣"),
    ("核验结果", "查无"), ("证书有效期至", "2022-12-31"),
    ("是否受处分", "是"), ("处分情况", "2023年记过"), ("在职与否", "否"), ("人员去向", "已到苏州公司"),
    ("中断情况", "2016年至2022年脱产"),
    ("最近一次转岗时间", "2023-06"), ("核实后技能等级", "高级工"), ("更正后取得日期", "2023-06"),
    ("注销日期", "2020.5"), ("", "证书未领"), ("", "已离职"),
    ("核验结果", "不一致"), ("证书核验", "无法核验"), ("技能证书编号", "正在办理"), ("技能证书编号", "查询不到"),
    ("证书状态", "冻结"), ("技能证书状态", "待审核"), ("社保缴纳情况", "2023年12月停"), ("工作单位变动", "2024年3月调至甲公司"),
    ("技能等级（核定）", "高级工"), ("官网查询等级", "三级"), ("等级变动", "降为高级工"),
    ("证书取得日期（核定）", "2023-06-01"),
    ("停工留薪", "是"), ("处分影响期", "2023.1-2025.1"),
    ("公示情况", "有异议"), ("考勤", "2023年旷工30天"), ("禁考期", "2023-2025"),
    ("行政级别", "正科级"), ("兼任职务", "工会主席"), ("参保状态", "暂停"),
    ("数据状态", "删除"), ("是否重复申报", "是"), ("是否有效", "0"), ("是否联网可查", "否"), ("证书联网可查", "否"),
    ("证书生效日期", "2025-01-01"), ("工作经历", "2010-2020 电工；2020至今 办公室文员"), ("编制类型", "参公"),
    ("理论成绩", "不及格"),
    ("技能证书编号", "办理中"), ("技能证书编号", "（撤销）2019123"),
]  # fmt: skip
KEPT = [
    ("证书有效期至", "2030-12-31"),
    ("是否受处分", "否"),
    ("是否在岗", "是"),
    ("技能证书编号", "Z123"),
    ("", "A3"),
    ("主要业绩", "指导徒弟多名，改进工艺，降低错误率，取消了一道工序，更正图纸"),
    ("驾驶证有效期至", "2022-12-31"),
    ("毕业去向", "就业"),
    ("单位意见", "同意申报"),
    ("审核结果", "通过"),
    *(
        ("公示情况", "无异议"),
        ("处分情况", "未受过处分"),
        ("考勤", "全勤"),
        ("工资发放", "正常"),
        ("职级", "P5"),
    ),
    *(
        ("证书生效日期", "2015-06-01"),
        ("简历", "2005-2010 某中学行政；2010至今 电工"),
        ("是否重复申报", "否"),
        ("删除标记", "0"),
    ),
    ("核验结果", "一致"),
    ("是否联网可查", "是"),
    ("证书状态", "有效期内"),
    ("技能证书状态", "正常"),
    ("社保缴纳情况", "正常缴纳"),
    ("合同终止日期", "无固定期限"),
    ("备注", "2015年调入机修车间"),
]
SHEETS = [
    "技能等级认定不合格人员名单",
    "2024年度技师考评未通过人员",
    "预备技师培养对象名册",
    "备份（已作废）",
    "失信人员名单",
    "技师（未发证）",
    "已辞",
    "学生",
    "附件2 申报技师",
    "外协单位人员名单",
    "公务员名册",
    "管理人员名册",
    "2024年技师考评报名汇总表",
    "技能人才台账（模拟数据）",
]
LINES = [
    "（以下人员技师证书已注销）",
    "三、2024年未通过人员",
    "以下2021年度考核基本合格",
    "以下人员不参加申报",
    "三、外聘人员",
]
#: The first speaks of one of two people, the others of both.
NOTES = [
    "说明：沈知远技师证书取得日期有误",
    "注：“技能等级”栏为拟申报的等级",
    "注：以上人员2022年度考核结果均为基本合格",
    "注：技能证书取得日期填写的是报名时间",
    "注：2023年度考核尚未公布，暂按合格填写",
    "以上人员除沈知远外均为管理岗位",
]
ADVICE = [
    "填表说明：①在岗职工均须填报，本年度离职人员一并列出；②获奖情况有多项的以分号隔开；③证书日期不清楚的可只写年月。",
    "注：未取得证书的填“无”，考核不合格的须注明，以上均为必填项",
]
ELSEWHERE = [
    ("备注", "2019年获全国技术能手"),
    ("称号", "全国技术能手"),
    ("持证情况", "2015年取得焊工技师证书"),
]
NAMES = ["吴六（亡）", "李四（调走）", "周五（辞）", "郑七（停薪）", "蒋乙（不报）"]
SEVERAL = ["韩丙、杨丁", "朱戊等3人", "秦己/离", "许庚和何辛"]
NAMED = ["孙二（女）", "钱三（回族）", "赵一（班长）"]


def _file(
    folder: Path,
    name: str,
    rows: list[list[Any]],
    headers: list[Any] = HEADERS,
    sheet: str = "人员",
    more: dict[str, Cells] | None = None,
) -> None:
    write_xlsx(folder / f"{name}.xlsx", {sheet: [headers, *rows], **(more or {})})


def _with(number: int, name: str, value: Any) -> list[Any]:
    return [*person(number, name), value]


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    """All cases: submission, name, route, status, missing."""
    folder = tmp_path_factory.mktemp("各种")
    _file(
        folder,
        "备注",
        [_with(n, f"某{n}", text) for n, text in enumerate([*REMARKS, *HARMLESS], 1)],
        [*HEADERS, "备注"],
    )
    for number, (header, text) in enumerate([*COLUMNS, *KEPT]):
        _file(folder, f"列{number}", [_with(100 + number, "某甲", text)], [*HEADERS, header])
    for number, name in enumerate(SHEETS):
        _file(folder, f"表{number}", [person(200 + number, "某甲")], sheet=name)
    for number, line in enumerate(LINES):
        rows = [person(300 + number, "某甲"), ["", line], person(320 + number, "某乙")]
        _file(folder, f"行{number}", rows)
    _file(folder, "姓名", [person(400 + n, name) for n, name in enumerate([*NAMES, *NAMED, *SEVERAL])])
    lesser = [person(500, "某甲", 技能等级="高级工", 技能证书取得日期=date(2012, 1, 1))]
    for number, name in enumerate(
        ("注销证书清单", "技师考评未通过名单", "未取证人员", "2024年待发证名单", "家属证书")
    ):
        listed = [
            ["姓名", "身份证号", "职业（工种）", "等级", "取得日期"],
            ["某甲", lesser[0][0], "焊工", "技师", "2015-06"],
        ]
        _file(folder, f"单{number}", lesser, more={name: listed})
    for number, name in enumerate(("拟推荐人选", "未获奖名单", "候选人")):
        listed = [
            ["姓名", "身份证号", "荣誉名称", "级别", "取得日期"],
            ["某甲", lesser[0][0], "全国技术能手", "国家级", "2019.12"],
        ]
        _file(folder, f"奖{number}", lesser, more={name: listed})
    plain = [person(600, "某甲", 技能等级="高级工", 技能证书取得日期=date(2023, 1, 1))]
    for number, (header, text) in enumerate(
        (("备注", "2019年获全国技术能手"), ("称号", "全国技术能手"), ("持证情况", "2015年取得焊工技师证书"))
    ):
        _file(folder, f"别{number}", [[*plain[0], text]], [*HEADERS, header])
    _file(folder, "月数", [_with(700, "某甲", 7)], [*HEADERS, "中断工作月数（单位：年）"])
    last, low = (
        person(800, "某甲", 技能等级="高级工", 技能证书取得日期=date(2012, 1, 1)),
        HEADERS.index("技能等级"),
    )
    below = [value if low <= n <= low + 2 else "" for n, value in enumerate(person(801, ""))]
    _file(folder, "逐证一行", [last, below, person(802, "某乙")])
    for number, note in enumerate(NOTES):
        rows = [person(820 + 2 * number, "沈知远"), person(821 + 2 * number, "顾南乔"), [note]]
        _file(folder, f"注{number}", rows)
    _file(
        folder,
        "减员",
        [person(850, "沈知远"), person(851, "顾南乔")],
        more={"2024年减员": [["姓名", "离职日期", "原因"], ["沈知远", "2024.3", "辞职"]]},
    )
    for number, advice in enumerate(ADVICE):
        _file(folder, f"填法{number}", [person(860 + number, "某甲"), [advice]])
        above = [[advice], HEADERS, person(870 + number, "某甲")]
        write_xlsx(folder / f"填法上{number}.xlsx", {"人员": above})
    read = [batch.read_roster(file, as_of=DAY) for file in sorted(folder.glob("*.xlsx"))]
    frame = pd.concat(
        [batch.screen(one, rulebooks=["jiangsu-2021"], as_of=DAY).astype({"submission": str}) for one in read]
    )
    for name in ("submission", "name", "route", "status"):
        frame[name] = frame[name].astype(str)
    return frame


def _status(outcomes: pd.DataFrame, submission: str, name: str = "某甲", route: str = TITLE) -> str:
    rows = outcomes[
        (outcomes.submission == f"{submission}.xlsx") & (outcomes.name == name) & (outcomes.route == route)
    ]
    (status,) = rows.status
    return str(status)


def test_remarks(outcomes: pd.DataFrame) -> None:
    """What may say anything against somebody opens their case; what says nothing does not."""
    found = {text: _status(outcomes, "备注", f"某{n}") for n, text in enumerate([*REMARKS, *HARMLESS], 1)}
    assert {text for text in REMARKS if found[text] != "undetermined"} == set()
    assert {text for text in HARMLESS if found[text] != "eligible"} == set()


def test_columns_that_nobody_reads(outcomes: pd.DataFrame) -> None:
    """Those with a header, those without, and numbers of certificates that are none."""
    found = {case: _status(outcomes, f"列{n}") for n, case in enumerate([*COLUMNS, *KEPT])}
    assert {case for case in COLUMNS if found[case] != "undetermined"} == set()
    assert {case for case in KEPT if found[case] != "eligible"} == set()


def test_names_of_sheets_and_lines_over_people(outcomes: pd.DataFrame) -> None:
    """Of everybody on the sheet, of those below the line only."""
    assert {name for n, name in enumerate(SHEETS) if _status(outcomes, f"表{n}") != "undetermined"} == set()
    assert {line for n, line in enumerate(LINES) if _status(outcomes, f"行{n}") != "eligible"} == set()
    assert {
        line for n, line in enumerate(LINES) if _status(outcomes, f"行{n}", "某乙") != "undetermined"
    } == set()


def test_brackets_behind_a_name(outcomes: pd.DataFrame) -> None:
    """吴六（亡） is 吴六, of whom something is said."""
    assert {name for name in NAMES if _status(outcomes, "姓名", name[:2]) != "undetermined"} == set()
    assert {name for name in NAMED if _status(outcomes, "姓名", name) != "eligible"} == set()
    assert {name for name in SEVERAL if _status(outcomes, "姓名", name) != "undetermined"} == set()


def test_lists_of_what_is_not_held(outcomes: pd.DataFrame) -> None:
    """Of certificates and of awards: they add nothing."""
    assert {_status(outcomes, f"单{n}") for n in range(5)} == {"not_met"}
    assert {_status(outcomes, f"奖{n}", route="title-associate-direct") for n in range(3)} == {"not_met"}


def test_what_is_held_and_stands_elsewhere(outcomes: pd.DataFrame) -> None:
    """An award in a remark, a certificate in a column that nobody knows: no firm no."""
    for number in (0, 1):
        assert _status(outcomes, f"别{number}", route="title-associate-direct") == "undetermined"
    assert _status(outcomes, "别2") == "undetermined"


def test_months_that_are_years(outcomes: pd.DataFrame) -> None:
    """Seven years of interruption are not seven months."""
    assert _status(outcomes, "月数") != "eligible"


def test_a_row_for_each_certificate(outcomes: pd.DataFrame) -> None:
    """The name on the first only: the next may be of the same person, and is nobody's for certain."""
    assert _status(outcomes, "逐证一行") == "undetermined"
    assert _status(outcomes, "逐证一行", "某乙") == "eligible"


def test_notes_and_lists_of_those_who_left(outcomes: pd.DataFrame) -> None:
    """Of whom they name, else of everybody."""
    found = [[_status(outcomes, f"注{n}", name) for name in ("沈知远", "顾南乔")] for n in range(len(NOTES))]
    assert found == [["undetermined", "eligible"], *[["undetermined"] * 2] * (len(NOTES) - 1)]
    assert [_status(outcomes, "减员", name) for name in ("沈知远", "顾南乔")] == ["undetermined", "eligible"]


def test_advice_how_to_fill_in_takes_nothing_back(outcomes: pd.DataFrame) -> None:
    """Above the header or below the people."""
    names = [f"{where}{number}" for number in range(len(ADVICE)) for where in ("填法", "填法上")]
    assert {name: _status(outcomes, name) for name in names} == dict.fromkeys(names, "eligible")
