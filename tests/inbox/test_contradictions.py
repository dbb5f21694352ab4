"""One person in two submissions with other days: both sources are shown at both places, nobody decides."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest

from batch.ledger.store import place_of
from tests.here import few
from tests.inbox.nights import assert_as_fresh, night
from tests.rosters import write_xlsx
from tests.strangers.attack import HEADERS, person, roster

pytestmark = pytest.mark.usefixtures("here")


def _said(out: Path) -> dict[str, str]:
    issues = pd.read_parquet(out / "issues.parquet").astype(str)
    found = issues[issues["code"] == "P07"]
    return {
        f"{file} {header}": text
        for file, header, text in zip(found.submission, found.header, found.message, strict=True)
    }


@pytest.mark.parametrize("large", few([True, False], 1))
def test_both_sources_are_shown(large: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the merged workbook, also of very many people; what says the same, or may, contradicts nothing."""
    if large:
        monkeypatch.setattr("batch.inbox.merging.counting._TOGETHER", 3)
        monkeypatch.setattr("batch.report.results.content.LARGE", 3)
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    inbox.mkdir()
    roster(inbox / "甲厂.xlsx", person(1, "某甲"), person(2, "某乙"), person(3, "某丙"), person(4, "某丁"))
    roster(
        inbox / "乙厂.xlsx",
        person(1, "某甲", 技能证书取得日期=date(2016, 5, 1)),
        person(2, "某乙", 技能证书取得日期="2020-01"),  # the month of the day
        person(3, "某丙", 技能等级="高级工", 技能证书取得日期=date(2016, 5, 1)),  # another certificate
        person(5, "某丁", 技能证书取得日期=date(2016, 5, 1)),  # another person of the same name
    )
    night(inbox, out, "2024-06-30")
    assert _said(out) == {
        "甲厂.xlsx 技能证书取得日期": "“技师 焊工：2020-01-01”与另一份名册不一致：“乙厂.xlsx第2行”为“2016-05-01”",
        "乙厂.xlsx 技能证书取得日期": "“技师 焊工：2016-05-01”与另一份名册不一致：“甲厂.xlsx第2行”为“2020-01-01”",
    }
    book = openpyxl.load_workbook(out / "筛查结果.xlsx")
    assert [row[2].value for row in book["数据问题"].iter_rows(min_row=2)].count("P07") == 2
    roster(inbox / "乙厂.xlsx", person(1, "某甲", 技能证书取得日期=date(2020, 1, 1)))
    night(inbox, out, "2024-07-01")
    assert _said(out) == {}
    assert_as_fresh(inbox, out, "2024-07-01", tmp_path / "新")


@pytest.mark.parametrize("large", [False, True])
def test_tables_of_an_earlier_version(large: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of paths not given: a column that it did not write is blank."""
    if large:
        monkeypatch.setattr("batch.report.results.content.LARGE", 1)
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    for name in ("东", "西"):
        (inbox / name).mkdir(parents=True)
        roster(
            inbox / name / "甲厂.xlsx", person(1, "某甲", 技能证书取得日期=date(2016 + (name == "东"), 5, 1))
        )
        night(inbox / name, out, "2024-06-30")
    assert len(_said(out)) == 2
    every = (out / "people.parquet").iterdir()
    (first,) = (path for path in every if "2017" in pq.read_table(path)["dated"][0].as_py())
    before = pq.read_table(first)
    for folder in (out / ".guantong" / "facts").glob("counted-*"):
        folder.unlink()
    pq.write_table(before.drop_columns("dated"), first)
    with sqlite3.connect(place_of(out)) as ledger:
        ledger.execute(
            "UPDATE files SET size = ?, changed = ? WHERE place LIKE ?",
            (first.stat().st_size, first.stat().st_mtime_ns, f"%{first.name}"),
        )
    roster(inbox / "西" / "甲厂.xlsx", person(1, "某甲", 技能证书取得日期=date(2018, 5, 1)))
    assert night(inbox / "西", out, "2024-07-01") == 0
    assert _said(out) == {}


def test_when_somebody_began(tmp_path: Path) -> None:
    """从事技术技能工作起始日期 is a person's own; two certificates of one kind are nobody's to compare."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    inbox.mkdir()
    one, other = (
        [[*person(1, "某甲"), began], [*person(2, "某乙"), ""]] for began in ("2010年7月", "2012-07-01")
    )

    header = [*HEADERS, "从事技术技能工作起始日期"]
    certificates = [
        ["工号", "姓名", "职业（工种）", "等级", "取得日期"],
        ["G2", "某乙", "焊工", "技师", "2012-05-01"],
    ]
    write_xlsx(inbox / "甲厂.xlsx", {"人员": [header, *one]})
    write_xlsx(inbox / "乙厂.xlsx", {"人员": [header, *other], "证书": certificates})
    night(inbox, out, "2024-06-30")
    what, both = "从事技术技能工作起始日期", {"甲厂": "2010-07-01至2010-07-31", "乙厂": "2012-07-01"}
    assert _said(out) == {
        f"{file}.xlsx {what}": f"“{what}：{both[file]}”与另一份名册不一致：“{other}.xlsx第2行”为“{both[other]}”"
        for file, other in (("甲厂", "乙厂"), ("乙厂", "甲厂"))
    }
