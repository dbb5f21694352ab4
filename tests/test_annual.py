"""The year's notice: chosen by place and year; it drives both clocks, the bars and the letters."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pandas as pd
import pytest
import yaml

from batch.cli.app import invoke
from batch.language.words import PERSON_WORDS, WORDS
from batch.policy.annual import load_notices, notice_for
from batch.resources import POLICY
from tests.strangers.attack import person, roster

pytestmark = pytest.mark.usefixtures("here")

EXAMPLE = POLICY / "examples/annual/nantong-2026.yaml"
NOTICE: dict[str, Any] = {"place": "南通市", "filing_year": 2024, "counted_to": "2023-12-31"}
TODAY_SETTINGS = 'run_day = 2024-03-01\nnotices = "不出"\nreturned = false\n'


def _folder(folder: Path, *notices: dict[str, Any]) -> Path:
    (folder / "rules/annual").mkdir(parents=True, exist_ok=True)
    for number, one in enumerate(notices):
        (folder / f"rules/annual/{number}.yaml").write_text(yaml.safe_dump(one, allow_unicode=True), "utf-8")
    return folder / "rules"


def _run(
    tmp_path: Path,
    people: list[list[Any]],
    *notices: dict[str, Any],
    flags: tuple[str, ...] = (),
    letters: bool = False,
) -> pd.DataFrame:
    path = roster(tmp_path / "花名册.xlsx", *people)
    settings = TODAY_SETTINGS.replace('notices = "不出"\n', "") if letters else TODAY_SETTINGS
    (tmp_path / "guantong.toml").write_text(settings + 'rulebooks_dir = "rules"\n', "utf-8")
    _folder(tmp_path, *notices)
    code = invoke(
        [
            "run",
            str(path),
            "--out",
            str(tmp_path / "out"),
            "--quiet",
            "--config",
            str(tmp_path / "guantong.toml"),
            *flags,
        ]
    )
    assert code == 0
    return pd.read_parquet(tmp_path / "out/outcomes.parquet")


def _of(outcomes: pd.DataFrame, route: str, name: str = "某甲") -> pd.Series[Any]:
    found = outcomes[(outcomes.route == route) & (outcomes["name"] == name)]
    assert len(found) == 1
    return found.iloc[0]


PEOPLE = [person(1, "某甲", 技能证书取得日期=date(2021, 2, 1), 现岗位起始日期=date(2015, 1, 1))]


def test_years_are_counted_to_the_notice_s_day(tmp_path: Path) -> None:
    """Today the three years are full, on 31 December they were not; a notice of another year changes nothing."""
    route = "title-intermediate-review"
    without = _of(_run(tmp_path, PEOPLE), route)
    assert (without.as_of, without.filing_year) == (date(2024, 3, 1), 2024)
    assert without.sure == date(2024, 2, 1)
    other = _of(_run(tmp_path, PEOPLE, NOTICE | {"filing_year": 2023, "counted_to": "2022-12-31"}), route)
    assert other.as_of == date(2024, 3, 1)
    with_notice = _of(_run(tmp_path, PEOPLE, NOTICE), route)
    assert (with_notice.as_of, with_notice.filing_year) == (date(2023, 12, 31), 2024)
    assert with_notice.status == "upcoming"
    assert with_notice.sure == without.sure


def test_a_day_that_is_asked_for_wins(tmp_path: Path) -> None:
    """``--as-of`` over the notice, ``--filing-year`` chooses another notice."""
    asked = _of(_run(tmp_path, PEOPLE, NOTICE, flags=("--as-of", "2024-02-15")), "title-intermediate-review")
    assert asked.as_of == date(2024, 2, 15)
    last = NOTICE | {"filing_year": 2023, "counted_to": "2022-12-31"}
    found = _of(
        _run(tmp_path, PEOPLE, NOTICE, last, flags=("--filing-year", "2023")), "title-intermediate-review"
    )
    assert (found.as_of, found.filing_year) == (date(2022, 12, 31), 2023)


def test_the_narrowest_notice_speaks(tmp_path: Path) -> None:
    """A person of another city has the province's; two clocks in one run."""
    people = [*PEOPLE, person(2, "某乙", 所在地="江苏省无锡市", 技能证书取得日期=date(2021, 2, 1))]
    province = NOTICE | {"place": "江苏省", "counted_to": "2024-02-28"}
    outcomes = _run(tmp_path, people, NOTICE, province)
    assert _of(outcomes, "title-intermediate-review").as_of == date(2023, 12, 31)
    assert _of(outcomes, "title-intermediate-review", "某乙").as_of == date(2024, 2, 28)
    assert set(outcomes["name"]) == {"某甲", "某乙"}
    record = json.loads((tmp_path / "out/run.json").read_text("utf-8"))
    assert {one["place"] for one in record["annual"]} == {"320600", "320000"}


