"""核准备案表: annex 3 of Shaoxing's document, a form with what the roster tells filled in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from batch.report.excel.texts import clean
from batch.report.notices.kinds.kind import COMMON, Kind, Notice, Tag
from batch.report.notices.kinds.material import Material
from batch.report.results.line import targets

_FORM: Final = "核准备案表"
#: Titles that such a committee may evaluate: 中（初）级.
_TITLES: Final = ("中级职称", "助理级职称", "员级职称")


def _notices(material: Material) -> Iterator[Notice]:
    entries = material.context.library.entries.values()
    books = {entry.rulebook.id for entry in entries if _FORM in entry.rulebook.forms}
    mine = [who for who in material.people.values() if books & set(who["rulebooks"].split("、"))]
    if not mine:
        return
    now = Counter(
        name for who in mine for name in targets(material.eligible.get(who["person"], ())) if name in _TITLES
    )
    levels = [name.removesuffix("职称") for name in _TITLES if now[name]]
    values = {
        **material.common(material.whole),
        "填报单位": clean(material.settings.sign_off) or material.whole,
        "所评职称": "、".join(levels),
        "备注": "；".join(f"现可申报{name}{now[name]}人" for name in _TITLES if now[name]),
    }
    yield Notice("", values)


FILING = Kind(
    _FORM,
    "绍市人社发〔2023〕3号附件3，每份适用该文件的花名册一份：新设评委会核准备案用的表，能填的已填，其余留空。",
    "文书",
    False,
    (
        *COMMON,
        Tag("填报单位", "新设评委会所在部门或单位：设置 sign_off 或用人单位，可能为空"),
        Tag("所评职称", "花名册中有人可申报的中级、助理级职称，可能为空"),
        Tag("备注", "现可申报各级职称的人数，可能为空"),
    ),
    _notices,
)
