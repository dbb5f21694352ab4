"""What a group of columns is about (技能, 职称, 申报 …), and what its columns are in it.

``职称{名称, 级别, 取得时间}`` names three columns by two words each: the group says whose
the columns are, the lower word which fact. The same words decide whose date a bare 发证日期 is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from batch.roster.layout.headings.labels import forms, yearly_header
from batch.roster.layout.headings.subjects import ASSESSED, SKILL, TITLE, domain_of

_DATES: Final = frozenset(
    f"{verb}{noun}"
    for verb in (
        "取得", "获得", "获取", "发证", "取证", "获证", "持证", "批准", "评定", "评审", "通过", "授予", "颁发",
        "颁证", "核发", "评审通过", "证书", "证书取得", "证书颁发", "证书发证", "证书核发", "证书批准", "资格取得", "认定",
        "鉴定", "等级证取得", "等级证书取得", "等级证发证", "等级证书发证", "",
    )
    for noun in ("时间", "日期", "年月", "年月日", *(("年份", "年度") if verb else ()))
)  # fmt: skip
_BARE_DAYS: Final = frozenset({"时间", "日期", "年月", "年月日"})
_SLOTS: Final[dict[str, tuple[str, ...]]] = {
    "级别": (
        "级别", "等级", "层级", "层次", "技能等级", "职称级别", "职称等级", "证书等级", "证书级别", "资格等级", "资格级别",
        "级别等级", "级别/等级", "等级/级别", "职业资格等级", "职业技能等级",
    ),
    "名称": ("名称", "资格名称", "证书名称", "职称名称", "职务名称", "职称", "现职称", "资格", "专业技术资格名称"),
    "工种": (
        "工种", "职业", "职业工种", "职业(工种)", "职业(工种)名称", "职业名称", "工种名称", "职业/工种", "职业、工种",
        "工种(职业)", "职业工种名称", "证书工种", "技能工种",
    ),
    "编号": ("证书编号", "证书号", "证书号码", "证号", "证书编码", "文号", "批文号", "批准文号", "证书文号"),
    "系列": ("系列", "所属系列", "职称系列", "资格系列"),
    "专业": ("专业", "专业名称", "所属专业", "职称专业", "资格专业", "评审专业"),
    "聘任": (
        "聘任时间", "聘任日期", "聘用时间", "聘用日期", "受聘时间", "受聘日期", "聘任年月", "任职时间", "任职日期",
        "聘用年月", "受聘年月", "现聘时间", "现聘日期", "现聘年月", "起聘时间", "起聘日期", "起聘年月",
    ),
}  # fmt: skip
_SLOT_OF: Final = {word: slot for slot, words in _SLOTS.items() for word in words} | dict.fromkeys(
    _DATES, "日期"
)
_HEADERS: Final[dict[str, dict[str, str]]] = {
    SKILL: {
        "级别": "技能等级", "工种": "技能证书职业（工种）", "名称": "技能证书职业（工种）", "日期": "技能证书取得日期",
        "编号": "技能证书编号",
    },
    TITLE: {
        "级别": "职称级别", "名称": "职称名称", "系列": "职称系列", "专业": "职称专业", "日期": "职称取得日期",
        "聘任": "职称聘任日期", "编号": "职称证书编号",
    },
}  # fmt: skip
#: The words of a lower line alone that leave it open whose they are, in a person's own row.
_VAGUE: Final = frozenset({"日期", "级别", "编号", "系列", "聘任"})


def slot_of(leaf: str) -> str:
    """Which fact of a certificate a bare word names (取得时间 → 日期); empty for none."""
    return next((_SLOT_OF[form] for form in forms(leaf) if form in _SLOT_OF), "")


#: A header that says whose it is and which fact: 职称评审时间, 职业资格证书发证年月.
_COMPOSED: Final = re.compile(
    "(?:现|现有|现任|本人|目前|最高)?"
    "(?:(?P<title>职称|专业技术职务任职资格|专业技术(?:职务|资格|职称)|任职资格|技术(?:职称|职务))"
    "|(?P<skill>(?:国家)?职业资格(?:等级)?|(?:职业)?技能(?:等级|鉴定)?|技术等级))(?:证书?(?=..))?的?(?P<rest>.+)"
)


@lru_cache(maxsize=4096)
def composed(leaf: str) -> str:
    """The canonical header of a word that names a ladder and a fact of its certificates; empty for any other.

    The day of an examination (技能鉴定时间) is not that of the certificate.
    """
    for form in forms(leaf):
        found = _COMPOSED.fullmatch(form)
        slot = (slot_of(found["rest"]) or slot_of(f"证书{found['rest']}")) if found else ""
        domain = SKILL if found and found["skill"] else TITLE
        examined = domain == SKILL and slot == "日期" and re.search("鉴定|认定", form)
        if slot and not examined and domain_of(form) == domain:
            return header_in(domain, slot)
    return ""


def vague_slot(leaf: str) -> str:
    """The same, where the word alone does not say of which certificate."""
    slot = slot_of(leaf)
    own = any(
        form in ("技能等级", "职业资格等级", "职业技能等级", "职称级别", "职称等级", "职称系列")
        for form in forms(leaf)
    )
    return "" if own or slot not in _VAGUE else slot


def slot_below(groups: str, leaf: str) -> str:
    """Which fact a word below some groups names: 时间 below 现聘职称 is the day of the appointment."""
    slot = slot_of(leaf)
    return "聘任" if slot == "日期" and "聘" in groups and leaf in _BARE_DAYS else slot


def header_in(domain: str, slot: str) -> str:
    """The canonical header of a fact of a domain's certificate; empty where it has none."""
    return _HEADERS.get(domain, {}).get(slot, "")


def domain_of_header(header: str) -> str:
    """Whose certificate a canonical header of sheet 人员 belongs to; empty for the person's own."""
    if header.startswith("技能"):
        return SKILL
    return TITLE if header.startswith("职称") else ""


def slot_of_header(header: str) -> str:
    """Which fact of its certificate a canonical header of sheet 人员 is."""
    return next((slot for slots in _HEADERS.values() for slot, name in slots.items() if name == header), "")


def of_a_year(domain: str, leaf: str) -> str | None:
    """2023年 below 近三年年度考核 is 2023年度考核."""
    found = re.fullmatch(r"(20\d\d)(?:年度?)?(?:考核)?(?:结果|情况|等次|等级)?", next(iter(_bare(leaf)), ""))
    if found is None:
        return None
    return yearly_header(f"{found[1]}年{'度考核' if domain == ASSESSED else '度继续教育学时'}")


def _bare(leaf: str) -> Iterator[str]:
    *_, last = forms(leaf)
    yield last
