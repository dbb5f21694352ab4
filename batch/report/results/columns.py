"""The columns of lists of outcomes, each declared once: header, width, look and cells.

To add a column, declare it here (or beside the list that has it) and put it among the
columns of a list; its cells are made for all outcomes of the list at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from batch.facts import Index
from batch.language.persons import masked
from batch.policy.points import points_text
from batch.report.excel.book import Book, Field
from batch.report.excel.coded import Coded
from batch.report.results.content import Content
from batch.report.results.lines import RouteWords, target_words
from batch.report.results.marks import KEY_FIELD
from batch.report.results.reference import ClauseRows
from batch.report.results.told import Told


@dataclass(frozen=True)
class Listed:
    """Some outcomes about to be listed: what the columns are made from."""

    content: Content
    clauses: ClauseRows
    rows: Index
    others: Sequence[Index] = ()  # one a target: beside each row its further grounds

    @classmethod
    def one_a_target(cls, content: Content, clauses: ClauseRows, rows: Index) -> Listed:
        """Some outcomes, those of one person and target as one."""
        return cls(content, clauses, *content.one_a_target(rows))

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

    @cached_property
    def keys(self) -> list[str]:
        """A short text for each row: whose it is, and what for."""
        return self.content.keys(self.rows, by_target=bool(self.others))

    def of_person(self, name: str) -> Coded:
        """A column of the people table beside each."""
        return self.content.verdicts.of_people(name).take(self.person)


@dataclass(frozen=True)
class Column:
    """One column of a list of outcomes."""

    field: Field
    cells: Callable[[Listed], Coded]
    #: Whether it would say the same in every row of the workbook, or nothing: then it is left out.
    idle: Callable[[Content], bool] = lambda content: False
    optional: bool = False  # left out where every cell is blank


def of_person(header: str, width: float, name: str) -> Column:
    """A column of the people table; left out where it is the same for everybody."""
    return Column(Field(header, width), lambda listed: listed.of_person(name), lambda one: one.single(name))


def _masked_id(listed: Listed) -> Coded:
    """ID numbers as the lists show them: the whole number stands on 人员一览."""
    hide = listed.content.context.settings.mask_id
    return listed.of_person("id_number").made(lambda number: masked(number) if hide else number)


def mark(field: Field, sheet: str) -> Column:
    """A column for people to fill in; what they wrote the last time stands there again."""
    return Column(field, lambda listed: listed.content.marks.column(sheet, listed.keys))


def joined(between: str) -> Callable[[Sequence[str]], str]:
    """Texts of a cell as one, with something between them."""
    return lambda texts: between.join(texts)


def _remarks(listed: Listed) -> Coded:
    """What is to be said beside a verdict of one person: what it rests on, where to go.

    The reading of a clause, the same for everybody, stands beside the clause.
    """
    told = listed.told
    undated = Coded(told.hidden.astype(np.int32), (False, True))

    def words(
        route: RouteWords,
        notes: tuple[str, ...],
        hidden: bool,
        assumed: tuple[str, ...],
        points: tuple[str, ...],
    ) -> str:
        more = [
            "所依据的证书或奖项没有日期，按筛查日前已取得处理" if hidden else "",
            f"含假定：{'、'.join(assumed)}" if assumed else "",
            points_text(points),
        ]
        own = (note for note in notes if note not in route.notes)
        return "；".join(note for note in (*own, *more) if note)

    return Coded.combined([listed.route, told.notes, undated, told.assumed, told.points], words)


def _grounds(listed: Listed) -> Coded:
    """By which other clauses, or in which other way, the same may be applied for."""
    verdicts = listed.content.verdicts
    told = [""] * listed.rows.size
    for place, others in enumerate(listed.others):
        own = verdicts.routes[verdicts.route[listed.rows[place]]]
        words = (verdicts.routes[number] for number in verdicts.route[others].tolist())
        told[place] = "、".join(dict.fromkeys(text for one in words if (text := _ground(one, own))))
    return Coded.each(told)


def _ground(words: RouteWords, own: RouteWords) -> str:
    """A route beside the one that is told; empty where it says the same."""
    document = "" if words.document == own.document else words.document
    way = f"（{words.route.procedure}）" if words.route.procedure != own.route.procedure else ""
    clause = words.route.clause
    return f"{document}{clause}{way}" if document or way or clause != own.route.clause else ""


KEYS: Final = Column(KEY_FIELD, lambda listed: Coded.each(listed.keys))
NAME: Final = Column(Field("姓名", 10), lambda listed: listed.of_person("name"))
DEPARTMENT: Final = of_person("部门", 14, "department")
OCCUPATION: Final = of_person("现岗位职业（工种）", 18, "occupation")
WHAT: Final = (
    Column(Field("目标等级", 12, "centre"), lambda x: x.route.made(lambda words: target_words(words.route))),
    Column(Field("系列和职称名称", 20), lambda x: x.told.title),
    Column(Field("方式", 10, "centre"), lambda x: x.route.made(lambda words: words.route.procedure)),
)
#: By which clause, what is to be said beside it, and by what else a person is known.
BASIS: Final = (
    OCCUPATION,
    Column(
        Field("依据文件", 22, "wrap"),
        lambda x: x.route.made(lambda words: words.document),
        lambda content: len({words.document for words in content.verdicts.routes}) <= 1,
    ),
    Column(Field("条款", 12, "link"), lambda x: x.route.made(x.clauses.link)),
    Column(Field("其他依据", 20, "wrap"), _grounds, optional=True),
    Column(Field("说明", 36, "wrap"), _remarks, optional=True),
    of_person("单位", 26, "organisation"),
    Column(Field("身份证号", 20), _masked_id, lambda content: content.single("id_number")),
    of_person("工号", 10, "staff_number"),
)


def sure(header: str) -> Column:
    """The day from which it certainly holds."""
    return Column(Field(header, 12, "date"), lambda x: x.told.sure)


def maybe(header: str) -> Column:
    """The earliest day from which it could."""
    return Column(Field(header, 12, "date"), lambda x: x.told.maybe)


def blocking(header: str, width: float) -> Column:
    """What decides the status."""
    return Column(Field(header, width, "wrap"), lambda x: x.told.blocking.made(joined("；")))


_SETTLED: Final = {"主管部门": "主管部门答复", "评委会": "评委会认定"}


def why(header: str, width: float) -> Column:
    """One sentence with the person's own facts."""
    return Column(Field(header, width, "wrap"), lambda x: x.told.reason)


def who_settles(width: float) -> Column:
    """Who settles what is open, and what the employer hands in for it."""

    def words(decided_by: str, headers: tuple[str, ...]) -> str:
        if headers:
            return f"单位补：{'、'.join(headers)}"
        return _SETTLED.get(decided_by, decided_by)

    return Column(
        Field("由谁定、交什么", width, "wrap"),
        lambda x: Coded.combined([x.told.decided_by, x.told.missing], words),
    )


def missing(width: float) -> Column:
    """The headers whose absence or imprecision leaves it open."""
    field = Field("需补充或核实的信息", width, "wrap")
    return Column(field, lambda x: x.told.missing.made(joined("、")), optional=True)


def write(
    book: Book, name: str, columns: Sequence[Column], listed: Listed, nothing: str, freeze: int = 1
) -> None:
    """Write a list of outcomes; ``nothing`` is said where there are none."""
    made = [(one, one.cells(listed)) for one in columns if not one.idle(listed.content)]
    kept = [(one.field, cells) for one, cells in made if not one.optional or any(cells.compact().values)]
    fields, cells = zip(*kept, strict=True)
    book.list_sheet(name, fields, cells, nothing, freeze=freeze)
