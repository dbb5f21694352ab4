"""The command: what it writes, what it says, and how it ends."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import subprocess
import sys
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from docx import Document

from batch import __version__
from batch.cli.app import invoke
from batch.errors import UserError
from batch.inbox.publishing.workspace import LOCK
from batch.ledger.store import FOLDER
from batch.policy.library import Library
from batch.settings import Settings, load_settings
from batch.settings_file import ENTRIES, commented
from tests.here import LONG
from tests.people import invented_id
from tests.rosters import Cells, write_xlsx
from tests.strangers.attack import command, process

pytestmark = pytest.mark.usefixtures("here")

SAMPLES = Path(__file__).parent.parent / "sample_inputs"
HEADERS = [
    "身份证号", "姓名", "工号", "单位名称", "部门", "所在地", "单位性质", "岗位类别", "现岗位职业（工种）",
    "现岗位起始日期", "技能等级", "技能证书职业（工种）", "技能证书取得日期", "2021年度考核", "2022年度考核",
    "2023年度考核", "职称级别",
]  # fmt: skip
NASTY = ["=1+1", "+甲", "-乙", "@SUM(A1)", "<b>丙&</b>", "丁\x07戊", "{{己}}", "庚{% if %}"]


def _row(number: int, name: str, level: str = "技师", obtained: Any = date(2020, 1, 1)) -> list[Any]:
    number_ = invented_id(number, "109999")
    return [
        number_, name, f"G{number}", "某某有限公司", "一车间", "江苏省南通市", "企业", "生产服务一线", "焊工", date(2015, 1, 1),
        level, "焊工", obtained, "合格", "合格", "合格", "无",
    ]  # fmt: skip


def _roster(path: Path, *rows: list[Any], **more: Cells) -> Path:
    return write_xlsx(path, {"人员": [HEADERS, *rows], **more})


def _run(*arguments: object, as_of: str = "2024-06-30") -> int:
    return invoke(["run", *map(str, arguments), "--as-of", as_of, "--jobs", "1", "--quiet"])


def _sheet(path: Path, name: str) -> list[dict[str, Any]]:
    book: Any = openpyxl.load_workbook(path)
    head, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def _words(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of one roster: one who may apply, one soon, one open, one not, one without a name."""
    folder = tmp_path_factory.mktemp("one")
    rows = [
        _row(1, "某甲"), _row(2, "某乙", "高级工", date(2022, 9, 1)), _row(3, "某丙", "高级工", "2022年"),
        _row(4, "某丁", "中级工"), _row(5, ""),
    ]  # fmt: skip
    file = _roster(folder / "某厂.xlsx", *rows)
    assert _run(file, "--out", folder / "out") == 1
    return folder


# -- what a run writes -------------------------------------------------------------------


def test_outcomes_are_as_the_contract_says(done: Path, library: Library) -> None:
    """Columns, types, one row a person and route."""
    path = done / "out" / "outcomes.parquet"
    schema = pq.read_schema(path)
    texts = (
        "submission", "organisation", "name", "id_number", "staff_number", "rulebook", "route", "target_ladder",
        "target_level", "status", "clause",
    )  # fmt: skip
    assert all(pa.types.is_string(schema.field(name).type) for name in texts)
    assert all(pa.types.is_date(schema.field(name).type) for name in ("sure", "maybe"))
    assert all(schema.field(name).type.value_type == pa.string() for name in ("blocking", "missing"))
    table = pd.read_parquet(path)
    routes = [route.id for route in library["nantong-2022"].rulebook.routes]
    assert table.groupby("name", sort=False)["route"].agg(list).to_dict() == dict.fromkeys(
        ["某甲", "某乙", "某丙", "某丁"], routes
    )
    assert set(table["submission"]) == {"某厂.xlsx"}
    assert set(table["rulebook"]) == {"nantong-2022"}
    assert set(table["target_ladder"]) == {"title", "skill"}
    assert table.loc[table["route"] == "title-competition", "target_level"].eq("").all()


def test_outcomes_say_who_what_and_why(done: Path) -> None:
    """One line of each status, by hand."""
    table = pd.read_parquet(done / "out" / "outcomes.parquet")
    reviews: Any = table[table["route"] == "title-assistant-review"].set_index("name")
    assert reviews["status"].to_dict() == {
        "某甲": "eligible", "某乙": "upcoming", "某丙": "undetermined", "某丁": "not_met",
    }  # fmt: skip
    assert reviews.loc["某甲", "sure"] == date(2022, 1, 1)
    assert reviews.loc["某乙", "sure"] == reviews.loc["某乙", "maybe"] == date(2024, 9, 1)
    assert reviews.loc["某丙", "maybe"] == date(2024, 1, 1)
    assert list(reviews.loc["某丙", "missing"]) == ["技能证书取得日期"]
    assert list(reviews.loc["某甲", "blocking"]) == []
    assert "高级工" in reviews.loc["某丁", "blocking"][0]
    assert pd.isna(reviews.loc["某丁", "maybe"])
    assert reviews.loc["某甲", ["id_number", "staff_number", "organisation", "target_level", "clause"]].tolist() == [
        invented_id(1, "109999"), "G1", "某某有限公司", "助理级", "二（二）1",
    ]  # fmt: skip


