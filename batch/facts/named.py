"""Facts as columns by name (dates/毕业日期/first), and back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, Final

import numpy.typing as npt

from batch.facts import Award, Awards, Certificates, Facts, Hours, Interval, Occupation, Words
from batch.language.text import BETWEEN

#: What is neither a column nor words.
FLAGS: Final = ("size", "knows_skills", "knows_titles", "knows_certificates")
_AWARD: Final = tuple(field.name for field in fields(Award))
Columns = Mapping[str, npt.NDArray[Any]]


def columns_in(facts: Facts) -> Iterator[tuple[str, npt.NDArray[Any]]]:
    """Every column of numbers by a name of its own: dates/毕业日期/first."""
    yield "occupation", facts.occupation
    yield "interruption", facts.interruption
    if facts.placeless is not None:
        yield "placeless", facts.placeless
    yield from ((f"words/{header}", column.codes) for header, column in facts.words.items())
    for header, interval in facts.dates.items():
        yield from _interval(f"dates/{header}", interval)
    yield from ((f"assessments/{year}", codes) for year, codes in facts.assessments.items())
    for year, hours in facts.hours.items():
        yield from ((f"hours/{year}/{one.name}", getattr(hours, one.name)) for one in fields(Hours))
    yield from ((f"assumed/{header}", mask) for header, mask in facts.assumed.items())
    for name, rows in (("certificates", facts.certificates), ("awards", facts.awards)):
        for one in fields(rows):
            value = getattr(rows, one.name)
            if isinstance(value, Interval):
                yield from _interval(f"{name}/{one.name}", value)
            else:
                yield f"{name}/{one.name}", value


def _interval(name: str, interval: Interval) -> Iterator[tuple[str, npt.NDArray[Any]]]:
    yield f"{name}/first", interval.first
    yield f"{name}/last", interval.last


def texts_in(facts: Facts) -> Iterator[tuple[str, list[str]]]:
    """What is distinct, as columns of texts."""
    yield "occupations/name", [one.name for one in facts.occupations]
    yield "occupations/code", [one.code for one in facts.occupations]
    yield "names", list(facts.names)
    for name in _AWARD:
        yield f"awards_seen/{name}", [_told(getattr(one, name)) for one in facts.awards_seen]


def _told(value: object) -> str:
    return BETWEEN.join(value) if isinstance(value, tuple) else json.dumps(value, ensure_ascii=False)


def _award(texts: Mapping[str, list[str]], number: int) -> Award:
    own = {name: texts[f"awards_seen/{name}"][number] for name in _AWARD}
    may_be = own.pop("may_be")
    plain = {name: json.loads(text) for name, text in own.items()}
    return Award(**plain, may_be=tuple(may_be.split(BETWEEN)) if may_be else ())


def facts_from(numbers: Columns, texts: Mapping[str, list[str]], told: Mapping[str, Any]) -> Facts:
    """The facts again; ``told``: what is neither. Raises KeyError, TypeError or ValueError where something is lacking."""

    def below(start: str) -> dict[str, str]:
        """The part of a name behind ``start/`` → that name."""
        return {name.removeprefix(f"{start}/"): name for name in numbers if name.startswith(f"{start}/")}

    def interval(name: str) -> Interval:
        return Interval(numbers[f"{name}/first"], numbers[f"{name}/last"])

    def rows(model: type[Any], name: str) -> Any:
        found = {
            one.name: numbers[f"{name}/{one.name}"] if f"{name}/{one.name}" in numbers else interval(f"{name}/{one.name}")
            for one in fields(model)
        }  # fmt: skip
        return model(**found)

    years = dict.fromkeys(int(name.partition("/")[0]) for name in below("hours"))
    return Facts(
        **{name: told[name] for name in FLAGS},
        words={k: Words(tuple(told["words"][k]), numbers[name]) for k, name in below("words").items()},
        dates={header: interval(f"dates/{header}") for header in dict.fromkeys(k.rpartition("/")[0] for k in below("dates"))},
        occupation=numbers["occupation"],
        interruption=numbers["interruption"],
        assessments={int(year): numbers[name] for year, name in below("assessments").items()},
        hours={year: Hours(*(numbers[f"hours/{year}/{one.name}"] for one in fields(Hours))) for year in years},
        certificates=rows(Certificates, "certificates"),
        awards=rows(Awards, "awards"),
        occupations=tuple(map(Occupation, texts["occupations/name"], texts["occupations/code"])),
        names=tuple(texts["names"]),
        awards_seen=tuple(_award(texts, number) for number in range(len(texts["awards_seen/text"]))),
        assumed={header: numbers[name] for header, name in below("assumed").items()},
        placeless=numbers.get("placeless"),
    )  # fmt: skip
