"""The page 示例 of the blank roster: invented people, one column each, never read as a roster."""

from __future__ import annotations

from typing import Any, Final

from batch.report.blank.help import height
from batch.report.blank.scope import Scope
from batch.roster.understand.identity import check_character

Person = dict[str, str]

_WIDTHS: Final = (27, 31, 31, 31, 31)
_SCALE: Final = 66  # percent: 人员 on one page, the rest on the next
_BANNER: Final = "示例：只供参照，本页不会被读取。人员、单位、证书均为虚构。请在前面各表中填写。"
_TITLES: Final = {
    "人员": ("只有一本技能证书、一个职称", "证书写在“证书”表", "只知道这些，其余空着"),
    "证书": ("职称", "技能证书", "专业技术人员职业资格", "只知道年份"),
    "荣誉竞赛": ("荣誉称号", "竞赛名次", "指导教练"),
    "年度考核": ("上一年", "再上一年", "更早一年"),
    "继续教育": ("上一年", "再上一年"),
}


def invented_number(birth: str, order: str) -> str:
    """An ID number that is valid in form only: no region begins with 10."""
    digits = f"109999{birth}{order}"
    return digits + check_character(digits)


_FIRST: Final = {"身份证号": invented_number("19880512", "013"), "工号": "00127", "姓名": "示例甲"}
_SECOND: Final = {"身份证号": invented_number("19900923", "026"), "工号": "00305", "姓名": "示例乙"}
_THIRD: Final = {"工号": "00416", "姓名": "示例丙"}
_EMPLOYER: Final = {
    "单位名称": "虚构精密机械有限公司", "部门": "总装车间", "所在地": "江苏省苏州市", "单位性质": "企业", "在岗状态": "在职",
}  # fmt: skip


def examples(year: int) -> dict[str, list[Person]]:
    """Sheet → rows by header; ``year`` is the present one."""
    return {
        "人员": _people(),
        "证书": _certificates(),
        "荣誉竞赛": _awards(),
        "年度考核": [
            _FIRST | {"年度": str(year - back), "结果": grade}
            for back, grade in ((1, "优秀"), (2, "合格"), (3, "不定等次"))
        ],
        "继续教育": [
            _SECOND | {"年度": str(year - back), "总学时": hours, "公需学时": general}
            for back, hours, general in ((1, "96", "30"), (2, "90", "18"))
        ],
    }


def _people() -> list[Person]:
    first = _FIRST | _EMPLOYER | {
        "岗位类别": "生产服务一线", "现岗位职业（工种）": "焊工", "职业编码": "6-18-02-04", "现岗位起始日期": "2015-03-01",
        "从事技术技能工作起始日期": "2009-07-01", "从事本职业起始日期": "2009-07-01", "学历": "大专",
        "毕业院校": "虚构技师学院", "毕业日期": "2009-06-30", "所学专业": "焊接加工", "专业相关": "是",
        "技工院校班次": "高级工班", "准入类职业": "否", "继续教育达标": "是", "诚信记录": "无",
        "技能等级": "技师", "技能证书职业（工种）": "焊工", "技能证书取得日期": "2019-11-20",
        "技能证书编号": "S000032000000190001", "职称级别": "助理级", "职称名称": "助理工程师", "职称系列": "工程",
        "职称取得日期": "2020-12", "职称聘任日期": "2021-01-01", "荣誉奖项": "全国技术能手；2023年江苏省职业技能竞赛第2名",
    }  # fmt: skip
    second = _SECOND | _EMPLOYER | {
        "单位名称": "虚构市设备检测中心", "部门": "维修班", "所在地": "浙江省绍兴市", "单位性质": "事业单位", "编制": "编外",
        "岗位类别": "技术技能", "现岗位职业（工种）": "电工", "现岗位起始日期": "2017-08-01",
        "从事技术技能工作起始日期": "2012-07", "从事本职业起始日期": "2013", "中断工作月数": "6", "学历": "本科",
        "毕业日期": "2012-06",
    }  # fmt: skip
    third = _THIRD | _EMPLOYER | {
        "岗位类别": "生产服务一线", "现岗位职业（工种）": "车工", "技能等级": "高级工", "技能证书职业（工种）": "车工",
        "技能证书取得日期": "2018",
    }  # fmt: skip
    return [first, second, third]


def _certificates() -> list[Person]:
    return [
        _SECOND | {
            "证书类别": "职称", "级别": "中级", "名称": "工程师", "系列": "工程", "专业": "电气", "取得日期": "2021-10-15",
            "聘任日期": "2022-01-01", "证书编号": "ZC20210001", "发证机构": "绍兴市人力资源和社会保障局", "证书状态": "有效",
        },
        _SECOND | {
            "证书类别": "职业技能等级", "级别": "高级工", "职业（工种）": "电工", "取得日期": "2018-05-30",
            "证书编号": "S000033000000180002",
        },
        _SECOND | {
            "证书类别": "专业技术人员职业资格", "级别": "中级", "名称": "二级建造师", "专业": "机电工程", "取得日期": "2020-09",
        },
        _SECOND | {"证书类别": "职业资格", "级别": "中级工", "职业（工种）": "电工", "取得日期": "2014"},
    ]  # fmt: skip


def _awards() -> list[Person]:
    return [
        _SECOND | {"名称": "全国技术能手", "级别": "国家级", "取得日期": "2022-12"},
        _SECOND | {
            "名称": "浙江省职业技能竞赛", "级别": "省级", "类别": "一类", "奖次": "第2名", "角色": "选手",
            "取得日期": "2021-10-20", "在校期间": "否",
        },
        _SECOND | {"名称": "绍兴市职业技能竞赛", "级别": "市级", "奖次": "一等奖", "角色": "指导教练", "取得日期": "2023"},
    ]  # fmt: skip


def write_examples(sheet: Any, looks: dict[str, Any], scope: Scope, year: int) -> None:
    """The page: for every sheet its columns downwards, and an example in each column."""
    for index, width in enumerate(_WIDTHS):
        sheet.set_column(index, index, width)
    sheet.hide_gridlines(2)
    sheet.set_print_scale(_SCALE)
    sheet.set_row(0, 34)
    sheet.merge_range(0, 0, 0, len(_WIDTHS) - 1, _BANNER, looks["warning"])
    row = 2
    for name, people in examples(year).items():
        if name in scope.sheets:
            if name == "证书":
                sheet.set_h_pagebreaks([row])
            row = _block(sheet, looks, scope, name, people, row) + 2


def _block(sheet: Any, looks: dict[str, Any], scope: Scope, name: str, people: list[Person], row: int) -> int:
    headings = [f"“{name}”表的列", *(f"示例：{title}" for title in _TITLES[name])]
    for index, text in enumerate(headings):
        sheet.write_string(row, index, text, looks["head"])
    sheet.set_row(row, 20)
    for header in scope.sheets[name]:
        row += 1
        values = [person.get(header, "") for person in people]
        sheet.write_string(row, 0, header, looks[scope.importance(name, header)])
        for index, value in enumerate(values, start=1):
            sheet.write_string(row, index, value, looks["example"])
        sheet.set_row(row, height(list(zip([header, *values], _WIDTHS, strict=False))))
    return row
