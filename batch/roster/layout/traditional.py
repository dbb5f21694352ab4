"""Sheets with traditional characters, read as if they were written in simplified ones; who somebody is stays as written."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Final

from batch.language.variants import any_traditional, simplified
from batch.roster.celltext import is_nothing
from batch.roster.layout.blocks import find_blocks
from batch.roster.layout.columnmap import NO_MAP, ColumnMap
from batch.roster.layout.sheetkind import kind_of
from batch.sheets.sheet import Sheet

#: Columns of names and numbers, which are compared and shown as they are written.
_AS_WRITTEN: Final = frozenset(
    {
        "姓名", "身份证号", "工号", "单位名称", "统一社会信用代码", "毕业院校", "所学专业",
        "技能证书编号", "职称证书编号", "证书编号",
    }
)  # fmt: skip
#: A name and nothing beside it: 張三（離職） says more.
_NAME: Final = re.compile("[\u4e00-\u9fff·]{2,8}")


def in_simplified(sheet: Sheet, given: ColumnMap = NO_MAP) -> Sheet:
    """A sheet with everything that is said in it in simplified characters; the same one where it holds no others."""
    beside = [sheet.above, sheet.below, list(sheet.comments.values())]
    if not any_traditional(sheet.rows) and not any_traditional(beside):
        return sheet
    comments = {place: simplified(text) for place, text in sheet.comments.items()}
    read = replace(
        sheet, rows=[[_plain(cell) for cell in row] for row in sheet.rows],
        above=tuple(map(simplified, sheet.above)), below=tuple(map(simplified, sheet.below)), comments=comments,
    )  # fmt: skip
    for block in find_blocks(read, given):
        _, claims = kind_of(simplified(sheet.name), block, given)
        kept = [index for key, index in claims.columns.items() if key.partition("#")[0] in _AS_WRITTEN]
        for number in range(block.head + 1, block.end):
            row = sheet.rows[number]
            for index in kept if sum(not is_nothing(cell) for cell in row) > 1 else ():
                if index != claims.columns.get("姓名") or _NAME.fullmatch(str(row[index]).strip()):
                    read.rows[number][index] = row[index]
    return read


def _plain(cell: Any) -> Any:
    return simplified(cell) if isinstance(cell, str) else cell
