"""A roster that stands for two: what people wrote into the results of both comes along, and nobody's letter is forgotten."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from batch.ledger.store import opened
from tests.here import LONG, few
from tests.inbox.nights import assert_as_fresh, news, night, record
from tests.notice_files import words
from tests.rosters import write_xlsx
from tests.strangers.attack import HEADERS, person

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("here")]

DAY = "2024-06-30"


def _send(path: Path, *numbers: int, **cells: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [person(one, f"某{one}", 单位名称="甲厂", **cells) for one in numbers]
    return write_xlsx(path, {"人员": [HEADERS, *rows]})


def _mark(place: Path, text: str) -> None:
    """On every row of 可申报."""
    book = openpyxl.load_workbook(place / "筛查结果.xlsx")
    sheet = book["可申报"]
    column = [cell.value for cell in sheet[1]].index("单位意见") + 1
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, column).value = f"{text}{row}"
    book.save(place / "筛查结果.xlsx")


def _marks(place: Path) -> dict[str, set[str]]:
    """Who has which mark; under 未能带入 whatever stands there."""
    book = openpyxl.load_workbook(place / "筛查结果.xlsx")
    head, *rows = book["可申报"].iter_rows(values_only=True)
    found: dict[str, set[str]] = {}
    for row in rows:
        if row[head.index("单位意见")]:
            found.setdefault(str(row[head.index("姓名")]), set()).add(str(row[head.index("单位意见")]))
    if "未能带入" in book.sheetnames:
        found["未能带入"] = {str(row[1]) for row in book["未能带入"].iter_rows(min_row=2, values_only=True)}
    return found


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Two workshops' lists, and another employer's."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    _send(inbox / "甲" / "一车间.xlsx", 1, 2, 3, 4, 5)
    _send(inbox / "甲" / "二车间.xlsx", 6, 7, 8, 9, 10)
    rows = [person(90, "某90", 单位名称="乙厂")]
    write_xlsx(inbox / "乙厂.xlsx", {"人员": [HEADERS, *rows]})
    (tmp_path / "s.toml").write_text('sign_off = "某局"', encoding="utf-8")
    night(inbox, out, DAY, "--config", str(tmp_path / "s.toml"))
    return inbox, out


@pytest.mark.parametrize("merged", few([True, False], 1))
def test_one_list_for_both(merged: bool, two: tuple[Path, Path], tmp_path: Path) -> None:
    """Marks of both, in their own workbooks or the merged one; who is in neither falls; the receipt says what is new."""
    inbox, out = two
    more = ("--config", str(tmp_path / "s.toml"))
    _mark(out / "甲" / "一车间", "一") if not merged else _mark(out, "全")
    if not merged:
        _mark(out / "甲" / "二车间", "二")
    before = _marks(out) if merged else {}
    marked = set[str]().union(
        *(set().union(*_marks(one.parent).values()) for one in out.rglob("筛查结果.xlsx"))
    )
    _send(inbox / "甲" / "全厂.xlsx", 1, 2, 3, 4, 6, 7, 8, 9, 11)
    for turn in range(2):
        night(inbox, out, DAY, *more)
        assert {one["by"] for one in record(out)["replaced"]} == {"甲/全厂.xlsx"}
        said = _marks(out / "甲" / "全厂")
        assert {f"某{one}" for one in (1, 2, 3, 4, 6, 7, 8, 9)} <= said.keys()
        assert {who: marks for who, marks in said.items() if who in before} == {
            who: marks for who, marks in before.items() if who in said
        }
        if not turn:
            assert {(row[0][:4], row[1]) for row in news(out)} == {
                ("不再符合", "某5"), ("不再符合", "某10"), ("新可申报", "某11"),
            }  # fmt: skip
        every = _marks(out)
        assert {who: marks for who, marks in said.items() if who != "未能带入"}.items() <= every.items()
        lost = [{text for text in one.get("未能带入", ()) if text in marked} for one in (said, every)]
        assert len(lost[0]) + len(lost[1]) == 4  # of 某5 and 某10, for two targets
    (receipt,) = (out / "甲" / "全厂" / "文书").glob("回执*.docx")
    assert "新增人员：某11。" in words(receipt) and "不再在册，请核对：某5、某10。" in words(receipt)
    assert not (out / "甲" / "一车间").exists() and not (out / "甲" / "二车间").exists()
    with opened(out) as ledger:
        rows = ledger.execute("SELECT name, told FROM decisions WHERE submission LIKE '%车间%' ORDER BY run")
        assert {name for name, told in dict(rows).items() if told == "{}"} == {"某5", "某10"}


@LONG
def test_one_of_two_comes_to_say_everything(two: tuple[Path, Path], tmp_path: Path) -> None:
    """It has been marked itself; of somebody whom both have marked its own mark counts, and the other is kept beside it."""
    inbox, out = two
    (inbox / "甲" / "二车间.xlsx").unlink()
    _send(inbox / "甲" / "一车间_更正.xlsx", 5, 6, 7, 8, 9, 10)
    night(inbox, out, DAY)
    places = [out / "甲" / name for name in ("一车间_更正", "一车间")]
    for place, text in zip(places, "更一", strict=True):
        _mark(place, text)
    own, other = map(_marks, places)
    _send(inbox / "甲" / "一车间_更正.xlsx", *range(1, 11))
    for _ in range(2):
        night(inbox, out, DAY)
        assert record(out)["replaced"] == [{"name": "甲/一车间.xlsx", "by": "甲/一车间_更正.xlsx"}]
        said = _marks(places[0])
        assert said.pop("未能带入") == other["某5"]
        assert said == other | own
    assert not places[1].exists()
    assert_as_fresh_but_for_marks(inbox, out, tmp_path)


def assert_as_fresh_but_for_marks(inbox: Path, out: Path, tmp_path: Path) -> None:
    """The results, once the marks are taken away."""
    for path in out.rglob("筛查结果.xlsx"):
        path.unlink()
    night(inbox, out, DAY)
    assert_as_fresh(inbox, out, DAY, tmp_path / "新")


def test_one_that_becomes_a_copy_of_the_other(two: tuple[Path, Path]) -> None:
    """Its marks come to the one that stays, though that has not changed."""
    inbox, out = two
    for name in ("一", "二"):
        _mark(out / "甲" / f"{name}车间", name)
    _send(inbox / "甲" / "一车间.xlsx", 1, 2, 3, 4, 6)
    shutil.copy(inbox / "甲" / "一车间.xlsx", inbox / "甲" / "二车间.xlsx")
    night(inbox, out, DAY)
    assert len(record(out)["replaced"]) == 1
    (left,) = {"一车间", "二车间"} - {Path(one["name"]).stem for one in record(out)["replaced"]}
    said = _marks(out / "甲" / left)
    assert {"某1", "某2", "某3", "某4", "某6"} <= said.keys()
    assert len(set().union(*said.values())) == 20  # two targets of ten people, each once
    fallen = {row[1] for row in news(out) if row[0].startswith("不再符合")}
    assert fallen == {"某5", "某7", "某8", "某9", "某10"}
    night(inbox, out, DAY)
    assert _marks(out / "甲" / left) == said


@LONG
def test_copies_that_are_renamed_together(tmp_path: Path) -> None:
    """The same bytes of two folders: what was written of each goes with one, what of a third with the last."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    first = _send(inbox / "东" / "名册.xlsx", 1, 2)
    for name in ("西", "南"):
        shutil.copytree(first.parent, inbox / name)
    night(inbox, out, DAY)
    for name in ("东", "西", "南"):
        _mark(out / name / "名册", name)
    for name in ("东", "西"):
        (inbox / name).rename(inbox / f"{name}区")
    shutil.rmtree(inbox / "南")
    night(inbox, out, DAY)
    said = [set().union(*_marks(out / f"{name}区" / "名册").values()) for name in ("东", "西")]
    assert all(said)
    assert {mark[0] for mark in set().union(*said)} == {"东", "西", "南"}


