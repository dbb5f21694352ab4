"""A returned roster that was corrected stands for the one it is a copy of; the receipt says what it mended."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from batch.inbox.health import health
from tests.inbox.nights import assert_as_fresh, news, night, record, table
from tests.notice_files import words
from tests.strangers.attack import person, roster

DAY = "2024-06-30"


@pytest.fixture
def bureau(tmp_path: Path) -> tuple[Path, Path, tuple[str, ...]]:
    """An inbox with two faults on one roster, its results, and a bureau that signs."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    (inbox / "甲厂").mkdir(parents=True)
    roster(
        inbox / "甲厂" / "名册.xlsx",
        person(1, "某甲", 技能等级="老师傅"), person(2, "某乙", 单位性质="私人的"), person(3, "某丙"),
    )  # fmt: skip
    roster(inbox / "乙厂.xlsx", person(9, "某壬", 单位名称="乙厂"))
    settings = tmp_path / "s.toml"
    settings.write_text('sign_off = "某市人社局"', encoding="utf-8")
    more = ("--config", str(settings))
    assert night(inbox, out, DAY, *more) == 0
    return inbox, out, more


def _correct(out: Path, target: Path) -> None:
    """One of two faults is mended, another is made; the copy is put beside the original."""
    (returned,) = (out / "甲厂" / "名册").glob("校验退回_*.xlsx")
    shutil.copy(returned, target)
    book = openpyxl.load_workbook(target)
    sheet = book["人员"]
    heads = [cell.value for cell in sheet[1]]
    sheet.cell(2, heads.index("技能等级") + 1).value = "技师"
    sheet.cell(4, heads.index("岗位类别") + 1).value = "随便"
    book.save(target)


def test_it_stands_for_the_original(bureau: tuple[Path, Path, tuple[str, ...]], tmp_path: Path) -> None:
    """Everybody once, what is otherwise told as a change of the roster, and the record names both."""
    inbox, out, more = bureau
    _correct(out, inbox / "甲厂" / "校验退回_名册.xlsx")
    night(inbox, out, DAY, *more)
    assert record(out)["replaced"] == [{"name": "甲厂/名册.xlsx", "by": "甲厂/校验退回_名册.xlsx"}]
    assert record(out)["withdrawn"] == []
    people = table(out, "people")
    assert sorted(people["name"]) == ["某丙", "某乙", "某壬", "某甲"]
    assert not (out / "甲厂" / "名册").exists()
    assert len(health(out, 26).lines) == 1  # nothing waits
    said = news(out)
    assert {row[1] for row in said if row[0] == "新可申报"} == {"某甲"}
    assert {row[1] for row in said if row[0].startswith("不再符合")} == {"某丙"}
    assert {row[3] for row in said} == {"花名册有变"}
    before = (out / "run.json").read_bytes()
    night(inbox, out, DAY, *more)
    assert record(out)["replaced"] and before != b""
    (inbox / "甲厂" / "校验退回_名册.xlsx").unlink()
    night(inbox, out, DAY, *more)
    assert sorted(table(out, "people")["submission"].unique()) == ["乙厂.xlsx", "甲厂/名册.xlsx"]
    assert_as_fresh(inbox, out, DAY, tmp_path / "新", *more)


def test_the_receipt_says_what_was_mended(bureau: tuple[Path, Path, tuple[str, ...]]) -> None:
    """By person and header: mended, still there, new; the first receipt compares with nothing."""
    inbox, out, more = bureau
    (first,) = (out / "甲厂" / "名册" / "文书").glob("回执*.docx")
    said = words(first)
    assert "收悉，审核结果为：接收，有提示。共3行，可以使用的人员3人" in said and "与上次报送相比" not in said
    _correct(out, inbox / "甲厂" / "校验退回_名册.xlsx")
    night(inbox, out, DAY, *more)
    (second,) = (out / "甲厂" / "校验退回_名册" / "文书").glob("回执*.docx")
    said = words(second)
    assert "已更正：某甲的技能等级。" in said
    assert "仍未更正：某乙的单位性质。" in said
    assert "新出现：某丙的岗位类别。" in said


def test_a_copy_in_another_folder_replaces_nobody(bureau: tuple[Path, Path, tuple[str, ...]]) -> None:
    """Nobody can take another sender's roster away."""
    inbox, out, more = bureau
    (inbox / "乙厂").mkdir()
    _correct(out, inbox / "乙厂" / "校验退回_名册.xlsx")
    night(inbox, out, DAY, *more)
    assert record(out)["replaced"] == []
    assert {"甲厂/名册.xlsx", "乙厂/校验退回_名册.xlsx"} <= set(table(out, "people")["submission"])


def test_marks_come_along(bureau: tuple[Path, Path, tuple[str, ...]]) -> None:
    """What a person wrote into the original's results stands in those of the corrected copy."""
    inbox, out, more = bureau
    place = out / "甲厂" / "名册" / "筛查结果.xlsx"
    book = openpyxl.load_workbook(place)
    sheet = book["可申报"]
    heads = [cell.value for cell in sheet[1]]
    row = next(
        n for n in range(2, sheet.max_row + 1) if sheet.cell(n, heads.index("姓名") + 1).value == "某丙"
    )
    sheet.cell(row, heads.index("单位意见") + 1).value = "暂缓"
    book.save(place)
    shutil.copy(next((out / "甲厂" / "名册").glob("校验退回_*.xlsx")), inbox / "甲厂" / "校验退回_名册.xlsx")
    night(inbox, out, DAY, *more)
    book = openpyxl.load_workbook(out / "甲厂" / "校验退回_名册" / "筛查结果.xlsx")
    rows = list(book["可申报"].iter_rows(values_only=True))
    names, marks = rows[0].index("姓名"), rows[0].index("单位意见")
    assert ("某丙", "暂缓") in {(one[names], one[marks]) for one in rows}
    assert not (out / "甲厂" / "名册" / "筛查结果.xlsx").exists()


def test_an_employer_that_screens_itself_gets_no_receipt(tmp_path: Path) -> None:
    """It would be a letter to itself."""
    inbox = tmp_path / "收件箱"
    inbox.mkdir()
    roster(inbox / "甲.xlsx")
    night(inbox, tmp_path / "结果", DAY)
    assert not list((tmp_path / "结果").rglob("回执*"))
