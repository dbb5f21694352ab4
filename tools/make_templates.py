"""Write templates/个人告知书.docx, laid out after GB/T 9704-2012.

A4, margins 37/35/28/26 mm, 22 lines of 28 characters, title 22 pt 小标宋, body 16 pt 仿宋,
headings 一、黑体 and （一）楷体, page number — 1 —. The result is meant to be edited in
Word; this script only makes the first version reproducible.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

FOLDER = Path(__file__).resolve().parent.parent / "templates"
BODY, TITLE, HEAD, SUBHEAD = "仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312"
LINE = Pt(28.95)  # 22 lines on 225 mm


def set_font(target: Any, east_asian: str, size: float) -> None:
    """Set the size and both fonts of a run or a style."""
    target.font.size = Pt(size)
    target.font.name = "Times New Roman"
    properties = target.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    fonts.set(qn("w:eastAsia"), east_asian)


def paragraph(
    document: Any, text: str, font: str = BODY, size: float = 16, align: Any = None, indent: float = 32
) -> Any:
    """One paragraph of exact line spacing; ``indent`` of two characters by default."""
    made = document.add_paragraph()
    made.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    made.paragraph_format.line_spacing = LINE if size <= 16 else Pt(36)
    made.paragraph_format.space_before = made.paragraph_format.space_after = Pt(0)
    made.paragraph_format.first_line_indent = Pt(indent)
    if align is not None:
        made.alignment = align
    set_font(made.add_run(text), font, size)
    return made


def field(run: Any, code: str) -> None:
    """A Word field such as PAGE."""
    for kind, text in (("begin", None), (None, code), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)


def page(document: Any) -> None:
    """Paper, margins and the page number — 1 —."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(28)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text in ("— ", None, " —"):
        run = footer.add_run(text or "")
        set_font(run, "宋体", 14)
        if text is None:
            field(run, "PAGE")


def personal_notice() -> Any:
    """个人告知书: what one may apply for, by which clause, and what comes next."""
    document = Document()
    set_font(document.styles["Normal"], BODY, 16)
    page(document)
    centre, right = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
    paragraph(document, "职业发展贯通申报告知书", TITLE, 22, centre, 0)
    paragraph(document, "", indent=0)
    paragraph(document, "{{ 姓名 }}同志（身份证号：{{ 身份证号 }}）：", indent=0)
    paragraph(
        document,
        "根据高技能人才与专业技术人才职业发展贯通的有关规定，按花名册所载信息，截至{{ 筛查日 }}，"
        "您（现岗位职业（工种）：{{ 职业 }}）可以申报下列{{ 可申报|length }}项。",
    )
    paragraph(document, "一、可以申报的项目", HEAD)
    paragraph(document, "{%p for 项 in 可申报 %}")
    paragraph(document, "（{{ 项.序号 }}）{{ 项.名称 }}（{{ 项.方式 }}）", SUBHEAD)
    paragraph(document, "符合条件之日：{{ 项.日期 }}。依据：{{ 项.文件 }}{{ 项.条款 }}。")
    paragraph(document, "条文：“{{ 项.条文 }}”")
    paragraph(document, "{%p if 项.说明 %}")
    paragraph(document, "说明：{{ 项.说明 }}。")
    paragraph(document, "{%p endif %}")
    paragraph(document, "{%p endfor %}")
    paragraph(document, "{%p if 将符合 %}")
    paragraph(document, "二、今后可以申报的项目", HEAD)
    paragraph(document, "{%p for 项 in 将符合 %}")
    paragraph(
        document,
        "{{ 项.序号 }}．{{ 项.名称 }}（{{ 项.方式 }}）：{{ 项.日期 }}。依据：{{ 项.文件 }}{{ 项.条款 }}。",
    )
    paragraph(document, "{%p endfor %}")
    paragraph(document, "{%p endif %}")
    paragraph(document, "{%p if 提示 %}")
    paragraph(document, "{{ '三' if 将符合 else '二' }}、其他提示", HEAD)
    paragraph(document, "{%p for 条 in 提示 %}")
    paragraph(document, "{{ loop.index }}．{{ 条 }}。")
    paragraph(document, "{%p endfor %}")
    paragraph(document, "{%p endif %}")
    paragraph(
        document,
        "本告知依据花名册所载信息作出，供申报参考，以受理部门审核和评审、评价结果为准。"
        "申报时间、材料和受理地点以当年度通知为准。",
    )
    paragraph(document, "", indent=0)
    paragraph(document, "{{ 单位 }}　　", align=right, indent=0)
    paragraph(document, "{{ 落款日期 }}　　　　", align=right, indent=0)
    return document


def main() -> None:
    """Write the template."""
    FOLDER.mkdir(exist_ok=True)
    personal_notice().save(str(FOLDER / "个人告知书.docx"))


if __name__ == "__main__":
    main()
