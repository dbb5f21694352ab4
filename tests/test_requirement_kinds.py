"""Every requirement kind has every part, and the parts say something where they must."""

from __future__ import annotations

from dataclasses import MISSING, fields, replace
from datetime import date
from typing import Any

import pytest

from batch.days.moments import day_number
from batch.engine.kinds import REQUIREMENT_KINDS, RequirementKind, gaps_of, kind_of
from batch.engine.kinds import kind as module
from batch.engine.kinds.kind import register
from batch.engine.question import Question
from batch.engine.screening import Screening, screen
from batch.language.terms import Status
from batch.policy import requirements as ask
from batch.policy.library import Library
from batch.policy.loading import load_library
from batch.roster.awards import AwardNames
from batch.roster.headers import SHEETS
from batch.roster.options import ReadOptions
from batch.roster.roster import Roster, read_sheets
from tests.people import sheets_of

AS_OF = date(2024, 6, 15)
#: One requirement of each kind, as a rulebook writes it.
EXAMPLES: dict[str, Any] = {
    "skill": {"skill": "技师", "worked": "3y"},
    "title": {"title": "中级", "in_occupation": "1y"},
    "highest_title": {"highest_title": "助理级"},
    "award": {"award": ["甲"]},
    "competition_beyond": {"competition_beyond": ["甲"]},
    "word": {"word": "单位性质", "pass": ["企业"]},
    "assessments": {"assessments": 3, "post_years": "3y"},
    "education_hours": {"education_hours": 3, "total": 90, "general": 18},
    "on_post": {"on_post": "3y"},
    "open": {"open": "另有规定"},
    "open_until": {"open_until": {"on_post": "3y"}},
    "standard": {"standard": "技师", "title": "中级"},
    "certificate": {"certificate": "国际职业资格"},
    "local_engineer": {"local_engineer": "320500"},
    "graduated_within": {"graduated_within": "5y"},
}
#: What rests on no cell of sheet 人员, on no cell at all, on no fact, needs no paper.
NO_HEADERS = {"open", "certificate", "local_engineer"}
NO_GAPS = {"open", "standard"}
NO_PAPERS = {"open", "word"}


def _read(library: Library, *people: dict[str, Any], without: list[str] | None = None) -> Roster:
    options = ReadOptions(AwardNames(library.awards), AS_OF)
    return read_sheets("x.xlsx", sheets_of(list(people), without), options)


def _screened(library: Library, roster: Roster, book: str = "jiangsu-2021", as_of: date = AS_OF) -> Screening:
    (found,) = screen(roster.facts, [library[book]], Question(library, day_number(as_of)))
    return found


def _requirement(key: str) -> Any:
    from pydantic import TypeAdapter

    adapter: TypeAdapter[Any] = TypeAdapter(ask.Requirement)
    return adapter.validate_python(EXAMPLES[key])


@pytest.mark.parametrize("key", ask.KINDS)
def test_every_kind_has_every_part(key: str, library: Library) -> None:
    """Days for everybody, gaps for who says nothing, headers, evidence and papers."""
    what = _requirement(key)
    kind = kind_of(what)
    assert kind.model is ask.KINDS[key]
    screening = _screened(library, _read(library, {"姓名": "某甲"}, without=["证书", "荣誉竞赛", "年度考核"]))
    view = replace(screening.view, own={}, shared={})
    moment = kind.days(view, what, "title")
    assert moment.sure.shape == moment.maybe.shape == (1,)
    assert (moment.maybe <= moment.sure).all()
    headers = set(kind.headers(what))
    assert bool(headers) == (key not in NO_HEADERS)
    gaps = {gap.header for gap in gaps_of(view, what, "title")}
    if key not in NO_GAPS and moment.sure[0] != moment.maybe[0]:
        assert gaps, "open, and nobody can say why"
    lines = list(kind.evidence(view, what, "title", _NoCells()))
    assert bool(lines) == (key != "open")
    assert bool(list(kind.papers(what))) == (key not in NO_PAPERS)


class _NoCells:
    def own(self, header: str) -> str:
        return header

    def row(self, place: int) -> str:
        return str(place)


def test_the_examples_are_all_kinds() -> None:
    """So that a new kind cannot be forgotten here."""
    assert EXAMPLES.keys() == ask.KINDS.keys()


