"""Writes the sample submissions beside itself: ``python sample_inputs/make_samples.py``.

Everybody in them is invented. ID numbers are valid in form only: their region prefixes
end in 99, which is assigned to no county. One seed decides all, so a second run writes
the same content.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Final

import xlsxwriter

from batch.roster.identity import check_character
from batch.roster.tables import SHEETS

Cell = str | int | float | date | None
Row = dict[str, Cell]

SEED: Final = 20240630
AS_OF: Final = date(2026, 11, 21)  # the day that the careers lead up to
LAST_PAPER: Final = date(2026, 10, 30)  # no certificate is younger
YEARS: Final = (2023, 2024, 2025)  # the years whose assessments matter
HERE: Final = Path(__file__).resolve().parent
FIXED: Final = datetime(2024, 6, 30, 9, 0)  # "created" of every workbook

# -- names ---------------------------------------------------------------------------

SURNAMES: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严戴施缪季"
)
MALE: Final = tuple(
    word
    for line in (
        "建国 建军 志强 国强 伟 勇 军 杰 涛 斌 浩 宇 鑫 磊 鹏 海波 海峰 晓东 卫东 立新 永康 文斌 子轩 俊杰",
        "振华 明远 春生 宏伟 志远 家豪 天宇 一鸣 晨 昊 泽民 正良 长江 德胜 金龙 世杰 继红 学明 晓明 新华",
        "少华 庆丰 亚平 兴旺 锦程 思源 翔 凯 峰 超 旭东 小龙 根生 荣华 爱国 加林 松林 旻 铭 骏 博文 成龙",
    )
    for word in line.split()
)
FEMALE: Final = tuple(
    word
    for line in (
        "丽 敏 静 燕 艳 芳 娟 霞 红梅 秀英 桂兰 玉兰 婷婷 雪 琳 佳怡 欣怡 梦瑶 思雨 晓燕 春燕 海燕 小红",
        "爱华 丽华 文娟 美玲 淑芬 翠萍 月琴 雅琴 慧 颖 洁 倩 莹 瑶 璐 佳 云 凤英 素珍 彩霞 亚琴 建芬 琼",
    )
    for word in line.split()
)
MONGOL_MALE: Final = (
    *("巴特尔", "那日苏", "阿古拉", "布和", "额尔敦", "巴雅尔", "朝鲁", "阿拉坦仓"),
    *("呼和", "苏和", "哈斯", "宝音", "青格勒", "特木尔", "孟和", "达楞"),
)
MONGOL_FEMALE: Final = (
    *("乌云其其格", "苏日娜", "萨仁高娃", "斯琴", "娜仁托娅", "其木格", "敖登格日勒"),
    *("乌兰", "塔娜", "高娃", "阿丽玛", "萨日娜", "乌日汗"),
)

# -- what an employer is -------------------------------------------------------------


@dataclass(frozen=True)
class Trade:
    """An occupation at an employer: where it is worked and what titles go with it."""

    occupation: str
    code: str
    department: str
    major: str  # of the title and of the studies
    weight: int = 2
    women: float = 0.15
    series: str = "工程"
    stem: str = "工程师"  # of the title's name: 助理工程师, 工程师, 高级工程师 …
    papers: bool = True  # whether skill certificates exist in it


@dataclass(frozen=True)
class Employer:
    """A submission's employer and the shape of its staff."""

    name: str
    credit: str
    place: str
    nature: str
    prefixes: tuple[str, ...]  # of ID numbers; the first is the usual one
    trades: tuple[Trade, ...]
    issuer: str  # of skill certificates
    bureau: str  # of titles
    schools: tuple[str, str]  # 技工院校, 高校
    posts: tuple[str, str] = ("生产服务一线", "技术技能")
    surnames: str = SURNAMES
    mongol: float = 0.0
    code_rate: float = 0.9  # how often 职业编码 is filled in


@dataclass
class Person:
    """One employee while the rows are being made."""

    trade: Trade
    sex: str
    born: date
    started: date
    facts: Row
    certificates: list[Row] = field(default_factory=list)
    honours: list[Row] = field(default_factory=list)
    grades: dict[int, str] = field(default_factory=dict)
    hours: dict[int, tuple[Cell, Cell]] = field(default_factory=dict)

    def papers(self, skill: bool) -> list[Row]:
        """The skill certificates, or the titles, low to high."""
        kinds = ("职业技能等级", "职业资格") if skill else ("职称",)
        return [row for row in self.certificates if row["证书类别"] in kinds]

    def top(self, skill: bool) -> str:
        """The highest level on one ladder."""
        rows = self.papers(skill)
        return str(rows[-1]["级别"]) if rows else ""


# -- days ----------------------------------------------------------------------------


