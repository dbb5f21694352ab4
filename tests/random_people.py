"""Random people for hypothesis, in the form of :mod:`tests.people`."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from batch.language.terms import SKILL_LEVELS
from batch.language.words import WORDS
from tests.people import invented_id

Person = dict[str, Any]

#: Days worth asking about: around the starts of documents, leap days, ends of years.
AS_OF = st.sampled_from(
    [date(2021, 12, 30), date(2022, 1, 11), date(2024, 2, 29), date(2024, 6, 30), date(2024, 6, 30), date(2024, 12, 31)]
)  # fmt: skip
OCCUPATIONS = ["焊工", "焊工", "焊工", "", "砌筑工", "沼气工", "茶艺师", "量子园丁"]
YEARS = range(2016, 2024)
GRADES = ["", "合格", "优秀", "不合格", "不定等次", "看不懂"]
TITLES = [
    ("员级", "技术员", "工程"), ("助理级", "助理工程师", "工程"), ("中级", "工程师", "工程"), ("中级", "畜牧师", "农业"),
    ("副高级", "高级工程师", "工程"), ("正高级", "正高级工程师", "工程"), ("中级", "经济师", "经济"), ("", "工程师", ""),
    ("高级", "", "工程"), ("中级", "", ""), ("看不懂", "", ""), ("", "一级实习指导教师", ""),
]  # fmt: skip
AWARDS = [
    "中华技能大奖", "全国技术能手", "江苏省技术能手", "省技术能手", "江苏工匠", "江苏大工匠", "国务院政府特殊津贴",
    "苏州市技术能手", "浙江工匠", "湖南省技术能手", "技能大师工作室", "世界技能大赛", "江苏技能状元大赛",
    "自治区技术能手", "先进工作者", "某某职业技能竞赛", "江苏省劳动模范",
]  # fmt: skip


def words(header: str) -> st.SearchStrategy[str]:
    """A word of a closed column, a blank, or a text that is none."""
    return st.sampled_from(["", *WORDS[header], "看不懂"])


@st.composite
def dates(draw: st.DrawFn) -> str:
    """A date written to the day, the month or the year, none, or a text that is none."""
    day = draw(st.dates(date(2008, 1, 1), date(2025, 6, 30)))
    exact = [day.isoformat()] * 4
    forms = (*exact, f"{day.year}年{day.month}月", str(day.year), "", "不详", f"{day.year}-02-28")
    return draw(st.sampled_from(forms))


_SKILLS = st.fixed_dictionaries(
    {
        "证书类别": st.sampled_from(["职业技能等级", "职业技能等级", "职业资格", "工人技术等级", ""]),
        "级别": st.sampled_from([*SKILL_LEVELS[3:6] * 2, *SKILL_LEVELS, "", "技术工二级"]),
        "职业（工种）": st.sampled_from(OCCUPATIONS),
        "取得日期": dates(),
        "证书状态": st.sampled_from(["", "", "有效", "无效", "看不懂"]),
        "发证机构": st.sampled_from(["", "江苏省人力资源和社会保障厅", "某公司"]),
    }
)
_TITLES = st.builds(
    lambda title, **more: {"证书类别": "职称", **dict(zip(("级别", "名称", "系列"), title, strict=True)), **more},
    st.sampled_from(TITLES), 取得日期=dates(), 聘任日期=dates(), 证书状态=st.sampled_from(["", "", "无效", "看不懂"]),
)  # fmt: skip
_OTHERS = st.fixed_dictionaries(
    {
        "证书类别": st.sampled_from(["国际职业资格", "地方工程师", "专业技术人员职业资格"]),
        "级别": st.sampled_from(["", "中级"]),
        "名称": st.sampled_from(["", "工程师"]),
        "发证机构": st.sampled_from(["", "苏州市人力资源和社会保障局", "无锡市人力资源和社会保障局"]),
        "取得日期": dates(),
    }
)
#: A certificate that usually counts, of any level and day.
_GOOD = st.builds(
    lambda level, day: {"证书类别": "职业技能等级", "级别": level, "职业（工种）": "焊工", "取得日期": day.isoformat()},
    st.sampled_from(SKILL_LEVELS[3:7]), st.dates(date(2014, 1, 1), date(2024, 6, 30)),
) | st.builds(
    lambda title, day: dict(zip(("级别", "名称", "系列"), title, strict=True))
    | {"证书类别": "职称", "取得日期": day.isoformat()},
    st.sampled_from(TITLES[:3] + TITLES[4:6]), st.dates(date(2014, 1, 1), date(2024, 6, 30)),
)  # fmt: skip
_AWARDS = st.fixed_dictionaries(
    {
        "名称": st.sampled_from(AWARDS),
        "级别": st.sampled_from(["", "国际", "国家级", "省级", "市级"]),
        "类别": st.sampled_from(["", "", "一类", "二类"]),
        "奖次": st.sampled_from(["", *WORDS["奖次"], "第2名", "第7名", "看不懂"]),
        "角色": st.sampled_from(["", *WORDS["角色"]]),
        "取得日期": dates(),
        "在校期间": words("在校期间"),
    }
)
_HOURS = st.sampled_from([[90.0, 18.0], [120.0, 30.0], [80.0, 30.0], [90.0, ""], ["", ""], ["看不懂", 18.0]])
_STARTS = ("现岗位起始日期", "从事技术技能工作起始日期", "从事本职业起始日期", "毕业日期")

#: Where words decide a lot, the usual one comes up often enough for the rest to matter.
_USUAL = {
    "单位性质": "企业",
    "在岗状态": "在职",
    "岗位类别": "技术技能",
    "编制": "编外",
    "准入类职业": "",
    "准入资格": "",
    "继续教育达标": "是",
    "诚信记录": "",
}


@st.composite
def _usually(draw: st.DrawFn, usual: Any, others: st.SearchStrategy[Any]) -> Any:
    """The usual thing nine times out of ten."""
    return draw(others) if draw(st.integers(0, 9)) == 7 else usual


PERSON: st.SearchStrategy[Person] = st.fixed_dictionaries(
    {
        **{header: _usually(usual, words(header)) for header, usual in _USUAL.items()},
        **{header: _usually("2012-03-01", dates()) for header in _STARTS},
        "中断工作月数": _usually("", st.sampled_from(["6", "1年2个月", "看不懂"])),
        "现岗位职业（工种）": st.sampled_from(OCCUPATIONS),
        "职业编码": st.sampled_from(["", "", "6-18-02-04", "4-13-04"]),
        "证书": st.lists(_GOOD | _SKILLS | _TITLES | _OTHERS, max_size=4),
        "荣誉竞赛": st.lists(_AWARDS, max_size=2),
        "年度考核": _usually(
            dict.fromkeys(YEARS, "合格"), st.dictionaries(st.sampled_from(YEARS), st.sampled_from(GRADES))
        ),
        "继续教育": _usually(
            {year: [90.0, 18.0] for year in YEARS}, st.dictionaries(st.sampled_from(YEARS), _HOURS)
        ),
    }
)


@st.composite
def people(draw: st.DrawFn, least: int = 1, most: int = 6) -> list[Person]:
    """Some people, each with an ID number of their own that stays when they are moved about."""
    found = draw(st.lists(PERSON, min_size=least, max_size=most))
    return [{**one, "身份证号": invented_id(n), "姓名": f"某{n}"} for n, one in enumerate(found)]
