"""Sheet 人员: one row a person, with the certificates, awards and years of the wide form."""

from __future__ import annotations

from batch.facts import Index
from batch.roster.cells import Table
from batch.roster.certificates.forms import SKILL_COLUMNS, TITLE_COLUMNS
from batch.roster.kinds.kind import Builders, SheetKind

HEADERS = (
    "单位名称",
    "统一社会信用代码",
    "部门",
    "所在地",
    "单位性质",
    "姓名",
    "身份证号",
    "工号",
    "性别",
    "出生日期",
    "在岗状态",
    "编制",
    "岗位类别",
    "现岗位职业（工种）",
    "职业编码",
    "现岗位起始日期",
    "从事技术技能工作起始日期",
    "从事本职业起始日期",
    "中断工作月数",
    "学历",
    "毕业院校",
    "毕业日期",
    "所学专业",
    "专业相关",
    "技工院校班次",
    "准入类职业",
    "准入资格",
    "继续教育达标",
    "诚信记录",
    *SKILL_COLUMNS,
    *TITLE_COLUMNS,
    "荣誉奖项",
)


def _read(builders: Builders, table: Table, person: Index) -> None:
    builders.certificates.wide(table, person)
    builders.awards.wide(table, person)
    builders.years.wide(table, person)


KIND = SheetKind("人员", HEADERS, "", _read)
