"""The looks of the workbooks: fonts, colours and number formats, made once a workbook."""

from __future__ import annotations

from typing import Any, Final

import xlsxwriter

FONT: Final = "等线"
INK: Final = "#1F3864"
CHOICE: Final = "#FFFDE7"  # cells that a person fills in
STATUS_COLOURS: Final = {
    "可申报": ("#E2F0D9", "#385723"),
    "即将符合": ("#DDEBF7", "#1F4E79"),
    "待核实": ("#FFF2CC", "#7F6000"),
    "暂不符合": ("#F2F2F2", "#595959"),
    "已具备": ("#EDEDED", "#404040"),
    "不适用": ("#F2F2F2", "#7F7F7F"),
}
SEVERITY_COLOURS: Final = {
    "错误": ("#F8CBAD", "#843C0C"),
    "警告": ("#FFF2CC", "#7F6000"),
    "提示": ("#DDEBF7", "#1F4E79"),
}


#: The colours that cells are filled with, as six digits.
FILLS: Final = frozenset(
    colour.lstrip("#").upper()
    for colour in (INK, CHOICE, *(pair[0] for pair in (STATUS_COLOURS | SEVERITY_COLOURS).values()))
)


class Styles:
    """The formats of one workbook by name."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        base = {"font_name": FONT, "font_size": 10, "valign": "top"}
        grid = {**base, "border": 1, "border_color": "#D9D9D9", "valign": "vcenter"}
        head = {**grid, "bold": True, "font_color": "#FFFFFF", "bg_color": INK, "valign": "vcenter"}
        self.title = self._add(base, bold=True, font_size=18, font_color=INK, valign="vcenter")
        self.subtitle = self._add(base, font_size=11, font_color="#595959", text_wrap=True)
        self.section = self._add(base, bold=True, font_size=12, font_color=INK, bottom=2, bottom_color=INK)
        self.head = self._add(head, text_wrap=True, align="center")
        self.text = self._add(grid)
        self.wrap = self._add(grid, text_wrap=True)
        self.date = self._add(grid, num_format="yyyy-mm-dd", align="center")
        self.number = self._add(grid, num_format="#,##0", align="right")
        self.link = self._add(grid, font_color="#0563C1", underline=1)
        self.choice = self._add(grid, bg_color=CHOICE, align="center")
        self.centre = self._add(grid, align="center")
        self.figure = self._add(
            base, bold=True, font_size=20, font_color=INK, align="center", top=1, top_color=INK
        )
        self.caption = self._add(base, font_color="#595959", align="center")
        self.words = {
            word: self._colour(grid, pair) for word, pair in (STATUS_COLOURS | SEVERITY_COLOURS).items()
        }

    def _add(self, base: dict[str, Any], **more: Any) -> Any:
        return self._book.add_format({**base, **more})

    def _colour(self, base: dict[str, Any], pair: tuple[str, str]) -> Any:
        return self._add(base, bg_color=pair[0], font_color=pair[1], align="center")
