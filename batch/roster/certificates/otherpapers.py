"""Columns that say of a row's certificate of what kind it is, how it is called, and in what state."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from batch.language.text import squeeze
from batch.roster.celltext import is_nothing, text_of
from batch.roster.tables import word_table

#: Papers of other kinds than a certificate of a skill level, by their name.
OTHER_PAPER: Final = re.compile(
    "专项(?:职业)?能力|工人技术等级|工考|企业内部|内部(?:等级|证|评)|(?:培训|结业).{0,4}证|培训合格|操作证|特种作业|特种设备|上岗证|岗位证|驾驶|安全员|健康证"
)
#: Columns that say of what kind the certificate of the row is, and how it is called.
_OF_KIND: Final = re.compile(
    r"(?:技能|职业资格|职业技能|所持|持有|现有)?(?:证书|等级|鉴定|评价)(?:类别|类型|种类|性质)(?:[(\[【:：].*)?"
)
_OF_NAME: Final = re.compile(
    r"(?:技能|职业资格|职业技能|所持|持有|现有)?(?:等级)?证书(?:名称|全称|来源|渠道|途径)(?:[(\[【:：].*)?"
    r"|(?:技能|证书|等级)*(?:取得|获取|获得|评价|认定|鉴定|发证)(?:方式|途径|渠道|来源)"
)
_NUMBER: Final = re.compile("[1-6一二三四五六]$")  # of its set
_LEVELS_KIND: Final = re.compile(
    "(?!.*(?:企业|内部|自主|自评)).*(?:职业技能|职业资格|技能等级|技能人[才员]|技师|[初中高]级工|鉴定|认定|社会).*|电子.*|纸质.*|国家.*|全国.*"
)
#: What a certificate's state is, and what it is called where nothing is the matter; any other word is.
_STATE: Final = re.compile(
    "(?!.*(?:作业|操作|驾|合同|上岗|安全|健康)).*(?:证书?|证件|等级|资格|职称)(?:目前|当前)?(?:的?状态|有效性|效力)"
)
_SOUND: Final = re.compile(
    "(?:目前|一直|仍|均)?(?:长期|永久|终身)?有效.*|正常.*|在有效期.{0,2}|在用|已(?:发[放证]?|领取?|取得|持有|核[实验对]?|公[示布]|上网)|持有|在手|真实|属实|良好|可查|valid|ok|\\d+"
)


def is_state(header: str) -> bool:
    """Whether a column says in what state certificates are."""
    return _STATE.fullmatch(header) is not None


def is_sound(state: str) -> bool:
    """Whether nothing is the matter with a certificate of such a state."""
    return _SOUND.fullmatch(state.lower()) is not None


def kind_reader(header: str, void: re.Pattern[str]) -> Callable[[object], str] | None:
    """What tells of a cell that its certificate is of another kind; None for a column that does not say of which.

    ``void``: words that say that a certificate is worth nothing.
    """
    header_of_one = _NUMBER.sub("", header)
    if _OF_KIND.fullmatch(header_of_one):
        return lambda cell: (
            "" if is_nothing(cell) or _is_of_levels(text_of(cell), void) else f"{header}：{text_of(cell)}"
        )
    if _OF_NAME.fullmatch(header_of_one):
        return lambda cell: f"{header}：{text_of(cell)}" if OTHER_PAPER.search(text_of(cell)) else ""
    return None


def _is_of_levels(text: str, void: re.Pattern[str]) -> bool:
    key = squeeze(text)
    if word := word_table()["证书类别"].get(key):
        return word in ("职业技能等级", "职业资格")
    return _LEVELS_KIND.fullmatch(key) is not None and not (OTHER_PAPER.search(key) or void.search(key))
