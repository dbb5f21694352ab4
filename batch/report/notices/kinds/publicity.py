"""公示名单: who may apply for what, posted for some working days; never with ID numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from batch.language.terms import LADDER_WORDS
from batch.report.excel.texts import clean
from batch.report.notices.kinds.kind import COMMON, Kind, Notice, Tag
from batch.report.notices.kinds.material import Material
from batch.report.notices.kinds.words import chinese_date, hide_ids
from batch.report.results.line import Line, targets
from batch.report.results.marks import ELIGIBLE

_RECOMMENDED: Final = "同意推荐"


def _notices(material: Material) -> Iterator[Notice]:
    recommended = _recommended(material)
    rows = list(_rows(material, recommended))
    if not rows:
        return
    days = material.settings.publicity_days
    first, last = material.calendar.period(material.settings.day, days)
    yield Notice(
        "",
        {
            **material.common(material.whole),
            "依据": material.by_law(),
            "名单": rows,
            "已推荐": recommended is not None,
            "公示开始": chinese_date(first),
            "公示结束": chinese_date(last),
            "公示工作日数": days,
        },
    )


def _recommended(material: Material) -> frozenset[tuple[int, str]] | None:
    """Person and route of what the employer marked 同意推荐; None where there is no opinion on anybody."""
    rows, marks = material.content.eligible, material.content.marks
    if not any(sheet == ELIGIBLE for sheet, _ in marks.given):
        return None
    verdicts = material.verdicts
    keys = material.content.row_keys.of(rows, by_target=True)
    people, routes = verdicts.person[rows].tolist(), verdicts.route[rows].tolist()
    return frozenset(
        (person, verdicts.routes[route].route.id)
        for key, person, route in zip(keys, people, routes, strict=True)
        if marks.says(ELIGIBLE, key) == _RECOMMENDED
    )


def _rows(material: Material, recommended: frozenset[tuple[int, str]] | None) -> Iterator[dict[str, Any]]:
    number = 0
    for person, mine in material.eligible.items():
        if not material.gets_letters(person):
            continue
        if recommended is not None:
            mine = [line for line in mine if (person, line.route.id) in recommended]
        levels = "、".join(_highest(mine))
        if levels:
            number += 1
            who = material.people[person]
            yield {
                "序号": number,
                "姓名": hide_ids(who["name"]),
                "单位": hide_ids(who["organisation"]) or "未填",
                "职业": clean(who["occupation"]) or "未填",
                "级别": levels,
            }


def _highest(lines: list[Line]) -> list[str]:
    """The highest target on each ladder: nobody is posted for several levels of one."""
    ladders = ([one for one in lines if one.route.target.ladder == ladder] for ladder in LADDER_WORDS)
    return [name for mine in ladders for name in targets(mine)[:1]]


PUBLICITY = Kind(
    "公示名单",
    "每份花名册一份：标有“同意推荐”的人员（没有标记的为全部符合申报条件人员）的名单和公示期，不含身份证号。",
    "文书",
    False,
    (
        *COMMON,
        Tag("依据", "适用的文件，含名称和文号"),
        Tag(
            "名单",
            "公示的人员",
            (
                Tag("序号", "1、2、3"),
                Tag("姓名", "姓名"),
                Tag("单位", "单位名称"),
                Tag("职业", "现岗位职业（工种）"),
                Tag("级别", "两条通道各自可申报的最高级别，例如中级职称、技师"),
            ),
            many=True,
        ),
        Tag("已推荐", "名单是否只含标有“同意推荐”的人员；没有任何标记的，名单是符合申报条件的全部人员"),
        Tag("公示开始", "公示的第一日：筛查日后的第一个工作日"),
        Tag("公示结束", "公示的最后一日"),
        Tag("公示工作日数", "公示期的工作日数（设置 publicity_days）"),
    ),
    _notices,
)
