"""苏州金鸡湖精密机械: a machine shop, in one wide sheet with its own headers and words."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random
from typing import Final

from tools.samples.careers import leaver, manager, novice, specialist, staff, worker
from tools.samples.cases.awards import Award
from tools.samples.cases.case import Case, apply_cases, both
from tools.samples.cases.certificate_dates import due_soon, month_only
from tools.samples.cases.common import COMMON
from tools.samples.cases.who import dual, seasoned, senior, top_technician, veteran_senior
from tools.samples.employer import Employer, Trade
from tools.samples.person import Person
from tools.samples.registry import Registry
from tools.samples.wide_sheet import write_wide_sheet

EMPLOYER: Final = Employer(
    name="苏州金鸡湖精密机械有限公司",
    credit="91320599MA99JJ002Y",
    place="江苏省苏州市吴中区",
    nature="民营企业",
    prefixes=("320599", "320299", "341299", "411499"),
    trades=(
        Trade("车工", "6-18-01-01", "一车间", "机械加工", 4),
        Trade("铣工", "6-18-01-02", "一车间", "机械加工", 3),
        Trade("磨工", "6-18-01-04", "一车间", "机械加工", 2, 0.25),
        Trade("模具工", "6-18-04-01", "模具车间", "模具设计与制造", 3),
        Trade("电切削工", "6-18-01-08", "模具车间", "模具设计与制造", 2, 0.3),
        Trade("装配钳工", "6-20-01-01", "装配车间", "机械装配", 2),
        Trade("机床装调维修工", "6-20-03-01", "设备部", "机电工程", 2),
        Trade("电工", "6-31-01-03", "设备部", "电气工程", 2),
        Trade("冲压工", "6-18-01-12", "冲压车间", "机械加工", 2, 0.3),
        Trade("金属热处理工", "6-18-02-03", "热处理车间", "金属材料", 1),
        Trade("多工序数控机床操作调整工", "6-18-01-07", "二车间", "数控技术", 3),
        Trade("质检员", "6-31-03-05", "品质部", "质量工程", 1, 0.6),
    ),
    issuer="苏州市职业技能鉴定中心",
    bureau="苏州市人力资源和社会保障局",
    schools=("太湖技师学院", "姑苏工学院"),
)

#: The sender's spelling=the canonical header, in the order of the columns.
COLUMNS: Final = """
序号=序号 工作单位=单位名称 单位所在地=所在地 企业性质=单位性质 车间=部门
职工姓名=姓名 身份证号码=身份证号 员工编号=工号 男/女=性别 出生年月=出生日期
人员状态=在岗状态 岗位类型=岗位类别 现从事职业（工种）=现岗位职业（工种） 到现岗位时间=现岗位起始日期
开始从事技术技能工作时间=从事技术技能工作起始日期 从事本工种起始时间=从事本职业起始日期 中断月数=中断工作月数
最高学历=学历 毕业学校=毕业院校 毕业时间=毕业日期 毕业专业=所学专业 专业是否对口=专业相关
技校班次=技工院校班次 是否准入类职业=准入类职业 是否具备准入资格=准入资格 诚信情况=诚信记录
现有职业技能等级=技能等级 持证工种=技能证书职业（工种） 取证时间=技能证书取得日期
职业技能等级证书编号=技能证书编号 现职称=职称名称 职称等级=职称级别 所属系列=职称系列
职称所属专业=职称专业 职称取得时间=职称取得日期 聘任时间=职称聘任日期
2023年度考核结果=2023年度考核 2024年度考核结果=2024年度考核 2025年度考核结果=2025年度考核
获奖情况=荣誉奖项 备注=备注
"""

#: Canonical level → the sender's.
LEVEL_WORDS: Final = {
    "初级工": "五级/初级工",
    "中级工": "四级/中级工",
    "高级工": "三级/高级工",
    "技师": "二级/技师",
    "高级技师": "一级/高级技师",
    "助理级": "初级",
    "副高级": "高级（副高）",
}
GRADE_WORDS: Final = {"合格": "称职", "优秀": "优"}
#: Header of sheet 人员 → canonical word → the sender's.
FACT_WORDS: Final = {
    "岗位类别": {
        "生产服务一线": "一线操作岗",
        "技术技能": "技能岗",
        "专业技术": "专业技术岗",
        "管理": "管理岗",
    },
    "在岗状态": {"在职": "在岗", "退休": "退休返聘"},
}

CASES: Final = (
    Case(Award("苏州市技术能手", date(2024, 5, 1), "市级"), senior),
    Case(Award("姑苏高技能重点人才", date(2023, 5, 1)), senior),
    Case(Award("苏州市数控技能竞赛", date(2024, 9, 8), "市级", "第2名", category="一类"), senior),
    Case(Award("苏州技能大奖", date(2022, 5, 1)), senior),
    Case(Award("江苏省技术能手", date(2023, 4, 28)), senior, 2),
    Case(Award("苏州市劳动模范", date(2021, 4, 28)), senior),
    Case(
        both(Award("江苏省技术能手", date(2021, 4, 28)), Award("江苏工匠", date(2022, 5, 1))),
        veteran_senior,
    ),
    Case(Award("江苏省劳动模范", date(2021, 4, 28)), senior),
    Case(Award("苏州市技术发明奖", date(2022, 8, 1)), top_technician),
    Case(Award("江苏省模具工技能大赛", date(2022, 10, 8), "省级", "第1名", category="二类"), senior),
    Case(Award("江苏省数控技能大赛", date(2023, 10, 8), "省级", "第5名", category="一类"), senior),
    Case(Award("全国技术能手", date(2022, 12, 20)), senior),
    Case(Award("江苏工匠", date(2024, 5, 1)), senior),
    Case(Award("江苏大工匠", date(2021, 5, 1)), top_technician),
    Case(Award("中华人民共和国第二届职业技能大赛数控车项目", date(2023, 9, 19), None, "银牌"), senior),
    Case(
        Award("第46届世界技能大赛数控铣项目", date(2022, 10, 18), None, "金牌", role="指导教练"),
        dual,
    ),
    *COMMON,
    Case(due_soon, seasoned, 4),
)

ABOVE: Final = (
    "苏州金鸡湖精密机械有限公司职工技能与职称情况登记表（2026年）",
    "填表说明：①在岗职工均须填报，本年度离职人员一并列出；②获奖情况有多项的以分号隔开；③证书日期不清楚的可只写年月。",
)
STAFF: Final = ((worker, 82), (specialist, 24), (novice, 6), (manager, 5), (leaver, 3))


def in_own_words(rng: Random, person: Person) -> None:
    """Put a person into the sender's words: 在岗 for 在职, 三级/高级工 for 高级工 …"""
    for header, words in FACT_WORDS.items():
        person.facts[header] = words.get(str(person.facts[header]), person.facts[header])
    for row in person.certificates:
        row["级别"] = LEVEL_WORDS.get(str(row["级别"]), row["级别"])
        if row["级别"] == "高级（副高）" and rng.random() < 0.3:
            row["级别"] = None  # the title's name says it
    for year, grade in person.grades.items():
        if rng.random() < 0.15:
            person.grades[year] = GRADE_WORDS.get(grade, grade)
    if person.skills and rng.random() < 0.08:
        month_only(rng, person)


def write(rng: Random, folder: Path) -> None:
    """Write the machine shop's roster."""
    people = staff(Registry(rng, EMPLOYER), STAFF)
    apply_cases(rng, people, CASES)
    for person in people:
        in_own_words(rng, person)
    write_wide_sheet(folder / EMPLOYER.file_name, people, COLUMNS, ABOVE)
