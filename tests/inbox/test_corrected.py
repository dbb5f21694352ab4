"""A returned roster that was corrected stands for the one it is a copy of; the receipt says what it mended."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from msoffcrypto.format import ooxml

from batch.cli.app import invoke
from batch.inbox.found import Found
from batch.inbox.health import health
from batch.inbox.superseding.names import is_later, rank_of
from batch.inbox.superseding.versions import versions_in
from batch.ledger.store import place_of
from tests.here import LONG, SOAK
from tests.inbox.nights import assert_as_fresh, news, night, record, table
from tests.notice_files import words
from tests.people import invented_id
from tests.rosters import write_xlsx
from tests.strangers.attack import HEADERS, person, roster

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("here")]

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


def _sent_again(inbox: Path, out: Path) -> tuple[Path, Any]:
    """The corrected copy beside the original, and its workbook, in which more is to be changed."""
    target = inbox / "甲厂" / "校验退回_名册.xlsx"
    _correct(out, target)
    return target, openpyxl.load_workbook(target)


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


def test_the_receipt_says_what_was_asked_for_and_who_has_gone(
    bureau: tuple[Path, Path, tuple[str, ...]],
) -> None:
    """What a letter asks for is to be sent, fault or none; filled in it lacks no more, and of who has gone nothing is mended."""
    inbox, out, more = bureau
    blank = {"2023年度考核": ""}
    roster(inbox / "丙厂.xlsx", person(10, "某癸", 单位名称="丙厂", 岗位类别="管理"))
    roster(
        inbox / "甲厂" / "又.xlsx",
        person(5, "某戊", **blank),
        person(6, "某己", 单位性质="私人的"),
        person(7, "某庚"),
    )
    night(inbox, out, DAY, *more)
    roster(inbox / "甲厂" / "又.xlsx", person(5, "某戊"), person(7, "某庚", **blank), person(8, "某辛"))
    night(inbox, out, DAY, *more)
    (receipt,) = (out / "甲厂" / "又" / "文书").glob("回执*.docx")
    said = words(receipt)
    assert "不再缺少：某戊的2023年度考核。" in said and "已更正" not in said
    assert "不再在册，请核对：某己。" in said and "新增人员：某辛。" in said
    assert "请按补正通知书，于" in said
    assert list(receipt.parent.glob("补正通知书*.docx"))
    for receipt in out.rglob("回执*.docx"):
        asked = bool(list(receipt.parent.glob("补正通知书*.docx")))
        assert ("不需要补正。" in words(receipt)) != asked
        assert asked != (receipt.parent.parent.name == "丙厂")
    for day in ("2024-07-01", "2025-01-02"):  # whoever comes to work after some nights reads the same
        night(inbox, out, day, *more)
        (receipt,) = (out / "甲厂" / "又" / "文书").glob("回执*.docx")
        assert "不再在册，请核对：某己。" in words(receipt)
    night(inbox, out, "2025-01-02", *more, "--notices", "回执")
    (receipt,) = (out / "甲厂" / "又" / "文书").glob("回执*.docx")
    assert "不再在册，请核对：某己。" in words(
        receipt
    ) and "请按筛查结果的“数据问题”“收集清单”表，于" in words(receipt)
    assert "某己".encode() in place_of(out).read_bytes()
    assert invoke(["forget", "--person", invented_id(6, "109999"), "--out", str(out)]) == 0
    assert "某己".encode() not in place_of(out).read_bytes()


def test_a_roster_without_people_is_asked_for_again(bureau: tuple[Path, Path, tuple[str, ...]]) -> None:
    """It comes back with a reason and a letter, as any other that is rejected."""
    inbox, out, more = bureau
    write_xlsx(inbox / "空.xlsx", {"人员": [HEADERS]})
    assert night(inbox, out, DAY, *more) == 1
    said = {path.name: words(path) for path in (out / "空" / "文书").glob("*.docx")}
    assert set(said) == {"回执.docx", "补正通知书.docx"}
    assert all("花名册中没有人员" in one for one in said.values())
    assert next(one for one in record(out)["inputs"] if one["name"] == "空.xlsx")["issues"] == 1


def test_of_two_corrections_of_one_copy_the_later(bureau: tuple[Path, Path, tuple[str, ...]]) -> None:
    """The first one stood for a night; both say that they are of the same file."""
    inbox, out, more = bureau
    (returned,) = (out / "甲厂" / "名册").glob("校验退回_*.xlsx")
    twice = shutil.copy(returned, inbox.parent / "copy.xlsx")
    _correct(out, inbox / "甲厂" / "校验退回_名册.xlsx")
    night(inbox, out, DAY, *more)
    shutil.copy(twice, inbox / "甲厂" / "再改.xlsx")
    for _ in range(2):
        night(inbox, out, DAY, *more)
        assert {one["by"] for one in record(out)["replaced"]} == {"甲厂/再改.xlsx"}
        assert {"乙厂.xlsx", "甲厂/再改.xlsx"} == set(table(out, "people")["submission"])


def test_a_copy_in_another_folder_replaces_nobody(bureau: tuple[Path, Path, tuple[str, ...]]) -> None:
    """Nobody can take another sender's roster away."""
    inbox, out, more = bureau
    (inbox / "乙厂").mkdir()
    _correct(out, inbox / "乙厂" / "校验退回_名册.xlsx")
    night(inbox, out, DAY, *more)
    assert record(out)["replaced"] == []
    assert {"甲厂/名册.xlsx", "乙厂/校验退回_名册.xlsx"} <= set(table(out, "people")["submission"])


