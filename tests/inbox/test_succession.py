"""The same bytes twice are one submission, and what an employer sends later stands for what it had sent."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from batch.inbox.health import health
from tests.here import LONG, SOAK
from tests.inbox.nights import assert_as_fresh, letters, news, night, record, table
from tests.rosters import write_xlsx
from tests.strangers.attack import HEADERS, person

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("here")]

DAY = "2024-06-30"
JIA, YI = "91320600MA1TEST007", "91320600MA1TEST015"


def _send(path: Path, *numbers: int, code: str = "", name: str = "甲厂", level: str = "高级工") -> Path:
    """A roster of some people of an employer."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [[*person(one, f"某{one}", 单位名称=name, 技能等级=level), code] for one in numbers]
    return write_xlsx(path, {"人员": [[*HEADERS, "统一社会信用代码"], *rows]})


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """One in which another employer has its roster, whatever else comes."""
    _send(tmp_path / "收件箱" / "乙厂.xlsx", 91, 92, name="乙厂", code=YI)
    return tmp_path / "收件箱"


def _standing(out: Path) -> set[str]:
    return set(table(out, "people")["submission"]) - {"乙厂.xlsx"}


def test_the_same_bytes_twice_are_one(inbox: Path, tmp_path: Path) -> None:
    """Letters once; what stands in the results stays, also where the copy has the smaller name; then the copy is it."""
    out = tmp_path / "结果"
    first = _send(inbox / "甲" / "名册.xlsx", 1, 2, 3)
    night(inbox, out, DAY)
    before = letters(out)
    shutil.copy(first, inbox / "甲" / "ABC.xlsx")
    night(inbox, out, DAY)
    assert record(out)["replaced"] == [{"name": "甲/ABC.xlsx", "by": "甲/名册.xlsx"}]
    assert (_standing(out), letters(out)) == ({"甲/名册.xlsx"}, before)
    assert len(health(out, 26).lines) == 1  # nothing waits
    first.unlink()
    night(inbox, out, DAY)
    assert _standing(out) == {"甲/ABC.xlsx"}
    assert news(out) == []
    assert_as_fresh(inbox, out, DAY, tmp_path / "新")


