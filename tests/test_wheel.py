"""The wheel: built here, installed in an environment of its own, run from another folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from email import message_from_bytes
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.here import SOAK

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


def _built(folder: Path) -> Path:
    """The wheel, made of a copy of the sources."""
    source = folder / "source"
    keep = shutil.ignore_patterns(".*", "outputs", "benchmarks", "build", "dist", "__pycache__", "tests")
    shutil.copytree(ROOT, source, ignore=keep)
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder / "dist", cwd=source)
    (wheel,) = (folder / "dist").glob("*.whl")
    shutil.rmtree(source)
    return wheel


def _asked_for(wheel: Path) -> Iterator[Distribution]:
    """What the wheel asks for, and what that asks for, as it is installed here."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (one for one in archive.namelist() if one.endswith(".dist-info/METADATA"))
        asked = message_from_bytes(archive.read(name)).get_all("Requires-Dist", [])
    waiting, seen = [Requirement(one) for one in asked], set[str]()
    while waiting:
        one = waiting.pop()
        if one.marker and not any(one.marker.evaluate({"extra": extra}) for extra in (one.extras or {""})):
            continue
        if (key := one.name.lower().replace("_", "-")) not in seen:
            seen.add(key)
            found = distribution(one.name)
            assert one.specifier.contains(found.version), one
            yield found
            waiting += [Requirement(more) for more in found.requires or ()]


def _linked(wheel: Path, environment: Path) -> None:
    """An environment with the wheel and what it asks for, nothing else; the latter is linked from here."""
    _run(sys.executable, "-m", "venv", "--without-pip", environment, cwd=wheel.parent)
    _run(sys.executable, "-m", "pip", "--python", environment, "install", "--quiet", "--no-deps", "--no-index", wheel,
         cwd=wheel.parent)  # fmt: skip
    (inside,) = environment.glob("[Ll]ib/**/site-packages")
    for one in _asked_for(wheel):
        for file in one.files or ():
            place = inside / file.parts[0]
            if file.parts[0] not in ("..", "__pycache__") and not place.exists():
                place.symlink_to(Path(str(one.locate_file(file.parts[0]))))


def _installed(wheel: Path, environment: Path) -> None:
    """The same by downloading it."""
    _run(sys.executable, "-m", "venv", environment, cwd=wheel.parent)
    python = _binaries(environment) / "python"
    _run(python, "-m", "pip", "install", "--quiet", "-c", ROOT / "constraints.txt", wheel, cwd=wheel.parent)


def _binaries(environment: Path) -> Path:
    return environment / ("Scripts" if os.name == "nt" else "bin")


@pytest.mark.wheel
def test_the_wheel_does_the_main_job_on_its_own(tmp_path: Path) -> None:
    """With the rulebooks, tables and templates that travel in it and what it asks for, and nothing of the checkout."""
    (_installed if SOAK else _linked)(_built(tmp_path), tmp_path / "venv")
    binaries = _binaries(tmp_path / "venv")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.copy(ROOT / "sample_inputs" / SAMPLE, elsewhere)
    where = _run(binaries / "python", "-c", "import batch; print(batch.__file__)", cwd=elsewhere)
    assert Path(where.strip()).is_relative_to(tmp_path / "venv")
    for other in ("pytest", "hypothesis", "mypy"):
        code = f"import importlib.util; print(importlib.util.find_spec({other!r}))"
        assert _run(binaries / "python", "-c", code, cwd=elsewhere) == "None\n"
    _run(binaries / "guantong", "run", SAMPLE, "--out", "结果", "--as-of", "2026-11-21", cwd=elsewhere)
    assert (elsewhere / "结果" / "outcomes.parquet").is_file()
    assert (elsewhere / "结果" / "筛查结果.xlsx").is_file()
    assert list((elsewhere / "结果" / "告知书").glob("*.docx"))
