"""A new day is asked of facts that were kept: no file is read again, and what comes out is what a fresh run says."""

from __future__ import annotations

import dataclasses
import json
import os
import random
import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest
from openpyxl import load_workbook

from batch.cli.app import invoke
from batch.context import Context, context_of
from batch.days.moments import day_number
from batch.facts.kept import NoFactsError, read_facts, write_facts
from batch.facts.together import together
from batch.inbox.publishing.record import digest_of
from batch.ledger.facts import facts_at
from batch.roster.roster import Roster, read_file
from batch.settings import Settings
from batch.submission.nights.again import Again, ask_again
from batch.submission.nights.coming import Coming
from batch.submission.nights.keeping import KEPT, holds_until, kept_facts
from batch.submission.tables import processed
from tests.here import LONG, SOAK
from tests.inbox.nights import assert_as_fresh, night, record, stamps, table
from tests.people import invented_id
from tests.rosters import write_xlsx
from tests.strangers.attack import HEADERS, person, roster

pytestmark = pytest.mark.usefixtures("here")

SAMPLES = sorted((Path(__file__).parent.parent.parent / "sample_inputs").glob("*.xlsx"))
DAY = date(2026, 11, 21)


def context(day: date = DAY, **more: Any) -> Context:
    settings = Settings(as_of=day, **more)
    return context_of(settings.model_copy(update={"run_day": day}))


def read(path: Path, day: date = DAY) -> Roster:
    return read_file(path, context(day).read_options())


def same(one: Any, other: Any, where: str = "facts") -> None:
    """Both hold the same, to the type of each column."""
    if dataclasses.is_dataclass(one):
        for field in dataclasses.fields(one):
            same(getattr(one, field.name), getattr(other, field.name), f"{where}.{field.name}")
    elif isinstance(one, dict):
        assert list(one) == list(other), where
        for key in one:
            same(one[key], other[key], f"{where}[{key}]")
    elif isinstance(one, np.ndarray):
        assert one.dtype == other.dtype, where
        assert np.array_equal(one, other, equal_nan=one.dtype.kind == "f"), where
    else:
        assert one == other, where


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_facts_come_back_as_they_were(path: Path, tmp_path: Path) -> None:
    """Every column of every sample."""
    facts = read(path).facts
    write_facts(tmp_path / KEPT, facts, {"of": "whom"})
    again, about = read_facts(tmp_path / KEPT)
    same(facts, again)
    assert about == {"of": "whom"}