def test_awards_count_to_a_day_of_their_own(tmp_path: Path) -> None:
    """An award after that day is no award this year; years go by the other day."""
    people = [person(1, "某甲", 荣誉奖项="全国技术能手（2023年11月）")]
    route = "title-associate-direct"
    both = [_run(tmp_path, people, NOTICE | more) for more in ({}, {"achieved_by": "2023-06-30"})]
    names = [sorted(one[one.status == "eligible"].route) for one in both]
    assert route in names[0] or names[0] != names[1]
    assert set(names[1]) < set(names[0])


def test_who_is_barred_this_year(tmp_path: Path) -> None:
    """A column that exists is a requirement of title routes: certain, and named."""
    people = [*PEOPLE, person(2, "某乙", 技能证书取得日期=date(2020, 1, 1))]
    bars = [{"word": "单位性质", "fail": ["企业"]}]
    outcomes = _run(tmp_path, people, NOTICE | {"bars": bars})
    titles = outcomes[outcomes.target_ladder == "title"]
    assert "eligible" not in set(titles.status)
    barred = _of(outcomes, "title-intermediate-review", "某乙")
    assert barred.status == "not_met"
    assert any("单位性质" in one for one in barred.blocking)


def test_letters_say_where_and_until_when(tmp_path: Path) -> None:
    """As the notice has it; and what no column tells is said in words."""
    notice = yaml.safe_load(EXAMPLE.read_text("utf-8").replace("2026", "2024"))
    people = [person(1, "某甲", 技能证书取得日期=date(2020, 1, 1))]
    path = roster(tmp_path / "花名册.xlsx", *people)
    _folder(tmp_path, notice)
    (tmp_path / "guantong.toml").write_text(
        'run_day = 2024-08-02\nrulebooks_dir = "rules"\ncontact = "李四"\n', "utf-8"
    )
    flags = ["--quiet", "--assume", "诚信记录=无", "--config", str(tmp_path / "guantong.toml")]
    invoke(["run", str(path), "--out", str(tmp_path / "out"), *flags])
    (letter,) = (tmp_path / "out/告知书").glob("*.docx")
    words = "\n".join(one.text for one in docx.Document(str(letter)).paragraphs)
    sayings = [
        "2024年6月1日至2024年7月31日", "已于2024年7月31日截止", "联系人：李四", *notice["papers"], *notice["other_bars"],
        *(notice[key] for key in ("office", "telephone", "platform", "number")),
    ]  # fmt: skip
    for said in sayings:
        assert said in words
    assert "截至2024年8月2日（年限算至2024年12月31日），您" in words


