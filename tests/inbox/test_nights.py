"""Night after night: only what changed is done again, and the results are those of a fresh run."""

from __future__ import annotations

import random
import re
import shutil
import zipfile
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from batch.policy.loading import load_library
from batch.resources import POLICY
from tests.here import SOAK, few
from tests.inbox.nights import assert_as_fresh, letters, lists, news, night, record, stamps, table
from tests.notice_files import words
from tests.rosters import write_xlsx
from tests.strangers.attack import HEADERS, person, roster

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("here")]

JIA = Path(__file__).parent.parent / "made_up_province"


def _inbox(folder: Path, count: int = 3) -> Path:
    for number in range(count):
        (folder / "甲区").mkdir(parents=True, exist_ok=True)
        rows = [person(number * 10 + n, f"某{number}{n}", 单位名称=f"{number}厂") for n in range(1, 4)]
        roster(folder / ("甲区" if number % 2 else ".") / f"{number}厂.xlsx", *rows)
    return folder


def test_a_night_on_which_nothing_arrived_writes_nothing(tmp_path: Path) -> None:
    """But the record: every other file is the very same."""
    inbox, out = _inbox(tmp_path / "收件箱"), tmp_path / "结果"
    assert night(inbox, out, "2024-06-30") == 0
    before = stamps(out)
    assert night(inbox, out, "2024-06-30") == 0
    changed = {place for place, stamp in stamps(out).items() if before.get(place) != stamp}
    assert changed == {"run.json"}
    assert_as_fresh(inbox, out, "2024-06-30", tmp_path / "新")


def test_the_next_day_only_the_tables_say_the_new_day(tmp_path: Path) -> None:
    """Where nobody's verdict, day or reason changed; the papers say the day they were made."""
    inbox, out = _inbox(tmp_path / "收件箱"), tmp_path / "结果"
    night(inbox, out, "2024-06-29")
    before = stamps(out)
    night(inbox, out, "2024-06-30")
    changed = {place for place, stamp in stamps(out).items() if before.get(place) != stamp}
    assert changed == {"run.json", *(f"outcomes.parquet/part-0000{n}.parquet" for n in (1, 2, 3))}
    assert set(table(out, "outcomes")["as_of"]) == {"2024-06-30"}
    assert_as_fresh(inbox, out, "2024-06-30", tmp_path / "新")


def test_one_changed_file_is_worked_alone(tmp_path: Path) -> None:
    """With the merged results; what it changed is listed, with why."""
    inbox, out = _inbox(tmp_path / "收件箱"), tmp_path / "结果"
    night(inbox, out, "2024-06-30")
    before = stamps(out)
    rows = [
        person(n, f"某0{n}", 单位名称="0厂", 技能等级="中级工" if n == 1 else "技师") for n in range(1, 5)
    ]
    roster(inbox / "0厂.xlsx", *rows)
    night(inbox, out, "2024-06-30")
    changed = {place.split("/")[0] for place, stamp in stamps(out).items() if before.get(place) != stamp}
    assert changed == {
        "run.json",
        "0厂",
        "筛查结果.xlsx",
        "outcomes.parquet",
        "people.parquet",
        "issues.parquet",
    }
    said = news(out)
    fallen = [row for row in said if row[0].startswith("不再符合")]
    assert {row[1] for row in fallen} == {"某01"} and "应收回" in fallen[0][0]
    assert {row[1] for row in said if row[0] == "新可申报"} == {"某04"}
    assert {row[3] for row in said} == {"花名册有变"}
    assert_as_fresh(inbox, out, "2024-06-30", tmp_path / "新")


