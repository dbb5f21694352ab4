"""``guantong run``: the main job."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from batch.cli import options
from batch.cli.app import ChineseCommand, app
from batch.cli.say import called, say, warn
from batch.errors import Exit, UserError

if TYPE_CHECKING:
    from batch.inbox.run import Progress, Summary


_MOST_NOTES = 20


@app.command("run", cls=ChineseCommand)
def run_command(
    paths: Annotated[
        Optional[list[Path]],  # noqa: UP045
        typer.Argument(help="花名册文件，或放有花名册的文件夹。", metavar="路径"),
    ] = None,
    out: Annotated[Path, typer.Option("--out", help="结果文件夹。", metavar="文件夹")] = Path("outputs"),
    rulebook: options.Rulebook = None,
    rulebooks_dir: options.RulebooksDir = None,
    assume: options.Assume = None,
    as_of: options.AsOf = None,
    filing_year: options.FilingYear = None,
    standards: options.Standards = None,
    columns: options.Columns = None,
    password: options.Password = None,
    horizon: Annotated[
        Optional[int],  # noqa: UP045
        typer.Option("--horizon", help="“即将符合”看多少个月，默认12。", metavar="月数"),
    ] = None,
    notices: Annotated[
        Optional[list[str]],  # noqa: UP045
        typer.Option(
            "--notices", help="出哪些文书，可重复，名称见 templates list；不出：一份也不要。", metavar="文书"
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="所在地不在所指定规则地区的人也出文书。")] = False,
    no_return: Annotated[bool, typer.Option("--no-return", help="不出校验退回件。")] = False,
    config: options.Config = None,
    jobs: Annotated[
        Optional[int],  # noqa: UP045
        typer.Option("--jobs", help="同时处理多少份，默认等于处理器数。", metavar="N"),
    ] = None,
    quiet: options.Quiet = False,
    log_format: Annotated[
        str, typer.Option("--log-format", help="汇总的格式：text 或 json。", metavar="格式")
    ] = "text",
) -> int:
    """筛查花名册：谁可以申报什么、自何日起、还缺什么、依据哪一条。

    例：guantong run 花名册.xlsx --out 结果
    """
    if log_format not in ("text", "json"):
        raise UserError(f"--log-format 应为 text 或 json，收到“{log_format}”")
    if not paths:
        raise UserError("请给出花名册文件或文件夹，例如：guantong run 花名册.xlsx --out 结果")
    from batch.inbox.pool import warm_up

    warm_up()
    settings = options.settings_of(
        config, rulebook, rulebooks_dir, assume, as_of,
        standards=standards, horizon=horizon, notices=tuple(notices or ()), jobs=jobs,
        columns=columns, passwords=tuple(password or ()), filing_year=filing_year,
        returned=False if no_return else None, force=force or None,
    )  # fmt: skip
    from batch.inbox.run import run

    with _progress(quiet or log_format == "json") as progress:
        summary = run(paths, out, settings, progress)
    if log_format == "json":
        _print_json(summary)
    elif not quiet:
        _print_summary(summary)
    _warn(summary)
    return int(Exit.ACCEPTED if summary.complete else Exit.PARTLY)


def _warn(summary: Summary) -> None:
    """What went wrong or otherwise than asked, a line each, on standard error."""
    from batch.submission.receipt import OUTCOME_WORDS

    for receipt in summary.receipts:
        name = called(receipt.file)
        if receipt.reason:
            warn(f"{OUTCOME_WORDS[receipt.outcome]} {name}：{receipt.reason}")
        if receipt.elsewhere:
            warn(
                f"{name}：{receipt.elsewhere}人的所在地不在所指定规则的适用地区，请核对 --rulebook；不加 --force 不给他们出文书"
            )
        for line in receipt.unwritten:
            warn(f"{name}：{line}")
    for note in (*summary.left_out[:_MOST_NOTES], *summary.notes[:_MOST_NOTES]):
        warn(note)
    if len(summary.left_out) > _MOST_NOTES:
        warn(f"另有{len(summary.left_out) - _MOST_NOTES}个文件不是花名册，未读取")
    if len(summary.notes) > _MOST_NOTES:
        warn(f"另有{len(summary.notes) - _MOST_NOTES}个结果因同样的原因另取了名字")


class _progress:  # noqa: N801 - used like a function
    """A progress bar on standard error, only on a terminal."""

    def __init__(self, quiet: bool) -> None:
        self._shown = not quiet and sys.stderr.isatty()

    def __enter__(self) -> Progress:
        if not self._shown:
            return lambda what, done, total: None
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self._bar = Progress(*columns, console=Console(stderr=True))
        self._bar.start()
        tasks = {}

        def show(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = self._bar.add_task(what, total=total)
            self._bar.update(tasks[what], completed=done, total=total)

        return show

    def __exit__(self, *_: object) -> None:
        if self._shown:
            self._bar.stop()


def _print_summary(summary: Summary) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from batch.submission.receipt import OUTCOME_WORDS

    console = Console(highlight=False, width=None if sys.stdout.isatty() else 110)
    table = Table(title="各份花名册", title_justify="left")
    table.add_column("提交文件", overflow="fold")
    for heading in ("结果", "人数", "未用行", "数据问题", "可申报", "待核实", "即将符合"):
        table.add_column(heading, justify="left" if heading == "结果" else "right")
    for receipt in summary.receipts:
        counts = [receipt.statuses.get(name, 0) for name in ("eligible", "undetermined", "upcoming")]
        numbers = [str(n) for n in (receipt.people, receipt.unusable, receipt.issues, *counts)]
        table.add_row(Text(called(receipt.file)), OUTCOME_WORDS[receipt.outcome], *numbers)
    console.print(table)
    eligible = sorted(summary.total("eligible").items())
    console.print("现可申报（人）：" + ("、".join(f"{k} {v}" for k, v in eligible) or "无"), markup=False)
    console.print("（表中可申报、待核实、即将符合按“人×路线”计）", markup=False)
    notices = "、".join(f"{kind} {count}" for kind, count in summary.total("notices").items())
    console.print(f"文书（份）：{notices or '无'}", markup=False)
    if summary.carried or summary.left:
        gone = f"，{summary.left}处的行已不在，列在“未能带入”表" if summary.left else ""
        console.print(f"带入上次结果中的标记：{summary.carried}处{gone}", markup=False)
    for line in summary.annual[:_MOST_NOTES]:
        console.print(f"年度通知：{line}", markup=False, soft_wrap=True)
    console.print(f"结果在：{summary.out.resolve()}", markup=False, soft_wrap=True)


def _print_json(summary: Summary) -> None:
    for receipt in summary.receipts:
        say(
            json.dumps(
                {
                    "time": datetime.now().astimezone().isoformat(timespec="seconds"),
                    "file": called(receipt.file), "outcome": receipt.outcome, "reason": receipt.reason,
                    "people": receipt.people, "unusable": receipt.unusable, "issues": receipt.issues,
                    "statuses": receipt.statuses,
                },
                ensure_ascii=False,
            )
        )  # fmt: skip