def test_a_kind_of_the_policy_alone_fails_at_import(monkeypatch: pytest.MonkeyPatch) -> None:
    """And so does one of the engine alone, or one that is there twice."""
    models = list(ask.KINDS.values())
    for kinds, expected in (
        (REQUIREMENT_KINDS[1:], models), (REQUIREMENT_KINDS, models[1:]), ((*REQUIREMENT_KINDS, REQUIREMENT_KINDS[0]), models),
    ):  # fmt: skip
        monkeypatch.setattr(module, "_KINDS", {})
        with pytest.raises(LookupError):
            register(kinds, expected)


def test_no_part_may_be_left_out() -> None:
    """A part without a default cannot be missing."""
    optional = {field.name for field in fields(RequirementKind) if field.default is not MISSING}
    assert optional == {"shared", "by_paper", "lapse"}


# -- mends ---------------------------------------------------------------------------------


def _status(screening: Screening, route: str) -> str:
    found = screening.result(screening.view.rulebook.route(route))[1][0]
    return Status(int(found)).name.lower()


CRAFTSMAN = {
    "姓名": "某甲", "单位性质": "企业", "岗位类别": "技术技能", "现岗位职业（工种）": "焊工", "现岗位起始日期": "2010-01-01",
    "年度考核": dict.fromkeys((2021, 2022, 2023), "合格"), "荣誉竞赛": [{"名称": "江苏工匠", "取得日期": "2022-01-01"}],
}  # fmt: skip
SKILLED = {"证书类别": "职业技能等级", "级别": "高级工", "职业（工种）": "焊工", "取得日期": "2015-01-01"}


def _with_titles(*titles: dict[str, Any]) -> dict[str, Any]:
    return {**CRAFTSMAN, "证书": [SKILLED, *({"证书类别": "职称", **one} for one in titles)]}


@pytest.mark.parametrize(("titles", "expected"), [
    ([{"级别": "副高级", "名称": "高级农艺师", "系列": "农业", "取得日期": "2015-01-01"}], "not_met"),
    ([{"级别": "中级", "名称": "工程师", "系列": "工程", "取得日期": "2025-01-01"}], "not_met"),
    ([{"级别": "助理级", "名称": "助理工程师", "系列": "工程", "取得日期": "2015-01-01"}], "eligible"),
    ([{"级别": "助理级", "名称": "助理工程师", "系列": "工程", "取得日期": "2015-01-01"},
      {"级别": "中级", "名称": "工程师", "系列": "工程", "取得日期": "2025-01-01"}], "eligible"),
    ([{"级别": "助理级", "名称": "助理工程师", "系列": "工程", "取得日期": "2015-01-01"},
      {"级别": "", "名称": "某某师", "系列": "工程", "取得日期": "2016-01-01"}], "undetermined"),
    ([{"级别": "", "名称": "某某师", "系列": "工程", "取得日期": "2016-01-01"}], "undetermined"),
    ([{"级别": "助理级", "名称": "助理工程师", "系列": "工程", "取得日期": "2024-09-01"}], "upcoming"),
])  # fmt: skip
def test_just_this_level(titles: list[dict[str, Any]], expected: str, library: Library) -> None:
    """highest_title asks for a certificate of the level, or one that may be; a higher one makes nobody lower."""
    screening = _screened(library, _read(library, _with_titles(*titles)))
    assert _status(screening, "title-intermediate-next") == expected


@pytest.mark.parametrize(("book", "route"), [
    ("jiangsu-2021", "skill-international"), ("suzhou-2019", "skill-senior-local-engineer"),
    ("suzhou-2019", "title-intermediate-conversion"),
])  # fmt: skip
def test_without_a_place_for_certificates_all_are_open(book: str, route: str, library: Library) -> None:
    """A roster with no certificate sheet and no certificate column: nobody says that there is none."""
    wide = [header for header in SHEETS["人员"] if header.startswith(("技能", "职称"))]
    columns = [*wide, "证书"]
    bare = _read(library, {**CRAFTSMAN, "所在地": "江苏省苏州市"}, without=columns)
    assert not bare.facts.knows_certificates
    screening = _screened(library, bare, book)
    assert _status(screening, route) == "undetermined"
    with_sheet = _read(library, {**CRAFTSMAN, "证书": [{**SKILLED, "级别": "中级工"}]})
    assert _status(_screened(library, with_sheet, book), route) == "not_met"


