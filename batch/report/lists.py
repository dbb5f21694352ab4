"""The lists that people work with: who may, who will, what is open, what to collect."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

from batch.report.content import Content
from batch.report.lines import Key, Line, targets
from batch.report.reference import ClauseRows
from batch.report.sheets import Book, Field, Link

_WHO: Final = (
    Field("单位", 26), Field("部门", 14), Field("姓名", 10), Field("身份证号", 20), Field("工号", 10),
    Field("现岗位职业（工种）", 18),
)  # fmt: skip
_WHAT: Final = (Field("通道", 13), Field("目标等级", 12, "centre"), Field("方式", 10, "centre"))
_BASIS: Final = (
    Field("依据文件", 22, "wrap"), Field("条款", 10, "link"), Field("条文原文", 60, "wrap"),
    Field("理解与说明", 36, "wrap"),
)  # fmt: skip
_OPINION: Final = Field("单位意见", 12, "choice", ("同意推荐", "暂缓", "不推荐", "本人放弃"))
_CHECKED: Final = Field("核实结果", 14, "choice", ("核实后符合", "核实后不符合", "材料待补", "报主管部门"))


def _person(who: dict[str, Any]) -> list[Any]:
    keys = ("organisation", "department", "name", "id_number", "staff_number", "occupation")
    return [who[key] for key in keys]


def _start(line: Line) -> list[Any]:
    return [*_person(line.who), line.ladder, line.target, line.route.procedure]


def _basis(line: Line, clauses: ClauseRows) -> list[Any]:
    return [line.document, clauses.link(line), line.text, remarks(line)]


def remarks(line: Line) -> str:
    """What is to be said beside a verdict: the reading, what it rests on, where to go."""
    notes = list(line.notes)
    if line.undated:
        notes.append("所依据的证书或奖项没有日期，按筛查日前已取得处理")
    if line.assumed:
        notes.append(f"含假定：{'、'.join(line.assumed)}")
    if line.points:
        notes.append(f"评价服务点：{'、'.join(line.points)}")
    return "；".join(note for note in notes if note)


def people(book: Book, content: Content) -> None:
    """人员一览: one row a person, its verdict linked to the detail."""
    fields = (
        Field("提交文件", 24), Field("行", 6, "number"), *_WHO[:5], Field("岗位类别", 12), _WHO[5],
        Field("现技能等级", 11, "centre"), Field("现职称", 10, "centre"),
        Field("结论", 10, "word"), Field("详情", 10, "link"), Field("可申报", 30, "wrap"),
        Field("即将符合", 26, "wrap"), Field("最早日期", 12, "date"), Field("待核实", 26, "wrap"),
        Field("需补充或核实的信息", 34, "wrap"), Field("适用规则", 20, "wrap"), Field("假定", 18, "wrap"),
    )  # fmt: skip
    book.list_sheet("人员一览", fields, _people_rows(content), "没有可以使用的人员行。", freeze=5)


def _people_rows(content: Content) -> Iterator[list[Any]]:
    details = _first_rows(content)
    for who in content.people:
        key = (who["submission"], who["person"])
        now, soon, unsure = (x.get(key, []) for x in (content.now, content.soon, content.unsure))
        soonest = min((x.maybe for x in soon if x.maybe), default=None)
        missing = dict.fromkeys(header for x in (*unsure, *soon) for header in x.missing)
        yield [
            who["submission"], who["row"], who["organisation"], who["department"], who["name"],
            who["id_number"], who["staff_number"], who["post"], who["occupation"], who["skill"], who["title"],
            content.verdict(key), details.get(key), "、".join(targets(now)), "、".join(targets(soon)), soonest,
            "、".join(targets(unsure)), "、".join(missing), who["rulebooks"], who["assumed"],
        ]  # fmt: skip


def _first_rows(content: Content) -> dict[Key, Link]:
    """Where each person's detail begins: among the eligible, else the open, else the upcoming."""
    found: dict[Key, Link] = {}
    parts = (("可申报", content.eligible), ("待核实", content.open), ("即将符合", content.upcoming))
    for sheet, lines in parts:
        for row, line in enumerate(lines, start=2):
            key = (line.who["submission"], line.who["person"])
            found.setdefault(key, Link("查看", sheet, row))
    return found


