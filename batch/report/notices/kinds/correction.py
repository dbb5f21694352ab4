"""补正通知书: to an employer, what is missing or wrong, what it must be, until when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

from batch.report.excel.book import clean
from batch.report.notices.kinds.kind import COMMON, Kind, Notice, Tag
from batch.report.notices.kinds.material import Material
from batch.report.notices.kinds.papers import standard_of
from batch.report.notices.kinds.words import chinese_date, hide_ids, sentence

#: Cells or names that one entry lists; the rest are counted and stand in the workbook.
MOST: Final = 60
_FOR_OPERATORS: Final = "，或用 --"  # advice to who runs the program, not to who sent the roster


def _notices(material: Material) -> Iterator[Notice]:
    issues = _issues_by_organisation(material)
    for organisation in dict.fromkeys((*material.organisations, *issues)):
        wrong = _wrong(issues.get(organisation, []), material.settings.mask_id)
        lacking = _lacking(material, organisation)
        if wrong or lacking:
            yield Notice(organisation, _values(material, organisation, wrong, lacking))


def _values(material: Material, organisation: str, wrong: Any, lacking: Any) -> dict[str, Any]:
    days = material.settings.deadline_days
    return {
        **material.common(organisation),
        **addressed(material, organisation),
        "花名册": hide_ids(material.file),
        "人数": len(material.organisations.get(organisation, [])),
        "数据问题": wrong,
        "缺少信息": lacking,
        "补正期限": chinese_date(material.calendar.after(material.settings.day, days)),
        "工作日数": days,
    }


def addressed(material: Material, organisation: str) -> dict[str, str]:
    """Whom a letter about an employer goes to: the employer, or its departments if it signs itself."""
    signed = clean(material.settings.sign_off)
    if signed and signed != organisation:
        whom = organisation or "花名册报送单位"
        return {"主送": whom, "报送者": "你单位报送的"}
    return {"主送": "各有关部门", "报送者": "本单位"}


def _issues_by_organisation(material: Material) -> dict[str, list[dict[str, Any]]]:
    """Errors and warnings by employer; what belongs to nobody goes to the only one, else apart."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for issue in material.issues:
        if issue["severity"] != "info":
            who = material.people.get(issue["person"])
            found[clean(who["organisation"]) if who else material.whole].append(issue)
    return found


def _wrong(issues: list[dict[str, Any]], mask: bool) -> list[dict[str, Any]]:
    """Data issues, those of one column with one remedy as one entry; errors first."""
    grouped: dict[tuple[str, str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for issue in sorted(issues, key=lambda one: one["severity"]):
        advice = issue["advice"].split(_FOR_OPERATORS)[0]
        grouped[issue["severity"], issue["sheet"], issue["header"], advice].append(issue)
    return [
        {
            "序号": number,
            "位置": _where(sheet, header),
            "问题": hide_ids(_told(entries), mask),
            "要求": hide_ids(sentence(advice), mask),
        }
        for number, ((_, sheet, header, advice), entries) in enumerate(grouped.items(), start=1)
    ]


def _where(sheet: str, header: str) -> str:
    place = f"“{sheet}”表" if sheet else "花名册"
    return f"{place}“{header}”栏" if header else place


def _told(entries: list[dict[str, Any]]) -> str:
    """What is said of the cells: those of which the same is said together."""
    cells: dict[str, list[str]] = defaultdict(list)
    for one in entries[:MOST]:
        cells[sentence(one["message"])].append(one["cell"])
    parts = []
    for text, places in cells.items():
        named = "、".join(cell for cell in places if cell)
        parts.append(f"{named}单元格，{text}" if named else text)
    more = f"；同类问题共{len(entries)}处，其余见筛查结果的“数据问题”表" if len(entries) > MOST else ""
    return "；".join(parts) + more


def _lacking(material: Material, organisation: str) -> list[dict[str, Any]]:
    """The facts that leave somebody undetermined, by fact, the most frequent first."""
    mask = material.settings.mask_id
    people: dict[str, list[str]] = defaultdict(list)
    for who in material.organisations.get(organisation, []):
        mine = material.open.get(who["person"], [])
        for header in dict.fromkeys(header for line in mine for header in line.missing):
            people[header].append(f"{hide_ids(who['name'], mask)}（第{who['row']}行）")
    ordered = sorted(people.items(), key=lambda item: -len(item[1]))
    return [
        {
            "序号": number,
            "信息": header,
            "要求": standard_of(header),
            "人数": len(names),
            "人员": "、".join(names[:MOST]) + ("等，名单见筛查结果的“待核实”表" if len(names) > MOST else ""),
        }
        for number, (header, names) in enumerate(ordered, start=1)
    ]


ADDRESSEE = (
    Tag("主送", "主送单位：设置了 sign_off 的为用人单位，单位自己筛查的为“各有关部门”"),
    Tag("报送者", "“你单位报送的”或“本单位”，写在“花名册”之前"),
)

CORRECTION = Kind(
    "补正通知书",
    "有数据错误、警告或者待核实人员缺少信息的单位，每单位一份：缺什么、错在哪里、应符合的要求、期限。",
    "文书",
    False,
    (
        *COMMON,
        *ADDRESSEE,
        Tag("花名册", "花名册的文件名"),
        Tag("人数", "该单位的人数"),
        Tag(
            "数据问题",
            "程度为错误或警告的数据问题，同一栏同一要求的并为一项，可能没有",
            (
                Tag("序号", "1、2、3"),
                Tag("位置", "工作表和栏"),
                Tag("问题", "单元格和问题，身份证号已遮盖"),
                Tag("要求", "应符合的要求"),
            ),
            many=True,
        ),
        Tag(
            "缺少信息",
            "待核实人员缺少或不明确的信息，人数多的在前，可能没有",
            (
                Tag("序号", "1、2、3"),
                Tag("信息", "花名册的表头"),
                Tag("要求", "应怎样填写"),
                Tag("人数", "涉及人数"),
                Tag("人员", "姓名和所在行，至多60人"),
            ),
            many=True,
        ),
        Tag("补正期限", "补正的最后一日"),
        Tag("工作日数", "补正期限的工作日数（设置 deadline_days）"),
    ),
    _notices,
)
