"""``guantong check``: read and report data issues, decide nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, Optional

import typer

from batch.cli import options
from batch.cli.app import ChineseCommand, app
from batch.cli.say import called, say, warn
from batch.errors import Exit, UserError
from batch.language.persons import mask_ids

if TYPE_CHECKING:
    from batch.inbox.found import Found
    from batch.settings import Settings


_Paths = Annotated[list[Path], typer.Argument(help="花名册文件，或放有花名册的文件夹。", metavar="路径")]
_ShowColumns = Annotated[
    bool, typer.Option("--show-columns", help="逐列显示是怎样理解的、依据什么、有什么内容。")
]
_WriteColumns = Annotated[
    Optional[Path],  # noqa: UP045 - typer reads it
    typer.Option(
        "--write-columns", help="把各列的理解写成“列对应”文件，改正后用 --columns 交回。", metavar="文件"
    ),
]
_Returned = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option(
        "--return", help="另写校验退回件（.xlsx）：原表标色、加批注和“校验结果”列。", metavar="文件"
    ),
]
_Force = Annotated[bool, typer.Option("--force", help="要写的文件已存在时覆盖。")]


@app.command("check", cls=ChineseCommand)
def check_command(
    paths: _Paths,
    rulebooks_dir: options.RulebooksDir = None,
    assume: options.Assume = None,
    as_of: options.AsOf = None,
    filing_year: options.FilingYear = None,
    columns: options.Columns = None,
    password: options.Password = None,
    config: options.Config = None,
    quiet: options.Quiet = False,
    show_columns: _ShowColumns = False,
    write_columns: _WriteColumns = None,
    returned: _Returned = None,
    force: _Force = False,
) -> int:
    """检查花名册：逐格列出数据问题，不作判断；可另写一份标好问题的退回件，或各列的对应表。

    例：guantong check 花名册.xlsx --return 退回.xlsx
    """
    from batch.inbox.found import check_emptied, submissions
    from batch.inbox.workers.pool import warm_up

    found = submissions(paths)
    check_emptied(found)
    for option, target in (("--return", returned), ("--write-columns", write_columns)):
        _check_target(option, found.files, target, force)
    if show_columns or write_columns:
        asked = _Asked("batch.answers.columns", "column_lines", (_absolute(write_columns), show_columns))
    else:
        asked = _Asked("batch.answers.check", "check_lines", (_absolute(returned),))
    warm_up(asked.module)
    settings = options.settings_of(
        config, None, rulebooks_dir, assume, as_of,
        columns=columns, passwords=tuple(password or ()), filing_year=filing_year,
    ).anchored()  # fmt: skip
    well = _answered(asked, found, settings, quiet)
    for line in found.left_out:
        warn(line)
    return int(Exit.ACCEPTED if well else Exit.PARTLY)


class _Asked(NamedTuple):
    """What a process of its own is asked of each file: a function, and what it is told."""

    module: str
    name: str
    more: tuple[Any, ...]


def _answered(asked: _Asked, found: Found, settings: Settings, quiet: bool) -> bool:
    """Print the answer about each file; whether all is well with all of them."""
    from batch.inbox.workers.alone import alone
    from batch.inbox.workers.pool import Limits, WorkerLostError

    words, limits = settings.model_dump_json(), Limits.of(settings)
    well = True
    for file, place in zip(found.files, found.places, strict=True):
        if len(found.files) > 1:
            say(f"{called(place)}：")
        try:
            accepted, lines = alone(
                asked.module, asked.name, file.absolute(), words, *asked.more, not quiet, limits=limits
            )
        except WorkerLostError as error:
            accepted, lines = False, [f"未能处理 {called(place)}：{error}"]
        for line in lines:
            say(mask_ids(line))
        well &= accepted
    return well


def _absolute(target: Path | None) -> Path | None:
    return target.absolute() if target else None


def _check_target(option: str, files: tuple[Path, ...], target: Path | None, force: bool) -> None:
    """Raises UserError for a target that is a roster itself, not .xlsx, already there, or for several files."""
    if target is None:
        return
    if len(files) > 1:
        raise UserError(f"{option} 一次只能用于一个花名册文件")
    if target.suffix.lower() != ".xlsx":
        raise UserError(f"{option} 应为 .xlsx 文件，收到“{target}”")
    if target.resolve() == files[0].resolve() or (target.exists() and target.samefile(files[0])):
        raise UserError(f"{option} 不能是花名册本身")
    if target.is_dir():
        raise UserError(f"{option} 是一个文件夹：{target}")
    if target.exists() and not force:
        raise UserError(f"文件已存在：{target}；要覆盖请加 --force")
