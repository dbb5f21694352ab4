"""What is told to a person beside the routes: exemptions, examinations, education, treatment.

These are texts of the rulebook with a condition each; nobody's eligibility hangs on them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from batch.days.moments import Mask
from batch.engine.view import View
from batch.facts import Index
from batch.language.terms import SKILL_LEVELS, Doubt, Kind
from batch.policy.benefits import TheoryWaiver


@dataclass(frozen=True)
class Notes:
    """One text a person, of few: ``which`` (n,) chooses among ``texts``."""

    which: Index
    texts: tuple[str, ...]

    def of(self, person: int) -> str:
        """One person's text."""
        return self.texts[int(self.which[person])]


def benefits(view: View) -> dict[str, Notes]:
    """Header → a text for everybody: 免试, 学历对待, 可报考试, 待遇比照, 说明."""
    return {
        "免试": _theory(view),
        "学历对待": _education(view),
        "可报考试": _examinations(view),
        "待遇比照": _treatment(view),
        "说明": _remarks(view),
    }


def _choose(cases: list[tuple[Mask, str]], size: int) -> Notes:
    """The first case that fits everybody; no text where none does."""
    which = np.zeros(size, np.int32)
    texts = [""]
    for number, (mask, text) in enumerate(cases, start=1):
        which[mask & (which == 0)] = number
        texts.append(text)
    return Notes(which, tuple(texts))


def _together(notes: list[Notes], size: int) -> Notes:
    """Several texts for each person as one."""
    if not notes:
        return Notes(np.zeros(size, np.int32), ("",))
    total = notes[0]
    for more in notes[1:]:
        combined = total.which.astype(np.int64) * len(more.texts) + more.which
        codes, which = np.unique(combined, return_inverse=True)
        texts = []
        for code in codes.tolist():
            pair = (total.texts[code // len(more.texts)], more.texts[code % len(more.texts)])
            texts.append("；".join(text for text in pair if text))
        total = Notes(which.astype(np.int32), tuple(texts))
    return total


def _holds(view: View, level: str) -> Mask:
    """Who holds the skill level or higher on the day asked about, for certain."""
    return view.skills("title").certainly_by(SKILL_LEVELS.index(level), view.as_of)


def _skilled(view: View, level: str) -> Mask:
    """Who holds the skill level or higher on that day, in whatever trade: for what hangs on no post."""
    rows = view.facts.certificates
    held = (rows.kind == Kind.SKILL) & rows.valid & (rows.doubt == Doubt.NONE)
    held &= (rows.low >= SKILL_LEVELS.index(level)) & (view.certificate_days.sure <= view.as_of)
    return rows.anybody(held, view.size)


def _theory(view: View) -> Notes:
    return _together([_waiver(view, one) for one in view.rulebook.benefits.theory], view.size)


def _waiver(view: View, waiver: TheoryWaiver) -> Notes:
    access = view.facts.words["准入类职业"].among(["是"])
    cases: list[tuple[Mask, str]] = []
    if waiver.not_for_access:
        cases.append((access, "准入类职业资格评价按国家和省有关规定执行，不免试"))
    if waiver.who == "title_holders":
        cases.append((_titled(view), f"可免{waiver.waives}（{waiver.clause}）"))
    else:
        related = view.facts.words["专业相关"]
        cases.append((related.among(["是"]), f"所学专业相关，可免{waiver.waives}（{waiver.clause}）"))
        cases.append(
            (
                related.blank | related.unreadable,
                f"“专业相关”未填，可否免{waiver.waives}待核实（{waiver.clause}）",
            )
        )
    return _choose(cases, view.size)


def _titled(view: View) -> Mask:
    """Who holds a title of 助理级 or higher that counts, for certain."""
    return view.titles("skill").certainly_by(1, view.as_of)


def _education(view: View) -> Notes:
    rule = view.rulebook.benefits.education
    if rule is None:
        return _choose([], view.size)
    classes = view.facts.words["技工院校班次"]
    allowed = _skilled(view, "高级工") if rule.needs_senior_skill else np.ones(view.size, np.bool_)
    cases = [
        (classes.among([name]) & allowed, f"{name}毕业，{rule.covers}时按{education}对待（{rule.clause}）")
        for name, education in rule.classes.items()
    ]
    return _choose(cases, view.size)


def _examinations(view: View) -> Notes:
    rule = view.rulebook.benefits.examinations
    if rule is None:
        return _choose([], view.size)
    skilled = _skilled(view, "高级工")
    return _choose(
        [(skilled, f"可报考{'、'.join(rule.names)}等专业技术人员职业资格（{rule.clause}）")], view.size
    )


def _treatment(view: View) -> Notes:
    rule = view.rulebook.benefits.treatment
    if rule is None:
        return _choose([], view.size)
    employed = np.ones(view.size, np.bool_)
    if rule.employers:
        employed = view.facts.words["单位性质"].among(rule.employers)
    cases = [
        (
            _holds(view, skill) & employed,
            f"在聘的{skill}可比照{title}职称人员享受同等待遇，不等于取得职称（{rule.clause}）",
        )
        for skill, title in reversed(rule.levels.items())
    ]
    return _choose(cases, view.size)


def _remarks(view: View) -> Notes:
    rule = view.rulebook.benefits
    notes = []
    if rule.public_institution:
        public = view.facts.words["单位性质"].among(["事业单位"])
        notes.append(_choose([(public, rule.public_institution)], view.size))
    everybody = np.ones(view.size, np.bool_)
    notes += [_choose([(everybody, text)], view.size) for text in rule.notes]
    notes += [_choose([(_titled(view), text)], view.size) for text in rule.title_holder_notes]
    return _together(notes, view.size)