def test_what_time_brings_is_listed_on_its_day(tmp_path: Path) -> None:
    """Newly eligible, because time has passed; and nobody twice."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    inbox.mkdir()
    roster(inbox / "甲.xlsx", person(1, "某甲", 技能等级="高级工", 技能证书取得日期=date(2022, 7, 10)))
    roster(inbox / "乙.xlsx", person(2, "某乙"))
    for day, expected in (
        ("2024-07-08", None),
        ("2024-07-09", []),
        ("2024-07-10", ["某甲"]),
        ("2024-07-11", ["某甲"]),
    ):
        night(inbox, out, day)
        if expected:
            assert {(row[0], row[1], row[3]) for row in news(out)} == {("新可申报", "某甲", "时间到了")}
    (workbook,) = (out / "甲").glob("筛查结果.xlsx")
    assert workbook.is_file() and letters(out) == sorted(letters(out))


def test_a_file_that_has_gone_is_withdrawn(tmp_path: Path) -> None:
    """It leaves the merged results, its folder goes, the record says so."""
    inbox, out = _inbox(tmp_path / "收件箱"), tmp_path / "结果"
    night(inbox, out, "2024-06-30")
    (inbox / "甲区" / "1厂.xlsx").unlink()
    night(inbox, out, "2024-06-30")
    assert record(out)["withdrawn"] == ["甲区/1厂.xlsx"]
    assert set(table(out, "people")["submission"]) == {"0厂.xlsx", "2厂.xlsx"}
    assert not (out / "甲区").exists()
    assert {row[3] for row in news(out)} == {"花名册已撤回"}
    assert_as_fresh(inbox, out, "2024-06-30", tmp_path / "新")
    night(inbox, out, "2024-06-30")
    assert record(out)["withdrawn"] == []  # said once


def test_paths_not_given_stay(tmp_path: Path) -> None:
    """Two inboxes, one folder of results: a run of one leaves the other's submissions in the merged results."""
    one, two, out = _inbox(tmp_path / "甲市"), tmp_path / "乙市", tmp_path / "结果"
    two.mkdir()
    roster(two / "丙厂.xlsx", person(77, "某丙"))
    night(one, out, "2024-06-30")
    night(two, out, "2024-06-30")
    assert set(table(out, "people")["submission"]) == {"0厂.xlsx", "甲区/1厂.xlsx", "2厂.xlsx", "丙厂.xlsx"}
    assert len(record(out)["inputs"]) == 4
    (two / "丙厂.xlsx").unlink()
    roster(two / "丁厂.xlsx", person(78, "某丁"))
    night(two, out, "2024-06-30")
    assert record(out)["withdrawn"] == ["丙厂.xlsx"]
    assert set(table(out, "people")["submission"]) == {"0厂.xlsx", "甲区/1厂.xlsx", "2厂.xlsx", "丁厂.xlsx"}


def test_a_folder_of_one_file_mirrors_its_tree(tmp_path: Path) -> None:
    """As a folder of many does."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    (inbox / "甲区").mkdir(parents=True)
    roster(inbox / "甲区" / "乙厂.xlsx")
    night(inbox, out, "2024-06-30")
    assert (out / "甲区" / "乙厂" / "筛查结果.xlsx").is_file()
    assert set(table(out, "people")["submission"]) == {"甲区/乙厂.xlsx"}


def test_an_inbox_that_has_moved_is_the_same_inbox(tmp_path: Path) -> None:
    """Nothing stands twice."""
    inbox, out = _inbox(tmp_path / "收件箱"), tmp_path / "结果"
    night(inbox, out, "2024-06-30")
    inbox.rename(tmp_path / "新收件箱")
    night(tmp_path / "新收件箱", out, "2024-06-30")
    assert_as_fresh(tmp_path / "新收件箱", out, "2024-06-30", tmp_path / "新")


@pytest.mark.parametrize(
    "setting", ["horizon = 24", *(['assume = { "单位性质" = "企业" }', 'sign_off = "某局"'] if SOAK else [])]
)
def test_a_changed_setting_is_heard(setting: str, tmp_path: Path) -> None:
    """Everything that results hang on is asked again."""
    inbox, out = _inbox(tmp_path / "收件箱"), tmp_path / "结果"
    (tmp_path / "s.toml").write_text("", encoding="utf-8")
    more = ("--config", str(tmp_path / "s.toml"))
    night(inbox, out, "2024-06-30", *more)
    (tmp_path / "s.toml").write_text(setting, encoding="utf-8")
    before = stamps(out)
    night(inbox, out, "2024-06-30", *more)
    assert before["0厂/筛查结果.xlsx"] != stamps(out)["0厂/筛查结果.xlsx"]
    assert_as_fresh(inbox, out, "2024-06-30", tmp_path / "新", *more)


def test_a_result_that_somebody_removed_is_written_again(tmp_path: Path) -> None:
    """A night puts it right."""
    inbox, out = _inbox(tmp_path / "收件箱"), tmp_path / "结果"
    night(inbox, out, "2024-06-30")
    (out / "0厂" / "筛查结果.xlsx").unlink()
    shutil.rmtree(out / "甲区")
    night(inbox, out, "2024-06-30")
    assert_as_fresh(inbox, out, "2024-06-30", tmp_path / "新")


def test_an_inbox_of_one_roster(tmp_path: Path) -> None:
    """It has its merged workbook, with what is new, and a person's marks in it, as one of many has; then others come and go."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    inbox.mkdir()
    roster(inbox / "甲.xlsx", person(1, "某甲"), person(2, "某乙", 技能等级="看不懂"))
    night(inbox, out, "2024-06-30")
    book = openpyxl.load_workbook(out / "筛查结果.xlsx")
    for name, header in (("可申报", "单位意见"), ("数据问题", "处理情况")):
        heads = [cell.value for cell in book[name][1]]
        book[name].cell(2, heads.index(header) + 1).value = "看过"
    book.save(out / "筛查结果.xlsx")
    others = [[], [3], []]
    for numbers in others:
        (inbox / "乙.xlsx").unlink(missing_ok=True)
        if numbers:
            roster(inbox / "乙.xlsx", person(3, "某丙", 单位名称="乙厂"))
        roster(
            inbox / "甲.xlsx",
            person(1, "某甲"),
            person(2, "某乙", 技能等级="看不懂"),
            person(4 + len(numbers), "新来的"),
        )
        night(inbox, out, "2024-06-30")
        assert "新来的" in {row[1] for row in news(out)}
        for place in (out / "筛查结果.xlsx", out / "甲" / "筛查结果.xlsx"):
            said = [str(row) for sheet in ("可申报", "数据问题") for row in _cells(place, sheet)]
            assert sum("看过" in row for row in said) == 2, place