def test_never_and_always_are_null(done: Path) -> None:
    """No day stands for them."""
    table = pd.read_parquet(done / "out" / "outcomes.parquet")
    assert table.loc[table["status"] == "not_met", "maybe"].isna().all()
    assert table["sure"].dropna().map(lambda day: 1950 < day.year < 2100).all()


def test_run_json(done: Path, library: Library) -> None:
    """What was worked, with what, and how it went."""
    content = json.loads((done / "out" / "run.json").read_text(encoding="utf-8"))
    table = pd.read_parquet(done / "out" / "outcomes.parquet")
    data = (done / "某厂.xlsx").read_bytes()
    assert (content["version"], content["as_of"]) == (__version__, "2024-06-30")
    assert [(one["id"], one["sha256"]) for one in content["rulebooks"]] == [
        ("nantong-2022", library["nantong-2022"].digest)
    ]
    (one,) = content["inputs"]
    assert (one["name"], one["size"]) == ("某厂.xlsx", len(data))
    assert one["sha256"] == hashlib.sha256(data).hexdigest()
    assert content["submissions"] == {"partly_accepted": 1}
    assert content["statuses"] == table["status"].value_counts().to_dict()
    assert datetime.fromisoformat(content["started"]) <= datetime.fromisoformat(content["ended"])


def test_the_workbook(done: Path) -> None:
    """Its sheets, and who stands on which."""
    path = done / "out" / "筛查结果.xlsx"
    book = openpyxl.load_workbook(path)
    assert book.sheetnames[0] == "概览"
    assert {"人员一览", "可申报", "即将符合", "待核实", "数据问题", "政策依据", "运行信息"} <= set(
        book.sheetnames
    )
    people = {row["姓名"]: row for row in _sheet(path, "人员一览")}
    assert {name: row["结论"] for name, row in people.items()} == {
        "某甲": "可申报", "某乙": "即将符合", "某丙": "待核实", "某丁": "暂不符合",
    }  # fmt: skip
    assert people["某甲"]["身份证号"] == invented_id(1, "109999")
    assert people["某乙"]["最早日期"] == datetime(2024, 9, 1)
    assert "技能证书取得日期" in people["某丙"]["需补充或核实的信息"]
    eligible = _sheet(path, "可申报")
    assert {(row["姓名"], row["目标等级"]) for row in eligible} == {
        ("某甲", "助理级职称"),
        ("某甲", "中级职称"),
    }
    assert {row["自何日起"] for row in eligible} == {datetime(2022, 1, 11), datetime(2023, 1, 1)}
    assert "通人社专〔2022〕1号" in str(book["概览"]["A3"].value)
    assert {row["条款"].split('"')[-2] for row in eligible} <= {
        row["条款"] for row in _sheet(path, "政策依据")
    }
    (issue,) = [row for row in _sheet(path, "数据问题") if row["程度"] == "错误"]
    assert (issue["编号"], issue["工作表"], issue["单元格"]) == ("R01", "人员", "B6")


def test_every_sheet_has_a_filter_and_a_frozen_head(done: Path) -> None:
    """As lists are read."""
    book = openpyxl.load_workbook(done / "out" / "筛查结果.xlsx")
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes is not None, sheet.title
        assert sheet.auto_filter.ref is not None, sheet.title


def test_notices(done: Path) -> None:
    """One for each who may apply: name, clause, masked ID number, never the whole one."""
    (path,) = (done / "out" / "告知书").iterdir()
    words, number = _words(path), invented_id(1, "109999")
    assert "某甲" in words
    assert "第二部分第（二）项第1目" in words
    assert "通人社专〔2022〕1号" in words
    assert "2024年6月30日" in words
    assert number[:6] + "********" + number[-4:] in words
    assert number not in words
    assert number not in path.name
    assert "某甲" in path.name
    assert path.suffix == ".docx"


def test_no_notices_if_none_are_wanted(tmp_path: Path) -> None:
    """--notices 不出."""
    file = _roster(tmp_path / "a.xlsx", _row(1, "某甲"))
    assert _run(file, "--out", tmp_path / "out", "--notices", "不出") == 0
    assert not (tmp_path / "out" / "告知书").exists()


def test_nothing_hidden_is_left_in_the_output_folder(done: Path) -> None:
    """No temporary folders or files; the lock file stays, as removing it would let two runs in."""
    names = {item.name for item in (done / "out").iterdir()}
    assert {"outcomes.parquet", "issues.parquet", "run.json", "筛查结果.xlsx", "告知书"} <= names
    assert {path.name for path in (done / "out").rglob(".*")} == {LOCK, FOLDER}


