"""The reader's tables of spellings, in their normal form."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from batch.language.terms import OUTSIDE, SERIES_BIT, SKILL_LEVELS, TITLE_LEVELS
from batch.language.text import squeeze
from batch.language.words import WORDS
from batch.resources import ROSTER_TABLES, read_table

#: Cells that say there is nothing.
NOTHING = frozenset(
    ["", *["无", "/", "\\", "-", "--", "—", "——", "–", "na", "n/a", "暂无", "没有", "未填", "null", "none"]]
)


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
def speciality_words() -> tuple[str, ...]:
    """Words that the specialities of titles are made of, longest first."""
    words = {squeeze(row["word"]) for row in read_table(ROSTER_TABLES / "specialities.csv")}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@lru_cache(maxsize=1)
def _speciality_series() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in read_table(ROSTER_TABLES / "speciality_series.csv"):
        found[squeeze(row["word"])].add(row["series"])
    return {word: frozenset(series) for word, series in found.items()}


def series_of_speciality(text: str) -> frozenset[str]:
    """The series that a word beside a title names (经济, 教育); empty where it names none."""
    series = series_table().get(text)
    return _speciality_series().get(text) or frozenset([series] if series else [])


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
