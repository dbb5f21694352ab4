"""Rulebooks: nothing of a document is lost, the right ones speak, mistakes are named."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from batch.cli.app import invoke
from batch.context import context_of
from batch.errors import UserError
from batch.language.regions import place_code
from batch.language.terms import SERIES, SKILL_LEVELS, TITLE_LEVELS
from batch.policy.coverage import coverage, without_route
from batch.policy.library import Library
from batch.policy.lint import split_clause
from batch.policy.loading import load_library
from batch.policy.requirements import KINDS
from batch.report.results.lines import clause_text, decisive_text
from batch.resources import POLICY
from batch.settings import Settings
from batch.submission.persons.speaking import speaking_for
from tests.people import invented_id
from tests.policy_cases import Case, cases_of, differences, outcomes
from tests.rosters import Cells, read, write_xlsx

HERE = Path(__file__).parent
JIA = HERE / "made_up_province"
IDS = [path.stem for path in sorted((HERE / "policies").glob("*.yaml"))]


# -- coverage ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", IDS)
def test_every_sentence_has_a_fate(name: str, library: Library) -> None:
    """A route that is there, or a reason why there is none."""
    entry = library[name]
    routes = {route.id for route in entry.rulebook.routes}
    lines = coverage(entry)
    assert len(lines) == sum(len(clause.parts) for clause in entry.rulebook.clauses) > 0
    for clause in entry.rulebook.clauses:
        for part in clause.parts:
            assert part.quote.strip() == part.quote != ""
            assert set(part.routes) <= routes
            assert part.routes if part.fate == "路线" else part.why, part.quote


@pytest.mark.parametrize("name", IDS)
def test_every_route_comes_from_a_sentence(name: str, library: Library) -> None:
    """Some part of some clause points to each route that is the document's own."""
    assert without_route(library, library[name]) == []


@pytest.mark.parametrize("name", IDS)
def test_every_route_has_its_clause(name: str, library: Library) -> None:
    """In the document that it is quoted from."""
    book = library[name].rulebook
    for route in book.routes:
        assert clause_text(library, book, route), route.id


def test_clauses_named_together_are_told_apart() -> None:
    """一（二）3(1)(2) are two."""
    assert split_clause("一（二）3(1)(2)") == ["一（二）3(1)", "一（二）3(2)"]
    assert split_clause("二（二）1") == ["二（二）1"]


def test_quotes_reach_the_workbook_unchanged(library: Library, tmp_path: Path) -> None:
    """The clause of one route, word for word, on sheet 政策依据."""
    rows: Cells = [["工号", "姓名", "所在地"], ["1", "某甲", "江苏省南通市"]]
    file = write_xlsx(tmp_path / "a.xlsx", {"人员": rows})
    assert invoke(["run", str(file), "--out", str(tmp_path / "out"), "--as-of", "2024-06-30", "--quiet"]) == 0
    sheet = openpyxl.load_workbook(tmp_path / "out" / "筛查结果.xlsx")["政策依据"]
    head = [cell.value for cell in sheet[1]]
    columns = [head.index(name) for name in ("目标等级", "条款", "条文原文")]
    listed = [tuple(row[n] for n in columns) for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert len([row for row in listed if row[0]]) == len(library["nantong-2022"].rulebook.routes)
    source = library["jiangsu-2021"].rulebook.clause("二（二）1")
    assert source is not None
    quote = "".join(part.quote for part in source.parts)
    assert ("助理级职称", "二（二）1", quote) in listed


# -- which rulebooks speak ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "day", "expected"),
    [
        ("320500", date(2019, 9, 10), ()),
        ("320500", date(2019, 9, 11), ("suzhou-2019",)),
        ("320500", date(2020, 12, 28), ("suzhou-2019",)),
        ("320506", date(2021, 12, 30), ("jiangsu-2021", "suzhou-2019")),
        ("320600", date(2020, 12, 27), ()),
        ("320600", date(2020, 12, 28), ("national-2020",)),
        ("320600", date(2021, 12, 29), ("national-2020",)),
        ("320600", date(2021, 12, 30), ("jiangsu-2021",)),
        ("320602", date(2022, 1, 10), ("jiangsu-2021",)),
        ("320602", date(2022, 1, 11), ("nantong-2022",)),
        ("320100", date(2022, 1, 11), ("jiangsu-2021",)),
        ("150000", date(2020, 12, 31), ("national-2020",)),
        ("150100", date(2021, 1, 1), ("neimenggu-2021",)),
        ("330600", date(2022, 12, 31), ("national-2020",)),
        ("330681", date(2023, 1, 1), ("shaoxing-2023",)),
        ("330100", date(2023, 1, 1), ("national-2020",)),
        ("330000", date(2023, 1, 1), ("national-2020",)),
        ("430100", date(2024, 12, 31), ("hunan-2024",)),
        ("110000", date(2024, 12, 31), ("national-2020",)),
        ("000000", date(2024, 12, 31), ("national-2020",)),
    ],
)
def test_which_documents_speak(library: Library, place: str, day: date, expected: tuple[str, ...]) -> None:
    """Those of the place and above it; the nation's only where no other is."""
    assert library.speaking(place, day) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("江苏省南通市", "320600"), ("南通", "320600"), ("江苏省", "320000"), ("江苏苏州", "320500"), ("内蒙古", "150000"),
        ("中国江苏省", "320000"), ("浙江省绍兴市", "330600"), ("320602", "320602"), ("3206", "320600"), ("火星", None),
    ],
)  # fmt: skip
def test_places_are_codes(text: str, code: str | None) -> None:
    """By name from the front, or by code."""
    assert place_code(text) == code


