"""Who is one requirement short of something, and of which."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from batch.days.moments import NEVER
from batch.engine.kinds import kind_of
from batch.facts import Index
from batch.language.terms import Status
from batch.report.results.content import Content
from batch.report.results.verdicts import Verdicts


def nearly(content: Content) -> Index:
    """One requirement short of the lowest target of each ladder that is above what may be applied for.

    Grouped by that requirement.

    Only what time closes, after the horizon, or one paper: nobody is nearly a technician for
    lack of the certificate alone.
    """
    verdicts = content.verdicts
    rows = verdicts.with_status(Status.NOT_MET, Status.UPCOMING)
    late = (verdicts.status[rows] == Status.UPCOMING) & ~np.isin(rows, content.upcoming)
    late &= (verdicts.days("sure", rows) != NEVER) & ~verdicts.undated(rows)
    blocking, papers = verdicts.lists("blocking", rows), _by_paper(verdicts)
    single = np.array([len(one) == 1 for one in blocking.values] or [False])[blocking.codes]
    paper = np.array([len(one) == 1 and one[0] in papers for one in blocking.values] or [False])
    levelled = np.array([bool(words.route.target.level) for words in verdicts.routes] or [False])
    closed = paper[blocking.codes] & (verdicts.status[rows] == Status.NOT_MET)
    rows = rows[single & (late | closed) & levelled[verdicts.route[rows]]]
    rows = rows[_ranks(verdicts, rows) > _reached(content)[_ladder_keys(verdicts, rows)]]
    return _by_requirement(verdicts, _lowest(verdicts, rows))


def _lowest(verdicts: Verdicts, rows: Index) -> Index:
    """Of some outcomes, the highest targets first, the lowest one of each person and ladder."""
    key = _ladder_keys(verdicts, rows)
    order: Index = np.lexsort((np.arange(rows.size), _ranks(verdicts, rows), key)).astype(np.int32)
    first = np.ones(order.size, np.bool_)
    first[1:] = key[order][1:] != key[order][:-1]
    return rows[np.sort(order[first])]


def _reached(content: Content) -> Index:
    """The highest rank that may be applied for, for each person and ladder; -1 for none."""
    verdicts, rows = content.verdicts, content.eligible
    found = np.full(2 * content.size, -1, np.int32)
    np.maximum.at(found, _ladder_keys(verdicts, rows), _ranks(verdicts, rows))
    return found


def _ladder_keys(verdicts: Verdicts, rows: Index) -> npt.NDArray[np.int64]:
    """A number for each outcome's person and ladder."""
    title = np.array([words.route.target.ladder == "title" for words in verdicts.routes] or [False])
    return np.asarray(verdicts.person[rows].astype(np.int64) * 2 + title[verdicts.route[rows]])


def _ranks(verdicts: Verdicts, rows: Index) -> Index:
    """The rank of each outcome's target."""
    return np.array([words.rank for words in verdicts.routes] or [0], np.int32)[verdicts.route[rows]]


def _by_requirement(verdicts: Verdicts, rows: Index) -> Index:
    """Some outcomes with one blocking requirement each, in the order of its words."""
    texts = verdicts.lists("blocking", rows).compact()
    labels = [one[0] for one in texts.values]
    place = {label: number for number, label in enumerate(sorted(labels))}
    alphabet = np.array([place[label] for label in labels] or [0], np.int32)
    return np.asarray(rows[np.argsort(alphabet[texts.codes], kind="stable")], np.int32)


def _by_paper(verdicts: Verdicts) -> frozenset[str]:
    """The labels of requirements that one paper closes."""
    asked = (what for words in verdicts.routes for what in words.rulebook.requirements(words.route))
    return frozenset(what.label() for what in asked if kind_of(what).by_paper(what))
