"""What the letters are put together from: paragraphs, tables, the sign-off."""

from __future__ import annotations

from collections.abc import Sequence

from tools.wordkit.xml import text

TEXT_WIDTH = 8845  # twentieths of a point: 156 mm


def paragraph(words: str, style: str = "body") -> str:
    """A paragraph in one of the styles; an empty style is the plain one, without indent."""
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    run = f"<w:r>{text(words)}</w:r>" if words else ""
    return f"<w:p>{look}{run}</w:p>"


def title(*lines: str) -> str:
    """The title, and the empty line below it."""
    return "".join(paragraph(line, "title") for line in lines) + paragraph("", "")


def head(words: str) -> str:
    """一、 in 黑体."""
    return paragraph(words, "head1")


def subhead(words: str) -> str:
    """（一） in 楷体."""
    return paragraph(words, "head2")


def annex(words: str) -> str:
    """附件 in 黑体, at the head of a new page."""
    look = '<w:pPr><w:pStyle w:val="annex"/><w:pageBreakBefore/></w:pPr>'
    return f"<w:p>{look}<w:r>{text(words)}</w:r></w:p>"


def when(condition: str, inside: str, otherwise: str = "") -> str:
    """Paragraphs that stand only if a condition holds."""
    other = paragraph("{%p else %}") + otherwise if otherwise else ""
    return paragraph(f"{{%p if {condition} %}}") + inside + other + paragraph("{%p endif %}")


def each(one: str, many: str, inside: str) -> str:
    """Paragraphs for each of some things."""
    return paragraph(f"{{%p for {one} in {many} %}}") + inside + paragraph("{%p endfor %}")


def sign_off(closing: str) -> str:
    """The last sentence with unit and date below it (GB/T 9704-2012, 7.3.5).

    With a seal two lines stay free for it and unit and date are centred on each other;
    without, one line stays free; the spaces that the values begin with become an indent.
    """
    sealed = paragraph("", "signed") * 2 + paragraph("{{ 署名 }}", "sealed") + _date("sealed")
    plain = paragraph("", "signed") + paragraph("{{ 署名 }}", "signed") + _date("signed")
    return paragraph(closing, "closing") + when("用印", sealed, plain) + _after()


def _after() -> str:
    """附注 below the date (7.3.6), and to whom copies go (7.4.2)."""
    return when("附注", paragraph("{{ 附注 }}")) + when("抄送", paragraph("抄送：{{ 抄送 }}。", "copies"))


def slip(name: str, *lines: str) -> str:
    """A slip below a ruled line, to be cut off, signed and given back; never split between pages."""
    first, *rest = (name, *lines)
    return paragraph(first, "slip") + "".join(paragraph(line, "slipline") for line in rest)


def numbered() -> str:
    """发文字号 at the right edge above the title (10.1: a letter without a red head)."""
    return when("发文字号", paragraph("{{ 发文字号 }}", "number"))


def _date(style: str) -> str:
    """The date ends the letter, so nothing is to be kept with it."""
    look = f'<w:pPr><w:pStyle w:val="{style}"/><w:keepNext w:val="0"/></w:pPr>'
    return f"<w:p>{look}<w:r>{text('{{ 成文日期 }}')}</w:r></w:p>"


def table(widths: Sequence[int], *rows: str) -> str:
    """A table over the whole width; ``widths`` are parts of it."""
    columns = [round(TEXT_WIDTH * width / sum(widths)) for width in widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    look = (
        f'<w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/>'
    )
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def row(widths: Sequence[int], cells: Sequence[str], head: bool = False, height: int = 500) -> str:
    """A row that is never split; a head is repeated on every page."""
    columns = [round(TEXT_WIDTH * width / sum(widths)) for width in widths]
    look = f'<w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/>'
    look += "<w:tblHeader/>" if head else ""
    made = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{paragraph(words, 'cellhead' if head else 'cell')}</w:tc>"
        for width, words in zip(columns, cells, strict=True)
    )
    return f"<w:tr><w:trPr>{look}</w:trPr>{made}</w:tr>"


def rows_for(widths: Sequence[int], one: str, many: str, cells: Sequence[str]) -> str:
    """A row for each of some things, between two rows that hold the tags only."""
    blank = [""] * (len(widths) - 1)
    first = row(widths, [f"{{%tr for {one} in {many} %}}", *blank])
    return first + row(widths, cells) + row(widths, ["{%tr endfor %}", *blank])
