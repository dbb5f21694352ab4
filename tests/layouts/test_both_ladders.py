"""职称/技能等级: one column for both ladders, and one day."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from batch.cli.app import invoke
from batch.language.terms import Kind
from batch.policy.library import Library
from batch.roster.roster import Roster, read_file
from tests.layouts.reading import IDS, A, B, C, D, read_one, skills, titles
from tests.layouts.test_ordinary import complaints, trades
from tests.rosters import codes, options, write_xlsx

HEADERS = ["职称/技能等级", "职称（技能等级）", "职业资格或职称", "专业技术职务、职业资格等级"]


def _kinds(roster: Roster, name: str) -> list[tuple[Kind, int]]:
    rows = roster.facts.certificates
    who = roster.persons.names.tolist().index(name)
    return [
        (Kind(int(rows.kind[row])), int(rows.low[row]))
        for row in range(rows.person.size)
        if rows.person[row] == who
    ]


@pytest.mark.parametrize("header", HEADERS)
def test_each_cell_is_of_the_ladder_of_its_word(library: Library, header: str) -> None:
    """Whoever has one may have the other too, whoever has none has none."""
    head = ["姓名", "身份证号", "部门", "工种", header, "取得时间"]
    rows = [
        [A, IDS[A], "一车间", "电工", "三级/高级工", "2018-05-01"],
        [B, IDS[B], "技术科", "", "助理工程师", "2019-05-01"],
        [C, IDS[C], "一车间", "焊工", "技师", "2017-05-01"],
        [D, IDS[D], "一车间", "", "无", ""],
    ]
    roster = read_one(library, [head, *rows])
    assert [one for one in skills(roster) if one[2]] == [
        (A, "高级工", "2018-05-01"),
        (C, "技师", "2017-05-01"),
    ]
    assert [one for one in titles(roster) if one[2]] == [(B, "助理级", "2019-05-01")]
    assert [one for one in trades(roster) if one] == ["电工", "焊工"]
    assert sorted(_kinds(roster, A)) == [(Kind.TITLE, -1), (Kind.SKILL, 3)]
    assert _kinds(roster, D) == []
    assert complaints(roster) == []


@pytest.mark.parametrize(
    "words",
    [["技师", "主管护师"], ["技师", "工程师"], ["中级", "高级工"], ["高级工", "看不懂"], ["二级", "三级"]],
)
def test_words_of_either_ladder_stay_open(library: Library, words: list[str]) -> None:
    """技师 beside 主管护师 or alone may be a title, 中级 may be anything."""
    rows = [[name, IDS[name], word, ""] for name, word in zip((A, B), words, strict=True)]
    roster = read_one(library, [["姓名", "身份证号", "职称/技能等级", "取得时间"], *rows])
    assert not roster.facts.knows_skills and not roster.facts.knows_titles
    assert codes(roster) & {"F10", "F13", "F02"}


def test_technicians_of_a_hospital(library: Library) -> None:
    """技师 of the 检验科 is a title beside 高级工 of the boiler house too."""
    head = ["姓名", "身份证号", "部门", "职称/技能等级", "取得时间"]
    rows = [[A, IDS[A], "检验科", "技师", "2015-06-01"], [B, IDS[B], "后勤科", "高级工", "2015-06-01"]]
    assert not read_one(library, [head, *rows]).facts.knows_skills
    rows[0][2] = "机修车间"
    assert skills(read_one(library, [head, *rows]))[0] == (A, "技师", "2015-06-01")


def test_a_column_map_of_such_a_column(library: Library, tmp_path: Path) -> None:
    """It is written as what it is and read again; what may be of either is of both then."""
    head = ["姓名", "身份证号", "职称/技能等级", "取得时间"]
    told = write_xlsx(tmp_path / "a.xlsx", {"名单": [head, [A, IDS[A], "高级工", "2018-06-01"]]})
    other = write_xlsx(tmp_path / "b.xlsx", {"名单": [head, [B, IDS[B], "技师", "2018-06-01"]]})
    target = tmp_path / "对应.xlsx"
    assert invoke(["check", str(told), "--write-columns", str(target)]) == 0
    asked = replace(options(library), columns=target)
    assert skills(read_file(told, asked)) == [(A, "高级工", "2018-06-01")]
    assert all(".." in one[1] for one in skills(read_file(other, asked)))