def shift(day: date, months: int) -> date:
    """The same day some months later, at the end of a shorter month."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def workday(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def some_day(rng: Random, first: date, last: date) -> date:
    """Any working day between two days."""
    return workday(first + timedelta(days=rng.randint(0, max(0, (last - first).days))))


# -- people --------------------------------------------------------------------------


@dataclass
class Registry:
    """Hands out names, ID numbers and staff numbers, none twice in one submission."""

    rng: Random
    employer: Employer
    ids: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)

    def id_number(self, born: date, sex: str) -> str:
        """An ID number of that birth date and sex, with its check character."""
        while True:
            near = self.rng.random() < 0.7
            prefix = self.employer.prefixes[0] if near else self.rng.choice(self.employer.prefixes)
            order = self.rng.randrange(10, 500) * 2 + (sex == "男")
            digits = f"{prefix}{born:%Y%m%d}{order:03d}"
            if digits not in self.ids:
                self.ids.add(digits)
                return digits + check_character(digits)

    def name(self, sex: str) -> str:
        """A name that nobody else bears yet."""
        while True:
            mongol = self.rng.random() < self.employer.mongol
            if mongol:
                found = self.rng.choice(MONGOL_MALE if sex == "男" else MONGOL_FEMALE)
            else:
                given = self.rng.choice(MALE if sex == "男" else FEMALE)
                found = self.rng.choice(self.employer.surnames) + given
            if found not in self.names or (mongol and self.rng.random() < 0.1):
                self.names.add(found)
                return found

    def staff_number(self) -> str:
        """The next staff number."""
        return f"{len(self.ids):05d}"


EDUCATION: Final = (  # 学历, 班次, age at graduation, at a technical school
    ("高中", None, 18, False),
    ("中专", "中级工班", 18, True),
    ("大专", "高级工班", 20, True),
    ("大专", None, 21, False),
    ("大专", "预备技师班", 21, True),
    ("本科", None, 22, False),
)
LEARNED: Final = (0, 1, 1, 4, 1, 8)
SKILLED: Final = (3, 6, 5, 4, 1, 1)


def birth_date(rng: Random, first: int, last: int) -> date:
    """A birth date from the December of one year to the June of another."""
    return date(first, 12, 1) + timedelta(days=rng.randint(0, (date(last, 6, 30) - date(first, 12, 1)).days))


def employed(employer: Employer) -> Row:
    """What an employer writes in every row."""
    return {
        "单位名称": employer.name,
        "统一社会信用代码": employer.credit,
        "所在地": employer.place,
        "单位性质": employer.nature,
        "在岗状态": "在职",
        "诚信记录": "无",
    }


def hire(
    registry: Registry, trade: Trade, learned: bool, born: tuple[int, int] | None = None, sex: str = ""
) -> Person:
    """Somebody in a trade: who they are, what they studied, when they began."""
    rng, employer = registry.rng, registry.employer
    sex = sex or ("女" if rng.random() < trade.women else "男")
    birth = birth_date(rng, *(born or (1975 if sex == "女" else 1966, 2004)))  # women retire earlier
    degree, school, age, technical = rng.choices(EDUCATION, LEARNED if learned else SKILLED)[0]
    graduated = min(date(birth.year + age + (birth.month > 6), 6, 30), date(2025, 6, 30))
    facts: Row = {
        "部门": trade.department,
        "姓名": registry.name(sex),
        "身份证号": registry.id_number(birth, sex),
        "工号": registry.staff_number(),
        "性别": sex,
        "出生日期": birth,
        "现岗位职业（工种）": trade.occupation,
        "职业编码": trade.code if rng.random() < employer.code_rate else None,
        "学历": degree,
        "毕业院校": None if degree == "高中" else employer.schools[0 if technical else 1],
        "毕业日期": graduated,
        "所学专业": None if degree == "高中" else trade.major,
        "技工院校班次": school,
    }
    started = some_day(rng, date(graduated.year, 7, 5), date(graduated.year, 9, 20))
    person = Person(trade, sex, birth, started, employed(employer) | facts)
    post(rng, employer, person, learned)
    judge(rng, person)
    return person


def post(rng: Random, employer: Employer, person: Person, learned: bool) -> None:
    """The present post and its dates."""
    facts, started = person.facts, person.started
    kind = "专业技术" if learned and rng.random() < 0.6 else rng.choices(employer.posts, (65, 35))[0]
    latest = max(started, AS_OF - timedelta(days=400))
    since = started if rng.random() < 0.3 else some_day(rng, started, latest)
    facts["岗位类别"] = kind
    facts["现岗位起始日期"] = since
    facts["从事技术技能工作起始日期"] = started if rng.random() < 0.92 else None
    own = started if rng.random() < 0.7 else some_day(rng, started, since)
    facts["从事本职业起始日期"] = own if rng.random() < 0.85 else None
    related = rng.choices(("是", "否", None), (75, 12, 13))[0]
    facts["专业相关"] = None if facts["所学专业"] is None else related


def judge(rng: Random, person: Person) -> None:
    """The assessments of the years worked, nearly all of them passed."""
    for year in YEARS:
        if person.started <= date(year, 7, 1):
            person.grades[year] = rng.choices(("合格", "优秀", "良好"), (72, 18, 10))[0]


# -- careers -------------------------------------------------------------------------

Steps = tuple[tuple[str, int, int], ...]  # level, fewest and most months after the one before

SKILL_STEPS: Final[Steps] = (
    ("初级工", 6, 14),
    ("中级工", 14, 34),
    ("高级工", 36, 70),
    ("技师", 40, 84),
    ("高级技师", 42, 90),
)
TITLE_STEPS: Final[Steps] = (
    ("员级", 12, 16),
    ("助理级", 12, 36),
    ("中级", 50, 76),
    ("副高级", 62, 110),
    ("正高级", 66, 110),
)
TITLE_NAMES: Final = {
    "工程师": ("技术员", "助理工程师", "工程师", "高级工程师", "正高级工程师"),
    "农艺师": ("农业技术员", "助理农艺师", "农艺师", "高级农艺师", "农业技术推广研究员"),
    "畜牧师": ("畜牧技术员", "助理畜牧师", "畜牧师", "高级畜牧师", "正高级畜牧师"),
    "兽医师": ("兽医技术员", "助理兽医师", "兽医师", "高级兽医师", "正高级兽医师"),
    "实验师": ("实验员", "助理实验师", "实验师", "高级实验师", "正高级实验师"),
    "技师": ("技士", "技师", "主管技师", "副主任技师", "主任技师"),
    "药师": ("药士", "药师", "主管药师", "副主任药师", "主任药师"),
    "护师": ("护士", "护师", "主管护师", "副主任护师", "主任护师"),
    "工艺美术师": ("工艺美术员", "助理工艺美术师", "工艺美术师", "高级工艺美术师", "正高级工艺美术师"),
    "经济师": ("经济员", "助理经济师", "经济师", "高级经济师", "正高级经济师"),
}


def climb(rng: Random, steps: Steps, start: date, first: int, top: int) -> list[tuple[str, date]]:
    """Levels and their days from ``first`` to ``top``, as far as the time reaches."""
    found, day = [], start
    for level, fewest, most in steps[first : top + 1]:
        day = workday(shift(day, rng.randint(fewest, most)) + timedelta(days=rng.randint(0, 27)))
        if day > LAST_PAPER:
            break
        found.append((level, day))
    return found


def skill_row(rng: Random, employer: Employer, trade: Trade, level: str, day: Cell) -> Row:
    """A skill certificate; before 2020 it was called 职业资格."""
    old = isinstance(day, date) and day.year < 2020
    return {
        "证书类别": "职业资格" if old else "职业技能等级",
        "级别": level,
        "职业（工种）": trade.occupation,
        "取得日期": day,
        "证书编号": f"{'' if old else 'S'}{rng.randrange(10**15, 10**16)}",
        "发证机构": employer.issuer,
        "证书状态": "有效" if rng.random() < 0.6 else None,
    }


def title_row(rng: Random, employer: Employer, trade: Trade, level: str, day: Cell) -> Row:
    """A title with its name, series and major."""
    number = [step[0] for step in TITLE_STEPS].index(level)
    appointed = shift(day, rng.randint(1, 8)) if isinstance(day, date) else None
    return {
        "证书类别": "职称",
        "级别": level,
        "名称": TITLE_NAMES[trade.stem][number],
        "系列": trade.series,
        "专业": trade.major,
        "取得日期": day,
        "聘任日期": min(appointed, LAST_PAPER) if appointed and rng.random() < 0.7 else None,
        "证书编号": f"{rng.randrange(10**11, 10**12)}",
        "发证机构": employer.bureau,
        "证书状态": "有效" if rng.random() < 0.6 else None,
    }


def worker(registry: Registry, trade: Trade) -> Person:
    """A skilled worker; a few of them have won a title besides."""
    rng, employer = registry.rng, registry.employer
    person = hire(registry, trade, learned=False)
    if not trade.papers:
        return person
    top = rng.choices(range(-1, 5), (3, 5, 17, 38, 23, 14))[0]
    first = 0 if person.facts["技工院校班次"] is None else 1
    for level, day in climb(rng, SKILL_STEPS, person.started, first, top):
        person.certificates.append(skill_row(rng, employer, trade, level, day))
    if top >= 2 and person.papers(skill=True) and rng.random() < 0.22:
        base = person.papers(skill=True)[-1]["取得日期"]
        assert isinstance(base, date)
        for level, day in climb(rng, TITLE_STEPS, shift(base, 14), 1, rng.choice((1, 1, 2))):
            person.certificates.append(title_row(rng, employer, trade, level, day))
    return person


def specialist(registry: Registry, trade: Trade) -> Person:
    """Somebody with titles; half of them hold a skill certificate besides."""
    rng, employer = registry.rng, registry.employer
    person = hire(registry, trade, learned=True, born=(1975, 2002) if rng.random() < 0.5 else None)
    degree = person.facts["学历"]
    first = 1 if degree == "本科" else 0
    top = rng.choices(range(5), (6, 30, 34, 25, 5))[0]
    if trade.papers and rng.random() < 0.5:
        later = some_day(rng, shift(person.started, 24), date(2022, 12, 1))
        for level, day in climb(rng, SKILL_STEPS, max(later, person.started), 2, rng.choice((2, 2, 3))):
            person.certificates.append(skill_row(rng, employer, trade, level, day))
    for level, day in climb(rng, TITLE_STEPS, person.started, first, top):
        person.certificates.append(title_row(rng, employer, trade, level, day))
    return person


def manager(registry: Registry, trade: Trade) -> Person:
    """Somebody in administration."""
    person = specialist(registry, trade)
    person.facts["岗位类别"] = "管理"
    person.facts["部门"] = registry.rng.choice(("综合办公室", "人力资源部", "财务部", "安全环保部"))
    return person


def leaver(registry: Registry, trade: Trade) -> Person:
    """Somebody who has left."""
    person = worker(registry, trade)
    person.facts["在岗状态"] = "离职"
    return person


def pensioner(registry: Registry, trade: Trade) -> Person:
    """Somebody retired and called back."""
    person = hire(registry, trade, learned=False, born=(1966, 1972), sex="女")
    person.facts["在岗状态"] = "退休"
    for level, day in climb(registry.rng, SKILL_STEPS, person.started, 0, 3):
        person.certificates.append(skill_row(registry.rng, registry.employer, trade, level, day))
    return person


def novice(registry: Registry, trade: Trade) -> Person:
    """Somebody who came a short while ago and holds a first certificate or none."""
    rng = registry.rng
    person = hire(registry, trade, learned=rng.random() < 0.3, born=(2001, 2004))
    for level, day in climb(rng, SKILL_STEPS, person.started, rng.choice((0, 1)), 1):
        person.certificates.append(skill_row(rng, registry.employer, trade, level, day))
    return person


Maker = Callable[[Registry, Trade], Person]


def staff(registry: Registry, numbers: Sequence[tuple[Maker, int]]) -> list[Person]:
    """The people of an employer, so many of each sort, spread over its trades."""
    trades = registry.employer.trades
    weights = [trade.weight for trade in trades]
    people = []
    for maker, count in numbers:
        people += [maker(registry, trade) for trade in registry.rng.choices(trades, weights, k=count)]
    registry.rng.shuffle(people)
    return people


# -- what makes one person's case special --------------------------------------------

Quirk = Callable[[Random, Person], None]
YEARS_HELD: Final = {"高级工": 2, "技师": 3, "高级技师": 4}


def redate(person: Person, day: Cell) -> None:
    """Give the highest skill certificate another day; the lower ones keep their distance."""
    rows = person.papers(skill=True)
    rows[-1]["取得日期"] = day
    rows[-1]["证书类别"] = "职业技能等级"
    limit = day if isinstance(day, date) else date(int(str(day)[:4]), 1, 1)
    for row in reversed(rows[:-1]):
        limit = shift(limit, -38)
        own = row["取得日期"]
        row["取得日期"] = own if isinstance(own, date) and own <= limit else workday(limit)


def near(rng: Random, person: Person) -> None:
    """The years after the certificate are full within the coming twelve months."""
    years = YEARS_HELD[person.top(skill=True)]
    redate(
        person, workday(shift(AS_OF, rng.randint(1, 11) - 12 * years) + timedelta(days=rng.randint(-9, 9)))
    )


def this_month(rng: Random, person: Person) -> None:
    """A date to the month only, and the limit falls in the very month."""
    year = AS_OF.year - YEARS_HELD[person.top(skill=True)]
    redate(person, rng.choice((f"{year}-11", f"{year}年11月", f"{year}.11")))


def this_year(rng: Random, person: Person) -> None:
    """A date to the year only."""
    redate(person, f"{AS_OF.year - YEARS_HELD[person.top(skill=True)]}{rng.choice(('', '年'))}")


def old_month(rng: Random, person: Person) -> None:
    """A date to the month only, long past."""
    row = person.certificates[-1]
    day = row["取得日期"]
    if isinstance(day, date):
        row["取得日期"] = rng.choice((f"{day.year}年{day.month}月", f"{day:%Y-%m}"))


def undated(rng: Random, person: Person) -> None:
    """A certificate without its date."""
    rng.choice(person.certificates)["取得日期"] = None


def title_near(rng: Random, person: Person) -> None:
    """The highest title was won within the last year."""
    row = person.papers(skill=False)[-1]
    row["取得日期"] = workday(shift(AS_OF, -rng.randint(1, 11)))
    row["聘任日期"] = None


def appointed_only(rng: Random, person: Person) -> None:
    """Of the highest title only the appointment is known."""
    row = person.papers(skill=False)[-1]
    row["聘任日期"], row["取得日期"] = row["取得日期"], None


def unassessed(rng: Random, person: Person) -> None:
    """One year's assessment is not on record."""
    person.grades.pop(rng.choice(YEARS), None)


