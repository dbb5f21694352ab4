"""Very many people night after night: of the counted tables only what has changed is read again."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
import pytest
from python_calamine import CalamineWorkbook

from batch.facts.sealed import unseal
from batch.ledger.facts import facts_folder, table_name
from batch.report.counted import table_of
from batch.results import TABLES
from tests.here import LONG, SOAK, Here
from tests.inbox.nights import assert_as_fresh, night, stamps
from tests.strangers.attack import person, roster

LARGE = "batch.report.results.content.LARGE"
GROUP = "batch.inbox.merging.counting._TOGETHER"
FEW = 4

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("here")]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the tables that are read, one for each file; they are counted in this process, also in the long form."""
    monkeypatch.setattr("batch.inbox.merging.together.Pool", Here)
    monkeypatch.setattr(LARGE, FEW)
    monkeypatch.setattr(GROUP, FEW)  # two submissions a group
    found: list[str] = []

    def watched(name: str, paths: list[Path]) -> pa.Table:
        found.extend(name for _ in paths)
        return table_of(name, paths)

    monkeypatch.setattr("batch.inbox.merging.counttables.table_of", watched)
    return found


def _inbox(folder: Path) -> Path:
    folder.mkdir()
    for number in range(4):
        rows = [
            person(10 * number + 1, f"某甲{number}", 单位名称=f"{number}厂"),
            person(10 * number + 2, f"某乙{number}", 单位名称=f"{number}厂", 技能证书取得日期=""),
            person(10 * number + 3, f"某丙{number}", 技能证书取得日期=date(2021, 7, 1 + number)),
        ]
        roster(folder / f"{number}厂.xlsx", *rows)
    return folder


def _kept_names(out: Path) -> set[str]:
    """Every name in a dictionary of the kept tables."""
    found: set[str] = set()
    for path in facts_folder(out).glob(table_name("people", "*")):
        found.update(unseal(path).read_all()["name"].combine_chunks().dictionary.to_pylist())
    return found


def test_only_what_changed_is_read(tmp_path: Path, read: list[str]) -> None:
    """A file that was sent again: its own tables; a day that says the same of others: none of theirs."""
    inbox, out = _inbox(tmp_path / "收件箱"), tmp_path / "结果"
    night(inbox, out, "2024-06-28")
    assert sorted(read) == sorted(4 * list(TABLES))
    read.clear()
    roster(inbox / "0厂.xlsx", person(1, "某甲0", 技能等级="高级工"), person(9, "某新", 技能证书取得日期=""))
    night(inbox, out, "2024-06-29")
    assert sorted(read) == sorted(TABLES)
    read.clear()
    assert_as_fresh(inbox, out, "2024-06-29", tmp_path / "新")
    read.clear()
    night(inbox, out, "2024-07-03")  # three of the four come of age in turn
    assert 0 < len(read) < 3 * len(TABLES)
    assert_as_fresh(inbox, out, "2024-07-03", tmp_path / "又新")


def test_who_has_gone_is_not_kept(tmp_path: Path, read: list[str]) -> None:
    """In no dictionary of the kept tables either."""
    inbox, out = _inbox(tmp_path / "收件箱"), tmp_path / "结果"
    night(inbox, out, "2024-06-28")
    assert "某甲1" in _kept_names(out)
    (inbox / "1厂.xlsx").unlink()
    night(inbox, out, "2024-06-28")
    assert "某甲1" not in _kept_names(out)
    assert read.count("people") == 4
    assert_as_fresh(inbox, out, "2024-06-28", tmp_path / "新")


def _turned(data: bytes) -> bytes:
    """The same with one bit turned, in the middle."""
    number = int.from_bytes(data) ^ 1 << 4 * len(data)
    return number.to_bytes(len(data))


@pytest.mark.parametrize("how", ["turned", *(["cut", "gone"] if SOAK else [])])
def test_what_is_damaged_is_read_again(how: str, tmp_path: Path, read: list[str]) -> None:
    """Or not there: the results are the same."""
    inbox, out = _inbox(tmp_path / "收件箱"), tmp_path / "结果"
    night(inbox, out, "2024-06-28")
    read.clear()
    for name in TABLES:
        for place in facts_folder(out).glob(table_name(name, "*")):
            data = place.read_bytes()
            place.unlink()
            if how != "gone":
                place.write_bytes(_turned(data) if how == "turned" else data[:100])
    (inbox / "1厂.xlsx").unlink()
    night(inbox, out, "2024-06-28")
    assert sorted(read) == sorted(3 * list(TABLES))
    assert_as_fresh(inbox, out, "2024-06-28", tmp_path / "新")


@LONG
def test_a_new_one_moves_the_groups(tmp_path: Path, read: list[str]) -> None:
    """What was kept is found in whichever group it was; only the new one is read."""
    inbox, out = _inbox(tmp_path / "收件箱"), tmp_path / "结果"
    night(inbox, out, "2024-06-28")
    read.clear()
    roster(inbox / "00厂.xlsx", *(person(50 + n, f"某新{n}") for n in range(3)))
    roster(inbox / "01厂.xlsx", *(person(60 + n, f"某又新{n}") for n in range(3)))
    roster(inbox / "02厂.xlsx", person(1, "某甲0"))
    night(inbox, out, "2024-06-28")
    assert sorted(read) == sorted(3 * list(TABLES))
    assert_as_fresh(inbox, out, "2024-06-28", tmp_path / "新")


