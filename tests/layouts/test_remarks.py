"""Remarks and columns about somebody's post, status and eligibility, and remarks that only agree with the row."""

from __future__ import annotations

import pytest

from batch.language.terms import Doubt
from batch.policy.library import Library
from batch.roster.leaving import said_by_title
from batch.roster.roster import Roster
from tests.layouts.reading import status
from tests.people import invented_id
from tests.rosters import Cells, read

HEADERS = ["姓名", "身份证号", "在岗状态", "技能等级", "技能证书取得日期", "2023年度考核"]


def _read(library: Library, header: str, texts: list[str], grade: str = "合格") -> Roster:
    rows: Cells = [
        [f"某{n}", invented_id(n, "320602"), "在职", "技师", "2018-06-01", grade, text]
        for n, text in enumerate(texts, 1)
    ]
    return read(library, {"花名册": [[*HEADERS, header], *rows]})


def _open(library: Library, header: str, texts: list[str], grade: str = "合格") -> set[str]:
    """Which of the texts leave their person or a certificate open."""
    roster = _read(library, header, texts, grade)
    rows = roster.facts.certificates
    doubted = set(rows.person[rows.doubt != Doubt.NONE].tolist())
    return {text for n, text in enumerate(texts) if status(roster)[n] != "在职" or n in doubted}


OPEN = [
    "证未下来", "等发证", "2018年为理论合格时间", "日期为申报日期", "厂内评定", "转管理岗", "2024年1月转为管理岗", "岗位为管理岗",
    "现从事行政工作", "现任副厂长", "2024年1月起任生产部经理", "调整到机关", "已考取公务员", "非本单位职工", "外借", "实习生",
    "不干了", "跳槽", "挂名", "不具备申报资格", "不同意", "不用报", "弃权", "请核实", "信息未核实", "待确认", "与身份证不符",
    "resigned", "2018年取得高级工", "2020年取得技师", "享受高级技师待遇", "电子证书未下载", "考核合格，待发证", "考核不合格",
]  # fmt: skip
PLAIN = [
    "考核合格", "2021-2023年考核均合格", "2021年考核优秀", "电子证书", "技师津贴已发放", "享受技师待遇", "2018年取得技师",
    "2018年6月取得技师证书，考核合格", "已核实", "同意申报", "无异议", "信息无误", "班长", "现任班长", "技能骨干",
]  # fmt: skip


def test_remarks(library: Library) -> None:
    """What may take anything back is heard; what only agrees opens nothing."""
    assert _open(library, "备注", [*OPEN, *PLAIN]) == set(OPEN)


def test_a_remark_that_passes_beside_a_grade_that_fails(library: Library) -> None:
    """It contradicts the row, and is heard."""
    assert _open(library, "备注", ["考核合格"], grade="基本合格") == {"考核合格"}


@pytest.mark.parametrize(
    ("header", "heard", "plain"),
    [
        ("是否管理人员", ["是"], ["否"]),
        ("职务", ["科长", "车间主任"], ["班长", "组长", "技术员", "工段长", "无"]),
        ("行政职务", ["副总经理"], ["/"]),
        ("现职务", ["生产部副部长"], ["班组长"]),
        ("现任行政职务", ["车间副主任"], ["班组长"]),
        ("岗位", ["管理岗"], ["焊工", "技术技能岗", "设备管理员"]),
        ("岗位序列", ["管理序列"], ["技能序列"]),
        ("人员性质", ["管理人员"], ["正式工", "技术人员"]),
        ("现聘岗位", ["管理八级"], ["技术工三级"]),
        ("员工类型", ["实习"], ["合同制"]),
        ("岗位类别", ["实习岗"], ["实习指导教师"]),
        ("用工形式", ["实习生"], ["合同制", "其他"]),
        ("是否符合条件", ["否"], ["是"]),
        ("审核状态", ["驳回"], ["通过"]),
        ("是否参评", ["否"], ["是"]),
        ("停保时间", ["2024.3"], [""]),
        ("Remark", ["resigned"], ["team leader"]),
        ("Status", ["Left", "Inactive", "Out of service"], ["Active", "full-time"]),
    ],
)
def test_columns(library: Library, header: str, heard: list[str], plain: list[str]) -> None:
    """Columns that nobody reads, of the post, the status and of who may apply."""
    assert _open(library, header, [*heard, *plain]) == set(heard)


@pytest.mark.parametrize(
    ("name", "speaks"),
    [(name, True) for name in ("技师报名", "不符合人员", "退回", "黑名单", "培训", "报名汇总")]
    + [(name, False) for name in ("花名册", "高级工人员", "技能培训取证", "培训中心", "Sheet1")],
)
def test_names_of_sheets(name: str, speaks: bool) -> None:
    """Of everybody on the sheet."""
    assert bool(said_by_title(name)) is speaks


