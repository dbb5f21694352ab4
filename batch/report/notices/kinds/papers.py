"""Which papers show that a requirement is met, and what a missing fact must look like."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from batch.engine.kinds import papers_of
from batch.language.words import WORDS
from batch.report.notices.kinds.material import Material
from batch.report.results.line import Line
from batch.roster.messages import CATALOGUE

_IDENTITY: Final = "居民身份证等有效身份证件"


def papers(material: Material, lines: Iterable[Line]) -> list[str]:
    """The papers for what may be applied for, none twice."""
    routes = tuple(dict.fromkeys((line.rulebook.id, line.route.id) for line in lines))

    def words() -> list[str]:
        found = {_IDENTITY: None}
        for book, route in routes:
            rulebook = material.context.library[book].rulebook
            for what in rulebook.requirements(rulebook.route(route)):
                found |= dict.fromkeys(papers_of(what))
        return list(found)

    return material.once(("papers", routes), words)


_FACTS: Final = {
    "技能等级": CATALOGUE["C01"].advice,
    "职称级别": CATALOGUE["C04"].advice,
    "职称系列": CATALOGUE["C06"].advice,
    "系列": CATALOGUE["C06"].advice,
    "奖次": CATALOGUE["A02"].advice,
    "角色": CATALOGUE["A03"].advice,
    "级别": "请填写证书或者奖项的级别",
    "职业（工种）": "请填写证书上的职业（工种）名称",
    "技能证书职业（工种）": "请填写证书上的职业（工种）名称",
    "现岗位职业（工种）": "请按职业分类大典填写现岗位的职业（工种）名称",
    "发证机构": "请填写证书上的发证机构全称",
    "名称": "请填写证书上的名称",
}
_DATE_ADVICE: Final = "请填写到日，例如2021-06-30"
_NUMBERS: Final = ("学时", "月数")


def _one_of(words: tuple[str, ...]) -> str:
    if len(words) == 2:
        return f"请填写“{words[0]}”或者“{words[1]}”"
    return f"请填写{'、'.join(words)}之一"


def standard_of(header: str) -> str:
    """What a fact that is missing or unclear must look like, as a request."""
    if header in _FACTS:
        return _FACTS[header]
    if header.endswith("日期"):
        return _DATE_ADVICE
    if header in WORDS:
        return _one_of(WORDS[header])
    if re.fullmatch(r"\d{4}年度考核", header):
        return CATALOGUE["V08"].advice
    if header.endswith(_NUMBERS):
        return CATALOGUE["V05"].advice
    return f"请填写{header}"
