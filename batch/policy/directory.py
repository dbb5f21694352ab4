"""A document's directory: which series (and which row of its annex) an occupation leads to.

The name decides first; codes are looked at only when the name is not printed, and then
every printed prefix that fits counts. Names are compared whole, codes by whole segments.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from batch.errors import UserError
from batch.facts import Occupation
from batch.language.terms import SERIES, SERIES_BIT
from batch.language.text import squeeze
from batch.policy.occupations import OccupationTable
from batch.resources import read_table

#: The columns of a directory and what stands in them.
COLUMNS: Final = {
    "row": "附件中的序号，只供查对",
    "area": "附件中的一行（类别）；证书与岗位同在一行的为对应，同系列不同行的待核实；空白时按系列算一行",
    "series": "职称系列",
    "code": "所印的职业编码或其前缀，如 `6-18-02`",
    "name": "所印的职业名称",
    "match": "`code` 名称和编码前缀都用来匹配，`name` 只按名称，`none` 只作说明",
    "printed": "排印有误的名称照录在此，也用来匹配；`name` 写改正后的",
    "condition": "所附的限制条件；有条件的，是否对应待核实",
}


@dataclass(frozen=True)
class Correspondence:
    """What an occupation leads to: bits of annex rows and of series; all 0 if unknown.

    ``may`` are the series that it leads to only on a condition which no roster shows.
    """

    rows: int = 0
    series: int = 0
    may: int = 0

    def __or__(self, other: Correspondence) -> Correspondence:
        return Correspondence(self.rows | other.rows, self.series | other.series, self.may | other.may)

    def __bool__(self) -> bool:
        return bool(self.rows or self.may)


def any_one_of(found: Sequence[Correspondence]) -> Correspondence:
    """What one of several occupations leads to, nobody knows which: certain where all lead to one series."""
    total = Correspondence()
    for one in found:
        total |= one
    rows = -1
    for one in found:
        rows &= one.rows
    if found and len({one.series for one in found}) == 1 and all(one.rows and not one.may for one in found):
        return Correspondence(rows, found[0].series)
    return Correspondence(0, 0, total.series | total.may)


@dataclass(frozen=True)
class Directory:
    """The printed names and code prefixes of one annex."""

    edition: str = "2022"
    by_name: dict[str, Correspondence] = field(default_factory=dict)
    by_code: dict[str, Correspondence] = field(default_factory=dict)
    areas: dict[int, str] = field(default_factory=dict)  # bit of a row -> its heading
    conditions: dict[str, str] = field(default_factory=dict)  # name -> restricting words

    def find(self, occupation: Occupation, table: OccupationTable) -> Correspondence:
        """Where an occupation leads; nothing for one that the annex does not list."""
        named = self.by_name.get(squeeze(occupation.name)) if occupation.name else None
        if named:
            return named
        successors = table.successors(occupation.name)
        if successors:  # an old or everyday name, which the annex does not print
            return any_one_of([self.find(Occupation(name), table) for name in successors])
        code = table.code(occupation.name, occupation.code)
        if not self.by_code:  # the annex prints names only: a code stands for its name
            return self.by_name.get(squeeze(table.name(code)), Correspondence())
        found = Correspondence()
        for prefix in _prefixes(self._printed_code(code)):
            found |= self.by_code.get(prefix, Correspondence())
        return found

    def _printed_code(self, code: str) -> str:
        """A 2022 code in the edition that the annex prints; empty where it has no place."""
        if self.edition != "2015":
            return code
        if _within(code, "4-13-04"):  # 2022: another group than 2015's 健身和娱乐场所
            return ""
        return "4-13-04" + code[7:] if _within(code, "4-14-05") else code


def _within(code: str, prefix: str) -> bool:
    return code == prefix or code.startswith(prefix + "-")


def _prefixes(code: str) -> list[str]:
    parts = code.split("-") if code else []
    return ["-".join(parts[:count]) for count in range(1, len(parts) + 1)]


def load_directory(path: Path, edition: str) -> Directory:
    """Read a directory CSV (columns COLUMNS). Raises UserError naming file and line."""
    directory = Directory(edition)
    rows: dict[str, int] = {}
    try:
        for line, row in enumerate(read_table(path), start=2):
            _add(directory, rows, row, f"{path.name} 第{line}行")
    except OSError as error:
        raise UserError(f"找不到职业目录 {path.name}") from error
    except (ValueError, csv.Error) as error:
        raise UserError(f"{path.name}：不是 UTF-8 的 CSV 文本") from error
    if not directory.areas:
        raise UserError(f"{path.name}：职业目录是空的；应有的列：{'、'.join(COLUMNS)}")
    return directory


def _spellings(row: dict[str, str]) -> set[str]:
    """The name to match and, for a misprint that was repaired, the name as printed."""
    names = {squeeze(row.get("name") or ""), squeeze(row.get("printed") or "").lstrip("0123456789-")}
    return names - {""}


def _add(directory: Directory, rows: dict[str, int], row: dict[str, str], where: str) -> None:
    for column in ("series", "match"):
        if row.get(column) is None:
            raise UserError(f"{where}：缺少列“{column}”；应有的列：{'、'.join(COLUMNS)}")
    if row["series"] not in SERIES_BIT:
        raise UserError(f"{where}：不认识的职称系列“{row['series']}”；可用：{'、'.join(SERIES)}")
    if row["match"] not in ("code", "name", "none"):
        raise UserError(f"{where}：match 应为 code、name 或 none")
    if row["match"] == "none":
        return
    area = row.get("area") or row["series"]
    bit = rows.setdefault(area, 1 << len(rows))
    directory.areas[bit] = area
    series = SERIES_BIT[row["series"]]
    entry = Correspondence(0, 0, series) if row.get("condition") else Correspondence(bit, series)
    code = (row.get("code") or "").strip()
    for name in _spellings(row):
        directory.by_name[name] = directory.by_name.get(name, Correspondence()) | entry
        if row.get("condition"):
            directory.conditions[name] = row["condition"]
    if row["match"] == "code" and code:
        directory.by_code[code] = directory.by_code.get(code, Correspondence()) | entry
