"""南通江海重工: a plant of 300, in the several sheets of the blank roster."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random
from typing import Final

from tools.samples.careers import leaver, manager, novice, pensioner, specialist, staff, worker
from tools.samples.cases.awards import Award
from tools.samples.cases.case import Case, apply_cases
from tools.samples.cases.certificate_dates import due_soon, new_title
from tools.samples.cases.certificates import full_senior, one_more, special_technician, void
from tools.samples.cases.common import COMMON
from tools.samples.cases.people import blank_occupation, blank_post, new_post, renamed
from tools.samples.cases.who import (
    certified,
    dual,
    dual_associate,
    dual_intermediate,
    dual_technician,
    long_associate,
    seasoned,
    senior,
    titled,
    top_technician,
    veteran,
    woman,
)
from tools.samples.cases.years import failed, unassessed
from tools.samples.employer import Employer, Trade
from tools.samples.registry import Registry
from tools.samples.sheets import write_sheets

EMPLOYER: Final = Employer(
    name="南通江海重工有限公司",
    credit="91320699MA99JH001X",
    place="江苏省南通市崇川区",
    nature="企业",
    prefixes=("320699", "320999", "341299", "411599", "320899"),
    trades=(
        Trade("焊工", "6-18-02-04", "结构车间", "焊接技术", 6),
        Trade("金属船体制造工", "6-23-02-01", "船体车间", "船舶工程", 5),
        Trade("船舶机械装配工", "6-23-02-02", "轮机车间", "轮机工程", 3),
        Trade("船舶电气装配工", "6-23-02-03", "电气车间", "船舶电气", 3),
        Trade("装配钳工", "6-20-01-01", "总装车间", "机械制造", 4),
        Trade("起重装卸机械操作工", "6-30-05-01", "吊运车间", "起重机械", 3),
        Trade("起重工", "6-30-05-02", "吊运车间", "起重机械", 1),
        Trade("涂装工", "6-18-03-03", "涂装车间", "涂装防腐", 2, 0.25),
        Trade("电工", "6-31-01-03", "动力车间", "电气自动化", 3),
        Trade("车工", "6-18-01-01", "机加工车间", "机械制造", 2),
        Trade("无损检测员", "6-31-03-04", "质量部", "无损检测", 2, 0.35),
        Trade("化学检验员", "6-31-03-01", "理化室", "理化检验", 1, 0.7, "实验技术", "实验师"),
        Trade("营养配餐员", "4-03-02-06", "后勤部", "烹饪", 1, 0.6),
    ),
    issuer="南通市职业技能鉴定中心",
    bureau="南通市职称工作领导小组办公室",
    schools=("江海技师学院", "通扬职业技术学院"),
)

AWARDS: Final = (
    Case(Award("江苏大工匠", date(2021, 5, 1), "省级"), dual_associate),
    Case(Award("江苏工匠", date(2022, 5, 1), "省级"), dual_intermediate),
    Case(Award("中华人民共和国第一届职业技能大赛", date(2020, 12, 13), "国家级", "铜牌"), dual_technician),
    Case(Award("全国技术能手", date(2022, 12, 20), "国家级"), senior),
    Case(Award("江苏省技能大师工作室带头人", date(2021, 9, 10), "省级"), top_technician),
    Case(Award("江苏大工匠", date(2023, 5, 1), "省级"), top_technician),
    Case(Award("享受国务院政府特殊津贴", date(2019, 3, 1), "国家级"), top_technician),
    Case(Award("中华人民共和国第二届职业技能大赛焊接项目", date(2023, 9, 19), "国家级", "金牌"), senior),
    Case(Award("中华人民共和国第二届职业技能大赛焊接项目", date(2023, 9, 19), "国家级", "银牌"), senior),
    Case(Award("中华人民共和国第一届职业技能大赛", date(2020, 12, 13), "国家级", "优胜奖"), titled),
    Case(Award("世界技能大赛", date(2022, 10, 18), "国际", "金牌", role="指导教练"), dual),
    Case(Award("世界技能大赛", date(2024, 9, 15), "国际", "优胜奖"), senior),
    Case(Award("世界技能大赛", date(2019, 8, 27), "国际", "铜牌", role="教练组成员"), top_technician),
    Case(Award("江苏工匠", date(2024, 5, 1), "省级"), senior, 2),
    Case(Award("江苏技能状元大赛（职工组）", date(2022, 11, 5), "省级", "一等奖"), senior),
    Case(Award("江苏技能状元大赛（职工组）", date(2024, 11, 8), "省级", "第1名"), senior),
    Case(Award("江苏技能状元大赛（职工组）", date(2024, 11, 8), "省级", "三等奖"), senior),
    Case(Award("江苏省乡土人才技艺技能大赛", date(2021, 10, 20), "省级", "一等奖"), senior),
    Case(Award("江苏省技术能手", date(2023, 4, 28), "省级"), senior, 2),
    Case(Award("江苏省造船行业焊工技能竞赛", date(2024, 10, 25), "省级", "第3名", category="一类"), senior),
    Case(Award("长三角造船焊工技能比赛", date(2025, 9, 6), None, "二等奖"), senior),
    Case(Award("南通市职业技能竞赛", date(2024, 6, 12), "市级", "第2名", category="一类"), senior),
    Case(Award("江苏工匠", "2026年", "省级"), certified),
)
CASES: Final = (
    *AWARDS,
    Case(special_technician, top_technician),
    Case(full_senior, long_associate, 2),
    Case(one_more("国际职业资格", None, date(2018, 6, 8), "国际焊接技师", "焊工"), dual),
    Case(
        one_more("专业技术人员职业资格", "中级", date(2020, 11, 15), "注册安全工程师", series="工程"), veteran
    ),
    Case(renamed("陈𬭎"), senior),
    Case(renamed("周㛃"), woman),
    *COMMON,
    Case(due_soon, seasoned, 10),
    Case(new_title, titled, 5),
    Case(failed, certified, 4),
    Case(unassessed, certified, 8),
    Case(blank_post, certified, 4),
    Case(blank_occupation, certified, 2),
    Case(void, certified, 2),
    Case(new_post, senior, 8),
)

STAFF: Final = ((worker, 196), (specialist, 58), (novice, 22), (manager, 14), (leaver, 6), (pensioner, 4))


def write(rng: Random, folder: Path) -> None:
    """Write the plant's roster."""
    people = staff(Registry(rng, EMPLOYER), STAFF)
    apply_cases(rng, people, CASES)
    write_sheets(folder / EMPLOYER.file_name, people)