def unsettled(rng: Random, person: Person) -> None:
    """One year without a grade that decides."""
    person.grades[rng.choice(YEARS)] = rng.choice(("不定等次", "未考核", "参加考核不定等次"))


def failed(rng: Random, person: Person) -> None:
    """One year's assessment was failed."""
    person.grades[rng.choice(YEARS)] = rng.choice(("基本合格", "不合格", "基本合格"))


def blank_post(rng: Random, person: Person) -> None:
    """The sort of post is not said."""
    person.facts["岗位类别"] = None


def other_post(rng: Random, person: Person) -> None:
    """A sort of post that no list names."""
    person.facts["岗位类别"] = "其他"


def new_post(rng: Random, person: Person) -> None:
    """Less than three years on the present post."""
    first = max(person.started, date(2024, 1, 8))
    person.facts["现岗位起始日期"] = some_day(rng, first, date(2026, 9, 1))


def interrupted(rng: Random, person: Person) -> None:
    """Some months away from the work."""
    person.facts["中断工作月数"] = rng.choice((6, 8, 12, 18, 24))


def blank_occupation(rng: Random, person: Person) -> None:
    """The occupation of the post is not said."""
    person.facts["现岗位职业（工种）"] = person.facts["职业编码"] = None


def admitted(rng: Random, person: Person) -> None:
    """An occupation with admission, and the licence for it."""
    person.facts["准入类职业"], person.facts["准入资格"] = "是", rng.choice(("是", "是", "否", None))


def cheated(rng: Random, person: Person) -> None:
    """A record of cheating."""
    person.facts["诚信记录"] = "弄虚作假"


def void(rng: Random, person: Person) -> None:
    """The highest certificate has been withdrawn."""
    person.certificates[-1]["证书状态"] = "无效"


def special(rng: Random, person: Person) -> None:
    """A 高级技师 who was made 特级技师."""
    last = dict(person.papers(skill=True)[-1])
    last |= {
        "级别": "特级技师",
        "证书类别": "职业技能等级",
        "取得日期": some_day(rng, date(2023, 3, 1), date(2025, 12, 1)),
    }
    person.certificates.append(last)


def full(rng: Random, person: Person) -> None:
    """Promoted from 副高级 to 正高级."""
    last = person.papers(skill=False)[-1]
    name = TITLE_NAMES[person.trade.stem][-1]
    day = some_day(rng, date(2023, 3, 1), date(2025, 9, 1))
    person.certificates.append(last | {"级别": "正高级", "名称": name, "取得日期": day, "聘任日期": None})


def short_hours(rng: Random, person: Person) -> None:
    """A year that fell short of the hours."""
    person.hours[rng.choice(YEARS)] = rng.choice(((86, 20), (96, 12), (72, 18)))


def no_hours(rng: Random, person: Person) -> None:
    """A year whose hours are not on record."""
    person.hours.pop(rng.choice(YEARS), None)


def renamed(name: str) -> Quirk:
    """Another name, a rare one."""

    def quirk(rng: Random, person: Person) -> None:
        person.facts["姓名"] = name

    return quirk


@dataclass(frozen=True)
class Honour:
    """The case of an award."""

    name: str
    day: Cell
    level: str | None = None
    prize: str | None = None
    category: str | None = None
    role: str | None = None
    school: str | None = None

    def __call__(self, rng: Random, person: Person) -> None:
        """Write it down for somebody."""
        person.honours.append(
            {
                "名称": self.name,
                "级别": self.level,
                "类别": self.category,
                "奖次": self.prize,
                "角色": self.role,
                "取得日期": self.day,
                "在校期间": self.school,
            }
        )