def test_the_day_of_counting_is_named_wherever_a_day_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By ``explain`` and on the first sheet; with a day that was asked for there is no other."""
    _run(tmp_path, PEOPLE, NOTICE)
    book = openpyxl.load_workbook(tmp_path / "out/筛查结果.xlsx")
    assert "年限按通知计算" in book["概览"]["A2"].value
    for more, said in (((), True), (("--as-of", "2024-03-01"), False)):
        capsys.readouterr()
        config = ("--config", str(tmp_path / "guantong.toml"))
        assert invoke(["explain", str(tmp_path / "花名册.xlsx"), "某甲", *config, *more]) == 0
        assert ("年限按年度通知算至2023-12-31" in capsys.readouterr().out) is said
    _run(tmp_path, PEOPLE, NOTICE, flags=("--as-of", "2024-03-01"))
    book = openpyxl.load_workbook(tmp_path / "out/筛查结果.xlsx")
    assert "年限" not in book["概览"]["A2"].value


def test_without_one_it_is_said_once_whom_to_ask(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On the terminal in a line."""
    path = roster(tmp_path / "花名册.xlsx", *PEOPLE)
    invoke(["run", str(path), "--out", str(tmp_path / "out"), "--as-of", "2024-03-01", "--notices", "不出"])
    said = capsys.readouterr().out
    assert said.count("没有收录2024年度的通知") == 1
    assert "人力资源社会保障部门" in said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"place": "无此地"}, "不认识的地区"),
        ({"counted_to": "2020-12-31"}, "申报年度"),
        ({"counted": "2023-12-31"}, "可用的键"),
        ({"acceptance": {"from": "2024-07-01", "until": "2024-06-01"}}, "早于"),
        ({"bars": [{"word": "处分", "fail": ["有"]}]}, "没有“处分”"),
        ({"bars": [{"word": "在岗状态", "fail": ["出差"]}]}, "没有“出差”"),
        (
            {"bars": [{"word": "单位性质", "fail": ["企业"]}, {"word": "单位性质", "fail": ["机关"]}]},
            "“单位性质”写了两次",
        ),
        ({"ladders": [], "bars": [{"word": "单位性质", "fail": ["企业"]}]}, "“ladders”至少要有一项"),
    ],
)
def test_faults_are_named(
    change: dict[str, Any], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """File, line and what is allowed, by ``lint`` as by ``run``."""
    folder = _folder(tmp_path, NOTICE | change)
    assert invoke(["rulebooks", "lint", "--rulebooks-dir", str(folder)]) == 2
    error = capsys.readouterr().err
    assert "0.yaml 第" in error and said in error


@pytest.mark.parametrize("header", sorted(set(WORDS) - set(PERSON_WORDS)))
def test_a_bar_looks_at_a_column_of_the_people(
    header: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A closed column of certificates or awards, or one that no requirement reads, would break the run."""
    folder = _folder(tmp_path, NOTICE)
    text = f"bars:\n  - fail: [{WORDS[header][0]}]\n    word: {header}\n"
    file = folder / "annual/0.yaml"
    line = file.read_text("utf-8").count("\n") + 3
    file.write_text(file.read_text("utf-8") + text, "utf-8")
    assert invoke(["rulebooks", "lint", "--rulebooks-dir", str(folder)]) == 2
    allowed = f"没有“{header}”这一列；可用：{'、'.join(PERSON_WORDS)}\n"
    assert capsys.readouterr().err == f"错误：0.yaml 第{line}行：{allowed}"


def test_two_of_one_place_and_year(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody can tell which is meant."""
    folder = _folder(tmp_path, NOTICE, NOTICE)
    assert invoke(["rulebooks", "list", "--rulebooks-dir", str(folder)]) == 2
    assert "重复" in capsys.readouterr().err


def test_list_and_lint_know_the_example(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is shipped to be copied, and not at work where it stands."""
    folder = _folder(tmp_path)
    (folder / "annual" / EXAMPLE.name).write_bytes(EXAMPLE.read_bytes())
    assert invoke(["rulebooks", "list", "--rulebooks-dir", str(folder)]) == 0
    assert "南通市2026年度" in capsys.readouterr().out
    assert invoke(["rulebooks", "lint", "--rulebooks-dir", str(folder)]) == 0
    assert "1份年度通知" in capsys.readouterr().out
    (filed,) = load_notices([folder])
    assert notice_for([filed], "320602", 2026) is filed.notice
    assert notice_for([filed], "320500", 2026) is None
    assert load_notices([POLICY / "rulebooks"]) == ()
