"""湖南洞庭湖农场: a state farm, in one wide sheet."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random
from typing import Final

from tools.samples.careers import leaver, manager, novice, specialist, staff, worker
from tools.samples.cases.awards import Award
from tools.samples.cases.case import Case, apply_cases
from tools.samples.cases.common import COMMON
from tools.samples.cases.who import senior, top_technician
from tools.samples.employer import Employer, Trade
from tools.samples.names import HUNAN_SURNAMES
from tools.samples.registry import Registry
from tools.samples.wide_sheet import write_wide_sheet

EMPLOYER: Final = Employer(
    name="湖南洞庭湖农场",
    credit="91430699MA99DT004A",
    place="430600",
    nature="国有企业",
    prefixes=("430699", "430799", "430999", "422899"),
    trades=(
        Trade("农艺工", "5-01-02-01", "一分场", "作物栽培", 5, 0.35, "农业", "农艺师"),
        Trade("园艺工", "5-01-02-02", "果蔬中心", "园艺", 3, 0.5, "农业", "农艺师"),
        Trade("农作物植保员", "5-05-02-01", "植保站", "植物保护", 3, 0.35, "农业", "农艺师"),
        Trade("种子繁育员", "5-01-01-01", "种子站", "种子", 2, 0.5, "农业", "农艺师"),
        Trade("家畜饲养员", "5-03-02-01", "畜牧分场", "畜牧", 3, 0.3, "农业", "畜牧师"),
        Trade("家禽饲养员", "5-03-02-02", "畜牧分场", "畜牧", 2, 0.4, "农业", "畜牧师"),
        Trade("动物疫病防治员", "5-05-02-03", "兽医站", "兽医", 2, 0.3, "农业", "兽医师"),
        Trade("水生动物饲养工", "5-04-02-01", "水产分场", "水产养殖", 4, 0.2, "农业", "农艺师"),
        Trade("水产捕捞工", "5-04-03-01", "水产分场", "水产养殖", 1, 0.1),
        Trade("农机驾驶操作员", "5-05-05-01", "农机队", "农业机械化", 3, 0.05),
        Trade("农机修理工", "5-05-05-02", "农机队", "农业机械化", 2, 0.05),
        Trade("制米工", "6-01-01-01", "米厂", "粮食工程", 2),
    ),
    issuer="湖南省农业农村厅职业技能鉴定中心",
    bureau="湖南省农业农村厅",
    schools=("洞庭高级技工学校", "湘北农业职业学院"),
    surnames=HUNAN_SURNAMES,
    code_rate=0.6,
)

#: Some headers as this sender spells them, the others as they are.
COLUMNS: Final = """
序号=序号 单位名称 统一社会信用代码 部门 行政区划代码=所在地 单位性质 姓名 身份证号 工号 性别 出生日期
在岗状态 岗位类别 现岗位职业（工种） 职业编码 现岗位起始日期 从事技术技能工作起始日期 从事本职业起始日期
中断工作月数 学历 毕业院校 毕业日期 所学专业 专业相关 技工院校班次 准入类职业 准入资格 诚信记录
技能等级 技能证书职业（工种） 技能证书取得日期 技能证书编号
职称级别 职称名称 职称系列 职称专业 职称取得日期 职称聘任日期 职称证书编号
2023年度考核 2024年度考核 2025年度考核 荣誉奖项
"""

CASES: Final = (
    Case(Award("全国技术能手", date(2020, 12, 10), "国家级"), senior),
    Case(Award("国家级技能大师工作室带头人", date(2021, 9, 1), "国家级"), top_technician),
    Case(Award("湖南省政府特殊津贴", date(2019, 6, 1), "省级"), senior),
    Case(Award("湖南省技术能手", date(2024, 11, 2), "省级"), senior),
    Case(Award("全国农业行业职业技能大赛", date(2023, 11, 8), "国家级", "第7名", category="二类"), senior),
    Case(Award("中华技能大奖", date(2021, 6, 25), "国家级"), top_technician),
    *COMMON,
)

STAFF: Final = ((worker, 56), (specialist, 24), (novice, 4), (manager, 4), (leaver, 2))


def write(rng: Random, folder: Path) -> None:
    """Write the farm's roster."""
    people = staff(Registry(rng, EMPLOYER), STAFF)
    apply_cases(rng, people, CASES)
    write_wide_sheet(folder / EMPLOYER.file_name, people, COLUMNS)