def both(*quirks: Quirk) -> Quirk:
    """Several cases for one person."""

    def quirk(rng: Random, person: Person) -> None:
        for one in quirks:
            one(rng, person)

    return quirk


def paper(
    kind: str, level: Cell, day: date, name: str | None = None, trade: str | None = None, series: Cell = None
) -> Quirk:
    """One more certificate, as it is written."""
    row: Row = {
        "证书类别": kind,
        "级别": level,
        "名称": name,
        "系列": series,
        "职业（工种）": trade,
        "取得日期": day,
    }
    return lambda rng, person: person.certificates.append(dict(row))


Wanted = Callable[[Person], bool]


def senior(person: Person) -> bool:
    """Holds 高级工 or more in a trade, in service, not in administration."""
    return person.top(skill=True) in YEARS_HELD and ordinary(person)


def seasoned(person: Person) -> bool:
    """Holds 高级工 or more, and began early enough to have won the last certificate lately."""
    latest = {"高级工": 2016, "技师": 2012, "高级技师": 2009}
    return senior(person) and person.started.year <= latest[person.top(skill=True)]


def veteran_senior(person: Person) -> bool:
    """Holds 高级工 or more, in the trade since before 2009."""
    return senior(person) and veteran(person)


def veteran(person: Person) -> bool:
    """In the trade since before 2009."""
    return ordinary(person) and person.started.year < 2009


def top_technician(person: Person) -> bool:
    """Holds 高级技师."""
    return person.top(skill=True) == "高级技师" and ordinary(person)


def titled(person: Person) -> bool:
    """Holds 助理级 or more and no skill certificate above 高级工."""
    above = person.top(skill=True) in ("技师", "高级技师")
    return person.top(skill=False) in ("助理级", "中级", "副高级") and not above and ordinary(person)


def dual(person: Person) -> bool:
    """Holds 高级工 or more, and a title besides."""
    return senior(person) and person.top(skill=False) in ("助理级", "中级", "副高级")


def dual_intermediate(person: Person) -> bool:
    """Holds 高级工 or more, and 中级 as the highest title."""
    return senior(person) and person.top(skill=False) == "中级"


def dual_associate(person: Person) -> bool:
    """Holds 高级工 or more, and 副高级 as the highest title."""
    return senior(person) and person.top(skill=False) == "副高级"


def dual_technician(person: Person) -> bool:
    """Holds 技师, and a title besides."""
    return dual(person) and person.top(skill=True) == "技师"


def long_associate(person: Person) -> bool:
    """副高级 for so long that the next title can have come."""
    rows = person.papers(skill=False)
    day = rows[-1]["取得日期"] if rows and rows[-1]["级别"] == "副高级" else None
    return ordinary(person) and isinstance(day, date) and day.year < 2018


def certified(person: Person) -> bool:
    """Holds any certificate."""
    return bool(person.certificates) and ordinary(person)


def ordinary(person: Person) -> bool:
    """In service and not in administration."""
    return person.facts["在岗状态"] == "在职" and person.facts["岗位类别"] != "管理"


def anybody(person: Person) -> bool:
    """Everybody."""
    return True


@dataclass(frozen=True)
class Case:
    """A special case, who it can befall, and how many."""

    quirk: Quirk
    who: Wanted = anybody
    count: int = 1
    early: bool = False  # whether an award can have come before the work

    def fits(self, person: Person) -> bool:
        """Whether the case can befall a person: nobody wins an award in the first years at work."""
        day = self.quirk.day if isinstance(self.quirk, Honour) else None
        worked = self.early or not isinstance(day, date) or person.started.year + 4 <= day.year
        return worked and self.who(person)


def apply_cases(rng: Random, people: list[Person], cases: Iterable[Case]) -> None:
    """Give each case to people who have none yet, the cases that fit fewest first."""
    free = list(people)
    rng.shuffle(free)
    for case in sorted(cases, key=lambda case: sum(map(case.fits, people))):
        for _ in range(case.count):
            person = next((p for p in free if case.fits(p)), None)
            if person is None:
                raise ValueError(f"nobody left who is {case.who.__name__}")
            free.remove(person)
            case.quirk(rng, person)


COMMON: Final = (
    Case(near, seasoned, 6),
    Case(this_month, seasoned, 2),
    Case(this_year, seasoned),
    Case(old_month, certified, 3),
    Case(undated, certified),
    Case(title_near, titled, 3),
    Case(appointed_only, titled, 2),
    Case(unassessed, senior, 3),
    Case(unsettled, senior),
    Case(failed, senior, 3),
    Case(blank_post, certified, 2),
    Case(other_post, certified),
    Case(new_post, senior, 3),
    Case(interrupted, senior, 2),
    Case(admitted, senior, 2),
    Case(cheated, senior),
)

# -- sheets --------------------------------------------------------------------------

PERSON_KEYS: Final = ("身份证号", "工号", "姓名")


def people_headers() -> tuple[str, ...]:
    """The headers of sheet 人员 without those of the wide form."""
    headers = SHEETS["人员"]
    return headers[: headers.index("技能等级")]


def sheet_rows(people: Iterable[Person], kind: str) -> list[Row]:
    """The rows of one of the sheets beside 人员."""
    found: list[Row] = []
    for person in people:
        key = {header: person.facts[header] for header in PERSON_KEYS}
        rows: list[Row] = []
        if kind == "证书":
            rows = person.certificates
        elif kind == "荣誉竞赛":
            rows = person.honours
        elif kind == "年度考核":
            rows = [{"年度": year, "结果": grade} for year, grade in sorted(person.grades.items())]
        else:
            rows = [
                {"年度": year, "总学时": total, "公需学时": general}
                for year, (total, general) in sorted(person.hours.items())
            ]
        found += [key | row for row in rows]
    return found


def award_text(row: Row) -> str:
    """One award as people write it in a cell."""
    day = row["取得日期"]
    year = day.year if isinstance(day, date) else day
    class_words = f"（{row['级别']}{row['类别']}）" if row["类别"] else ""
    role = f"（{row['角色']}）" if row["角色"] else ""
    return f"{year or ''}{'年' if year else ''}{row['名称']}{class_words}{row['奖次'] or ''}{role}"


WIDE_SKILL: Final = {
    "级别": "技能等级",
    "职业（工种）": "技能证书职业（工种）",
    "取得日期": "技能证书取得日期",
    "证书编号": "技能证书编号",
}
WIDE_TITLE: Final = ("级别", "名称", "系列", "专业", "取得日期", "聘任日期", "证书编号")


def wide_row(person: Person) -> Row:
    """Everything of a person in one row: the highest certificate of each ladder."""
    row = dict(person.facts)
    skills, titles = person.papers(skill=True), person.papers(skill=False)
    if skills:
        row |= {wide: skills[-1].get(name) for name, wide in WIDE_SKILL.items()}
    if titles:
        row |= {f"职称{name}": titles[-1].get(name) for name in WIDE_TITLE}
    row |= {f"{year}年度考核": grade for year, grade in person.grades.items()}
    row["荣誉奖项"] = "；".join(award_text(one) for one in person.honours) or None
    return row