@pytest.mark.parametrize("name", ["校验退回_名册", "改名"])
def test_marks_come_along(name: str, bureau: tuple[Path, Path, tuple[str, ...]]) -> None:
    """What a person wrote into the original's results stands in those of the corrected copy, or of the renamed file."""
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
    if name == "改名":
        (inbox / "甲厂" / "名册.xlsx").rename(inbox / "甲厂" / "改名.xlsx")
    else:
        shutil.copy(next((out / "甲厂" / "名册").glob("校验退回_*.xlsx")), inbox / "甲厂" / f"{name}.xlsx")
    night(inbox, out, DAY, *more)
    book = openpyxl.load_workbook(out / "甲厂" / name / "筛查结果.xlsx")
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


def _people(*numbers: int, **cells: object) -> list[list[object]]:
    return [person(number, f"某{number}", **cells) for number in numbers]


_BY_NAME = [
    ("名册2026-03-01.xlsx", "名册2026-04-02.xlsx"),
    ("名册.xlsx", "名册_更正.xlsx"),
    ("2026年3月1日 名册.xlsx", "2026年11月2日名册.xlsx"),
    ("名册（修改稿）.xlsx", "名册第二次报送.xlsx"),
    ("名册.xlsx", "名册20260401_更正.xlsx"),
    ("名册20260401.xlsx", "名册20260401更正后.xlsx"),
]


@pytest.mark.parametrize(("older", "newer"), _BY_NAME)
def test_which_of_two_names_is_the_later(older: str, newer: str) -> None:
    """They are names of one roster, and one of them is later."""
    (one, first), (other, second) = (rank_of(Path(name).stem) for name in (older, newer))
    assert one == other
    assert is_later(second, first)
    assert not is_later(first, second)


