"""``guantong check``: read and report data issues, decide nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from batch.cli import options
from batch.cli.app import ChineseCommand, app
from batch.errors import Exit, UnreadableFileError, UserError


@app.command("check", cls=ChineseCommand)
def check_command(
    file: Annotated[Path, typer.Argument(help="花名册文件。", metavar="文件")],
    rulebooks_dir: options.RulebooksDir = None,
    assume: options.Assume = None,
    as_of: options.AsOf = None,
    config: options.Config = None,
    quiet: options.Quiet = False,
) -> int:
    """检查花名册：逐格列出数据问题，不作判断，不写文件。

    例：guantong check 花名册.xlsx
    """
    if not file.is_file():
        raise UserError(f"找不到文件：{file}")
    settings = options.settings_of(config, None, rulebooks_dir, assume, as_of)
    from batch.roster.messages import SEVERITY_WORDS
    from batch.roster.roster import read_file
    from batch.submission import context_of

    try:
        roster = read_file(file, context_of(settings).read_options())
    except UnreadableFileError as error:
        typer.echo(f"退回：{error}")
        return int(Exit.PARTLY)
    order = {"error": 0, "warning": 1, "info": 2}
    for issue in sorted(roster.issues, key=lambda one: order[one.severity]):
        where = f"{issue.sheet}!{issue.cell}" if issue.cell else issue.sheet
        typer.echo(f"{SEVERITY_WORDS[issue.severity]} {issue.code} {where}：{issue.message}。{issue.advice}")
    used = roster.facts.size
    if not quiet:
        typer.echo(
            f"共{roster.rows}行，{used}人可用，{roster.unusable}行不能用，{len(roster.issues)}条数据问题。"
        )
    return int(Exit.ACCEPTED if used and not roster.unusable else Exit.PARTLY)