def test_each_person_is_spoken_for_where_they_are(library: Library) -> None:
    """One roster with several places; a blank goes by the nation's, with an issue."""
    places = ["江苏省苏州市", "江苏省南通市", "", "湖南省"]
    rows = [[invented_id(n), f"某{n}", place] for n, place in enumerate(places)]
    roster = read(library, {"人员": [["身份证号", "姓名", "所在地"], *rows]})
    context = context_of(Settings(as_of=date(2024, 12, 31)))
    speaking, issues = speaking_for(roster, context)
    assert {name: mask.tolist() for name, mask in speaking.items()} == {
        "jiangsu-2021": [True, False, False, False],
        "suzhou-2019": [True, False, False, False],
        "nantong-2022": [False, True, False, False],
        "national-2020": [False, False, True, False],
        "hunan-2024": [False, False, False, True],
    }
    assert [(issue.code, issue.cell) for issue in issues] == [("P01", "C4")]


def test_a_place_and_day_without_documents_is_an_issue(library: Library) -> None:
    """Nobody is screened in silence."""
    roster = read(library, {"人员": [["工号", "姓名", "所在地"], ["1", "某甲", "江苏省"]]})
    speaking, issues = speaking_for(roster, context_of(Settings(as_of=date(2019, 1, 1))))
    assert not any(mask.any() for mask in speaking.values())
    assert [issue.code for issue in issues] == ["P02"]


# -- inheritance -------------------------------------------------------------------------


def test_a_forwarder_has_all_routes_and_an_extender_its_own_beside(library: Library) -> None:
    """Nantong as Jiangsu; Inner Mongolia without the two that it drops."""

    def routes(name: str) -> set[str]:
        return {route.id for route in library[name].rulebook.routes}

    def inherited(name: str) -> set[str]:
        return {route.id for route in library[name].rulebook.routes if route.document}

    assert routes("nantong-2022") == inherited("nantong-2022") == routes("jiangsu-2021")
    own = routes("neimenggu-2021") - inherited("neimenggu-2021")
    assert routes("national-2020") - {"title-associate-direct", "title-full-direct"} <= inherited(
        "neimenggu-2021"
    )
    assert {"title-associate-direct", "title-full-direct", "title-intermediate-graduate"} <= own


def test_a_digest_changes_with_what_a_rulebook_stands_on(library: Library, tmp_path: Path) -> None:
    """Its own text and its directory; another folder's copy of the same is the same."""
    original = load_library([JIA])["jia-2025"].digest
    for changed in ("jia-2025.yaml", "jia-2025.csv"):
        folder = tmp_path / changed
        folder.mkdir()
        for file in JIA.iterdir():
            extra = "\n# 注\n" if file.suffix == ".yaml" else "9,机械,工程,,某某工,name,,\n"
            text = file.read_text(encoding="utf-8") + (extra if file.name == changed else "")
            (folder / file.name).write_text(text, encoding="utf-8")
        assert load_library([folder])["jia-2025"].digest != original
    assert len({entry.digest for entry in library.entries.values()}) == len(library.entries)


# -- mistakes ----------------------------------------------------------------------------


def _broken(folder: Path, old: str, new: str) -> tuple[str, int]:
    """A copy of the made-up province with a mistake; what is said, and the mistake's line."""
    folder.mkdir()
    for file in JIA.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    path = folder / "jia-2025.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1
    before = text[: text.index(old)]
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(UserError) as caught:
        load_library([folder])
    return str(caught.value), before.count("\n") + 1


_NO_REASON = "- quote: 申报\n        fate: 基本条件\n        routes: []\n#"


