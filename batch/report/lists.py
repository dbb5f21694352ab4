"""The lists that people work with: who may, who will, what is open, what to collect.

A list is made of columns: each is declared with its header, width and look beside the
function that makes its cells for everybody at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, Final

import numpy as np
import pandas as pd

from batch.facts import Index
from batch.report.coded import Coded
from batch.report.content import Content
from batch.report.lines import target_names
from batch.report.reference import ClauseRows
from batch.report.sheets import Book, Field, Link
from batch.report.verdicts import Told

_MOST_NAMES: Final = 40
_OPINION: Final = Field("单位意见", 12, "choice", ("同意推荐", "暂缓", "不推荐", "本人放弃"))
_CHECKED: Final = Field("核实结果", 14, "choice", ("核实后符合", "核实后不符合", "材料待补", "报主管部门"))
_COLLECTED: Final = Field("收集情况", 12, "choice", ("已收集", "收集中", "无法提供"))


@dataclass(frozen=True)
class Listed:
    """Some outcomes about to be listed: what the columns are made from."""

    content: Content
    clauses: ClauseRows
    rows: Index

    @cached_property
    def told(self) -> Told:
        """What is told of them."""
        return Told.of(self.content.verdicts, self.rows)

    @cached_property
    def person(self) -> Index:
        """Whose they are."""
        return self.content.verdicts.person[self.rows]

    @cached_property
    def route(self) -> Coded:
        """What is said of their routes."""
        return Coded(self.content.verdicts.route[self.rows], self.content.verdicts.routes)

    def of_person(self, name: str) -> Coded:
        """A column of the people table beside each."""
        return self.content.verdicts.of_people(name).take(self.person)


@dataclass(frozen=True)
class Column:
    """One column of a list of outcomes."""

    field: Field
    cells: Callable[[Listed], Coded]


def _of_person(header: str, width: float, name: str) -> Column:
    return Column(Field(header, width), lambda listed: listed.of_person(name))


def _empty(field: Field) -> Column:
    """A column for people to fill in."""
    return Column(field, lambda listed: Coded.constant(listed.rows.size, None))


def _joined(between: str) -> Callable[[Sequence[str]], str]:
    return lambda texts: between.join(texts)


def _remarks(listed: Listed) -> Coded:
    """What is to be said beside a verdict: the reading, what it rests on, where to go."""
    told = listed.told
    undated = Coded(told.hidden.astype(np.int32), (False, True))

    def words(notes: tuple[str, ...], hidden: bool, assumed: tuple[str, ...], points: tuple[str, ...]) -> str:
        more = [
            "所依据的证书或奖项没有日期，按筛查日前已取得处理" if hidden else "",
            f"含假定：{'、'.join(assumed)}" if assumed else "",
            f"评价服务点：{'、'.join(points)}" if points else "",
        ]
        return "；".join(note for note in (*notes, *more) if note)

    return Coded.combined([told.notes, undated, told.assumed, told.points], words)


_WHO: Final = (
    _of_person("单位", 26, "organisation"), _of_person("部门", 14, "department"), _of_person("姓名", 10, "name"),
    _of_person("身份证号", 20, "id_number"), _of_person("工号", 10, "staff_number"),
    _of_person("现岗位职业（工种）", 18, "occupation"),
)  # fmt: skip
_WHAT: Final = (
    Column(Field("通道", 13), lambda x: x.route.made(lambda words: words.ladder)),
    Column(Field("目标等级", 12, "centre"), lambda x: x.route.made(lambda words: words.target)),
    Column(Field("方式", 10, "centre"), lambda x: x.route.made(lambda words: words.route.procedure)),
)
_BASIS: Final = (
    Column(Field("依据文件", 22, "wrap"), lambda x: x.route.made(lambda words: words.document)),
    Column(Field("条款", 10, "link"), lambda x: x.route.made(x.clauses.link)),
    Column(Field("条文原文", 60, "wrap"), lambda x: x.route.made(lambda words: words.text)),
    Column(Field("理解与说明", 36, "wrap"), _remarks),
)


def _sure(header: str) -> Column:
    return Column(Field(header, 12, "date"), lambda x: x.told.sure)


def _maybe(header: str) -> Column:
    return Column(Field(header, 12, "date"), lambda x: x.told.maybe)


def _blocking(header: str, width: float) -> Column:
    return Column(Field(header, width, "wrap"), lambda x: x.told.blocking.made(_joined("；")))


def _missing(width: float) -> Column:
    return Column(Field("需补充或核实的信息", width, "wrap"), lambda x: x.told.missing.made(_joined("、")))


_ELIGIBLE: Final = (*_WHO, *_WHAT, _sure("自何日起"), _empty(_OPINION), *_BASIS)
_UPCOMING: Final = (
    *_WHO, *_WHAT, _maybe("最早日期"), _sure("确定日期"), _blocking("尚待满足", 44), _missing(28), *_BASIS,
)  # fmt: skip
_UNDETERMINED: Final = (
    *_WHO, *_WHAT, _blocking("待核实的条件", 48), _missing(30), _maybe("最早可能日期"), _empty(_CHECKED), *_BASIS,
)  # fmt: skip
_NEARLY: Final = (_blocking("只差这一项", 44), *_WHO, *_WHAT, *_BASIS)


def _write(
    book: Book, name: str, columns: Sequence[Column], listed: Listed, empty: str, freeze: int = 3
) -> None:
    fields = [column.field for column in columns]
    book.list_sheet(name, fields, [column.cells(listed) for column in columns], empty, freeze=freeze)


def eligible(book: Book, content: Content, clauses: ClauseRows) -> None:
    """可申报: what may be applied for, from when, by which clause."""
    listed = Listed(content, clauses, content.eligible)
    _write(book, "可申报", _ELIGIBLE, listed, "在筛查日没有人可以申报。")


def upcoming(book: Book, content: Content, clauses: ClauseRows) -> None:
    """即将符合: what may be applied for within the horizon, soonest first."""
    empty = f"今后{content.context.settings.horizon}个月内没有人将符合条件。"
    _write(book, "即将符合", _UPCOMING, Listed(content, clauses, content.upcoming), empty)


def undetermined(book: Book, content: Content, clauses: ClauseRows) -> None:
    """待核实: what somebody must find out or decide."""
    _write(book, "待核实", _UNDETERMINED, Listed(content, clauses, content.open), "没有待核实的情况。")


def nearly(book: Book, content: Content, clauses: ClauseRows) -> None:
    """差一项: one requirement short of the nearest target, grouped by that requirement."""
    listed = Listed(content, clauses, content.nearly)
    _write(book, "差一项", _NEARLY, listed, "没有只差一项条件的人。", freeze=4)


# -- one row a person ----------------------------------------------------------------------


def people(book: Book, content: Content) -> None:
    """人员一览: one row a person, its verdict linked to the detail."""
    own = content.verdicts.of_people
    columns: tuple[tuple[Field, Coded], ...] = (
        (Field("提交文件", 24), own("submission")),
        (Field("行", 6, "number"), Coded.each(content.verdicts.rows_of_people.tolist())),
        *((column.field, own(name)) for column, name in zip(_WHO[:5], _PERSON[:5], strict=True)),
        (Field("岗位类别", 12), own("post")),
        (_WHO[5].field, own(_PERSON[5])),
        (Field("现技能等级", 11, "centre"), own("skill")),
        (Field("现职称", 10, "centre"), own("title")),
        (Field("结论", 10, "word"), content.verdict),
        (Field("详情", 10, "link"), _details(content)),
        (Field("可申报", 30, "wrap"), content.now.made(_joined("、"))),
        (Field("即将符合", 26, "wrap"), content.soon.made(_joined("、"))),
        (Field("最早日期", 12, "date"), content.soonest),
        (Field("待核实", 26, "wrap"), content.unsure.made(_joined("、"))),
        (Field("需补充或核实的信息", 34, "wrap"), _missing_of_people(content)),
        (Field("适用规则", 20, "wrap"), own("rulebooks")),
        (Field("假定", 18, "wrap"), own("assumed")),
    )
    fields, cells = zip(*columns, strict=True)
    book.list_sheet("人员一览", fields, cells, "没有可以使用的人员行。", freeze=5)


_PERSON: Final = ("organisation", "department", "name", "id_number", "staff_number", "occupation")


def _details(content: Content) -> Coded:
    """Where each person's detail begins: among the eligible, else the open, else the upcoming."""
    found: list[Link | None] = [None] * content.size
    for sheet, rows in (
        ("即将符合", content.upcoming),
        ("待核实", content.open),
        ("可申报", content.eligible),
    ):
        person = content.verdicts.person[rows]
        for place in range(person.size - 1, -1, -1):  # the first one stays
            found[person[place]] = Link("查看", sheet, place + 2)
    return Coded.each(found)


