"""Two coaches of one medal: shown at both places, decided by nobody but a person."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from batch.policy.library import Library
from tests.inbox.nights import night, table
from tests.rosters import read_xlsx, write_xlsx
from tests.strangers.attack import HEADERS, person

HEADS = ["身份证号", "姓名", "名称", "级别", "奖次", "角色", "取得日期"]


def _found(tmp_path: Path, library: Library, **sheets: Any) -> list[tuple[str, str, str]]:
    roster = read_xlsx(
        library, tmp_path / "名册.xlsx", {"人员": [HEADERS, *sheets["people"]], **sheets.get("more", {})}
    )
    return [(one.sheet, one.cell, one.message) for one in roster.issues if one.code == "A10"]


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("第46届世界技能大赛金牌指导教练", "第46届世界技能大赛金牌选手的指导教练", True),
        ("世界技能大赛焊接项目金牌指导教练（2022年）", "2022年世界技能大赛焊接项目金牌，指导教练", True),
        ("世界技能大赛焊接项目金牌指导教练", "世界技能大赛砌筑项目金牌指导教练", False),
        ("世界技能大赛金牌指导教练", "世界技能大赛银牌指导教练", False),
        ("世界技能大赛金牌指导教练", "世界技能大赛金牌", False),
        ("第45届世界技能大赛金牌指导教练", "第46届世界技能大赛金牌指导教练", False),
        ("全国技术能手", "全国技术能手", False),
    ],
)
def test_in_one_roster(first: str, second: str, same: bool, library: Library, tmp_path: Path) -> None:
    """What was written of the medal is the same, and both were its coach."""
    people = [person(1, "某甲", 荣誉奖项=first), person(2, "某乙", 荣誉奖项=second), person(3, "某丙")]
    found = _found(tmp_path, library, people=people)
    assert [cell for _, cell, _ in found] == (["P2", "P3"] if same else [])
    if same:
        assert "人员第3行另一人也填了" in found[0][2]
        assert "人员第2行另一人也填了" in found[1][2]


def test_on_a_sheet_of_awards(library: Library, tmp_path: Path) -> None:
    """Beside one who wrote it in a cell; whoever wrote it twice is one coach."""
    rows = [[*person(2, "某乙")[:2], "世界技能大赛", "国际", "金牌", "指导教练", "2022-10-20"]]
    people = [
        person(1, "某甲", 荣誉奖项="世界技能大赛金牌指导教练（2022年）；世界技能大赛金牌指导教练（2022年）"),
        person(2, "某乙"),
    ]
    found = _found(tmp_path, library, people=people, more={"荣誉竞赛": [HEADS, *rows]})
    assert [one[:2] for one in found] == [("人员", "P2"), ("荣誉竞赛", "C2")]
    alone = _found(tmp_path, library, people=people[:1])
    assert alone == []


def test_across_rosters(tmp_path: Path) -> None:
    """In the merged issues, with both places; nothing is decided by it."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    inbox.mkdir()
    award = "世界技能大赛金牌指导教练（2022年）"
    for number in (1, 2):
        row = person(number, f"某{number}", 单位名称=f"{number}厂", 荣誉奖项=award)
        write_xlsx(inbox / f"{number}厂.xlsx", {"人员": [HEADERS, row]})
    night(inbox, out, "2024-06-30")
    found = table(out, "issues").query("code == 'P06'")
    assert found["submission"].tolist() == ["1厂.xlsx", "2厂.xlsx"]
    assert (
        found["message"].iloc[0].startswith("“世界技能大赛金牌（2022年）”的指导教练，“2厂.xlsx第2行”中另一人")
    )
    coached = table(out, "outcomes").query("route == 'skill-special-by-award'")
    assert set(coached["status"]) == {"eligible"} or coached["missing"].str.len().gt(0).all()
