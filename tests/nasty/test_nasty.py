"""A hundred and fifty nasty files in one folder: each gives its people or one plain line, and costs itself alone."""

from __future__ import annotations

import json
import resource
import subprocess
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests.here import SOAK
from tests.nasty.__main__ import GOOD, write
from tests.strangers.attack import COMMAND

MEMORY = 3 << 20  # kilobytes
PART = 20  # every twentieth file, where not all of them are asked for
_ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.slow


def _command(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *map(str, arguments)], capture_output=True, text=True, cwd=_ROOT, timeout=900, check=False
    )


def _plain(lines: str) -> None:
    """Chinese, and no word of a program's own."""
    for line in lines.splitlines():
        if line.endswith("："):  # the name of a file, above what is said of it
            continue
        assert any("一" <= character <= "鿿" for character in line), line
    for word in ("Traceback", "panicked", "Error", "Warning", "warn("):
        assert word not in lines


def test_nasty_files(tmp_path: Path) -> None:
    """By ``run`` and by ``check``: values, or a refusal that names the file; and a good roster is read."""
    made = write(tmp_path / "in", 1 if SOAK else PART)
    settings = tmp_path / "guantong.toml"
    settings.write_text("" if SOAK else 'notices = "不出"', encoding="utf-8")
    more = ("--quiet", "--as-of", "2026-06-30", "--config", settings)
    done = _command("run", tmp_path / "in", "--out", tmp_path / "out", *more)
    assert done.returncode == 1, done.stderr
    _plain(done.stderr)
    inputs: dict[str, Any] = {
        one["name"]: one for one in json.loads((tmp_path / "out/run.json").read_text("utf-8"))["inputs"]
    }
    assert inputs[GOOD]["people"] == 2
    assert inputs.keys() == made.keys() | {GOOD}
    issues = pd.read_parquet(tmp_path / "out/issues.parquet")
    texts = issues.groupby("submission").message.agg("\n".join)
    wrong = []
    for name, nasty in made.items():
        became = inputs[name]
        said = f"{became['reason']}\n{texts.get(name, '')}"
        if became["outcome"] == "failed" or became["people"] != nasty.people or nasty.says not in said:
            wrong.append((name, nasty.people, became["people"], became["outcome"], became["reason"]))
        if not became["people"]:
            assert f"退回 {name}：" in done.stderr
    assert not wrong
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < MEMORY
    if not SOAK:
        return
    checked = _command("check", tmp_path / "in", *more)
    assert checked.returncode == 1
    _plain(checked.stderr + checked.stdout)
    assert "未能处理" not in checked.stdout