def _missing_of_people(content: Content) -> Coded:
    """For everybody the headers that leave something open, each once, open outcomes first."""
    rows, header, headers = content.asked
    frame = pd.DataFrame({"person": content.verdicts.person[rows], "header": header})
    frame = frame.drop_duplicates().sort_values("person", kind="stable")
    person, codes = frame["person"].to_numpy(), frame["header"].tolist()
    texts: dict[tuple[int, ...], str] = {}
    found = [""] * content.size
    edges = np.flatnonzero(np.diff(person, prepend=-1, append=-1)).tolist() if person.size else []
    for start, stop in pairwise(edges):
        key = tuple(codes[start:stop])
        if key not in texts:
            texts[key] = "、".join(headers[code] for code in key)
        found[person[start]] = texts[key]
    return Coded.each(found)


def besides(book: Book, content: Content) -> None:
    """附带结论: exemptions, education, examinations, treatment."""
    told = (
        (Field("免试", 34, "wrap"), "waiver"), (Field("学历对待", 30, "wrap"), "education"),
        (Field("可报考试", 40, "wrap"), "examinations"), (Field("待遇比照", 34, "wrap"), "treatment"),
        (Field("其他说明", 34, "wrap"), "remarks"), (Field("未列名的奖项（需人工核定）", 34, "wrap"), "unlisted"),
    )  # fmt: skip
    own = content.verdicts.of_people
    some = np.zeros(content.size, np.bool_)
    for _, name in told:
        some |= np.array([bool(value) for value in own(name).values] or [False])[own(name).codes]
    columns = (*zip((column.field for column in _WHO), _PERSON, strict=True), *told)
    cells = [own(name).take(some) for _, name in columns]
    book.list_sheet("附带结论", [field for field, _ in columns], cells, "没有附带结论。", freeze=3)