@pytest.mark.parametrize(
    ("code", "left"), [(JIA, {"东区/名册.xlsx"}), ("", {"东区/名册.xlsx", "西区/名册.xlsx"})]
)
def test_the_same_bytes_in_two_folders(
    code: str, left: set[str], inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only where a code says whose they are: a folder is a sender's, and nobody takes it from another."""
    out = tmp_path / "结果"
    shutil.copytree(_send(inbox / "东区" / "名册.xlsx", 1, 2, 3, code=code).parent, inbox / "西区")
    for _ in range(2):
        night(inbox, out, DAY)
        assert _standing(out) == left
    said = "“西区/名册.xlsx”与“东区/名册.xlsx”内容相同，但不能确定是同一单位报送的，两份都保留"
    assert (said in capsys.readouterr().err) == (not code)


def test_two_empty_tables_are_two(inbox: Path, tmp_path: Path) -> None:
    """Each sender is told that there is nobody in it."""
    out = tmp_path / "结果"
    shutil.copy(_send(inbox / "甲.xlsx"), inbox / "丙.xlsx")
    night(inbox, out, DAY)
    assert record(out)["replaced"] == []
    assert record(out)["submissions"]["rejected"] == 2


@pytest.mark.parametrize(
    ("place", "code"),
    [("甲/最终版给人社.xlsx", ""), ("二季度/新名册.xlsx", JIA), *([("甲/A.xlsx", JIA)] if SOAK else [])],
)
def test_what_came_later_under_any_name(
    place: str, code: str, inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It stands for the earlier one, this night and the next, and whoever is lacking is counted."""
    out = tmp_path / "结果"
    _send(inbox / "甲" / "员工情况.xlsx", 1, 2, 3, 4, 5, code=code)
    night(inbox, out, DAY)
    _send(inbox / place, 1, 2, 3, 4, 6, code=code, level="技师")
    for day in (DAY, "2024-07-01"):
        night(inbox, out, day)
        assert record(out)["replaced"] == [{"name": "甲/员工情况.xlsx", "by": place}]
        assert _standing(out) == {place}
        assert "代替了“员工情况.xlsx”，后者有1人不在其中" in capsys.readouterr().err
        assert len(health(out, 26).lines) == 1
    (inbox / place).unlink()
    night(inbox, out, DAY)
    assert _standing(out) == {"甲/员工情况.xlsx"}


@pytest.mark.parametrize(
    ("place", "numbers", "sent", "settings"),
    [
        ("甲/二车间.xlsx", (1, 20, 30, 40), {}, ""),  # other people
        ("甲/新名册.xlsx", (1, 2, 3, 4), {"name": "丙厂", "code": ""}, ""),  # another employer
        ("甲/新名册.xlsx", (1, 2, 3, 4), {"code": YI}, ""),
        ("丙/新名册.xlsx", (1, 2, 3, 4), {"code": ""}, ""),  # in another folder a name is not enough
        ("甲/新名册.xlsx", (1, 2, 3, 4), {}, "later_by_arrival = false"),
    ],
)
def test_both_stay(
    place: str, numbers: tuple[int, ...], sent: dict[str, str], settings: str, inbox: Path, tmp_path: Path
) -> None:
    """Where anything says that they are two rosters, or somebody wants it so."""
    out = tmp_path / "结果"
    (tmp_path / "s.toml").write_text(settings, encoding="utf-8")
    _send(inbox / "甲" / "员工情况.xlsx", 1, 2, 3, 4, code=JIA)
    night(inbox, out, DAY, "--config", str(tmp_path / "s.toml"))
    _send(inbox / place, *numbers, **{"code": JIA, "level": "技师", **sent})
    for _ in range(2 if SOAK else 1):
        night(inbox, out, DAY, "--config", str(tmp_path / "s.toml"))
        assert record(out)["replaced"] == []
        assert _standing(out) == {"甲/员工情况.xlsx", place}


def test_a_day_in_both_names_goes_before_the_day_of_arrival(inbox: Path, tmp_path: Path) -> None:
    """What comes late and says that it is older is older."""
    out = tmp_path / "结果"
    _send(inbox / "甲" / "甲厂4月名册2024-04-30.xlsx", 1, 2, 3, 4, level="技师")
    night(inbox, out, DAY)
    _send(inbox / "甲" / "补发2024-03-31.xlsx", 1, 2, 3, 4)
    for _ in range(2):
        night(inbox, out, DAY)
        assert _standing(out) == {"甲/甲厂4月名册2024-04-30.xlsx"}


def test_each_stands_for_the_one_before(inbox: Path, tmp_path: Path) -> None:
    """Three in three nights; the first, mended where it lies, is the last one again."""
    out = tmp_path / "结果"
    for turn, name in enumerate(("甲.xlsx", "再报.xlsx", "终稿.xlsx")):
        _send(inbox / "甲" / name, 1, 2, 3, 4, 5, 10 + turn)
        night(inbox, out, DAY)
        assert _standing(out) == {f"甲/{name}"}
    _send(inbox / "甲" / "甲.xlsx", 1, 2, 3, 4, 5, 20)
    night(inbox, out, DAY)
    assert _standing(out) == {"甲/甲.xlsx"}
    night(inbox, out, DAY)
    assert {one["by"] for one in record(out)["replaced"]} == {"甲/甲.xlsx"}


def test_one_that_comes_to_lack_people(
    inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The earlier one is worked again, and it is said; once."""
    out = tmp_path / "结果"
    for name in ("甲.xlsx", "再报.xlsx"):
        _send(inbox / "甲" / name, 1, 2, 3, 4, 5, level="技师" if name == "甲.xlsx" else "高级工")
        night(inbox, out, DAY)
    assert "上次已由" not in capsys.readouterr().err
    _send(inbox / "甲" / "再报.xlsx", 1, 2)
    for times in (1, 0):
        night(inbox, out, DAY)
        assert _standing(out) == {"甲/甲.xlsx", "甲/再报.xlsx"}
        assert capsys.readouterr().err.count("“甲/甲.xlsx”上次已由较晚的一份代替") == times


def test_nights_of_other_paths_change_nothing(inbox: Path, tmp_path: Path) -> None:
    """District by district into one folder of results: what was later stays later."""
    out = tmp_path / "结果"
    _send(inbox / "东" / "a.xlsx", 1, 2, 3, 4, 5)
    _send(inbox / "西" / "x.xlsx", 31, 32, name="丙厂")
    for folder in ("东", "西"):
        night(inbox / folder, out, DAY)
    _send(inbox / "东" / "b.xlsx", 1, 2, 3, 4, 5, level="技师")
    for folder in ("东", "西", "东", *(("西", "东") if SOAK else ())):
        night(inbox / folder, out, DAY)
        assert set(table(out, "people")["submission"]) == {"b.xlsx", "x.xlsx"}


@pytest.mark.parametrize("edited", [False, *([True] if SOAK else [])])
def test_the_one_in_the_middle_goes(edited: bool, inbox: Path, tmp_path: Path) -> None:
    """Of three the last stays the last; where the second is mended it is."""
    out = tmp_path / "结果"
    for name, level in (("一", "高级工"), ("二", "技师"), ("三", "高级技师")):
        _send(inbox / "甲" / f"{name}.xlsx", 1, 2, 3, 4, 5, level=level)
        night(inbox, out, DAY)
    if edited:
        _send(inbox / "甲" / "二.xlsx", 1, 2, 3, 4, 5, 6)
    else:
        (inbox / "甲" / "二.xlsx").unlink()
    for _ in range(2):
        night(inbox, out, DAY)
        assert _standing(out) == {"甲/二.xlsx" if edited else "甲/三.xlsx"}


@pytest.mark.parametrize("what", ["mended", "broken for a night", *(["renamed and mended"] if SOAK else [])])
def test_the_one_before_does_not_come_back(what: str, inbox: Path, tmp_path: Path) -> None:
    """Whatever happens to its successor: nobody stands twice, no letter goes out twice."""
    out = tmp_path / "结果"
    _send(inbox / "甲" / "员工.xlsx", 1, 2, 3, 4, 5)
    night(inbox, out, DAY)
    last = _send(inbox / "甲" / "终稿.xlsx", 1, 2, 3, 4, 5, level="技师")
    night(inbox, out, DAY)
    if what == "broken for a night":
        whole = last.read_bytes()
        last.write_bytes(whole[:900])
        night(inbox, out, DAY)
        last.write_bytes(whole)
    elif what == "mended":
        _send(last, 1, 2, 3, 4, 5, 6, level="技师")
    else:
        last.unlink()
        _send(inbox / "甲" / "再改.xlsx", 1, 2, 3, 4, 5, 6, level="技师")
    for _ in range(2):
        night(inbox, out, DAY)
        assert "甲/员工.xlsx" not in _standing(out)
        assert len(_standing(out)) == 1


def test_a_copy_kept_aside_stays_a_copy(inbox: Path, tmp_path: Path) -> None:
    """Before the roster itself is mended."""
    out = tmp_path / "结果"
    first = _send(inbox / "甲" / "名册.xlsx", 1, 2, 3, 4, 5)
    night(inbox, out, DAY)
    shutil.copy(first, first.with_name("名册 - 副本.xlsx"))
    _send(first, 1, 2, 3, 4, 5, 6)
    for _ in range(2):
        night(inbox, out, DAY)
        assert _standing(out) == {"甲/名册.xlsx"}


def test_nobody_takes_another_one_s_successor(inbox: Path, tmp_path: Path) -> None:
    """A copy of an old roster in another folder."""
    out = tmp_path / "结果"
    old = _send(inbox / "东" / "旧.xlsx", 1, 2, 3, 4, 5)
    night(inbox, out, DAY)
    _send(inbox / "东" / "新.xlsx", 1, 2, 3, 4, 5, 6)
    night(inbox, out, DAY)
    (inbox / "西").mkdir()
    shutil.copy(old, inbox / "西" / "x.xlsx")
    for _ in range(2):
        night(inbox, out, DAY)
        assert _standing(out) == {"东/新.xlsx", "西/x.xlsx"}


def test_a_supplement_replaces_nobody(inbox: Path, tmp_path: Path) -> None:
    """The same people with much less said of them."""
    out = tmp_path / "结果"
    _send(inbox / "甲" / "名册.xlsx", 1, 2, 3, 4, 5)
    night(inbox, out, DAY)
    rows = [[person(one, f"某{one}")[0], f"某{one}", "甲厂", "13800000000"] for one in range(1, 6)]
    write_xlsx(inbox / "甲" / "通讯录.xlsx", {"人员": [["身份证号", "姓名", "单位名称", "电话"], *rows]})
    night(inbox, out, DAY)
    assert record(out)["replaced"] == []


@pytest.mark.parametrize("units", [True, False])
def test_nobody_s_people_go_with_another_one_s_roster(units: bool, inbox: Path, tmp_path: Path) -> None:
    """A group's roster, then one of its companies with a single row of the other, or without units."""
    out, heads = tmp_path / "结果", [*HEADERS, "统一社会信用代码"]
    ours = [[*person(one, f"某{one}", 单位名称="甲厂"), JIA] for one in range(1, 17)]
    theirs = [[*person(one, f"某{one}", 单位名称="丙厂"), YI] for one in range(17, 21)]
    write_xlsx(inbox / "集团.xlsx", {"人员": [heads, *ours, *theirs]})
    night(inbox, out, DAY)
    rows = [*ours, theirs[0]] if units else [[*row[:3], "", *row[4:-1], ""] for row in ours]
    write_xlsx(inbox / "新.xlsx", {"人员": [heads, *rows]})
    night(inbox, out, DAY)
    assert record(out)["replaced"] == []


def test_a_roster_that_has_grown(inbox: Path, tmp_path: Path) -> None:
    """To more than twice as many people; of a workshop's list the whole works' stands for it."""
    out = tmp_path / "结果"
    _send(inbox / "甲" / "一车间.xlsx", 1, 2, 3, 4, 5)
    night(inbox, out, DAY)
    _send(inbox / "甲" / "全厂.xlsx", *range(1, 60))
    night(inbox, out, DAY)
    assert _standing(out) == {"甲/全厂.xlsx"}


def test_staff_numbers_are_enough_for_a_file_that_is_renamed(inbox: Path, tmp_path: Path) -> None:
    """Nobody falls out."""
    out = tmp_path / "结果"
    rows = [["", *person(one, f"某{one}")[1:]] for one in range(1, 5)]
    first = write_xlsx(inbox / "甲.xlsx", {"人员": [HEADERS, *rows]})
    night(inbox, out, DAY)
    first.rename(inbox / "改名.xlsx")
    night(inbox, out, DAY)
    assert news(out) == []


@LONG
def test_marks_wait_for_a_successor_that_is_away(inbox: Path, tmp_path: Path) -> None:
    """The one before stands meanwhile; then they are where they were made."""
    out = tmp_path / "结果"
    _send(inbox / "甲" / "a.xlsx", 1, 2, 3, 4, 5)
    night(inbox, out, DAY)
    last = _send(inbox / "甲" / "b.xlsx", 1, 2, 3, 4, 5, level="技师")
    night(inbox, out, DAY)
    place = out / "甲" / "b" / "筛查结果.xlsx"
    book = openpyxl.load_workbook(place)
    heads = [cell.value for cell in book["可申报"][1]]
    book["可申报"].cell(2, heads.index("单位意见") + 1).value = "再议"
    book.save(place)
    night(inbox, out, DAY)
    whole = last.read_bytes()
    last.unlink()
    night(inbox, out, DAY)
    last.write_bytes(whole)
    night(inbox, out, DAY)
    said = [row[heads.index("单位意见")] for row in openpyxl.load_workbook(place)["可申报"].values]
    assert "再议" in said
