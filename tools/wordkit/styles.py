"""Fonts and paragraph styles of GB/T 9704-2012, named in Chinese so that Word shows them so."""

from __future__ import annotations

from tools.wordkit.xml import document

BODY, TITLE, HEAD, SUBHEAD, SONG = "仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312", "宋体"
#: What a machine without the font shows instead.
FALLBACK = {BODY: "仿宋", SUBHEAD: "楷体", TITLE: "宋体"}

LINE_PITCH = 579  # twentieths of a point: 22 lines on 225 mm
CHAR_SPACE = -849  # 4096ths of a point beside 16 pt: 28 characters on 156 mm
CHAR = 316  # twentieths of a point: one of 28 characters


def _fonts(east_asian: str, latin: str = "Times New Roman") -> str:
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:cs="{latin}" w:eastAsia="{east_asian}"/>'


def _style(key: str, name: str, paragraph: str, font: str = "", half_points: int = 0) -> str:
    size = (
        f'<w:spacing w:val="0"/><w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
        if half_points
        else ""
    )
    latin = {"latin": SONG} if font == SONG else {}  # a page number is in 宋体, digits and all
    run = (_fonts(font, **latin) if font else "") + size
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{key}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>'
        f"{f'<w:rPr>{run}</w:rPr>' if run else ''}</w:style>"
    )


def _exact(twentieths: int, before: int = 0) -> str:
    return f'<w:spacing w:before="{before}" w:after="0" w:line="{twentieths}" w:lineRule="exact"/>'


_SIZE = '<w:sz w:val="32"/><w:szCs w:val="32"/>'  # also in Normal: what the 28 characters go by
#: The page's grid says 22 lines of 28 characters; the text keeps to them by its own spacing, because
#: not every program can set 16 pt on a pitch that is narrower (LibreOffice sets it wide apart).
_TIGHT = '<w:spacing w:val="-5"/>'
_FREE = '<w:snapToGrid w:val="0"/>'
_INDENT = f'<w:ind w:firstLineChars="200" w:firstLine="{2 * CHAR}"/>'
#: A box of which the middle is 7¼ characters from the right edge: a date of 6½ characters that is
#: centred in it ends 4 characters from the edge, and the unit's name above is centred on the date.
_SEALED = f'<w:ind w:leftChars="1350" w:left="{round(13.5 * CHAR)}"/>'


#: 版记: ruled above and below, one character free on both sides (7.4.1, 7.4.2).
_RULED = (
    '<w:pBdr><w:top w:val="single" w:sz="8" w:space="1" w:color="auto"/>'
    '<w:bottom w:val="single" w:sz="8" w:space="1" w:color="auto"/></w:pBdr>'
)


#: Above a slip: where it is cut off.
_CUT = '<w:pBdr><w:top w:val="dashed" w:sz="8" w:space="8" w:color="auto"/></w:pBdr>'


def styles() -> str:
    """word/styles.xml."""
    centre = '<w:jc w:val="center"/>'
    made = (
        _style("body", "公文正文", _INDENT),
        _style("title", "公文标题", f"<w:keepNext/>{_exact(700)}{centre}", TITLE, 44),
        _style("head1", "公文一级标题", f'<w:keepNext/>{_INDENT}<w:outlineLvl w:val="0"/>', HEAD),
        _style("head2", "公文二级标题", f'<w:keepNext/>{_INDENT}<w:outlineLvl w:val="1"/>', SUBHEAD),
        _style("closing", "公文结语", f"<w:keepNext/>{_INDENT}"),
        _style("signed", "公文落款", '<w:keepNext/><w:jc w:val="left"/>'),
        _style("sealed", "公文落款（用印）", f"<w:keepNext/>{_SEALED}{centre}"),
        _style("salute", "公文称呼", '<w:jc w:val="left"/>'),
        _style("annex", "公文附件", '<w:jc w:val="left"/>', HEAD),
        _style("number", "公文发文字号", '<w:jc w:val="right"/>'),
        _style("copies", "公文抄送", f"{_RULED}{_exact(480)}", "", 28),
        _style("slip", "公文回执", f"<w:keepNext/>{_CUT}{_exact(440, before=240)}{centre}", HEAD, 24),
        _style(
            "slipline",
            "公文回执内容",
            f'<w:keepNext/><w:keepLines/>{_exact(480)}<w:jc w:val="left"/>',
            "",
            28,
        ),
        _style("note", "公文注", f'{_exact(480)}<w:jc w:val="left"/>', "", 28),
        _style("cell", "公文表格", f"{_exact(400)}{centre}", "", 24),
        _style("cellhead", "公文表头", f"<w:keepNext/>{_exact(400)}{centre}", HEAD, 24),
        _style("footer", "公文页码", f'{_exact(320)}<w:jc w:val="right"/>', SONG, 28),
    )
    return document("styles", _unnamed() + "".join(made))


def _unnamed() -> str:
    """What stands behind the styles that are used: the defaults, and a style of each kind."""
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(BODY)}{_SIZE}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    )
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:widowControl w:val="0"/>{_FREE}{_exact(LINE_PITCH)}<w:jc w:val="both"/></w:pPr>'
        f"<w:rPr>{_TIGHT}{_SIZE}</w:rPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="80" w:type="dxa"/>'
        '<w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
    return defaults + normal


def font_table() -> str:
    """word/fontTable.xml with the fonts' fallbacks."""
    fonts = []
    for name in (BODY, TITLE, HEAD, SUBHEAD, SONG):
        other = f'<w:altName w:val="{FALLBACK[name]}"/>' if name in FALLBACK else ""
        fonts.append(
            f'<w:font w:name="{name}">{other}<w:charset w:val="86"/><w:family w:val="auto"/>'
            '<w:pitch w:val="variable"/></w:font>'
        )
    latin = '<w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/>'
    fonts.append(f'<w:font w:name="Times New Roman">{latin}</w:font>')
    return document("fonts", "".join(fonts))
