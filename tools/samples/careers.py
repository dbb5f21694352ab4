"""The sorts of people at an employer, each with a career."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from tools.samples.certificates import skill_certificates, titles
from tools.samples.dates import shift, some_day
from tools.samples.employer import Trade
from tools.samples.hiring import hire
from tools.samples.person import Person
from tools.samples.registry import Registry

Career = Callable[[Registry, Trade], Person]


def worker(registry: Registry, trade: Trade) -> Person:
    """A skilled worker; a few of them have won a title besides."""
    rng, employer = registry.rng, registry.employer
    person = hire(registry, trade, learned=False)
    top = rng.choices(range(-1, 5), (3, 5, 17, 38, 23, 14))[0]
    first = 0 if person.facts["技工院校班次"] is None else 1
    person.certificates += skill_certificates(rng, employer, trade, person.started, first, top)
    if top >= 2 and person.skills and rng.random() < 0.22:
        base = person.skills[-1]["取得日期"]
        assert isinstance(base, date)
        person.certificates += titles(rng, employer, trade, shift(base, 14), 1, rng.choice((1, 1, 2)))
    return person


def specialist(registry: Registry, trade: Trade) -> Person:
    """Somebody with titles; half of them hold a skill certificate besides."""
    rng, employer = registry.rng, registry.employer
    person = hire(registry, trade, learned=True, born=(1975, 2002) if rng.random() < 0.5 else None)
    first = 1 if person.facts["学历"] == "本科" else 0
    top = rng.choices(range(5), (6, 30, 34, 25, 5))[0]
    if rng.random() < 0.5:
        later = max(some_day(rng, shift(person.started, 24), date(2022, 12, 1)), person.started)
        person.certificates += skill_certificates(rng, employer, trade, later, 2, rng.choice((2, 2, 3)))
    person.certificates += titles(rng, employer, trade, person.started, first, top)
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
    person.certificates += skill_certificates(
        registry.rng, registry.employer, trade, person.started, first=0, top=3
    )
    return person


def novice(registry: Registry, trade: Trade) -> Person:
    """Somebody who came a short while ago and holds a first certificate or none."""
    rng = registry.rng
    person = hire(registry, trade, learned=rng.random() < 0.3, born=(2001, 2004))
    first = rng.choice((0, 1))
    person.certificates += skill_certificates(rng, registry.employer, trade, person.started, first, top=1)
    return person


def staff(registry: Registry, numbers: Sequence[tuple[Career, int]]) -> list[Person]:
    """The people of an employer, so many of each career, spread over its trades."""
    trades = registry.employer.trades
    weights = [trade.weight for trade in trades]
    people = []
    for career, count in numbers:
        people += [career(registry, trade) for trade in registry.rng.choices(trades, weights, k=count)]
    registry.rng.shuffle(people)
    return people
