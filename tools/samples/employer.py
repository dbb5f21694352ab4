"""An employer and the trades of its staff."""

from __future__ import annotations

from dataclasses import dataclass

from tools.samples.names import SURNAMES
from tools.samples.rows import Row


@dataclass(frozen=True)
class Trade:
    """An occupation at an employer: where it is worked and what titles go with it."""

    occupation: str
    code: str
    department: str
    major: str  # of the title and of the studies
    weight: int = 2
    women: float = 0.15
    series: str = "工程"
    stem: str = "工程师"  # of the title's name: 助理工程师, 工程师, 高级工程师 …


@dataclass(frozen=True)
class Employer:
    """A submission's employer and the shape of its staff."""

    name: str
    credit: str
    place: str
    nature: str
    prefixes: tuple[str, ...]  # of ID numbers; the first is the usual one
    trades: tuple[Trade, ...]
    issuer: str  # of skill certificates
    bureau: str  # of titles
    schools: tuple[str, str]  # 技工院校, 高校
    posts: tuple[str, str] = ("生产服务一线", "技术技能")
    surnames: str = SURNAMES
    mongol: float = 0.0
    code_rate: float = 0.9  # how often 职业编码 is filled in

    @property
    def file_name(self) -> str:
        """The name of the workbook that it sends in."""
        return f"{self.name}.xlsx"

    def facts(self) -> Row:
        """What it writes in every row of sheet 人员."""
        return {
            "单位名称": self.name,
            "统一社会信用代码": self.credit,
            "所在地": self.place,
            "单位性质": self.nature,
            "在岗状态": "在职",
            "诚信记录": "无",
        }
