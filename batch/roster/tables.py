"""The reader's tables of spellings, in their normal form."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from batch.resources import ROSTER_TABLES, read_table
from batch.terms import OUTSIDE, SERIES_BIT, SKILL_LEVELS, TITLE_LEVELS
from batch.text import squeeze
from batch.words import WORDS

#: Headers of each sheet, as the contract spells them.
SHEETS: dict[str, tuple[str, ...]] = {
    "人员": (
        "单位名称", "统一社会信用代码", "部门", "所在地", "单位性质",
        "姓名", "身份证号", "工号", "性别", "出生日期", "在岗状态", "编制",
        "岗位类别", "现岗位职业（工种）", "职业编码",
        "现岗位起始日期", "从事技术技能工作起始日期", "从事本职业起始日期", "中断工作月数",
        "学历", "毕业院校", "毕业日期", "所学专业", "专业相关", "技工院校班次",
        "准入类职业", "准入资格", "继续教育达标", "诚信记录",
        "技能等级", "技能证书职业（工种）", "技能证书取得日期", "技能证书编号",
        "职称级别", "职称名称", "职称系列", "职称专业", "职称取得日期", "职称聘任日期", "职称证书编号",
        "荣誉奖项",
    ),
    "证书": (
        "身份证号", "工号", "姓名", "证书类别", "级别", "名称", "系列", "专业", "职业（工种）",
        "取得日期", "聘任日期", "证书编号", "发证机构", "证书状态",
    ),
    "荣誉竞赛": (
        "身份证号", "工号", "姓名", "名称", "级别", "类别", "奖次", "角色", "取得日期", "在校期间",
    ),
    "年度考核": ("身份证号", "工号", "姓名", "年度", "结果"),
    "继续教育": ("身份证号", "工号", "姓名", "年度", "总学时", "公需学时"),
}  # fmt: skip

#: Cells that say there is nothing.
NOTHING = frozenset(
    {
        "",
        "无",
        "/",
        "\\",
        "-",
        "--",
        "—",
        "——",
        "–",
        "na",
        "n/a",
        "暂无",
        "没有",
        "未填",
        "null",
        "none",
    }
)


@lru_cache(maxsize=1)
def header_table() -> dict[str, dict[str, str]]:
    """Sheet → spelling → canonical header."""
    table: dict[str, dict[str, str]] = {
        sheet: {squeeze(name): name for name in names} for sheet, names in SHEETS.items()
    }
    for row in read_table(ROSTER_TABLES / "headers.csv"):
        table[row["sheet"]].setdefault(squeeze(row["spelling"]), row["canonical"])
    return table


@lru_cache(maxsize=1)
def word_table() -> dict[str, dict[str, str]]:
    """Header → spelling → word."""
    table: dict[str, dict[str, str]] = {
        header: {squeeze(word): word for word in words} for header, words in WORDS.items()
    }
    for row in read_table(ROSTER_TABLES / "words.csv"):
        table[row["header"]].setdefault(squeeze(row["spelling"]), row["word"])
    return table


@lru_cache(maxsize=1)
def skill_level_table() -> dict[str, str]:
    """Spelling → level, 岗位等级 or 非技能."""
    rows = read_table(ROSTER_TABLES / "skill_levels.csv")
    own = {level: level for level in SKILL_LEVELS}
    return {squeeze(row["spelling"]): row["level"] for row in rows} | own


@lru_cache(maxsize=1)
def title_level_table() -> dict[str, tuple[int, int]]:
    """Spelling → lowest and highest title level that it can mean."""
    rows = read_table(ROSTER_TABLES / "title_levels.csv")
    number = TITLE_LEVELS.index
    return {squeeze(row["spelling"]): (number(row["low"]), number(row["high"])) for row in rows}


@lru_cache(maxsize=1)
def title_table() -> dict[str, tuple[tuple[str, int], ...]]:
    """Title name → its series and level; several where one name stands in several series."""
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for row in read_table(ROSTER_TABLES / "titles.csv"):
        found[squeeze(row["name"])].append((row["series"], TITLE_LEVELS.index(row["level"])))
    return {name: tuple(entries) for name, entries in found.items()}


@lru_cache(maxsize=1)
def series_table() -> dict[str, str]:
    """Spelling → series."""
    rows = read_table(ROSTER_TABLES / "series.csv")
    return {squeeze(row["spelling"]): row["series"] for row in rows}


@lru_cache(maxsize=1)
def grade_table() -> dict[str, str]:
    """Spelling of an assessment → 合格, 不合格 or 待定."""
    rows = read_table(ROSTER_TABLES / "grades.csv")
    return {squeeze(row["spelling"]): row["grade"] for row in rows}


def series_bits(name: str) -> int:
    """The mask of one series' name; 群众文化 is compared with 艺术 by some documents only."""
    if name == "群众文化":
        return SERIES_BIT["艺术"] | OUTSIDE
    return SERIES_BIT.get(name, OUTSIDE)
