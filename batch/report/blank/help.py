"""The page 填写说明 of the blank roster: how to fill it in, and one line a column."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from batch.language.text import book_title
from batch.report.blank.hints import HINTS
from batch.report.blank.scope import NEEDED, Scope, words_of
from batch.report.excel.heights import LINE_HEIGHT
from batch.report.excel.texts import display_width

IMPORTANCE_WORDS: Final = {"needed": "必填", "decisive": "影响结果", "optional": "可不填"}
LEGEND: Final = {
    "needed": "姓名必填；身份证号、工号至少填一项。缺了，这一行就用不上。",
    "decisive": "判断能否申报要看的列。空着就是“不知道”，结果多半是“待核实”。",
    "optional": "不影响能否申报，只用来核对、列表和写告知书。",
}
_PURPOSE: Final = {
    "人员": "“人员”表一人一行，一定要填。",
    "证书": "“证书”表一本证书一行；只有一本技能证书、一个职称的，写在“人员”表就行，不必写两遍。",
    "荣誉竞赛": "“荣誉竞赛”表一个奖项一行，没有奖项就空着。",
    "年度考核": "“年度考核”表一人一年一行，写最近三四年。",
    "继续教育": "“继续教育”表一人一年一行，写最近三四年。",
}
_WIDTHS: Final = (13, 25, 11, 62, 50)


def _sections(scope: Scope, day: date) -> Iterator[tuple[str, str]]:
    yield "谁来填", "由用人单位的人事（劳资）部门填写，按职工的证书原件和档案填。填好后整个文件交给收表人。"
    yield (
        "至少要填",
        "每人的姓名，以及身份证号和工号中的一项。有技能证书、职称的，写上等级和取得日期，才能算出可以申报什么。",
    )
    yield "填在哪里", "".join(_PURPOSE[name] for name in scope.sheets)
    yield (
        "日期怎么写",
        "写成 2021-06-30、2021/6/30 或 2021年6月30日。只知道月份或年份时，先输入英文单引号，"
        "再写 2021-06 或 2021（不加单引号，表格软件会自己改成别的日期）。不知道就空着，不要编一个日子。",
    )
    yield (
        "空着的意思",
        "空着表示“不知道”，系统不猜，结果写“待核实”。例外："
        "没有写任何技能证书、职称、奖项的人，按没有处理；中断工作月数空着按没有中断，证书状态空着按有效，"
        "在岗状态空着一般按在职，诚信记录空着一般按无。",
    )
    yield "下拉选择", "有下拉的列请从中选。意思相同的其他写法多数也认得，跳出提示时选“是”即可保留。"
    yield (
        "请不要",
        "不要改表头和工作表的名称，不要合并单元格，不要在数据中间插小标题。列可以换次序，可以另加自己的列，行数不限。",
    )
    yield "本表", f"{_about(scope)}{day:%Y年%m月%d日}生成。"


def _about(scope: Scope) -> str:
    if not scope.rulebooks:
        return "适用于全部已收录的文件。"
    names = [f"{book.number}{book_title(book.name)}" for book in scope.rulebooks]
    text = f"按{'、'.join(names) if len(names) <= 3 else f'{len(names)}份文件'}的要求制作"
    unit = f"，供单位性质为“{scope.unit}”的人员使用" if scope.unit else ""
    unit += "（写在“人员”表的第一行，不用逐人填写）" if scope.said else ""
    return f"{text}{unit}；文件没有要求的列已省去。"


def height(cells: list[tuple[str, float]]) -> float:
    """The height in points of a row whose texts are wrapped in columns of these widths."""
    lines = [-(-display_width(text) * 0.95 // (width - 2)) for text, width in cells]
    return LINE_HEIGHT * max(1, *lines) + 3


def write_help(sheet: Any, looks: dict[str, Any], scope: Scope, day: date) -> None:
    """The page 填写说明: how to fill the roster in, a legend, and one line a column."""
    for index, width in enumerate(_WIDTHS):
        sheet.set_column(index, index, width)
    sheet.hide_gridlines(2)
    sheet.set_row(0, 34)
    sheet.write_string(0, 0, "职工花名册填写说明", looks["title"])
    row = 1
    for name, text in _sections(scope, day):
        row = _line(sheet, row, (name, looks["topic"]), (text, looks["body"]))
    row = _line(sheet, row + 1, ("表头颜色", looks["topic"]), ("三种颜色的意思：", looks["body"]))
    for importance, word in IMPORTANCE_WORDS.items():
        row = _line(sheet, row, (word, looks[importance]), (LEGEND[importance], looks["body"]))
    _columns(sheet, row + 1, looks, scope, day)


def _line(sheet: Any, row: int, name: tuple[str, Any], text: tuple[str, Any]) -> int:
    sheet.write_string(row, 0, *name)
    sheet.merge_range(row, 1, row, len(_WIDTHS) - 1, *text)
    sheet.set_row(row, height([(text[0], sum(_WIDTHS[1:]))]))
    return row + 1


def _columns(sheet: Any, row: int, looks: dict[str, Any], scope: Scope, day: date) -> None:
    for index, header in enumerate(("工作表", "列", "填写要求", "怎么填", "下拉中的词")):
        sheet.write_string(row, index, header, looks["head"])
    for name, headers in scope.sheets.items():
        for header in headers:
            row += 1
            importance = scope.importance(name, header)
            offered = "、".join(str(word) for word in words_of(name, header, day))
            hint = HINTS[name][header] + ("格式见上“日期怎么写”。" if header.endswith("日期") else "")
            required = "认人用" if name != "人员" and header in NEEDED else IMPORTANCE_WORDS[importance]
            sheet.write_string(row, 0, name, looks["cell"])
            sheet.write_string(row, 1, header, looks["cell"])
            sheet.write_string(row, 2, required, looks[importance])
            sheet.write_string(row, 3, hint, looks["cell"])
            sheet.write_string(row, 4, offered, looks["cell"])
            sheet.set_row(row, height([(hint, _WIDTHS[3]), (offered, _WIDTHS[4]), (header, _WIDTHS[1])]))
