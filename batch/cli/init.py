"""``guantong init``: a working folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from batch.cli.app import ChineseCommand, app
from batch.cli.say import say
from batch.errors import Exit, UserError


@app.command("init", cls=ChineseCommand)
def init_command(
    folder: Annotated[Path, typer.Argument(help="建在哪里。", metavar="文件夹")],
) -> int:
    """建一个工作文件夹：设置、收件箱、空白花名册、文书模板、双击运行的脚本、定时运行的例子。

    例：guantong init 贯通
    """
    if folder.exists() and not folder.is_dir():
        raise UserError(f"{folder} 是文件，不是文件夹")
    from batch.cli.app import invoke
    from batch.starter import INBOX, write_starter

    blank = folder / "花名册模板.xlsx"
    written = write_starter(folder)
    if not blank.exists() and invoke(["template", str(blank), "--quiet"]) == Exit.ACCEPTED:
        written.append(blank.name)
    say(f"已写出{len(written)}个文件到 {folder}；已有的没有改动。")
    say(f"把花名册放进“{INBOX}”，双击“筛查.bat”（Linux：./筛查.sh），结果在“结果”文件夹里。")
    say("设置在 guantong.toml，每晚自动运行的例子在“定时运行”里。")
    return int(Exit.ACCEPTED)
