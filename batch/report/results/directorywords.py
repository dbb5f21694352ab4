"""What the directory of a document says of an occupation: series and name of the title, and on what condition."""

from __future__ import annotations

from typing import Final

from batch.facts import Occupation
from batch.language.terms import SERIES_BIT, TITLE_LEVELS, TITLE_NAMES
from batch.language.text import squeeze
from batch.policy.library import Library
from batch.report.excel.coded import Coded
from batch.report.results.lines import RouteWords

_UNKNOWN: Final = "系列待认定"  # the post is not in the directory
_TEACHER: Final = "教师"


def teaches(post: Coded) -> Coded:
    """Whether a post is a teacher's, of a column of posts."""
    return post.made(lambda text: text == _TEACHER).distinct()


def title_of(library: Library, words: RouteWords, occupation: str, teacher: bool) -> str:
    """Series and name of the title that a route leads to, by the directory: 工程系列，工程师.

    Where no directory tells, who settles it; empty for skill levels.
    """
    target, directory = words.route.target, library[words.rulebook.id].directory
    if target.ladder != "title":
        return ""
    if teacher and words.rulebook.teachers:
        return f"{words.rulebook.teachers}系列"
    if not occupation:
        return "按证书职业所属系列"
    if directory is None:
        return "按岗位所属系列"
    bits = directory.find(Occupation(occupation), library.occupations).series
    series = [name for name, bit in SERIES_BIT.items() if bits & bit]
    place = target.number - TITLE_LEVELS.index("助理级")
    names = [TITLE_NAMES[name][place] for name in series if name in TITLE_NAMES and 0 <= place < 4]
    known = f"，{'或'.join(names)}" if names and len(names) == len(series) else ""
    return f"{'、'.join(series)}系列{known}" if series else _UNKNOWN


def condition_of(library: Library, words: RouteWords, occupation: str) -> str:
    """What a directory says beside an occupation's name."""
    directory = library[words.rulebook.id].directory
    condition = directory.conditions.get(squeeze(occupation)) if directory else None
    return f"目录对该职业限定为“{condition}”，须核实" if condition else ""


def series_of(library: Library, words: RouteWords, occupation: str, teacher: bool) -> str:
    """The series alone, or who settles it: what people are counted by."""
    return title_of(library, words, occupation, teacher).partition("，")[0]
