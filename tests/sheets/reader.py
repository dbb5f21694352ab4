"""``python -m tests.sheets.reader FOLDER``: what becomes of each file of a folder, in a process with little memory."""

from __future__ import annotations

import contextlib
import json
import sys
import time
from pathlib import Path

from batch.errors import UnreadableFileError
from batch.sheets.open import read_workbook

MEMORY = 4 << 30


def main(folder: Path) -> None:
    """A line of JSON for each file: its name, what it became, the seconds."""
    with contextlib.suppress(ImportError):  # Windows has no such limit
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for file in sorted(folder.iterdir()):
        started = time.process_time()
        try:
            became = "read" if isinstance(read_workbook(file), list) else "?"
        except UnreadableFileError as error:
            became = error.code
        except BaseException as error:
            became = repr(error)
        print(json.dumps([file.name, became, round(time.process_time() - started, 2)]), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
