"""The layout of the notices: GB/T 9704-2012."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from batch.report.notices.kinds import KINDS
from batch.report.notices.kinds.words import LINE, name_lines, signature, width
from tests.notice_files import DAY, TEMPLATES, person, words, written
from tools import make_templates


@pytest.mark.parametrize("name", list(KINDS))
def test_the_page(name: str) -> None:
    """A4, margins 37/35/28/26 mm, 22 lines of 28 characters, numbers on the outer side."""
    document = Document(str(TEMPLATES / f"{name}.docx"))
    (section,) = document.sections
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side / Mm(1)) for side in sides if side is not None] == [37, 35, 28, 26]
    assert section.page_width is not None and section.page_height is not None
    assert (round(section.page_width / Mm(1)), round(section.page_height / Mm(1))) == (210, 297)
    grid = section._sectPr.find(qn("w:docGrid"))
    pitch, space = int(grid.get(qn("w:linePitch"))), int(grid.get(qn("w:charSpace")))
    assert grid.get(qn("w:type")) == "linesAndChars"
    assert int((297 - 37 - 35) / 25.4 * 1440 / pitch) == 22
    assert int((210 - 28 - 26) / 25.4 * 72 / (16 + space / 4096)) == 28
    assert document.settings.odd_and_even_pages_header_footer
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    assert (odd.alignment, even.alignment) == (WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT)
    assert odd.text == even.text == "— 1 —"


@pytest.mark.parametrize("name", list(KINDS))
def test_fonts_and_properties(name: str) -> None:
    """East-Asian fonts, with others where they are not installed; no trace of another template."""
    document = Document(str(TEMPLATES / f"{name}.docx"))
    fonts = {
        style.name: (style.element.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia")), style.font.size)
        for style in document.styles
        if style.name.startswith("公文") and style.element.rPr is not None
        if style.element.rPr.find(qn("w:rFonts")) is not None
    }
    assert fonts["公文标题"] == ("方正小标宋简体", Pt(22))
    assert fonts["公文一级标题"][0] == "黑体"
    assert fonts["公文二级标题"][0] == "楷体_GB2312"
    assert document.styles["Normal"].font.size == Pt(16)
    title = next(p for p in document.paragraphs if p.style.name == "公文标题")
    assert title.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert not title.style.font.bold
    assert (document.core_properties.author, document.core_properties.created.year) == ("贯通", 2026)
    with zipfile.ZipFile(TEMPLATES / f"{name}.docx") as archive:
        assert not [part for part in archive.namelist() if "thumbnail" in part]
        table, styles = (archive.read(f"word/{part}.xml").decode() for part in ("fontTable", "styles"))
    for font, other in (("仿宋_GB2312", "仿宋"), ("楷体_GB2312", "楷体"), ("方正小标宋简体", "宋体")):
        assert f'<w:font w:name="{font}"><w:altName w:val="{other}"/>' in table
    assert 'w:eastAsia="仿宋_GB2312"' in styles


def test_templates_are_made_again_byte_for_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """tools/make_templates.py writes what is in templates/."""
    monkeypatch.setattr(make_templates, "FOLDER", tmp_path)
    make_templates.main()
    assert {path.name for path in tmp_path.iterdir()} == {kind.file for kind in KINDS.values()}
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (TEMPLATES / path.name).read_bytes(), path.name


def test_the_sign_off_without_a_seal() -> None:
    """7.3.5.2: the unit two characters from the right edge, the date two further in than the unit."""
    made = {
        name: signature(name, DAY, False) for name in ("某某市人力资源和社会保障局", "某厂", "某某市人社局")
    }
    for name, values in made.items():
        unit, day = str(values["署名"]), str(values["成文日期"])
        lead = len(unit) - len(unit.lstrip("\u3000"))
        assert len(day) - len(day.lstrip("\u3000")) == lead + 2
        assert LINE - 2 in (lead + width(name), lead + 2 + width(day.lstrip("\u3000")))
        assert lead + 2 + width(day.lstrip("\u3000")) <= LINE - 2


def test_no_line_is_set_by_spaces(tmp_path: Path) -> None:
    """The unit and the date stand where they do by an indent, however the letter is rendered."""
    out, _ = written(tmp_path, [person(1, "某甲")], sign_off="某市人力资源和社会保障局")
    document = Document(str(out / "告知书" / "0002_某甲.docx"))
    signed = [one for one in document.paragraphs if one.style.name == "公文落款" and one.text]
    assert [one.text for one in signed] == ["某市人力资源和社会保障局", "2026年5月8日"]
    indents = [int(one._p.pPr.ind.get(qn("w:leftChars"))) for one in signed]
    assert indents[1] == indents[0] + 200 == (LINE - 2 - 12 + 2) * 100
    assert not any(one.text.startswith("\u3000" * 3) for one in document.paragraphs)


def test_the_sign_off_with_a_seal(tmp_path: Path) -> None:
    """7.3.5.1: unit and date centred on each other, room above, nothing printed for the seal."""
    out, _ = written(tmp_path, [person(1, "某甲")], seal=True, sign_off="某市人力资源和社会保障局")
    document = Document(str(out / "告知书" / "0002_某甲.docx"))
    place = next(n for n, one in enumerate(document.paragraphs) if one.style.name == "公文落款（用印）")
    blank, empty, unit, day = document.paragraphs[place - 2 : place + 2]
    assert (blank.text, empty.text) == ("", "")
    assert (unit.text, day.text) == ("某市人力资源和社会保障局", "2026年5月8日")
    assert {p.style.name for p in (unit, day)} == {"公文落款（用印）"}
    assert "印章" not in words(out / "告知书" / "0002_某甲.docx")


@pytest.mark.parametrize("name", ["某厂", "某" * 14, "某" * 15, "某" * 40])
def test_long_names_of_units_are_broken_evenly(name: str) -> None:
    """No last line of one character."""
    lines = name_lines(name)
    assert "".join(lines) == name
    assert max(map(len, lines)) <= 14
    assert len(lines[0]) - len(lines[-1]) <= 2
