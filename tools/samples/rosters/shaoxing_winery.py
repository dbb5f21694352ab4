"""绍兴古越酿酒: a maker of rice wine, with hours of continuing education (继续教育)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random
from typing import Final

from tools.samples.careers import leaver, manager, novice, pensioner, specialist, staff, worker
from tools.samples.cases.awards import Award
from tools.samples.cases.case import Case, apply_cases
from tools.samples.cases.certificate_dates import due_soon
from tools.samples.cases.certificates import full_senior, special_technician
from tools.samples.cases.common import COMMON
from tools.samples.cases.who import long_associate, seasoned, senior, top_technician
from tools.samples.cases.years import no_hours, short_hours
from tools.samples.employer import Employer, Trade
from tools.samples.names import SHAOXING_SURNAMES
from tools.samples.person import Person
from tools.samples.registry import Registry
from tools.samples.sheets import USUAL_SHEETS, write_sheets

EMPLOYER: Final = Employer(
    name="绍兴古越酿酒有限公司",
    credit="91330699MA99GY005B",
    place="浙江省绍兴市越城区",
    nature="企业",
    prefixes=("330699", "330699", "330299", "341099", "361199"),
    trades=(
        Trade("黄酒酿造工", "6-02-06-05", "酿造车间", "黄酒工程", 10, 0.2),
        Trade("品酒师", "6-02-06-07", "技术中心", "食品工程", 2, 0.5),
        Trade("酒体设计师", "6-02-06-12", "技术中心", "食品工程", 1, 0.5),
        Trade("锅炉操作工", "6-28-01-11", "动力车间", "热能动力", 2),
        Trade("制冷空调系统安装维修工", "6-29-03-05", "动力车间", "机电工程", 1),
        Trade("电工", "6-31-01-03", "设备部", "电气工程", 2),
        Trade("机修钳工", "6-31-01-02", "设备部", "机械工程", 2),
        Trade("工业废水处理工", "6-28-03-03", "安环部", "环境工程", 1),
        Trade("仓储管理员", "4-02-06-01", "物流部", "物流工程", 2, 0.4),
        Trade("安全员", "6-31-06-00", "安环部", "安全工程", 1),
        Trade("陶瓷烧成工", "6-15-05-03", "陶坛车间", "陶瓷工艺", 1, 0.3, "工艺美术", "工艺美术师"),
    ),
    issuer="绍兴市职业技能鉴定中心",
    bureau="绍兴市人力资源和社会保障局",
    schools=("鉴湖技师学院", "越州职业技术学院"),
    surnames=SHAOXING_SURNAMES,
)

CASES: Final = (
    Case(Award("浙江省技术能手", date(2023, 11, 1), "省级"), senior),
    Case(Award("浙江工匠", date(2022, 12, 1), "省级"), senior),
    Case(Award("浙江省首席技师", date(2020, 10, 1), "省级"), top_technician),
    Case(Award("浙江杰出工匠", date(2023, 12, 1), "省级"), senior),
    Case(Award("浙江大工匠", date(2023, 12, 1), "省级"), top_technician),
    Case(Award("钱江技能大奖", date(2021, 12, 1), "省级"), senior),
    Case(Award("省级技能大师工作室领办人", date(2019, 10, 1), "省级"), top_technician),
    Case(Award("绍兴市突出贡献高技能人才", date(2024, 5, 1), "市级"), senior, 2),
    Case(Award("绍兴“名士之乡”特支计划高技能拔尖人才", date(2024, 8, 1)), senior),
    Case(Award("浙江省“百千万”拔尖技能人才", date(2022, 6, 1), "省级"), senior),
    Case(Award("享受国务院政府特殊津贴", date(2020, 3, 1), "国家级"), top_technician),
    Case(Award("第46届世界技能大赛", date(2022, 10, 18), "国际", "优胜奖"), senior),
    Case(special_technician, top_technician, 2),
    Case(full_senior, long_associate),
    Case(short_hours, senior, 4),
    Case(no_hours, senior, 3),
    *COMMON,
    Case(due_soon, seasoned, 3),
)

STAFF: Final = ((worker, 72), (specialist, 24), (novice, 6), (manager, 5), (leaver, 2), (pensioner, 1))


def educate(rng: Random, person: Person) -> None:
    """Fill in hours of continuing education, enough of them in every year worked."""
    for year in person.grades:
        total = rng.choice((90, 92, 96, 98, 102, 108, 120))
        person.hours[year] = (total, rng.choice((18, 18, 20, 24, 30)))


def write(rng: Random, folder: Path) -> None:
    """Write the winery's roster."""
    people = staff(Registry(rng, EMPLOYER), STAFF)
    for person in people:
        educate(rng, person)
    apply_cases(rng, people, CASES)
    write_sheets(folder / EMPLOYER.file_name, people, (*USUAL_SHEETS, "继续教育"))
