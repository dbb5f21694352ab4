"""``missing`` names a header only if some value in that cell could settle something: filled, the outcome changes."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from batch.days.moments import day_number
from batch.engine.outcomes import outcome_batch
from batch.engine.question import Question
from batch.engine.screening import screen
from batch.language.terms import SERIES, SKILL_LEVELS, TITLE_LEVELS
from batch.language.words import WORDS
from batch.policy.library import Library
from batch.roster.headers import SHEETS
from batch.roster.roster import read_sheets
from tests.here import SOAK
from tests.people import invented_id, sheets_of
from tests.random_people import AWARDS, OCCUPATIONS, TITLES, Person, people
from tests.rosters import options

DAY: Final = date(2024, 6, 30)
DAYS: Final = (
    "1990-01-01",
    "2003-07-01",
    "2012-03-01",
    "2016-01-01",
    "2019-06-01",
    "2021-06-01",
    "2022-12-01",
    "2024-01-15",
)
PLACES: Final = ("江苏省南通市", "浙江省绍兴市", "湖南省长沙市")
VALUES: Final[dict[str, tuple[str, ...]]] = {
    "级别": (*SKILL_LEVELS, *TITLE_LEVELS, "国家级", "省级", "市级"),
    "系列": SERIES,
    "名称": (*AWARDS, *(name for _, name, _ in TITLES), "江苏大工匠", "高级技师"),
    "职业（工种）": (*OCCUPATIONS, "车工", "电工"),
    "现岗位职业（工种）": (*OCCUPATIONS, "车工", "电工"),
    "职业编码": ("6-18-02-04", "4-13-04", "6-18-01-01"),
    "中断工作月数": ("0", "12", "120"),
    "荣誉奖项": ("中华技能大奖", "全国技术能手", "2023年全国职业技能竞赛一等奖"),
    "奖次": ("金牌", "一等奖", "二等奖", "第1名", "第8名"),
    "发证机构": ("江苏省人力资源和社会保障厅", "某公司"),
    "所在地": PLACES,
    "技能等级": SKILL_LEVELS, "职称级别": TITLE_LEVELS, "职称系列": SERIES, "职称名称": ("工程师", "高级工程师"),
    "技能证书职业（工种）": tuple(OCCUPATIONS),
}  # fmt: skip


def _values(header: str) -> tuple[Any, ...]:
    if header in VALUES:
        return VALUES[header]
    if header in WORDS:
        return WORDS[header]
    if header.endswith("日期"):
        return DAYS
    if header.endswith("年度考核"):
        return ("合格", "不合格")
    return (0.0, 18.0, 90.0) if header.endswith("学时") else ()


def _filled(person: Person, header: str) -> Iterator[Person]:
    """The person with a value in a cell of that header, wherever there is such a cell."""
    if header[:4].isdigit():
        year, what = int(header[:4]), header[4:]
        for value in _values(header):
            other = copy.deepcopy(person)
            if what == "年度考核":
                other["年度考核"] = {**(other.get("年度考核") or {}), year: value}
            else:
                hours = list((other.get("继续教育") or {}).get(year) or ["", ""])
                hours[what == "公需学时"] = value
                other["继续教育"] = {**(other.get("继续教育") or {}), year: hours}
            yield other
        return
    for value in _values(header):
        if header in SHEETS["人员"]:
            yield {**copy.deepcopy(person), header: value}
        for sheet in ("证书", "荣誉竞赛"):
            if header in SHEETS[sheet]:
                rows = range(len(person[sheet]))
                for chosen in (
                    ([number] for number in rows) if len(rows) < 2 else (*([n] for n in rows), rows)
                ):
                    other = copy.deepcopy(person)
                    for number in chosen:
                        other[sheet][number][header] = value
                    yield other


def _outcomes(library: Library, crowd: list[Person], rulebook: str) -> pd.DataFrame:
    """Of each of some people, in their order."""
    own = [{**one, "身份证号": invented_id(n), "姓名": f"某{n}"} for n, one in enumerate(crowd)]
    roster = read_sheets("甲.xlsx", sheets_of(own), options(library))
    question = Question(library, day_number(DAY))
    (screening,) = screen(roster.facts, [library[rulebook]], question)
    frame: pd.DataFrame = outcome_batch(
        screening, np.arange(roster.facts.size, dtype=np.int32), 0
    ).to_pandas()
    return frame


WELDER: Final[dict[str, Any]] = {
    "单位性质": "企业", "岗位类别": "生产服务一线", "现岗位职业（工种）": "焊工", "现岗位起始日期": "2015-03",
    "年度考核": {2021: "合格", 2022: "合格", 2023: "合格"}, "荣誉竞赛": [],
    "证书": [{"证书类别": "职业技能等级", "级别": "高级工", "职业（工种）": "焊工", "取得日期": "2018-05"}],
}  # fmt: skip
TITLED: Final[dict[str, Any]] = {
    **WELDER,
    "证书": [{"证书类别": "职称", "名称": "工程师", "取得日期": "2019-12"}],
}


@pytest.mark.parametrize(
    ("rulebook", "route", "person", "missing", "says"),
    [
        ("suzhou-2019", "title-assistant-review", {**WELDER, "年度考核": {2021: "合格", 2022: "合格"}},
         ["2023年度考核"], "2023年度考核没有记录"),
        ("suzhou-2019", "skill-technician-by-title", {**TITLED, "现岗位职业（工种）": ""},
         ["现岗位职业（工种）"], "现岗位职业（工种）空白"),
        ("hunan-2024", "skill-technician-by-title", {**TITLED, "现岗位起始日期": "2024-03-01"},
         ["从事技术技能工作起始日期"], "从事技术技能工作起始日期空白"),
        ("suzhou-2019", "title-associate-direct", {**WELDER, "荣誉竞赛": [{"名称": "苏州市技术发明奖"}]},
         [], "是否在条款所列之内，须认定"),
        ("suzhou-2019", "title-associate-direct", {**WELDER, "荣誉竞赛": [{"名称": "全国技术能手（待公布）"}]},
         ["荣誉奖项"], "没有全部读懂"),
        ("suzhou-2019", "title-assistant-direct", {**WELDER, "荣誉竞赛": [{"名称": "苏州市电工技能竞赛", "奖次": "第1名"}]},
         ["类别"], "”的类别没有写明，或不明确"),
        ("suzhou-2019", "title-assistant-direct", {**WELDER, "荣誉竞赛": [{"名称": "苏州市技术能手", "取得日期": "2024-09"}]},
         [], "”的取得日期晚于筛查日"),
        ("jiangsu-2021", "title-assistant-review", {**WELDER, "现岗位起始日期": "2021"},
         ["现岗位起始日期"], "现岗位起始日期只写到年或月，是否已满3年"),
        ("jiangsu-2021", "title-assistant-review", {**WELDER, "现岗位起始日期": "2022-05"}, [], "最迟自2022年5月31日起，未满3年"),
        ("jiangsu-2021", "title-assistant-review", {**WELDER, "证书": [{**WELDER["证书"][0], "取得日期": "2022"}],
          "年度考核": {2021: "合格", 2022: "不合格", 2023: "合格"}}, [], "2022年度考核未达到合格"),
        ("jiangsu-2021", "title-assistant-review", {**WELDER, "从事技术技能工作起始日期": "2023",
          "证书": [{**WELDER["证书"][0], "取得日期": "2022"}]}, ["从事技术技能工作起始日期"], "工作起始日期只写到年或月"),
        ("jiangsu-2021", "title-assistant-review", {**WELDER, "从事技术技能工作起始日期": "2022",
          "证书": [{**WELDER["证书"][0], "取得日期": "2023"}]}, ["取得日期"], "证书的取得日期只写到年或月"),
        ("hunan-2024", "skill-technician-by-title", {**TITLED, "从事本职业起始日期": "2023",
          "从事技术技能工作起始日期": "2023"}, ["从事本职业起始日期", "从事技术技能工作起始日期"], "从事本职业起始日期只写到"),
    ],
)  # fmt: skip
def test_what_decides_nothing_is_not_missing(
    library: Library, rulebook: str, route: str, person: Person, missing: list[str], says: str
) -> None:
    """A month would do; an award that only an authority can place lacks no cell; and what is said is what is open."""
    found = _outcomes(library, [person], rulebook)
    (row,) = list[Any](found[found.route == route].itertuples())
    assert list(row.missing) == missing
    assert says in row.reason


def _told(row: Any) -> tuple[Any, ...]:
    return (row.status, row.sure, row.maybe, tuple(row.missing), row.reason, row.note)


@settings(max_examples=15 + 30 * SOAK, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    people(most=1),
    st.sampled_from(
        ["jiangsu-2021", "national-2020", "hunan-2024", "shaoxing-2023", "suzhou-2019", "neimenggu-2021"]
    ),
)
def test_what_is_missing_would_change_the_outcome(
    library: Library, crowd: list[Person], rulebook: str
) -> None:
    """Header by header: the best of some values in any cell of it."""
    (person,) = crowd
    asked = _outcomes(library, crowd, rulebook)
    lines: list[Any] = list(asked.itertuples())
    wanted = {header: None for row in lines for header in row.missing}
    variants = {header: list(_filled(person, header)) for header in wanted}
    everybody = [one for header in variants for one in variants[header]]
    if not everybody:
        assert not wanted
        return
    found = _outcomes(library, everybody, rulebook)
    start = 0
    of_header = {}
    for header, some in variants.items():
        of_header[header] = found[(found.person >= start) & (found.person < start + len(some))]
        start += len(some)
    for row in lines:
        for header in row.missing:
            theirs = of_header[header]
            theirs = theirs[theirs.route == row.route]
            assert len(theirs), (header, row.route)
            changed = any(_told(one) != _told(row) for one in theirs.itertuples())
            assert changed, (header, row.route, row.status, row.reason, list(row.missing), person)