def test_names_that_look_like_formulas_or_markup_survive(tmp_path: Path) -> None:
    """As text, in the workbook and in the notices."""
    file = _roster(tmp_path / "a.xlsx", *[_row(n, name) for n, name in enumerate(NASTY)])
    assert _run(file, "--out", tmp_path / "out") == 0
    names = [name.replace("\x07", "") for name in NASTY]
    book = openpyxl.load_workbook(tmp_path / "out" / "筛查结果.xlsx")
    cells = [cell for row in book["人员一览"].iter_rows(min_row=2, min_col=1, max_col=1) for cell in row]
    assert [_plain(cell.value) for cell in cells] == [_plain(name) for name in names]
    assert {cell.data_type for cell in cells} == {"s"}
    every = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    formulas = [str(cell.value) for cell in every if cell.data_type == "f"]
    assert all(formula.startswith("=HYPERLINK(\"#'") for formula in formulas)
    assert not any(name in formula for formula in formulas for name in names)
    said = "\n".join(_words(path) for path in sorted((tmp_path / "out" / "告知书").iterdir()))
    assert len(list((tmp_path / "out" / "告知书").iterdir())) == len(NASTY)
    for name in names:
        assert f"{_plain(name)}同志" in _plain(said), name


def _plain(text: Any) -> str:
    return str(text).replace(" ", "")


def test_a_folder_of_several(tmp_path: Path) -> None:
    """A folder each, one table together, the worst decides the exit status."""
    inbox, out = tmp_path / "inbox", tmp_path / "out"
    inbox.mkdir()
    _roster(inbox / "甲厂.xlsx", _row(1, "某甲"))
    _roster(inbox / "乙厂.xlsx", _row(2, "某乙"), _row(3, ""))
    (inbox / "丙厂.xlsx").write_bytes(b"PK\x03\x04 broken")
    (inbox / "~$甲厂.xlsx").write_bytes(b"lock")
    (inbox / "说明.txt").write_text("说明", encoding="utf-8")
    assert (
        invoke(["run", str(inbox), "--out", str(out), "--as-of", "2024-06-30", "--jobs", "2", "--quiet"]) == 1
    )
    table = pd.read_parquet(out / "outcomes.parquet")
    assert table.groupby("submission")["name"].agg(set).to_dict() == {
        "甲厂.xlsx": {"某甲"},
        "乙厂.xlsx": {"某乙"},
    }
    content = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert {one["name"]: one["outcome"] for one in content["inputs"]} == {
        "甲厂.xlsx": "accepted", "乙厂.xlsx": "partly_accepted", "丙厂.xlsx": "rejected",
    }  # fmt: skip
    for name in ("甲厂", "乙厂", "丙厂"):
        assert (out / name / "筛查结果.xlsx").is_file()
    assert {row["姓名"] for row in _sheet(out / "筛查结果.xlsx", "可申报")} == {"某甲", "某乙"}
    assert len(list((out / "甲厂" / "告知书").iterdir())) == 1
    assert Counter(row["提交文件"] for row in _sheet(out / "筛查结果.xlsx", "数据问题")) >= Counter(
        {"乙厂.xlsx": 1, "丙厂.xlsx": 1}
    )


def test_in_parallel_is_as_one_after_the_other(tmp_path: Path) -> None:
    """The same outcomes, the same order."""
    files = [_roster(tmp_path / f"{n}.xlsx", _row(n, f"某{n}"), _row(n + 50, f"某某{n}")) for n in range(3)]
    tables = []
    for jobs in ("1", "2"):
        out = tmp_path / jobs
        arguments = [
            "run",
            *map(str, files),
            "--out",
            str(out),
            "--as-of",
            "2024-06-30",
            "--jobs",
            jobs,
            "--quiet",
        ]
        assert invoke(arguments) == 0
        tables.append(pq.read_table(out / "outcomes.parquet"))
    assert tables[0].equals(tables[1])


def test_two_files_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    """From different folders."""
    files = []
    for number, name in enumerate(("a", "b")):
        (tmp_path / name).mkdir()
        files.append(_roster(tmp_path / name / "花名册.xlsx", _row(number, f"某{number}")))
    assert _run(*files, "--out", tmp_path / "out") == 0
    assert set(pd.read_parquet(tmp_path / "out" / "outcomes.parquet")["name"]) == {"某0", "某1"}
    assert {path.parent.name for path in (tmp_path / "out").glob("*/筛查结果.xlsx")} == {
        "花名册",
        "花名册(2)",
    }


