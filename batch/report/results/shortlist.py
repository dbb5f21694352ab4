"""名单: who may apply, will, or waits for an answer, on as few pages as can be: for the director first."""

from __future__ import annotations

from typing import Final

import numpy as np

from batch.report.excel.book import Book
from batch.report.excel.coded import Coded
from batch.report.excel.fields import Field
from batch.report.results.content import VERDICTS, Content

#: The verdicts that are listed, in this order.
_SHOWN: Final = ("可申报", "即将符合", "待核实")


def shortlist(book: Book, content: Content) -> None:
    """名单: one line a person."""
    own, verdict = content.verdicts.of_people, content.verdict
    place = {VERDICTS.index(word): number for number, word in enumerate(_SHOWN)}
    rank = np.array([place.get(number, len(_SHOWN)) for number in range(len(VERDICTS))])[verdict.codes]
    rows = np.argsort(rank, kind="stable")[: int((rank < len(_SHOWN)).sum())]
    where = [
        (Field(header, 18), own(name).take(rows))
        for header, name in (("单位", "organisation"), ("部门", "department"))
        if not content.single(name)
    ]
    columns = [
        (Field("序号", 6, "number"), Coded.each(list(range(1, rows.size + 1)))),
        (Field("姓名", 10), own("name").take(rows)),
        *where,
        (Field("现岗位职业（工种）", 20), own("occupation").take(rows)),
        (Field("结论", 10, "word"), verdict.take(rows)),
        (Field("最高等级", 22), _highest(content).take(rows)),
        (Field("最早日期", 12, "date"), _soonest(content).take(rows)),
    ]
    fields, cells = zip(*columns, strict=True)
    book.list_sheet(
        "名单", fields, cells, "没有现可申报、将符合或者待核实的人员。", freeze=2, landscape=False
    )


def _highest(content: Content) -> Coded:
    """For everybody the highest target of each ladder of what the verdict speaks of."""

    def words(verdict: str, *targets: tuple[str, ...]) -> str:
        found = dict(zip(_SHOWN, targets, strict=True)).get(verdict, ())
        titles = [name for name in found if name.endswith("职称")]
        return "、".join([*titles[:1], *[name for name in found if name not in titles][:1]])

    return Coded.combined([content.verdict, content.now, content.soon, content.unsure], words)


def _soonest(content: Content) -> Coded:
    """The earliest day of those who will, and no other's."""
    will = content.verdict.codes == VERDICTS.index("即将符合")
    days = content.soonest
    return Coded(np.where(will, days.codes, len(days.values)).astype(np.int32), [*days.values, None])
