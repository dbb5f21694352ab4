"""Rulebooks and settings of odd shapes: one line, exit status 2, nothing begun."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from batch.cli.app import invoke
from tests.strangers.attack import roster, run

pytestmark = pytest.mark.usefixtures("here")

BOOKS = {
    "brackets": "[" * 200_000,
    "braces": "{" * 200_000,
    "dashes": "- " * 200_000,
    "keys": "? " * 100_000,
    "indented": "".join(f"{' ' * n}a:\n" for n in range(2000)),
    "aliases": "a0: &a0 [x, x]\n"
    + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)),
    "itself": "a: &a [*a]\n",
    "nul": "id: a\0b\n",
    "object": "id: !!python/object/apply:os.system ['touch proof']\n",
    "wrong types": "id: [a]\nnumber: {x: 1}\nname: 3\nregion: 320000\nin_force: yes\nroutes: 5\n",
    "list": "- 1\n- 2\n",
    "text": "x",
    "empty": "",
    "two": "id: a\n---\nid: b\n",
    "large": "# " + "x" * 5_000_000,
    "not UTF-8": "id: 规则",
}


_LINT = """
import contextlib, io, json, sys
from batch.cli.app import invoke
for folder in sys.argv[1:]:
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()) as err:
        status = invoke(["rulebooks", "lint", "--rulebooks-dir", folder])
    print(json.dumps([status, out.getvalue(), err.getvalue()]), flush=True)
"""


@pytest.fixture(scope="module")
def linted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, tuple[int, str, str]]]:
    """What is said of each: in a process of its own, since a segmentation fault ends one; of it nothing is said."""
    here = tmp_path_factory.mktemp("books")
    for kind, text in BOOKS.items():
        folder = here / kind
        folder.mkdir()
        (folder / "x.yaml").write_text(text, encoding="gbk" if kind == "not UTF-8" else "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _LINT, *BOOKS],
        capture_output=True,
        text=True,
        cwd=here,
        timeout=300,
        check=False,
    )
    said = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.stderr == "", done.stderr
    return here, dict(zip(BOOKS, said, strict=False))


@pytest.mark.parametrize("kind", BOOKS)
def test_a_rulebook_of_any_shape(kind: str, linted: tuple[Path, dict[str, tuple[int, str, str]]]) -> None:
    """One line, and nothing that a file says is done."""
    here, said = linted
    assert kind in said, f"the process ended at {list(BOOKS)[len(said)]}"
    status, out, err = said[kind]
    assert (status, out) == (2, ""), err
    assert len(err.splitlines()) == 1
    assert err.startswith("错误：x.yaml") or "x.yaml" in err
    assert len(err) < 400
    assert not (here / "proof").exists()


SETTINGS = [
    'templates = "a\\u0000b"', "templates = 3", 'rulebooks_dir = "a\\u0000b"', 'standards = "\\u0000"', "standards = [1]",
    'rulebooks = "x"', 'rulebooks = [["a"]]', "assume = 3", '[assume]\n"姓名" = 3', "horizon = inf",
    "horizon = nan", "jobs = 99999999999999999999", 'notices = ["个人告知书\\u0000"]', "notices = {a = 1}", 'sign_off = ["a"]',
    'holidays = ["x"]', "holidays = [2026-01-01, 3]", 'mask_id = "maybe"', "x = " + "[" * 50_000, "x = " + "{a=" * 50_000,
    'rulebooks = ["' + "x" * 5000 + '"]', 'templates = "' + "x" * 5000 + '"', 'notice_form = "' + "y" * 5000 + '"',
    "\x00", 'rulebooks = ["\\u001b[31m"]', "file_seconds = 0", 'standards = "' + "x" * 5000 + '"',
    'rulebooks_dir = "' + "x/" * 3000 + '"', "group_may_read = 3",
]  # fmt: skip


@pytest.mark.parametrize("text", SETTINGS)
def test_settings_of_any_shape(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong types, NULs, what is too deep or too long."""
    settings, file = tmp_path / "guantong.toml", roster(tmp_path / "a.xlsx")
    settings.write_text(text, encoding="utf-8")
    assert run(file, "--out", tmp_path / "o", "--config", settings) == 2
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert said.startswith("错误：")
    assert not (tmp_path / "o").exists()


TABLES = ["", "x\n", "职业（工种）,申报等级,本职业累计年限,取得职称后年限\n*,技师,9999999,1\n", "\0",
          "职业（工种）,申报等级,本职业累计年限,取得职称后年限\n*,技师," + "9" * 5000 + ",1\n",
          "职业（工种）,申报等级,本职业累计年限,取得职称后年限\n*,技师,-5,1\n", '"' + "x" * 300_000]  # fmt: skip


@pytest.mark.parametrize("text", TABLES[2:])
def test_a_table_of_years_of_any_shape(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Years that no calendar holds, cells that no reader takes."""
    table = tmp_path / "年限.csv"
    table.write_text(text, encoding="utf-8")
    assert run(roster(tmp_path / "a.xlsx"), "--out", tmp_path / "o", "--standards", table) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_lint_of_the_products_own_is_clean() -> None:
    """The limits are far above what a document needs."""
    assert invoke(["rulebooks", "lint"]) == 0
