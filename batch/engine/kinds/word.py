"""Word: a closed column holds one of some words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from batch.days.moments import ALWAYS, NEVER, Days, Moment
from batch.engine.kinds.case import AUTHORITY, EMPLOYER, Case
from batch.engine.kinds.kind import Gap, RequirementKind, own_cells
from batch.engine.view import View
from batch.language.terms import Ladder
from batch.policy.requirements import Word

#: What can still be obtained, and the paper that shows it.
_PAPERS: Final = {"准入资格": "准入类职业的资格证书", "继续教育达标": "继续教育学时证明"}


def _days(view: View, what: Word, ladder: Ladder) -> Moment:
    """Passes always, is open, or never holds."""
    column = view.facts.words[what.word]
    found = Moment.by_code(column.codes, *_word_table(what, column.words))
    return found if what.only_if is None else _only_if(view, what.only_if, found)


def _word_table(what: Word, words: tuple[str, ...]) -> tuple[Days, Days]:
    """The pair of days of each word, of an unreadable text and of a blank, in this order."""
    verdicts = [_verdict(what, word) for word in words]
    verdicts += ["open", what.blank]  # UNREADABLE and BLANK count from the end
    sure = [ALWAYS if verdict == "pass" else NEVER for verdict in verdicts]
    maybe = [NEVER if verdict == "fail" else ALWAYS for verdict in verdicts]
    return np.array(sure, np.int32), np.array(maybe, np.int32)


def _verdict(what: Word, word: str) -> str:
    if word in what.passes:
        return "pass"
    if word in what.fails or word in what.out:
        return "fail"
    return "open" if word in what.opens else what.other


def _only_if(view: View, conditions: dict[str, tuple[str, ...]], found: Moment) -> Moment:
    """Asked only of those whose other column says so; unreadable: open until it is met."""
    for header, words in conditions.items():
        column = view.facts.words[header]
        applies, unclear = column.among(words), column.unreadable
        found = Moment(
            np.where(applies | unclear, found.sure, ALWAYS),
            np.where(applies, found.maybe, ALWAYS),
        )
    return found


def _gaps(view: View, what: Word, ladder: Ladder) -> Iterator[Gap]:
    column = view.facts.words[what.word]
    yield Gap(what.word, column.unreadable if what.blank == "pass" else column.blank | column.unreadable)
    for header in what.only_if or {}:
        yield Gap(header, view.facts.words[header].unreadable)


def _headers(what: Word) -> tuple[str, ...]:
    return (what.word, *(what.only_if or {}))


def _papers(what: Word) -> Iterator[str]:
    if what.word in _PAPERS and what.only_if is None:
        yield _PAPERS[what.word]


def _says(view: View, what: Word, ladder: Ladder) -> Iterator[Case]:
    column = view.facts.words[what.word]
    words = (np.maximum(column.codes, 0).astype(np.int32), column.words)
    yield Case(column.blank, f"{what.word}空白", EMPLOYER)
    yield Case(column.unreadable, f"{what.word}的内容无法识别", EMPLOYER)
    failing = [word for word in column.words if _verdict(what, word) == "fail"]
    yield Case(column.among(failing), f"{what.word}为{{word}}，不在{'、'.join(what.passes)}之列", word=words)
    yield Case(column.codes >= 0, f"{what.word}为{{word}}，是否适用须认定", AUTHORITY, word=words)


def _by_paper(what: Word) -> bool:
    return what.word in _PAPERS


KIND = RequirementKind(
    Word, _days, _gaps, _headers, own_cells(_headers), _papers, _says, shared=True, by_paper=_by_paper
)
