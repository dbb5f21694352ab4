"""LocalEngineer: holds the local engineer title (地方工程师) of a city (苏州 五4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import numpy as np
import numpy.typing as npt

from batch.days.moments import ALWAYS, NEVER, Mask, Moment
from batch.engine.award_match import Match
from batch.engine.kinds import certificates
from batch.engine.kinds.case import AUTHORITY, EMPLOYER, Case
from batch.engine.kinds.kind import Cells, Gap, RequirementKind
from batch.engine.kinds.skill import skill_days
from batch.engine.moment_rows import Held
from batch.engine.view import View
from batch.language.regions import place_of_text, stem
from batch.language.terms import SKILL_LEVELS, TITLE_LEVELS, Doubt, Kind, Ladder
from batch.language.text import squeeze
from batch.policy.requirements import LocalEngineer, Skill

_ENGINEER: Final = TITLE_LEVELS.index("中级")


def _days(view: View, what: LocalEngineer, ladder: Ladder) -> Moment:
    """The city's own engineer title; then, if asked, a skill obtained since."""
    if not view.facts.knows_certificates:
        return view.constant(int(NEVER), int(ALWAYS))
    held = _engineers(view, what.local_engineer).at_least(-1)
    if what.then_skill is None:
        return held
    level = SKILL_LEVELS.index(what.then_skill)
    skills = view.skills("title")
    possible = skill_days(view, Skill(skill=what.then_skill), "title").later_of(held)
    return Moment(
        np.maximum(np.maximum(skills.since(level, held), held.sure), possible.maybe), possible.maybe
    )


def _engineers(view: View, city: str) -> Held:
    rows = view.facts.certificates
    fits = np.minimum(_givers(view, city), _named(view))
    fits = np.where(_unclear(view), np.minimum(fits, np.int8(Match.MAYBE)), fits)
    fits = np.where((rows.kind == Kind.LOCAL_ENGINEER) & rows.valid, fits, Match.NO)
    return Held(rows, view.certificate_days, fits == Match.YES, fits >= Match.MAYBE, view.size)


def _named(view: View) -> npt.NDArray[np.int8]:
    """Whether each certificate's name is an engineer's."""
    return np.array([is_engineer(name) for name in view.facts.names], np.int8)[view.facts.certificates.name]


def _unclear(view: View) -> Mask:
    """Which certificates' names were not wholly understood as an engineer's, or say another level than beside them."""
    return np.asarray(view.facts.certificates.high != _ENGINEER)


def _givers(view: View, city: str) -> npt.NDArray[np.int8]:
    """Whether the city gave each certificate, as its issuer and its own name say; open where these disagree."""
    rows = view.facts.certificates
    givers = np.array([issued_by(name, city) for name in view.facts.names], np.int8)
    issuer, name = givers[rows.issuer], givers[rows.name]
    disagree = np.where(issuer == name, issuer, np.int8(Match.MAYBE))
    return np.where(issuer == Match.MAYBE, name, np.where(name == Match.MAYBE, issuer, disagree))


def issued_by(issuer: str, region: str) -> Match:
    """Whether an issuer belongs to a city or province; unknown for a text with no place."""
    place = place_of_text(issuer)
    if place is None or (place != region and place.endswith("0000") and place[:2] == region[:2]):
        return Match.MAYBE
    return Match.YES if place.startswith(stem(region)) else Match.NO


#: What makes an engineer of another level, and what is no local title at all.
_OTHER_LEVEL: Final = re.compile("助理|高级|初级|员级|教授|研究员")
_OTHER_TITLE: Final = re.compile("注册|执业|监理|造价|认证|[一二三]级|见习|实习|总工程师")


def is_engineer(name: str) -> Match:
    """Whether a local title is an engineer's: 工程师, 机械工程师, 苏州市地方工程师; unknown where it does not say."""
    key = squeeze(name)
    if _OTHER_LEVEL.search(key):
        return Match.NO
    if "工程师" not in key:
        return Match.NO if key.endswith(("师", "员")) else Match.MAYBE
    return Match.MAYBE if _OTHER_TITLE.search(key) else Match.YES


def _gaps(view: View, what: LocalEngineer, ladder: Ladder) -> Iterator[Gap]:
    rows = view.facts.certificates
    if not view.facts.knows_certificates:
        yield Gap("证书类别", certificates.everybody(view))
    engineers = (rows.kind == Kind.LOCAL_ENGINEER) & rows.valid
    yield Gap("发证机构", rows.anybody(engineers & (rows.issuer == 0), view.size))
    yield Gap("名称", rows.anybody(engineers & ((rows.name == 0) | _unclear(view)), view.size))
    yield Gap("取得日期", rows.anybody(engineers & (rows.obtained.last == NEVER), view.size))


def _headers(what: LocalEngineer) -> tuple[str, ...]:
    return ()  # such certificates stand on sheet 证书 only


def _evidence(view: View, what: LocalEngineer, ladder: Ladder, cells: Cells) -> Iterator[str]:
    held = _engineers(view, what.local_engineer)
    yield from certificates.certificate_evidence(view, held, (Kind.LOCAL_ENGINEER,), cells)


def _papers(what: LocalEngineer) -> Iterator[str]:
    yield "地方工程师职称证书"


def _says(view: View, what: LocalEngineer, ladder: Ladder) -> Iterator[Case]:
    if not view.facts.knows_certificates:
        yield Case(certificates.everybody(view), "花名册没有证书表", EMPLOYER)
    held = _engineers(view, what.local_engineer)
    rows = held.certificates
    theirs = (rows.kind == Kind.LOCAL_ENGINEER) & rows.valid
    yield Case(~rows.anybody(theirs, view.size), "没有地方工程师证书的记载")
    given = theirs & (_givers(view, what.local_engineer) >= Match.MAYBE)
    yield Case(~rows.anybody(given, view.size), "地方工程师证书不是本市所发")
    yield Case(~rows.anybody(held.possible, view.size), "地方职称证书不是工程师")
    if what.then_skill:
        never = skill_days(view, Skill(skill=what.then_skill), "title").maybe == NEVER
        yield Case(never, f"没有可以计入的{what.then_skill}及以上技能等级证书")
    unsure = held.possible & ~held.certain & (rows.doubt != Doubt.NONE)
    yield Case(rows.anybody(unsure, view.size), "地方工程师证书另有说明，是否计入待核实", EMPLOYER)
    unread = held.possible & (rows.name != 0) & (_named(view) == Match.YES) & _unclear(view)
    yield Case(
        rows.anybody(unread, view.size) & ~rows.anybody(held.certain, view.size),
        "地方工程师证书的名称没有全部读懂，或与级别不一致，是否计入待核实",
        EMPLOYER,
    )
    yield Case(~rows.anybody(held.certain, view.size), "地方工程师证书的发证机构或名称不明", EMPLOYER)
    if what.then_skill:
        yield Case(
            certificates.everybody(view), f"{what.then_skill}是否在取得地方工程师之后取得，须核对", AUTHORITY
        )


KIND = RequirementKind(LocalEngineer, _days, _gaps, _headers, _evidence, _papers, _says)