def test_an_imprecise_international_certificate_says_what_is_missing(library: Library) -> None:
    """Dated to the month that contains the day: open; no date settles what the text leaves to the province."""
    from batch.engine.reasons import reasons

    certificate = {"证书类别": "国际职业资格", "名称": "某证书", "取得日期": "2024-06"}
    title = {
        "证书类别": "职称",
        "级别": "助理级",
        "名称": "助理工程师",
        "系列": "工程",
        "取得日期": "2015-01-01",
    }
    screening = _screened(library, _read(library, {**CRAFTSMAN, "证书": [certificate, title]}))
    route = screening.view.rulebook.route("skill-international")
    moment, status = screening.result(route)
    assert status[0] == Status.UNDETERMINED
    why = reasons(screening, route, moment, status)
    assert why.missing.of(0) == ()
    said = int(why.sentences.which[0])
    assert (why.sentences.texts[said], why.sentences.settlers[said]) == (
        "按我省有关规定申报认定相应职业技能等级",
        "主管部门",
    )


# -- what a rulebook inherits ----------------------------------------------------------------

BOOK = """
id: {id}
number: 试〔2025〕1号
name: 试行办法
issuer: 试
region: "{region}"
region_name: 试{region}
in_force: {{from: 2020-01-01}}
{more}
clauses:
  - {{id: 一, parts: [{{quote: 一。, fate: 路线, routes: [r, s]}}]}}
"""
ROUTES = """
routes:
  - {id: r, target: {title: 助理级}, procedure: 评审, clause: 一, requires: [{skill: 高级工}]}
  - {id: s, target: {skill: 高级工}, procedure: 考核, clause: 一, requires: [{title: 助理级}]}
  - {id: t, target: {title: 中级}, procedure: 评审, clause: 一, requires: [{title: 助理级}]}
"""


def _library(folder: Any, **books: str) -> Library:
    for number, (name, more) in enumerate(books.items()):
        text = BOOK.format(id=name, region=f"99{number}000", more=more)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return load_library([folder])


def test_extends_inherits_what_it_does_not_say_itself(tmp_path: Any) -> None:
    """Series, titles, directory, teachers and benefits; what it says itself stands."""
    parent = (
        "series: [农业]\ndirectory: hunan-2024\ndirectory_note: 甲\nteachers: 技工院校教师\n"
        "titles: {outside: open, other: 'yes'}\nbenefits: {treatment: {clause: 一, levels: {技师: 中级}}}"
        + ROUTES
    )
    library = _library(
        tmp_path,
        parent=parent,
        child="extends: parent",
        own="extends: parent\nseries: [工程]\ntitles: {other: 'no'}",
    )
    child, own = library["child"], library["own"]
    assert child.directory is not None
    book = child.rulebook
    assert (book.series, book.teachers, book.directory_note, book.titles.other) == (
        ("农业",),
        "技工院校教师",
        "甲",
        "yes",
    )
    assert book.benefits.treatment is not None
    assert [route.id for route in book.routes] == ["r", "s", "t"]
    assert (own.rulebook.series, own.rulebook.titles.other, own.rulebook.teachers) == (
        ("工程",),
        "no",
        "技工院校教师",
    )


def test_series_without_a_directory_leave_the_occupation_open(tmp_path: Any) -> None:
    """A 农艺工 is not 可申报 工程师 by silence; a document that names no series takes all to correspond."""
    library = _library(tmp_path, named="series: [工程]" + ROUTES, silent=ROUTES)
    person = {"姓名": "某甲", "现岗位职业（工种）": "农艺工", "证书": [{**SKILLED, "职业（工种）": "农艺工"}]}
    roster = _read(library, person)
    assert _status(_screened(library, roster, "named"), "r") == "undetermined"
    assert _status(_screened(library, roster, "silent"), "r") == "eligible"


@pytest.mark.parametrize(("policy", "expected"), [
    ("{}", "undetermined"), ("{title_routes: {outside: 'no'}}", "not_met"), ("{title_routes: {outside: open}}", "undetermined"),
])  # fmt: skip
def test_titles_of_other_series_on_title_routes(policy: str, expected: str, tmp_path: Any) -> None:
    """``titles`` speaks for skill routes, its ``title_routes`` for title routes."""
    library = _library(tmp_path, book=f"titles: {policy}" + ROUTES)
    title = {
        "证书类别": "职称",
        "级别": "助理级",
        "名称": "助理经济师",
        "系列": "经济",
        "取得日期": "2015-01-01",
    }
    roster = _read(library, {"姓名": "某甲", "现岗位职业（工种）": "焊工", "证书": [title]})
    assert _status(_screened(library, roster, "book"), "t") == expected
