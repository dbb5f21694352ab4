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
    "directory_lost": "乙",
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


@pytest.mark.parametrize(
    ("lines", "mark", "said"),
    [
        (("clause: 国 二（二）3", "document: national-2002"), "document",
         "没有规则“national-2002”（是不是“national-2020”？）；可用："),
        (("document: national-2020", "clause: 国 二（二）9"), "clause", "“national-2020”没有条文“国 二（二）9”"),
        (("document: jia-2025", "clause: 一(1)(2)"), "clause", "“jia-2025”没有条文“一(1)(2)”"),
    ],
)  # fmt: skip
def test_a_clause_stands_in_the_document_that_is_named(
    lines: tuple[str, ...], mark: str, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The run would break, or nothing would be quoted."""
    more = [f"    {line}" for line in ("target: {title: 中级}", "procedure: 评审", *lines)]
    _child(folder, "extends: jia-2025", "routes:", "  - id: own", *more)
    assert _heard(folder, capsys, "yi-2025.yaml", mark).startswith(said)


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


# -- days, targets, words, clauses ------------------------------------------------------------


def test_a_document_ends_after_it_begins(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Otherwise it would never speak."""
    path = folder / "jia-2025.yaml"
    text, days = path.read_text(encoding="utf-8"), "{from: 2025-03-01}"
    for until, status in (("2025-03-01", 0), ("2025-02-28", 2)):
        path.write_text(text.replace(days, f"{{from: 2025-03-01,\n  to: {until}}}"), encoding="utf-8")
        _lint(folder, capsys, status)
    assert _heard(folder, capsys, "jia-2025.yaml", "to: 2025") == "in_force 的 to 早于 from"


@pytest.mark.parametrize(
    ("target", "mark", "said"),
    [
        ("{}", "target: {}", "target 须写 title、skill 之一，且只写一个"),
        ("{ladder: skill}", "target: {", "target 须写 title、skill 之一，且只写一个"),
        ("{title: 中级, skill: 技师}", "target: {", "target 须写 title、skill 之一，且只写一个"),
        ("{title: , skill: }", "target: {", "target 须写 title、skill 之一，且只写一个"),
        ("{title: 中级,\n      ladder: skill}", "ladder", "写了 title 的，ladder 也只能是 title"),
        ("{skill: 技师,\n      ladder: title}", "ladder", "写了 skill 的，ladder 也只能是 skill"),
    ],
)
def test_a_route_leads_up_one_ladder(
    target: str, mark: str, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The other would be left out; one without either would be a title of whatever level."""
    more = ("procedure: 评审", "clause: 一", "requires: [{skill: 技师}]")
    route = [f"    {line}" for line in (f"target: {target}", *more)]
    _child(folder, "extends: jia-2025", "routes:", "  - id: own", *route)
    assert _heard(folder, capsys, "yi-2025.yaml", mark) == said


_CLASSES, _UNITS = "中级工班、高级工班、预备技师班、技师班", "企业、事业单位、社会组织、机关、自由职业"


@pytest.mark.parametrize(
    ("benefit", "mark", "said"),
    [
        ("theory: [{who: title_holders, clause: 一, text: 免试}]", "theory",
         "不认识的键“text”；可用的键：who、waives、clause、not_for_access"),
        ("points: shaoxing-2032", "points", "没有服务点名单“shaoxing-2032”；可用：shaoxing-2023"),
        ("points: ../points/shaoxing-2023", "points: ", "没有服务点名单“../points/shaoxing-2023”；可用：shaoxing-2023"),
        ("education: {covers: 评审, clause: 一, classes: {\n      高级工班: 大专,\n      高工班: 大专}}", "高工班",
         f"不认识的技工院校班次“高工班”；可用：{_CLASSES}"),
        ("treatment: {clause: 一, employers: [国企], levels: {技师: 中级}}", "国企", f"不认识的单位性质“国企”；可用：{_UNITS}"),
        ("treatment: {clause: 一,\n      levels: {高级技师: 副高级, 技师: 中级}}", "levels",
         "levels 须从低到高写，否则高的会按低的说"),
    ],
)  # fmt: skip
def test_what_is_told_hangs_on_words_that_there_are(
    benefit: str, mark: str, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With another word nobody would be told, and a list that is not there would break the run."""
    _child(folder, "extends: jia-2025", "benefits:", f"    {benefit}")
    assert _heard(folder, capsys, "yi-2025.yaml", mark) == said


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("{local_engineer: 苏州}", '“苏州”不是六位行政区划代码，应写 "320500"'),
        ("{local_engineer: 火星市}", "“火星市”不是六位行政区划代码"),
        ('{local_engineer: "329900"}', "没有代码为“329900”的地区"),
        ("{award: []}", "award 至少要写一个奖项名单，否则无人符合"),
        ("{word: 单位性质, pass: [企业], out: [机关, 企业]}", "“单位性质”的“企业”写了两次"),
        ("{word: 单位性质, pass: [企业], only_if: {编制: [在编, 在编]}}", "“编制”的“在编”写了两次"),
    ],
)
def test_what_nobody_could_meet(
    asked: str, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A place that is no code, no list at all, a word that passes and does not."""
    _child(folder, "extends: jia-2025", "bases:", "  skill:", "    在岗: {on_post: 1y}", f"    另: {asked}")
    assert _heard(folder, capsys, "yi-2025.yaml", "另:") == said


def test_a_sentence_that_became_a_route_names_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Otherwise the text would count as worked through, and no route would stand for it."""
    for routes in ("", "        routes: []\n"):
        part = f"      - quote: 可以申报。\n        fate: 路线\n        why: 同前\n{routes}"
        _child(folder, "forwards: jia-2025", "clauses:", "  - id: 一", "    parts:", part)
        said = _heard(folder, capsys, "yi-2025.yaml", "fate: 路线")
        assert said == "去向是“路线”的须写 routes（由这一句而来的路线 id）"
