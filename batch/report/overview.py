"""The first sheet: the question, how many, for what, when next, and what is missing most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from batch.report.content import Content
from batch.report.lines import Line, by_person, targets
from batch.report.sheets import Book
from batch.submission.receipt import OUTCOME_WORDS
from batch.terms import SKILL_LEVELS, TITLE_LEVELS

_SHEET: Final = "概览"
_LAST: Final = 9  # last column of the page
_LEGEND: Final = (
    ("可申报", "按花名册所载，筛查日当天已确定符合"),
    ("即将符合", "现在不符合，到所示日期将符合"),
    ("待核实", "取决于缺少或不明确的信息，或条文留给有关部门决定"),
    ("暂不符合", "仅凭时间推移不会符合"),
)


def write_overview(book: Book, content: Content) -> None:
    """One page that is read in a minute."""
    sheet = book.book.add_worksheet(_SHEET)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, _LAST, 11)
    _heading(book, sheet, content)
    row = _figures(book, sheet, content, 4)
    row = _targets(book, sheet, content, row + 1)
    row = _months(book, sheet, content, row + 1)
    row = _missing(book, sheet, content, row + 1)
    row = _departments(book, sheet, content, row + 1)
    row = _submissions(book, sheet, content, row + 1)
    _legend(book, sheet, row + 1)
    book.print_setup(sheet, landscape=False)


def _heading(book: Book, sheet: Any, content: Content) -> None:
    day = content.context.settings.day
    organisations = {who["organisation"] for who in content.people if who["organisation"]}
    whose = next(iter(organisations)) if len(organisations) == 1 else f"{len(content.receipts)}份花名册"
    sheet.set_row(0, 32)
    sheet.merge_range(0, 0, 0, _LAST, "职业发展贯通筛查结果", book.styles.title)
    sheet.merge_range(
        1, 0, 1, _LAST, f"{whose}，截至{day.year}年{day.month}月{day.day}日", book.styles.subtitle
    )
    entries = content.context.library.named(content.rulebooks)
    sheet.set_row(2, 30)
    numbers = "；".join(entry.rulebook.number for entry in entries) or "无适用文件"
    sheet.merge_range(2, 0, 2, _LAST, f"依据：{numbers}", book.styles.subtitle)


def _figures(book: Book, sheet: Any, content: Content, row: int) -> int:
    figures = (
        ("筛查人数", len(content.people)),
        ("现可申报（人）", len(content.now)),
        (f"{content.context.settings.horizon}个月内将符合（人）", len(content.soon)),
        ("有待核实（人）", len(content.unsure)),
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


def _table(
    book: Book, sheet: Any, row: int, title: str, heads: Sequence[str], rows: Sequence[Sequence[Any]]
) -> int:
    """A titled table of a text column and numbers; returns the row of its first line."""
    sheet.set_row(row, 21)
    sheet.merge_range(row, 0, row, _LAST, title, book.styles.section)
    for column, head in enumerate(heads):
        sheet.write_string(row + 1, column, head, book.styles.head)
    for number, values in enumerate(rows or [["（无）"]]):
        for column, value in enumerate(values):
            book.cell(sheet, row + 2 + number, column, value)
    return row + 2


def _bar(
    book: Book,
    sheet: Any,
    place: tuple[int, int],
    size: tuple[int, int],
    series: list[dict[str, Any]],
    kind: str,
) -> None:
    """A chart beside a table: ``series`` with names, categories, values and colours."""
    chart = book.book.add_chart({"type": kind})
    for one in series:
        labels = {"value": True, "font": {"size": 8}, "num_format": "#,##0;;"}
        chart.add_series({**one, "data_labels": labels, "gap": 50})
    flat = {"line": {"none": True}, "num_font": {"size": 9}}
    hidden = {"visible": False, "major_gridlines": {"visible": False}}
    if kind == "bar":
        chart.set_y_axis({**flat, "reverse": True})
        chart.set_x_axis(hidden)
    else:
        chart.set_x_axis(flat)
        chart.set_y_axis(hidden)
    chart.set_legend({"position": "bottom"} if len(series) > 1 else {"none": True})
    chart.set_title({"none": True})
    chart.set_chartarea({"border": {"none": True}})
    chart.set_size({"width": size[0], "height": size[1]})
    sheet.insert_chart(*place, chart, {"x_offset": 8, "y_offset": 2, "object_position": 2})


def _series(name: str, column: int, first: int, rows: int, colour: str) -> dict[str, Any]:
    last = first + rows - 1
    return {
        "name": name,
        "categories": [_SHEET, first, 0, last, 0],
        "values": [_SHEET, first, column, last, column],
        "fill": {"color": colour},
    }


def _targets(book: Book, sheet: Any, content: Content, row: int) -> int:
    heads = ("等级", "现持有", "现可申报", "将符合", "待核实")
    held = Counter(f"{who['title']}职称" for who in content.people if who["title"])
    held.update(who["skill"] for who in content.people if who["skill"])
    counts = [held, *(_people_by_target(x) for x in (content.eligible, content.upcoming, content.open))]
    names = [name for name in _ladder_order() if any(count[name] for count in counts)]
    rows = [[name, *(count[name] for count in counts)] for name in names]
    first = _table(book, sheet, row, "现有等级与可申报的等级（人）", heads, rows)
    if rows:
        series = [
            _series("现可申报", 2, first, len(rows), "#2E75B6"),
            _series("将符合", 3, first, len(rows), "#9DC3E6"),
        ]
        _bar(book, sheet, (row + 1, 5), (400, 290), series, "bar")
    return max(first + len(rows), row + 16)


def _ladder_order() -> list[str]:
    return [f"{level}职称" for level in reversed(TITLE_LEVELS)] + list(reversed(SKILL_LEVELS))


def _people_by_target(lines: list[Line]) -> Counter[str]:
    count: Counter[str] = Counter()
    for mine in by_person(lines).values():
        count.update(targets(mine))
    return count


def _months(book: Book, sheet: Any, content: Content, row: int) -> int:
    count = Counter(f"{x.maybe:%Y-%m}" for x in content.upcoming if x.maybe)
    rows = sorted(count.items())
    first = _table(book, sheet, row, "什么时候将符合（按最早日期，人次）", ("月份", "人次"), rows)
    if rows:
        series = [_series("人次", 1, first, len(rows), "#2E75B6")]
        _bar(book, sheet, (row + 1, 2), (640, 230), series, "column")
    return max(first + len(rows), row + 14)


def _missing(book: Book, sheet: Any, content: Content, row: int) -> int:
    count: Counter[str] = Counter()
    for mine in by_person((*content.open, *content.upcoming)).values():
        count.update({header for line in mine for header in line.missing})
    rows = count.most_common(8)
    first = _table(book, sheet, row, "最常缺少的信息（补齐后即可判断）", ("信息", "人数"), rows)
    if rows:
        series = [_series("人数", 1, first, len(rows), "#BF9000")]
        _bar(book, sheet, (row + 1, 2), (640, 190), series, "bar")
    return max(first + len(rows), row + (11 if rows else 3))


def _departments(book: Book, sheet: Any, content: Content, row: int) -> int:
    several = len({who["organisation"] for who in content.people}) > 1
    key = "organisation" if several else "department"
    groups: dict[str, Counter[str]] = {}
    for who in content.people:
        count = groups.setdefault(who[key] or "（未填）", Counter())
        person = (who["submission"], who["person"])
        count["人数"] += 1
        for name, found in (("现可申报", content.now), ("将符合", content.soon), ("待核实", content.unsure)):
            count[name] += person in found
    heads = ("单位" if several else "部门", "人数", "现可申报", "将符合", "待核实")
    ordered = sorted(groups.items(), key=lambda item: -item[1]["现可申报"])[:25]
    rows = [[name, *(count[head] for head in heads[1:])] for name, count in ordered]
    title = f"各{heads[0]}（人）" + ("，可申报最多的25个" if len(groups) > 25 else "")
    return _table(book, sheet, row, title, heads, rows) + max(1, len(rows))


def _submissions(book: Book, sheet: Any, content: Content, row: int) -> int:
    heads = ("提交文件", "结果", "人数", "未用行", "数据问题")
    rows = [
        [one.file, OUTCOME_WORDS[one.outcome], one.people, one.unusable, one.issues]
        for one in content.receipts[:500]
    ]
    return _table(book, sheet, row, "各份花名册", heads, rows) + max(1, len(rows))


def _legend(book: Book, sheet: Any, row: int) -> None:
    sheet.set_row(row, 21)
    sheet.merge_range(row, 0, row, _LAST, "结论的含义", book.styles.section)
    for number, (word, meaning) in enumerate(_LEGEND, start=1):
        sheet.write_string(row + number, 0, word, book.styles.words[word])
        sheet.merge_range(row + number, 1, row + number, _LAST, meaning, book.styles.text)
