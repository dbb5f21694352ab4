"""How numbers, days, clauses and names are written in a letter."""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import date
from functools import lru_cache
from typing import Final

from batch.language.persons import mask_ids
from batch.report.excel.texts import clean
from batch.report.results.line import Line
from batch.report.results.lines import RouteWords

_HAN: Final = "一二三四五六七八九十"
UNNAMED: Final = "（单位名称）"
_CLAUSE: Final = re.compile(
    r"(?P<part>[一二三四五六七八九十]+)(?P<item>（[一二三四五六七八九十]+）)?(?P<number>\d+)?(?P<points>(?:\(\d+\))*)"
)
_CITED: Final = re.compile(r"（((?:[^（）]|（[^（）]*）)+)）$")
_NUMBERED: Final = re.compile(rf"(?P<document>.*?[号）])(?P<clause>{_CLAUSE.pattern})?")
LINE: Final = 28  # characters of a line
#: Cells or names that one entry lists; the rest are counted and stand in the workbook.
MOST_NAMED: Final = 12
_GAP: Final = "\u3000"


def chinese_number(number: int) -> str:
    """1 … 99 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _HAN[ones - 1]
    return ("" if tens == 1 else _HAN[tens - 1]) + "十" + (_HAN[ones - 1] if ones else "")


def chinese_date(day: date | None) -> str:
    """2026年5月8日, as GB/T 9704 writes it."""
    return f"{day.year}年{day.month}月{day.day}日" if day else "花名册未载明日期"


def target_name(line: Line) -> str:
    """What is applied for: 中级职称, 技师; a level left to other rules is said to be so."""
    title = line.route.target.ladder == "title"
    if not line.route.target.level:
        return f"{line.ladder}（级别按有关规定确定）"
    return f"{line.target}职称" if title else line.target


def clause_name(line: Line | RouteWords) -> str:
    """第二部分第（二）项第1目, as papers cite it; nothing where there is none."""
    return clause_words(line.route.clause.removeprefix("国 "))


def clause_words(clause: str) -> str:
    """The same for a clause's number as the rulebooks write it (二（二）1); any other text as it is."""
    found = _CLAUSE.fullmatch(clause)
    if not clause or found is None:
        return clause
    points = "、".join(f"（{one}）" for one in re.findall(r"\d+", found["points"]))
    return "".join(
        (
            f"第{found['part']}部分",
            f"第{found['item']}项" if found["item"] else "",
            f"第{found['number']}目" if found["number"] else "",
            f"第{points}点" if points else "",
        )
    )


def cited(text: str) -> str:
    """A text that ends with clauses in brackets, each perhaps with its document, with them as papers cite them."""
    found = _CITED.search(text)
    if found is None:
        return text
    return f"{text[: found.start()]}（{'、'.join(map(_cited_clause, found[1].split('、')))}）"


def _cited_clause(text: str) -> str:
    """A clause's number, perhaps behind that of its document; any other text as it is."""
    numbered = None if _CLAUSE.fullmatch(text) else _NUMBERED.fullmatch(text)
    return numbered["document"] + clause_words(numbered["clause"] or "") if numbered else clause_words(text)


@lru_cache(maxsize=1024)
def quoted(text: str) -> str:
    """A text inside quotation marks: its own become single ones, and it ends without a comma."""
    return "“" + clean(text).rstrip("；;，,").translate(str.maketrans("“”", "‘’")) + "”"


def sentence(text: str) -> str:
    """Without a full stop at its end, so that the letter sets its own."""
    return clean(text).strip().rstrip("。；;")


def hide_ids(text: str, mask: bool = True) -> str:
    """A text of the roster with everything masked that looks like an ID number."""
    return mask_ids(clean(text)) if mask else clean(text)


def width(text: str) -> float:
    """How many characters of a line a text takes; Latin letters and digits take half of one."""
    return sum(0.5 if unicodedata.east_asian_width(c) in ("Na", "H", "N") else 1 for c in text)


def name_lines(name: str, limit: int = 14) -> list[str]:
    """A long name in lines of about one length, none longer than the limit allows."""
    count = max(1, math.ceil(width(name) / limit))
    size = math.ceil(len(name) / count)
    return [name[start : start + size] for start in range(0, len(name), size)] or [""]


def signature(name: str, day: date, seal: bool) -> dict[str, object]:
    """署名, 成文日期 and 用印, set by GB/T 9704-2012, 7.3.5.

    With a seal the template centres both; without, the name ends two characters from the
    right edge and the date begins two characters further in than the name.
    """
    date_text = chinese_date(day)
    if seal:
        return {"署名": "\n".join(name_lines(name)), "成文日期": date_text, "用印": True}
    lines = name_lines(name, 22)
    long, short = math.ceil(max(map(width, lines))), math.ceil(width(date_text))
    lead = LINE - 2 - long if long >= short + 2 else LINE - 4 - short
    shown = "\n".join(_GAP * lead + line for line in lines)
    return {"署名": shown, "成文日期": _GAP * (lead + 2) + date_text, "用印": False}