@pytest.mark.parametrize(
    ("heads", "cells"),
    [
        (["备注（师傅）"], ["已离职"]),
        (["备注1", "备注2"], ["已离职", "2024年返岗"]),
        (["备注"], ["已离职去市建设局"]),
        (["备注"], ["已到退休年龄，手续待办"]),
        (["备注"], ["离 职"]),
    ],
)
def test_what_a_remark_says_of_leaving_and_not_plainly(
    library: Library, heads: list[str], cells: list[str]
) -> None:
    """Of somebody else perhaps, or not of now, or to an office: open, and neither serving nor gone."""
    rows = [["姓名", "身份证号", *heads], ["某一", invented_id(1, "320602"), *cells]]
    assert status(read(library, {"花名册": rows})) == ["（未识别）"]


def test_a_remark_below_a_group_is_about_the_group(library: Library) -> None:
    """师傅{姓名, 备注}: 已离职 is the master's, or the row's; 备注 alone is the row's, however it is set."""
    heads = [["姓名", "身份证号", "师傅", ""], ["", "", "名字", "备注"]]
    row = ["某一", invented_id(1, "320602"), "某二", "已离职"]
    assert status(read(library, {"花名册": [*heads, row]})) == ["（未识别）"]
    plain = [["姓名", "身份证号", "备注"], ["某一", invented_id(1, "320602"), "已 离 职"]]
    assert status(read(library, {"花名册": plain})) == ["离职"]


@pytest.mark.parametrize(
    ("header", "text"),
    [
        ("退工日期", "2023-05"),
        ("转出日期", "2023.5"),
        ("合同期限", "2015.1.1-2018.12.31"),
        ("备注", "（公式没有计算结果）"),
        ("情况说明", "#REF!"),
        ("其他", "2023年调走"),
    ],
)
def test_what_was_written_and_may_say_that_somebody_is_gone(library: Library, header: str, text: str) -> None:
    """A day of leaving, by whatever word, and a remark that cannot be read."""
    assert _open(library, header, [text, ""]) == {text}


def test_a_remark_far_behind_the_table(library: Library) -> None:
    """Without a header, and however far away; a list that cells are chosen from is none."""
    rows = [
        [*HEADERS],
        *([f"某{n}", invented_id(n, "320602"), *["在职", "技师", "2018-06-01", "合格"]] for n in (1, 2, 3)),
    ]
    far = [""] * 20
    said = [rows[0], [*rows[1], *far, "补充：2023年已离职"], rows[2], [*rows[3], *far, "证书已注销"]]
    roster = read(library, {"花名册": said})
    assert status(roster)[0] != "在职" and status(roster)[1:] == ["在职", "在职"]
    assert [bool(doubt) for doubt in roster.facts.certificates.doubt.tolist()] == [False, False, True]
    chosen = [
        rows[0],
        *([*row, *far, word] for row, word in zip(rows[1:], ("在职", "退休", "离职"), strict=True)),
    ]
    assert status(read(library, {"花名册": chosen})) == ["在职"] * 3


@pytest.mark.parametrize(
    ("word", "expected"), [("在岗", "在职"), ("已退休", "退休"), ("离职", "离职"), ("正常", ""), ("过期", "")]
)
def test_a_bare_state_is_of_what_its_words_are_of(library: Library, word: str, expected: str) -> None:
    """状态 beside a certificate over 在岗 and 退休 is the people's."""
    headers = ["姓名", "身份证号", "技能等级", "技能证书职业（工种）", "技能证书取得日期", "状态"]
    rows = [
        [f"某{n}", invented_id(n, "320602"), "技师", "电工", "2018-06-01", text]
        for n, text in ((1, word), (2, ""))
    ]
    roster = read(library, {"花名册": [headers, *rows]})
    assert (status(roster)[0] or "") == expected
    assert (roster.facts.certificates.doubt[0] != Doubt.NONE) == (word == "过期")


@pytest.mark.parametrize(
    ("words", "doubted"),
    [(["在职", "", "离职", ""], [3]), (["", "离职", "", ""], []), (["在职", "在职", "退休", "在职"], [])],
)
def test_a_status_that_may_be_that_of_the_group_above(
    library: Library, words: list[str], doubted: list[int]
) -> None:
    """A CSV of merged cells, in columns before the names: a blank below 离职 is 在职 for nobody then."""
    rows = [[word, f"某{n}", invented_id(n, "320602"), "技师"] for n, word in enumerate(words, 1)]
    found = status(read(library, {"花名册": [["在岗状态", *HEADERS[:2], "技能等级"], *rows]}))
    assert [n for n, word in enumerate(words) if not word and found[n] not in ("在职", "", None)] == doubted
    behind = status(
        read(
            library, {"花名册": [[*HEADERS[:3], "技能等级"], *([*row[1:3], row[0], row[3]] for row in rows)]}
        )
    )
    assert not {"（未识别）"} & set(behind)