def _cells(path: Path, sheet: str) -> list[list[object]]:
    rows: list[list[object]] = CalamineWorkbook.from_path(str(path)).get_sheet_by_name(sheet).to_python()  # type: ignore[assignment]
    return rows


@pytest.mark.parametrize("day", few(["2024-07-01", "2024-06-30"], 1))
def test_a_list_that_is_saved_anew_every_night(day: str, tmp_path: Path) -> None:
    """Other bytes, and the same in them: no paper is written again, and everything is as a fresh run has it."""
    inbox, out = _inbox(tmp_path / "收件箱"), tmp_path / "结果"
    night(inbox, out, "2024-06-30")
    before, first = stamps(out), record(out)["inputs"]
    for path in inbox.rglob("*.xlsx"):
        with zipfile.ZipFile(path, "a") as archive:
            archive.comment = b"saved again"
    night(inbox, out, day)
    papers = {
        place: stamp for place, stamp in stamps(out).items() if place.endswith((".docx", "厂/筛查结果.xlsx"))
    }
    assert papers
    assert papers.items() <= before.items()
    assert {one["sha256"] for one in record(out)["inputs"]}.isdisjoint(one["sha256"] for one in first)
    assert_as_fresh(inbox, out, day, tmp_path / "新")
    before = stamps(out)
    night(inbox, out, day)
    assert {place for place, stamp in stamps(out).items() if before.get(place) != stamp} == {"run.json"}


@pytest.mark.parametrize(
    ("old", "new", "redone"),
    [
        ("\naward_lists:", "\n# 一句注释\naward_lists:", False),
        ("获得甲省金锤奖的", "获得甲省“金锤奖”的", False), ("金锤奖", "银锤奖", True),
    ],
)  # fmt: skip
def test_a_rulebook_is_known_by_its_meaning(old: str, new: str, redone: bool, tmp_path: Path) -> None:
    """A comment or a quote redoes nothing; what a rule asks for redoes what reads it."""
    own, inbox, out = tmp_path / "规则", tmp_path / "收件箱", tmp_path / "结果"
    shutil.copytree(JIA, own)
    inbox.mkdir()
    for number, name in enumerate(("某甲", "某乙"), start=1):
        roster(inbox / f"{name}.xlsx", person(number, name, 荣誉奖项="甲省金锤奖"))
    more = ("--rulebooks-dir", str(own), "--rulebook", "jia-2025")
    assert night(inbox, out, "2025-06-30", *more) == 0
    before = stamps(out)
    for path in own.rglob("*.yaml"):
        text = path.read_text("utf-8")
        if not path.name.endswith(".test.yaml"):
            assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
    assert night(inbox, out, "2025-06-30", *more) == 0
    changed = {place for place, stamp in stamps(out).items() if before.get(place) != stamp}
    assert (changed != {"run.json"}) == redone


