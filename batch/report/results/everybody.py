"""The lists with one row a person: 人员一览 and 附带结论."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import numpy as np
import pandas as pd

from batch.language.terms import Status
from batch.report.excel.book import Book, Field, Link
from batch.report.excel.coded import Coded
from batch.report.results.columns import WHO, joined
from batch.report.results.content import Content


def people(book: Book, content: Content) -> None:
    """人员一览: one row a person, its verdict linked to the detail."""
    own = content.verdicts.of_people
    columns: tuple[tuple[Field, Coded], ...] = (
        (Field("提交文件", 24), own("submission")),
        (Field("行", 6, "number"), Coded.each(content.verdicts.rows_of_people.tolist())),
        *((column.field, own(name)) for column, name in zip(WHO[:5], _PERSON[:5], strict=True)),
        (Field("岗位类别", 12), own("post")),
        (WHO[5].field, own(_PERSON[5])),
        (Field("现技能等级", 11, "centre"), own("skill")),
        (Field("现职称", 10, "centre"), own("title")),
        (Field("结论", 10, "word"), content.verdict),
        (Field("详情", 10, "link"), _details(content)),
        (Field("可申报", 30, "wrap"), content.now.made(joined("、"))),
        (Field("即将符合", 26, "wrap"), content.soon.made(joined("、"))),
        (Field("最早日期", 12, "date"), content.soonest),
        (Field("待核实", 26, "wrap"), content.unsure.made(joined("、"))),
        (Field("原因", 40, "wrap"), _why_not(content)),
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


#: Whose sentence says why somebody may not apply: the nearest thing to a yes first.
_NEAREST: Final = (Status.UNDETERMINED, Status.UPCOMING, Status.NOT_MET, Status.NOT_APPLICABLE)


def _why_not(content: Content) -> Coded:
    """For everybody who may apply for nothing the reason of what is nearest."""
    verdicts = content.verdicts
    found = [""] * content.size
    for status in reversed(_NEAREST):
        rows = np.flatnonzero(verdicts.status == status).astype(np.int32)
        people, first = np.unique(verdicts.person[rows], return_index=True)
        texts = verdicts.texts("reason", rows[first]).cells()
        for person, text in zip(people.tolist(), texts, strict=True):
            found[person] = text
    for person in np.unique(verdicts.person[verdicts.status == Status.ELIGIBLE]).tolist():
        found[person] = ""
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
    columns = (*zip((column.field for column in WHO), _PERSON, strict=True), *told)
    cells = [own(name).take(some) for _, name in columns]
    book.list_sheet("附带结论", [field for field, _ in columns], cells, "没有附带结论。", freeze=3)
