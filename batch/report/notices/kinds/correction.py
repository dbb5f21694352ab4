"""补正通知书: to an employer, what is missing or wrong, what it must be, until when."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any, Final

from batch.report.excel.book import clean
from batch.report.notices.kinds.kind import COMMON, Kind, Notice, Tag
from batch.report.notices.kinds.material import Material
from batch.report.notices.kinds.papers import standard_of
from batch.report.notices.kinds.words import chinese_date, hide_ids, sentence
from batch.results import BETWEEN, BLANK, WRONG

#: Cells or names that one entry lists; the rest are counted and stand in the workbook.
MOST: Final = 12
MOST_ENTRIES: Final = 12  # of which each is told; of more the sheets and columns, and where the rest stands
_FIRST: Final = 4  # rows that are named
_FEW: Final = 2  # requests in one entry
_FOR_OPERATORS: Final = "，或用 --"  # advice to who runs the program, not to who sent the roster


def _notices(material: Material) -> Iterator[Notice]:
    issues = _issues_by_organisation(material)
    for organisation in dict.fromkeys((*material.organisations, *issues)):
        own = issues.get(organisation, [])
        lacking = _lacking(material, organisation)
        if own or lacking:
            yield Notice(organisation, _values(material, organisation, own, lacking))


def _values(material: Material, organisation: str, own: list[dict[str, Any]], lacking: Any) -> dict[str, Any]:
    days, mask = material.settings.deadline_days, material.settings.mask_id
    wrong = _wrong(own, mask)
    short = len(wrong) <= MOST_ENTRIES
    return {
        **material.common(organisation),
        **addressed(material, organisation),
        "花名册": hide_ids(material.file),
        "人数": len(material.organisations.get(organisation, [])),
        "无法读取": hide_ids(sentence(material.unread), mask),
        "处数": len(own) + sum(one["人数"] for one in lacking),
        "数据问题": wrong if short else [],
        "分表问题": [] if short else _by_sheet(own),
        "明细": _details(material),
        "缺少信息": lacking if short else [{**one, "要求": ""} for one in lacking],
        "补正期限": chinese_date(material.reply_by),
        "工作日数": days,
    }


def _details(material: Material) -> str:
    """Where each cell's problem and remedy stand."""
    name = material.returned
    return f"一并退回的花名册“{hide_ids(name)}”" if name else "筛查结果的“数据问题”表"


def _by_sheet(issues: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Data issues by sheet and column; what stands nowhere comes last."""
    sheets: dict[str, Counter[str]] = defaultdict(Counter)
    for one in issues:
        sheets[one["sheet"]][one["header"] or "整表"] += 1
    ordered = sorted(sheets.items(), key=lambda item: (not item[0], -item[1].total()))
    return [
        {
            "序号": number,
            "表": _where(sheet, ""),
            "处数": columns.total(),
            "各栏": "、".join(_counted(header, number) for header, number in columns.items()),
        }
        for number, (sheet, columns) in enumerate(ordered, start=1)
    ]


def _counted(header: str, number: int) -> str:
    """A column with how many cells of it; where it is one, only the column."""
    return f"{header}{number}处" if number > 1 else header


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
    """The facts that leave somebody undetermined, by fact, the most frequent first.

    A cell that was not understood stands among the issues already; here stands what is blank.
    """
    mask, said = material.settings.mask_id, {(one["person"], one["header"]) for one in material.issues}
    people: dict[str, list[str]] = defaultdict(list)
    for who in material.organisations.get(organisation, []):
        mine = material.open.get(who["person"], [])
        where = _places(who["unclear"])
        for header in dict.fromkeys(header for line in mine for header in line.missing):
            if (who["person"], header) not in said and where.get(header) != []:
                place = "、".join(where.get(header, [])[:_FIRST]) or f"第{who['row']}行"
                people[header].append(f"{hide_ids(who['name'], mask)}（{hide_ids(place, mask)}）")
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for header, names in people.items():
        alike[tuple(names)].append(header)
    ordered = sorted(alike.items(), key=lambda item: -len(item[0]))
    return [
        {
            "序号": number,
            "信息": "、".join(headers),
            "要求": _standards(headers),
            "人数": len(names),
            "人员": "、".join(names[:MOST])
            + ("等，名单见筛查结果的“收集清单”表" if len(names) > MOST else ""),
        }
        for number, (names, headers) in enumerate(ordered, start=1)
    ]


def _standards(headers: list[str]) -> str:
    """What some facts must look like; of many the page of help says it."""
    told = list(dict.fromkeys(map(standard_of, headers)))
    return "；".join(told) if len(told) <= _FEW else "请按空白花名册的填写说明填写"


def _places(text: str) -> dict[str, list[str]]:
    """Header → on which rows of other sheets it is blank: 荣誉竞赛第7行“…”; none where it is only wrong."""
    found: dict[str, list[str]] = {}
    for part in (text or "").split(BETWEEN):
        wrong = part.partition(WRONG)
        header, mark, place = part.partition(BLANK)
        if wrong[1] and len(wrong[0]) < len(header):
            found.setdefault(wrong[0], [])
        elif mark:
            found.setdefault(header, []).append(place)
    return found


ADDRESSEE = (
    Tag("主送", "主送单位：设置了 sign_off 的为用人单位，单位自己筛查的为“各有关部门”"),
    Tag("报送者", "“你单位报送的”或“本单位”，写在“花名册”之前"),
)

CORRECTION = Kind(
    "补正通知书",
    "有数据错误、警告或者待核实人员缺少信息的单位，每单位一份：缺什么、错在哪里、应符合的要求、期限；文件没有读取成功的，写明原因。",
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
            "待核实人员缺少的信息，人数多的在前，可能没有",
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
