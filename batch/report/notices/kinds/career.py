"""个人职业发展告知: everybody's present levels and the next step on each ladder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np

from batch.facts import Index
from batch.language.terms import LADDER_WORDS, Ladder, Status, level_number, level_words
from batch.report.notices.kinds.kind import COMMON, Kind, Notice, Tag
from batch.report.notices.kinds.material import Material, Person
from batch.report.notices.kinds.personal import IDENTITY, when
from batch.report.notices.kinds.words import chinese_date, chinese_number, clause_name, quoted, target_name
from batch.report.results.line import Line, targets

FOLDER: Final = "职业发展告知"
#: Statuses of a route that may be the next step, the best first.
_ORDER: Final = {Status.ELIGIBLE: 0, Status.UPCOMING: 1, Status.UNDETERMINED: 2, Status.NOT_MET: 3}


def _notices(material: Material) -> Iterator[Notice]:
    steps = _next_steps(material)
    for person, who in material.people.items():
        if not material.gets_letters(person):
            continue
        stands = material.letters.stands(person, material.about, material.people, FOLDER)
        values = {} if stands else _values(material, who, steps.get(person, {}))
        yield Notice(material.about(person), values, stands)


def _next_steps(material: Material) -> dict[int, dict[str, Line]]:
    """For each person and ladder the lowest target above what is held, its best route."""
    verdicts = material.verdicts
    rows = verdicts.with_status(*_ORDER)
    words = verdicts.routes
    levelled = np.array([bool(one.route.target.level) for one in words] or [False])
    title = np.array([one.route.target.ladder == "title" for one in words] or [False])
    rank = np.array([one.rank for one in words] or [0], np.int32)
    route, person = verdicts.route[rows], verdicts.person[rows]
    held = np.where(title[route], _held(material, "title")[person], _held(material, "skill")[person])
    rows = rows[levelled[route] & (rank[route] > held)]
    route, person = verdicts.route[rows], verdicts.person[rows]
    order = np.array([_ORDER.get(Status(code), 0) for code in range(len(Status))])[verdicts.status[rows]]
    rows = rows[np.lexsort((verdicts.days("maybe", rows), order, rank[route], title[route], person))]
    key = verdicts.person[rows].astype(np.int64) * 2 + title[verdicts.route[rows]]
    first = np.ones(rows.size, np.bool_)
    first[1:] = key[1:] != key[:-1]
    found: dict[int, dict[str, Line]] = {}
    for line in material.lines(rows[first]):
        found.setdefault(line.who["person"], {})[line.route.target.ladder] = line
    return found


def _held(material: Material, ladder: Ladder) -> Index:
    """The rank that everybody holds on a ladder; -1 for none."""
    column = material.verdicts.of_people(ladder)
    ranks = [level_number(ladder, word) if word else -1 for word in column.values]
    return np.array(ranks or [-1], np.int32)[column.codes]


def _values(material: Material, who: Person, steps: dict[str, Line]) -> dict[str, Any]:
    return {
        **material.common(who["organisation"]),
        **material.identity(who),
        "现职称": who["title"] or "无",
        "现技能等级": who["skill"] or "无",
        "下一步": [
            {"序号": chinese_number(number), "通道": word, **_step(material, who, ladder, steps.get(ladder))}
            for number, (ladder, word) in enumerate(LADDER_WORDS.items(), start=2)
        ],
    }


def _step(material: Material, who: Person, ladder: str, line: Line | None) -> dict[str, Any]:
    if line is None:
        names = ("目标", "方式", "结论", "日期", "尚需满足", "尚缺信息", "文件", "条款", "条文", "另可申报")
        none: dict[str, Any] = dict.fromkeys(names, "")
        return none | {"尚需满足": [], "说明": _why_none(who, ladder)}
    eligible = line.status == "可申报"
    mine = material.eligible.get(who["person"], ())
    others = targets(one for one in mine if one.route.target.ladder == ladder and one.rank > line.rank)
    return {
        "目标": target_name(line),
        "方式": line.route.procedure,
        "结论": line.status,
        "日期": _day(line),
        "尚需满足": [] if eligible else _distinct(line.blocking),
        "尚缺信息": "、".join(line.missing),
        "文件": line.document,
        "条款": clause_name(line),
        "条文": quoted(line.text),
        "另可申报": "、".join(others),
        "说明": "",
    }


def _why_none(who: Person, ladder: str) -> str:
    if who[ladder] == level_words(ladder)[-1]:
        return f"您已具备最高一级的{LADDER_WORDS[ladder]}"
    if not who["rulebooks"]:
        return "所在地在该日没有适用的文件"
    return "适用的文件没有更高一级的规定，或者本人不在其适用范围"


def _distinct(labels: Sequence[str]) -> list[str]:
    """Requirements without those that another one says with more words."""
    return [one for one in labels if not any(other != one and other.startswith(one) for other in labels)]


def _day(line: Line) -> str:
    """From which day the step can be taken."""
    if line.status == "可申报":
        return f"自{when(line)}符合条件" if line.sure else "现已符合条件，所依据的证书或奖项没有日期"
    if line.status == "即将符合":
        return f"最早自{chinese_date(line.maybe)}起符合条件" if line.maybe else "符合条件之日不能确定"
    if line.status == "待核实":
        return "核实有关情况后才能确定"
    return "须先满足下列条件"


CAREER = Kind(
    "个人职业发展告知",
    "花名册中每人一份：现有等级，两条通道各自的下一步、最早日期、尚需满足的条件、尚缺的信息和依据。",
    FOLDER,
    True,
    (
        *COMMON,
        *IDENTITY,
        Tag("现职称", "现有最高职称级别，没有的为“无”"),
        Tag("现技能等级", "现有最高职业技能等级，没有的为“无”"),
        Tag(
            "下一步",
            "职称和职业技能等级各一项",
            (
                Tag("序号", "二、三"),
                Tag("通道", "职称或职业技能等级"),
                Tag("目标", "高于现有等级的最低一级，例如中级职称；没有的为空"),
                Tag("方式", "评审、考核等"),
                Tag("结论", "可申报、即将符合、待核实或暂不符合"),
                Tag("日期", "自何日起或者为何不能确定"),
                Tag("尚需满足", "尚未满足的各项条件，每项是一段文字，可能没有", many=True),
                Tag("尚缺信息", "缺少或不明确的信息，可能为空"),
                Tag("文件", "依据的文件的文号"),
                Tag("条款", "例如第二部分第（二）项第1目"),
                Tag("条文", "条文中起决定作用的句子，已带引号"),
                Tag("另可申报", "现在还可以直接申报的更高级别，可能为空"),
                Tag("说明", "没有下一步时的原因，其余为空"),
            ),
            many=True,
        ),
    ),
    _notices,
    whole=True,
)
