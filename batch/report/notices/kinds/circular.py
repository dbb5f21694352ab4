"""单位筛查情况通报: the numbers of an employer's people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from batch.report.notices.kinds.addressee import ADDRESSEE, addressed
from batch.report.notices.kinds.kind import COMMON, Kind, Notice, Tag
from batch.report.notices.kinds.material import Material
from batch.report.notices.kinds.words import hide_ids
from batch.report.results.line import Line, targets

_MOST_MISSING = 10


def _notices(material: Material) -> Iterator[Notice]:
    for organisation, people in material.organisations.items():
        if people:
            numbers = {who["person"] for who in people}
            yield Notice(organisation, _values(material, organisation, numbers))


def _values(material: Material, organisation: str, numbers: set[int]) -> dict[str, Any]:
    now, later, unsure = (
        {person: mine for person, mine in lines.items() if person in numbers}
        for lines in (material.eligible, material.upcoming, material.open)
    )
    return {
        **material.common(organisation),
        **addressed(material, organisation),
        "花名册": hide_ids(material.file),
        "依据": material.by_law() or "（没有适用的文件）",
        "月数": material.settings.horizon,
        "总人数": len(numbers),
        "可申报人数": len(now),
        "将符合人数": len(later),
        "待核实人数": len(unsure),
        "其余人数": len(numbers - now.keys() - later.keys() - unsure.keys()),
        "数据问题条数": _issues(material, numbers),
        "暂不出告知书": "、".join(
            hide_ids(material.people[person]["name"]) for person in now if person in material.wrong_ids
        ),
        "各级": _by_target(now, later, unsure),
        "最常缺少": _missing((*unsure.values(), *later.values())),
    }


def _issues(material: Material, numbers: set[int]) -> int:
    """Errors and warnings on the rows of some people; all of them where there is one employer."""
    alone = len(material.organisations) == 1
    return sum(one.severity != "info" and (alone or one.person in numbers) for one in material.issues)


def _by_target(*groups: dict[int, list[Line]]) -> list[dict[str, Any]]:
    counts = [Counter(name for mine in group.values() for name in targets(mine)) for group in groups]
    every = targets(line for group in groups for mine in group.values() for line in mine)
    heads = ("可申报", "将符合", "待核实")
    return [
        {"目标": name} | {head: count[name] for head, count in zip(heads, counts, strict=True)}
        for name in every
    ]


def _missing(groups: tuple[list[Line], ...]) -> list[dict[str, Any]]:
    people: dict[str, set[int]] = {}
    for mine in groups:
        for line in mine:
            for header in line.missing:
                people.setdefault(header, set()).add(line.who["person"])
    ordered = sorted(people.items(), key=lambda item: (-len(item[1]), item[0]))[:_MOST_MISSING]
    return [{"序号": n, "信息": header, "人数": len(who)} for n, (header, who) in enumerate(ordered, 1)]


CIRCULAR = Kind(
    "单位筛查情况通报",
    "每单位一份：人数、各级可申报、将符合、待核实的人数，最常缺少的信息。",
    "文书",
    False,
    (
        *COMMON,
        *ADDRESSEE,
        Tag("花名册", "花名册的文件名"),
        Tag("依据", "适用的文件，含名称和文号"),
        Tag("月数", "“将符合”看多少个月（设置 horizon）"),
        Tag("总人数", "筛查人数"),
        Tag("可申报人数", "现可申报至少一项的人数"),
        Tag("将符合人数", "今后上述月数内将符合至少一项的人数"),
        Tag("待核实人数", "至少一项待核实的人数"),
        Tag("其余人数", "以上都不是的人数"),
        Tag("数据问题条数", "程度为错误或警告的数据问题的条数"),
        Tag("暂不出告知书", "可以申报而身份证号有误、没有出告知书的人员姓名，可能为空"),
        Tag(
            "各级",
            "各目标等级的人数，可能没有",
            (
                Tag("目标", "例如中级职称、技师"),
                Tag("可申报", "现可申报的人数"),
                Tag("将符合", "将符合的人数"),
                Tag("待核实", "待核实的人数"),
            ),
            many=True,
        ),
        Tag(
            "最常缺少",
            "最常缺少的信息，至多10项，可能没有",
            (Tag("序号", "1、2、3"), Tag("信息", "花名册的表头"), Tag("人数", "涉及人数")),
            many=True,
        ),
    ),
    _notices,
)
