"""What ``guantong init`` puts into a working folder: settings, an inbox, scripts, examples for schedulers."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Final

from batch.resources import templates_folder
from batch.settings_file import commented

HERE: Final = Path(__file__).resolve().parent
INBOX: Final = "收件箱"
_SETTINGS: Final = "guantong.toml"
_SETTINGS_HEAD: Final = """\
# 贯通的设置：去掉行首的 # 就生效；命令行优先。
# 这里写的是例子，不是默认值的，改成自己的再用。

templates = "模板"  # 用 Word 改过的文书模板

"""


def write_starter(folder: Path) -> list[str]:
    """Write a working folder; nothing that is there is touched. Returns what was written, by its place."""
    written: list[str] = []
    folder.mkdir(parents=True, exist_ok=True)
    (folder / INBOX).mkdir(exist_ok=True)
    _put(folder / _SETTINGS, _SETTINGS_HEAD + commented(mark="# ") + "\n", written, folder)
    for source in sorted(HERE.rglob("*")):
        if source.is_file() and source.suffix not in (".py", ".pyc"):
            text = source.read_text(encoding="utf-8").replace("{here}", str(folder.absolute()))
            target = folder / source.relative_to(HERE)
            if _put(target, text, written, folder) and target.suffix == ".sh":
                target.chmod(target.stat().st_mode | 0o100)
    for template in sorted(templates_folder().glob("*.docx")):
        target = folder / "模板" / template.name
        if not os.path.lexists(target):
            target.parent.mkdir(exist_ok=True)
            shutil.copyfile(template, target)
            written.append(target.relative_to(folder).as_posix())
    return written


def _put(path: Path, text: str, written: list[str], folder: Path) -> bool:
    if os.path.lexists(path):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    ending = "\r\n" if path.suffix in (".bat", ".txt") else "\n"
    path.write_text(text, encoding="utf-8", newline=ending)
    written.append(path.relative_to(folder).as_posix())
    return True
