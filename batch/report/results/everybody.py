"""人员一览: everybody with the best that can be said, one row a person."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Final

import numpy as np
import pandas as pd

from batch.language.terms import Status
from batch.report.excel.book import Book
from batch.report.excel.coded import Coded
from batch.report.excel.fields import Field, Link
from batch.report.results.columns import joined
from batch.report.results.content import Content


def people(book: Book, content: Content) -> None:
    """人员一览: one row a person, its verdict linked to the detail; the only sheet with whole ID numbers."""
    own = content.verdicts.of_people
    columns: list[tuple[Field, Coded]] = [
        (Field("姓名", 10), own("name")),
        (Field("结论", 10, "word"), content.verdict),
        (Field("详情", 8, "link"), _details(content)),
        (Field("可申报", 26, "wrap"), content.now.made(joined("、"))),
        (Field("即将符合", 22, "wrap"), content.soon.made(joined("、"))),
        (Field("最早日期", 12, "date"), content.soonest),
        (Field("待核实", 22, "wrap"), content.unsure.made(joined("、"))),
        (Field("原因", 40, "wrap"), _why_not(content)),
        (Field("需补充或核实的信息", 30, "wrap"), _missing_of_people(content)),
    ]
    columns += [
        (Field(header, width), own(name)) for header, width, name in _ABOUT if not content.single(name)
    ]
    if not content.single("rulebooks"):
        columns.append((Field("适用文件", 24, "wrap"), own("rulebooks").made(_numbers(content))))
    columns += [
        (Field("身份证号", 20), own("id_number")),
        (Field("行", 6, "number"), Coded.each(content.verdicts.rows_of_people.tolist())),
    ]
    if any(own("assumed").values):
        columns.append((Field("假定", 18, "wrap"), own("assumed")))
    fields, cells = zip(*columns, strict=True)
    book.list_sheet("人员一览", fields, cells, "没有可以使用的人员行。", freeze=1)


#: What else is told of a person, unless it is the same for everybody.
_ABOUT: Final = (
    ("部门", 14, "department"), ("岗位类别", 12, "post"), ("现岗位职业（工种）", 18, "occupation"),
    ("现技能等级", 11, "skill"), ("现职称", 10, "title"), ("工号", 10, "staff_number"),
    ("单位", 26, "organisation"), ("提交文件", 24, "submission"),
)  # fmt: skip


def _numbers(content: Content) -> Callable[[str], str]:
    """Ids of rulebooks as the numbers of their documents."""
    library = content.context.library

    def numbers(ids: str) -> str:
        named = library.named(one for one in ids.split("、") if one)
        return "、".join(entry.rulebook.number for entry in named)

    return numbers


def _details(content: Content) -> Coded:
    """Where each person's detail begins: among the eligible, else the open, else the upcoming."""
    found: list[Link | None] = [None] * content.size
    for sheet, rows in (
        ("即将符合", content.upcoming_once.rows),
        ("待核实", content.open),
        ("可申报", content.eligible_once.rows),
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
