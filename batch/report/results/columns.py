"""The columns of lists of outcomes, each declared once: header, width, look and cells.

To add a column, declare it here (or beside the list that has it) and put it among the
columns of a list; its cells are made for all outcomes of the list at once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from batch.language.persons import masked
from batch.report.excel.book import Book
from batch.report.excel.coded import Coded
from batch.report.excel.fields import Field
from batch.report.excel.pieces import Chosen, Packed, Rows, tidy
from batch.report.results.about import About
from batch.report.results.lines import target_words
from batch.report.results.listed import Listed, grounds, remarks
from batch.report.results.marks import KEY_FIELD, Marks


@dataclass(frozen=True)
class Column:
    """One column of a list of outcomes."""

    field: Field
    cells: Callable[[Listed], Coded]
    #: Whether it would say the same in every row of the workbook, or nothing: then it is left out.
    idle: Callable[[About], bool] = lambda about: False
    optional: bool = False  # left out where every cell is blank
    marked: str = ""  # the list for whose marks it is


def of_person(header: str, width: float, name: str) -> Column:
    """A column of the people table; left out where it is the same for everybody."""
    return Column(Field(header, width), lambda listed: listed.of_person(name), lambda one: one.single(name))


def _masked_id(listed: Listed) -> Coded:
    """ID numbers as the lists show them: the whole number stands on 人员一览."""
    hide = listed.content.context.settings.mask_id
    return listed.of_person("id_number").made(lambda number: masked(number) if hide else number)


def mark(field: Field, sheet: str) -> Column:
    """A column for people to fill in; what they wrote the last time stands there again."""
    return Column(field, lambda listed: listed.content.marks.column(sheet, listed.keys), marked=sheet)


def joined(between: str) -> Callable[[Sequence[str]], str]:
    """Texts of a cell as one, with something between them."""
    return lambda texts: between.join(texts)


KEYS: Final = Column(KEY_FIELD, lambda listed: Coded.each(listed.keys))
NAME: Final = Column(Field("姓名", 10), lambda listed: listed.of_person("name"))
DEPARTMENT: Final = of_person("部门", 14, "department")
OCCUPATION: Final = of_person("现岗位职业（工种）", 18, "occupation")
WHAT: Final = (
    Column(Field("目标等级", 12, "centre"), lambda x: x.route.made(lambda words: target_words(words.route))),
    Column(Field("系列和职称名称", 22, "wrap"), lambda x: x.told.title),
    Column(Field("方式", 10, "centre"), lambda x: x.route.made(lambda words: words.route.procedure)),
)
#: By which clause, what is to be said beside it, and by what else a person is known.
BASIS: Final = (
    OCCUPATION,
    Column(
        Field("依据文件", 22, "wrap"),
        lambda x: x.route.made(lambda words: words.document),
        lambda about: about.documents <= 1,
    ),
    Column(Field("条款", 12, "link"), lambda x: x.route.made(x.clauses.link)),
    Column(Field("其他依据", 20, "wrap"), grounds, optional=True),
    Column(Field("说明", 36, "wrap"), remarks, optional=True),
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


@dataclass(frozen=True)
class PackedList:
    """Some rows of a list of outcomes: every column of it, and which of them say anything."""

    rows: Packed
    filled: tuple[bool, ...]

    @classmethod
    def of(cls, columns: Sequence[Column], listed: Listed) -> PackedList:
        """Make the cells of a list's columns, marks left blank."""
        cells = tidy([one.cells(listed) for one in columns])
        return cls(Packed.of(cells), tuple(any(one.values) for one in cells))


@dataclass(frozen=True)
class _Marked:
    """Rows with the marks of a list in one of their columns, which knows them by another."""

    rows: Rows
    marks: Marks
    sheet: str
    places: tuple[int, int]  # of the marks, of the keys

    @property
    def size(self) -> int:
        """How many rows."""
        return self.rows.size

    def columns(self) -> Sequence[Coded]:
        """The columns."""
        columns = list(self.rows.columns())
        place, keys = self.places
        columns[place] = self.marks.column(self.sheet, columns[keys].cells()).compact()
        return columns


def write_packed(
    book: Book, name: str, columns: Sequence[Column], about: About, parts: Sequence[PackedList], nothing: str
) -> None:
    """Write a list whose rows are made already, group by group, in the order of the groups."""
    filled = [any(one) for one in zip(*(part.filled for part in parts), strict=True)]
    kept = [
        number
        for number, one in enumerate(columns)
        if not one.idle(about) and (not one.optional or filled[number])
    ]
    pieces: list[Rows] = [Chosen(part.rows, kept) for part in parts]
    chosen = [columns[number] for number in kept]
    marked = next((place for place, one in enumerate(chosen) if one.marked), None)
    if about.marks.given and marked is not None:
        places = marked, chosen.index(KEYS)
        pieces = [_Marked(piece, about.marks, chosen[marked].marked, places) for piece in pieces]
    book.long_list(name, [one.field for one in chosen], pieces, nothing)
