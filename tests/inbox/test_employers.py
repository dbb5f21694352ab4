"""各单位 beside a list of the employers: whose a roster is, what became of it, and how often it came."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from tests.inbox.nights import assert_as_fresh, night, record
from tests.rosters import write_xlsx
from tests.strangers.attack import HEADERS, person

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("here")]

DAY = "2024-06-30"
JIA, YI = "91320600MA1TEST007", "91320600MA1TEST015"
LISTED = [
    ["单位名称", "统一社会信用代码", "区县", "行业", "联系人"],
    ["甲机械厂", JIA, "崇川区", "机械", "老王"],
    ["人民医院", "", "崇川区", "卫生", ""],
    ["人民医院", "", "海门区", "卫生", "小李"],
    ["丁厂", "", "", "", ""],
    ["丁厂分厂", "", "", "", ""],
    ["乙厂", YI, "", "", ""],
]


@pytest.fixture
def listed() -> tuple[str, ...]:
    """Settings that name the list."""
    there = Path(tempfile.mkdtemp())
    write_xlsx(there / "单位清单.xlsx", {"Sheet1": LISTED})
    (there / "s.toml").write_text('employers = "单位清单.xlsx"', encoding="utf-8")
    return ("--config", str(there / "s.toml"))


def _send(path: Path, *numbers: int, name: str, code: str = "", place: str = "江苏省南通市") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [[*person(one, f"某{one}", 单位名称=name, 所在地=place), code] for one in numbers]
    write_xlsx(path, {"人员": [[*HEADERS, "统一社会信用代码"], *rows]})


def _told(out: Path) -> list[dict[str, Any]]:
    rows = CalamineWorkbook.from_path(str(out / "筛查结果.xlsx")).get_sheet_by_name("各单位").to_python()
    heads = [str(head) for head in rows[0]]
    return [dict(zip(heads, row, strict=True)) for row in rows[1:]]


def _states(out: Path) -> list[tuple[Any, ...]]:
    return [(row["单位"], row["地区"], row["报送情况"], row["报送轮次"], row["人数"]) for row in _told(out)]


def test_whose_a_roster_is(tmp_path: Path, listed: tuple[str, ...]) -> None:
    """By its code, whatever it calls itself; of two of one name by the district; by its file where it says nothing."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    _send(inbox / "一.xlsx", 1, 2, name="甲机械有限公司", code=JIA)
    _send(inbox / "二.xlsx", 3, name="人民医院", place="江苏省南通市海门区")
    _send(inbox / "丁厂分厂.xlsx", name="丁厂分厂")  # nobody in it
    _send(inbox / "丁厂" / "名册.xlsx", 4, name="")
    _send(inbox / "三.xlsx", 5, name="乙厂", code="91320600MA1TEST023")  # of this name, and another
    night(inbox, out, DAY, *listed)
    assert _states(out) == [
        ("人民医院", "崇川区", "未报送", "", 0),
        ("乙厂", "", "未报送", "", 0),
        ("丁厂分厂", "", "退回", "第1轮", 0),
        ("甲机械有限公司", "崇川区", "接收", "第1轮", 2),
        ("丁厂", "江苏省南通市", "接收", "第1轮", 1),
        ("乙厂", "江苏省南通市", "接收", "第1轮", 1),
        ("人民医院", "海门区", "接收", "第1轮", 1),
    ]
    assert [row["联系人"] for row in _told(out) if row["单位"] == "甲机械有限公司"] == ["老王"]


def test_rosters_that_name_nobody_are_apart(tmp_path: Path) -> None:
    """Without a list nobody knows whether they are one employer's: each has its row, its people and its file."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    _send(inbox / "一.xlsx", 1, 2, name="")
    _send(inbox / "二.xlsx", 3, name="")
    _send(inbox / "三.xlsx", 4, name="甲厂")
    _send(inbox / "四.xlsx", 5, name="甲厂")
    night(inbox, out, DAY)
    told = [(row["单位"], row["人数"], row["提交文件"]) for row in _told(out)]
    assert sorted(told) == [
        ("甲厂", 2, "三.xlsx、四.xlsx"),
        ("（未填）", 1, "二.xlsx"),
        ("（未填）", 2, "一.xlsx"),
    ]


def test_nobody_is_counted_under_two_names(tmp_path: Path, listed: tuple[str, ...]) -> None:
    """Whoever is an employer's by the code or the file is in its industry, too; who stands twice is once in all."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    _send(inbox / "一.xlsx", 1, 2, name="甲机械有限公司", code=JIA)
    _send(inbox / "甲机械厂" / "名册.xlsx", 2, 3, name="")
    night(inbox, out, DAY, *listed)
    book = CalamineWorkbook.from_path(str(out / "筛查结果.xlsx"))
    counted = [tuple(row[:3]) for row in book.get_sheet_by_name("统计").to_python()]
    assert {("地区", "江苏省南通市", 4), ("行业", "机械", 4)} <= set(counted)
    assert counted[-1] == ("合计", "一人只计一次（以上按各份名册计）", 3)
    page = [[str(cell) for cell in row] for row in book.get_sheet_by_name("概览").to_python()]
    assert not any(row[0] == "（未填）" for row in page)
    told = {row[0]: row[4] for row in page}
    issues = pd.read_parquet(out / "issues.parquet")["submission"].value_counts()
    assert {name: float(told[name]) for name in issues.index} == dict(issues)
    assert record(out)["issues_between"] == 2


