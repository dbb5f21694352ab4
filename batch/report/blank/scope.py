"""What a blank roster has: its sheets and columns by what its rulebooks ask, and its lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from batch.engine.kinds import headers_of
from batch.errors import UserError
from batch.language.terms import SERIES, SKILL_LEVELS, TITLE_LEVELS
from batch.language.words import PERSON_WORDS, WORDS
from batch.policy import requirements as ask
from batch.policy.award_lists import AwardEntry
from batch.policy.benefits import Benefits
from batch.policy.rulebook import Rulebook
from batch.policy.shapes import Strict
from batch.roster.columns import PERSON_DATES
from batch.roster.headers import SHEETS
from batch.roster.tables import series_table

#: What names a person; one of the two numbers is enough.
NEEDED: Final = ("姓名", "身份证号", "工号")

GRADES: Final = ("优秀", "合格", "基本合格", "不合格", "不定等次")
YEARS: Final = 4  # offered in the column 年度

#: Columns of sheet 人员 from which only requirements and notes read; the others inform.
_POLICY: Final = frozenset({*PERSON_WORDS, *PERSON_DATES, "中断工作月数", "荣誉奖项"})
#: Columns of sheet 证书 and the column of the wide form that says the same.
_CERTIFICATES: Final = {
    "级别": ("技能等级", "职称级别"),
    "名称": ("职称名称",),
    "系列": ("职称系列",),
    "职业（工种）": ("技能证书职业（工种）",),
    "取得日期": ("技能证书取得日期", "职称取得日期"),
    "聘任日期": ("职称聘任日期",),
}


@dataclass(frozen=True)
class Scope:
    """The sheets of a blank roster with their columns, and which of them decide something."""

    sheets: dict[str, tuple[str, ...]]
    decisive: dict[str, frozenset[str]]
    rulebooks: tuple[Rulebook, ...] = ()  # empty: every one there is
    unit: str = ""  # 单位性质 of all people, if it is known
    place: str = ""  # 所在地 of all people, if it is known

    @property
    def said(self) -> dict[str, str]:
        """What is known of everybody: it stands in a line above the table and not on every row."""
        known = {"所在地": self.place, "单位性质": self.unit}
        return {header: word for header, word in known.items() if word}

    def importance(self, sheet: str, header: str) -> str:
        """``needed``, ``decisive`` or ``optional``."""
        if header in NEEDED:
            return "needed"
        return "decisive" if header in self.decisive[sheet] else "optional"

    @property
    def left_out(self) -> list[str]:
        """What the whole roster has and this one has not, in words."""
        sheets = [f"工作表“{name}”" for name in SHEETS if name not in self.sheets]
        return sheets + [
            f"“{name}”的“{header}”"
            for name, headers in self.sheets.items()
            for header in SHEETS[name]
            if header not in headers and not (name == "人员" and header in self.said)
        ]


def scope_of(books: Sequence[Rulebook], unit: str = "", whole: bool = False, place: str = "") -> Scope:
    """What a roster needs for some rulebooks; ``whole`` leaves nothing out.

    Raises UserError where none of them has a route for people of that 单位性质.
    """
    asked = [what for book in books for what in _asked(book, unit)]
    if not asked:
        raise UserError(f"所选规则对单位性质“{unit}”没有任何路线")
    read = {header for what in asked for header in headers_of(what)} | {"所在地"}
    read |= {"岗位类别" for book in books if book.teachers}
    decisive = _decisive(asked, read, [entry for book in books for entry in _entries(book, asked)])
    told = {header for book in books for header in _told(book.benefits)}
    sheets = {
        name: tuple(h for h in SHEETS[name] if whole or _wanted(name, h, decisive[name] | told))
        for name in SHEETS
        if whole or decisive[name]
    }
    said = {"所在地"} if place else set()
    said |= {"单位性质"} if unit else set()
    sheets["人员"] = (*NEEDED, *(h for h in sheets["人员"] if h not in (*NEEDED, *said)))
    return Scope(sheets, decisive, () if whole else tuple(books), unit, place)


def _wanted(sheet: str, header: str, asked: frozenset[str] | set[str]) -> bool:
    if sheet == "人员":
        return header not in _POLICY or header in asked
    return sheet != "荣誉竞赛" or header not in ("类别", "在校期间") or header in asked


def _asked(book: Rulebook, unit: str) -> Iterator[Strict]:
    """Everything that the routes open to people of a 单位性质 ask of them."""
    for route in book.routes:
        asked = [_inner(what) for what in book.requirements(route)]
        if not any(_shuts_out(what, unit) for what in asked):
            yield from (what for what in asked if not _idle(what, unit))


def _inner(what: Strict) -> Strict:
    return _inner(what.open_until) if isinstance(what, ask.UnsettledUntil) else what


def _shuts_out(what: Strict, unit: str) -> bool:
    if not isinstance(what, ask.Word) or what.word != "单位性质" or what.only_if:
        return False
    return unit in (*what.fails, *what.out)


def _idle(what: Strict, unit: str) -> bool:
    """Whether it is asked only of people of another 单位性质."""
    cases = what.only_if if isinstance(what, ask.Word) else None
    return bool(unit and cases and "单位性质" in cases and unit not in cases["单位性质"])


def _entries(book: Rulebook, asked: list[Strict]) -> Iterator[AwardEntry]:
    for what in asked:
        if isinstance(what, ask.AwardOn):
            for name in what.lists:
                yield from book.award_lists.get(name, ())


def _decisive(asked: list[Strict], read: set[str], entries: list[AwardEntry]) -> dict[str, frozenset[str]]:
    kinds = {type(what) for what in asked}
    certificates = {own for own, wide in _CERTIFICATES.items() if read & set(wide)}
    certificates |= {"证书类别", "证书状态"}
    if ask.LocalEngineer in kinds or any(entry.issuer for entry in entries):
        certificates.add("发证机构")
    awards = {"名称", "级别", "奖次", "角色", "取得日期"} if "荣誉奖项" in read else set()
    awards |= {"类别" for entry in entries if entry.category}
    awards |= {"在校期间" for what in asked if isinstance(what, ask.AwardOn) and what.at_school}
    return {
        "人员": frozenset(read),
        "证书": frozenset(certificates),
        "荣誉竞赛": frozenset(awards),
        "年度考核": frozenset({"年度", "结果"} if ask.Assessments in kinds else ()),
        "继续教育": frozenset({"年度", "总学时", "公需学时"} if ask.EducationHours in kinds else ()),
    }


def _told(benefits: Benefits) -> Iterator[str]:
    """Headers on which a note beside the routes hangs."""
    for waiver in benefits.theory:
        if waiver.who == "related_major":
            yield "专业相关"
        if waiver.not_for_access:
            yield "准入类职业"
    if benefits.education:
        yield "技工院校班次"
    if benefits.public_institution:
        yield "单位性质"


@lru_cache(maxsize=1)
def _series() -> tuple[str, ...]:
    return tuple(dict.fromkeys((*SERIES, *series_table().values())))


def words_of(sheet: str, header: str, day: date) -> tuple[str | int, ...]:
    """What the drop-down of a column offers; nothing for a column that has none."""
    skills = SKILL_LEVELS[1:]
    own: dict[tuple[str, str], tuple[str | int, ...]] = {
        ("人员", "技能等级"): skills,
        ("人员", "职称级别"): TITLE_LEVELS,
        ("人员", "职称系列"): _series(),
        ("证书", "级别"): (*skills, *TITLE_LEVELS),
        ("证书", "系列"): _series(),
        ("年度考核", "结果"): GRADES,
    }
    if header == "年度":
        return tuple(day.year - back for back in range(1, YEARS + 1))
    return own.get((sheet, header), WORDS.get(header, ()))
