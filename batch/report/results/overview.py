"""The first sheet: the question, how many, for what, when next, and what is missing most."""

from __future__ import annotations

from typing import Any, Final

from batch.language.terms import SKILL_LEVELS, TITLE_LEVELS
from batch.report.excel.book import Book
from batch.report.results.about import About, rulebooks_of
from batch.report.results.content import is_large
from batch.report.results.counts import BLANK, ByDepartment, ByOrganisation
from batch.report.results.heads import Heads, figures
from batch.report.results.overview_parts import Levels, Missing, Soon
from batch.report.results.overview_tables import LAST, SHEET, bar, series, table
from batch.report.results.owners import owned
from batch.report.results.problems import Problems
from batch.submission.receipt import OUTCOME_WORDS

_MOST: Final = 15  # departments or files that the page has room for
_MOST_HEADERS: Final = 8
_LEGEND: Final = (
    ("可申报", "按花名册所载，筛查日当天已确定符合"),
    ("即将符合", "现在不符合，今后{months}个月内到所示日期将符合"),
    ("待核实", "取决于缺少或不明确的信息，或条文留给有关部门决定"),
    ("暂不符合", "现在和今后{months}个月内都不符合，原因见“人员一览”"),
)


def write_overview(book: Book, about: About) -> None:
    """One page that is read in a minute."""
    sheet = book.book.add_worksheet(SHEET)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, LAST, 11)
    _heading(book, sheet, about)
    row = _figures(book, sheet, about, 4)
    row = _settlers(book, sheet, about, row)
    row = _targets(book, sheet, about, row + 1)
    row = _months(book, sheet, about, row + 1)
    row = _missing(book, sheet, about, row + 1)
    row = _departments(book, sheet, about, row + 1)
    row = _submissions(book, sheet, about, row + 1)
    _legend(book, sheet, about, row + 1)
    book.print_setup(sheet, landscape=False)
    sheet.fit_to_pages(1, 1)  # one page, whatever stands on it


def heading_of(about: About) -> str:
    """Whose people the workbook is about, and as of which day."""
    day = about.context.settings.day
    organisations = {name for name in about.part(ByOrganisation).figures if name}
    whose = next(iter(organisations)) if len(organisations) == 1 else f"{len(about.receipts)}份花名册"
    return f"{whose}，截至{day.year}年{day.month}月{day.day}日"


def _heading(book: Book, sheet: Any, about: About) -> None:
    sheet.set_row(0, 32)
    sheet.merge_range(0, 0, 0, LAST, "职业发展贯通筛查结果", book.styles.title)
    settings, notices = about.context.settings, about.context.library.notices
    by_notice = settings.as_of is None and any(one.notice.filing_year == settings.filed for one in notices)
    counted = "（收录年度通知的地区，年限按通知计算，见“运行信息”）" if by_notice else ""
    said = f"{heading_of(about)}{counted}"
    sheet.merge_range(1, 0, 1, LAST, said, book.styles.subtitle)
    entries = about.context.library.named(rulebooks_of(about.receipts))
    sheet.set_row(2, 30)
    numbers = "；".join(entry.rulebook.number for entry in entries) or "无适用文件"
    sheet.merge_range(2, 0, 2, LAST, f"依据：{numbers}", book.styles.subtitle)


def _figures(book: Book, sheet: Any, about: About, row: int) -> int:
    heads = figures(about)
    shown = (
        ("筛查人数", heads["people"]),
        ("现可申报（人）", heads["eligible"]),
        (f"{about.context.settings.horizon}个月内将符合（人）", heads["upcoming"]),
        ("有待核实（人）", heads["undetermined"]),
        ("数据问题（条）", about.part(Problems).total),
    )
    sheet.set_row(row, 34)
    sheet.write_number(row, 0, shown[0][1], book.styles.figure)
    sheet.write_string(row + 1, 0, shown[0][0], book.styles.caption)
    for number, (caption, value) in enumerate(shown[1:]):
        left = 1 + 2 * number
        sheet.merge_range(row, left, row, left + 1, value, book.styles.figure)
        sheet.merge_range(row + 1, left, row + 1, left + 1, caption, book.styles.caption)
    return row + 2


