"""Workbooks and notices: the fast way of writing gives what the plain way gives."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from batch.errors import UserError
from batch.language.filenames import safe_name
from batch.report.excel.book import Book
from batch.report.excel.fields import Field, Link
from batch.report.notices.kinds.words import chinese_number
from batch.report.notices.wordtemplate import WordTemplate
from batch.report.results.lines import add_months
from batch.report.results.reference import columns_of

FIELDS = [
    Field("姓名", 10), Field("说明", 20, "wrap"), Field("日期", 12, "date"), Field("人数", 8, "number"),
    Field("结论", 10, "word"), Field("方式", 10, "centre"), Field("意见", 10, "choice", ("同意", "不同意")),
]  # fmt: skip
TEXTS = [
    "某甲", "", "=1+1", "+1", "-1", "@A1", "<b>&</b>", "丁\x07\x0b戊", " 前后 ", "一\n二", "_x0041_", "'引", '"引"',
    "a\ud800b", "𠮷", "0012", "长" * 40_000, "\ufffe", "https://example.invalid/", "]]>",
]  # fmt: skip
ROWS: list[list[Any]] = [
    *[[text, text, date(2024, 2, 29), 3, "可申报", text, None] for text in TEXTS],
    [None, None, None, None, None, None, "同意"],
    ["某乙", Link('查看"引"<&>', "名单", 2), date(1900, 3, 1), 0, "别的词", "评审", ""],
    ["某丙", "说明", date(2100, 12, 31), 1_000_000, "待核实", "", None],
]


def _written(path: Path, long: int, rows: list[list[Any]]) -> Any:
    book = Book(str(path), long=long)
    book.list_sheet("概览", [Field("题", 10)], columns_of([["一"]], FIELDS[:1]), "无")
    book.list_sheet("名单", FIELDS, columns_of(rows, FIELDS), "没有")
    book.list_sheet("另一张", FIELDS[:2], columns_of([["乙", "丙"]], FIELDS[:2]), "没有")
    book.close()
    return openpyxl.load_workbook(path)


def _cells(book: Any) -> list[tuple[str, ...]]:
    """Place, content and look of every cell; of a blank one its frame is all that shows."""
    looks = ("number_format", "font", "fill", "alignment")
    found = []
    for cell in (cell for sheet in book for row in sheet.iter_rows() for cell in row):
        shown = [repr(getattr(cell, look)) for look in looks] if cell.value else [repr(cell.fill)]
        kind = cell.data_type if cell.value else ""
        found.append(
            (cell.parent.title, cell.coordinate, kind, str(cell.value or ""), repr(cell.border), *shown)
        )
    return found


def test_a_long_list_is_as_a_short_one(tmp_path: Path) -> None:
    """Cell by cell: content, type and look."""
    short, long = _written(tmp_path / "a.xlsx", 10**9, ROWS), _written(tmp_path / "b.xlsx", 1, ROWS)
    for one, other in zip(_cells(short), _cells(long), strict=True):
        assert one == other
    assert [sheet.auto_filter.ref for sheet in short] == [sheet.auto_filter.ref for sheet in long]
    assert [sheet.dimensions for sheet in short] == [sheet.dimensions for sheet in long]
    heights = [
        [sheet.row_dimensions[n].height for n in range(1, 40)] for book in (short, long) for sheet in book
    ]
    assert heights[:3] == heights[3:]


def test_text_stays_text(tmp_path: Path) -> None:
    """Whatever it begins with; characters that no file can hold are left out, the rest stays."""
    sheet = _written(tmp_path / "a.xlsx", 10**9, ROWS)["名单"]
    found = [sheet.cell(number, 1) for number in range(2, 2 + len(TEXTS))]
    kept = {"丁\x07\x0b戊": "丁戊", "a\ud800b": "ab", "\ufffe": None, "": None, "长" * 40_000: "长" * 32_767}
    assert [cell.value or None for cell in found] == [kept.get(text, text) for text in TEXTS]
    assert all(cell.data_type == "s" for cell in found if cell.value)


def test_an_empty_list_says_so(tmp_path: Path) -> None:
    """Below its header."""
    for long in (1, 10**9):
        sheet = _written(tmp_path / f"{long}.xlsx", long, [])["名单"]
        assert [cell.value for cell in sheet[1]] == [field.header for field in FIELDS]
        assert sheet["A2"].value == "没有"


# -- notices -----------------------------------------------------------------------------


def _template(path: Path, *paragraphs: str) -> Path:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "姓名", "{{ 姓名 }}"
    document.save(str(path))
    return path


def _text(data: bytes) -> list[str]:
    document = Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [*[paragraph.text for paragraph in document.paragraphs], *cells]


LOOP = (
    "{{ 姓名 }}同志：",
    "{%p for 项 in 项目 %}",
    "{{ loop.index }}．{{ 项.名称 }}",
    "{%p endfor %}",
    "共{{ 项目|length }}项",
)


@pytest.mark.parametrize(
    "name", ["某甲", "<b>&</b>", "{{ 己 }}", "{% if %}", '"引"', "一\n二", "丁\x07戊", "]]>"]
)
def test_notices_written_fast_are_as_docxtpls(name: str, tmp_path: Path) -> None:
    """The same words, and whatever a name holds is shown as it is."""
    path = _template(tmp_path / "t.docx", *LOOP)
    values = {"姓名": name, "项目": [{"名称": "中级职称"}, {"名称": name}]}
    fast, plain = WordTemplate(path), WordTemplate(path, force_docxtpl=True)
    assert fast.simple
    assert not plain.simple
    found = _text(fast.render(values))
    shown = name.replace("\x07", "")
    assert found == [f"{shown}同志：", "1．中级职称", f"2．{shown}", "共2项", "姓名", shown]
    assert found == _text(plain.render(values))


def test_a_tag_without_a_value_is_named(tmp_path: Path) -> None:
    """Never a blank."""
    with pytest.raises(UserError, match="工资"):
        WordTemplate(_template(tmp_path / "t.docx", "{{ 工资 }}")).render({"姓名": "某甲"})


def test_broken_tags_and_files_are_named(tmp_path: Path) -> None:
    """By the template's name."""
    with pytest.raises(UserError, match=r"t\.docx"):
        WordTemplate(_template(tmp_path / "t.docx", "{{ 姓名")).render({"姓名": "某甲"})
    (tmp_path / "u.docx").write_text("不是 Word 文件", encoding="utf-8")
    with pytest.raises(UserError, match=r"u\.docx"):
        WordTemplate(tmp_path / "u.docx").render({"姓名": "某甲"})


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (99, "九十九")],
)
def test_chinese_numbers(number: int, words: str) -> None:
    """As headings are numbered."""
    assert chinese_number(number) == words


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(0, 120))
def test_the_horizons_last_day(day: date, months: int) -> None:
    """The same day of a later month, at most its last."""
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and add_months(later, 0).month != _next(later).month)


def _next(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


@given(st.text(max_size=100))
def test_file_names_stay_in_their_folder(text: str) -> None:
    """On every system, whatever a name holds."""
    name = safe_name(text)
    assert 0 < len(name) <= 80
    assert not set(name) & set('<>:"/\\|?*\n\r\t\0')
    assert name not in (".", "..")
    assert name == name.strip(" .")
