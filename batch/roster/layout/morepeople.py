"""Lists that look like sheets of certificates (工种, 技能等级, 取得日期) and are further people beside those of another sheet.

A sheet a workshop, one of them with a column more, is a list of people each. Certificates of nobody on the other
sheets would be lost with everybody on them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import Final

from batch.language.text import squeeze
from batch.roster.cells import Table
from batch.roster.layout.headings.subjects import NOT_OWN, domain_of
from batch.roster.leaving.words import said_by_title

_NUMBERS: Final = ("身份证号", "工号")
_OF_CERTIFICATES: Final = re.compile("证书?")  # in the name of a sheet that lists them, whosever they are
_UNIT: Final = re.compile(
    "(?:[部科室处组队厂院]|中心|车间|公司)(?:人员|员工|职工|名单|名册|花名册)?$"
)  # 培训中心, 计划科
_NAME: Final = re.compile("[\u4e00-\u9fff]+")


def people_instead(tables: list[Table], as_people: Iterable[tuple[Table, Callable[[], Table]]]) -> None:
    """Put the tables of people in the place of those of certificates which name nobody on a sheet of people.

    ``as_people``: such a table, and how it is read as one of people. Who has a name or a number in common may be one,
    but for a list beside a list of people, or where all others are of people who left: that names people by itself.
    """
    lists = [table for table in tables if table.kind == "人员"]
    asked = [one for one in as_people if not _is_of_others(one[0].sheet)]
    if not lists or not asked:
        return
    known = {one for table in lists for one in (*_numbers(table), *_names(table))}
    gone = all(said_by_title(table.sheet) for table in lists)  # of those who are there is no other list
    heads = {(table.sheet, table.head) for table in lists}
    for table, read in asked:
        numbers = _numbers(table)
        beside = (gone or (table.sheet, table.head) in heads) and not numbers <= known
        if numbers and (beside or known.isdisjoint(numbers | _names(table))):
            tables[next(n for n, one in enumerate(tables) if one is table)] = read()
    for table, offset in zip(tables, accumulate(map(len, tables), initial=0), strict=False):
        table.offset = offset


def _is_of_others(sheet: str) -> bool:
    """Whether a sheet is by its name no list of further staff: 证书台账, 兄弟单位参赛选手, 培训班学员."""
    name = squeeze(sheet)
    others = domain_of(name) in NOT_OWN and not _UNIT.search(name)
    return others or _OF_CERTIFICATES.search(name) is not None


def _numbers(table: Table) -> set[str]:
    """The ID numbers and staff numbers of everybody on a table."""
    columns = (table.columns[header] for header in _NUMBERS if header in table.columns)
    return {squeeze(text) for column in columns for text in column.texts if text}


def _names(table: Table) -> set[str]:
    """What may be the names of everybody on a table, whatever marks, Latin letters or brackets stand around them."""
    texts = table.columns["姓名"].texts if "姓名" in table.columns else ()
    return {name for text in texts for name in _NAME.findall(squeeze(text))}
