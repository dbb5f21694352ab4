"""Mistakes in rulebooks that would otherwise decide something, or nothing, in silence: each is heard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from batch.cli.app import invoke
from batch.policy.inheritance import FORWARDED
from tests.test_rulebooks import JIA

YI = """id: yi-2025
number: 乙人社发〔2025〕2号
name: 乙市实施细则
issuer: 乙市人力资源和社会保障局
region: "990100"
region_name: 甲省乙市
in_force: {from: 2025-06-01}
"""
ROUTE = "{id: own, target: {title: 中级}, procedure: 评审, clause: 一, requires: [{skill: 技师}]}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the made-up province."""
    for file in JIA.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    return tmp_path


def _lint(folder: Path, capsys: pytest.CaptureFixture[str], status: int) -> str:
    capsys.readouterr()
    assert invoke(["rulebooks", "lint", "--rulebooks-dir", str(folder)]) == status
    said = capsys.readouterr()
    return said.err if status else said.out


def _heard(folder: Path, capsys: pytest.CaptureFixture[str], name: str, mark: str) -> str:
    """The one line that is said, which names the line of a file in which ``mark`` stands."""
    text = (folder / name).read_text(encoding="utf-8")
    assert text.count(mark) == 1
    said = _lint(folder, capsys, 2)
    assert said.count("\n") == 1
    begins = f"错误：{name} 第{text[: text.index(mark)].count(chr(10)) + 1}行："
    assert said.startswith(begins), said
    return said.removeprefix(begins).rstrip("\n")


def _child(folder: Path, *lines: str) -> None:
    (folder / "yi-2025.yaml").write_text(YI + "".join(f"{line}\n" for line in lines), encoding="utf-8")


# -- a document that takes over another ---------------------------------------------------


OWN: dict[str, Any] = {
    "award_lists": {"中级": [{"award": "技术能手"}]},
    "awards": [{"name": "乙市工匠"}],
    "bases": {"title": {"考核": {"assessments": 1}}},
    "benefits": {"notes": ["乙"]},
    "directory": "jia-2025",
    "directory_edition": "2022",
    "directory_note": "乙",
    "series": ["工程"],
    "teachers": "技工院校教师",
    "titles": {"other": "no"},
    "routes": [yaml.safe_load(ROUTE)],
}


