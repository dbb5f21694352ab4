"""In which round an employer is, whatever happens to its files in between."""

from __future__ import annotations

import sqlite3
import tempfile
import zipfile
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from batch.cli.app import invoke
from batch.inbox.merging.rounds import Rounds, is_same_sender
from batch.ledger.past import Sent
from batch.ledger.store import opened, place_of
from batch.submission.receipt import Receipt
from tests.inbox.nights import news, night, step_back
from tests.rosters import write_xlsx
from tests.strangers.attack import HEADERS, person, roster

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("here")]

DAY = "2024-06-30"
JIA = "91320600MA1TEST007"


@pytest.fixture
def listed() -> tuple[str, ...]:
    """Settings that name a list of the employers."""
    there = Path(tempfile.mkdtemp())
    rows = [["单位", "统一社会信用代码"], ["甲厂", JIA], ["乙厂", ""], ["丙厂", ""]]
    write_xlsx(there / "单位清单.xlsx", {"Sheet1": rows})
    (there / "s.toml").write_text('employers = "单位清单.xlsx"', encoding="utf-8")
    return ("--config", str(there / "s.toml"))


def _send(path: Path, *numbers: int, name: str = "甲厂", code: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [[*person(one, f"某{one}", 单位名称=name), code] for one in numbers]
    return write_xlsx(path, {"人员": [[*HEADERS, "统一社会信用代码"], *rows]})


def _turns(out: Path) -> dict[str, str]:
    head, *rows = (
        CalamineWorkbook.from_path(str(out / "筛查结果.xlsx")).get_sheet_by_name("各单位").to_python()
    )
    return {str(row[0]): str(row[head.index("报送轮次")]) for row in rows}


def test_the_old_one_goes_as_the_new_one_comes(tmp_path: Path, listed: tuple[str, ...]) -> None:
    """By the code from folder to folder, by the name in one folder, by the folder where nobody could be read."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    first = [
        _send(inbox / "甲" / "a.xlsx", 1, 2, code=JIA), _send(inbox / "乙.xlsx", 3, name="乙厂"),
        inbox / "丙厂" / "坏.xlsx",
    ]  # fmt: skip
    first[-1].parent.mkdir()
    first[-1].write_bytes(b"PK nothing")
    night(inbox, out, DAY, *listed)
    assert _turns(out) == {"甲厂": "第1轮", "乙厂": "第1轮", "丙厂": "第1轮"}
    for path in first:
        path.unlink()
    last = [_send(inbox / "二季度" / "b.xlsx", 1, 5, code=JIA), _send(inbox / "重报.xlsx", 3, 6, name="乙厂")]
    last.append(_send(inbox / "丙厂" / "好.xlsx", 7, name="丙厂"))
    for _ in range(2):
        night(inbox, out, DAY, *listed)
        assert _turns(out) == {"甲厂": "第2轮", "乙厂": "第2轮", "丙厂": "第2轮"}
    _send(inbox / "又一车间.xlsx", 8, code=JIA)  # beside what stands
    _send(last[1], 3, 9, name="乙厂")
    night(inbox, out, DAY, *listed)
    assert _turns(out) == {"甲厂": "第2轮", "乙厂": "第3轮", "丙厂": "第2轮"}


def test_an_inbox_that_was_empty_for_a_night(tmp_path: Path, listed: tuple[str, ...]) -> None:
    """What comes back is in the round it was in, what is other in the next one."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    one, other = _send(inbox / "甲.xlsx", 1, code=JIA), _send(inbox / "乙.xlsx", 3, name="乙厂")
    night(inbox, out, DAY, *listed)
    _send(one, 1, 2, code=JIA)
    _send(other, 3, 4, name="乙厂")
    night(inbox, out, DAY, *listed)
    whole = one.read_bytes()
    for path in (one, other):
        path.unlink()
    for _ in range(2):
        night(inbox, out, DAY, *listed)
        assert _turns(out) == {"甲厂": "", "乙厂": "", "丙厂": ""}
    one.write_bytes(whole)
    _send(other, 3, name="乙厂")
    with sqlite3.connect(place_of(out)) as ledger:  # a list that is saved anew each night is one round
        assert len(ledger.execute("SELECT * FROM past").fetchall()) == 4
    _send(other, 3, 5, name="乙厂")
    night(inbox, out, DAY, *listed)
    assert _turns(out) == {"甲厂": "第2轮", "乙厂": "第3轮", "丙厂": ""}


def test_a_list_that_is_saved_anew_every_night(tmp_path: Path, listed: tuple[str, ...]) -> None:
    """Also where time changes what is decided: the round is the same; an assessment that is otherwise is a change."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    soon = {"单位名称": "乙厂", "技能等级": "高级工", "技能证书取得日期": date(2022, 7, 10)}

    def told(day: str, **cells: object) -> tuple[str, set[str]]:
        (inbox / "乙.xlsx").unlink(missing_ok=True)
        roster(inbox / "乙.xlsx", person(1, "某甲", **(soon | cells)))
        with zipfile.ZipFile(inbox / "乙.xlsx", "a") as archive:
            archive.comment = f"{day}{cells}".encode()
        night(inbox, out, day, *listed)
        return _turns(out)["乙厂"], {row[3] for row in news(out)} if day > "2024-07-09" else set()

    inbox.mkdir()
    assert told("2024-07-08") == told("2024-07-09") == ("第1轮", set())
    assert told("2024-07-10") == ("第1轮", {"时间到了"})
    with sqlite3.connect(place_of(out)) as ledger:
        assert ledger.execute("SELECT * FROM past").fetchall() == []
    assert told("2024-07-12", **{"2023年度考核": "不合格"}) == ("第2轮", {"花名册有变"})


def test_a_ledger_of_before_remembers_from_now_on(tmp_path: Path, listed: tuple[str, ...]) -> None:
    """One without the table gets it; and what is forgotten is not remembered."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    path = _send(inbox / "乙.xlsx", 3, name="某3")
    night(inbox, out, DAY, *listed)
    with sqlite3.connect(place_of(out)) as ledger:
        step_back(ledger)
        ledger.execute("DROP TABLE past")
        ledger.execute("PRAGMA user_version = 2")
    _send(path, 3, 4, name="某3")
    night(inbox, out, DAY, *listed)
    with opened(out) as ledger:
        assert ledger.execute("SELECT employer, round FROM past").fetchall() == [("某3", 1)]
    other = _send(inbox / "丙.xlsx", 8, 9, name="丙厂")
    night(inbox, out, DAY, *listed)
    _send(other, 8, 10, name="丙厂")
    night(inbox, out, DAY, *listed)
    assert invoke(["forget", "--person", str(person(10, "")[0]), "--out", str(out)]) == 0
    night(inbox, out, DAY, *listed)
    assert _turns(out)["丙厂"] == "第2轮"  # it was worked anew, and is what it was
    assert invoke(["forget", "--person", str(person(3, "")[0]), "--out", str(out)]) == 0
    assert "某3".encode() not in place_of(out).read_bytes()


def test_who_is_one_sender() -> None:
    """A code is above all; a name is of a folder or a district; a file that names nobody is known by where it lies."""

    def same(one: tuple[str, str, str], other: tuple[str, str, str]) -> bool:
        return is_same_sender(Sent(*one, "1"), Sent(*other, "2"))

    yi = "91320600MA1TEST015"
    assert same(("a/1.xlsx", "甲厂", JIA), ("b/2.xlsx", "甲", JIA))
    assert not same(("1.xlsx", "甲厂", JIA), ("2.xlsx", "甲厂", yi))
    assert same(("1.xlsx", "甲厂", JIA), ("2.xlsx", "甲厂", ""))
    assert not same(("a/1.xlsx", "甲厂", ""), ("b/2.xlsx", "甲厂", ""))
    assert same(("通州区/a/1.xlsx", "甲厂", ""), ("通州区/2.xlsx", "甲厂", ""))
    assert same(("甲厂/1.xlsx", "", ""), ("甲厂/2.xlsx", "甲厂", ""))
    assert not same(("通州区/1.xlsx", "", ""), ("通州区/2.xlsx", "甲厂", ""))
    assert same(("通州区/名册.xlsx", "", ""), ("通州区/名册_更正.xlsx", "甲厂", JIA))
    assert not same(("1.xlsx", "", ""), ("2.xlsx", "", ""))


def test_what_comes_beside_is_in_no_later_round() -> None:
    """However often the roster beside it came; of two withdrawn ones what follows is in the next."""
    old, new = (Sent("甲/1.xlsx", "甲厂", "", sha, turn) for sha, turn in (("a", 1), ("b", 2)))

    def turn(sha: str, *settled: str) -> int:
        fresh = Receipt("甲/2.xlsx", "accepted", sha256=sha, employers=(("甲厂", ""),))
        return Rounds(Path("结果"), (old, new), frozenset(settled)).counted(fresh).round

    assert [turn("c", "b"), turn("c"), turn("a"), turn("b")] == [1, 3, 1, 2]
