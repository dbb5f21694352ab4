"""Every advice works: its example, put into the marked cell, makes that issue go and no other come."""

from __future__ import annotations

from typing import Any

import pytest

from batch.policy.library import Library
from batch.roster.mending import _ANY, _BY_CODE, example_of
from batch.roster.messages import CATALOGUE
from batch.roster.understand.identity import check_character
from batch.sheets.sheet import NO_RESULT
from tests.layouts.reading import IDS, A, B
from tests.rosters import Cells, read

PERSON = ["姓名", "身份证号"]
#: Code → sheets in which it stands at one cell.
FAULTY: dict[str, dict[str, Cells]] = {}


def _one(code: str, header: str, value: Any, **more: Any) -> None:
    FAULTY[f"{code} {header}"] = {"人员": [[*PERSON, header, *more], [A, IDS[A], value, *more.values()]]}


def _on(code: str, sheet: str, headers: list[str], cells: list[Any]) -> None:
    key = f"{code} {sheet}"
    FAULTY[key] = {"人员": [PERSON, [A, IDS[A]]], sheet: [["身份证号", *headers], [IDS[A], *cells]]}


FAULTY["R01"] = {"人员": [[*PERSON, "工号"], ["", IDS[A], "1"]]}
FAULTY["R02"] = {"人员": [[*PERSON, "部门"], [A, "", "一"]]}
for _code, _number in (
    ("I01", "1101011980"), ("I02", "110101198001010011"), ("I03", "110101198013010010"),
    ("I04", "11010120900101001" + check_character("11010120900101001")), ("I10", "看不懂"),
):  # fmt: skip
    FAULTY[_code] = {"人员": [[*PERSON, "工号"], [A, _number, "1"]]}
FAULTY["I07"] = {"人员": [[*PERSON, "工号"], [A, 110101198001010000.0, "1"]]}
_one("V01", "毕业日期", "不详")
_one("V11", "毕业日期", "1822-01-01")
_one("V15", "毕业日期", "1915-01-01")
_one("V16", "现岗位起始日期", "2025-01-01")
_one("V03", "毕业日期", 2021.1)
_one("V04", "单位性质", "看不懂")
_one("V05", "中断工作月数", "很久")
_one("V06", "职业编码", "六")
_one("V08", "2023年度考核", "看不懂")
_one("V09", "所在地", "乌有之乡")
_one("V17", "所在地", "江苏省通州市")
_one("C01", "技能等级", "看不懂")
_one("C02", "技能等级", "技术工二级")
_one("C03", "技能等级", "主管技师")
_one("C13", "技能等级", "工程师")
_one("C04", "职称级别", "看不懂")
_one("C06", "职称系列", "看不懂", 职称级别="中级")
_on("V07", "年度考核", ["年度", "结果"], ["去年", "合格"])
_on("C08", "证书", ["证书类别", "级别"], ["看不懂", "高级工"])
_on("C09", "证书", ["证书类别", "级别"], ["", "中级"])
_on("C10", "证书", ["证书类别", "级别", "证书状态"], ["职称", "中级", "看不懂"])
_on("C11", "证书", ["证书类别", "级别", "名称"], ["专业技术人员职业资格", "", "建造师"])
_on("V04", "荣誉竞赛", ["名称", "角色", "在校期间"], ["全国技术能手", "", "看不懂"])
for _code, _text in (("V13", "#N/A"), ("V14", NO_RESULT), ("V18", "高\ufffd工")):
    for _header in ("在岗状态", "毕业日期", "所在地", "技能等级", "职称级别", "2023年度考核", "中断工作月数"):
        _one(_code, _header, _text)


@pytest.mark.parametrize("key", sorted(FAULTY))
def test_the_example_mends_the_cell(library: Library, key: str) -> None:
    """Gone, and no other has come."""
    code, sheets = key.split()[0], FAULTY[key]
    before = read(library, sheets).issues
    (issue,) = [one for one in before if one.code == code]
    example = example_of(code, issue.header)
    assert example, f"no example for {code} under {issue.header}"
    row, column = int(issue.cell[1:]) - 1, ord(issue.cell[0]) - ord("A")
    mended = {name: [list(cells) for cells in rows] for name, rows in sheets.items()}
    mended[issue.sheet][row][column] = example
    after = read(library, mended).issues
    assert {one.code for one in after} <= {one.code for one in before} - {code}


def test_every_code_of_a_single_cell_is_tried() -> None:
    """Whoever adds an example adds its roster."""
    tried = {key.split()[0] for key in FAULTY}
    assert set(_BY_CODE) | _ANY <= tried | {"V12"}
    assert set(_BY_CODE) | _ANY <= CATALOGUE.keys()


def test_two_people_one_cell(library: Library) -> None:
    """A year typed into a date cell (V12) is mended by a text."""
    from datetime import datetime

    rows: Cells = [[*PERSON, "毕业日期"], [B, IDS[B], datetime(1905, 7, 13)]]
    assert {one.code for one in read(library, {"人员": rows}).issues} == {"V12"}
    rows[1][2] = example_of("V12", "毕业日期")
    assert read(library, {"人员": rows}).issues == ()