@pytest.mark.parametrize("key", [*FORWARDED, "routes"])
def test_what_a_forwarder_writes_of_its_own_does_not_vanish(
    key: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It would be overwritten by what the forwarded document says; extending, it may stand there."""
    written = yaml.safe_dump({key: OWN[key]}, allow_unicode=True)
    _child(folder, "forwards: jia-2025", written)
    said = _heard(folder, capsys, "yi-2025.yaml", f"{key}:")
    assert f"{key} 全用“jia-2025”的" in said and "把 forwards 改为 extends" in said
    _child(folder, "extends: jia-2025", written)
    assert "没有错误" in _lint(folder, capsys, 0)
    _child(folder, "forwards: jia-2025", "drop: [title-associate-direct]", "forms: [核准备案表]")
    assert "没有错误" in _lint(folder, capsys, 0)


@pytest.mark.parametrize(
    ("lines", "mark", "said"),
    [
        (("forwards: jia-2025", "extends: jia-2025"), "extends", "forwards 和 extends 只能写一个"),
        (("extends: jia-2025", "drop: [title-asociate-direct]"), "drop", "（是不是“title-associate-direct”？）；可用：title-"),
        (("forwards: jia-2025", "drop: [own]"), "drop", "“jia-2025”没有路线“own”；可用：title-intermediate-review、"),
        (("drop: [own]", f"routes: [{ROUTE}]"), "drop", "没有 forwards 或 extends"),
        (("extends: jia-2052",), "extends", "没有规则“jia-2052”（是不是“jia-2025”？）；可用："),
        (("forwards: yi-2025",), "forwards", "“yi-2025”又转发或增补到自己"),
    ],
)  # fmt: skip
def test_how_documents_are_taken_over(
    lines: tuple[str, ...], mark: str, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two ways at once, and names of routes and documents that are not there."""
    _child(folder, *lines)
    assert said in _heard(folder, capsys, "yi-2025.yaml", mark)


def test_a_mistake_is_named_where_it_stands_and_not_where_it_is_taken_over(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Own routes stand behind those taken over; a parent whose file comes later speaks for itself."""
    bad = ROUTE.replace("{skill: 技师}", "{award: [特别供献]}")
    _child(folder, "extends: jia-2025", "routes:", f"  - {ROUTE}", f"  - {bad.replace('own', 'other')}")
    assert "没有奖项名单“特别供献”" in _heard(folder, capsys, "yi-2025.yaml", "特别供献")
    _child(folder, "extends: jia-2025", "bases: {title: {学时: {word: 继续教育达标, pass: [是]}}}")
    said = _heard(folder, capsys, "yi-2025.yaml", "extends")
    assert said == "路线“title-associate-direct”没有基本条件“考核”可以不要求；可用：学时"
    (folder / "jia-2025.yaml").rename(folder / "zz.yaml")
    _child(folder, "extends: jia-2025")
    text = (folder / "zz.yaml").read_text(encoding="utf-8")
    (folder / "zz.yaml").write_text(text.replace("without: [考核]", "without: [考合]"), encoding="utf-8")
    assert "没有基本条件“考合”" in _heard(folder, capsys, "zz.yaml", "考合")


# -- award lists ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "asked", ["{award: [特别供献]}", "{competition_beyond: [特别供献]}", "{open_until: {award: [特别供献]}}"]
)
def test_a_base_requirement_names_lists_that_are_there(
    asked: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As a route does; the run would break."""
    _child(folder, "extends: jia-2025", "bases:", "  skill:", "    单位: {on_post: 1y}", f"    奖项: {asked}")
    said = _heard(folder, capsys, "yi-2025.yaml", "奖项:")
    assert said == "没有奖项名单“特别供献”；可用：特别贡献"


_KINDS = "奖项名单的每一项须写 award、competition、certificate 之一"


@pytest.mark.parametrize(
    ("entry", "mark", "said"),
    [
        ("{prizes: [金牌]}", "- {", _KINDS),
        ("{open: true}", "- {", _KINDS),
        ('{award: ""}', "- {", _KINDS),
        ("{award: 技术能手, place: 本省}", "place", "不认识的授予地“本省”；可用：自有"),
        ('{award: 技术能手, place: "320000"}', "place", "不认识的授予地“320000”；可用：自有"),
        ("{award: 技术能手,\n       competition: 省级}", "competition", "award、competition 只能写一个"),
        ("{award: 技术能手,\n       category: 一类}", "category", "“category”只与 competition 同用"),
        ('{award: 技术能手,\n       issuer: "320000"}', 'issuer: "3', "“issuer”只与 certificate 同用"),
        ("{competition: 省级,\n       levels: [省级]}", "levels", "“levels”只与 award 同用，与 competition 同用不起作用"),
        ('{certificate: 特级技师, issuer: "320000",\n       open: true}', "open", "“open”只与 award、competition 同用"),
        ("{competition: 国际,\n       ranks: [6, 1]}", "ranks", "名次应从小到大"),
        ("{competition: 国际,\n       ranks: [0, 3]}", "ranks", "自1起"),
        ("{award: 技术能手, prizes: [金牌],\n       ranks: [1, 3]}", "ranks", "prizes、ranks 只能写一个"),
        ("{certificate: 特级技师}", "certificate", "certificate 须写 issuer"),
        ("{certificate: 特级技师,\n       issuer: 江苏省}", "issuer: 江苏省", "“江苏省”不是六位行政区划代码，应写 \"320000\""),
        ('{certificate: 特级技师,\n       issuer: "320500"}', 'issuer: "3', "“320500”不是省的代码"),
    ],
)  # fmt: skip
def test_an_entry_of_a_list_says_what_counts(
    entry: str, mark: str, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One that names nothing would take every award without a name for certain; what is idle is heard."""
    lines = ("extends: jia-2025", "award_lists:", "  中级:", f"    - {entry}", f"routes: [{ROUTE}]")
    _child(folder, *lines)
    assert said in _heard(folder, capsys, "yi-2025.yaml", mark)


@pytest.mark.parametrize(
    ("award", "said"),
    [
        ("{name: 乙市工匠, may_be: [甲省金锺奖]}", "没有奖项“甲省金锺奖”（是不是“甲省金锤奖”？）；可用："),
        ("{name: 乙市工匠, place: 苏州市}", '“苏州市”不是六位行政区划代码，应写 "320500"'),
        ("{name: 乙市工匠, place: 火星}", "“火星”不是六位行政区划代码"),
    ],
)
def test_an_award_is_of_a_place_and_may_be_another(
    award: str, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Behind those of the document that is taken over."""
    _child(folder, "extends: jia-2025", "awards:", "  - {name: 乙市大工匠}", f"  - {award}")
    assert said in _heard(folder, capsys, "yi-2025.yaml", "乙市工匠")


def test_a_list_that_nothing_looks_at_is_pointed_out(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the document in which it stands; the lists of one that is taken over are not its own."""
    lists = "award_lists: {中级: [{award: 技术能手}], 高级: [{award: 技术能手}]}"
    _child(folder, "extends: jia-2025", "drop: [title-associate-direct]", lists, f"routes: [{ROUTE}]")
    said = _lint(folder, capsys, 0)
    for name in ("中级", "高级"):
        assert f"提示 yi-2025.yaml 第10行：奖项名单“{name}”没有任何条件用到\n" in said
    assert "特别贡献" not in said
    used = ROUTE.replace("{skill: 技师}", "{open_until: {award: [中级]}}, {competition_beyond: [高级]}")
    _child(folder, "extends: jia-2025", lists, f"routes: [{used}]")
    assert "奖项名单" not in _lint(folder, capsys, 0)
