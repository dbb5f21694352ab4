"""Which days a roster gives to what a person has, in words: rosters that give others contradict each other.

``技能证书取得日期 技师 焊工：2018-06-01``; of a month its first and its last day, ``2018-06-01~2018-06-30``. What may be
something else (a level that is not certain, a certificate in doubt) or has no day is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from batch.days.moments import ALWAYS, NEVER
from batch.facts import Facts, Index, Interval
from batch.language.terms import SKILL_LEVELS, TITLE_LEVELS, Doubt, Kind
from batch.roster.people.perperson import joined_by_person

_OF: Final = "："  # between what has a day and the day
_TO: Final = "~"  # between the first and the last day of what is not certain to the day
_Numbers = npt.NDArray[np.int64]
_DAY: Final = r"[12]\d{3}-[01]\d-[0-3]\d"
_TOLD: Final = re.compile(
    rf"(?P<what>(?P<header>\S+)(?P<of> .*)?){_OF}(?P<first>{_DAY})(?:{_TO}(?P<last>{_DAY}))?", re.S
)
_WORK: Final = "从事技术技能工作起始日期"
_LEVELS: Final = tuple(
    f"{header} {level}"
    for header, levels in (("职称取得日期", TITLE_LEVELS), ("技能证书取得日期", SKILL_LEVELS))
    for level in levels
)
_FIRST_LEVEL: Final = {Kind.TITLE: 0, Kind.SKILL: len(TITLE_LEVELS)}


def dated(facts: Facts) -> pa.Array:
    """For everybody what has which day, joined by U+001F, shape (people,)."""
    rows = facts.certificates
    certain = (rows.low == rows.high) & (rows.low >= 0) & (rows.doubt == int(Doubt.NONE))
    certain &= (rows.kind == Kind.TITLE) | (rows.kind == Kind.SKILL)
    chosen = np.flatnonzero(certain & _known(rows.obtained)).astype(np.int32)
    work = facts.dates[_WORK]
    began = np.flatnonzero(_known(work)).astype(np.int32)
    title = rows.kind[chosen] == Kind.TITLE
    level = rows.low[chosen] + np.where(title, _FIRST_LEVEL[Kind.TITLE], _FIRST_LEVEL[Kind.SKILL])
    trades, names = pa.array([one.name for one in facts.occupations]), pa.array(facts.names)
    which = pc.if_else(
        pa.array(title),
        names.take(pa.array(rows.name[chosen])),
        trades.take(pa.array(rows.occupation[chosen])),
    )
    what = pc.binary_join_element_wise(pa.array(_LEVELS).take(pa.array(level)), which, " ")
    days = pa.concat_arrays([_days(work.take(began)), _days(rows.obtained.take(chosen))])
    told = pc.binary_join_element_wise(
        pa.concat_arrays([pa.array([_WORK]).take(pa.array(np.zeros(began.size, np.int8))), what]), days, _OF
    )
    return joined_by_person(told, np.concatenate([began, rows.person[chosen]]), facts.size)


def _known(days: Interval) -> npt.NDArray[np.bool_]:
    return np.asarray((days.first != ALWAYS) & (days.last != NEVER))


def _days(days: Interval) -> pa.Array:
    first, last = (pa.array(one).view(pa.date32()).cast(pa.string()) for one in (days.first, days.last))
    return pc.if_else(pa.array(days.first == days.last), first, pc.binary_join_element_wise(first, last, _TO))


class Told(NamedTuple):
    """A text of :func:`dated`, taken apart: 技能证书取得日期, 技师 焊工, 2018-06-01."""

    header: str
    of: str
    day: str


def taken_apart(text: str) -> Told:
    """What has which day; a text that is none has no day."""
    part = _TOLD.fullmatch(text)
    if part is None:
        return Told(text, "", "")
    day = part["first"] + (f"至{part['last']}" if part["last"] else "")
    return Told(part["header"], (part["of"] or "").strip(), day)


def contradicting(
    texts: Sequence[str], which: _Numbers, person: _Numbers, submission: Index
) -> Iterator[_Numbers]:
    """Of some things told those that contradict each other: of each thing and person the places among them.

    ``which``: what is told, a number of one of the distinct ``texts``; ``person`` and ``submission``: of whom, and
    where, shape (m,). Where one submission has several of one kind nobody can tell which of them is meant.
    """
    parts = [_TOLD.fullmatch(text) for text in texts]
    what, _ = pd.factorize(np.array([part["what"] if part else "" for part in parts], np.object_))
    days = [(part["first"], part["last"] or part["first"]) if part else ("NaT", "NaT") for part in parts]
    first, last = np.array(days, "datetime64[D]").reshape(-1, 2).T
    told = pd.DataFrame(
        {"person": person, "what": what[which], "in": submission, "first": first[which], "last": last[which]}
    )
    told = told[~told.duplicated(["person", "what", "in"], keep=False)].dropna()
    of = told.groupby(["person", "what"], sort=False)
    apart = told[of["first"].transform("max") > of["last"].transform("min")]
    for _, own in apart.groupby(["person", "what"], sort=False):
        yield own.index.to_numpy()
