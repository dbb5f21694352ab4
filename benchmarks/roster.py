"""A wide roster of 100,000 people: file to outcomes written, beside the bare reading of the file.

    python benchmarks/roster.py [--people 100000] [--repeat 3]

The peer is python-calamine's own ``to_python`` on the same file: what nobody can do without.
Both run in turn in one process; the ratio of the medians is what counts.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook

from batch.context import context_of
from batch.language.words import WORDS
from batch.roster.headers import SHEETS
from batch.roster.understand.identity import check_character
from batch.settings import Settings
from batch.submission.tables import processed

DATA = Path(__file__).parent / ".data"
YEARS = (2023, 2024, 2025)
HEADERS = (*SHEETS["人员"], *(f"{year}年度考核" for year in YEARS))
OCCUPATIONS = ("焊工", "电工", "车工", "铣工", "起重装卸机械操作工", "化学检验员", "锅炉操作工", "黄酒酿造工")
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚"


def invented(random_: random.Random, number: int) -> dict[str, Any]:
    """One person's row, with what a real roster carries."""
    birth = date(1966, 1, 1) + timedelta(days=random_.randrange(13000))
    digits = f"320699{birth:%Y%m%d}{number % 1000:03}"
    start = date(1995, 1, 1) + timedelta(days=random_.randrange(9000))
    skilled, titled = random_.random() < 0.6, random_.random() < 0.3
    row: dict[str, Any] = {
        "单位名称": "南通某制造有限公司",
        "部门": f"{number % 40 + 1}车间",
        "所在地": "江苏省南通市",
        "单位性质": "企业",
        "姓名": random_.choice(SURNAMES) + random_.choice(GIVEN) + random_.choice(GIVEN),
        "身份证号": digits + check_character(digits),
        "工号": f"{number:06}",
        "性别": "男" if int(digits[-1]) % 2 else "女",
        "出生日期": birth,
        "在岗状态": "在职",
        "岗位类别": random_.choice(WORDS["岗位类别"][:5]),
        "现岗位职业（工种）": random_.choice(OCCUPATIONS),
        "现岗位起始日期": start,
        "从事技术技能工作起始日期": start,
        "学历": "大专",
        "诚信记录": "无",
    }
    row |= {f"{year}年度考核": random_.choice(("合格", "合格", "优秀", "")) for year in YEARS}
    if skilled:
        row |= {
            "技能等级": random_.choice(("高级工", "技师", "高级技师", "中级工")),
            "技能证书职业（工种）": row["现岗位职业（工种）"],
            "技能证书取得日期": start + timedelta(days=random_.randrange(1000, 8000)),
            "技能证书编号": f"S{random_.randrange(10**12):012}",
        }
    if titled:
        row |= {
            "职称级别": random_.choice(("助理级", "中级")),
            "职称名称": "工程师",
            "职称系列": "工程",
            "职称取得日期": start + timedelta(days=random_.randrange(1000, 8000)),
        }
    if random_.random() < 0.02:
        row["荣誉奖项"] = random_.choice(("全国技术能手(2021)", "江苏工匠；江苏省技术能手", "先进个人"))
    return row


def make(people: int, name: str = "wide", headers: Sequence[str] = HEADERS, seed: int = 7) -> Path:
    """The roster's file with these columns, made once."""
    DATA.mkdir(exist_ok=True)
    path = DATA / f"{name}-{people}.xlsx"
    if path.is_file():
        return path
    random_ = random.Random(seed)
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet, day = book.add_worksheet("人员"), book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, headers)
    for number in range(people):
        row = invented(random_, number)
        for column, header in enumerate(headers):
            value = row.get(header)
            if isinstance(value, date):
                sheet.write_datetime(number + 1, column, value, day)
            elif value:
                sheet.write_string(number + 1, column, value)
    book.close()
    return path


def timed(function: Callable[[], Any]) -> float:
    """Seconds that a call takes."""
    start = time.perf_counter()
    function()
    return time.perf_counter() - start


def bare(path: Path) -> None:
    """Read every cell and do nothing with it."""
    workbook = CalamineWorkbook.from_path(str(path))
    for name in workbook.sheet_names:
        workbook.get_sheet_by_name(name).to_python()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    path = make(options.people)
    settings = Settings(rulebooks=("nantong-2022",), as_of=date(2026, 11, 21))
    context = context_of(settings)
    reading, working = [], []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(options.repeat):
            reading.append(timed(lambda: bare(path)))
            working.append(timed(lambda: processed(path, Path(folder), context)))
    one, other = statistics.median(reading), statistics.median(working)
    print(f"{options.people:,} people, {path.stat().st_size / 1e6:.1f} MB, median of {options.repeat}")
    print(f"python-calamine to_python   {one:7.2f} s   1.00")
    print(f"file to outcomes written    {other:7.2f} s   {other / one:.2f}")


if __name__ == "__main__":
    main()
