"""Every outcome says why, in one sentence with the person's facts; who settles it; what would."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from batch.days.moments import day_number
from batch.engine.kinds.case import COMMITTEE, EMPLOYER
from batch.engine.question import Question
from batch.engine.reasons import reasons
from batch.engine.screening import Screening, screen
from batch.language.terms import Status
from batch.policy.library import Library
from batch.roster.roster import read_sheets
from tests.here import SOAK
from tests.people import invented_id, sheets_of
from tests.random_people import AS_OF, Person, people
from tests.rosters import Cells, options, read

WELDER = {
    "姓名": "某甲", "身份证号": invented_id(1), "单位性质": "企业", "岗位类别": "技术技能", "现岗位职业（工种）": "焊工",
    "现岗位起始日期": "2010-01-01", "2021年度考核": "合格", "2022年度考核": "合格", "2023年度考核": "合格",
    "技能等级": "技师", "技能证书职业（工种）": "焊工", "技能证书取得日期": "2015-01-01", "职称级别": "", "职称取得日期": "",
    "荣誉奖项": "",
}  # fmt: skip


def _screened(library: Library, book: str, as_of: date = date(2024, 6, 30), /, **changed: str) -> Screening:
    person = {**WELDER, **changed}
    sheets: dict[str, Cells] = {"人员": [list(person), list(person.values())]}
    facts = read(library, sheets).facts
    (found,) = screen(facts, [library[book]], Question(library, day_number(as_of)))
    return found


def _said(screening: Screening, route_id: str) -> tuple[str, str, str, tuple[str, ...]]:
    route = screening.view.rulebook.route(route_id)
    moment, status = screening.result(route)
    why = reasons(screening, route, moment, status)
    number = int(why.sentences.which[0])
    name = Status(int(status[0])).name.lower()
    return name, why.sentences.texts[number], why.sentences.settlers[number], why.missing.of(0)


J = ("jiangsu-2021", "title-intermediate-review")
#: Rulebook and route, what is other than usual, and: status, sentence, who settles it, headers.
SAID = [
    (J, {"岗位类别": "管理"}, ("not_applicable", "岗位类别为管理，不在本文件范围", "", ())),
    (J, {"技能等级": "中级工"}, ("not_met", "技能等级最高为中级工，未到高级工", "", ())),
    (
        J,
        {"技能证书取得日期": ""},
        ("undetermined", "技师及以上证书的取得日期空白", EMPLOYER, ("技能证书取得日期",)),
    ),
    (
        J,
        {"技能证书取得日期": "2022-07-01"},
        ("upcoming", "取得后从事技术技能工作满3年，须到2025年7月1日", "", ()),
    ),
    (
        J,
        {"现岗位起始日期": "2022-07-22"},
        ("undetermined", "在现岗位自2022年7月22日起，未满3年，是否合于近3年考核须认定", "主管部门", ()),
    ),
    (J, {"2022年度考核": ""}, ("undetermined", "2022年度考核没有记录", EMPLOYER, ("2022年度考核",))),
    (
        J,
        {"现岗位职业（工种）": "量子园丁"},
        ("undetermined", "现岗位职业“量子园丁”不在目录之列", COMMITTEE, ()),
    ),
    (
        J,
        {"现岗位职业（工种）": "量子园丁", "技能证书取得日期": ""},
        ("undetermined", "现岗位职业“量子园丁”不在目录之列", COMMITTEE, ()),
    ),
    (
        J,
        {"2022年度考核": "基本合格"},
        ("upcoming", "2022年度考核未达到合格，须满3个合格年度，最早2026年1月1日", "", ()),
    ),
    (
        J,
        {"技能证书取得日期": "2022-07"},
        (
            "upcoming",
            "最早须到2025年7月1日；技师及以上证书的取得日期只写到年或月",
            "",
            ("技能证书取得日期",),
        ),
    ),
    (
        ("shaoxing-2023", "title-intermediate-review"),
        {"现岗位职业（工种）": "量子园丁", "2023继续教育学时": "90", "2023公需学时": "18"},
        ("undetermined", "现岗位职业“量子园丁”不在目录之列（指导表缺第1、5、6行）", COMMITTEE, ()),
    ),
    (
        ("national-2020", "title-intermediate-review"),
        {"现岗位职业（工种）": "量子园丁"},
        (
            "undetermined",
            "现岗位职业“量子园丁”不在已收录的各省市目录之列（文件未附目录）",
            COMMITTEE,
            (),
        ),
    ),
    (
        ("jiangsu-2021", "title-associate-direct"),
        {"技能等级": "8级"},
        ("undetermined", "技能等级证书的级别空白或无法识别", EMPLOYER, ("技能等级",)),
    ),
    (
        ("jiangsu-2021", "title-associate-direct"),
        {"荣誉奖项": "江苏工匠"},
        ("not_met", "所记载的奖项、荣誉不在条款为这一等级所列之内", "", ()),
    ),
    (
        ("jiangsu-2021", "title-competition"),
        {},
        ("not_met", "没有国家级或省级职业技能竞赛获奖（条款未列明的）的记载", "", ()),
    ),
    (
        ("jiangsu-2021", "title-associate-direct"),
        {},
        ("not_met", "没有条款所列的奖项、荣誉或入选的记载", "", ()),
    ),
    (
        ("jiangsu-2021", "skill-technician-by-title"),
        {},
        ("already_held", "已具备技师或更高等级的职业技能等级", "", ()),
    ),
    (
        ("suzhou-2019", "title-intermediate-direct"),
        {"荣誉奖项": "江苏工匠"},
        ("undetermined", "“江苏工匠”所依据的条款已让位于其他文件，须认定", "主管部门", ()),
    ),
]


@pytest.mark.parametrize(("route", "changed", "expected"), SAID)
def test_the_reason_is_the_reason(
    library: Library,
    route: tuple[str, str],
    changed: dict[str, str],
    expected: tuple[str, str, str, tuple[str, ...]],
) -> None:
    """With the person's own facts, and who settles it; what no cell settles names no header."""
    assert _said(_screened(library, route[0], **changed), route[1]) == expected


