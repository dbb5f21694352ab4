"""Long lists: our sheet writing beside plain XlsxWriter, same rows, same formats, same features.

    python -m benchmarks.workbook [--rows 50000] [--repeat 3]

Both write one list of the results workbook (texts, dates, numbers, status colours, links,
drop-downs, filter, frozen header); the peer is the same code with the direct writing off.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from batch.report.excel.book import LONG, Book
from batch.report.excel.coded import Coded
from batch.report.excel.fields import Field, Link
from batch.report.excel.heights import FITTED_ROWS
from batch.report.results.reference import columns_of

FIELDS = (
    Field("单位", 26), Field("部门", 14), Field("姓名", 10), Field("身份证号", 20), Field("结论", 10, "word"),
    Field("目标等级", 12, "centre"), Field("自何日起", 12, "date"), Field("人次", 8, "number"),
    Field("条款", 10, "link"), Field("条文原文", 60, "wrap"), Field("单位意见", 12, "choice", ("同意", "不同意")),
    Field("依据文件", 22, "wrap"),
)  # fmt: skip
CLAUSE = "取得高级工（三级）以上职业资格或职业技能等级后从事技术技能工作满2年，可申报评审相应专业助理级职称；"


def rows(count: int) -> Iterator[list[Any]]:
    """Invented rows of the list 可申报."""
    for number in range(count):
        yield [
            "某制造有限公司", f"{number % 40}车间", f"张{number}", f"32069919800101{number % 10000:04}",
            ("可申报", "待核实", "即将符合")[number % 3], "助理级", date(2020, 1, 1) + timedelta(number % 2000),
            number, Link("二（二）1", "政策依据", 2), CLAUSE, None, "苏人社发〔2021〕132号",
        ]  # fmt: skip


def seconds(folder: Path, count: int, long: int) -> float:
    """Seconds to write the workbook; ``long`` is the size from which rows are written directly."""
    start = time.perf_counter()
    book = Book(str(folder / "list.xlsx"), long)
    book.list_sheet("政策依据", (Field("文件", 20),), [Coded.each(["苏人社发〔2021〕132号"])], "")
    book.list_sheet("可申报", FIELDS, columns_of(list(rows(count)), FIELDS), "")
    book.close()
    return time.perf_counter() - start


def main() -> None:
    """Measure both in turn and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    plain, direct = [], []
    with tempfile.TemporaryDirectory() as name:
        for _ in range(options.repeat):
            plain.append(seconds(Path(name), options.rows, 10**9))
            direct.append(seconds(Path(name), options.rows, LONG))
    cells = options.rows * len(FIELDS)
    one, other = statistics.median(plain), statistics.median(direct)
    print(f"{options.rows:,} rows × {len(FIELDS)} columns, median of {options.repeat}")
    print(f"(the peer also fits the height of its first {FITTED_ROWS:,} rows)")
    print(f"plain XlsxWriter   {one:6.2f} s   {cells / one:12,.0f} cells/s   1.00")
    print(f"guantong           {other:6.2f} s   {cells / other:12,.0f} cells/s   {one / other:.2f}")


if __name__ == "__main__":
    main()