def test_a_second_run_leaves_nothing_of_the_first(tmp_path: Path) -> None:
    """Another roster in which nobody may apply: no notice of the first run stays."""
    out = tmp_path / "out"
    assert _run(_roster(tmp_path / "a.xlsx", _row(1, "某甲")), "--out", out) == 0
    assert len(list((out / "告知书").iterdir())) == 1
    assert _run(_roster(tmp_path / "b.xlsx", _row(2, "某乙", "中级工")), "--out", out) == 0
    assert set(pd.read_parquet(out / "outcomes.parquet")["name"]) == {"某乙"}
    assert not (out / "告知书").exists()
    assert not [path.name for path in out.rglob("*.docx") if "某甲" in path.name]


def test_a_run_of_several_after_a_run_of_one_leaves_no_notices_at_the_top(tmp_path: Path) -> None:
    """A file beside several that are on record joins them: what is not named stays."""
    out = tmp_path / "out"
    files = [_roster(tmp_path / f"{n}厂.xlsx", _row(n, f"某{n}")) for n in range(2)]

    def folders() -> list[str]:
        return sorted(str(path.relative_to(out)) for path in out.rglob("告知书"))

    assert _run(files[0], "--out", out) == 0
    assert folders() == ["告知书"]
    assert _run(*files, "--out", out) == 0
    assert folders() == ["0厂/告知书", "1厂/告知书"]
    assert _run(files[1], "--out", out) == 0
    assert folders() == ["0厂/告知书", "1厂/告知书"]


def test_issues_name_the_right_person_wherever_the_sheet_stands(tmp_path: Path) -> None:
    """A sheet of certificates before that of the people."""
    rows = [_row(1, "某甲"), _row(2, "某乙")]
    rows[1][6] = "看不懂"
    papers: Cells = [["工号", "级别"], ["G1", "高级工"], ["G1", "看不懂"]]
    file = write_xlsx(tmp_path / "a.xlsx", {"证书": papers, "人员": [HEADERS, *rows]})
    assert _run(file, "--out", tmp_path / "out") == 0
    issues: Any = pd.read_parquet(tmp_path / "out" / "issues.parquet").set_index("code")
    people = pd.read_parquet(tmp_path / "out" / "people.parquet").set_index("person")
    assert issues.loc["V04", ["sheet", "cell"]].tolist() == ["人员", "G3"]
    assert people.loc[issues.loc["V04", "person"], "name"] == "某乙"
    assert issues.loc["C09", ["sheet", "cell", "person"]].tolist() == ["证书", "3", -1]


def test_a_rulebook_named_is_evaluated_for_everybody(tmp_path: Path) -> None:
    """Wherever they are, each rulebook once."""
    file = _roster(tmp_path / "a.xlsx", _row(1, "某甲"))
    assert (
        _run(file, "--out", tmp_path / "out", "--rulebook", "hunan-2024", "--rulebook", "national-2020") == 0
    )
    table = pd.read_parquet(tmp_path / "out" / "outcomes.parquet")
    assert table["rulebook"].drop_duplicates().tolist() == ["hunan-2024", "national-2020"]


def test_an_assumption_is_used_and_shown(tmp_path: Path) -> None:
    """In the outcomes, the workbook and the notice."""
    row = _row(1, "某甲")
    row[6] = ""
    file, out = _roster(tmp_path / "a.xlsx", row), tmp_path / "out"
    assert _run(file, "--out", out, "--assume", "单位性质=企业") == 0
    table: Any = pd.read_parquet(out / "outcomes.parquet").set_index("route")
    assert table.loc["title-assistant-review", "status"] == "eligible"
    assert list(table.loc["title-assistant-review", "assumed"]) == ["单位性质"]
    assert "单位性质=企业" in str(_sheet(out / "筛查结果.xlsx", "人员一览")[0]["假定"])
    (notice,) = (out / "告知书").iterdir()
    assert "单位性质" in _words(notice)


def test_settings_of_a_file_and_a_flag_that_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """guantong.toml of the present folder."""
    monkeypatch.chdir(tmp_path)
    settings = 'rulebooks = ["hunan-2024"]\nas_of = 2024-06-30\nnotices = "不出"\njobs = 1\n[assume]\n"继续教育达标" = "是"\n'
    Path("guantong.toml").write_text(settings, encoding="utf-8")
    _roster(Path("a.xlsx"), _row(1, "某甲"))
    assert invoke(["run", "a.xlsx", "--out", "o", "--quiet"]) == 0
    assert set(pd.read_parquet("o/outcomes.parquet")["rulebook"]) == {"hunan-2024"}
    assert not Path("o/告知书").exists()
    assert invoke(["run", "a.xlsx", "--out", "o", "--quiet", "--rulebook", "nantong-2022"]) == 0
    assert set(pd.read_parquet("o/outcomes.parquet")["rulebook"]) == {"nantong-2022"}


# -- what is said ------------------------------------------------------------------------