@pytest.mark.slow
@settings(max_examples=200 if SOAK else 10, deadline=None, suppress_health_check=list(HealthCheck))
@given(group=people(), as_of=AS_OF)
def test_nobody_is_without_a_reason(library: Library, group: list[Person], as_of: date) -> None:
    """What is open says who settles it; header names only where the employer does."""
    facts = read_sheets("a.xlsx", sheets_of(group), options(library, as_of)).facts
    question = Question(library, day_number(as_of), by_place=True)
    for screening in screen(facts, list(library.entries.values()), question):
        for route in screening.routes:
            moment, status = screening.result(route)
            why = reasons(screening, route, moment, status)
            for person in range(facts.size):
                number = int(why.sentences.which[person])
                text, settler = why.sentences.texts[number], why.sentences.settlers[number]
                assert bool(text) == (status[person] != Status.ELIGIBLE), route.id
                assert "{" not in text
                assert bool(settler) == (status[person] == Status.UNDETERMINED), (route.id, text)
                if status[person] == Status.UNDETERMINED:
                    assert bool(why.missing.of(person)) == (settler == EMPLOYER), (
                        route.id,
                        text,
                        why.missing.of(person),
                    )


def test_a_blank_place_opens_what_the_nation_grants(library: Library) -> None:
    """Eligible and upcoming become open on 所在地; what is out, held or failed stays, with a note."""
    facts = read(library, {"人员": [list(WELDER), list(WELDER.values())]}).facts
    question = Question(library, day_number(date(2024, 6, 30)), by_place=True)
    (found,) = screen(facts, [library["national-2020"]], question)
    assert _said(found, "title-intermediate-review") == (
        "undetermined", "所在地空白或无法识别，本地文件可能另有规定", EMPLOYER, ("所在地",),
    )  # fmt: skip
    route = found.view.rulebook.route("title-associate-review")
    moment, status = found.result(route)
    why = reasons(found, route, moment, status)
    assert Status(int(status[0])) is Status.NOT_MET
    assert why.notes.of(0) == ("所在地未填，本地文件可能另有途径",)
    named = screen(facts, [library["national-2020"]], Question(library, day_number(date(2024, 6, 30))))
    assert _said(next(named), "title-intermediate-review")[0] == "eligible"


def test_a_province_without_its_document_is_said(library: Library) -> None:
    """The nation's text stands in for it."""
    person = {**WELDER, "所在地": "四川省成都市"}
    facts = read(library, {"人员": [list(person), list(person.values())]}).facts
    question = Question(library, day_number(date(2024, 6, 30)), by_place=True)
    (found,) = screen(facts, [library["national-2020"]], question)
    route = found.routes[0]
    why = reasons(found, route, *found.result(route))
    assert why.notes.of(0) == ("本省实施办法未收录，以本省文件为准",)


def test_the_filing_year_moves_the_window_and_not_the_years(library: Library) -> None:
    """Years to 31 December 2023; for the filing year 2024 the assessments of 2021 to 2023."""
    day = date(2023, 12, 31)
    facts = _screened(library, "jiangsu-2021", day, **{"2020年度考核": "不合格"}).view.facts
    for year, expected in ((None, "upcoming"), (2024, "eligible")):
        question = Question(library, day_number(day), filing_year=year)
        (found,) = screen(facts, [library["jiangsu-2021"]], question)
        assert _said(found, "title-intermediate-review")[0] == expected


def test_another_certificate_that_may_count_earlier_is_why_it_is_open(library: Library) -> None:
    """Not the day of the later one, of which everything is known."""
    person = {**WELDER, "技能证书取得日期": "2023-06-01"}
    more = {"姓名": "某甲", "身份证号": invented_id(1), "证书类别": "职业技能等级", "级别": "技师"}
    sheets: dict[str, Cells] = {
        "人员": [list(person), list(person.values())],
        "证书": [list(more), list(more.values())],
    }
    (found,) = screen(
        read(library, sheets).facts, [library[J[0]]], Question(library, day_number(date(2024, 6, 30)))
    )
    status, said, settler, missing = _said(found, J[1])
    assert (status, settler) == ("undetermined", EMPLOYER)
    assert said == "另有技能等级证书可能更早计入，但取得日期、级别或对应关系不明确"
    assert "取得日期" in missing