class Book:
    """A workbook in one hand: styled header, frozen, dates as dates, numbers of papers as text."""

    def __init__(self, path: Path) -> None:
        self.book = xlsxwriter.Workbook(str(path), {"in_memory": True})
        self.book.set_properties({"title": path.stem, "author": "样例（虚构）", "created": FIXED})
        edge = {"border": 1, "border_color": "#BFBFBF"}
        self.head = self.book.add_format(
            {
                "bold": True,
                "bg_color": "#1F4E78",
                "font_color": "white",
                "text_wrap": True,
                "valign": "vcenter",
            }
            | edge
        )
        self.title = self.book.add_format(
            {"bold": True, "font_size": 16, "align": "center", "valign": "vcenter"}
        )
        self.note = self.book.add_format({"italic": True, "font_color": "#7F7F7F", "text_wrap": True})
        self.day = self.book.add_format({"num_format": "yyyy-mm-dd", "align": "left"} | edge)
        self.text = self.book.add_format({"num_format": "@"} | edge)
        self.plain = self.book.add_format(edge)

    def sheet(
        self, name: str, headers: Sequence[str], rows: Iterable[Sequence[Cell]], above: Sequence[str] = ()
    ) -> None:
        """One sheet: lines above, the header row, the rows."""
        sheet = self.book.add_worksheet(name)
        for number, line in enumerate(above):
            sheet.merge_range(number, 0, number, len(headers) - 1, line, self.note if number else self.title)
        top = len(above)
        sheet.set_row(top, 32)
        for column, header in enumerate(headers):
            sheet.write_string(top, column, header, self.head)
        for number, row in enumerate(rows, start=top + 1):
            for column, value in enumerate(row):
                self._cell(sheet, number, column, value)
        for column, header in enumerate(headers):
            sheet.set_column(column, column, _width(header))
        sheet.freeze_panes(top + 1, 0)

    def _cell(self, sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: Cell) -> None:
        if value is None:
            sheet.write_blank(row, column, None, self.plain)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), self.day)
        elif isinstance(value, str):
            sheet.write_string(row, column, value, self.text)
        else:
            sheet.write_number(row, column, value, self.plain)

    def close(self) -> None:
        """Write the file."""
        self.book.close()


def _width(header: str) -> float:
    if "身份证" in header or "证件" in header or "编号" in header or "证书号" in header:
        return 21
    if header in ("单位名称", "工作单位", "名称", "荣誉奖项", "获奖情况", "发证机构", "统一社会信用代码"):
        return 28
    return max(9.0, min(24.0, 2.1 * len(header) + 1))


def cells(headers: Iterable[str], rows: Iterable[Row]) -> list[list[Cell]]:
    """Rows in the order of the headers."""
    order = list(headers)
    return [[row.get(header) for header in order] for row in rows]


def write_sheets(name: str, people: list[Person], kinds: Sequence[str]) -> None:
    """A submission in the several sheets of the blank roster."""
    book = Book(HERE / f"{name}.xlsx")
    book.sheet("人员", people_headers(), cells(people_headers(), [person.facts for person in people]))
    for kind in kinds:
        book.sheet(kind, SHEETS[kind], cells(SHEETS[kind], sheet_rows(people, kind)))
    book.close()


def write_wide(name: str, people: list[Person], columns: str, above: Sequence[str]) -> None:
    """A submission in one sheet; ``columns``: headers, ``spelling=canonical`` where they differ."""
    pairs = [column.partition("=") for column in columns.split()]
    canonical = [own or spelling for spelling, _, own in pairs]
    rows = [wide_row(person) | {"序号": number} for number, person in enumerate(people, start=1)]
    book = Book(HERE / f"{name}.xlsx")
    book.sheet("职工花名册", [spelling for spelling, _, _ in pairs], cells(canonical, rows), above)
    book.close()


# -- 1: 南通 --------------------------------------------------------------------------

