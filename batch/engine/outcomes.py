"""Outcomes as columns: one row a person and route, ready for Parquet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from batch.days.moments import NEVER, Moment
from batch.engine.lists import Lists
from batch.engine.reasons import reasons
from batch.engine.resting import rests_on_undated
from batch.engine.screening import Screening
from batch.engine.sentences import Sentences
from batch.facts import ANY_DAY, Index
from batch.language.terms import STATUS_CODES

_LIST: Final = pa.list_(pa.string())

#: What every outcome says, beside who it is about.
SCHEMA: Final = pa.schema(
    [
        ("person", pa.int32()),
        ("rulebook", pa.string()),
        ("route", pa.string()),
        ("target_ladder", pa.string()),
        ("target_level", pa.string()),
        ("procedure", pa.string()),
        ("status", pa.string()),
        ("sure", pa.date32()),
        ("maybe", pa.date32()),
        ("undated", pa.bool_()),  # the day rests on an undated certificate or award
        ("blocking", _LIST),
        ("missing", _LIST),
        ("assumed", _LIST),
        ("reason", pa.string()),  # one sentence with the person's own facts
        ("decided_by", pa.string()),  # 单位, 主管部门, 评委会 or empty
        ("note", pa.string()),  # what must be said beside the verdict
        ("as_of", pa.date32()),
        ("filing_year", pa.int32()),
        ("clause", pa.string()),
    ]
)


@dataclass(frozen=True)
class _Route:
    """One route's columns, each of shape (n,)."""

    moment: Moment
    status: npt.NDArray[np.int8]
    blocking: Lists
    missing: Lists
    assumed: Lists
    sentences: Sentences
    notes: Lists


def outcome_batch(screening: Screening, people: Index, first: int) -> pa.Table:
    """The outcomes of some people of a screening, person after person, columns of SCHEMA.

    ``people`` are numbers within the screening; ``first`` is added to them.
    """
    routes = [_route(screening, route_number) for route_number in range(len(screening.routes))]
    undated = rests_on_undated(screening)
    return pa.table(
        [
            pa.array(np.repeat(people + np.int32(first), len(routes))),
            _constant(screening, people, lambda route: screening.view.rulebook.id),
            _constant(screening, people, lambda route: route.id),
            _constant(screening, people, lambda route: route.target.ladder),
            _constant(screening, people, lambda route: route.target.level),
            _constant(screening, people, lambda route: route.procedure),
            _chosen(np.stack([one.status[people] for one in routes], 1), STATUS_CODES),
            _days([one.moment.sure[people] for one in routes]),
            _days([one.moment.maybe[people] for one in routes]),
            pa.array(undated[people].ravel()),
            _lists([one.blocking for one in routes], people),
            _lists([one.missing for one in routes], people),
            _lists([one.assumed for one in routes], people),
            _told([one.sentences for one in routes], people, settlers=False),
            _told([one.sentences for one in routes], people, settlers=True),
            _noted([one.notes for one in routes], people),
            pa.array(np.full(people.size * len(routes), screening.view.as_of, np.int32)).view(pa.date32()),
            pa.array(np.full(people.size * len(routes), screening.view.question.year, np.int32)),
            _constant(screening, people, lambda route: route.clause),
        ],
        schema=coded(SCHEMA),
    )


def coded(schema: pa.Schema) -> pa.Schema:
    """A schema with its texts, and those of its lists, as dictionaries, which Parquet stores as plain strings."""
    words = pa.dictionary(pa.int32(), pa.string())
    types = {pa.string(): words, pa.list_(pa.string()): pa.list_(words)}
    return pa.schema([field.with_type(types.get(field.type, field.type)) for field in schema])


def _route(screening: Screening, number: int) -> _Route:
    route = screening.routes[number]
    moment, status = screening.result(route)
    why = reasons(screening, route, moment, status)
    return _Route(moment, status, why.blocking, why.missing, why.assumed, why.sentences, why.notes)


def _constant(screening: Screening, people: Index, of: Any) -> pa.DictionaryArray:
    words = [of(route) for route in screening.routes]
    distinct = list(dict.fromkeys(words))
    codes = np.array([distinct.index(word) for word in words], np.int32)
    return pa.DictionaryArray.from_arrays(np.tile(codes, people.size), pa.array(distinct, pa.string()))


def _chosen(codes: npt.NDArray[Any], words: Sequence[str]) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(codes.ravel().astype(np.int32), pa.array(words, pa.string()))


def _days(columns: list[npt.NDArray[np.int32]]) -> pa.Array:
    days = np.stack(columns, 1).ravel()
    return pa.array(days, mask=(days < ANY_DAY) | (days == NEVER)).view(pa.date32())


def _lists(columns: list[Lists], people: Index) -> pa.Array:
    distinct: dict[tuple[str, ...], int] = {}
    numbered = []
    for column in columns:
        renumber = np.array([distinct.setdefault(one, len(distinct)) for one in column.lists], np.int32)
        numbered.append(renumber[column.which[people]])
    return _chosen_lists(np.stack(numbered, 1).ravel(), list(distinct))


def _chosen_lists(codes: Index, lists: Sequence[Sequence[str]]) -> pa.ListArray:
    """For each number its list, of numbered words: what ``take`` gives, in a fraction of the time."""
    words: dict[str, int] = {}
    inside = np.array([words.setdefault(word, len(words)) for one in lists for word in one] or [0], np.int32)
    length = np.array([len(one) for one in lists], np.int32)
    ends = np.zeros(codes.size + 1, np.int32)
    np.cumsum(length[codes], out=ends[1:])
    begins = np.cumsum(length, dtype=np.int32) - length
    place = np.repeat(begins[codes] - ends[:-1], length[codes]) + np.arange(ends[-1], dtype=np.int32)
    texts = pa.DictionaryArray.from_arrays(pa.array(inside[place]), pa.array(list(words), pa.string()))
    return pa.ListArray.from_arrays(pa.array(ends), texts)


def _told(columns: list[Sentences], people: Index, settlers: bool) -> pa.DictionaryArray:
    """The sentences, or who settles each, as one column."""
    lists = [
        Lists(one.which, tuple((text,) for text in (one.settlers if settlers else one.texts)))
        for one in columns
    ]
    return _noted(lists, people)


def _noted(columns: list[Lists], people: Index) -> pa.DictionaryArray:
    """Lists of at most one text as a column of texts, empty for none."""
    distinct: dict[str, int] = {"": 0}
    numbered = []
    for column in columns:
        texts = [one[0] if one else "" for one in column.lists]
        renumber = np.array([distinct.setdefault(text, len(distinct)) for text in texts], np.int32)
        numbered.append(renumber[column.which[people]])
    codes = np.stack(numbered, 1).ravel()
    return pa.DictionaryArray.from_arrays(codes, pa.array(list(distinct), pa.string()))