def test_the_old_one_is_taken_away_as_its_correction_comes(two: tuple[Path, Path], tmp_path: Path) -> None:
    """Under another name: its marks come along, the receipt says what is otherwise, and nobody is new who was there before."""
    inbox, out = two
    more = ("--config", str(tmp_path / "s.toml"))
    for name in ("一", "二"):
        _mark(out / "甲" / f"{name}车间", name)
    before = _marks(out / "甲" / "一车间")
    for name in ("一", "二"):
        (inbox / "甲" / f"{name}车间.xlsx").unlink()
    _send(inbox / "甲" / "重报.xlsx", 1, 2, 3, 4, 11)
    _send(inbox / "甲" / "别的.xlsx", 21, 22, 23)  # other people
    night(inbox, out, DAY, *more)
    said = _marks(out / "甲" / "重报")
    assert {who: marks for who, marks in said.items() if who in before}.items() <= before.items()
    assert {"某1", "某2", "某3", "某4", "未能带入"} == said.keys()
    assert not (out / "甲" / "一车间").exists()
    assert (out / "甲" / "二车间" / "筛查结果.xlsx").exists()  # nobody has taken its place
    (receipt,) = (out / "甲" / "重报" / "文书").glob("回执*.docx")
    assert "新增人员：某11。" in words(receipt) and "不再在册，请核对：某5。" in words(receipt)
    why = {row[1]: row[3] for row in news(out)}
    assert (why["某5"], why["某11"], why["某21"], why["某6"]) == (
        "花名册有变", "花名册有变", "新报送", "花名册已撤回",
    )  # fmt: skip
    assert_as_fresh_but_for_marks(inbox, out, tmp_path)


def test_another_employers_roster_with_the_same_staff_numbers(tmp_path: Path) -> None:
    """Its people are others: what was taken away beside it is nothing of theirs."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    for file, names in (("一", "甲乙丙"), ("二", "丁戊己")):
        shutil.rmtree(inbox, ignore_errors=True)
        (inbox / "六月").mkdir(parents=True)
        rows = [[f"{number:03}", f"某{name}", "技师"] for number, name in enumerate(names)]
        write_xlsx(inbox / "六月" / f"{file}.xlsx", {"人员": [["工号", "姓名", "技能等级"], *rows]})
        night(inbox, out, DAY)
    with opened(out) as ledger:
        (receipt,) = (json.loads(one) for (one,) in ledger.execute("SELECT receipt FROM submissions"))
    assert receipt["round"] == 1 and not receipt["mended"]