@pytest.mark.parametrize(
    ("old", "new", "wrong", "allowed"),
    [
        ("clauses:", "clausez:", "clausez", ("clauses", "routes", "award_lists")),
        ("procedure: 直接申报", "proceduer: 直接申报", "proceduer", ("procedure", "requires", "without")),
        ("procedure: 直接申报", "procedure: 直接", "直接", ("评审", "直接申报", "认定")),
        ("{title: 中级}", "{title: 中极}", "中极", TITLE_LEVELS),
        ("{skill: 技师, worked: 3y}", "{skill: 技士, worked: 3y}", "技士", SKILL_LEVELS),
        ("{skill: 技师, worked: 3y}", "{skill: 技师, wroked: 3y}", "wroked", ("held", "worked", "in_occupation")),
        ("{skill: 技师, worked: 3y}", "{skil: 技师, worked: 3y}", "skil", tuple(KINDS)),
        ("{skill: 技师, worked: 3y}", "{skill: 技师, worked: 三年}", "三年", ("3y",)),
        ("series: [工程, 农业]", "series: [工程, 农叶]", "农叶", SERIES),
        ("{award: 甲省金锤奖}", "{award: 甲省金锺奖}", "甲省金锺奖", ("甲省金锤奖", "中华技能大奖")),
        ("levels: [国家级]", "levels: [全国级]", "全国级", ("国家级", "省级")),
        ("without: [考核]", "without: [考合]", "考合", ("单位", "等级", "考核")),
        ("{award: [特别贡献]}", "{award: [特别供献]}", "特别供献", ("特别贡献",)),
        ("routes: [title-associate-direct]", "routes: [title-asociate-direct]", "title-asociate-direct", ()),
        ("    clause: 二", "    clause: 四", "四", ()),
        ("fate: 基本条件", "fate: 基本", "基本", ("基本条件", "程序", "宣示")),
        ("- quote: 申报人员近2年年度考核应当合格。\n        fate: 基本条件\n        why:", _NO_REASON, "why", ()),
        ("name: 甲省高技能", "number: 甲省高技能", "number", ()),
        ("{from: 2025-03-01}", "{from: 三月一日}", "from", ("2024-06-30",)),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_file_line_and_the_allowed_words(
    tmp_path: Path, old: str, new: str, wrong: str, allowed: tuple[str, ...]
) -> None:
    """One line that a policy officer can act on."""
    said, line = _broken(tmp_path / "rules", old, new)
    assert "jia-2025.yaml" in said
    assert wrong in said
    assert all(word in said for word in allowed), said
    assert "\n" not in said
    assert f"第{line}行" in said


def test_a_mistake_in_a_list_of_several_lines_is_named_at_its_own(tmp_path: Path) -> None:
    """The second of two requirements."""
    new = "requires:\n      - {title: 中级, held: 1y}\n      - {skill: 技士}"
    said, line = _broken(tmp_path / "rules", "requires: [{title: 中级, held: 1y}]", new)
    assert f"第{line + 2}行" in said


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ("{word: 单位性质, pass: [企业], out: [机关]}", "{word: 单位性制, pass: [企业]}", "单位性制"),
        ("{word: 单位性质, pass: [企业], out: [机关]}", "{word: 单位性质, pass: [企叶]}", "企叶"),
    ],
)
def test_a_roster_header_or_word_that_is_none_is_a_mistake(
    tmp_path: Path, old: str, new: str, wrong: str
) -> None:
    """Otherwise a condition would never be met, or the run would break."""
    said, line = _broken(tmp_path / "rules", old, new)
    assert wrong in said
    assert f"第{line}行" in said


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("2,机械,工呈,6-18-02,机械热加工人员,code,,", "工呈"),
        ("2,机械,工程,6-18-02,机械热加工人员,kode,,", "match"),
    ],
)
def test_a_mistake_in_a_directory_is_named(tmp_path: Path, line: str, wrong: str) -> None:
    """With its file and line too."""
    for file in JIA.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    head, first, _ = (JIA / "jia-2025.csv").read_text(encoding="utf-8").splitlines()
    (tmp_path / "jia-2025.csv").write_text("\n".join([head, first, line]), encoding="utf-8")
    with pytest.raises(UserError) as caught:
        load_library([tmp_path])
    assert "jia-2025.csv 第3行" in str(caught.value)
    assert wrong in str(caught.value)


@pytest.mark.parametrize(
    ("files", "wrong"),
    [
        ({"a.yaml": "id: national-2020\n"}, "第1行"),
        ({"a.yaml": "- 一\n- 二\n"}, "a.yaml"),
        ({"a.yaml": "a: [1, 2\n"}, "a.yaml 第2行"),
        ({"a.yaml": ""}, "a.yaml"),
    ],
)
def test_files_that_are_no_rulebooks(tmp_path: Path, files: dict[str, str], wrong: str) -> None:
    """Each named."""
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=wrong):
        load_library([tmp_path])


