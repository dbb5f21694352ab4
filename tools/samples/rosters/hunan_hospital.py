"""湖南湘江中心医院: workers of a hospital's services, and titles of the health series (卫生技术)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random
from typing import Final

from tools.samples.careers import leaver, manager, novice, specialist, staff, worker
from tools.samples.cases.awards import Award
from tools.samples.cases.case import Case, apply_cases
from tools.samples.cases.certificates import one_more
from tools.samples.cases.common import FEWER
from tools.samples.cases.people import blank_occupation
from tools.samples.cases.who import certified, ordinary, senior, veteran
from tools.samples.employer import Employer, Trade
from tools.samples.names import HUNAN_SURNAMES
from tools.samples.person import Person
from tools.samples.registry import Registry
from tools.samples.sheets import write_sheets

EMPLOYER: Final = Employer(
    name="湖南湘江中心医院",
    credit="12430199MB99XJ003Z",
    place="湖南省长沙市岳麓区",
    nature="事业单位",
    prefixes=("430199", "430399", "433199", "430699"),
    trades=(
        Trade("电工", "6-31-01-03", "后勤保障部", "电气工程", 4),
        Trade("锅炉操作工", "6-28-01-11", "后勤保障部", "热能动力", 3),
        Trade("制冷空调系统安装维修工", "6-29-03-05", "后勤保障部", "暖通空调", 2),
        Trade("电梯安装维修工", "6-29-03-03", "后勤保障部", "机电工程", 1),
        Trade("污水处理工", "4-09-07-01", "后勤保障部", "环境工程", 2),
        Trade("仪器仪表维修工", "6-31-01-04", "医学装备部", "生物医学工程", 3, 0.3),
        Trade("化学检验员", "6-31-03-01", "检验科", "检验技术", 4, 0.6, "实验技术", "实验师"),
        Trade("健康管理师", "4-14-02-02", "健康管理中心", "临床检验", 4, 0.7, "卫生技术", "技师"),
        Trade("营养师", "4-14-02-01", "营养科", "营养", 2, 0.8, "卫生技术", "技师"),
        Trade("医疗护理员", "4-14-01-02", "护理部", "护理学", 3, 0.9, "卫生技术", "护师"),
        Trade("消毒员", "4-14-04-02", "消毒供应中心", "护理学", 2, 0.8, "卫生技术", "护师"),
    ),
    issuer="湖南省人力资源和社会保障厅",
    bureau="湖南省卫生健康委员会",
    schools=("三湘技师学院", "潇湘职业学院"),
    posts=("工勤", "技术技能"),
    surnames=HUNAN_SURNAMES,
)


def electrician(person: Person) -> bool:
    """Has worked as 电工 for some years, in service."""
    return person.trade.occupation == "电工" and ordinary(person) and person.started.year < 2016


CASES: Final = (
    Case(Award("全国技术能手", date(2022, 12, 20), "国家级"), senior),
    Case(Award("第46届世界技能大赛", date(2022, 11, 20), "国际", "铜牌"), senior),
    Case(Award("湖南省技术能手", date(2023, 11, 2), "省级"), senior),
    Case(Award("湖南省健康照护技能竞赛", date(2024, 8, 16), "省级", "一等奖", category="一类"), ordinary),
    Case(Award("享受国务院政府特殊津贴", date(2018, 3, 1), "国家级"), senior),
    Case(one_more("职业技能等级", "主管技师", date(2016, 6, 20)), veteran),
    Case(one_more("职业技能等级", "技术工二级", date(2012, 10, 12)), veteran),
    Case(one_more("工人技术等级", "高级工", date(2009, 12, 1), occupation="电工"), veteran, 2),
    Case(
        one_more("专业技术人员职业资格", "中级", date(2021, 9, 12), "注册电气工程师", series="工程"),
        electrician,
    ),
    *FEWER,
    Case(blank_occupation, certified),
)

STAFF: Final = ((worker, 44), (specialist, 26), (novice, 4), (manager, 4), (leaver, 2))
ESTABLISHED: Final = 0.55  # share of the staff that is 在编


def write(rng: Random, folder: Path) -> None:
    """Write the hospital's roster."""
    people = staff(Registry(rng, EMPLOYER), STAFF)
    apply_cases(rng, people, CASES)
    for person in people:
        person.facts["编制"] = "在编" if rng.random() < ESTABLISHED else "编外"
    write_sheets(folder / EMPLOYER.file_name, people)
