"""Checks across a rulebook: every name that is used is there, every route has its clause."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from batch.errors import UserError
from batch.language.near import meant
from batch.language.words import PERSON_WORDS, WORDS
from batch.policy.award_lists import AwardName
from batch.policy.clauses import Clause
from batch.policy.requirements import AwardOn, Competition, UnsettledUntil, Word
from batch.policy.rulebook import Route, Rulebook
from batch.policy.shapes import Strict

Where = Callable[..., str]


def check_references(book: Rulebook, own: Rulebook, awards: Iterable[AwardName], where: Where) -> None:
    """Raise UserError for the first name that stands for nothing; ``own``: the document without what it takes over."""
    _check_awards(own, {award.name for award in awards}, where)
    if not book.routes:
        raise UserError(f"{where()}：没有路线 routes")
    for ladder, named in book.bases.items():
        for name, requirement in named.items():
            _check_asked(book, requirement, lambda *keys, p=("bases", ladder, name): where(*p, *keys))
    seen: set[str] = set()
    for number, route in enumerate(book.routes, start=len(own.routes) - len(book.routes)):
        at = ("routes", number) if number >= 0 else ("forwards" if book.forwards else "extends",)
        if route.id in seen:
            raise UserError(f"{where(*at)}：路线“{route.id}”写了两次")
        seen.add(route.id)
        _check_route(book, route, lambda *keys, p=at: where(*p, *keys))
    _check_clauses(book, seen, where)


def check_quoted(own: Rulebook, books: Mapping[str, Rulebook], where: Where) -> None:
    """Raise UserError for a route whose clause should stand in another document and does not."""
    for number, route in enumerate(own.routes):
        if not route.document:
            continue
        if route.document not in books:
            raise UserError(
                f"{where('routes', number, 'document')}：没有规则“{route.document}”"
                f"{meant(route.document, books)}；可用：{'、'.join(books)}"
            )
        source = books[route.document]
        if source.clauses and not _numbers_known(source, route.clause.removeprefix("国 ")):
            raise UserError(f"{where('routes', number, 'clause')}：“{source.id}”没有条文“{route.clause}”")


def _check_awards(own: Rulebook, names: set[str], where: Where) -> None:
    named: list[tuple[str, tuple[object, ...]]] = [
        (entry.award, ("award_lists", title, number, "award"))
        for title, entries in own.award_lists.items()
        for number, entry in enumerate(entries)
        if entry.award
    ]
    named += [
        (name, ("awards", number, "may_be")) for number, one in enumerate(own.awards) for name in one.may_be
    ]
    for name, keys in named:
        if name not in names:
            raise UserError(
                f"{where(*keys)}：没有奖项“{name}”{meant(name, names)}；可用：{'、'.join(sorted(names))}"
            )


def _check_route(book: Rulebook, route: Route, where: Where) -> None:
    base = book.bases.get(route.target.ladder, {})
    for name in route.without:
        if name not in base:
            allowed = "、".join(base)
            raise UserError(
                f"{where('without')}：路线“{route.id}”没有基本条件“{name}”可以不要求；可用：{allowed}"
            )
    for index, requirement in enumerate(route.requires):
        _check_asked(book, requirement, lambda *keys, n=index: where("requires", n, *keys))
    if not route.document and book.clauses and not _numbers_known(book, route.clause):
        raise UserError(f"{where('clause')}：没有条文“{route.clause}”")


def _check_asked(book: Rulebook, requirement: Strict, where: Where) -> None:
    """The columns, words and lists that a requirement names are there."""
    _check_word(requirement, where)
    for name in _lists(requirement):
        if name not in book.award_lists:
            allowed = "、".join(book.award_lists)
            raise UserError(f"{where()}：没有奖项名单“{name}”；可用：{allowed}")


def _check_word(requirement: Strict, where: Where) -> None:
    """A closed column and its words must be those that the reader knows."""
    if isinstance(requirement, UnsettledUntil):
        _check_word(requirement.open_until, where)
    if not isinstance(requirement, Word):
        return
    asked = requirement.passes + requirement.opens + requirement.fails + requirement.out
    for header, words in {requirement.word: asked, **(requirement.only_if or {})}.items():
        if header not in PERSON_WORDS:
            raise UserError(f"{where('word')}：没有列“{header}”；可用：{'、'.join(PERSON_WORDS)}")
        for word in words:
            if words.count(word) > 1:
                raise UserError(f"{where()}：“{header}”的“{word}”写了两次")
            if word not in WORDS[header]:
                raise UserError(f"{where()}：“{header}”没有“{word}”；可用：{'、'.join(WORDS[header])}")


def _lists(requirement: Strict) -> tuple[str, ...]:
    if isinstance(requirement, AwardOn):
        return requirement.lists
    if isinstance(requirement, Competition):
        return requirement.competition_beyond
    return _lists(requirement.open_until) if isinstance(requirement, UnsettledUntil) else ()


def lists_asked(book: Rulebook) -> set[str]:
    """The award lists at which a requirement looks."""
    asked = [what for named in book.bases.values() for what in named.values()]
    asked += [what for route in book.routes for what in route.requires]
    return {name for what in asked for name in _lists(what)}


def _numbers_known(book: Rulebook, number: str) -> bool:
    return all(book.clause(part) for part in split_clause(number))


def split_clause(number: str) -> list[str]:
    """一（二）3(1)(2) names two clauses, 一（二）3(1) and 一（二）3(2)."""
    stem, *items = number.replace(")", "").split("(")
    return [f"{stem}({item})" for item in items] or [number]


#: How a sentence begins that says the opposite without the one before it.
_HEADLESS: Final = re.compile(
    "已有|已具备|已取得|其中|或(?!者?按)|并|且|但|上述|前款|前述|该类|此类|符合上述|也可|亦可|同时"
)


def _check_head(clause: Clause, index: int, where: Where) -> None:
    """A quote that begins in the middle of a thought has its head: the part before it names the route too."""
    part = clause.parts[index]
    begun = _HEADLESS.match(part.quote)
    head = clause.parts[index - 1].routes if index else ()
    for route in part.routes if begun else ():
        if route not in head:
            raise UserError(
                f"{where('parts', index, 'quote')}：以“{begun[0] if begun else ''}”开头的引文缺少前面的话；"
                f"请把路线“{route}”也写在前一句的 routes 中"
            )


def _check_clauses(book: Rulebook, routes: set[str], where: Where) -> None:
    seen: set[str] = set()
    for number, clause in enumerate(book.clauses):
        if clause.id in seen:
            raise UserError(f"{where('clauses', number)}：条文“{clause.id}”写了两次")
        seen.add(clause.id)
        for index, part in enumerate(clause.parts):
            _check_head(clause, index, lambda *keys, n=number: where("clauses", n, *keys))
            for route in part.routes:
                if route not in routes:
                    raise UserError(
                        f"{where('clauses', number, 'parts', index, 'routes')}：没有路线“{route}”"
                    )
