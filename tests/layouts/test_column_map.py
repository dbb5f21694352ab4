"""The column map (列对应): written, corrected by a person, taken back, and used on next year's roster."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from batch.cli.app import invoke
from batch.errors import UserError
from batch.policy.library import Library
from batch.roster.layout.columnmap import load_map
from batch.roster.roster import read_file
from batch.sheets.origin import MAP_NAME
from tests.layouts.reading import IDS, A, B, skills, status
from tests.rosters import Cells, codes, issues, options, write_xlsx

pytestmark = pytest.mark.usefixtures("here")

HEAD = ["人", "号", "本事", "拿证日", "状况", "2023年评价"]
ROWS: Cells = [
    HEAD,
    [A, IDS[A], "B级", date(2019, 6, 20), "上岗", "甲"],
    [B, IDS[B], "A级", date(2020, 6, 20), "走了", "甲"],
]
MEANING = {
    "人": "姓名", "号": "身份证号", "本事": "技能等级", "拿证日": "技能证书取得日期", "状况": "在岗状态",
    "2023年评价": "2023年度考核",
}  # fmt: skip
WORDS = [
    ("技能等级", "B级", "技师"),
    ("技能等级", "A级", "高级技师"),
    ("在岗状态", "走了", "离职"),
    ("在岗状态", "上岗", "在职"),
    ("年度考核", "甲", "优秀"),
]


def _corrected(path: Path, words: bool = True) -> None:
    """As a person fills it in."""
    book = openpyxl.load_workbook(path)
    for row in book["列对应"].iter_rows(min_row=2):
        row[3].value = MEANING.get(str(row[2].value), row[3].value)
    for number, word in enumerate(WORDS if words else (), start=2):
        for column, text in enumerate(word, start=1):
            book["词语"].cell(number, column, text)
    book.save(path)


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """A layout that no table of spellings knows."""
    (tmp_path / "厂").mkdir()
    return write_xlsx(tmp_path / "厂" / "花名册.xlsx", {"名册": ROWS})


def test_a_strange_layout_is_learnt(
    roster: Path, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    """check --write-columns, a person, --columns; every word of the employer is heard."""
    target = roster.parent.parent / "对应.xlsx"
    assert invoke(["check", str(roster)]) == 1
    assert invoke(["check", str(roster), "--write-columns", str(target)]) == 0
    assert openpyxl.load_workbook(target).sheetnames == ["列对应", "词语", "可选"]
    _corrected(target)
    assert invoke(["check", str(roster), "--columns", str(target)]) == 0
    capsys.readouterr()
    assert invoke(["check", str(roster), "--columns", str(target), "--show-columns"]) == 0
    assert "“本事” → 技能等级（列对应）" in capsys.readouterr().out
    target.rename(roster.parent.parent / MAP_NAME)  # in the folder above
    found = read_file(roster, options(library))
    assert skills(found) == [(A, "技师", "2019-06-20"), (B, "高级技师", "2020-06-20")]
    assert status(found) == ["在职", "离职"]
    assert codes(found) <= {"F20", "V08"}


def test_a_map_goes_by_the_headers_and_forgets_the_year(
    roster: Path, library: Library, tmp_path: Path
) -> None:
    """Next year's roster of the same sender; another layout beside it is read as ever."""
    target = roster.parent / MAP_NAME
    invoke(["check", str(roster), "--write-columns", str(target)])
    _corrected(target)
    next_year: Cells = [[*HEAD[:5], "2024年评价"], *ROWS[1:]]
    later = read_file(write_xlsx(roster.parent / "明年.xlsx", {"新表": next_year}), options(library))
    assert skills(later) == [(A, "技师", "2019-06-20"), (B, "高级技师", "2020-06-20")]
    other: Cells = [["姓名", "身份证号", "技能等级"], [A, IDS[A], "技师"]]
    found = read_file(write_xlsx(roster.parent / "别厂.xlsx", {"人员": other}), options(library))
    assert (skills(found), issues(found, "F20")) == ([(A, "技师", "")], [])


def test_a_map_stands_before_our_own_tables(library: Library, tmp_path: Path) -> None:
    """不读 leaves a column out; a second set is named by its number."""
    rows: Cells = [["姓名", "身份证号", "技能等级", "旧等级"], [A, IDS[A], "技师", "高级工"]]
    file = write_xlsx(tmp_path / "a.xlsx", {"人员": rows})
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = "列对应"
    for row in (
        ("工作表", "列", "表头", "读作"),
        *(
            ("人员", "", h, m)
            for h, m in (
                ("姓名", ""),
                ("身份证号", ""),
                ("技能等级", "不读"),
                ("旧等级", "技能等级（第2组）"),
            )
        ),
    ):
        page.append(row)
    book.save(tmp_path / MAP_NAME)
    assert skills(read_file(file, options(library))) == [(A, "高级工", "")]


@pytest.mark.parametrize(("meaning", "said"), [("技能等即", "技能等级"), ("随便写的", "不是标准表头")])
def test_a_wrong_map_is_one_line(tmp_path: Path, meaning: str, said: str) -> None:
    """With the row, and what was probably meant."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = "列对应"
    page.append(("工作表", "列", "表头", "读作"))
    page.append(("人员", "A", "甲", meaning))
    book.save(tmp_path / "m.xlsx")
    with pytest.raises(UserError, match=f"第2行.*{said}"):
        load_map(tmp_path / "m.xlsx")
    with pytest.raises(UserError, match="找不到"):
        load_map(tmp_path / "没有.xlsx")