def test_several_of_one_name(tmp_path: Path, listed: tuple[str, ...]) -> None:
    """Each has its own people: by its code, listed or not; by its district. Where nobody can tell, that is what is said."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    _send(inbox / "一.xlsx", 1, 2, name="乙厂", code=YI)
    _send(inbox / "二.xlsx", 3, name="乙厂", code="91320600MA1TEST023")
    _send(inbox / "三.xlsx", 4, 5, 6, name="人民医院", place="江苏省南通市崇川区")
    _send(inbox / "四.xlsx", 7, name="人民医院", place="江苏省南通市海门区")
    night(inbox, out, DAY, *listed)
    own = [row for row in _told(out) if row["单位"] in ("乙厂", "人民医院")]
    assert [(row["提交文件"], row["人数"], row["联系人"]) for row in own] == [
        ("三.xlsx", 3, ""), ("一.xlsx", 2, ""), ("二.xlsx", 1, ""), ("四.xlsx", 1, "小李"),
    ]  # fmt: skip
    assert [row["统一社会信用代码"] for row in own] == ["", YI, "91320600MA1TEST023", ""]
    night(inbox, tmp_path / "无清单", DAY)
    assert [row["统一社会信用代码"] for row in _told(tmp_path / "无清单")] == ["", YI, "91320600MA1TEST023"]
    for name in ("三", "四"):
        (inbox / f"{name}.xlsx").unlink()
    _send(inbox / "三.xlsx", 4, name="人民医院", place="江苏省南通市")
    night(inbox, out, DAY, *listed)
    states = [(row["地区"], row["报送情况"], row["人数"]) for row in _told(out) if row["单位"] == "人民医院"]
    assert states == [
        ("崇川区", "同名名册归属不明", 0), ("海门区", "同名名册归属不明", 0), ("江苏省南通市", "接收", 1),
    ]  # fmt: skip


def test_in_which_round_it_is(tmp_path: Path, listed: tuple[str, ...]) -> None:
    """Each time that something else comes; a night on which nothing comes is none. Without the list it is not told."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    _send(inbox / "丁厂.xlsx", 4, name="丁厂")
    _send(inbox / "甲" / "名册.xlsx", 1, 2, name="甲机械厂", code=JIA)
    turns = []
    for place, *numbers in (("", 1), ("名册.xlsx", 1, 2, 3), ("", 1), ("又一份.xlsx", 1, 2, 3, 5), ("", 1)):
        if place:
            _send(inbox / "甲" / place, *numbers, name="甲机械厂", code=JIA)
        night(inbox, out, DAY, *listed)
        turns.append(next(row["报送轮次"] for row in _told(out) if row["单位"] == "甲机械厂"))
    assert turns == ["第1轮", "第2轮", "第2轮", "第3轮", "第3轮"]
    (inbox / "甲" / "名册.xlsx").unlink()  # which the last one stands for
    night(inbox, out, DAY)
    assert "报送轮次" not in _told(out)[0]
    assert_as_fresh(inbox, out, DAY, tmp_path / "新")


def test_whose_change_it_is_where_the_roster_names_nobody(tmp_path: Path, listed: tuple[str, ...]) -> None:
    """新增 calls the employer as the list does, else by its folder, in a district's folder by the file; also who has gone."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    _send(inbox / "一.xlsx", 9, name="乙厂")
    night(inbox, out, DAY, *listed)
    places = ("丁厂分厂报送/名册.xlsx", "戊厂/6月.xlsx", "通州区/己厂.xlsx")
    for number, place in enumerate(places, start=1):
        _send(inbox / place, number, name="")
    for what in ("新可申报", "不再符合（已发的告知书应收回）"):
        night(inbox, out, DAY, *listed)
        rows = CalamineWorkbook.from_path(str(out / "筛查结果.xlsx")).get_sheet_by_name("新增").to_python()
        heads = [str(head) for head in rows[0]]
        told = {(row[heads.index("变化")], row[heads.index("单位")]) for row in rows[1:]}
        assert told == {(what, name) for name in ("丁厂分厂", "戊厂", "己厂")}
        for place in places:
            (inbox / place).unlink(missing_ok=True)