@LONG
def test_equal_counts_do_not_hang_on_what_was_kept(tmp_path: Path, read: list[str]) -> None:
    """An employer whose name has changed stands where it does in a fresh run, among others of as many people."""
    inbox, out = _inbox(tmp_path / "收件箱"), tmp_path / "结果"
    night(inbox, out, "2024-06-28")
    people = [person(1, "某甲0", 单位名称="新厂"), person(2, "某乙0", 单位名称="新厂", 技能证书取得日期="")]
    roster(inbox / "0厂.xlsx", *people)
    night(inbox, out, "2024-06-28")
    night(inbox, tmp_path / "新", "2024-06-28")
    kept, fresh = (
        CalamineWorkbook.from_path(one / "筛查结果.xlsx").get_sheet_by_name("各单位").to_python()
        for one in (out, tmp_path / "新")
    )
    assert kept == fresh


@LONG
@pytest.mark.parametrize("seed", range(6))
def test_nights_of_chance(seed: int, tmp_path: Path, read: list[str]) -> None:
    """Days pass, files come and go, people come of age: each night as a fresh run."""
    draw, day = random.Random(seed), date(2024, 6, 27)
    inbox, out = _inbox(tmp_path / "收件箱"), tmp_path / "结果"
    for turn in range(6 if SOAK else 3):
        night(inbox, out, day.isoformat())
        assert_as_fresh(inbox, out, day.isoformat(), tmp_path / f"新{turn}")
        day += timedelta(days=draw.choice((1, 1, 2, 40)))
        number = draw.randrange(4)
        if draw.random() < 0.5:
            held = day - timedelta(days=draw.randint(360, 1100))
            people = [
                person(10 * number + n, f"某{number}{n}", 技能证书取得日期=draw.choice((held, "")))
                for n in (1, 2, 3)
            ]
            roster(inbox / f"{number}厂.xlsx", *people)


@pytest.mark.parametrize(
    ("sent", "place"), [("甲厂", "甲厂"), ("outcomes.parquet/甲厂", "outcomes(2).parquet/甲厂")]
)
def test_what_hangs_on_the_file_stays(sent: str, place: str, tmp_path: Path) -> None:
    """The returned roster, and the tables of people and issues, where somebody comes of age."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    (inbox / sent).parent.mkdir(parents=True)
    rows = [
        person(1, "某甲", 技能等级="看不懂"),
        person(2, "某乙", 技能等级="高级工", 技能证书取得日期=date(2022, 7, 2)),
    ]
    roster(inbox / f"{sent}.xlsx", *rows)
    roster(inbox / "乙厂.xlsx", person(7, "某七"))
    night(inbox, out, "2024-07-01")
    before, (own,) = stamps(out), (out.glob(f"{place}/校验退回_*.xlsx"))
    night(inbox, out, "2024-07-02")
    now = stamps(out)
    assert {one for one in now if one not in before} == {f"{place}/告知书/0003_某乙.docx"}
    changed = {one for one, stamp in now.items() if before.get(one) != stamp}
    assert own.is_file() and own.relative_to(out).as_posix() not in changed
    assert f"{place}/筛查结果.xlsx" in changed
    assert {one.split("/")[0] for one in changed if one.endswith(".parquet")} == {"outcomes.parquet"}
    assert_as_fresh(inbox, out, "2024-07-02", tmp_path / "新")


def test_a_letter_goes_out_once(tmp_path: Path) -> None:
    """Somebody comes of age: the letters of the others stay as they are, the workbook is written anew."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    inbox.mkdir()
    old, young = date(2015, 7, 1), date(2022, 7, 2)
    rows = [
        person(n, f"某{n}", 技能等级="高级工", 技能证书取得日期=young if n == 2 else old) for n in (1, 2, 3)
    ]
    roster(inbox / "甲厂.xlsx", *rows)
    roster(inbox / "乙厂.xlsx", person(7, "某七"))
    more = ("--notices", "个人告知书", "--notices", "个人职业发展告知")
    night(inbox, out, "2024-07-01", *more)
    before = stamps(out)
    night(inbox, out, "2024-07-02", *more)
    now = stamps(out)
    for folder in ("甲厂/告知书/", "甲厂/职业发展告知/"):
        letters = {place: stamp for place, stamp in now.items() if place.startswith(folder)}
        changed = [place for place, stamp in letters.items() if before.get(place) != stamp]
        assert len(letters) == 3 and len(changed) == 1 and "某2" in changed[0]
    assert before["甲厂/筛查结果.xlsx"] != now["甲厂/筛查结果.xlsx"]
    assert_as_fresh(inbox, out, "2024-07-02", tmp_path / "新", *more)
    night(inbox, out, "2024-07-03", *more)
    assert {
        place for place, stamp in stamps(out).items() if now.get(place) != stamp and "告知" in place
    } == set()
    assert_as_fresh(inbox, out, "2024-07-03", tmp_path / "又新", *more)
