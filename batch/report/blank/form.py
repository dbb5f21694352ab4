"""A sheet to fill in: headers, formats, hints, and drop-down lists."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from batch.report.blank.hints import DATE_HINT, HINTS
from batch.report.blank.scope import NEEDED, Scope, words_of
from batch.report.excel.texts import display_width

LIST_SHEET: Final = "词表"
#: Longer lists stand on the hidden sheet; Excel takes 255 characters inside a rule.
_INLINE: Final = 8
_TEXT: Final = frozenset({"身份证号", "工号", "统一社会信用代码", "职业编码"})
_NUMBERS: Final = frozenset({"年度", "中断工作月数", "总学时", "公需学时"})
_WIDTHS: Final = {
    "姓名": 11.0, "身份证号": 21.0, "工号": 12.0, "单位名称": 28.0, "统一社会信用代码": 21.0, "部门": 15.0, "所在地": 20.0,
    "现岗位职业（工种）": 18.0, "毕业院校": 20.0, "所学专业": 16.0, "荣誉奖项": 40.0, "职称名称": 18.0, "名称": 30.0,
    "专业": 16.0, "职业（工种）": 18.0, "证书类别": 20.0, "发证机构": 30.0, "系列": 14.0, "职称系列": 14.0,
}  # fmt: skip
_PAGE: Final = 150  # characters that one landscape page holds in a readable size
_FIRST_DAY: Final = 20000  # numbers below it are years and months, not days, of an Excel date
_WARNING: Final = "不是下拉中的词。意思相同的其他写法多数也认得，认不出的会列为数据问题。"
_YEAR_TYPED: Final = (
    "这会变成1905年前后的某一天。只知道年份或月份时，请先输入英文单引号，例如 '2021、'2021-06。"
)


class Lists:
    """The words of long lists: columns of a hidden sheet, each with a name."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._columns: dict[tuple[str | int, ...], str] = {}

    def source(self, words: tuple[str | int, ...], sheet: str, header: str) -> list[str | int] | str:
        """What a rule names as its list: the words themselves, or the name of a column."""
        if len(words) <= _INLINE and len(",".join(map(str, words))) <= 255:
            return list(words)
        return f"={self._columns.setdefault(words, f'词_{sheet}_{header}')}"

    def write(self) -> None:
        """Write the sheet once everything is named."""
        sheet = self._book.add_worksheet(LIST_SHEET)
        for column, (words, name) in enumerate(self._columns.items()):
            sheet.write_column(0, column, [name, *words])
            letter = xl_col_to_name(column)
            self._book.define_name(name, f"={LIST_SHEET}!${letter}$2:${letter}${len(words) + 1}")
        sheet.hide()


class Form:
    """One sheet to fill in."""

    def __init__(self, sheet: Any, looks: dict[str, Any], scope: Scope, name: str, rows: int) -> None:
        """``rows`` are those that the rules reach; a line of what is known of everybody stands above the head."""
        self._said = scope.said if name == "人员" else {}
        self._head = 1 if self._said else 0  # the row of the headers, from 0
        self._looks, self._scope, self._name, self._rows = looks, scope, name, rows
        self._sheet = sheet
        self._texts: list[str] = []

    def write(self, headers: tuple[str, ...], lists: Lists, day: date) -> None:
        """Headers, formats, hints and rules of every column."""
        if self._said:
            text = "　　".join(f"{header}：{word}" for header, word in self._said.items())
            self._sheet.write_string(
                0, 0, f"{text}　　（对本表所有人；个别人不同的，另加一列填写）", self._looks["topic"]
            )
        for index, header in enumerate(headers):
            importance = self._scope.importance(self._name, header)
            self._sheet.set_column(index, index, _width(header), self._looks[_look(header)])
            self._sheet.write_string(self._head, index, header, self._looks[importance])
            self._rule(index, header, lists, day)
        self._frame(headers)

    def _rule(self, index: int, header: str, lists: Lists, day: date) -> None:
        hint = HINTS[self._name][header]
        rule: dict[str, Any] = {"validate": "any", "input_title": header, "input_message": hint}
        words = words_of(self._name, header, day)
        if words:
            rule |= {"validate": "list", "source": lists.source(words, self._name, header)}
            rule |= {"error_type": "warning", "error_title": header, "error_message": _WARNING}
        elif _look(header) == "date":
            cell = f"{xl_col_to_name(index)}{self._head + 2}"
            rule |= {"validate": "custom", "value": f"=OR(ISTEXT({cell}),{cell}>={_FIRST_DAY})"}
            rule |= {"error_type": "warning", "error_title": header, "error_message": _YEAR_TYPED}
            rule["input_message"] = f"{hint}\n{DATE_HINT}"
        self._sheet.data_validation(self._head + 1, index, self._head + self._rows, index, rule)
        if _look(header) == "text":
            letter = xl_col_to_name(index)
            self._texts.append(f"{letter}{self._head + 2}:{letter}{self._head + self._rows + 1}")

    def _frame(self, headers: tuple[str, ...]) -> None:
        sheet, last = self._sheet, len(headers) - 1
        sheet.ignore_errors({"number_stored_as_text": " ".join(self._texts)})
        sheet.set_default_row(18)
        head = self._head
        sheet.set_row(head, 34)
        sheet.freeze_panes(head + 1, len(NEEDED))
        sheet.autofilter(head, 0, head + self._rows, last)
        sheet.repeat_rows(0, head)
        pages = round(sum(map(_width, headers)) / _PAGE) or 1
        sheet.fit_to_pages(pages, 0)
        if pages > 1:
            sheet.repeat_columns(headers.index("姓名"))
        self._paint(headers)

    def _paint(self, headers: tuple[str, ...]) -> None:
        """Lines around filled rows, and a mark where both numbers of a person are missing."""
        last = len(headers) - 1
        row, end = self._head + 2, self._head + self._rows
        filled = f"COUNTA($A{row}:${xl_col_to_name(last)}{row})>0"
        places = [headers.index(header) for header in ("身份证号", "工号")]
        blank = ",".join(f'${xl_col_to_name(place)}{row}=""' for place in places)
        rules = [(f"=AND({filled},{blank})", "missing", min(places), max(places))] * (self._name == "人员")
        for formula, look, left, right in [*rules, (f"={filled}", "lines", 0, last)]:
            rule = {"type": "formula", "criteria": formula, "format": self._looks[look]}
            self._sheet.conditional_format(self._head + 1, left, end, right, rule)


def _look(header: str) -> str:
    if header in _TEXT or header.endswith("编号"):
        return "text"
    if header in _NUMBERS:
        return "number"
    return "date" if header.endswith("日期") else "wrapped" if header == "荣誉奖项" else "general"


def _width(header: str) -> float:
    default = 24.0 if header.endswith("编号") else 14.0 if header.endswith("日期") else 11.0
    return _WIDTHS.get(header, max(default, display_width(header) / 2 + 6))