def _settlers(book: Book, sheet: Any, about: About, row: int) -> int:
    """Who settles what is open, in one line."""
    count = about.part(Heads).settlers
    told = (("单位", "由单位补齐信息"), ("主管部门", "待主管部门答复"), ("评委会", "待评委会认定"))
    parts = [f"{words}{count[by]}人" for by, words in told if by in count]
    if parts:
        where = (
            "“待答复问题”表和各份花名册的结果"
            if about.several and is_large(about.receipts)
            else "“待核实”“收集清单”“待答复问题”各表"
        )
        said = f"有待核实的，{'，'.join(parts)}（一人可兼有）；见{where}。"
        sheet.merge_range(row, 0, row, LAST, said, book.styles.subtitle)
    return row + 1


def _targets(book: Book, sheet: Any, about: About, row: int) -> int:
    heads = ("等级", "现持有", "现可申报", "将符合", "待核实")
    levels = about.part(Levels)
    counts = [levels.held, levels.now, levels.soon, levels.unsure]
    names = [name for name in _ladder_order() if any(count[name] for count in counts)]
    rows = [[name, *(count[name] for count in counts)] for name in names]
    first = table(book, sheet, row, "现有等级与可申报的等级（人）", heads, rows)
    if rows:
        drawn = [
            series("现可申报", 2, first, len(rows), "#2E75B6"),
            series("将符合", 3, first, len(rows), "#9DC3E6"),
        ]
        bar(book, sheet, (row + 1, 5), (400, 290), drawn, "bar")
    return max(first + len(rows), row + 16)


def _ladder_order() -> list[str]:
    return [f"{level}职称" for level in reversed(TITLE_LEVELS)] + list(reversed(SKILL_LEVELS))


def _months(book: Book, sheet: Any, about: About, row: int) -> int:
    rows = sorted((month, number) for month, number in about.part(Soon).months.items() if number)
    first = table(book, sheet, row, "什么时候将符合（按最早日期，人次）", ("月份", "人次"), rows)
    if rows:
        drawn = [series("人次", 1, first, len(rows), "#2E75B6")]
        bar(book, sheet, (row + 1, 2), (640, 230), drawn, "column")
    return max(first + len(rows), row + 14)


def _missing(book: Book, sheet: Any, about: About, row: int) -> int:
    count = about.part(Missing).headers
    rows = sorted(count.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_HEADERS]
    first = table(book, sheet, row, "最常缺少的信息（补齐后即可判断）", ("信息", "人数"), rows)
    if rows:
        drawn = [series("人数", 1, first, len(rows), "#BF9000")]
        bar(book, sheet, (row + 1, 2), (640, 190), drawn, "bar")
    return max(first + len(rows), row + (11 if rows else 3))


def _departments(book: Book, sheet: Any, about: About, row: int) -> int:
    several = len(about.part(ByOrganisation).figures) > 1
    counted = about.part(ByOrganisation if several else ByDepartment).figures
    groups = [(name or BLANK, *figures) for name, figures in counted.items()]
    if several and about.employers:
        groups = [(own.name, *own.figures) for own in owned(about)]
    heads = ("单位" if several else "部门", "人数", "现可申报", "将符合", "待核实")
    rows = sorted(groups, key=lambda group: (-group[2], group[0]))[:_MOST]
    title = f"各{heads[0]}（人）" + (f"，可申报最多的{_MOST}个" if len(groups) > _MOST else "")
    return table(book, sheet, row, title, heads, rows) + max(1, len(rows))


def _submissions(book: Book, sheet: Any, about: About, row: int) -> int:
    """What became of each file, the worst first; the rest as a number."""
    heads = ("提交文件", "结果", "人数", "未用行", "数据问题")
    worst = sorted(about.receipts, key=lambda one: -list(OUTCOME_WORDS).index(one.outcome))
    found = about.part(Problems).by_submission
    rows = [
        [one.file, OUTCOME_WORDS[one.outcome], one.people, one.unusable, found[one.file]]
        for one in worst[:_MOST]
    ]
    more = f"，共{len(worst)}份，列出最须处理的{_MOST}份" if len(worst) > _MOST else ""
    return table(book, sheet, row, f"各份花名册{more}", heads, rows) + max(1, len(rows))


def _legend(book: Book, sheet: Any, about: About, row: int) -> None:
    months = about.context.settings.horizon
    sheet.set_row(row, 21)
    sheet.merge_range(row, 0, row, LAST, "结论的含义", book.styles.section)
    for number, (word, meaning) in enumerate(_LEGEND, start=1):
        sheet.write_string(row + number, 0, word, book.styles.words[word])
        sheet.merge_range(
            row + number, 1, row + number, LAST, meaning.format(months=months), book.styles.text
        )
