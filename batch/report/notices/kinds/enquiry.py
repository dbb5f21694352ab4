"""问题请示: to the authority, what only it can answer, by question, with whom each answer settles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import numpy as np

from batch.engine.kinds.case import AUTHORITY
from batch.policy.requirements import Competition
from batch.report.excel.texts import clean
from batch.report.notices.kinds.kind import COMMON, Kind, Notice, Tag
from batch.report.notices.kinds.material import Material
from batch.report.notices.kinds.words import chinese_number, clause_name, hide_ids, sentence
from batch.report.results.counts import some_names
from batch.report.results.questions import Question, questions_of

_MOST: Final = 30  # names; the rest stand in the workbook
_ASKS: Final = re.compile("是否|须认定|须核对|须明确")
_WHOM, _ABOVE = "当地人力资源社会保障部门", "上级人力资源社会保障部门"
_BUREAU: Final = re.compile("人社[局厅部]|人力资源和?社会保障[局厅部]")


def _notices(material: Material) -> Iterator[Notice]:
    content = material.content
    names = [hide_ids(name, material.settings.mask_id) for name in content.verdicts.of_people("name").cells()]
    prizes = content.verdicts.of_people("unlisted").made(_contests).cells()
    employers = content.verdicts.of_people("organisation")
    own = employers.made(clean).take(content.verdicts.person[content.open])
    for organisation in material.organisations:
        rows = content.open[np.array([name == organisation for name in own.values] or [False])[own.codes]]
        asked = [one for one in questions_of(content, rows) if one.decided_by == AUTHORITY]
        if asked:
            yield Notice(organisation, _values(material, organisation, asked, names, prizes))


def _contests(unlisted: str) -> str:
    """Of awards that no list names those that were won in contests."""
    return hide_ids("、".join(one for one in (unlisted or "").split("、") if "赛" in one))


def _values(
    material: Material, organisation: str, asked: list[Question], names: list[str], prizes: list[str]
) -> dict[str, Any]:
    signed = clean(material.settings.sign_off)
    return {
        **material.common(organisation),
        "主送": _ABOVE if _BUREAU.search(signed) else _WHOM,
        "职工": f"{organisation or '报送单位'}的职工" if signed not in ("", organisation) else "职工",
        "依据": material.by_law(),
        "人数": len({person for one in asked for person in one.people}),
        "问题": [_question(one, number, names, prizes) for number, one in enumerate(asked, start=1)],
    }


def _question(one: Question, number: int, names: list[str], prizes: list[str]) -> dict[str, Any]:
    won = "“" not in one.text and any(
        isinstance(what, Competition) for words in one.routes for what in words.route.requires
    )
    clauses: dict[str, dict[str, None]] = {}
    for words in one.routes:
        clauses.setdefault(words.document, {})[clause_name(words)] = None
    text = sentence(one.text)
    return {
        "序号": chinese_number(number) if number < 100 else str(number),
        "问题": hide_ids(text if _ASKS.search(text) else f"{text}，能否申报须明确"),
        "条款": "、".join(document + "、".join(own) for document, own in clauses.items()),
        "等级": "、".join(one.targets),
        "人数": len(one.people),
        "人员": some_names(
            [f"{names[who]}（{prizes[who]}）" if won and prizes[who] else names[who] for who in one.people],
            _MOST,
        ),
    }


ENQUIRY = Kind(
    "问题请示",
    "有须由主管部门答复的问题的单位，每单位一份：逐个问题写明依据、涉及的人员和等级。",
    "文书",
    False,
    (
        *COMMON,
        Tag("主送", "当地人力资源社会保障部门；由人社部门落款（sign_off）的为上级人力资源社会保障部门"),
        Tag("职工", "“职工”；不是用人单位自己落款的为“某单位的职工”"),
        Tag("依据", "适用的文件，含名称和文号"),
        Tag("人数", "全部问题涉及的人数"),
        Tag(
            "问题",
            "须由主管部门答复的问题，涉及人数多的在前",
            (
                Tag("序号", "一、二、三"),
                Tag("问题", "一句话"),
                Tag("条款", "文号和条款"),
                Tag("等级", "答复后可以判断的等级，可能为空"),
                Tag("人数", "涉及人数"),
                Tag("人员", "姓名，至多30人；问的是未列名的竞赛获奖的，注明奖项"),
            ),
            many=True,
        ),
    ),
    _notices,
)
