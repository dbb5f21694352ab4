"""``guantong run``: the main job."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Optional

import typer

from batch.cli import options
from batch.cli.app import ChineseCommand, app
from batch.cli.progress import ProgressBar
from batch.cli.summary import print_json, print_summary, warn_of
from batch.errors import Exit, UserError

if TYPE_CHECKING:
    from batch.inbox.summary import Summary
    from batch.settings import Settings

#: The outcomes that make a run end with exit status 1.
_FAIL_ON: Final[dict[str, frozenset[str]]] = {
    "never": frozenset(),
    "failed": frozenset({"failed"}),
    "rejected": frozenset({"failed", "rejected"}),
    "partly": frozenset({"failed", "rejected", "partly_accepted"}),
}


_Paths = Annotated[
    Optional[list[Path]],  # noqa: UP045 - typer reads it
    typer.Argument(help="花名册文件，或放有花名册的文件夹。", metavar="路径"),
]
_Out = Annotated[Path, typer.Option("--out", help="结果文件夹。", metavar="文件夹")]
_Horizon = Annotated[
    Optional[int],  # noqa: UP045
    typer.Option("--horizon", help="“即将符合”看多少个月，默认12。", metavar="月数"),
]
_Notices = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Option(
        "--notices", help="出哪些文书，可重复，名称见 templates list；不出：一份也不要。", metavar="文书"
    ),
]
_Force = Annotated[bool, typer.Option("--force", help="所在地不在所指定规则地区的人也出文书。")]
_NoReturn = Annotated[bool, typer.Option("--no-return", help="不出校验退回件。")]
_Jobs = Annotated[
    Optional[int],  # noqa: UP045
    typer.Option("--jobs", help="同时处理多少份，默认等于处理器数。", metavar="N"),
]
_Scheduler = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--scheduler", help="交给集群处理：dask.distributed 调度机的地址。", metavar="地址"),
]
_FailOn = Annotated[
    str,
    typer.Option(
        "--fail-on",
        help="有哪种花名册时退出码为1：partly 部分接收及以下（默认）、rejected 退回及以下、failed 未能处理、never 从不。",
        metavar="程度",
    ),
]
_LogFormat = Annotated[str, typer.Option("--log-format", help="汇总的格式：text 或 json。", metavar="格式")]


@app.command("run", cls=ChineseCommand)
def run_command(
    paths: _Paths = None,
    out: _Out = Path("outputs"),
    rulebook: options.Rulebook = None,
    rulebooks_dir: options.RulebooksDir = None,
    assume: options.Assume = None,
    as_of: options.AsOf = None,
    filing_year: options.FilingYear = None,
    standards: options.Standards = None,
    columns: options.Columns = None,
    password: options.Password = None,
    horizon: _Horizon = None,
    notices: _Notices = None,
    force: _Force = False,
    no_return: _NoReturn = False,
    config: options.Config = None,
    jobs: _Jobs = None,
    scheduler: _Scheduler = None,
    fail_on: _FailOn = "partly",
    quiet: options.Quiet = False,
    log_format: _LogFormat = "text",
) -> int:
    """筛查花名册：谁可以申报什么、自何日起、还缺什么、依据哪一条。

    例：guantong run 花名册.xlsx --out 结果
    """
    given = _started(paths, fail_on, log_format)
    settings = options.settings_of(
        config, rulebook, rulebooks_dir, assume, as_of,
        standards=standards, horizon=horizon, notices=tuple(notices or ()), jobs=jobs,
        columns=columns, passwords=tuple(password or ()), filing_year=filing_year,
        returned=False if no_return else None, force=force or None, scheduler=scheduler,
    )  # fmt: skip
    summary = _run(given, out, settings, quiet, log_format)
    outcomes = {receipt.outcome for receipt in summary.receipts}
    return int(Exit.PARTLY if outcomes & _FAIL_ON[fail_on] else Exit.ACCEPTED)


def _started(paths: list[Path] | None, fail_on: str, log_format: str) -> list[Path]:
    """What is to be read, with processes on their way up to read it. Raises UserError for wrong options."""
    if log_format not in ("text", "json"):
        raise UserError(f"--log-format 应为 text 或 json，收到“{log_format}”")
    if fail_on not in _FAIL_ON:
        raise UserError(f"--fail-on 应为 {'、'.join(_FAIL_ON)} 之一，收到“{fail_on}”")
    if not paths:
        raise UserError("请给出花名册文件或文件夹，例如：guantong run 花名册.xlsx --out 结果")
    from batch.inbox.workers.pool import warm_up

    warm_up()
    return paths


def _run(paths: list[Path], out: Path, settings: Settings, quiet: bool, log_format: str) -> Summary:
    """Run, and say what came of it."""
    from batch.inbox.run import run

    with ProgressBar(quiet or log_format == "json") as progress:
        summary = run(paths, out, settings, progress)
    if log_format == "json":
        print_json(summary)
    elif not quiet:
        print_summary(summary)
    warn_of(summary)
    return summary