def test_what_is_no_file_of_facts_is_none(tmp_path: Path) -> None:
    """Cut off, another file altogether, or with a part missing: never half of it, never another fault."""
    write_facts(tmp_path / KEPT, read(SAMPLES[0]).facts, {})
    whole = (tmp_path / KEPT).read_bytes()
    for content in (b"", b"PK", whole[: len(whole) // 2], whole[:-9], b"x" * 4000):
        (tmp_path / "other").write_bytes(content)
        with pytest.raises(NoFactsError):
            read_facts(tmp_path / "other")
    for place in range(0, len(whole), len(whole) // 20):  # a bit that turned, wherever it is
        (tmp_path / "other").write_bytes(bytes([*whole[:place], whole[place] ^ 16, *whole[place + 1 :]]))
        with pytest.raises(NoFactsError):
            read_facts(tmp_path / "other")
    with pytest.raises(NoFactsError):
        read_facts(tmp_path / "none")


def test_several_together_are_each_as_alone(tmp_path: Path) -> None:
    """Facts of the same roster in other words: people one behind the other, each as they were."""
    one = roster(tmp_path / "甲.xlsx", person(1, "某甲"), person(2, "某乙", 荣誉奖项="全国技术能手"))
    other = roster(tmp_path / "乙.xlsx", person(3, "某丙", **{"技能证书职业（工种）": "电工"}))
    facts = [read(one).facts, read(other).facts]
    joined = together(facts)
    assert joined.size == 3
    back = joined.between(2, 3)
    kept = back.certificates
    assert joined.occupations[int(kept.occupation[0])].name == "电工"
    assert kept.person.tolist() == [0]
    assert back.awards.award.size == 0
    assert joined.awards.person.tolist() == [1]
    with pytest.raises(ValueError, match="shapes"):
        together([facts[0], dataclasses.replace(facts[1], knows_skills=False)])


def _rows(folder: Path) -> pd.DataFrame:
    """The outcomes in a folder, in one order."""
    frame = pq.read_table(folder / "outcomes.parquet").to_pandas()
    return frame.sort_values(["rulebook", "person", "route"], ignore_index=True)


@pytest.mark.slow
def test_asked_again_is_as_worked(tmp_path: Path) -> None:
    """The outcomes of all samples for other days, made from kept facts alone, are those of reading them.

    Whether everybody was asked or only those whose days move, and whether the same is said or not.
    """
    last, every = DAY, []
    ahead = [person(n, f"某{n}", 技能证书取得日期=DAY + timedelta(days=n)) for n in (1, 2, 9, 35)]
    coming = roster(tmp_path / "来.xlsx", *ahead, person(5, "某五", 现岗位起始日期=DAY + timedelta(days=2)))
    for number, path in enumerate([*(SAMPLES if SOAK else SAMPLES[::3]), coming]):
        folder = tmp_path / f"first{number}"
        folder.mkdir()
        receipt = processed(path, folder, context(), path.name, "key").receipt
        every.append((path, folder, folder / KEPT, receipt.told, receipt.sha256))
    redated, otherwise, reissued = 0, 0, 0
    for more in (1, 2, 3, 9, 35) if SOAK else (1, 35):
        later = context(DAY + timedelta(days=more))
        asked = []
        for number, (_, folder, kept, told, sha256) in enumerate(every):
            made = tmp_path / f"again{more}-{number}"
            made.mkdir()
            about = ("key", sha256, told, last.isoformat(), digest_of(folder / "outcomes.parquet"))
            people, outcomes, issues = (
                str(folder / f"{name}.parquet") for name in ("people", "outcomes", "issues")
            )
            asked.append(Again(str(kept), people, outcomes, issues, str(made), *about))
        for number, (said, one) in enumerate(
            zip(ask_again(asked, later.settings.model_dump_json()), asked, strict=True)
        ):
            path, folder, kept, told, sha256 = every[number]
            fresh = tmp_path / f"fresh{more}-{number}"
            fresh.mkdir()
            worked, made = processed(path, fresh, later, path.name, "key").receipt, Path(one.folder)
            if said is None:
                holds = kept_facts(kept, "key", sha256, later.settings.day)
                assert not holds or worked.told != told  # what nobody can believe is read every day
                every[number] = (path, fresh, fresh / KEPT, worked.told, sha256)
                continue
            assert said.told == worked.told and (said.moved is None) == (worked.told != told)
            pd.testing.assert_frame_equal(_rows(made), _rows(fresh))
            if said.counted:
                otherwise += 1
                assert said.counted.statuses == worked.statuses and said.counted.eligible == worked.eligible
            elif not (made / KEPT).exists():
                redated += 1
                assert said.sha256 == digest_of(made / "outcomes.parquet")
            reissued += bool(said.tables)
            for name in ("people.parquet", "issues.parquet"):
                assert pq.read_table((made if said.tables else folder) / name).equals(
                    pq.read_table(fresh / name)
                )
                shutil.copy(fresh / name, made)
            every[number] = (path, made, made / KEPT if (made / KEPT).exists() else kept, said.told, sha256)
        last = later.settings.day
    assert redated >= (5 if SOAK else 2) and otherwise >= 1 and reissued >= 1


def test_they_hold_for_what_they_are_of(tmp_path: Path) -> None:
    """Another file, other settings, a day before, a day too late: the roster is read.

    A day that comes of a row on another sheet is one: what is said to be missing there hangs on it.
    """
    sheet: list[list[Any]] = [
        ["身份证号", "姓名", "名称", "取得日期"],
        [invented_id(1, "109999"), "某甲", "全国技术能手", DAY + timedelta(days=5)],
    ]
    path = roster(tmp_path / "甲.xlsx", person(1, "某甲"), 荣誉竞赛=sheet)
    processed(path, tmp_path, context(), path.name, "key")
    about = read_facts(tmp_path / KEPT)[1]
    kept, sha256 = tmp_path / KEPT, about["sha256"]
    assert kept_facts(kept, "key", sha256, DAY) is not None
    assert kept_facts(kept, "key", sha256, DAY + timedelta(days=4)) is not None
    assert kept_facts(kept, "key", sha256, DAY + timedelta(days=5)) is None
    assert kept_facts(kept, "key", sha256, DAY - timedelta(days=1)) is None
    assert kept_facts(kept, "other", sha256, DAY) is None
    assert kept_facts(kept, "key", "0" * 64, DAY) is None


@pytest.mark.parametrize(
    ("cells", "until"),
    [
        ({}, date(2027, 1, 1)),  # with the year the years change that are asked about
        ({"技能证书取得日期": "2026年12月"}, date(2026, 12, 1)),
        ({"技能证书取得日期": "2026年"}, date(2026, 12, 31)),
        ({"现岗位起始日期": date(2026, 11, 25)}, date(2026, 11, 25)),
        ({"退休时间": date(2026, 11, 30)}, date(2026, 11, 30)),
        ({"退休时间": "2026-12"}, date(2026, 12, 1)),
        ({"技能证书取得日期": date(2028, 11, 23)}, date(2026, 11, 23)),  # too far ahead to be believed
        ({"技能等级": "", "技能证书取得日期": "", "技师取得日期": date(2028, 11, 23)}, date(2026, 11, 23)),
        ({"荣誉奖项": "2026年12月全国技术能手"}, date(2026, 12, 1)),
    ],
    ids=str,
)
def test_until_when(cells: dict[str, object], until: date, tmp_path: Path) -> None:
    """Until the first day on which anything that was written ahead has come, and no longer."""
    row = person(1, "某甲", **{key: value for key, value in cells.items() if key in HEADERS})
    more = ["退休时间", *(key for key in cells if key not in HEADERS and key != "退休时间")]
    rows = [[*HEADERS, *more], [*row, *(cells.get(key, "") for key in more)]]
    path = write_xlsx(tmp_path / "甲.xlsx", {"人员": rows})
    named, found = context(rulebooks=["jiangsu-2021"]), read(path)
    assert all(day > until for day in named.library.turning_days if day > DAY)
    coming = Coming.of(found, found.issues, day_number(DAY))
    assert holds_until(found, coming, named) == until


def test_what_is_said_of_days_to_come() -> None:
    """Each warning goes with its day, and its row is one to which nothing is to be said once all of its have gone."""
    odd = [(10, 1, 5), (10, 2, -1), (12, 4, 5), (12, 5, 6)]
    rows = {"people": 3, "noted": 3, "refused": 0, "other": 1}
    coming = Coming([10, 11], odd, rows)
    assert (coming.next, coming.gone(9), coming.after(9)) == (10, [], coming)
    then = coming.after(11)
    assert (then.days, then.odd, then.rows, then.is_noted) == ([], [(12, 2, 5), (12, 3, 6)], rows, True)
    last = then.after(12)
    assert (last.odd, last.rows, last.is_noted) == ([], {**rows, "people": 5, "noted": 1}, False)
    assert Coming.from_json(json.loads(json.dumps(coming.to_json()))) == coming


def _returned(out: Path) -> dict[str, list[tuple[Any, ...]]]:
    """What is written into the rosters that are returned, by their place: cells and comments."""
    found = {}
    for path in sorted(out.rglob("校验退回*.xlsx")):
        cells = (cell for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row)
        found[path.relative_to(out).as_posix()] = [
            (cell.coordinate, cell.value, cell.comment.text if cell.comment else "") for cell in cells
        ]
    return found


def test_a_day_that_comes_is_no_reason_to_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its warning goes, what they hold is told, the roster that was returned is one no more: as if it had been read."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    inbox.mkdir()
    soon, later = date(2024, 7, 2), date(2024, 7, 4)
    roster(inbox / "甲.xlsx", person(1, "某甲", 技能等级="技师", 技能证书取得日期=soon), person(2, "某乙"))
    twice = person(3, "某丙", 技能证书取得日期=soon, 现岗位起始日期=later)
    roster(
        inbox / "乙.xlsx",
        twice,
        person(4, "某丁", 技能等级="看不懂"),
        person(5, "某戊", 技能证书取得日期=later),
    )
    night(inbox, out, "2024-06-30")
    monkeypatch.setattr("batch.submission.work.processed", None)  # reading fails
    for turn, day in enumerate(("2024-07-01", "2024-07-02", "2024-07-03", "2024-07-04")):
        assert night(inbox, out, day) in (0, 1)
        fresh = tmp_path / f"新{turn}"
        with monkeypatch.context() as again:
            again.setattr("batch.submission.work.processed", processed)
            assert_as_fresh(inbox, out, day, fresh)
        assert _returned(out) == _returned(fresh) and _returned(out)
    assert list(_returned(out)) == ["乙/校验退回_乙.xlsx"]
    assert {one["name"]: one["outcome"] for one in record(out)["inputs"]}["甲.xlsx"] == "accepted"


def test_facts_of_another_night_than_the_results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that died between its ledger and its facts, or whose facts found no room: what has gone goes once."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    inbox.mkdir()
    soon = person(1, "某甲", 技能证书取得日期=date(2024, 7, 2))
    roster(inbox / "甲.xlsx", soon, person(2, "某乙", 技能等级="看不懂"))
    night(inbox, out, "2024-06-30")
    with monkeypatch.context() as during:
        during.setattr("batch.inbox.publishing.ledgering.put_facts", lambda *_: None)
        night(inbox, out, "2024-07-02")
    night(inbox, out, "2024-07-03")
    assert_as_fresh(inbox, out, "2024-07-03", tmp_path / "新")


@LONG
@pytest.mark.slow
def test_a_day_to_come_of_what_is_no_fact(tmp_path: Path) -> None:
    """A denied award leaves no fact, but a warning until its day has come."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    inbox.mkdir()
    sheet: list[list[Any]] = [
        ["身份证号", "姓名", "名称", "取得日期"],
        [invented_id(1, "109999"), "某甲", "未获奖", date(2024, 7, 10)],
    ]
    roster(inbox / "甲.xlsx", person(1, "某甲"), 荣誉竞赛=sheet)
    roster(inbox / "乙.xlsx", person(2, "某乙"))
    for turn, day in enumerate(("2024-06-30", "2024-07-01", "2024-07-10")):
        night(inbox, out, day)
        assert_as_fresh(inbox, out, day, tmp_path / f"新{turn}")


def _drawn(draw: random.Random, number: int, day: date) -> list[object]:
    near = day + timedelta(days=draw.randint(-2, 5))
    ago, ahead = near.replace(year=near.year - 4), near.replace(year=near.year + 2)
    row = person(
        number, f"某{number}", 技能等级=draw.choice(("高级工", "技师", "中级工")),
        技能证书取得日期=draw.choice((near, "", f"{near.year}年", ago, ahead)),
        现岗位起始日期=draw.choice((date(2015, 1, 1), near.replace(year=near.year - 3), near)),
        荣誉奖项=draw.choice(("", "", "全国技术能手", f"{near:%Y年%m月%d日}全国技术能手")),
    )  # fmt: skip
    return [*row, draw.choice(("", "", near, "在职")), draw.choice(("", near.replace(year=near.year - 5)))]


@LONG
@pytest.mark.slow
@pytest.mark.parametrize("seed", range(SOAK or 1))
def test_day_after_day(seed: int, tmp_path: Path) -> None:
    """With days that come, months and years, undated things and people about to retire: always as a fresh run."""
    draw, day = random.Random(seed), date(2024, 12, 28)
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    inbox.mkdir()
    for number in range(3):
        people = [_drawn(draw, 10 * number + one, day) for one in range(1, 5)]
        write_xlsx(inbox / f"{number}厂.xlsx", {"人员": [[*HEADERS, "退休时间", "毕业日期"], *people]})
    for turn in range(5 if SOAK else 2):
        night(inbox, out, day.isoformat())
        assert_as_fresh(inbox, out, day.isoformat(), tmp_path / f"新{turn}")
        day += timedelta(days=draw.choice((1, 1, 2)))


def test_they_are_private_and_go(tmp_path: Path) -> None:
    """Beside the ledger, for nobody else; with the submission, and when somebody is to be forgotten."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    inbox.mkdir()
    files = [roster(inbox / f"{n}.xlsx", person(n, f"某{n}")) for n in (1, 2)]
    night(inbox, out, "2024-06-30")
    kept = [facts_at(out, str(file.resolve())) for file in files]
    assert [one.stat().st_mode & 0o777 for one in (*kept, kept[0].parent)] == [0o600, 0o600, 0o700]
    files[0].unlink()
    night(inbox, out, "2024-06-30")
    assert [one.is_file() for one in kept] == [False, True]
    assert invoke(["forget", "--submission", "2.xlsx", "--out", str(out)]) == 0
    assert not kept[1].parent.exists()


def test_facts_that_somebody_broke_are_read_again(tmp_path: Path) -> None:
    """Or put there from elsewhere: nothing of theirs is in the results."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    inbox.mkdir()
    files = [
        roster(inbox / f"{n}.xlsx", person(n, f"某{n}", 技能等级=word))
        for n, word in ((1, "技师"), (2, "高级工"))
    ]
    night(inbox, out, "2024-06-28")
    places = [facts_at(out, str(file.resolve())) for file in files]
    shutil.copy(places[0], places[1])
    places[0].write_bytes(b"no facts")
    night(inbox, out, "2024-06-29")
    assert_as_fresh(inbox, out, "2024-06-29", tmp_path / "新")


def test_a_table_that_is_damaged_in_secret(tmp_path: Path) -> None:
    """Of the same size and time: its roster is read again, and the night does not end with it."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    inbox.mkdir()
    for number in (1, 2):
        roster(inbox / f"{number}.xlsx", person(number, f"某{number}", 技能证书取得日期=date(2024, 6, 29)))
    night(inbox, out, "2024-06-28")
    place = out / "issues.parquet" / "part-00001.parquet"
    state = place.stat()
    place.write_bytes(bytes(state.st_size))
    os.utime(place, ns=(state.st_atime_ns, state.st_mtime_ns))
    night(inbox, out, "2024-06-29")
    assert_as_fresh(inbox, out, "2024-06-29", tmp_path / "新")


def test_a_quiet_day_touches_only_what_says_the_day(tmp_path: Path) -> None:
    """And the facts stay where they are, for the day after."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    inbox.mkdir()
    file = roster(inbox / "甲.xlsx", person(1, "某甲"))
    roster(inbox / "乙.xlsx", person(2, "某乙"))
    night(inbox, out, "2024-06-28")
    kept = facts_at(out, str(file.resolve()))
    before, facts = stamps(out), kept.stat().st_mtime_ns
    night(inbox, out, "2024-06-29")
    changed = {place for place, stamp in stamps(out).items() if before.get(place) != stamp}
    assert changed == {
        "run.json",
        "outcomes.parquet/part-00001.parquet",
        "outcomes.parquet/part-00002.parquet",
    }
    assert kept.stat().st_mtime_ns == facts  # read again it would have been kept again
    assert set(table(out, "outcomes")["as_of"]) == {"2024-06-29"}
