"""Put the help of every command, and every setting, into README.zh-CN.md, between its marks.

python tools/command_reference.py          # write
python tools/command_reference.py --check  # exit 1 if it has drifted
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from pathlib import Path

os.environ["COLUMNS"] = "100"

from batch.cli.app import invoke  # the width is set first
from batch.settings_file import commented
from tools.generated import write_or_check

README = Path(__file__).resolve().parent.parent / "README.zh-CN.md"
BEGIN, END = "<!-- 命令说明：由 tools/command_reference.py 生成 -->", "<!-- 命令说明结束 -->"
SETTINGS_BEGIN, SETTINGS_END = "<!-- 设置：由 tools/command_reference.py 生成 -->", "<!-- 设置结束 -->"
COMMANDS = (
    "",
    "run",
    "check",
    "explain",
    "rulebooks",
    "rulebooks coverage",
    "templates",
    "templates check",
    "init",
    "status",
    "history",
    "forget",
)


def help_of(command: str) -> str:
    """What ``guantong COMMAND --help`` prints."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        invoke([*command.split(), "--help"])
    lines = [line.rstrip() for line in printed.getvalue().strip().splitlines()]
    return f"```text\n$ guantong {f'{command} '.lstrip()}--help\n" + "\n".join(lines) + "\n```"


def reference() -> str:
    """The whole reference."""
    return "\n\n".join(help_of(command) for command in COMMANDS)


def renewed(text: str) -> str:
    """The README with today's reference. Raises ValueError if a mark is missing."""
    before, rest = text.split(SETTINGS_BEGIN)
    text = f"{before}{SETTINGS_BEGIN}\n\n```toml\n{commented()}\n```\n\n{SETTINGS_END}{rest.split(SETTINGS_END)[1]}"
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    return f"{before}{BEGIN}\n\n{reference()}\n\n{END}{after}"


def main() -> int:
    """Write or check."""
    return write_or_check(README, renewed(README.read_text(encoding="utf-8")))


if __name__ == "__main__":
    sys.exit(main())
