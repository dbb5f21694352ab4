"""``guantong completion``: the script that lets a shell complete commands and options."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from batch.cli.app import COMPLETE, ChineseCommand, app
from batch.errors import Exit, UserError

_SHELLS: Final = ("bash", "zsh", "fish", "powershell")


@app.command("completion", cls=ChineseCommand)
def completion_command(
    shell: Annotated[
        str, typer.Argument(help=f"哪种命令行：{'、'.join(_SHELLS)}。", metavar="命令行")
    ] = "bash",
) -> int:
    """打印命令行补全的脚本：按 Tab 键补全命令和选项。

    例：eval "$(guantong completion bash)"，写进 ~/.bashrc 则每次都有
    """
    if shell not in _SHELLS:
        raise UserError(f"不认识的命令行“{shell}”；可用：{'、'.join(_SHELLS)}")
    from typer.completion import get_completion_script  # type: ignore[attr-defined]

    typer.echo(get_completion_script(prog_name="guantong", complete_var=COMPLETE, shell=shell))
    return int(Exit.ACCEPTED)
