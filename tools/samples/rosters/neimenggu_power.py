"""内蒙古北疆电力: a power company, some of whose graduates won prizes at school."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random
from typing import Final

from tools.samples.careers import leaver, manager, novice, pensioner, specialist, staff, worker
from tools.samples.cases.awards import Award
from tools.samples.cases.case import Case, apply_cases
from tools.samples.cases.certificate_dates import due_soon
from tools.samples.cases.common import COMMON
from tools.samples.cases.people import renamed, unready
from tools.samples.cases.who import seasoned, senior, top_technician, woman
from tools.samples.employer import Employer, Trade
from tools.samples.graduates import graduate, lapsed, ready_student, student
from tools.samples.registry import Registry
from tools.samples.sheets import write_sheets

EMPLOYER: Final = Employer(
    name="内蒙古北疆电力有限责任公司",
    credit="91150199MA99BJ006C",
    place="内蒙古自治区呼和浩特市",
    nature="企业",
    prefixes=("150199", "150299", "152599", "150499", "150799"),
    trades=(
        Trade("发电集控值班员", "6-28-01-05", "发电部", "热能动力", 6, 0.1),
        Trade("电力电缆安装运维工", "6-29-02-11", "电缆工区", "电力系统", 3, 0.05),
        Trade("继电保护员", "6-28-01-15", "继保班", "电力系统", 4, 0.2),
        Trade("变配电运行值班员", "6-28-01-14", "变电运维中心", "电力系统", 4, 0.25),
        Trade("变电设备检修工", "6-31-01-08", "检修公司", "电气工程", 3, 0.05),
        Trade("送配电线路工", "6-29-02-12", "输电工区", "电力系统", 3, 0.02),
        Trade("锅炉运行值班员", "6-28-01-01", "发电部", "热能动力", 2, 0.05),
        Trade("汽轮机和水轮机检修工", "6-31-01-06", "检修公司", "热能动力", 2, 0.03),
        Trade("风力发电运维值班员", "6-28-01-12", "新能源公司", "新能源", 3, 0.1),
        Trade("光伏发电运维值班员", "6-28-01-10", "新能源公司", "新能源", 2, 0.15),
        Trade("化学检验员", "6-31-03-01", "化学班", "电厂化学", 2, 0.7),
    ),
    issuer="内蒙古电力行业职业技能鉴定中心",
    bureau="内蒙古自治区人力资源和社会保障厅",
    schools=("北疆技师学院", "内蒙古塞外电力职业学院"),
    mongol=0.2,
)

#: Prizes at school: who, 名称, 取得日期, 级别, 奖次, 类别, 在校期间.
SCHOOL_PRIZES: Final = (
    (ready_student, "全国职业院校技能大赛", date(2021, 6, 18), "国家级", "三等奖", "一类", "是"),
    (ready_student, "全国电力行业职业技能竞赛", date(2021, 10, 22), "国家级", "第4名", "二类", "是"),
    (ready_student, "全区职业院校技能大赛", date(2022, 4, 20), "省级", "第2名", "一类", "是"),
    (ready_student, "全区职业院校技能大赛", date(2022, 4, 20), "省级", "二等奖", "一类", None),
    (student, "全区职业院校技能大赛", date(2022, 4, 20), "省级", "第1名", "一类", "是"),
    (student, "全区职业院校技能大赛", date(2021, 4, 20), "省级", "第6名", "一类", "是"),
)
SCHOOL_CASES: Final = tuple(
    Case(Award(name, day, level, prize, category=category, at_school=at_school), who, early=True)
    for who, name, day, level, prize, category, at_school in SCHOOL_PRIZES
)
CASES: Final = (
    Case(lapsed, student),
    *SCHOOL_CASES,
    Case(Award("全区技术能手", date(2023, 12, 1), "省级"), senior, 3),
    Case(Award("自治区技师、高级技师突出贡献奖", date(2021, 10, 1), "省级"), top_technician),
    Case(Award("自治区级技能大师工作室带头人", date(2022, 5, 1), "省级"), senior),
    Case(Award("全国技术能手", date(2022, 12, 20), "国家级"), senior, 2),
    Case(Award("享受国务院政府特殊津贴", date(2020, 3, 1), "国家级"), top_technician),
    Case(Award("中华技能大奖", date(2020, 12, 10), "国家级"), top_technician),
    Case(Award("自治区政府特殊津贴", date(2021, 7, 1), "省级"), senior),
    Case(unready, senior, 6),
    Case(renamed("包·乌兰图雅"), woman),
    Case(renamed("阿依古丽·买买提"), woman),
    *COMMON,
    Case(due_soon, seasoned, 5),
)

STAFF: Final = (
    (worker, 88),
    (specialist, 32),
    (graduate, 16),
    (novice, 4),
    (manager, 6),
    (leaver, 3),
    (pensioner, 1),
)


def write(rng: Random, folder: Path) -> None:
    """Write the power company's roster."""
    people = staff(Registry(rng, EMPLOYER), STAFF)
    for person in people:
        person.facts["继续教育达标"] = "是"
    apply_cases(rng, people, CASES)
    write_sheets(folder / EMPLOYER.file_name, people)