def test_who_has_not_sent_anything(tmp_path: Path) -> None:
    """By the list of employers, with what is known of each; a changed list is heard without working anything."""
    inbox, out = _inbox(tmp_path / "收件箱"), tmp_path / "结果"
    rows = [
        ["2024年应报送单位"],
        ["单位", "区县", "行业", "联系人"],
        ["0厂", "崇川区", "机械", "老王"],
        ["没来的厂", "海门区", "", ""],
    ]
    write_xlsx(tmp_path / "单位清单.xlsx", {"Sheet1": rows})
    (tmp_path / "s.toml").write_text('employers = "单位清单.xlsx"', encoding="utf-8")
    more = ("--config", str(tmp_path / "s.toml"))
    assert night(inbox, out, "2024-06-30", *more) == 0

    def told() -> dict[str, tuple[object, ...]]:
        every = CalamineWorkbook.from_path(str(out / "筛查结果.xlsx")).get_sheet_by_name("各单位").to_python()
        return {str(row[0]): tuple(row[1:]) for row in every[1:]}

    found = told()
    assert found["没来的厂"][:3] == ("未报送", "", 0.0) and found["没来的厂"][8] == "海门区"
    assert found["0厂"][:4] == ("接收", "第1轮", 3.0, 3.0) and found["0厂"][8:11] == (
        "崇川区",
        "机械",
        "老王",
    )
    assert set(found) == {"没来的厂", "0厂", "1厂", "2厂"}
    before = stamps(out)
    write_xlsx(tmp_path / "单位清单.xlsx", {"Sheet1": [*rows, ["又一家", "", "", ""]]})
    night(inbox, out, "2024-06-30", *more)
    assert told()["又一家"][0] == "未报送"
    assert {place for place, stamp in stamps(out).items() if before.get(place) != stamp} == {
        "run.json",
        "筛查结果.xlsx",
    }
    (tmp_path / "单位清单.xlsx").write_bytes(b"nothing")
    assert night(inbox, out, "2024-06-30", *more) == 2


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(SOAK or 1))
def test_seven_nights_of_chance(seed: int, tmp_path: Path) -> None:
    """Files come, change and go, days pass: each night's results are those of a fresh run."""
    draw = random.Random(seed)
    inbox, out, day = tmp_path / "收件箱", tmp_path / "结果", date(2024, 5, 1)
    inbox.mkdir()
    names = [f"{n}厂.xlsx" for n in range(5)]
    for turn in range(7 if SOAK else 3):
        day += timedelta(days=draw.choice((0, 1, 1, 30, 240)))
        for number, name in enumerate(names):
            chance = draw.random()
            if chance < 0.35 or not any(inbox.iterdir()):
                roster(inbox / name, *(_drawn(draw, number * 10 + n) for n in range(1, draw.randint(2, 5))))
            elif chance < 0.45 and len(list(inbox.iterdir())) > 1:
                (inbox / name).unlink(missing_ok=True)
        night(inbox, out, day.isoformat())
        assert_as_fresh(inbox, out, day.isoformat(), tmp_path / f"新{turn}")


def _drawn(draw: random.Random, number: int) -> list[object]:
    held = date(2019, 1, 1) + timedelta(days=draw.randint(0, 2200))
    return person(
        number, f"某{number}", 技能等级=draw.choice(("高级工", "技师", "中级工", "不知道")),
        技能证书取得日期=draw.choice((held, "", "2021年", date(2025, 3, 1))),
        **{"2023年度考核": draw.choice(("合格", "", "优秀"))}, 荣誉奖项=draw.choice(("", "", "全国技术能手")),
        现岗位起始日期=draw.choice((date(2015, 1, 1), date(2023, 5, 5))),
    )  # fmt: skip


