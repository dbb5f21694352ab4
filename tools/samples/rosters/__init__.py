"""The samples, a file each: an employer, its special cases, and how the roster is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Final

from tools.samples.rosters import (
    hunan_farm,
    hunan_hospital,
    nantong_shipyard,
    neimenggu_power,
    roster_with_errors,
    shaoxing_winery,
    suzhou_machine_shop,
)

#: In the order of their seeds: a new one goes to the end.
WRITERS: Final[tuple[Callable[[Random, Path], None], ...]] = (
    nantong_shipyard.write,
    suzhou_machine_shop.write,
    hunan_hospital.write,
    hunan_farm.write,
    shaoxing_winery.write,
    neimenggu_power.write,
    roster_with_errors.write,
)
