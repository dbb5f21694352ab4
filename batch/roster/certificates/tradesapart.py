"""A certificate's trade said twice, and not the same: 技师（美容师） beside 电工."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from batch.facts import Index
from batch.language.text import squeeze
from batch.policy.occupations import occupation_table
from batch.roster.cells import Column
from batch.roster.understand.titles import ReadCertificate


@lru_cache(maxsize=4096)
def are_apart(one: str, other: str) -> bool:
    """Whether two trades are certainly not the same: both known, neither the other's old or longer name."""
    table, keys = occupation_table(), (squeeze(one), squeeze(other))
    if not all(keys) or not all(map(table.knows, keys)) or keys[0] in keys[1] or keys[1] in keys[0]:
        return False
    names = [{key, table.today(key), *table.successors(key)} for key in keys]
    return names[0].isdisjoint(names[1]) and table.code(keys[0]) != table.code(keys[1])


def told_twice(column: Column, which: Index, understood: list[ReadCertificate]) -> dict[int, str]:
    """Records whose level or name says another trade than the column of trades, and both together."""
    embedded = [one.occupation for one in understood]
    if not any(embedded):
        return {}
    said = np.array([bool(one) for one in embedded], np.bool_)[which] & ~column.blank
    records = np.flatnonzero(said)
    keys = which[records].astype(np.int64) * len(column.texts) + column.codes[records]
    pairs, place = np.unique(keys, return_inverse=True)
    told = [
        _both(column.texts[pair % len(column.texts)], embedded[pair // len(column.texts)])
        for pair in pairs.tolist()
    ]
    apart = np.flatnonzero(np.array([bool(both) for both in told], np.bool_)[place])
    return {int(records[one]): told[int(place[one])] for one in apart.tolist()}


def _both(written: str, other: str) -> str:
    return f"{written}、{other}" if are_apart(written, other) else ""