NANTONG: Final = Employer(
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

NANTONG_AWARDS: Final = (
    Case(Honour("江苏大工匠", date(2021, 5, 1), "省级"), dual_associate),
    Case(Honour("江苏工匠", date(2022, 5, 1), "省级"), dual_intermediate),
    Case(Honour("中华人民共和国第一届职业技能大赛", date(2020, 12, 13), "国家级", "铜牌"), dual_technician),
    Case(Honour("全国技术能手", date(2022, 12, 20), "国家级"), senior),
    Case(Honour("江苏省技能大师工作室带头人", date(2021, 9, 10), "省级"), top_technician),
    Case(Honour("江苏大工匠", date(2023, 5, 1), "省级"), top_technician),
    Case(Honour("享受国务院政府特殊津贴", date(2019, 3, 1), "国家级"), top_technician),
    Case(Honour("中华人民共和国第二届职业技能大赛焊接项目", date(2023, 9, 19), "国家级", "金牌"), senior),
    Case(Honour("中华人民共和国第二届职业技能大赛焊接项目", date(2023, 9, 19), "国家级", "银牌"), senior),
    Case(Honour("中华人民共和国第一届职业技能大赛", date(2020, 12, 13), "国家级", "优胜奖"), titled),
    Case(Honour("世界技能大赛", date(2022, 10, 18), "国际", "金牌", role="指导教练"), dual),
    Case(Honour("世界技能大赛", date(2024, 9, 15), "国际", "优胜奖"), senior),
    Case(Honour("世界技能大赛", date(2019, 8, 27), "国际", "铜牌", role="教练组成员"), top_technician),
    Case(Honour("江苏工匠", date(2024, 5, 1), "省级"), senior, 2),
    Case(Honour("江苏技能状元大赛（职工组）", date(2022, 11, 5), "省级", "一等奖"), senior),
    Case(Honour("江苏技能状元大赛（职工组）", date(2024, 11, 8), "省级", "第1名"), senior),
    Case(Honour("江苏技能状元大赛（职工组）", date(2024, 11, 8), "省级", "三等奖"), senior),
    Case(Honour("江苏省乡土人才技艺技能大赛", date(2021, 10, 20), "省级", "一等奖"), senior),
    Case(Honour("江苏省技术能手", date(2023, 4, 28), "省级"), senior, 2),
    Case(Honour("江苏省造船行业焊工技能竞赛", date(2024, 10, 25), "省级", "第3名", category="一类"), senior),
    Case(Honour("长三角造船焊工技能比赛", date(2025, 9, 6), None, "二等奖"), senior),
    Case(Honour("南通市职业技能竞赛", date(2024, 6, 12), "市级", "第2名", category="一类"), senior),
    Case(Honour("江苏工匠", "2026年", "省级"), certified),
)
NANTONG_CASES: Final = (
    *NANTONG_AWARDS,
    Case(special, top_technician),
    Case(full, long_associate, 2),
    Case(paper("国际职业资格", None, date(2018, 6, 8), "国际焊接技师", "焊工"), dual),
    Case(paper("专业技术人员职业资格", "中级", date(2020, 11, 15), "注册安全工程师", series="工程"), veteran),
    Case(renamed("陈𬭎"), senior),
    Case(renamed("周㛃"), lambda person: person.sex == "女"),
    *COMMON,
    Case(near, seasoned, 10),
    Case(title_near, titled, 5),
    Case(failed, certified, 4),
    Case(unassessed, certified, 8),
    Case(blank_post, certified, 4),
    Case(blank_occupation, certified, 2),
    Case(void, certified, 2),
    Case(new_post, senior, 8),
)


def nantong(rng: Random) -> None:
    """A plant of 300 in the several sheets of the blank roster."""
    registry = Registry(rng, NANTONG)
    people = staff(
        registry, ((worker, 196), (specialist, 58), (novice, 22), (manager, 14), (leaver, 6), (pensioner, 4))
    )
    apply_cases(rng, people, NANTONG_CASES)
    write_sheets(NANTONG.name, people, ("证书", "荣誉竞赛", "年度考核"))


# -- 2: 苏州 --------------------------------------------------------------------------

SUZHOU: Final = Employer(
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
SUZHOU_COLUMNS: Final = """
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

SUZHOU_WORDS: Final = {
    "初级工": "五级/初级工",
    "中级工": "四级/中级工",
    "高级工": "三级/高级工",
    "技师": "二级/技师",
    "高级技师": "一级/高级技师",
    "助理级": "初级",
    "副高级": "高级（副高）",
}


def local_words(rng: Random, people: list[Person]) -> None:
    """The sender's own words: 在岗 for 在职, 三级/高级工 for 高级工 …"""
    posts = {"生产服务一线": "一线操作岗", "技术技能": "技能岗", "专业技术": "专业技术岗", "管理": "管理岗"}
    for person in people:
        facts = person.facts
        facts["岗位类别"] = posts.get(str(facts["岗位类别"]), facts["岗位类别"])
        facts["在岗状态"] = {"在职": "在岗", "退休": "退休返聘"}.get(
            str(facts["在岗状态"]), facts["在岗状态"]
        )
        for row in person.certificates:
            row["级别"] = SUZHOU_WORDS.get(str(row["级别"]), row["级别"])
            if row["级别"] == "高级（副高）" and rng.random() < 0.3:
                row["级别"] = None  # the title's name says it
        for year in person.grades:
            if rng.random() < 0.15:
                person.grades[year] = {"合格": "称职", "优秀": "优"}.get(
                    person.grades[year], person.grades[year]
                )
        if person.papers(skill=True) and rng.random() < 0.08:
            old_month(rng, person)


SUZHOU_CASES: Final = (
    Case(Honour("苏州市技术能手", date(2024, 5, 1), "市级"), senior),
    Case(Honour("姑苏高技能重点人才", date(2023, 5, 1)), senior),
    Case(Honour("苏州市数控技能竞赛", date(2024, 9, 8), "市级", "第2名", category="一类"), senior),
    Case(Honour("苏州技能大奖", date(2022, 5, 1)), senior),
    Case(Honour("江苏省技术能手", date(2023, 4, 28)), senior, 2),
    Case(Honour("苏州市劳动模范", date(2021, 4, 28)), senior),
    Case(
        both(Honour("江苏省技术能手", date(2021, 4, 28)), Honour("江苏工匠", date(2022, 5, 1))),
        veteran_senior,
    ),
    Case(Honour("江苏省劳动模范", date(2021, 4, 28)), senior),
    Case(Honour("苏州市技术发明奖", date(2022, 8, 1)), top_technician),
    Case(Honour("江苏省模具工技能大赛", date(2022, 10, 8), "省级", "第1名", category="二类"), senior),
    Case(Honour("江苏省数控技能大赛", date(2023, 10, 8), "省级", "第5名", category="一类"), senior),
    Case(Honour("全国技术能手", date(2022, 12, 20)), senior),
    Case(Honour("江苏工匠", date(2024, 5, 1)), senior),
    Case(Honour("江苏大工匠", date(2021, 5, 1)), top_technician),
    Case(Honour("中华人民共和国第二届职业技能大赛数控车项目", date(2023, 9, 19), None, "银牌"), senior),
    Case(
        Honour("第46届世界技能大赛数控铣项目", date(2022, 10, 18), None, "金牌", role="指导教练"),
        dual,
    ),
    *COMMON,
    Case(near, seasoned, 4),
)


def suzhou(rng: Random) -> None:
    """A machine shop in one wide sheet with its own headers."""
    people = staff(
        Registry(rng, SUZHOU), ((worker, 82), (specialist, 24), (novice, 6), (manager, 5), (leaver, 3))
    )
    apply_cases(rng, people, SUZHOU_CASES)
    local_words(rng, people)
    above = (
        "苏州金鸡湖精密机械有限公司职工技能与职称情况登记表（2026年）",
        "填表说明：①在岗职工均须填报，本年度离职人员一并列出；②获奖情况有多项的以分号隔开；③证书日期不清楚的可只写年月。",
    )
    write_wide(SUZHOU.name, people, SUZHOU_COLUMNS, above)


# -- 3: 湖南的医院 --------------------------------------------------------------------

HUNAN_SURNAMES: Final = SURNAMES + "向田彭石龙麻谭瞿覃粟"

HOSPITAL: Final = Employer(
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


HOSPITAL_CASES: Final = (
    Case(Honour("全国技术能手", date(2022, 12, 20), "国家级"), senior),
    Case(Honour("第46届世界技能大赛", date(2022, 11, 20), "国际", "铜牌"), senior),
    Case(Honour("湖南省技术能手", date(2023, 11, 2), "省级"), senior),
    Case(Honour("湖南省健康照护技能竞赛", date(2024, 8, 16), "省级", "一等奖", category="一类"), ordinary),
    Case(Honour("享受国务院政府特殊津贴", date(2018, 3, 1), "国家级"), senior),
    Case(paper("职业技能等级", "主管技师", date(2016, 6, 20)), veteran),
    Case(paper("职业技能等级", "技术工二级", date(2012, 10, 12)), veteran),
    Case(paper("工人技术等级", "高级工", date(2009, 12, 1), trade="电工"), veteran, 2),
    Case(
        paper("专业技术人员职业资格", "中级", date(2021, 9, 12), "注册电气工程师", series="工程"), electrician
    ),
    *(Case(case.quirk, case.who, 1 if case.quirk is not near else 4) for case in COMMON),
    Case(blank_occupation, certified),
)


def established(rng: Random, people: list[Person], share: float) -> None:
    """编制 of a public institution's staff."""
    for person in people:
        person.facts["编制"] = "在编" if rng.random() < share else "编外"


def hospital(rng: Random) -> None:
    """A hospital: workers of its services, and people with titles of the health series."""
    registry = Registry(rng, HOSPITAL)
    people = staff(registry, ((worker, 44), (specialist, 26), (novice, 4), (manager, 4), (leaver, 2)))
    apply_cases(rng, people, HOSPITAL_CASES)
    established(rng, people, 0.55)
    write_sheets(HOSPITAL.name, people, ("证书", "荣誉竞赛", "年度考核"))


# -- 4: 湖南的农场 --------------------------------------------------------------------

FARM: Final = Employer(
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
FARM_COLUMNS: Final = """
序号=序号 单位名称 统一社会信用代码 部门 行政区划代码=所在地 单位性质 姓名 身份证号 工号 性别 出生日期
在岗状态 岗位类别 现岗位职业（工种） 职业编码 现岗位起始日期 从事技术技能工作起始日期 从事本职业起始日期
中断工作月数 学历 毕业院校 毕业日期 所学专业 专业相关 技工院校班次 准入类职业 准入资格 诚信记录
技能等级 技能证书职业（工种） 技能证书取得日期 技能证书编号
职称级别 职称名称 职称系列 职称专业 职称取得日期 职称聘任日期 职称证书编号
2023年度考核 2024年度考核 2025年度考核 荣誉奖项
"""

FARM_CASES: Final = (
    Case(Honour("全国技术能手", date(2020, 12, 10), "国家级"), senior),
    Case(Honour("国家级技能大师工作室带头人", date(2021, 9, 1), "国家级"), top_technician),
    Case(Honour("湖南省政府特殊津贴", date(2019, 6, 1), "省级"), senior),
    Case(Honour("湖南省技术能手", date(2024, 11, 2), "省级"), senior),
    Case(Honour("全国农业行业职业技能大赛", date(2023, 11, 8), "国家级", "第7名", category="二类"), senior),
    Case(Honour("中华技能大奖", date(2021, 6, 25), "国家级"), top_technician),
    *COMMON,
)


def farm(rng: Random) -> None:
    """A state farm in one wide sheet."""
    people = staff(
        Registry(rng, FARM), ((worker, 56), (specialist, 24), (novice, 4), (manager, 4), (leaver, 2))
    )
    apply_cases(rng, people, FARM_CASES)
    write_wide(FARM.name, people, FARM_COLUMNS, ())


# -- 5: 绍兴 --------------------------------------------------------------------------

SHAOXING: Final = Employer(
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
    surnames=SURNAMES + "俞章金孟傅骆",
)

SHAOXING_CASES: Final = (
    Case(Honour("浙江省技术能手", date(2023, 11, 1), "省级"), senior),
    Case(Honour("浙江工匠", date(2022, 12, 1), "省级"), senior),
    Case(Honour("浙江省首席技师", date(2020, 10, 1), "省级"), top_technician),
    Case(Honour("浙江杰出工匠", date(2023, 12, 1), "省级"), senior),
    Case(Honour("浙江大工匠", date(2023, 12, 1), "省级"), top_technician),
    Case(Honour("钱江技能大奖", date(2021, 12, 1), "省级"), senior),
    Case(Honour("省级技能大师工作室领办人", date(2019, 10, 1), "省级"), top_technician),
    Case(Honour("绍兴市突出贡献高技能人才", date(2024, 5, 1), "市级"), senior, 2),
    Case(Honour("绍兴“名士之乡”特支计划高技能拔尖人才", date(2024, 8, 1)), senior),
    Case(Honour("浙江省“百千万”拔尖技能人才", date(2022, 6, 1), "省级"), senior),
    Case(Honour("享受国务院政府特殊津贴", date(2020, 3, 1), "国家级"), top_technician),
    Case(Honour("第46届世界技能大赛", date(2022, 10, 18), "国际", "优胜奖"), senior),
    Case(special, top_technician, 2),
    Case(full, long_associate),
    Case(short_hours, senior, 4),
    Case(no_hours, senior, 3),
    *COMMON,
    Case(near, seasoned, 3),
)


def educate(rng: Random, people: list[Person]) -> None:
    """Hours of continuing education, enough of them for nearly everybody."""
    for person in people:
        for year in person.grades:
            person.hours[year] = (
                rng.choice((90, 92, 96, 98, 102, 108, 120)),
                rng.choice((18, 18, 20, 24, 30)),
            )


def shaoxing(rng: Random) -> None:
    """A maker of rice wine, with hours of continuing education."""
    registry = Registry(rng, SHAOXING)
    people = staff(
        registry, ((worker, 72), (specialist, 24), (novice, 6), (manager, 5), (leaver, 2), (pensioner, 1))
    )
    educate(rng, people)
    apply_cases(rng, people, SHAOXING_CASES)
    write_sheets(SHAOXING.name, people, ("证书", "荣誉竞赛", "年度考核", "继续教育"))


# -- 6: 内蒙古 ------------------------------------------------------------------------

NEIMENGGU: Final = Employer(
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


def graduate(registry: Registry, trade: Trade) -> Person:
    """Somebody who came from school a few years ago with a certificate, or with none."""
    rng = registry.rng
    person = hire(registry, trade, learned=False, born=(1999, 2003))
    done = date(rng.choice((2022, 2023, 2023, 2024, 2025)), 6, 30)
    person.started = some_day(rng, shift(done, 1), shift(done, 2))
    person.facts |= {
        "学历": "大专",
        "技工院校班次": "高级工班",
        "毕业院校": registry.employer.schools[0],
        "毕业日期": done,
        "所学专业": trade.major,
        "专业相关": "是",
        "岗位类别": "生产服务一线",
        "现岗位起始日期": person.started,
        "从事技术技能工作起始日期": person.started,
        "从事本职业起始日期": person.started,
    }
    person.grades.clear()
    judge(rng, person)
    if rng.random() < 0.7:
        row = skill_row(rng, registry.employer, trade, "高级工", workday(shift(done, -1)))
        person.certificates.append(row)
    return person


def student(person: Person) -> bool:
    """Graduated from 2022 on, at the school whose classes end with 高级工."""
    done = person.facts["毕业日期"]
    recent = isinstance(done, date) and done.year >= 2022 and person.facts["技工院校班次"] == "高级工班"
    return ordinary(person) and recent and person.top(skill=False) == ""


def ready_student(person: Person) -> bool:
    """One of them who holds 高级工."""
    return student(person) and person.top(skill=True) == "高级工"


def lapsed(rng: Random, person: Person) -> None:
    """Won while a student, but the five years after graduation are over."""
    person.facts["毕业日期"] = date(2021, 6, 30)
    person.started = date(2021, 8, 2)
    for header in ("现岗位起始日期", "从事技术技能工作起始日期", "从事本职业起始日期"):
        person.facts[header] = person.started
    person.grades |= dict.fromkeys(YEARS, "合格")
    Honour("全国电力行业职业技能大赛", date(2020, 11, 6), "国家级", "二等奖", category="一类", school="是")(
        rng, person
    )


def unready(rng: Random, person: Person) -> None:
    """Continuing education not up to the mark, or not said."""
    person.facts["继续教育达标"] = rng.choice(("否", None))


NEIMENGGU_CASES: Final = (
    Case(lapsed, student),
    *(
        Case(Honour(name, day, level, prize, category=category, school=school), who, early=True)
        for who, name, day, level, prize, category, school in (
            (ready_student, "全国职业院校技能大赛", date(2021, 6, 18), "国家级", "三等奖", "一类", "是"),
            (ready_student, "全国电力行业职业技能竞赛", date(2021, 10, 22), "国家级", "第4名", "二类", "是"),
            (ready_student, "全区职业院校技能大赛", date(2022, 4, 20), "省级", "第2名", "一类", "是"),
            (ready_student, "全区职业院校技能大赛", date(2022, 4, 20), "省级", "二等奖", "一类", None),
            (student, "全区职业院校技能大赛", date(2022, 4, 20), "省级", "第1名", "一类", "是"),
            (student, "全区职业院校技能大赛", date(2021, 4, 20), "省级", "第6名", "一类", "是"),
        )
    ),
    Case(Honour("全区技术能手", date(2023, 12, 1), "省级"), senior, 3),
    Case(Honour("自治区技师、高级技师突出贡献奖", date(2021, 10, 1), "省级"), top_technician),
    Case(Honour("自治区级技能大师工作室带头人", date(2022, 5, 1), "省级"), senior),
    Case(Honour("全国技术能手", date(2022, 12, 20), "国家级"), senior, 2),
    Case(Honour("享受国务院政府特殊津贴", date(2020, 3, 1), "国家级"), top_technician),
    Case(Honour("中华技能大奖", date(2020, 12, 10), "国家级"), top_technician),
    Case(Honour("自治区政府特殊津贴", date(2021, 7, 1), "省级"), senior),
    Case(unready, senior, 6),
    Case(renamed("包·乌兰图雅"), lambda person: person.sex == "女"),
    Case(renamed("阿依古丽·买买提"), lambda person: person.sex == "女"),
    *COMMON,
    Case(near, seasoned, 5),
)


def neimenggu(rng: Random) -> None:
    """A power company: some of its graduates won prizes at school."""
    registry = Registry(rng, NEIMENGGU)
    numbers = (
        (worker, 88),
        (specialist, 32),
        (graduate, 16),
        (novice, 4),
        (manager, 6),
        (leaver, 3),
        (pensioner, 1),
    )
    people = staff(registry, numbers)
    for person in people:
        person.facts["继续教育达标"] = "是"
    apply_cases(rng, people, NEIMENGGU_CASES)
    write_sheets(NEIMENGGU.name, people, ("证书", "荣誉竞赛", "年度考核"))


# -- 7: 有错误的花名册 ----------------------------------------------------------------

FAULTY: Final = Employer(
    name="南通通吕机电有限公司",
    credit="91320699MA99TL007D",
    place="江苏省南通市海门区",
    nature="企业",
    prefixes=("320699", "320999"),
    trades=NANTONG.trades[:6],
    issuer="南通市职业技能鉴定中心",
    bureau="南通市职称工作领导小组办公室",
    schools=NANTONG.schools,
)


def fault(**changes: Cell) -> Quirk:
    """Cells of sheet 人员 written wrongly."""

    def quirk(rng: Random, person: Person) -> None:
        person.facts |= changes

    return quirk


def spoil_id(how: Callable[[str], Cell]) -> Quirk:
    """An ID number written wrongly."""

    def quirk(rng: Random, person: Person) -> None:
        person.facts["身份证号"] = how(str(person.facts["身份证号"]))

    return quirk


def with_check(digits: str) -> str:
    """An ID number of 17 digits with its check character."""
    return digits + check_character(digits)


def wrong_check(number: str) -> str:
    """Another check character than the right one."""
    return number[:17] + ("1" if number[17] != "1" else "2")


#: One fault a person, in the order of the rows.
PERSON_FAULTS: Final[tuple[Quirk, ...]] = (
    fault(),
    fault(),
    spoil_id(wrong_check),
    spoil_id(lambda number: number[:17]),
    spoil_id(lambda number: f"{number[:6]}19850230{number[14:]}"),
    spoil_id(lambda number: with_check(f"{number[:6]}20310101{number[14:17]}")),
    spoil_id(lambda number: number[:6] + number[8:17]),
    spoil_id(lambda number: "E12345678"),
    spoil_id(lambda number: float(number[:17] + "0")),
    spoil_id(lambda number: "证件遗失补办中"),
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


def faulty_certificates(people: list[Person]) -> list[Row]:
    """Certificates that nobody can quite tell."""
    day = date(2019, 6, 28)
    rows: list[tuple[int, Row]] = [
        (0, {"证书类别": "职业技能等级", "级别": "技术工二级", "取得日期": day}),
        (1, {"证书类别": "职业技能等级", "级别": "老师傅", "取得日期": day}),
        (2, {"证书类别": "职业技能等级", "级别": "主管技师", "取得日期": day}),
        (3, {"证书类别": "职称", "级别": "高等级", "名称": "技术大拿", "系列": "工程", "取得日期": day}),
        (4, {"证书类别": "职称", "级别": "副高级", "名称": "助理工程师", "系列": "工程", "取得日期": day}),
        (5, {"证书类别": "职称", "级别": "中级", "名称": "工程师", "系列": "造船系列", "取得日期": day}),
        (6, {"证书类别": "职称", "级别": "中级", "名称": "工程师", "系列": "会计", "取得日期": day}),
        (7, {"证书类别": "上岗证", "级别": "高级工", "取得日期": day}),
        (8, {"证书类别": None, "级别": None, "名称": "结业证", "取得日期": day}),
        (9, {"证书类别": "职业技能等级", "级别": "高级工", "取得日期": day, "证书状态": "丢了"}),
        (10, {"证书类别": "专业技术人员职业资格", "名称": "注册安全工程师", "取得日期": day}),
        (14, {"证书类别": "职业技能等级", "级别": "技师", "取得日期": "2021.13", "职业（工种）": "焊工"}),
        (15, {"证书类别": "职业技能等级", "级别": "技师", "取得日期": "2021-02-30", "职业（工种）": "焊工"}),
    ]
    found = [{header: people[number].facts[header] for header in PERSON_KEYS} | row for number, row in rows]
    skill: Row = {"证书类别": "职业技能等级", "级别": "高级工", "取得日期": day}
    nobody: Row = {"身份证号": with_check("32069919800101111"), "工号": None, "姓名": "查无此人"}
    other_name: Row = {"身份证号": people[0].facts["身份证号"], "姓名": "另一名字"}
    return [*found, nobody | skill, other_name | skill, {"姓名": people[21].facts["姓名"]} | skill]


#: Number of the person, then 名称, 级别, 类别, 奖次, 角色, 取得日期, 在校期间.
FAULTY_HONOURS: Final[tuple[tuple[int, tuple[Cell, ...]], ...]] = (
    (0, ("车间先进工作者", "厂级", None, None, None, date(2022, 1, 5), None)),
    (1, ("江苏省焊接技能竞赛", "省级", "三类", "鼓励奖", None, date(2023, 9, 1), None)),
    (2, ("世界技能大赛", "国际", None, "金牌", "陪练", date(2022, 10, 1), None)),
    (10, ("江苏省劳动模范", "市级", None, None, None, date(2021, 4, 28), None)),
    (11, ("江苏技能状元大赛（职工组）一等奖", "省级", None, "三等奖", None, date(2022, 11, 5), None)),
    (19, ("江苏工匠", "省级", None, None, None, "去年", "上夜校时")),
)


def faulty_honours(people: list[Person]) -> list[Row]:
    """Awards that are not understood, or that contradict themselves."""
    return [
        {header: people[number].facts[header] for header in PERSON_KEYS}
        | dict(zip(SHEETS["荣誉竞赛"][3:], values, strict=True))
        for number, values in FAULTY_HONOURS
    ]


def nameable(person: Person) -> bool:
    """Whether the row of sheet 人员 names somebody."""
    return bool(person.facts["姓名"] and person.facts["身份证号"])


def faulty_years(people: list[Person]) -> list[Row]:
    """The assessments, one with no year, one with no grade, one twice."""
    keys = [{header: person.facts[header] for header in PERSON_KEYS} for person in people]
    return [
        *sheet_rows(filter(nameable, people), "年度考核"),
        keys[0] | {"年度": "前年", "结果": "合格"},
        keys[1] | {"年度": 2022, "结果": "还可以"},
        keys[2] | {"年度": 2024, "结果": "合格"},
        keys[2] | {"年度": 2024, "结果": "不合格"},
    ]


def faulty_people(rng: Random) -> list[Person]:
    """People with one fault each; the last two bear one name."""
    registry = Registry(rng, FAULTY)
    people = staff(registry, ((worker, 15), (specialist, 5), (novice, 3)))
    people.sort(key=lambda person: (person.sex == "女", person.born))  # the first are men: 女 is wrong there
    for person, quirk in zip(people, PERSON_FAULTS, strict=True):
        quirk(rng, person)
    people[22].facts["姓名"] = people[21].facts["姓名"]
    people[20].facts["工号"] = people[19].facts["工号"]
    for person in people[:16]:
        person.certificates = person.certificates[:2]
    return people


def faulty(rng: Random) -> None:
    """A small roster with every sort of mistake; part of it can be used."""
    people = faulty_people(rng)
    rows = [dict(person.facts, 血型="O", 科室="生产科") for person in people]
    rows.append(dict(rows[0], 职业编码=None))  # the first once more
    rows.append(dict(rows[1], 学历="本科"))
    headers = (*people_headers(), "血型", "科室")
    good = list(filter(nameable, people))
    book = Book(HERE / "一份有错误的花名册.xlsx")
    book.sheet("人员", headers, cells(headers, rows))
    papers = sheet_rows(good, "证书") + faulty_certificates(people)
    book.sheet("证书", SHEETS["证书"], cells(SHEETS["证书"], papers))
    book.sheet("荣誉竞赛", SHEETS["荣誉竞赛"], cells(SHEETS["荣誉竞赛"], faulty_honours(people)))
    book.sheet("年度考核", SHEETS["年度考核"], cells(SHEETS["年度考核"], faulty_years(people)))
    key = {header: people[19].facts[header] for header in PERSON_KEYS}
    hours: list[Row] = [key | {"年度": 2024, "总学时": "不少", "公需学时": 18}]
    book.sheet("继续教育", SHEETS["继续教育"], cells(SHEETS["继续教育"], hours))
    book.sheet("食堂菜单", ("星期", "午餐"), [["星期一", "红烧肉"], ["星期二", "清蒸鱼"]])
    book.close()


def main() -> None:
    """Write all of them; each has a stream of its own, so that one can change alone."""
    makers = (nantong, suzhou, hospital, farm, shaoxing, neimenggu, faulty)
    for number, make in enumerate(makers):
        make(Random(SEED + number))


if __name__ == "__main__":
    main()
