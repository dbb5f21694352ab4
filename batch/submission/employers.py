"""The employers that a bureau expects: an optional list (单位清单) beside which the rosters are laid."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from batch.errors import UnreadableFileError, UserError
from batch.language.codes import plain_code
from batch.language.text import squeeze
from batch.roster.celltext import text_of
from batch.sheets.open import read_workbook
from batch.submission.folders import is_shared
from batch.submission.receipt import Receipt

_HEADERS: Final = {
    "单位": "name", "单位名称": "name", "单位名称(全称)": "name", "单位全称": "name", "企业名称": "name", "用人单位": "name",
    "代码": "code", "单位代码": "code", "信用代码": "code", "统一社会信用代码": "code", "区县": "district", "地区": "district",
    "行业": "industry", "联系人": "contact",
}  # fmt: skip
_HEADER_ROWS: Final = 10
#: What in the place of a name is no employer: nothing, a total, a note, a formula without a result.
_NONE: Final = re.compile(r"|(?:合|总|小)计.*|共\d*(?:家|个).*|(?:备?注|说明|填表).*|[(（].*[)）]|#.*|\d+")
_SHORT: Final = 4  # characters of a name below which it must be a whole folder's, or begin a file's


@dataclass(frozen=True)
class Employer:
    """One employer of the list."""

    name: str
    code: str = ""
    district: str = ""
    industry: str = ""
    contact: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from others: its code, else its name and district."""
        code = plain_code(self.code)
        return ("", code) if code else (self.name, self.district)


def load_employers(path: Path) -> tuple[Employer, ...]:
    """The list of a workbook, one row an employer. Raises UserError where it is none."""
    try:
        sheets = [sheet for sheet in read_workbook(path) if sheet.rows]
    except UnreadableFileError as error:
        raise UserError(f"单位清单无法读取：{error}") from error
    for sheet in sheets:
        for number, row in enumerate(sheet.rows[:_HEADER_ROWS]):
            heads = [_HEADERS.get(squeeze(str(cell or "")), "") for cell in row]
            if "name" in heads:
                found = (_employer(heads, one) for one in sheet.rows[number + 1 :])
                return tuple(
                    {one.key: one for one in found if _NONE.fullmatch(squeeze(one.name)) is None}.values()
                )
    raise UserError(f"单位清单没有“单位”一列：{path.name}")


def _employer(heads: list[str], row: list[Any]) -> Employer:
    cells = {head: text_of(cell).strip() for head, cell in zip(heads, row, strict=False) if head}
    return Employer(**cells)


@dataclass(frozen=True)
class Roll:
    """The employers of the list beside the submissions that are theirs."""

    employers: Sequence[Employer]
    receipts: Sequence[Receipt]
    places: Mapping[tuple[str, str], Sequence[str]]  # 单位名称 and submission → regions of its people there

    @cached_property
    def sent(self) -> list[list[Receipt]]:
        """Of each employer what it has sent.

        By 统一社会信用代码; by 单位名称 where one of both has no code; where a roster names nobody of the list,
        for nobody could be read or it is called otherwise, by its file and folders.
        """
        by_code, by_name = defaultdict(list), defaultdict(list)
        for receipt in self.receipts:
            for name, code in receipt.employers:
                by_code[plain_code(code)].append(receipt)
                by_name[squeeze(name)].append((receipt, plain_code(code)))
        found: list[dict[str, Receipt]] = []
        for one in self.employers:
            code = plain_code(one.code)
            theirs = by_code[code] if code else []
            named = (receipt for receipt, other in by_name[squeeze(one.name)] if not (code and other))
            theirs = [*theirs, *(receipt for receipt in named if self._is_there(one, receipt))]
            found.append({receipt.file: receipt for receipt in theirs})
        met = {file for theirs in found for file in theirs}
        files = self._by_file([receipt for receipt in self.receipts if receipt.file not in met])
        return [
            [*theirs.values(), *files[squeeze(one.name)]]
            for one, theirs in zip(self.employers, found, strict=True)
        ]

    @cached_property
    def unclear(self) -> frozenset[tuple[str, str]]:
        """The keys of those who share a name with others, where a roster bears it and nobody can tell whose it is."""
        met = {receipt.file for theirs in self.sent for receipt in theirs}
        left = {squeeze(name) for one in self.receipts if one.file not in met for name, _ in one.employers}
        return frozenset(
            one.key for one in self.employers if one.name in self._shared and squeeze(one.name) in left
        )

    def names(self, one: Employer, receipt: Receipt) -> frozenset[str]:
        """How a roster calls an employer whose it is; empty where it names nobody."""
        code, name = plain_code(one.code), squeeze(one.name)
        return frozenset(
            other
            for other, number in receipt.employers
            if other and (squeeze(other) == name or (code and plain_code(number) == code))
        )

    def _by_file(self, receipts: Sequence[Receipt]) -> Mapping[str, Sequence[Receipt]]:
        """Name → the rosters that lie under that name."""
        found = defaultdict(list)
        for receipt in receipts:
            for name in self.names_over(receipt.file):
                found[name].append(receipt)
        return found

    def names_over(self, file: str) -> list[str]:
        """The names, without spaces, under which a roster lies; of 某厂 and 某厂分厂 the longer counts."""
        parts = [squeeze(part) for part in file.split("/")]
        inside = [name for name in self._names if _lies_under(name, parts)]
        return [name for name in inside if not any(name != other and name in other for other in inside)]

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """Names without spaces → as the list has them."""
        return {squeeze(one.name): one.name for one in self.employers}

    def sender_of(self, file: str) -> str:
        """Whose a roster is that names nobody: one of the list, else as its folder is called, or the file itself."""
        names = self.names_over(file)
        return self._names[names[0]] if len(names) == 1 else _called(file)

    @cached_property
    def _shared(self) -> frozenset[str]:
        """Names that several employers bear."""
        counts = Counter(one.name for one in self.employers)
        return frozenset(name for name, count in counts.items() if count > 1)

    def _is_there(self, one: Employer, receipt: Receipt) -> bool:
        """Whether a roster may be of an employer whose name others bear: its district is said."""
        if one.name not in self._shared or not one.district:
            return True
        named = (self.places.get((name, receipt.file), ()) for name in self.names(one, receipt))
        return one.district in receipt.file or any(
            one.district in place for places in named for place in places
        )


def _lies_under(name: str, parts: Sequence[str]) -> bool:
    """Whether a file or one of its folders bears a name; 一中 is not what 消防一中队 is called after."""
    if len(name) < _SHORT:
        return name in parts[:-1] or parts[-1].startswith(name)
    return any(name in part for part in parts)


def _called(file: str) -> str:
    """The innermost folder of a roster; where there is none or several share it, the file without its suffix."""
    *folders, name = file.split("/")
    stem = name.rpartition(".")[0] or name
    return stem if not folders or is_shared(folders[-1]) else folders[-1]
