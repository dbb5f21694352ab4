"""Small rosters, whole commands, and what stands in a folder before and after."""

from __future__ import annotations

import contextlib
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from batch.cli.app import invoke
from tests.here import SOAK
from tests.people import invented_id
from tests.rosters import Cells, write_xlsx

HEADERS = [
    "身份证号", "姓名", "工号", "单位名称", "所在地", "单位性质", "岗位类别", "现岗位职业（工种）", "现岗位起始日期", "技能等级",
    "技能证书职业（工种）", "技能证书取得日期", "2021年度考核", "2022年度考核", "2023年度考核", "荣誉奖项",
]  # fmt: skip
COMMAND = [sys.executable, "-c", "from batch.cli.app import main; main()"]


def person(number: int, name: str, **cells: Any) -> list[Any]:
    """One who may apply, unless the cells say otherwise."""
    known = dict(
        zip(
            HEADERS,
            [
                invented_id(number, "109999"), name, f"G{number}", "某某有限公司", "江苏省南通市", "企业", "生产服务一线",
                "焊工", date(2015, 1, 1), "技师", "焊工", date(2020, 1, 1), "合格", "合格", "合格", "",
            ],
            strict=True,
        )
    )  # fmt: skip
    return list((known | cells).values())


def roster(path: Path, *rows: list[Any], **more: Cells) -> Path:
    """A real workbook of some people."""
    return write_xlsx(path, {"人员": [HEADERS, *(rows or (person(1, "某甲"),))], **more})


def run(*arguments: object) -> int:
    """The main job inside this process."""
    return invoke(["run", *map(str, arguments), "--as-of", "2024-06-30", "--quiet"])


def process(*arguments: object, cwd: Path, **more: Any) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own."""
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", **more}
    return subprocess.run(
        [*COMMAND, *map(str, arguments)], capture_output=True, text=True, encoding="utf-8", errors="replace",
        cwd=cwd, env=environment, timeout=300, check=False,
    )  # fmt: skip


def command(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    """What the command says and returns: inside this process, in the long form as one of its own."""
    if SOAK:
        return process(*arguments, cwd=cwd)
    out, err = io.StringIO(), io.StringIO()
    with contextlib.chdir(cwd), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = invoke([str(one) for one in arguments])
    return subprocess.CompletedProcess([*map(str, arguments)], status, out.getvalue(), err.getvalue())


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, the lock and the ledger left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and not path.relative_to(folder).as_posix().startswith((".guantong.lock", ".guantong/"))
    }


def rewritten(source: Path, target: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """A copy of an archive, each member as a function makes it."""
    whole = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    target.write_bytes(whole.getvalue())
    return target
