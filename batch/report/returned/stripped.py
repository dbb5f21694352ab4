"""What is taken out of a sender's workbook before it goes back under our name.

A returned roster is opened by the one who sent it and, on the way, by a bureau: it holds
values and looks, and nothing that computes, reaches outside or hides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, Final

from openpyxl.packaging.core import DocumentProperties
from openpyxl.packaging.custom import CustomPropertyList
from openpyxl.workbook.defined_name import DefinedNameDict
from openpyxl.workbook.protection import DocumentSecurity
from openpyxl.workbook.views import BookView
from openpyxl.worksheet.protection import SheetProtection
from openpyxl.worksheet.scenario import ScenarioList

from batch.report.returned.harmless import is_harmless, reaches_out
from batch.report.returned.values import put_text
from batch.sheets.limits import MAX_COLUMNS, MAX_ROWS
from batch.sheets.origin import RETURNED

#: What a formula without a stored value becomes: an error, which no reader takes for a blank.
WITHOUT_VALUE: Final = "#N/A"


def strip(book: Any, values: Callable[[], Any]) -> tuple[str, ...]:
    """Take out of an openpyxl workbook what acts, reaches outside or hides; a phrase for each kind.

    ``values`` loads the same workbook with formulas' stored values; asked only if there are any.
    """
    found: Counter[str] = Counter()
    _formulas(book, values, found)
    _names(book, found)
    for page in book.worksheets:
        _beyond(page, found)
        _links(page, found)
        _rules(page, found)
        _tables(page, found)
    _hidden(book, found)
    for sheet in list(book.chartsheets):
        book.remove(sheet)
        found["图表{}个"] += 1
    _frame(book, found)
    book.properties = DocumentProperties(creator="贯通", title="校验退回件", category=RETURNED)
    book.custom_doc_props = CustomPropertyList()
    return tuple(phrase.format(number) for phrase, number in found.items() if number)


def _beyond(page: Any, found: Counter[str]) -> None:
    """Cells and rows that no sheet has, with which Excel would not open the file."""
    far = [place for place in page._cells if place[0] > MAX_ROWS or place[1] > MAX_COLUMNS]
    for place in far:
        del page._cells[place]
    for row in [row for row in page.row_dimensions if row > MAX_ROWS]:
        del page.row_dimensions[row]
    found["表格范围外的单元格{}个"] += len(far)


def _frame(book: Any, found: Counter[str]) -> None:
    """What stands around the sheets: theme, windows, code names, protection by password."""
    book._external_links = []
    book.loaded_theme = None
    book.code_name = None
    book.views = [BookView()]
    if book.security is not None and book.security.lockStructure:
        found["工作簿保护{}个"] += 1
    book.security = DocumentSecurity()
    for page in book.worksheets:
        page.sheet_properties.codeName = None
        if page.protection.sheet:
            found["工作表保护{}个（以便更正）"] += 1
        page.protection = SheetProtection()


def _formulas(book: Any, values: Callable[[], Any], found: Counter[str]) -> None:
    """Formulas become the values that the sender's program stored for them."""
    computed = [
        (page.title, cell)
        for page in book.worksheets
        for cell in page._cells.values()
        if cell.data_type == "f"
    ]
    if not computed:
        return
    stored = values()
    for title, cell in computed:
        value = stored[title].cell(cell.row, cell.column).value
        found["公式{}个（留下计算结果）"] += 1
        if value is None:
            value = WITHOUT_VALUE
            found["其中没有存下计算结果、显示为#N/A的{}个"] += 1
        if isinstance(value, str):
            is_error = value in ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!")
            put_text(cell, value)
            cell.data_type = "e" if is_error else "s"
        else:
            look = cell._style
            cell.value = value
            cell._style = look


def _names(book: Any, found: Counter[str]) -> None:
    """Defined names stay only where they are plain ranges of a sheet of this workbook."""
    sheets = {page.title.casefold() for page in book.worksheets}
    for names in (book.defined_names, *(page.defined_names for page in book.worksheets)):
        kept = DefinedNameDict()
        for name, one in names.items():
            if is_harmless(one.attr_text or "", sheets, frozenset()) and not (
                one.xlm or one.function or name.startswith("_xlnm.")
            ):
                kept[name] = one
            else:
                found["指向别处的名称{}个"] += 1
        names.clear()
        names.update(kept)


def _links(page: Any, found: Counter[str]) -> None:
    for cell in page._cells.values():
        link = cell.hyperlink
        if link is not None and (link.target or link.id or reaches_out(link.location or "")):
            cell.hyperlink = None
            found["外部链接{}个"] += 1


def _rules(page: Any, found: Counter[str]) -> None:
    """Drop-down lists and colouring rules whose formulas could reach outside."""
    sheets = {one.title.casefold() for one in page.parent.worksheets}
    names = frozenset(name.casefold() for one in (page.parent, page) for name in one.defined_names)
    lists = page.data_validations.dataValidation
    kept = [
        one
        for one in lists
        if all(is_harmless(f, sheets, names) for f in (one.formula1, one.formula2) if f is not None)
    ]
    found["指向别处的下拉或校验{}个"] += len(lists) - len(kept)
    page.data_validations.dataValidation = kept
    rules = page.conditional_formatting
    for area, every in list(rules._cf_rules.items()):
        good = [one for one in every if all(is_harmless(f, sheets, names) for f in _formulas_of(one))]
        found["指向别处的条件格式{}个"] += len(every) - len(good)
        if good:
            rules._cf_rules[area] = good
        else:
            del rules._cf_rules[area]


def _formulas_of(rule: Any) -> Iterator[str]:
    """The formulas of a colouring rule, those of its scale's ends included."""
    yield from rule.formula
    for scale in (rule.colorScale, rule.dataBar, rule.iconSet):
        yield from (end.val for end in (scale.cfvo if scale else ()) if end.type == "formula" and end.val)


def _tables(page: Any, found: Counter[str]) -> None:
    """Pivot tables, charts, pictures and scenarios go; Excel tables keep their looks alone."""
    for kept, phrase in (
        (page._pivots, "数据透视表{}个"),
        (page._charts, "图表{}个"),
        (page._images, "图片{}个"),
    ):
        found[phrase] += len(kept)
        kept.clear()
    page.scenarios = ScenarioList()
    for table in page.tables.values():
        table.tableType = None
        table.connectionId = None
        for column in table.tableColumns or ():
            column.calculatedColumnFormula = column.totalsRowFormula = None
            column.queryTableFieldId = column.xmlColumnPr = None


def _hidden(book: Any, found: Counter[str]) -> None:
    for page in book.worksheets:
        if page.sheet_state != "visible":
            page.sheet_state = "visible"
            found["隐藏的工作表{}个（已改为可见）"] += 1