def test_a_run_says_what_became_of_each(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A summary on standard output, nothing on standard error, nothing if quiet."""
    file = _roster(tmp_path / "某厂.xlsx", _row(1, "某甲"))
    assert invoke(["run", str(file), "--out", str(tmp_path / "o"), "--as-of", "2024-06-30"]) == 0
    said = capsys.readouterr()
    assert "某厂.xlsx" in said.out
    assert "接收" in said.out
    assert "职称·中级 1" in said.out
    assert said.err == ""
    assert _run(file, "--out", tmp_path / "o") == 0
    assert capsys.readouterr() == ("", "")


def test_a_run_as_json_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One object a submission."""
    files = [str(_roster(tmp_path / f"{n}.xlsx", _row(n, "某甲"))) for n in range(2)]
    arguments = ["run", *files, "--out", str(tmp_path / "o"), "--as-of", "2024-06-30", "--log-format", "json"]
    assert invoke([*arguments, "--jobs", "1"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["file"], line["outcome"], line["people"]) for line in lines] == [
        ("0.xlsx", "accepted", 1), ("1.xlsx", "accepted", 1),
    ]  # fmt: skip


def test_check(done: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Issues with code and cell, errors first; nothing is written."""
    before = sorted(done.rglob("*"))
    assert invoke(["check", str(done / "某厂.xlsx")]) == 1
    said = capsys.readouterr().out
    assert said.splitlines()[0].startswith("错误 R01 人员!B6")
    assert "4人可用，1行不能用" in said
    assert sorted(done.rglob("*")) == before
    clean = _roster(tmp_path / "a.xlsx", _row(1, "某甲"))
    assert invoke(["check", str(clean)]) == 0
    (tmp_path / "b.xlsx").write_bytes(b"")
    assert invoke(["check", str(tmp_path / "b.xlsx")]) == 1
    assert "退回" in capsys.readouterr().out


def test_check_says_what_a_run_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of places and of a roster without people, too."""
    clean = _row(1, "某甲")
    files = {"a": [[cell if cell != "江苏省南通市" else "" for cell in clean]], "b": []}
    for name, rows in files.items():
        file = _roster(tmp_path / f"{name}.xlsx", *rows)
        invoke(["run", str(file), "--out", str(tmp_path / name), "--as-of", "2024-06-30", "--quiet"])
        capsys.readouterr()
        assert invoke(["check", str(file), "--as-of", "2024-06-30"]) == (0 if rows else 1)
        said = re.findall("^(?:错误|警告) ([A-Z][0-9]+)", capsys.readouterr().out, re.MULTILINE)
        assert said == pd.read_parquet(tmp_path / name / "issues.parquet")["code"].to_list() != []


def test_explain(done: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One person by name, ID number or staff number: days, cells and clause."""
    said = []
    for who in ("某甲", invented_id(1, "109999"), "G1"):
        arguments = ["explain", str(done / "某厂.xlsx"), who, "--as-of", "2024-06-30"]
        assert invoke([*arguments, "--route", "title-intermediate-review"]) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == said[1] == said[2]
    for words in ("某甲", "可申报", "2023-01-01起满足", "人员!G2", "人员第2行", "条款 二（二）1"):
        assert words in said[0], words
    assert invoke(["explain", str(done / "某厂.xlsx"), "某丙", "--as-of", "2024-06-30"]) == 0
    assert "待核实" in capsys.readouterr().out


def test_every_setting_has_an_example_that_works(tmp_path: Path) -> None:
    """As the README and the file of ``init`` show them; no setting is without one."""
    shown = {entry.key for entry in ENTRIES}
    assert shown == set(Settings.model_fields) - {"run_day"}
    (tmp_path / "guantong.toml").write_text(commented(), encoding="utf-8")
    load_settings(tmp_path / "guantong.toml", {})


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("horizon = 0", "设置文件 a.toml 第2行有误：horizon 的值“0”不可用；请写成这样：horizon = 12"),
        ('notices = "告知"', "第2行有误：不认识的文书“告知”"),
        ('horizn = 3', "horizon"),
        ('assume = 3', '[assume] 应逐行写'),
    ],
)  # fmt: skip
def test_an_error_of_settings_shows_the_line_mended(line: str, said: str, tmp_path: Path) -> None:
    """Which line of the file, and one that would be right."""
    (tmp_path / "a.toml").write_text(f"# 设置\n{line}\n", encoding="utf-8")
    with pytest.raises(UserError) as error:
        load_settings(tmp_path / "a.toml", {})
    assert said in str(error.value)


def test_the_shell_completes_commands_and_options(tmp_path: Path) -> None:
    """The script is printed, and what it asks is answered."""
    command = [sys.executable, "-c", "from batch.cli.app import main; main()"]
    printed = subprocess.run([*command, "completion", "bash"], capture_output=True, text=True, check=True)
    assert "_guantong_completion()" in printed.stdout and printed.stdout.count("\n") > 5
    asked = {"COMP_WORDS": "guantong run --as", "COMP_CWORD": "2", "_GUANTONG_COMPLETE": "complete_bash"}
    told = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **asked})
    assert told.stdout.split() == ["--assume", "--as-of"]


def test_explain_in_five_lines(done: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What, later what, what is open, the rest; then what stands in the way of each level; all of it with --all."""
    arguments = ["explain", str(done / "某厂.xlsx"), "某甲", "--as-of", "2024-06-30"]
    assert invoke(arguments) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("某甲（人员第2行），截至2024-06-30，依据")
    assert said[1].startswith("现可申报：") and "中级职称（评审，二（二）1，自2023-01-01起）" in said[1]
    assert [line.partition("：")[0] for line in said[2:6]] == [
        "以后将符合",
        "待核实",
        "其余路线",
        "各级还差什么",
    ]
    assert any(line.startswith("  正高级职称（") for line in said[6:])
    assert len(said) < 20 < len(_all_lines(arguments, capsys))


def _all_lines(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> list[str]:
    assert invoke([*arguments, "--all"]) == 0
    return capsys.readouterr().out.splitlines()


def test_rulebooks_commands(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    """list, show, lint, coverage."""
    assert invoke(["rulebooks", "list"]) == 0
    listed = capsys.readouterr().out
    assert all(f"{name}\t" in listed for name in library.entries)
    assert invoke(["rulebooks", "show", "nantong-2022"]) == 0
    shown = capsys.readouterr().out
    assert all(route.id in shown for route in library["nantong-2022"].rulebook.routes)
    assert invoke(["rulebooks", "lint"]) == 0
    assert f"{len(library.entries)}份规则，没有错误" in capsys.readouterr().out
    assert invoke(["rulebooks", "coverage", "suzhou-2019"]) == 0
    covered = capsys.readouterr().out
    for clause in library["suzhou-2019"].rulebook.clauses:
        assert all(part.quote in covered for part in clause.parts)


@pytest.mark.parametrize(
    "arguments", [["--help"], ["run", "--help"], ["rulebooks", "--help"], ["explain", "--help"], []]
)
def test_help_is_chinese(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Without the frame's English."""
    assert invoke(arguments) == (0 if arguments else 2)
    said = capsys.readouterr().out
    assert "用法：" in said
    assert not any(word in said for word in ("Usage", "Options:", "Show this", "required]", "default:"))


# -- how it ends -------------------------------------------------------------------------


def _one_line(capsys: pytest.CaptureFixture[str]) -> str:
    said = capsys.readouterr().err
    assert said.count("\n") == 1, said
    assert said.startswith("错误：")
    assert "Traceback" not in said
    return said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["run", "没有.xlsx"], "没有.xlsx"),
        (["run", "空的"], "没有花名册"),
        (["run"], "花名册"),
        (["run", "a.xlsx", "--rulebook", "没有这个"], "没有这个"),
        (["run", "a.xlsx", "--as-of", "2024-02-30"], "2024-02-30"),
        (["run", "a.xlsx", "--as-of", "明天"], "明天"),
        (["run", "a.xlsx", "--as-of", "1024-01-01"], "1024-01-01"),
        (["run", "a.xlsx", "--rulebooks-dir", "空的/没有"], "空的/没有"),
        (["run", "a.xlsx", "--rulebooks-dir", "坏规则"], "a.yaml 第1行"),
        (["run", "a.xlsx", "--out", "文件"], "文件"),
        (["run", "a.xlsx", "--out", "文件/o"], "文件"),
        (["run", "a.xlsx", "--assume", "血型=A"], "血型"),
        (["run", "a.xlsx", "--assume", "姓名=某甲"], "姓名"),
        (["run", "a.xlsx", "--assume", "单位性质"], "表头=值"),
        (["run", "a.xlsx", "--jobs", "x"], "--jobs"),
        (["run", "a.xlsx", "--jobs", "0"], "jobs"),
        (["run", "a.xlsx", "--horizon", "0"], "horizon"),
        (["run", "a.xlsx", "--notices", "两份"], "两份"),
        (["run", "a.xlsx", "--log-format", "xml"], "xml"),
        (["run", "a.xlsx", "--config", "没有.toml"], "没有.toml"),
        (["run", "a.xlsx", "--config", "坏.toml"], "坏.toml"),
        (["run", "a.xlsx", "--config", "错.toml"], "rulebook"),
        (["run", "a.xlsx", "--standards", "没有.csv"], "没有.csv"),
        (["run", "a.xlsx", "--no-such-option"], "--no-such-option"),
        (["run", "a.xlsx", "--out"], "--out"),
        (["check", "没有.xlsx"], "没有.xlsx"),
        (["check"], "路径"),
        (["check", "a.xlsx", "b.xlsx"], "b.xlsx"),
        (["explain", "a.xlsx", "谁也不是"], "谁也不是"),
        (["explain", "a.xlsx", "某甲", "--route", "没有"], "没有"),
        (["explain", "坏.xlsx", "某甲"], "文件"),
        (["rulebooks", "show", "没有这个"], "nantong-2022"),
        (["没有这个命令"], "没有这个命令"),
    ],
)
def test_wrong_usage_is_one_chinese_line(
    arguments: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Exit status 2, nothing done."""
    monkeypatch.chdir(tmp_path)
    _roster(Path("a.xlsx"), _row(1, "某甲"))
    Path("空的").mkdir()
    Path("坏规则").mkdir()
    Path("坏规则/a.yaml").write_text("idd: a\n", encoding="utf-8")
    Path("坏.toml").write_text("a = [", encoding="utf-8")
    Path("错.toml").write_text('rulebook = "nantong-2022"\n', encoding="utf-8")
    Path("坏.xlsx").write_bytes(b"PK\x03\x04")
    Path("文件").write_text("文件", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    assert invoke(arguments) == 2
    assert said in _one_line(capsys)
    assert not list(tmp_path.rglob("run.json"))
    assert [path for path in sorted(tmp_path.rglob("*")) if path not in before and path.is_file()] in (
        [], [tmp_path / "outputs" / LOCK],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("坏.xlsx", b"PK\x03\x04 not a zip at all", "F93"),
        ("空.xlsx", b"", "F93"),
        ("文本.xlsx", "名单见附件。\n".encode(), "F93"),
        ("文本.xls", "名单见附件。\n".encode("gbk"), "F93"),
    ],
)
def test_files_that_cannot_be_read_are_rejected(
    name: str, content: bytes, code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit status 1, the reason in the results, and every table is there."""
    (tmp_path / name).write_bytes(content)
    assert _run(tmp_path / name, "--out", tmp_path / "out") == 1
    said = capsys.readouterr().err
    assert said.count("\n") <= 1
    assert "Traceback" not in said
    assert pd.read_parquet(tmp_path / "out" / "issues.parquet")["code"].tolist() == [code]
    assert len(pd.read_parquet(tmp_path / "out" / "outcomes.parquet")) == 0
    assert _sheet(tmp_path / "out" / "筛查结果.xlsx", "数据问题")[0]["编号"] == code
    (one,) = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))["inputs"]
    assert one["outcome"] == "rejected"
    assert one["reason"]


@pytest.mark.parametrize(
    ("sheets", "code"),
    [
        ({"工资": [["月份", "金额"], [1, 2]]}, "F94"),
        ({"人员": [["姓名", "身份证号"], ["某甲", ""]]}, "R02"),
        ({"空": []}, "F94"),
    ],
)
def test_workbooks_without_a_usable_row_are_rejected(
    sheets: dict[str, Cells], code: str, tmp_path: Path
) -> None:
    """No recognisable sheet, or nobody on it."""
    file = write_xlsx(tmp_path / "a.xlsx", sheets)
    assert _run(file, "--out", tmp_path / "out") == 1
    assert code in set(pd.read_parquet(tmp_path / "out" / "issues.parquet")["code"])
    content = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert content["submissions"] == {"rejected": 1}


@pytest.mark.parametrize("suffix", [".xls", ".et", ".xlsb", ".ods", ".xlsm", ".XLSX"])
def test_a_workbook_is_known_by_its_content(suffix: str, tmp_path: Path) -> None:
    """An .xlsx under another suffix, as web systems hand it out."""
    file = _roster(tmp_path / "a.xlsx", _row(1, "某甲")).rename(tmp_path / f"a{suffix}")
    assert _run(file, "--out", tmp_path / "out") == 0
    assert list(pd.read_parquet(tmp_path / "out" / "people.parquet")["name"]) == ["某甲"]


def test_a_truncated_workbook_is_rejected(tmp_path: Path) -> None:
    """As a broken download leaves it; whatever is cut off, the run goes on."""
    whole = _roster(tmp_path / "a.xlsx", _row(1, "某甲")).read_bytes()
    for part in (10, 100, len(whole) // 2, len(whole) - 10):
        file = tmp_path / f"{part}.xlsx"
        file.write_bytes(whole[:part])
        assert _run(file, "--out", tmp_path / "out") == 1, part


def test_a_number_that_no_spreadsheet_can_mean_breaks_nothing(tmp_path: Path) -> None:
    """1E999 in the file reads as infinity."""
    import zipfile

    row = _row(1, "某甲")
    row[9] = 12345.5
    file = _roster(tmp_path / "a.xlsx", row)
    changed = tmp_path / "b.xlsx"
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"12345.5", b"1E999"))
    assert _run(changed, "--out", tmp_path / "out") == 0
    assert "V01" in set(pd.read_parquet(tmp_path / "out" / "issues.parquet")["code"])


def test_another_run_holds_the_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit status 3, and the results of the last run stay."""
    file, out = _roster(tmp_path / "a.xlsx", _row(1, "某甲")), tmp_path / "out"
    assert _run(file, "--out", out) == 0
    before = (out / "run.json").read_bytes()
    with (out / LOCK).open("r+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert _run(file, "--out", out) == 3
        assert "另一次运行" in _one_line(capsys)
        assert (out / "run.json").read_bytes() == before
    assert _run(file, "--out", out) == 0


def test_a_fault_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit status 4, one line, no trace, the old results untouched and no leftovers."""
    file, out = _roster(tmp_path / "a.xlsx", _row(1, "某甲")), tmp_path / "out"
    assert _run(file, "--out", out) == 0
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}

    def broken(*_: Any) -> None:
        raise RuntimeError("坏了")

    monkeypatch.setattr("batch.inbox.run.carry_out", broken)
    assert _run(file, "--out", out) == 4
    assert "RuntimeError" in _one_line(capsys)
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
    assert {path.name for path in out.iterdir() if path.name.startswith(".")} == {LOCK, FOLDER}


