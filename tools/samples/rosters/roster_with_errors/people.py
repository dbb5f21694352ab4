"""The employer, and its people with one fault each in sheet 人员."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random
from typing import Final

from tools.samples.careers import novice, specialist, staff, worker
from tools.samples.cases.case import Quirk
from tools.samples.employer import Employer
from tools.samples.person import Person
from tools.samples.registry import Registry, with_check
from tools.samples.rosters.nantong_shipyard import EMPLOYER as SHIPYARD
from tools.samples.rows import Cell

EMPLOYER: Final = Employer(
    name="南通通吕机电有限公司",
    credit="91320699MA99TL007D",
    place="江苏省南通市海门区",
    nature="企业",
    prefixes=("320699", "320999"),
    trades=SHIPYARD.trades[:6],
    issuer="南通市职业技能鉴定中心",
    bureau="南通市职称工作领导小组办公室",
    schools=SHIPYARD.schools,
)
STAFF: Final = ((worker, 15), (specialist, 5), (novice, 3))


def fault(**changes: Cell) -> Quirk:
    """Cells of sheet 人员 written wrongly."""

    def quirk(rng: Random, person: Person) -> None:
        person.facts |= changes

    return quirk


def spoilt_id(how: Callable[[str], Cell]) -> Quirk:
    """An ID number written wrongly."""

    def quirk(rng: Random, person: Person) -> None:
        person.facts["身份证号"] = how(str(person.facts["身份证号"]))

    return quirk


def wrong_check(number: str) -> str:
    """The ID number with another check character than the right one."""
    return number[:17] + ("1" if number[17] != "1" else "2")


#: One fault a person, in the order of the rows.
FAULTS: Final[tuple[Quirk, ...]] = (
    fault(),
    fault(),
    spoilt_id(wrong_check),
    spoilt_id(lambda number: number[:17]),
    spoilt_id(lambda number: f"{number[:6]}19850230{number[14:]}"),
    spoilt_id(lambda number: with_check(f"{number[:6]}20310101{number[14:17]}")),
    spoilt_id(lambda number: number[:6] + number[8:17]),
    spoilt_id(lambda number: "E12345678"),
    spoilt_id(lambda number: float(number[:17] + "0")),
    spoilt_id(lambda number: "证件遗失补办中"),
    fault(性别="女"),
    fault(出生日期=date(1975, 5, 5)),
    fault(姓名=None),
    fault(身份证号=None, 工号=None),
    fault(现岗位起始日期="2021.13", 从事技术技能工作起始日期="二〇一〇年九月", 毕业日期="毕业多年"),
    fault(现岗位起始日期=2021.1, 从事本职业起始日期=43647, 毕业日期="1895-07-01"),
    fault(岗位类别="车间里的", 在岗状态="外派", 单位性质="私人开的"),
    fault(中断工作月数="好几个月", 职业编码="6.18.焊", 所在地="通吕镇"),
    fault(准入类职业="大概是", 专业相关="差不多", 诚信记录="迟到三次"),
    fault(),
    fault(),
    fault(),
    fault(),
)


def faulty_people(rng: Random) -> list[Person]:
    """People with one fault each; two bear one 姓名, two one 工号."""
    people = staff(Registry(rng, EMPLOYER), STAFF)
    people.sort(key=lambda person: (person.sex == "女", person.born))  # the first are men: 女 is wrong there
    for person, quirk in zip(people, FAULTS, strict=True):
        quirk(rng, person)
    people[22].facts["姓名"] = people[21].facts["姓名"]
    people[20].facts["工号"] = people[19].facts["工号"]
    for person in people[:16]:
        person.certificates = person.certificates[:2]
    return people


def nameable(person: Person) -> bool:
    """Whether the row of sheet 人员 names somebody."""
    return bool(person.facts["姓名"] and person.facts["身份证号"])
