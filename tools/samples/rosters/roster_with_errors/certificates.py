"""Sheet 证书: certificates that nobody can quite tell."""

from __future__ import annotations

from datetime import date
from typing import Final

from tools.samples.person import Person
from tools.samples.registry import with_check
from tools.samples.rows import Row

DAY: Final = date(2019, 6, 28)
SKILL: Final[Row] = {"证书类别": "职业技能等级", "级别": "高级工", "取得日期": DAY}
WELDER: Final[Row] = {"证书类别": "职业技能等级", "级别": "技师", "职业（工种）": "焊工"}
TITLE: Final[Row] = {"证书类别": "职称", "系列": "工程", "取得日期": DAY}

#: Number of the person, and the certificate.
FAULTS: Final[tuple[tuple[int, Row], ...]] = (
    (0, SKILL | {"级别": "技术工二级"}),
    (1, SKILL | {"级别": "老师傅"}),
    (2, SKILL | {"级别": "主管技师"}),
    (3, TITLE | {"级别": "高等级", "名称": "技术大拿"}),
    (4, TITLE | {"级别": "副高级", "名称": "助理工程师"}),
    (5, TITLE | {"级别": "中级", "名称": "工程师", "系列": "造船系列"}),
    (6, TITLE | {"级别": "中级", "名称": "工程师", "系列": "会计"}),
    (7, {"证书类别": "上岗证", "级别": "高级工", "取得日期": DAY}),
    (8, {"证书类别": None, "级别": None, "名称": "结业证", "取得日期": DAY}),
    (9, SKILL | {"证书状态": "丢了"}),
    (10, {"证书类别": "专业技术人员职业资格", "名称": "注册安全工程师", "取得日期": DAY}),
    (14, WELDER | {"取得日期": "2021.13"}),
    (15, WELDER | {"取得日期": "2021-02-30"}),
)


def faulty_certificates(people: list[Person]) -> list[Row]:
    """The faults, and certificates of nobody, of another name, and of one name that two bear."""
    nobody: Row = {"身份证号": with_check("32069919800101111"), "工号": None, "姓名": "查无此人"}
    other_name: Row = {"身份证号": people[0].facts["身份证号"], "姓名": "另一名字"}
    shared_name: Row = {"姓名": people[21].facts["姓名"]}
    return [
        *(people[number].key | row for number, row in FAULTS),
        *(whose | SKILL for whose in (nobody, other_name, shared_name)),
    ]
