"""Cells that hold what no roster should."""

from __future__ import annotations

from collections.abc import Callable

from tests.nasty.file import HEADERS, LETTERS, Nasty, person, row
from tests.sheets.build import xlsx

_MANY = 32_767


def _with(header: str, cell: str) -> bytes:
    """A good row, and one in which a column holds some XML."""
    letter = LETTERS[HEADERS.index(header)]
    first, second = person(1), person(2, **{header: "〇"})
    given = row(3, second)
    start = given.index(f'<c r="{letter}3"')
    end = given.index("</c>", start) + 4
    made = given[:start] + cell.format(f'r="{letter}3"') + given[end:]
    return xlsx(row(1, HEADERS), row(2, first), made)


def _text(content: str) -> str:
    return (
        '<c {} t="inlineStr"><is><t xml:space="preserve">'
        + content.replace("{", "{{").replace("}", "}}")
        + "</t></is></c>"
    )


def _long(header: str, unit: str) -> Nasty:
    return Nasty("xlsx", _with(header, _text((unit * _MANY)[:_MANY])), 2)


def _number(header: str, value: str, people: int = 2) -> Nasty:
    return Nasty("xlsx", _with(header, "<c {}><v>" + value + "</v></c>"), people)


FILES: dict[str, Callable[[], Nasty]] = {
    "digits without end": lambda: _long("技能等级", "9"),
    "ones without end": lambda: _long("技能证书取得日期", "一"),
    "brackets without end": lambda: _long("现岗位职业（工种）", "（"),
    "a name without end": lambda: _long("姓名", "甲"),
    "numbers without end in the id": lambda: _long("身份证号", "1"),
    "spaces without end": lambda: _long("技能等级", "　"),
    "points without end": lambda: _long("技能证书取得日期", "2020."),
    "skills without end": lambda: _long("技能等级", "技师、"),
    "infinite": lambda: _number("技能证书取得日期", "1E400"),
    "no number": lambda: _number("技能证书取得日期", "NaN"),
    "almost infinite": lambda: _number("技能证书取得日期", "1.7976931348623157E308"),
    "less than nothing": lambda: _number("技能证书取得日期", "-1"),
    "the year 10000": lambda: _number("技能证书取得日期", "2958466"),
    "a number that is text": lambda: _number("技能等级", "某"),
    "an id as a number": lambda: _number("身份证号", "1.09999198001010000E17"),
    "nought as an id": lambda: _number("身份证号", "0"),
    "a truth as a name": lambda: Nasty("xlsx", _with("姓名", '<c {} t="b"><v>1</v></c>'), 2),
    "a truth as a level": lambda: Nasty("xlsx", _with("技能等级", '<c {} t="b"><v>1</v></c>'), 2),
    "an error": lambda: Nasty("xlsx", _with("技能等级", '<c {} t="e"><v>#N/A</v></c>'), 2, "#N/A"),
    "an error nobody knows": lambda: Nasty("xlsx", _with("技能等级", '<c {} t="e"><v>#PYTHON!</v></c>'), 2),
    "an error as a name": lambda: Nasty("xlsx", _with("姓名", '<c {} t="e"><v>#REF!</v></c>'), 1, "#REF!"),
    "a formula with no result": lambda: Nasty("xlsx", _with("技能等级", "<c {}><f>A1</f></c>"), 2, "公式"),
    "a command as a formula": lambda: Nasty("xlsx", _with("技能等级", "<c {} t=\"str\"><f>cmd|'/c calc'!A0</f><v>技师</v></c>"), 2),
    "a command as text": lambda: Nasty("xlsx", _with("单位名称", _text("=cmd|'/c calc'!A0")), 2),
    "a link": lambda: Nasty("xlsx", _with("单位名称", _text("=HYPERLINK(&quot;http://invalid&quot;)")), 2),
    "an iso date": lambda: Nasty("xlsx", _with("技能证书取得日期", '<c {} t="d"><v>2020-01-01</v></c>'), 2),
    "an iso date of nonsense": lambda: Nasty("xlsx", _with("技能证书取得日期", '<c {} t="d"><v>2020-99-99</v></c>'), 2),
    "a type nobody knows": lambda: Nasty("xlsx", _with("技能等级", '<c {} t="zzz"><v>1</v></c>'), 2, "无法识别"),
    "empty text in place": lambda: Nasty("xlsx", _with("技能等级", '<c {} t="inlineStr"/>'), 2),
    "rich text and reading": lambda: Nasty("xlsx", _with("技能等级", '<c {} t="inlineStr"><is><r><t>技</t></r><r><t>师</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>'), 2),
    "escaped control characters": lambda: Nasty("xlsx", _with("单位名称", _text("某_x0000__x000B__xFFFF_公司")), 2),
    "a control character": lambda: Nasty("xlsx", _with("单位名称", _text("某\x01公司")), 2),
    "a half character": lambda: Nasty("xlsx", _with("单位名称", _text("某&#xD800;公司"))),
    "unseen characters": lambda: Nasty("xlsx", _with("姓名", _text("某\u200b\u2060\u00ad2")), 2),
    "right to left": lambda: Nasty("xlsx", _with("姓名", _text("某\u202e2\u202c")), 2),
    "marks on marks": lambda: Nasty("xlsx", _with("单位名称", _text("某" + "\u0301" * 3000)), 2),
    "rare characters": lambda: Nasty("xlsx", _with("姓名", _text("𠮷𪚥")), 2),
    "markup of the terminal": lambda: Nasty("xlsx", _with("姓名", _text("[red]某[/red]")), 2),
    "markup of a template": lambda: Nasty("xlsx", _with("姓名", _text("{{ cycler.__init__ }}")), 2),
    "a path as an employer": lambda: Nasty("xlsx", _with("单位名称", _text("../../../../tmp/nasty")), 2),
    "a name of windows": lambda: Nasty("xlsx", _with("单位名称", _text("CON")), 2),
    "an employer of spaces": lambda: Nasty("xlsx", _with("单位名称", _text(" \t\n ")), 2),
}  # fmt: skip
