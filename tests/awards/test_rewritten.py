"""The awards of the samples, rewritten at random in the forms people use, are the same facts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Final

import pytest

from batch.facts import Award
from batch.policy.library import Library
from batch.roster.awards import AwardNames, read_cell
from batch.roster.roster import read_file
from tests.rosters import options

SAMPLES: Final = Path(__file__).parents[2] / "sample_inputs"
BEFORE: Final = (
    "",
    "",
    "荣获",
    "曾获",
    "获",
    "2019年",
    "2019年12月",
    "2019.12 ",
    "于2019年获得",
    "1、",
    "（1）",
    "①",
    "一、",
    "获奖情况：",
)
AFTER: Final = (
    "",
    "",
    "（2019年）",
    "(2019.12)",
    "，2019年12月",
    "。",
    "（苏人社发〔2019〕12号）",
    "，证书编号：20190586",
)
BETWEEN: Final = ("；", ";", "、", "，", "\n", " ", "。", "\n2、", "；（2）")
SEVERAL: Final = 400


@pytest.fixture(scope="module")
def texts(library: Library) -> tuple[str, ...]:
    """The distinct texts of listed awards and contests in the samples, with their prizes."""
    seen: dict[str, None] = {}
    for path in sorted(SAMPLES.glob("*.xlsx")):
        for award in read_file(path, options(library)).facts.awards_seen:
            if award.name or (award.competition and award.prize != "（未识别）"):
                prize = award.prize or (f"第{award.rank}名" if award.rank else "")
                seen[award.text if prize in award.text else award.text + prize] = None
    return tuple(seen)


def _plain(award: Award) -> Award:
    return replace(award, text="")


def test_the_samples_hold_many_awards(texts: tuple[str, ...]) -> None:
    """So that the next test says something."""
    assert len(texts) > 40


@pytest.mark.parametrize("seed", range(8))
def test_a_rewritten_award_is_the_same(library: Library, texts: tuple[str, ...], seed: int) -> None:
    """Verbs, numbers, dates, quotation marks, papers and brackets change nothing."""
    names, rng = AwardNames(library.awards), Random(seed)
    for text in texts:
        (asked,) = read_cell(names, text)
        for _ in range(12):
            form = rng.choice(BEFORE) + _varied(rng, text) + rng.choice(AFTER)
            found = [_plain(one.award) for one in read_cell(names, form)]
            assert found == [_plain(asked.award)], form


@pytest.mark.parametrize("seed", range(4))
def test_several_in_one_cell_are_the_same(library: Library, texts: tuple[str, ...], seed: int) -> None:
    """Whatever separates them."""
    names, rng = AwardNames(library.awards), Random(seed)
    for _ in range(SEVERAL // 4):
        chosen = rng.sample(texts, 3)
        between = rng.choice(BETWEEN)
        cell = between.join(rng.choice(("", "获", "2019年")) + _varied(rng, text) for text in chosen)
        asked = [_plain(read_cell(names, text)[0].award) for text in chosen]
        assert [_plain(one.award) for one in read_cell(names, cell)] == asked, cell


def _varied(rng: Random, text: str) -> str:
    """The same award with other marks around and other widths."""
    ways = (
        lambda: text,
        lambda: f"“{text}”",
        lambda: text.replace("（", "(").replace("）", ")"),
        lambda: text.translate({n: n + 0xFEE0 for n in range(0x30, 0x3A)}),
        lambda: text + ("称号" if not text.endswith(("牌", "奖", "名", "）")) else "获得者"),
    )
    return rng.choice(ways)()
