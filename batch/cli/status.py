"""``guantong status``: a health line for monitors."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from batch.cli import options
from batch.cli.app import ChineseCommand, app
from batch.cli.say import say
from batch.errors import Exit


@app.command("status", cls=ChineseCommand)
def status_command(
    out: Annotated[Path, typer.Argument(help="结果文件夹。", metavar="文件夹")],
    config: options.Config = None,
) -> int:
    """最近一次运行是否正常：何时、几份、什么没有处理成、还有什么没处理；太久没有运行退出码为1。

    例：guantong status 结果
    """
    from batch.inbox.health import health
    from batch.settings import load_settings

    found = health(out, load_settings(config, {}).stale_hours)
    for line in found.lines:
        say(line)
    return int(Exit.PARTLY if found.stale else Exit.ACCEPTED)
