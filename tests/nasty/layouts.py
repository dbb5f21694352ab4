"""Sheets that are no roster, or hide one."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import xlsxwriter

from tests.nasty.file import HEADERS, Nasty, person
from tests.people import invented_id

Rows = Sequence[Sequence[object]]


def _book(
    rows: Rows, change: Callable[[xlsxwriter.Workbook, xlsxwriter.worksheet.Worksheet], None] | None = None
) -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        page = book.add_worksheet("人员")
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                page.write(number, column, value)
        if change:
            change(book, page)
    return made.getvalue()


def _people(count: int) -> list[tuple[str, ...]]:
    return [person(number) for number in range(1, count + 1)]


def _form() -> Rows:
    return [["个人信息登记表"], ["姓名", "某甲", "性别", "男"], ["身份证号", invented_id(1, "109999"), "学历", "大专"],
            ["技能等级", "技师", "取得日期", "2020-01-01"]]  # fmt: skip


def _chart(book: xlsxwriter.Workbook, _: xlsxwriter.worksheet.Worksheet) -> None:
    chart = book.add_chart({"type": "pie"})
    chart.add_series({"values": "=人员!$A$1:$A$3"})
    book.add_chartsheet("图").set_chart(chart)


def _transposed() -> Rows:
    return list(zip(HEADERS, *_people(6), strict=True))


FILES: dict[str, Callable[[], Nasty]] = {
    "nothing": lambda: Nasty("xlsx", _book([])),
    "headers only": lambda: Nasty("xlsx", _book([HEADERS])),
    "no headers": lambda: Nasty("xlsx", _book(_people(3))),
    "headers far down": lambda: Nasty("xlsx", _book([*[["某"]] * 60, HEADERS, *_people(2)]), 2),
    "a headline of poetry": lambda: Nasty("xlsx", _book([["床前明月光，" * 4000], HEADERS, *_people(2)]), 2),
    "turned": lambda: Nasty("xlsx", _book(_transposed())),
    "a form": lambda: Nasty("xlsx", _book(_form())),
    "headers twice": lambda: Nasty("xlsx", _book([(*HEADERS, *HEADERS), *((*one, *one) for one in _people(2))]), 2),
    "500 headers": lambda: Nasty("xlsx", _book([(*HEADERS, *(f"列{n}" for n in range(500))), *_people(2)]), 2),
    "16384 headers": lambda: Nasty("xlsx", _book([(*HEADERS, *("技能等级",) * 16_378), *_people(2)]), 2),
    "a header without end": lambda: Nasty("xlsx", _book([(*HEADERS, "（" * 32_000), *_people(2)]), 2),
    "issues without end": lambda: Nasty("xlsx", _book([HEADERS, *(person(n, 技能等级="某") for n in range(1, 4_001))]), 4_000),
    "one person without end": lambda: Nasty("xlsx", _book([HEADERS, *[person(1)] * 5_000]), 1),
    "nameless without end": lambda: Nasty("xlsx", _book([HEADERS, *(person(n, 姓名="") for n in range(5_000)), person(1)]), 1),
    "headers again and again": lambda: Nasty("xlsx", _book([one for n in range(1, 2_001) for one in (HEADERS, person(n))]), 2_000),
    "tables side by side": lambda: Nasty("xlsx", _book([(*HEADERS, "", *HEADERS), (*person(1), "", *person(2)), (*person(3), "", *person(4))]), 4),
    "ditto in the first row": lambda: Nasty("xlsx", _book([HEADERS, person(1, 单位名称="同上", 技能等级="〃"), *_people(2)]), 2),
    "errors everywhere": lambda: Nasty("xlsx", _book([HEADERS, ["#REF!"] * 6, *_people(1)]), 1),
    "family": lambda: Nasty("xlsx", _book([("姓名", "与本人关系", "身份证号", "工作单位"), ("某甲", "配偶", invented_id(1, "109999"), "某公司")])),
    "pay": lambda: Nasty("xlsx", _book([("姓名", "工号", "应发工资", "实发工资"), ("某甲", "1", 9000, 8000)])),
    "hidden rows": lambda: Nasty("xlsx", _book([HEADERS, *_people(2)], lambda _, page: page.set_row(2, None, None, {"hidden": True})), 2),
    "a picture": lambda: Nasty("xlsx", _book([], lambda _, page: page.insert_textbox(0, 0, "名单见图"))),
    "a chart sheet": lambda: Nasty("xlsx", _book([HEADERS, *_people(2)], _chart), 2),
    "merged into one": lambda: Nasty("xlsx", _book([HEADERS, *_people(1)], lambda _, page: page.merge_range(4, 0, 4000, 5, "合计"))  , 1),
    "names only": lambda: Nasty("xlsx", _book([("姓名", "技能等级"), ("某甲", "技师")])),
}  # fmt: skip
