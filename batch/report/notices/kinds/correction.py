"""补正通知书: to an employer, what is missing or wrong, what it must be, until when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

from batch.report.excel.texts import clean
from batch.report.notices.kinds.addressee import ADDRESSEE, addressed
from batch.report.notices.kinds.issuerows import IssueRow
from batch.report.notices.kinds.kind import COMMON, Kind, Notice, Tag
from batch.report.notices.kinds.lacking import lacking_facts
from batch.report.notices.kinds.material import Material
from batch.report.notices.kinds.words import chinese_date, hide_ids, sentence
from batch.report.notices.kinds.wrong import wrong_cells, wrong_sheets

MOST_ENTRIES: Final = 12  # of which each is told; of more the sheets and columns, and where the rest stands


def is_asked(material: Material) -> bool:
    """Whether anybody is asked to correct something or to fill it in."""
    issues = _issues_by_organisation(material)
    return bool(issues) or any(lacking_facts(material, one) for one in material.organisations)


def _notices(material: Material) -> Iterator[Notice]:
    issues = _issues_by_organisation(material)
    for organisation in dict.fromkeys((*material.organisations, *issues)):
        own = issues.get(organisation, [])
        lacking = lacking_facts(material, organisation)
        if own or lacking:
            yield Notice(organisation, _values(material, organisation, own, lacking))


def _values(material: Material, organisation: str, own: list[IssueRow], lacking: Any) -> dict[str, Any]:
    days, mask = material.settings.deadline_days, material.settings.mask_id
    wrong = wrong_cells(own, mask)
    short = len(wrong) <= MOST_ENTRIES
    return {
        **material.common(organisation),
        **addressed(material, organisation),
        "花名册": hide_ids(material.file),
        "人数": len(material.organisations.get(organisation, [])),
        "无法读取": hide_ids(sentence(material.unread), mask),
        "处数": len(own) + sum(one["人数"] for one in lacking),
        "数据问题": wrong if short else [],
        "分表问题": [] if short else wrong_sheets(own),
        "明细": _details(material),
        "缺少信息": lacking if short else [{**one, "要求": ""} for one in lacking],
        "补正期限": chinese_date(material.reply_by),
        "工作日数": days,
    }


def _details(material: Material) -> str:
    """Where each cell's problem and remedy stand."""
    name = material.returned
    return f"一并退回的花名册“{hide_ids(name)}”" if name else "筛查结果的“数据问题”表"


def _issues_by_organisation(material: Material) -> dict[str, list[IssueRow]]:
    """Errors and warnings by employer; what belongs to nobody goes to the only one, else apart."""
    found: dict[str, list[IssueRow]] = defaultdict(list)
    people, names = material.people, {name: clean(name) for name in material.names}
    for issue in material.issues:
        if issue.severity != "info":
            who = people.get(issue.person)
            found[names[who["organisation"]] if who else material.whole].append(issue)
    return found


CORRECTION = Kind(
    "补正通知书",
    "有数据错误、警告或者待核实、将符合的人员缺少信息的单位，每单位一份：缺什么、错在哪里、应符合的要求、期限；文件没有读取成功的，写明原因。",
    "文书",
    False,
    (
        *COMMON,
        *ADDRESSEE,
        Tag("花名册", "花名册的文件名"),
        Tag("人数", "该单位的人数"),
        Tag("无法读取", "文件没有读取成功的原因；读取成功的为空"),
        Tag("处数", "填写有误的处数和缺少信息的人次之和"),
        Tag(
            "数据问题",
            "程度为错误或警告的数据问题，同一栏同一要求的并为一项，至多12项；更多的见“分表问题”，可能没有",
            (
                Tag("序号", "1、2、3"),
                Tag("位置", "工作表和栏"),
                Tag("问题", "单元格和问题，身份证号已遮盖"),
                Tag("要求", "应符合的要求"),
            ),
            many=True,
        ),
        Tag(
            "分表问题",
            "数据问题超过12项的，按工作表汇总，可能没有",
            (
                Tag("序号", "1、2、3"),
                Tag("表", "工作表"),
                Tag("处数", "该表有问题的处数"),
                Tag("各栏", "各栏的处数，只有1处的不写"),
            ),
            many=True,
        ),
        Tag("明细", "逐格的问题和要求写在哪里：校验退回件，没有的为筛查结果的“数据问题”表"),
        Tag(
            "缺少信息",
            "待核实、将符合的人员缺少的信息，人数多的在前，可能没有",
            (
                Tag("序号", "1、2、3"),
                Tag("信息", "花名册的表头；缺的人相同的并在一起"),
                Tag("要求", "应怎样填写；列出“分表问题”的为空，写在明细中"),
                Tag("人数", "涉及人数"),
                Tag("人员", "姓名和所在行（证书、奖项写明是哪一张、哪一项），至多12人"),
            ),
            many=True,
        ),
        Tag("补正期限", "补正的最后一日"),
        Tag("工作日数", "补正期限的工作日数（设置 deadline_days）"),
    ),
    _notices,
)
