"""One roster written again as other senders would: headers, order, lines, dates, words, blocks, sheets.

Seeded, so that a rewriting that goes wrong can be looked at again.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Final

from batch.roster.headers import header_table
from batch.roster.tables import grade_table, skill_level_table, title_level_table, word_table
from batch.sheets.sheet import Sheet, Span
from tests.people import invented_id

Row = dict[str, Any]

YEARS: Final = (2021, 2022, 2023)
_SKILL: Final = ("技能等级", "技能证书职业（工种）", "技能证书取得日期", "技能证书编号")
_TITLE: Final = ("职称级别", "职称名称", "职称系列", "职称取得日期", "职称聘任日期")
_MARKS: Final[tuple[Callable[[str], str], ...]] = (
    lambda h: h, lambda h: f"*{h}", lambda h: f"{h}（必填）", lambda h: f"{h[0]} {h[1:]}",
    lambda h: h.replace("（", "(").replace("）", ")"),
)  # fmt: skip
_DATES: Final[tuple[Callable[[date], Any], ...]] = (
    lambda d: d.isoformat(),
    lambda d: f"{d.year}/{d.month}/{d.day}",
    lambda d: f"{d.year}.{d.month:02}.{d.day:02}",
    lambda d: f"{d.year}年{d.month}月{d.day}日",
    lambda d: d.strftime("%Y%m%d"),
    lambda d: datetime(d.year, d.month, d.day),
    lambda d: float((d - date(1899, 12, 30)).days),
    lambda d: f"{d.year}-{d.month}-{d.day} 00:00:00",
)
_GROUPS: Final = {
    "职业技能等级": {
        "技能等级": "等级", "技能证书职业（工种）": "工种", "技能证书取得日期": "取得时间", "技能证书编号": "证书编号",
    },
    "职称": {
        "职称级别": "级别", "职称名称": "名称", "职称系列": "系列", "职称取得日期": "取得时间", "职称聘任日期": "聘任时间",
    },
}  # fmt: skip
#: Spellings that leave open whose they are, and that the reader therefore does not take alone.
_VAGUE: Final = frozenset(
    {
        *(
            "发证日期",
            "发证时间",
            "证书颁发日期",
            "取证时间",
            "取证日期",
            "获证日期",
            "获证时间",
            "持证日期",
            "证书核发日期",
        ),
        *("系列", "所属系列", "聘任时间", "聘任日期"),
    }
)


def roster(size: int, seed: int) -> list[Row]:
    """Invented people in canonical words, with every kind of answer and of silence."""
    draw = random.Random(seed)
    return [_person(draw, number) for number in range(size)]


def _person(draw: random.Random, number: int) -> Row:
    def day(first: int, last: int) -> date:
        return date(draw.randint(first, last), draw.randint(1, 12), draw.randint(1, 28))

    skill = draw.choice(["", "中级工", "高级工", "高级工", "技师", "技师", "高级技师", "特级技师"])
    title = draw.choice(
        [
            ("", "", ""),
            ("", "", ""),
            ("助理级", "助理工程师", "工程"),
            ("中级", "工程师", "工程"),
            ("副高级", "高级工程师", "工程"),
        ]
    )
    trade = draw.choice(["焊工", "电工", "砌筑工", "茶艺师"])
    return {
        "单位名称": "海曙机械厂", "部门": draw.choice(["一车间", "二车间"]), "所在地": "江苏省南通市",
        "单位性质": draw.choice(["企业", "企业", "企业", "事业单位", "机关", ""]),
        "姓名": f"某{'甲乙丙丁戊己庚辛壬癸'[number % 10]}{number}", "身份证号": invented_id(number),
        "在岗状态": draw.choice(["在职", "在职", "在职", "退休", "离职", ""]),
        "岗位类别": draw.choice(["生产服务一线", "技术技能", "技术技能", "管理", ""]),
        "现岗位职业（工种）": trade, "从事技术技能工作起始日期": day(2000, 2010), "现岗位起始日期": day(2008, 2023),
        "学历": draw.choice(["大专", "本科", "高中"]), "继续教育达标": draw.choice(["是", "是", "否", ""]),
        "诚信记录": draw.choice(["无", "无", "弄虚作假"]),
        "技能等级": skill, "技能证书职业（工种）": trade if skill else "",
        "技能证书取得日期": day(2012, 2023) if skill else "", "技能证书编号": f"S{number:05}" if skill else "",
        "职称级别": title[0], "职称名称": title[1], "职称系列": title[2],
        "职称取得日期": day(2012, 2023) if title[0] else "", "职称聘任日期": day(2012, 2023) if title[0] else "",
        "荣誉奖项": draw.choice(["", "", "", "江苏省技术能手", "全国技术能手"]),
        **{f"{year}年度考核": draw.choice(["合格", "合格", "优秀", "不合格", ""]) for year in YEARS},
    }  # fmt: skip


def canonical(people: list[Row]) -> list[Sheet]:
    """The roster in the contract's own words."""
    headers = list(people[0])
    rows = [[_iso(one[header]) for header in headers] for one in people]
    return [Sheet("人员", [list(headers), *rows])]


