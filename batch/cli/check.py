"""``guantong check``: read and report data issues, decide nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from batch.cli import options
from batch.cli.app import ChineseCommand, app
from batch.cli.say import say
from batch.errors import Exit, UserError
from batch.language.persons import mask_ids


@app.command("check", cls=ChineseCommand)
def check_command(
    file: Annotated[Path, typer.Argument(help="花名册文件。", metavar="文件")],
    rulebooks_dir: options.RulebooksDir = None,
    assume: options.Assume = None,
    as_of: options.AsOf = None,
    config: options.Config = None,
    quiet: options.Quiet = False,
    returned: Annotated[
        Optional[Path],  # noqa: UP045
        typer.Option(
            "--return", help="另写校验退回件（.xlsx）：原表标色、加批注和“校验结果”列。", metavar="文件"
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="退回件已存在时覆盖。")] = False,
) -> int:
    """检查花名册：逐格列出数据问题，不作判断；可另写一份标好问题的退回件。

    例：guantong check 花名册.xlsx --return 退回.xlsx
    """
    if not file.is_file():
        raise UserError(f"找不到文件：{file}")
    if returned is not None:
        _check_target(file, returned, force)
    from batch.inbox.pool import alone, warm_up

    warm_up()
    settings = options.settings_of(config, None, rulebooks_dir, assume, as_of).anchored()
    from batch.answers.check import check
    from batch.roster.messages import SEVERITY_WORDS

    target = returned.absolute() if returned else None
    checked = alone(check, file.absolute(), settings.model_dump_json(), target, seconds=settings.file_seconds)
    if checked.reason:
        say(f"退回：{checked.reason}")
        return int(Exit.PARTLY)
    for issue in checked.issues:
        where = f"{issue.sheet}!{issue.cell}" if issue.cell else issue.sheet
        line = f"{SEVERITY_WORDS[issue.severity]} {issue.code} {where}：{issue.message}。{issue.advice}"
        say(mask_ids(line))
    if not quiet:
        figures = f"{checked.people}人可用，{checked.unusable}行不能用，{len(checked.issues)}条数据问题"
        say(f"共{checked.rows}行，{figures}。")
        if returned is not None:
            say(f"校验退回件：{returned}")
    return int(Exit.ACCEPTED if checked.accepted else Exit.PARTLY)


def _check_target(file: Path, target: Path, force: bool) -> None:
    """Raises UserError for a target that is the roster itself, not .xlsx, or already there."""
    if target.suffix.lower() != ".xlsx":
        raise UserError(f"--return 应为 .xlsx 文件，收到“{target}”")
    if target.resolve() == file.resolve() or (target.exists() and target.samefile(file)):
        raise UserError("--return 不能是花名册本身")
    if target.is_dir():
        raise UserError(f"--return 是一个文件夹：{target}")
    if target.exists() and not force:
        raise UserError(f"文件已存在：{target}；要覆盖请加 --force")
