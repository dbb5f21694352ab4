"""Write the sample rosters into sample_inputs/, or into another folder.

python -m tools.samples
python -m tools.samples FOLDER

Everybody in them is invented. ID numbers are valid in form only: their region prefixes
end in 99, which is assigned to no county.
"""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from random import Random
from typing import Final

from tools.samples.rosters import WRITERS

SEED: Final = 20240630
SAMPLE_INPUTS: Final = Path(__file__).resolve().parents[2] / "sample_inputs"


def write_all(folder: Path) -> None:
    """Write every sample; each has a stream of its own, so that one can change alone."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, write in enumerate(WRITERS):
        write(Random(SEED + number), folder)


def main() -> None:
    """Read the command line and write the samples."""
    parser = ArgumentParser(prog="python -m tools.samples", description="Write the sample rosters.")
    parser.add_argument("folder", nargs="?", type=Path, default=SAMPLE_INPUTS, metavar="FOLDER")
    write_all(parser.parse_args().folder)


if __name__ == "__main__":
    main()
