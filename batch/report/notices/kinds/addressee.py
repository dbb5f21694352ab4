"""Whom a letter about an employer goes to."""

from __future__ import annotations

from batch.report.excel.texts import clean
from batch.report.notices.kinds.kind import Tag
from batch.report.notices.kinds.material import Material


def addressed(material: Material, organisation: str) -> dict[str, str]:
    """Whom a letter about an employer goes to: the employer, or its departments if it signs itself."""
    signed = clean(material.settings.sign_off)
    if signed and signed != organisation:
        whom = organisation or "花名册报送单位"
        return {"主送": whom, "报送者": "你单位报送的"}
    return {"主送": "各有关部门", "报送者": "本单位"}


ADDRESSEE = (
    Tag("主送", "主送单位：设置了 sign_off 的为用人单位，单位自己筛查的为“各有关部门”"),
    Tag("报送者", "“你单位报送的”或“本单位”，写在“花名册”之前"),
)