def test_how_many_by_region_industry_and_series(tmp_path: Path) -> None:
    """One row each, however the place is written; people, and not outcomes, are counted."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    inbox.mkdir()
    roster(
        inbox / "甲.xlsx",
        person(1, "某甲", 单位名称="甲厂"),
        person(2, "某乙", 单位名称="甲厂", 所在地="320600"),
    )
    roster(inbox / "乙.xlsx", person(3, "某丙", 单位名称="乙厂", 所在地="江苏南通崇川"))
    write_xlsx(tmp_path / "单位清单.xlsx", {"Sheet1": [["单位", "行业"], ["甲厂", "机械"], ["乙厂", "化工"]]})
    (tmp_path / "s.toml").write_text('employers = "单位清单.xlsx"', encoding="utf-8")
    assert night(inbox, out, "2024-06-30", "--config", str(tmp_path / "s.toml")) == 0
    book = CalamineWorkbook.from_path(str(out / "筛查结果.xlsx"))
    rows = {tuple(row[:2]): tuple(row[2:4]) for row in book.get_sheet_by_name("统计").to_python()[1:]}
    assert rows["地区", "江苏省南通市"] == (2.0, 2.0)
    assert rows["地区", "江苏省南通市崇川区"] == (1.0, 1.0)
    assert rows["行业", "机械"] == (2.0, 2.0) and rows["行业", "化工"] == (1.0, 1.0)
    assert rows["系列", "工程系列"] == (3.0, 3.0)


def test_only_those_are_done_again_for_whom_a_document_speaks(tmp_path: Path) -> None:
    """A number in one document leaves the people of other places alone; for its own it is the rules that have changed."""
    own, inbox, out = tmp_path / "规则", tmp_path / "收件箱", tmp_path / "结果"
    shutil.copytree(JIA, own)
    inbox.mkdir()
    years = {"2023年度考核": "合格", "2024年度考核": "合格"}
    heads = [*HEADERS, "2024年度考核"]
    write_xlsx(inbox / "甲省的厂.xlsx", {"人员": [heads, person(1, "某甲", 所在地="甲省", **years)]})
    roster(inbox / "南通的厂.xlsx", person(2, "某乙"))
    more = ("--rulebooks-dir", str(own))
    night(inbox, out, "2025-06-29", *more)
    before = stamps(out)
    place = own / "jia-2025.yaml"
    text = place.read_text("utf-8")
    assert "worked: 3y" in text
    place.write_text(text.replace("worked: 3y", "worked: 30y"), encoding="utf-8")
    night(inbox, out, "2025-06-29", *more)
    changed = {name for name, stamp in stamps(out).items() if before.get(name) != stamp}
    assert {name.split("/")[0] for name in changed if "厂/" in name} == {"甲省的厂"}
    assert {row[3] for row in news(out)} == {"规则或设置有变"}
    assert len([name for name in changed if name.startswith("outcomes")]) == 1
    assert_as_fresh(inbox, out, "2025-06-29", tmp_path / "新", *more)


def _own(folder: Path, old: str = "", new: str = "") -> None:
    """A province's document and a city's that forwards it, with something in them otherwise."""
    folder.mkdir(exist_ok=True)
    for name, region, called in (("jiangsu-2021", "330000", "浙江省"), ("nantong-2022", "330200", "宁波市")):
        text = (POLICY / "rulebooks" / f"{name}.yaml").read_text("utf-8")
        text = text.replace(f"id: {name}", f"id: own-{name}", 1).replace("forwards: ", "forwards: own-")
        text = re.sub(r'(?m)^region: ".*"$', f'region: "{region}"', text)
        text = re.sub(r"(?m)^region_name: .*$", f"region_name: {called}", text)
        (folder / f"{name}.yaml").write_text(text.replace(old, new) if old else text, encoding="utf-8")


@pytest.mark.parametrize(
    ("place", "old", "new"),
    few(
        [
            (
                "浙江省杭州市",
                "target: {title: 中级}",
                "target: {title: 副高级}",
            ),  # the same route, and open to the same people
            ("浙江省杭州市", "procedure: 评审", "procedure: 考核"),
            (
                "浙江省宁波市",
                "number: 苏人社发〔2021〕132号",
                "number: 苏人社发〔2021〕99号",
            ),  # printed behind the city's own
            ("浙江省宁波市", "name: 南通市人力", "name: 宁波市人力"),
        ],
        2,
    ),
)
def test_what_is_told_of_a_route_is_told_anew(place: str, old: str, new: str, tmp_path: Path) -> None:
    """Though every verdict is the same."""
    inbox, out, rules = tmp_path / "收件箱", tmp_path / "结果", tmp_path / "规则"
    inbox.mkdir()
    _own(rules)
    roster(inbox / "甲.xlsx", person(1, "某甲", 所在地=place))
    roster(inbox / "乙.xlsx", person(2, "某乙"))
    more = ("--rulebooks-dir", str(rules))
    night(inbox, out, "2024-06-30", *more)
    before = lists(out)
    _own(rules, old, new)
    night(inbox, out, "2024-06-30", *more)
    assert lists(out) != before
    assert_as_fresh(inbox, out, "2024-06-30", tmp_path / "新", *more)


def test_letters_say_that_applications_have_closed(tmp_path: Path) -> None:
    """On the day after the last one; what that day brings to people of other places is time's doing."""
    inbox, out, rules = tmp_path / "收件箱", tmp_path / "结果", tmp_path / "规则"
    inbox.mkdir()
    rules.mkdir()
    (rules / "annual").mkdir()
    text = (POLICY / "examples" / "annual" / "nantong-2026.yaml").read_text("utf-8").replace("2026", "2024")
    (rules / "annual" / "nantong-2026.yaml").write_text(text, encoding="utf-8")
    last = re.search(r"until: (\d{4})-(\d\d)-(\d\d)", text) or re.search(r"to: (\d{4})-(\d\d)-(\d\d)", text)
    assert last
    day = date(*map(int, last.groups()))
    roster(inbox / "甲.xlsx", person(1, "某甲"))
    held = (day + timedelta(days=1)).replace(year=day.year - 2)
    roster(
        inbox / "乙.xlsx", person(2, "某乙", 所在地="江苏省苏州市", 技能等级="高级工", 技能证书取得日期=held)
    )
    more = ("--rulebooks-dir", str(rules))
    said = []
    for number in range(2):
        night(inbox, out, (day + timedelta(days=number)).isoformat(), *more)
        said.append(any("截止，请关注下一年度通知" in words(path) for path in out.rglob("告知书/*.docx")))
    assert said == [False, True]
    assert {row[1:] for row in news(out)} == {("某乙", "助理级职称", "时间到了")}


