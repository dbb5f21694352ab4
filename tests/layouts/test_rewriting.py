"""A roster in another layout, spelling and order gives the same verdicts, or says what it did not understand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from batch.context import context_of
from batch.roster.roster import Roster, read_file, read_sheets
from batch.settings import Settings
from batch.sheets.sheet import Sheet
from batch.submission.persons.crowd import Crowd, outcome_tables
from batch.submission.persons.speaking import speaking_for
from tests.here import SOAK
from tests.layouts.files import FORMATS
from tests.layouts.rewriting import Rewriting, canonical, roster

pytestmark = pytest.mark.slow

REWRITINGS = 60 * SOAK if SOAK > 1 else 16
PEOPLE = 20
#: What is told but not decided: lost is what was decided and no longer is.
DEFINITE = {"eligible", "upcoming", "not_met", "already_held", "not_applicable"}
CONTEXT = context_of(Settings(rulebooks=("jiangsu-2021",), as_of=date(2024, 6, 30)))


def _verdicts(sheets: list[Sheet]) -> pd.Series:
    return _decided(read_sheets("花名册.xlsx", sheets, CONTEXT.read_options()))


def _decided(found: Roster) -> pd.Series:
    speaking, _ = speaking_for(found, CONTEXT)
    frame = pd.concat(
        [table.to_pandas() for table, _, _ in outcome_tables(Crowd.of("花名册", found), speaking, CONTEXT)]
    )
    keys = ["id_number", "route"]
    return frame.astype({"id_number": str, "route": str, "status": str}).set_index(keys)["status"]


PEOPLE_WRITTEN = roster(PEOPLE, 7)
WANTED = _verdicts(canonical(PEOPLE_WRITTEN))


@pytest.mark.parametrize("seed", range(REWRITINGS))
def test_another_way_of_writing_never_gives_another_verdict(seed: int) -> None:
    """None different, nobody missing, at most one in a hundred lost to 待核实."""
    _compare(_verdicts(Rewriting(seed).sheets(PEOPLE_WRITTEN)))


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("seed", range(4 * SOAK if SOAK > 1 else 2))
def test_no_format_gives_another_verdict(seed: int, name: str, tmp_path: Path) -> None:
    """The same through files as HR systems write them."""
    write, single = FORMATS[name]
    rewriting = Rewriting(1000 + seed)
    rewriting.split &= not single
    write(tmp_path / name, rewriting.sheets(PEOPLE_WRITTEN))
    _compare(_decided(read_file(tmp_path / name, CONTEXT.read_options())))


def _compare(got: pd.Series) -> None:
    assert not set(WANTED.index) - set(got.index), "somebody is missing"
    pairs = pd.DataFrame({"wanted": WANTED, "got": got.reindex(WANTED.index)})
    differ = pairs[(pairs["wanted"] != pairs["got"]) & pairs["got"].isin(DEFINITE)]
    assert differ.empty, differ.head().to_string()
    lost = (pairs["wanted"].isin(DEFINITE)) & (pairs["got"] == "undetermined")
    assert lost.mean() <= 0.01, lost.mean()
