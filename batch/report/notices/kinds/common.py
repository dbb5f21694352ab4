"""What every letter says: for whom, when and by whom it is signed, with whom to speak."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from batch.language.persons import masked
from batch.report.excel.texts import clean
from batch.report.notices.kinds.words import UNNAMED, chinese_date, hide_ids, signature
from batch.settings import Settings


def common_values(settings: Settings, organisation: str) -> dict[str, Any]:
    """The values of the tags that every kind has, in the letters of an employer."""
    signed = clean(settings.sign_off) or organisation or UNNAMED
    return {
        "单位": organisation or UNNAMED,
        "筛查日": chinese_date(settings.day),
        "发文字号": clean(settings.document_number),
        "附注": _contact(settings),
        "抄送": "、".join(map(clean, settings.copy_to)),
        **signature(signed, settings.day, settings.seal),
    }


def identity_values(settings: Settings, who: Mapping[str, Any]) -> dict[str, Any]:
    """Who a person is (a row of the people table), with the ID number masked unless the settings say otherwise."""
    number = clean(who["id_number"])
    shown = masked(number) if settings.mask_id else number
    return {
        "姓名": hide_ids(who["name"], settings.mask_id),
        "身份证号": shown or f"未填，工号{clean(who['staff_number'])}",
        "职业": clean(who["occupation"]) or "未填",
        "部门": clean(who["department"]),
    }


def _contact(settings: Settings) -> str:
    """With whom to speak, as the note below the date has it; empty where the settings name nobody."""
    parts = (
        ("联系人", settings.contact),
        ("电话", settings.contact_telephone),
        ("地址", settings.contact_address),
    )
    said = "；".join(f"{what}：{clean(value)}" for what, value in parts if value)
    return f"（{said}）" if said else ""