@pytest.mark.parametrize(("older", "newer"), _BY_NAME if SOAK else _BY_NAME[:1])
def test_a_later_one_by_its_name(
    older: str, newer: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of the same employer, with most of the people: it stands for the earlier one, which stays in the record."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    (inbox / "甲厂").mkdir(parents=True)
    roster(inbox / "甲厂" / older, *_people(1, 2, 3, 4, 5))
    roster(inbox / "乙厂.xlsx", *_people(9, 单位名称="乙厂"))
    night(inbox, out, DAY)
    roster(inbox / "甲厂" / newer, *_people(1, 2, 3, 4, 6))
    for _ in range(2):
        night(inbox, out, DAY)
        assert record(out)["replaced"] == [{"name": f"甲厂/{older}", "by": f"甲厂/{newer}"}]
        assert record(out)["withdrawn"] == []
        assert sorted(table(out, "people")["name"]) == ["某1", "某2", "某3", "某4", "某6", "某9"]
        assert f"“{newer}”代替了“{older}”，后者有1人不在其中" in capsys.readouterr().err
        assert len(health(out, 26).lines) == 1
    assert_as_fresh(inbox, out, DAY, tmp_path / "新")


def test_of_three_the_last(tmp_path: Path) -> None:
    """In whatever order they come."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    inbox.mkdir()
    for turn, name in enumerate(("名册2026-04-02.xlsx", "名册2026-03-01.xlsx", "名册2026-05-05.xlsx")):
        roster(inbox / name, *_people(1, 2, 3, 4, 5, 10 + turn))
        night(inbox, out, DAY)
    assert record(out)["replaced"] == [
        {"name": "名册2026-03-01.xlsx", "by": "名册2026-05-05.xlsx"},
        {"name": "名册2026-04-02.xlsx", "by": "名册2026-05-05.xlsx"},
    ]
    assert sorted(table(out, "people")["name"]) == ["某1", "某12", "某2", "某3", "某4", "某5"]
    assert_as_fresh(inbox, out, DAY, tmp_path / "新")


@pytest.mark.parametrize(
    ("rows", "settings"),
    [
        (_people(1, 2, 3, 单位名称="另一家厂"), ""),  # another employer's
        (_people(1, 20, 30, 40), ""),  # other people: a second workshop, the next year
        (_people(1, 2), ""),  # only those that were corrected: the third would be nowhere
        (_people(1, 2, 3, 4), "later_by_name = false"),
    ],
)
def test_both_stay(
    rows: list[list[object]], settings: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where anything says that they are two rosters, or somebody wants it so; it is said."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    inbox.mkdir()
    roster(inbox / "名册.xlsx", *_people(1, 2, 3))
    roster(inbox / "名册更正.xlsx", *rows)
    (tmp_path / "s.toml").write_text(settings, encoding="utf-8")
    night(inbox, out, DAY, "--config", str(tmp_path / "s.toml"))
    assert record(out)["replaced"] == []
    assert table(out, "people")["submission"].nunique() == 2
    said = "“名册更正.xlsx”像是“名册.xlsx”的更正件，但单位或人员不同，两份都保留"
    assert (said in capsys.readouterr().err) == (not settings)


def test_a_returned_copy_of_another_employer_replaces_nobody(
    bureau: tuple[Path, Path, tuple[str, ...]], capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever has another's returned roster cannot make them disappear with it."""
    inbox, out, more = bureau
    target, book = _sent_again(inbox, out)
    heads = [cell.value for cell in book["人员"][1]]
    for row in range(2, 5):
        book["人员"].cell(row, heads.index("单位名称") + 1).value = "冒名的厂"
    book.save(target)
    night(inbox, out, DAY, *more)
    assert record(out)["replaced"] == []
    assert "两份都保留" in capsys.readouterr().err
    assert {"甲厂/名册.xlsx", "甲厂/校验退回_名册.xlsx"} <= set(table(out, "people")["submission"])


def test_a_file_that_cannot_be_read_takes_nobody_s_place(tmp_path: Path) -> None:
    """Whatever it is called."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    inbox.mkdir()
    roster(inbox / "名册.xlsx", *_people(1, 2))
    (inbox / "名册更正.xlsx").write_bytes(b"PK nothing")
    night(inbox, out, DAY)
    assert record(out)["replaced"] == []
    assert sorted(table(out, "people")["name"]) == ["某1", "某2"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2024年1车间", "2024年2车间"), ("2024年11车间", "2024年12车间"), ("甲厂2025 1班", "甲厂2025 2班"),
        ("设备组", "设备修改组"),
        ("技师Lv2", "技师Lv3"), ("2023.07-2024.06考核", "2024.01-2024.06考核"), ("竞赛第2次", "竞赛第3次"), ("第一批", "第二批"),
        ("名册(1)", "名册(2)"), ("一分厂", "二分厂"), ("2023年度", "2024年度"), ("名册3-1", "名册0301"),
        ("20240101001", "20240201001"), ("名册_更正", "名册2024-05-05"), ("名册2024-06更正", "名册2024-06-03"),
    ],
)  # fmt: skip
def test_names_that_are_no_versions(one: str, other: str) -> None:
    """Numbers that are no months, words inside words, ranges, parts of a whole."""
    found = Found((Path(f"{one}.xlsx"), Path(f"{other}.xlsx")), ("", ""), ())
    assert versions_in(found) == []


def test_each_gives_way_to_the_next(tmp_path: Path) -> None:
    """What was replaced does not come back when its successor is replaced in turn."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    inbox.mkdir()
    for month, numbers in ((1, (1, 2, 3, 4, 5)), (2, (2, 3, 4, 5, 6)), (3, (3, 4, 5, 6, 7))):
        roster(inbox / f"名册2024-0{month}.xlsx", *_people(*numbers))
        night(inbox, out, DAY)
    assert sorted(table(out, "people")["name"]) == ["某3", "某4", "某5", "某6", "某7"]
    assert [one["by"] for one in record(out)["replaced"]] == ["名册2024-03.xlsx"] * 2
    assert_as_fresh(inbox, out, DAY, tmp_path / "新")


def test_an_employer_may_not_vanish_with_another_one_s_roster(tmp_path: Path) -> None:
    """A group's roster of two companies is not replaced by one of the first."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    inbox.mkdir()
    first = _people(1, 2, 3, 4, 5, 6, 7, 8, 单位名称="甲公司")
    roster(inbox / "全集团2024-03.xlsx", *first, *_people(9, 单位名称="乙公司"))
    roster(inbox / "全集团2024-04.xlsx", *first)
    night(inbox, out, DAY)
    assert record(out)["replaced"] == []
    assert "某9" in set(table(out, "people")["name"])


@LONG
def test_what_could_not_be_read_is_asked_again_when_it_can(tmp_path: Path) -> None:
    """With a password that has come."""
    inbox, out, settings = tmp_path / "收件箱", tmp_path / "结果", tmp_path / "s.toml"
    inbox.mkdir()
    roster(inbox / "名册.xlsx", *_people(1, 2, 3))
    roster(inbox / "乙.xlsx", *_people(9, 单位名称="乙厂"))
    later = roster(inbox / "名册_更正.xlsx", *_people(1, 2, 3, 4))
    closed = io.BytesIO()
    ooxml.OOXMLFile(io.BytesIO(later.read_bytes())).encrypt("秘密", closed)
    later.write_bytes(closed.getvalue())
    night(inbox, out, DAY)
    assert record(out)["replaced"] == []
    settings.write_text('passwords = ["秘密"]', encoding="utf-8")
    night(inbox, out, DAY, "--config", str(settings))
    assert record(out)["replaced"] == [{"name": "名册.xlsx", "by": "名册_更正.xlsx"}]
    assert_as_fresh(inbox, out, DAY, tmp_path / "新", "--config", str(settings))


def test_a_code_on_some_rows_is_not_every_employer(tmp_path: Path) -> None:
    """Who has a name and no code is an employer, too."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    inbox.mkdir()
    heads, code = [*HEADERS, "统一社会信用代码"], "91320600MA1TEST007"
    first = [[*row, code] for row in _people(1, 2, 3, 4, 5, 6, 7, 8, 单位名称="甲公司")]
    write_xlsx(
        inbox / "全集团2024-03.xlsx", {"人员": [heads, *first, [*_people(9, 单位名称="乙公司")[0], ""]]}
    )
    write_xlsx(inbox / "全集团2024-04.xlsx", {"人员": [heads, *first]})
    night(inbox, out, DAY)
    assert record(out)["replaced"] == []


def test_only_the_mended_rows_came_back(
    bureau: tuple[Path, Path, tuple[str, ...]], capsys: pytest.CaptureFixture[str]
) -> None:
    """They stand for nobody who is not among them: both stay, and it is said."""
    inbox, out, more = bureau
    target, book = _sent_again(inbox, out)
    book["人员"].delete_rows(3, 2)
    book.save(target)
    night(inbox, out, DAY, *more)
    assert record(out)["replaced"] == []
    assert {"某甲", "某乙", "某丙"} <= set(table(out, "people")["name"])
    assert "像是“名册.xlsx”的更正件" in capsys.readouterr().err