# -- as a process ------------------------------------------------------------------------


@pytest.mark.slow
def test_the_process_ends_with_the_status(tmp_path: Path) -> None:
    """Its streams are as in the program; what the terminal lacks is shown as ?."""
    _roster(tmp_path / "甲😀.xlsx", _row(1, "某甲"))
    good = process(
        "run", "甲😀.xlsx", "--out", "o", "--as-of", "2024-06-30", cwd=tmp_path, PYTHONIOENCODING="gbk"
    )
    assert (good.returncode, good.stderr) == (0, "")
    assert "?.xlsx" in good.stdout
    assert (tmp_path / "o" / "outcomes.parquet").is_file()


@LONG
def test_wrong_usage_of_the_process(tmp_path: Path) -> None:
    """One line of the other stream."""
    wrong = process("run", "没有.xlsx", cwd=tmp_path)
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert wrong.stderr == "错误：找不到文件：没有.xlsx\n"
    file = _roster(tmp_path / "花名册😀.xlsx", _row(1, "某甲", "😀"))
    assert process("check", file, cwd=tmp_path, PYTHONIOENCODING="gbk").returncode == 0


def test_help_loads_nothing_heavy() -> None:
    """So that it comes at once."""
    code = (
        "import sys; from batch.cli.app import invoke; assert invoke(['--help']) == 0; "
        "heavy = {'pandas', 'pyarrow', 'numpy', 'docx', 'openpyxl'} & set(sys.modules); assert not heavy, heavy"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr


@LONG
def test_the_samples_run(tmp_path: Path) -> None:
    """The submissions that come with the program: six are accepted, one has errors on purpose."""
    files = sorted(SAMPLES.glob("*.xlsx"))
    assert len(files) >= 7
    found = command("run", SAMPLES, "--out", "o", "--as-of", "2026-11-21", "--notices", "不出", cwd=tmp_path)
    assert found.returncode == 1, found.stderr
    content = json.loads((tmp_path / "o" / "run.json").read_text(encoding="utf-8"))
    outcomes = {one["name"]: one["outcome"] for one in content["inputs"]}
    assert outcomes.pop("一份有错误的花名册.xlsx") == "partly_accepted"
    assert all(outcome.startswith("accepted") for outcome in outcomes.values()), outcomes
    assert len(content["rulebooks"]) >= 5


def test_a_person_in_two_files_is_counted_once_and_shown_with_both_places(tmp_path: Path) -> None:
    """In the merged results; each submission's own are as ever."""
    folder, out = tmp_path / "收件", tmp_path / "结果"
    (folder / "崇川区").mkdir(parents=True)
    _roster(folder / "甲厂.xlsx", _row(1, "某甲"), _row(2, "某乙"))
    _roster(folder / "崇川区" / "乙厂.xlsx", _row(1, "某甲"), _row(3, "某丙"))
    (folder / "说明.docx").write_bytes(b"PK")
    invoke(["run", str(folder), "--out", str(out), "--as-of", "2024-06-30", "--quiet"])
    issues = pd.read_parquet(out / "issues.parquet").astype(str)
    found = issues[issues["code"] == "P03"]
    assert sorted(found["submission"]) == ["崇川区/乙厂.xlsx", "甲厂.xlsx"]
    assert all("第" in text and "行" in text for text in found["message"])
    assert (out / "崇川区" / "乙厂" / "筛查结果.xlsx").is_file()
    book = openpyxl.load_workbook(out / "筛查结果.xlsx")
    figures = [
        cell.value
        for row in book.worksheets[0].iter_rows(max_row=8)
        for cell in row
        if cell.value is not None
    ]
    assert figures[figures.index("筛查人数") - 5 : figures.index("筛查人数")].count(3) >= 1
    record = json.loads((out / "run.json").read_text(encoding="utf-8"))
    rows = {one["name"]: one for one in record["inputs"]}["甲厂.xlsx"]
    assert sum(rows[f"rows_{kind}"] for kind in ("people", "noted", "refused", "other")) == 3