def _iso(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


class Rewriting:
    """One way to write a roster; equal for equal seeds."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        self.mark = self.draw.choice(_MARKS)
        self.day = self.draw.choice(_DATES)
        self.spelt = self.draw.random() < 0.6
        self.grouped = self.draw.random() < 0.4
        self.merged = self.draw.random() < 0.5
        self.above = self.draw.random() < 0.5
        self.blocks = self.draw.choice([1, 1, 2])
        self.split = self.draw.random() < 0.25

    def sheets(self, people: list[Row]) -> list[Sheet]:
        """The roster in this way of writing."""
        headers = self._order(list(people[0]))
        if self.split:
            half = len(people) // 2
            return [
                self._sheet("一车间", headers, people[:half]),
                self._sheet("二车间", headers, people[half:]),
            ]
        return [self._sheet("Sheet1", headers, people)]

    def _order(self, headers: list[str]) -> list[str]:
        parts = [[h] for h in headers if h not in (*_SKILL, *_TITLE)]
        parts += [self._shuffled(_SKILL), self._shuffled(_TITLE)]
        self.draw.shuffle(parts)
        return [header for part in parts for header in part]

    def _shuffled(self, headers: tuple[str, ...]) -> list[str]:
        return self.draw.sample(headers, len(headers))

    def _sheet(self, name: str, headers: list[str], people: list[Row]) -> Sheet:
        if self.above:
            headers = [header for header in headers if header != "单位名称"]
        lines, spans = self._header_lines(headers)
        rows: list[list[Any]] = (
            [[f"附件{name}"], ["职工花名册"], ["填报单位：海曙机械厂"]] if self.above else []
        )
        spans = [Span(s.row + len(rows), s.column, s.last_row + len(rows), s.last_column) for s in spans]
        step = -(-len(people) // self.blocks) or 1
        for start in range(0, len(people), step):
            rows += [*([[]] if start else []), *lines]
            rows += [
                [self._cell(header, one[header]) for header in headers]
                for one in people[start : start + step]
            ]
        width = max(map(len, rows))
        return Sheet(
            name,
            [[*row, *[""] * (width - len(row))] for row in rows],
            merged=tuple(spans) if self.merged else (),
        )

    def _header_lines(self, headers: list[str]) -> tuple[list[list[str]], list[Span]]:
        if not self.grouped:
            return [[self.mark(self._spelling(header)) for header in headers]], []
        first, second, spans = [], [], []
        for column, header in enumerate(headers):
            group = next((name for name, leaves in _GROUPS.items() if header in leaves), "")
            if group:
                begins = column == 0 or headers[column - 1] not in _GROUPS[group]
                first.append(group if begins else "")
                second.append(_GROUPS[group][header])
                if begins:
                    spans.append(Span(0, column, 0, column + len(_GROUPS[group]) - 1))
            else:
                first.append(self.mark(self._spelling(header)))
                second.append("")
                spans.append(Span(0, column, 1, column))
        return [first, second], spans

    def _spelling(self, header: str) -> str:
        table = header_table()["人员"]
        words = [word for word, name in table.items() if name == header and word not in _VAGUE]
        return self.draw.choice([header, *words]) if self.spelt and words else header

    def _cell(self, header: str, value: Any) -> Any:
        if isinstance(value, date):
            return self.day(value)
        if not value or not self.spelt:
            return value
        if header == "技能等级":
            return self._word(skill_level_table(), value, value)
        if header == "职称级别":
            levels = title_level_table()
            return self.draw.choice([word for word, pair in levels.items() if pair == levels[value]])
        if header.endswith("年度考核"):
            return self._word(grade_table(), grade_table()[value], value)
        return self._word(word_table().get(header, {}), value, value)

    def _word(self, table: dict[str, str], meaning: str, value: str) -> str:
        words = [word for word, one in table.items() if one == meaning]
        return self.draw.choice(words) if words and self.draw.random() < 0.5 else value