def test_a_file_that_is_no_utf8_is_named(tmp_path: Path) -> None:
    """As Windows editors may save it."""
    (tmp_path / "a.yaml").write_bytes("id: 甲".encode("gbk"))
    with pytest.raises(UserError, match=r"a\.yaml.*UTF-8"):
        load_library([tmp_path])


def test_an_id_that_is_taken_and_a_parent_that_is_not_there(tmp_path: Path) -> None:
    """Both name the file."""
    text = (JIA / "jia-2025.yaml").read_text(encoding="utf-8").replace("directory: jia-2025\n", "")
    (tmp_path / "b.yaml").write_text(text.replace("id: jia-2025", "id: suzhou-2019", 1), encoding="utf-8")
    with pytest.raises(UserError, match=r"b\.yaml.*suzhou-2019"):
        load_library([tmp_path])
    (tmp_path / "b.yaml").write_text(text + "extends: yi-2025\n", encoding="utf-8")
    with pytest.raises(UserError, match=r"b\.yaml.*yi-2025"):
        load_library([tmp_path])


# -- a province of one's own -------------------------------------------------------------


@pytest.fixture(scope="module")
def with_jia() -> Library:
    """The product's rulebooks and the made-up province's."""
    return load_library([JIA])


@pytest.mark.parametrize("case", cases_of(JIA / "jia-2025.test.yaml"), ids=lambda case: case.title)
def test_a_made_up_province(case: Case, with_jia: Library) -> None:
    """One YAML, one CSV, no code: its routes, its award and its directory."""
    assert differences(outcomes(with_jia, case), case) == []


def test_a_made_up_province_leaves_the_others_as_they_are(with_jia: Library, library: Library) -> None:
    """Same digests, same routes, and its directory speaks for itself only."""
    for name, entry in library.entries.items():
        assert with_jia[name].digest == entry.digest
        assert with_jia[name].rulebook == entry.rulebook


def test_a_made_up_province_is_chosen_by_region(with_jia: Library, library: Library) -> None:
    """By its own name, from its first day."""
    assert with_jia.speaking("990000", date(2025, 3, 1)) == ("jia-2025",)
    assert with_jia.speaking("990100", date(2025, 2, 28)) == ("national-2020",)
    assert place_code("甲省乙市", with_jia.region_names) == "990000"
    assert place_code("甲省乙市", library.region_names) is None


def test_a_made_up_province_from_the_command(tmp_path: Path) -> None:
    """guantong run --rulebooks-dir: screened by its 所在地, shown with its clause."""
    sheets: dict[str, Cells] = {
        "人员": [
            ["工号", "姓名", "所在地", "单位性质", "现岗位职业（工种）", "荣誉奖项"],
            ["1", "某甲", "甲省乙市", "企业", "量子园丁", "2024年5月金锤奖"],
        ],
        "证书": [
            ["工号", "证书类别", "级别", "职业（工种）", "取得日期"],
            ["1", "职业技能等级", "高级工", "量子园丁", "2020-01-01"],
        ],
    }
    file, out = write_xlsx(tmp_path / "甲.xlsx", sheets), tmp_path / "out"
    arguments = ["run", str(file), "--out", str(out), "--rulebooks-dir", str(JIA), "--as-of", "2025-06-30"]
    assert invoke(arguments) == 0
    outcomes_ = pd.read_parquet(out / "outcomes.parquet").set_index("route")
    assert set(outcomes_["rulebook"]) == {"jia-2025"}
    assert outcomes_.loc["title-associate-direct", "status"] == "eligible"
    book = openpyxl.load_workbook(out / "筛查结果.xlsx")
    lists = (book["可申报"], book["政策依据"])
    values = {value for sheet in lists for row in sheet.iter_rows(values_only=True) for value in row}
    assert {"某甲", "甲人社发〔2025〕1号", "获得甲省金锤奖的，可直接申报副高级职称。"} <= values
    assert len(list((out / "告知书").iterdir())) == 1


def test_a_quote_has_its_head(tmp_path: Path) -> None:
    """已有副高级职称的，可直接申报 alone would say so to everybody with that title."""
    source = (POLICY / "rulebooks/jiangsu-2021.yaml").read_text("utf-8")
    cut = source.replace(
        "routes: [title-associate-direct, title-full-direct]", "routes: [title-associate-direct]"
    )
    assert cut != source
    (tmp_path / "own.yaml").write_text(cut.replace("id: jiangsu-2021", "id: own"), "utf-8")
    with pytest.raises(UserError, match="以“已有”开头的引文缺少前面的话") as caught:
        load_library([tmp_path])
    assert "own.yaml 第" in str(caught.value)
    library = load_library()
    book = library["jiangsu-2021"].rulebook
    told = decisive_text(library, book, book.route("title-full-direct"))
    assert told.startswith("获得中华技能大奖") and told.endswith(
        "已有副高级职称的，可直接申报评审正高级职称。"
    )
