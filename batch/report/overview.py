"""The first sheet: the question, how many, for what, when next, and what is missing most."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from batch.report.lines import by_person, targets
from batch.report.sheets import Book
from batch.submission import OUTCOME_WORDS

if TYPE_CHECKING:
    from batch.report.workbook import Content


def write_overview(book: Book, content: Content) -> None:
    """One page that is read in a minute."""
    sheet = book.book.add_worksheet("概览")
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 8, 13)
    _heading(book, sheet, content)
    row = _figures(book, sheet, content, 4)
    row = _targets(book, sheet, content, row + 1)
    row = _months(book, sheet, content, row + 1)
    row = _missing(book, sheet, content, row + 1)
    _submissions(book, sheet, content, row + 1)
    book.print_setup(sheet, landscape=False)


def _heading(book: Book, sheet: Any, content: Content) -> None:
    day = content.context.settings.day
    organisations = {who["organisation"] for who in content.people if who["organisation"]}
    whose = next(iter(organisations)) if len(organisations) == 1 else f"{len(content.reports)}份花名册"
    sheet.set_row(0, 32)
    sheet.merge_range(0, 0, 0, 8, "职业发展贯通筛查结果", book.styles.title)
    sheet.merge_range(1, 0, 1, 8, f"{whose}，截至{day.year}年{day.month}月{day.day}日", book.styles.subtitle)
    used = dict.fromkeys(name for report in content.reports for name in report.rulebooks)
    numbers = [entry.rulebook.number for entry in content.context.library.named(used)]
    sheet.set_row(2, 30)
    sheet.merge_range(2, 0, 2, 8, "依据：" + ("；".join(numbers) or "无适用文件"), book.styles.subtitle)


def _figures(book: Book, sheet: Any, content: Content, row: int) -> int:
    now, later, unsure = (set(by_person(x)) for x in (content.eligible, content.upcoming, content.open))
    figures = (
        ("筛查人数", len(content.people)),
        ("现可申报（人）", len(now)),
        (f"{content.context.settings.horizon}个月内将符合（人）", len(later)),
        ("有待核实（人）", len(unsure)),
        ("数据问题（条）", content.results.issues.num_rows),
    )
    sheet.set_row(row, 34)
    sheet.write_number(row, 0, figures[0][1], book.styles.figure)
    sheet.write_string(row + 1, 0, figures[0][0], book.styles.caption)
    for number, (caption, value) in enumerate(figures[1:]):
        left = 1 + 2 * number
        sheet.merge_range(row, left, row, left + 1, value, book.styles.figure)
        sheet.merge_range(row + 1, left, row + 1, left + 1, caption, book.styles.caption)
    return row + 2


def _section(book: Book, sheet: Any, row: int, title: str, *heads: str) -> int:
    sheet.merge_range(row, 0, row, 8, title, book.styles.section)
    for column, head in enumerate(heads):
        sheet.write_string(row + 1, column, head, book.styles.head)
    return row + 2


def _targets(book: Book, sheet: Any, content: Content, row: int) -> int:
    start = _section(book, sheet, row, "谁可以申报什么（人）", "目标", "现可申报", "将符合", "待核实")
    counts = [_people_by_target(x) for x in (content.eligible, content.upcoming, content.open)]
    names = list(dict.fromkeys(name for count in counts for name in count)) or ["（无）"]
    names.sort(key=lambda name: (not name.endswith("职称"), -counts[0][name]))
    for number, name in enumerate(names):
        sheet.write_string(start + number, 0, name, book.styles.text)
        for column, count in enumerate(counts, start=1):
            sheet.write_number(start + number, column, count[name], book.styles.number)
    _chart(book, sheet, ("现可申报", "将符合"), start, len(names), row)
    return max(start + len(names), row + 15)


def _people_by_target(lines: Any) -> Counter[str]:
    count: Counter[str] = Counter()
    for mine in by_person(lines).values():
        count.update(targets(mine))
    return count


def _chart(book: Book, sheet: Any, series: tuple[str, ...], start: int, rows: int, top: int) -> None:
    chart = book.book.add_chart({"type": "bar"})
    colours = ("#2E75B6", "#9DC3E6")
    for number, name in enumerate(series):
        chart.add_series(
            {
                "name": name,
                "categories": ["概览", start, 0, start + rows - 1, 0],
                "values": ["概览", start, 1 + number, start + rows - 1, 1 + number],
                "fill": {"color": colours[number]},
                "data_labels": {"value": True, "font": {"size": 8}},
                "gap": 60,
            }
        )
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}, "line": {"none": True}})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_legend({"position": "bottom"})
    chart.set_title({"none": True})
    chart.set_size({"width": 480, "height": 290})
    sheet.insert_chart(top + 1, 4, chart, {"x_offset": 10, "y_offset": 2, "description": "各目标等级的人数"})


def _months(book: Book, sheet: Any, content: Content, row: int) -> int:
    start = _section(book, sheet, row, "什么时候将符合（按最早日期，人次）", "月份", "人次")
    count = Counter(f"{x.maybe:%Y-%m}" for x in content.upcoming if x.maybe)
    if not count:
        sheet.write_string(start, 0, "（无）", book.styles.text)
        sheet.write_number(start, 1, 0, book.styles.number)
        return start + 1
    for number, (month, value) in enumerate(sorted(count.items())):
        sheet.write_string(start + number, 0, month, book.styles.text)
        sheet.write_number(start + number, 1, value, book.styles.number)
    chart = book.book.add_chart({"type": "column"})
    last = start + len(count) - 1
    chart.add_series(
        {
            "categories": ["概览", start, 0, last, 0],
            "values": ["概览", start, 1, last, 1],
            "fill": {"color": "#2E75B6"},
            "data_labels": {"value": True, "font": {"size": 8}},
            "gap": 50,
        }
    )
    chart.set_legend({"none": True})
    chart.set_title({"none": True})
    chart.set_y_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_size({"width": 620, "height": 230})
    sheet.insert_chart(row + 1, 2, chart, {"x_offset": 10, "y_offset": 2, "description": "各月将符合的人次"})
    return max(last + 1, row + 13)


def _missing(book: Book, sheet: Any, content: Content, row: int) -> int:
    start = _section(book, sheet, row, "最常缺少的信息（补齐后即可判断）", "信息", "涉及人数")
    count: Counter[str] = Counter()
    for mine in by_person((*content.open, *content.upcoming)).values():
        count.update({header for line in mine for header in line.missing})
    for number, (header, people) in enumerate(count.most_common(10)):
        sheet.write_string(start + number, 0, header, book.styles.text)
        sheet.write_number(start + number, 1, people, book.styles.number)
    if not count:
        sheet.write_string(start, 0, "（无）", book.styles.text)
    return start + max(1, min(10, len(count)))


def _submissions(book: Book, sheet: Any, content: Content, row: int) -> None:
    heads = ("提交文件", "结果", "人数", "未用行", "数据问题")
    start = _section(book, sheet, row, "各份花名册", *heads)
    for number, report in enumerate(content.reports[:500]):
        sheet.write_string(start + number, 0, report.file, book.styles.wrap)
        sheet.write_string(start + number, 1, OUTCOME_WORDS[report.outcome], book.styles.centre)
        for column, value in enumerate((report.people, report.unusable, report.issues), start=2):
            sheet.write_number(start + number, column, value, book.styles.number)