# -- what to collect -----------------------------------------------------------------------


def to_collect(book: Book, content: Content) -> None:
    """收集清单: which facts to collect, by department and fact, and from whom."""
    fields = (
        Field("单位", 26), Field("部门", 16), Field("要收集的信息", 24, "wrap"), Field("人数", 8, "number"),
        Field("人员", 70, "wrap"), Field("补齐后可判断的目标", 36, "wrap"), _COLLECTED,
    )  # fmt: skip
    rows = _collected(content)
    columns = [Coded.each(list(column)) for column in zip(*rows, strict=True)] or [Coded.each([])] * len(
        fields
    )
    book.list_sheet("收集清单", fields, columns, "没有需要补充的信息。", freeze=3)


def _collected(content: Content) -> list[tuple[str, str, str, int, str, str, None]]:
    verdicts = content.verdicts
    rows, header, headers = content.asked
    person = verdicts.person[rows]
    organisation, department, name = (
        verdicts.of_people(one) for one in ("organisation", "department", "name")
    )
    frame = pd.DataFrame(
        {
            "organisation": organisation.codes[person],
            "department": department.codes[person],
            "header": header,
            "person": person,
            "route": verdicts.route[rows],
        }
    )
    found = []
    grouped: Any = frame.groupby(["organisation", "department", "header"], sort=False)
    for key, group in grouped:
        where = (organisation.values[key[0]], department.values[key[1]], headers[key[2]])
        names = [name.values[name.codes[one]] for one in group["person"].unique().tolist()]
        shown = "、".join(names[:_MOST_NAMES]) + (f"等{len(names)}人" if len(names) > _MOST_NAMES else "")
        asked = (verdicts.routes[route].route.target for route in group["route"].unique().tolist())
        reached = target_names((target.ladder, target.level) for target in asked if target.level)
        found.append((*where, len(names), shown, "、".join(reached), None))
    return sorted(found, key=lambda row: row[:3])
