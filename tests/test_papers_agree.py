"""The papers of one submission say the same: lists, sums and letters, and nothing against each other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from batch.context import context_of
from batch.language.text import book_title
from batch.report.notices.kinds.words import cited
from batch.report.results.content import Content
from batch.report.results.nearly import nearly
from batch.report.results.overview_parts import Soon
from batch.report.tables import Results
from batch.settings import Settings
from batch.submission.tables import processed
from tests.notice_files import DAY, HEADERS, person, words, written
from tests.rosters import write_xlsx

SUZHOU = {
    "所在地": "苏州市",
    "技能等级": "",
    "技能证书职业（工种）": "",
    "技能证书取得日期": "",
    "职称级别": "",
}
TITLES = ["身份证号", "证书类别", "级别", "名称", "系列", "职业（工种）", "取得日期"]


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """Suzhou, two documents: an engineer (技师 by Jiangsu's, open by Suzhou's), one of a year to come, one with both."""
    folder = tmp_path_factory.mktemp("agree")
    rows: list[list[Any]] = [
        person(1, "甲", 岗位类别="专业技术", **SUZHOU),
        person(2, "乙", 所在地="苏州市", 技能证书取得日期="2023-10-08"),
        person(3, "丙", 所在地="苏州市", 技能等级="高级技师", 技能证书取得日期="2019-06-18"),
    ]
    sheets = {
        "人员": [HEADERS, *rows],
        "证书": [TITLES, [rows[0][0], "职称", "中级", "工程师", "工程", "", "2023-07-20"]],
    }
    context = context_of(Settings(as_of=DAY, jobs=1))
    (folder / "out").mkdir()
    receipt = processed(write_xlsx(folder / "某厂.xlsx", sheets), folder / "out", context).receipt
    return Content(Results.joined([folder / "out"], "whole"), [receipt], context)


def test_what_may_be_applied_for_waits_for_nobody(content: Content) -> None:
    """A level that one document grants is neither open nor to come by another."""
    for now, *others in zip(content.now.cells(), content.soon.cells(), content.unsure.cells(), strict=True):
        assert not any(set(now) & set(other) for other in others)
    assert content.now.cells()[0] and content.soon.cells()[1] == ("中级职称",)
    near = [content.verdicts.routes[route].target for route in content.verdicts.route[nearly(content)]]
    assert near == ["高级技师"]  # the engineer may apply for 技师: only what is above is nearly reached


def test_sums_are_those_of_the_lists(content: Content) -> None:
    """Of two documents that say the same one is counted."""
    assert content.part(Soon).months.total() == content.upcoming_once.rows.size == 1
    told = {
        f"职称·{name.removesuffix('职称')}"
        for names in content.now.cells()
        for name in names
        if "职称" in name
    }
    counted = content.receipts[0].eligible
    assert told <= set(counted)
    assert all(counted[name] == 1 for name in ("职称·副高级", "职称·中级"))


def test_what_two_documents_say_is_said_once(content: Content) -> None:
    """With the clauses of both, each with its document; of a lost one the document alone."""
    (treatment, *_) = content.verdicts.of_people("treatment").cells()[1:]
    assert treatment.endswith("不等于取得职称（苏人社发〔2021〕132号、苏人保职〔2019〕28号六2）")
    assert cited(treatment).endswith("（苏人社发〔2021〕132号、苏人保职〔2019〕28号第六部分第2目）")
    assert (
        cited("可报考（内蒙古自治区转发通知（文号缺）二（二））")
        == "可报考（内蒙古自治区转发通知（文号缺）第二部分第（二）项）"
    )
    remarks = content.verdicts.of_people("remarks").cells()
    assert "职业技能评价未通过" in remarks[0] and not remarks[1]  # only title holders are evaluated


def test_the_letter_asks_for_what_a_day_to_come_hangs_on(tmp_path: Path) -> None:
    """As the list of facts to collect does; a blank cell with a hint at it is asked for, too."""
    more = {"技能证书取得日期": "2024-09-01", "2024年度考核": "", "技能等级": "高级工"}
    rows = [person(1, "甲", **more), person(2, "乙", 所在地="湖南省株洲市")]
    sheet = [TITLES, [rows[1][0], "专业技术人员职业资格", "", "二级建造师", "工程", "", "2018-10-01"]]
    out, _ = written(tmp_path, rows, {"证书": sheet})
    said = words(next((out / "文书").glob("补正*.docx")))
    assert "2024年度考核，1人：甲（第2行）" in said
    assert "级别，1人：乙（证书第2行“二级建造师”）" in said


def test_titles_inside_titles_stand_in_single_marks() -> None:
    """GB/T 15834."""
    assert book_title("某市转发《某省方案》的通知") == "《某市转发〈某省方案〉的通知》"
