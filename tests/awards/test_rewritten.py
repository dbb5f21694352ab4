"""The awards of the samples, rewritten at random in the forms people use, are the same facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Final

import pandas as pd
import pyarrow as pa
import pytest

from batch.context import context_of
from batch.facts import Award
from batch.policy.library import Library
from batch.roster.awards import AwardNames, read_cell
from batch.roster.roster import read_file, read_sheets
from batch.settings import Settings
from batch.sheets.open import read_workbook
from batch.sheets.sheet import Sheet
from batch.submission.persons.crowd import Crowd, outcome_tables
from batch.submission.persons.speaking import speaking_for
from tests.here import SOAK, few
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
SEVERAL: Final = 400 if SOAK else 160


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


@pytest.mark.parametrize("seed", range(8 if SOAK else 3))
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


WITHOUT_DATES: Final = tuple(one for one in (*BEFORE, *AFTER) if "2019" not in one or "〔" in one)


def _rewritten(rng: Random, sheet: Sheet) -> Sheet:
    """A sheet whose awards are written otherwise; days and papers stay where they are."""
    rows = [list(row) for row in sheet.rows]
    for number, row in enumerate(rows):
        for column, header in enumerate(row):
            if header == "荣誉奖项" or (header == "名称" and "荣誉" in sheet.name):
                for below in rows[number + 1 :]:
                    if isinstance(below[column], str) and below[column].strip():
                        before = rng.choice([one for one in WITHOUT_DATES if one in BEFORE])
                        after = rng.choice([one for one in WITHOUT_DATES if one in AFTER])
                        below[column] = before + _varied(rng, below[column]) + after
    return replace(sheet, rows=rows)


@pytest.mark.parametrize("path", few(sorted(SAMPLES.glob("*.xlsx")), 3), ids=lambda path: path.stem)
def test_the_samples_have_the_same_outcomes(path: Path) -> None:
    """A whole roster with its awards written in other forms: everybody's verdicts and days on every route."""
    context, rng = context_of(Settings(as_of=date(2026, 6, 30))), Random(path.stem)
    sheets = read_workbook(path)

    def outcomes(given: list[Sheet]) -> pd.DataFrame:
        roster = read_sheets(path.name, given, context.read_options())
        speaking, _ = speaking_for(roster, context)
        tables = [table for table, _, _ in outcome_tables(Crowd.of(path.name, roster), speaking, context)]
        decided = pa.concat_tables(tables).to_pandas()
        return decided[["person", "rulebook", "route", "status", "sure", "maybe"]]

    asked = outcomes(sheets)
    for _ in range(5 if SOAK else 2):
        pd.testing.assert_frame_equal(outcomes([_rewritten(rng, sheet) for sheet in sheets]), asked)
