"""The wheel: built here, installed in an empty environment, run from another folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SAMPLE = "南通江海重工有限公司.xlsx"


def _run(*command: str | Path, cwd: Path) -> str:
    hidden = ("PYTHON", "VIRTUAL_ENV", "PYTEST_")
    environment = {key: value for key, value in os.environ.items() if not key.startswith(hidden)}
    found = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert found.returncode == 0, found.stdout + found.stderr
    return found.stdout


@pytest.mark.wheel
def test_the_wheel_does_the_main_job_on_its_own(tmp_path: Path) -> None:
    """With the rulebooks, tables and templates that travel in it, and nothing of the checkout."""
    source = tmp_path / "source"
    keep = shutil.ignore_patterns(".*", "outputs", "benchmarks", "build", "dist", "__pycache__", "tests")
    shutil.copytree(ROOT, source, ignore=keep)
    _run(
        sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", tmp_path / "dist", cwd=source
    )
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    shutil.rmtree(source)
    _run(sys.executable, "-m", "venv", tmp_path / "venv", cwd=tmp_path)
    binaries = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    _run(
        binaries / "python",
        "-m",
        "pip",
        "install",
        "--quiet",
        "-c",
        ROOT / "constraints.txt",
        wheel,
        cwd=tmp_path,
    )
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.copy(ROOT / "sample_inputs" / SAMPLE, elsewhere)
    where = _run(binaries / "python", "-c", "import batch; print(batch.__file__)", cwd=elsewhere)
    assert Path(where.strip()).is_relative_to(tmp_path / "venv")
    _run(binaries / "guantong", "run", SAMPLE, "--out", "结果", "--as-of", "2026-11-21", cwd=elsewhere)
    assert (elsewhere / "结果" / "outcomes.parquet").is_file()
    assert (elsewhere / "结果" / "筛查结果.xlsx").is_file()
    assert list((elsewhere / "结果" / "告知书").glob("*.docx"))