def eligible(book: Book, content: Content, clauses: ClauseRows) -> None:
    """可申报: what may be applied for, from when, by which clause."""
    fields = (*_WHO, *_WHAT, Field("自何日起", 12, "date"), _OPINION, *_BASIS)
    rows = ([*_start(x), x.sure, None, *_basis(x, clauses)] for x in content.eligible)
    book.list_sheet("可申报", fields, rows, "在筛查日没有人可以申报。", freeze=3)


def upcoming(book: Book, content: Content, clauses: ClauseRows) -> None:
    """即将符合: what may be applied for within the horizon, soonest first."""
    fields = (
        *_WHO, *_WHAT, Field("最早日期", 12, "date"), Field("确定日期", 12, "date"),
        Field("尚待满足", 44, "wrap"), Field("需补充或核实的信息", 28, "wrap"), *_BASIS,
    )  # fmt: skip
    rows = (
        [*_start(x), x.maybe, x.sure, "；".join(x.blocking), "、".join(x.missing), *_basis(x, clauses)]
        for x in content.upcoming
    )
    months = content.context.settings.horizon
    book.list_sheet("即将符合", fields, rows, f"今后{months}个月内没有人将符合条件。", freeze=3)


def undetermined(book: Book, content: Content, clauses: ClauseRows) -> None:
    """待核实: what somebody must find out or decide."""
    fields = (
        *_WHO, *_WHAT, Field("待核实的条件", 48, "wrap"), Field("需补充或核实的信息", 30, "wrap"),
        Field("最早可能日期", 12, "date"), _CHECKED, *_BASIS,
    )  # fmt: skip
    rows = (
        [*_start(x), "；".join(x.blocking), "、".join(x.missing), x.maybe, None, *_basis(x, clauses)]
        for x in content.open
    )
    book.list_sheet("待核实", fields, rows, "没有待核实的情况。", freeze=3)


def nearly(book: Book, content: Content, clauses: ClauseRows) -> None:
    """差一项: one requirement short of the nearest target, grouped by that requirement."""
    fields = (Field("只差这一项", 44, "wrap"), *_WHO, *_WHAT, *_BASIS)
    rows = ([x.blocking[0], *_start(x), *_basis(x, clauses)] for x in content.nearly)
    book.list_sheet("差一项", fields, rows, "没有只差一项条件的人。", freeze=4)


def to_collect(book: Book, content: Content) -> None:
    """收集清单: which facts to collect, by department and fact, and from whom."""
    fields = (
        Field("单位", 26), Field("部门", 16), Field("要收集的信息", 24, "wrap"), Field("人数", 8, "number"),
        Field("人员", 70, "wrap"), Field("补齐后可判断的目标", 36, "wrap"),
        Field("收集情况", 12, "choice", ("已收集", "收集中", "无法提供")),
    )  # fmt: skip
    book.list_sheet("收集清单", fields, _collect_rows(content), "没有需要补充的信息。", freeze=3)


def _collect_rows(content: Content) -> Iterator[list[Any]]:
    found: dict[tuple[str, str, str], dict[Key, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for line in (*content.open, *content.upcoming):
        for header in line.missing:
            who = line.who
            found[who["organisation"], who["department"], header][who["submission"], who["person"]].append(
                line
            )
    for (organisation, department, header), persons in sorted(found.items()):
        lines = [line for mine in persons.values() for line in mine]
        names = [mine[0].who["name"] for mine in persons.values()]
        shown = "、".join(names[:40]) + (f"等{len(names)}人" if len(names) > 40 else "")
        yield [organisation, department, header, len(names), shown, "、".join(targets(lines)), None]


def besides(book: Book, content: Content) -> None:
    """附带结论: exemptions, education, examinations, treatment."""
    fields = (
        *_WHO, Field("免试", 34, "wrap"), Field("学历对待", 30, "wrap"), Field("可报考试", 40, "wrap"),
        Field("待遇比照", 34, "wrap"), Field("其他说明", 34, "wrap"),
        Field("未列名的奖项（需人工核定）", 34, "wrap"),
    )  # fmt: skip
    keys = ("waiver", "education", "examinations", "treatment", "remarks", "unlisted")
    rows = ([*_person(who), *(who[k] for k in keys)] for who in content.people if any(who[k] for k in keys))
    book.list_sheet("附带结论", fields, rows, "没有附带结论。", freeze=3)
