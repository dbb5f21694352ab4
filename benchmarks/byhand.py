"""The peer without a framework: 苏人社发〔2021〕132号 written out by hand with numpy.

One program for this one document: its words, levels, years and lists stand in the code or
in small tables over distinct values. It reads the same arrays as the engine and has to
find the same days, to the day, for everybody.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from batch.days.moments import ALWAYS, NEVER, Days, Mask, add_years, shift_months
from batch.engine import award_match
from batch.engine.kinds.award import issued_by_department
from batch.engine.question import Question
from batch.facts import Facts, Index, Interval
from batch.language.terms import ALL_SERIES, ANY_SERIES, Grade, Kind
from batch.policy.library import Entry

Bytes = npt.NDArray[np.int8]

#: Routes in the order of the rulebook; rows of the result.
(ASSISTANT, INTERMEDIATE, ASSOCIATE, DIRECT, FULL, NEXT_1, NEXT_2, NEXT_3, COMPETITION,
 SENIOR, TECH_HELD, TECH_YEARS, SENIOR_TECH_HELD, SENIOR_TECH_YEARS, TECH_AWARD, SENIOR_TECH_AWARD,
 SPECIAL_TITLE, SPECIAL_AWARD, INTERNATIONAL) = range(19)  # fmt: skip

PASS, OPEN, FAIL = 0, 1, 2
CERTAIN, POSSIBLE, POSSIBLE_TITLE, CERTAIN_SKILL = 1, 2, 4, 8
_SURE = np.array([ALWAYS, NEVER, NEVER], np.int32)
_MAYBE = np.array([ALWAYS, ALWAYS, NEVER], np.int32)


@dataclass(frozen=True)
class Tables:
    """What is decided once per distinct value; all tables are small enough for the cache."""

    as_of: int
    words: dict[str, Bytes]  # column -> PASS, OPEN or FAIL per code (blank and unreadable last)
    skill_posts: Bytes  # 岗位类别 on the skill ladder
    access: Bytes  # 准入类职业 x 准入资格
    grades_sure: Days  # the grades of three years, four values each
    grades_maybe: Days
    pairs: Bytes  # post x occupation of a skill certificate: CERTAIN, POSSIBLE
    fits: Bytes  # post x series of a title: CERTAIN, POSSIBLE (skill ladder), POSSIBLE_TITLE
    issuers: Bytes
    awards: dict[str, Bytes]  # list -> match per distinct award


def tables(facts: Facts, entry: Entry, question: Question) -> Tables:
    """The tables for one population."""
    grades_sure, grades_maybe = _grade_tables()
    word = {header: facts.words[header].words for header in facts.words}
    return Tables(
        as_of=question.as_of,
        words={
            "单位性质": _severity(word["单位性质"], ("企业", "事业单位", "自由职业"), ("机关",), OPEN),
            "在岗状态": _severity(word["在岗状态"], ("在职",), ("离职",), PASS),
            "岗位类别": _severity(word["岗位类别"], ("生产服务一线", "技术技能", "工勤"), ("管理",), OPEN),
            "诚信记录": _severity(word["诚信记录"], ("无",), ("弄虚作假",), PASS),
        },
        skill_posts=_severity(
            word["岗位类别"], ("生产服务一线", "技术技能", "工勤", "专业技术"), ("管理",), OPEN
        ),
        access=_access_table(word["准入类职业"], word["准入资格"]),
        grades_sure=grades_sure,
        grades_maybe=grades_maybe,
        pairs=_pair_table(facts, entry, question),
        fits=_fit_table(facts, entry, question),
        issuers=np.array([issued_by_department(name, "320000") for name in facts.names], np.int8),
        awards=_award_tables(facts, entry),
    )


def _severity(words: tuple[str, ...], passes: tuple[str, ...], fails: tuple[str, ...], blank: int) -> Bytes:
    """By code: the words, then (as code -2) unreadable and (as code -1) blank."""
    found = [PASS if word in passes else FAIL if word in fails else OPEN for word in words]
    return np.array([*found, OPEN, blank], np.int8)


def _access_table(classes: tuple[str, ...], held: tuple[str, ...]) -> Bytes:
    asked = _severity(held, ("是",), ("否",), OPEN)
    table = np.zeros((len(classes) + 2, asked.size), np.int8)
    table[classes.index("是")] = asked
    table[-2] = np.minimum(asked, OPEN)  # whether it is asked at all is unreadable
    return table


def _grade_tables() -> tuple[Days, Days]:
    grades = np.array(np.unravel_index(np.arange(64), (4, 4, 4))).T
    sure, maybe = np.full(64, ALWAYS), np.full(64, ALWAYS)
    for column, year in enumerate((2023, 2024, 2025)):
        again = np.datetime64(f"{year + 4}-01-01").astype(np.int64)
        failed = np.where(grades[:, column] == Grade.FAIL, again, ALWAYS).astype(np.int32)
        unsettled = (grades[:, column] == Grade.NONE) | (grades[:, column] == Grade.OPEN)
        maybe = np.maximum(maybe, failed)
        sure = np.maximum(sure, np.where(unsettled, NEVER, failed))
    return sure, maybe


def _leads(facts: Facts, entry: Entry, question: Question) -> tuple[Index, Index]:
    assert entry.directory is not None
    found = [entry.directory.find(one, question.library.occupations) for one in facts.occupations]
    return np.array([one.rows for one in found], np.int32), np.array([one.series for one in found], np.int32)


def _pair_table(facts: Facts, entry: Entry, question: Question) -> Bytes:
    rows, series = _leads(facts, entry, question)
    count = rows.size
    own = np.arange(count)[None, :]
    post = np.where(np.arange(count)[:, None] == 0, own, np.arange(count)[:, None])
    meets = (rows[post] & rows[own]) != 0
    may = meets | (rows[post] == 0) | (rows[own] == 0) | ((series[post] & series[own]) != 0)
    return (meets * CERTAIN + may * POSSIBLE).astype(np.int8).ravel()


def _fit_table(facts: Facts, entry: Entry, question: Question) -> Bytes:
    _, of_post = _leads(facts, entry, question)
    series = np.arange(ANY_SERIES + 1)[None, :]
    could = np.where(series == 0, ANY_SERIES, series)
    blank = np.arange(of_post.size)[:, None] == 0
    post = np.where(blank & (could != ANY_SERIES), could & ALL_SERIES, of_post[:, None])
    certain = ((could & ~ALL_SERIES) == 0) & (post != 0) & ((could & ~post) == 0)
    joined = np.broadcast_to((could & ALL_SERIES) != 0, certain.shape)
    on_post = certain & ~blank  # on skill routes a blank post may be any
    bits = certain * CERTAIN + joined * POSSIBLE + POSSIBLE_TITLE + on_post * CERTAIN_SKILL
    return bits.astype(np.int8).ravel()


def _award_tables(facts: Facts, entry: Entry) -> dict[str, Bytes]:
    book, lists = entry.rulebook, entry.rulebook.award_lists
    asked = {
        "甲": lists["甲"],
        "乙甲": (*lists["乙"], *lists["甲"]),
        "丙": lists["丙"],
        "特级技师": lists["特级技师"],
    }
    found = {
        name: np.array([award_match.best(award, entries, book) for award in facts.awards_seen], np.int8)
        for name, entries in asked.items()
    }
    beyond = [award_match.beyond(award, (*lists["甲"], *lists["乙"]), book) for award in facts.awards_seen]
    return found | {"beyond": np.array(beyond, np.int8)}


# -- the program -------------------------------------------------------------------------


@dataclass(frozen=True)
class Certified:
    """Days of each level for everybody, shape (levels, n); a level counts for lower ones."""

    skill_sure: Days  # 高级工, 技师, 高级技师
    skill_maybe: Days
    title_sure: Days  # 助理级, 中级, 副高级, 正高级
    title_sure_skill: Days  # for skill routes
    title_maybe: Days  # for title routes
    title_maybe_skill: Days  # for skill routes
    just_sure: Days  # of just the level, shape (2, n): 助理级, 中级
    just_maybe: Days  # for title routes
    special_sure: Days  # 特级技师 of the province
    special_maybe: Days
    foreign: Days  # 国际职业资格


def screen(facts: Facts, known: Tables, sure: Days, maybe: Days) -> None:
    """Writes the days of all routes into two arrays of shape (19, n)."""
    held = _certified(facts, known)
    base_sure, base_maybe, skill_sure, skill_maybe = _bases(facts, known, held)
    _skill_routes(facts, held, skill_sure, skill_maybe, sure, maybe)
    _title_routes(facts, held, base_sure, base_maybe, sure, maybe)
    _award_routes(facts, known, held, (base_sure, base_maybe), (skill_sure, skill_maybe), sure, maybe)
    sure[COMPETITION], sure[INTERNATIONAL] = NEVER, NEVER
    np.maximum(skill_maybe, held.foreign, out=maybe[INTERNATIONAL])


def _lowest(levels: int, size: int, level: npt.NDArray[np.intp], person: Index, days: Days) -> Days:
    """The earliest day of each level or a higher one, shape (levels, size)."""
    found = np.full((levels, size), NEVER, np.int32)
    np.minimum.at(found.ravel(), level * size + person, days)
    for number in range(levels - 2, -1, -1):
        np.minimum(found[number], found[number + 1], out=found[number])
    return found


def _by_level(
    size: int, span: tuple[int, int], level: Bytes, chosen: Mask, person: Index, days: Days
) -> Days:
    """As ``_lowest``, of the chosen rows; levels above the span count as its last."""
    first, last = span
    rows = np.flatnonzero(chosen & (level >= first))
    number = np.minimum(level.take(rows), last).astype(np.intp) - first
    return _lowest(last - first + 1, size, number, person.take(rows), days.take(rows))


def _certified(facts: Facts, known: Tables) -> Certified:
    rows, n = facts.certificates, facts.size
    kind = np.where(rows.valid, rows.kind, np.int8(-1))
    skills = np.flatnonzero((kind == Kind.SKILL) | (kind == Kind.OTHER_SKILL))
    titles = np.flatnonzero(kind == Kind.TITLE)
    foreign = np.flatnonzero(kind == Kind.INTERNATIONAL)
    abroad = np.full(n, NEVER, np.int32)
    np.minimum.at(abroad, rows.person[foreign], rows.obtained.first[foreign])
    return Certified(
        *_skills(facts, known, skills),
        *_titles(facts, known, titles),
        *_special(facts, known, skills),
        abroad,
    )


def _skill_bits(facts: Facts, known: Tables, chosen: npt.NDArray[np.intp]) -> tuple[Mask, Mask]:
    rows = facts.certificates
    post = facts.occupation.take(rows.person.take(chosen))
    bits = known.pairs.take(post * np.int32(len(facts.occupations)) + rows.occupation.take(chosen))
    return ((bits & CERTAIN) != 0) & (rows.kind.take(chosen) == Kind.SKILL), (bits & POSSIBLE) != 0


def _last(obtained: Days, undated: int) -> Days:
    return np.where(obtained == NEVER, np.int32(undated), obtained)


def _skills(facts: Facts, known: Tables, chosen: npt.NDArray[np.intp]) -> tuple[Days, Days]:
    rows, n = facts.certificates, facts.size
    person = rows.person.take(chosen)
    certain, possible = _skill_bits(facts, known, chosen)
    last = _last(rows.obtained.last.take(chosen), known.as_of)
    sure = _by_level(n, (3, 5), rows.low.take(chosen), certain, person, last)
    first = rows.obtained.first.take(chosen)
    return sure, _by_level(n, (3, 5), rows.high.take(chosen), possible, person, first)


def _special(facts: Facts, known: Tables, chosen: npt.NDArray[np.intp]) -> tuple[Days, Days]:
    rows = facts.certificates
    few = chosen[(rows.low.take(chosen) <= 6) & (rows.high.take(chosen) >= 6)]
    certain, possible = _skill_bits(facts, known, few)
    low, issuer, person = rows.low[few], known.issuers[rows.issuer[few]], rows.person[few]
    sure, maybe = (np.full(facts.size, NEVER, np.int32) for _ in range(2))
    one = np.flatnonzero(certain & (low == 6) & (rows.high[few] == 6) & (issuer == 2))
    two = np.flatnonzero(possible & (issuer >= 1))
    np.minimum.at(sure, person[one], _last(rows.obtained.last[few[one]], known.as_of))
    np.minimum.at(maybe, person[two], rows.obtained.first[few[two]])
    return sure, maybe


def _titles(
    facts: Facts, known: Tables, chosen: npt.NDArray[np.intp]
) -> tuple[Days, Days, Days, Days, Days, Days]:
    rows, n = facts.certificates, facts.size
    person = rows.person.take(chosen)
    post = facts.occupation.take(person)
    bits = known.fits.take(post * np.int32(ANY_SERIES + 1) + rows.series.take(chosen))
    obtained, appointed = rows.obtained.last.take(chosen), rows.appointed.last.take(chosen)
    last = np.where(obtained == NEVER, _last(appointed, known.as_of), obtained)
    first, high = rows.obtained.first.take(chosen), rows.high.take(chosen)
    return (
        _by_level(n, (1, 4), rows.low.take(chosen), (bits & CERTAIN) != 0, person, last),
        _by_level(n, (1, 4), rows.low.take(chosen), (bits & CERTAIN_SKILL) != 0, person, last),
        _by_level(n, (1, 4), high, (bits & POSSIBLE_TITLE) != 0, person, first),
        _by_level(n, (1, 4), high, (bits & POSSIBLE) != 0, person, first),
        *_just(n, rows.low.take(chosen), high, bits, person, last, first),
    )


def _just(
    size: int, low: Bytes, high: Bytes, bits: Bytes, person: Index, last: Days, first: Days
) -> tuple[Days, Days]:
    sure, maybe = (np.full((2, size), NEVER, np.int32) for _ in range(2))
    for number, level in enumerate((1, 2)):
        one = np.flatnonzero(((bits & CERTAIN) != 0) & (low == level) & (high == level))
        two = np.flatnonzero(((bits & POSSIBLE_TITLE) != 0) & (low <= level) & (high >= level))
        np.minimum.at(sure[number], person.take(one), last.take(one))
        np.minimum.at(maybe[number], person.take(two), first.take(two))
    return sure, maybe


def _bases(facts: Facts, known: Tables, held: Certified) -> tuple[Days, Days, Days, Days]:
    """Sure and maybe of the title ladder's bases, then of the skill ladder's."""
    words = {header: column.codes for header, column in facts.words.items()}
    worst = known.access[words["准入类职业"], words["准入资格"]]
    for header in ("单位性质", "在岗状态", "诚信记录"):
        np.maximum(worst, known.words[header][words[header]], out=worst)
    posts = words["岗位类别"]
    on_skill, on_title = (
        np.maximum(worst, known.skill_posts[posts]),
        np.maximum(worst, known.words["岗位类别"][posts]),
    )
    skill_sure, skill_maybe = _SURE.take(on_skill), _MAYBE.take(on_skill)
    np.maximum(skill_sure, held.title_sure_skill[0], out=skill_sure)
    np.maximum(skill_maybe, held.title_maybe_skill[0], out=skill_maybe)
    sure, maybe = _assessed(facts, known)
    np.maximum(sure, _SURE.take(on_title), out=sure)
    np.maximum(maybe, _MAYBE.take(on_title), out=maybe)
    np.maximum(sure, held.skill_sure[0], out=sure)
    np.maximum(maybe, np.where(_on_record(facts), held.skill_maybe[0], ALWAYS), out=maybe)
    return sure, maybe, skill_sure, skill_maybe


def _on_record(facts: Facts) -> Mask:
    rows = facts.certificates
    found = np.zeros(facts.size, np.bool_)
    skills = (rows.kind == Kind.SKILL) | (rows.kind == Kind.OTHER_SKILL)
    found[rows.person[skills & rows.valid]] = True
    return found


def _assessed(facts: Facts, known: Tables) -> tuple[Days, Days]:
    grades = facts.assessments
    code = (grades[2023] * 16 + grades[2024] * 4 + grades[2025]).astype(np.intp)
    start = facts.dates["现岗位起始日期"]
    full = np.where(start.last == NEVER, ALWAYS, add_years(start.last, 3))
    return np.maximum(known.grades_sure.take(code), full), known.grades_maybe.take(code)


def _moved(days: Days, rows: npt.NDArray[np.intp], months: Index) -> None:
    """Moves real days of some rows by calendar months, in place."""
    theirs = days.take(rows)
    real = (theirs != ALWAYS) & (theirs != NEVER)
    days[rows[real]] = shift_months(theirs[real], months[real])


def _title_routes(
    facts: Facts, held: Certified, base_sure: Days, base_maybe: Days, sure: Days, maybe: Days
) -> None:
    """Skill certificates and years of work after them."""
    work: Interval = facts.dates["从事技术技能工作起始日期"]
    began = np.where((work.last == NEVER) & (work.first == ALWAYS), ALWAYS, work.last)
    broken = np.flatnonzero(facts.interruption > 0)
    unclear = np.flatnonzero(facts.interruption < 0)
    months = facts.interruption.take(broken)
    for route, level, years in ((ASSISTANT, 0, 2), (INTERMEDIATE, 1, 3), (ASSOCIATE, 2, 4)):
        since, could = (
            np.maximum(held.skill_sure[level], began),
            np.maximum(held.skill_maybe[level], work.first),
        )
        _moved(since, broken, months)
        _moved(could, broken, months)
        since[unclear] = NEVER
        np.maximum(base_sure, add_years(since, years), out=sure[route])
        np.maximum(base_maybe, add_years(could, years), out=maybe[route])


def _skill_routes(
    facts: Facts, held: Certified, base_sure: Days, base_maybe: Days, sure: Days, maybe: Days
) -> None:
    """Titles, held for a year or followed by years in the occupation."""
    for route, level in ((SENIOR, 0), (TECH_HELD, 1), (SENIOR_TECH_HELD, 2)):
        np.maximum(base_sure, add_years(held.title_sure_skill[level], 1), out=sure[route])
        np.maximum(base_maybe, add_years(held.title_maybe_skill[level], 1), out=maybe[route])
    start, could = _in_occupation(facts)
    for route, level in ((TECH_YEARS, 0), (SENIOR_TECH_YEARS, 1)):
        np.maximum(base_sure, add_years(np.maximum(held.title_sure_skill[level], start), 4), out=sure[route])
        np.maximum(
            base_maybe, add_years(np.maximum(held.title_maybe_skill[level], could), 4), out=maybe[route]
        )
    np.maximum(base_sure, held.title_sure_skill[3], out=sure[SPECIAL_TITLE])
    np.maximum(base_maybe, held.title_maybe_skill[3], out=maybe[SPECIAL_TITLE])


def _in_occupation(facts: Facts) -> tuple[Days, Days]:
    own, post = facts.dates["从事本职业起始日期"], facts.dates["现岗位起始日期"]
    column = facts.words["岗位类别"]
    working = np.zeros(len(column.words) + 2, np.bool_)
    working[:4] = True  # 生产服务一线 技术技能 专业技术 工勤
    instead = (own.last == NEVER) & (own.first == ALWAYS) & working[column.codes]
    return np.where(instead, post.last, own.last), np.where(instead, post.first, own.first)


def _award_routes(
    facts: Facts,
    known: Tables,
    held: Certified,
    title: tuple[Days, Days],
    skill: tuple[Days, Days],
    sure: Days,
    maybe: Days,
) -> None:
    """Awards: few people have one, so the lists are cheap and the routes are mere maxima."""
    won = {name: _won(facts, known, name) for name in known.awards}
    for name in ("甲", "乙甲"):
        np.minimum(won[name][0], held.special_sure, out=won[name][0])
        np.minimum(won[name][1], held.special_maybe, out=won[name][1])
    for side, (out, base, base_skill) in enumerate(((sure, title[0], skill[0]), (maybe, title[1], skill[1]))):
        levels = (held.title_sure, held.title_maybe)[side]
        above, just = (held.title_maybe, held.title_sure)[side], (held.just_sure, held.just_maybe)[side]
        np.maximum(base, won["甲"][side], out=out[DIRECT])
        np.maximum(out[DIRECT], levels[2], out=out[FULL])
        either = np.maximum(base, won["乙甲"][side])
        for route, level in ((NEXT_1, 0), (NEXT_2, 1), (NEXT_3, 2)):
            if level:
                np.maximum(either, just[level - 1], out=out[route])
            else:
                out[route] = either
            np.copyto(out[route], NEVER, where=above[level] <= known.as_of)
        np.maximum(base_skill, won["丙"][side], out=out[TECH_AWARD])
        np.maximum(out[TECH_AWARD], (held.skill_sure, held.skill_maybe)[side][1], out=out[SENIOR_TECH_AWARD])
        np.maximum(base_skill, won["特级技师"][side], out=out[SPECIAL_AWARD])
    np.maximum(title[1], won["beyond"][1], out=maybe[COMPETITION])


def _won(facts: Facts, known: Tables, name: str) -> tuple[Days, Days]:
    rows = facts.awards
    match = known.awards[name].take(rows.award)
    past = rows.day.first <= known.as_of
    sure, maybe = (np.full(facts.size, NEVER, np.int32) for _ in range(2))
    one, two = np.flatnonzero(past & (match == 2)), np.flatnonzero(past & (match >= 1))
    blank = (rows.day.first == ALWAYS) & (rows.day.last == NEVER)
    last = np.where(blank, np.int32(known.as_of), rows.day.last)
    np.minimum.at(sure, rows.person[one], last[one])
    np.minimum.at(maybe, rows.person[two], rows.day.first[two])
    return sure, maybe
