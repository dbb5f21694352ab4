"""收集清单: which facts to collect, by department and fact, and from whom."""

from __future__ import annotations

from typing import Final

import numpy as np

from batch.facts import Index
from batch.report.excel.book import Book
from batch.report.excel.coded import Coded
from batch.report.excel.fields import Field
from batch.report.results.content import Content
from batch.report.results.counts import some_names
from batch.report.results.lines import target_names
from batch.report.results.marks import KEY_FIELD, key_of

_COLLECTED: Final = Field("收集情况", 12, "choice", ("已收集", "收集中", "无法提供"))


def to_collect(book: Book, content: Content) -> None:
    """收集清单: which facts to collect, by department and fact, and from whom."""
    fields = (
        Field("要收集的信息", 24, "wrap"), Field("人数", 8, "number"), Field("人员", 70, "wrap"), _COLLECTED,
        Field("补齐后可判断的目标", 36, "wrap"), Field("部门", 16), Field("单位", 26), KEY_FIELD,
    )  # fmt: skip
    rows = _collected(content)
    said = [list(column) for column in zip(*rows, strict=True)] if rows else [[] for _ in fields[1:]]
    keys = said[-1]
    cells = [Coded.each(column) for column in said]
    cells.insert(3, content.marks.column("收集清单", keys))
    idle = {
        header for header, name in (("部门", "department"), ("单位", "organisation")) if content.single(name)
    }
    kept = [(field, column) for field, column in zip(fields, cells, strict=True) if field.header not in idle]
    shown, columns = zip(*kept, strict=True)
    book.list_sheet("收集清单", shown, columns, "没有需要补充的信息。")


def _collected(content: Content) -> list[tuple[str, int, str, str, str, str, str]]:
    """Fact, how many people, who, what could be decided, department, employer and the row's key."""
    verdicts = content.verdicts
    rows, header, headers = content.asked
    person, route = verdicts.person[rows], verdicts.route[rows]
    organisation, department, name = (
        verdicts.of_people(one) for one in ("organisation", "department", "name")
    )
    found = []
    for part in _groups(organisation.codes[person], department.codes[person], header):
        first, people = part[0], dict.fromkeys(person[part].tolist())
        where = (
            organisation.values[organisation.codes[person[first]]],
            department.values[department.codes[person[first]]],
            headers[header[first]],
        )
        fact = f"{where[2]}（填到日）" if where[2].endswith("日期") else where[2]
        names = [name.values[name.codes[one]] for one in people]
        asked = (verdicts.routes[one].route.target for one in dict.fromkeys(route[part].tolist()))
        reached = target_names((target.ladder, target.level) for target in asked if target.level)
        key = content.row_keys.prefixes[int(person[first])] + key_of(*where)
        found.append((fact, len(names), some_names(names), "、".join(reached), where[1], where[0], key))
    return sorted(found, key=lambda row: (row[5], row[4], row[0]))


def _groups(*codes: Index) -> list[Index]:
    """The places of equal combinations of codes, each in the order they stand in."""
    together = np.zeros(codes[0].size, np.int64)
    for one in codes:
        together = together * (int(one.max(initial=0)) + 1) + one
    order = np.argsort(together, kind="stable")
    starts = np.flatnonzero(np.diff(together[order])) + 1
    return np.split(order, starts) if order.size else []