@pytest.mark.parametrize(
    ("old", "new"), [("worked: 3y", "worked: 4y"), ("worked: 2y", "worked: 1y")][: SOAK or 1]
)
def test_another_number_is_asked_of_kept_facts(
    old: str, new: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No roster is read again, and what is said is what a fresh run says, now and on the days to come."""
    inbox, out, rules = tmp_path / "收件箱", tmp_path / "结果", tmp_path / "规则"
    inbox.mkdir()
    _own(rules)
    for number, since in enumerate((date(2015, 1, 1), date(2021, 1, 1), date(2022, 9, 1), "")):
        level = "技师" if number % 2 else "高级工"
        one = person(number + 1, f"某{number}", 所在地="浙江省杭州市", 技能等级=level, 技能证书取得日期=since)
        roster(inbox / f"{number}.xlsx", one)
    more = ("--rulebooks-dir", str(rules))
    night(inbox, out, "2024-06-30", *more)
    _own(rules, old, new)
    with monkeypatch.context() as during:
        during.setattr("batch.submission.tables.read_file", pytest.fail)
        night(inbox, out, "2024-06-30", *more)
    assert {row[3] for row in news(out)} == {"规则或设置有变"}
    assert_as_fresh(inbox, out, "2024-06-30", tmp_path / "新", *more)
    for day in ("2024-07-01", "2024-09-02")[-1 - SOAK :]:
        night(inbox, out, day, *more)
        assert_as_fresh(inbox, out, day, tmp_path / f"新{day}", *more)


def test_what_a_rulebook_says_beside_numbers_is_read_again(tmp_path: Path) -> None:
    """The outline of a rulebook is everything but the numbers that its routes ask."""
    found = []
    for number, (old, new) in enumerate(
        (("", ""), ("worked: 3y", "worked: 4y"), ("skill: 技师,", "skill: 高级技师,"))
    ):
        folder = tmp_path / str(number)
        _own(folder, old, new)
        found.append(load_library((folder,)).entries["own-jiangsu-2021"])
    assert len({one.meaning for one in found}) == len(found)
    assert found[0].outline == found[1].outline != found[2].outline
