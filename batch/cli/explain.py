"""``guantong explain``: one person, every route, every requirement, as a tree."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer

from batch.cli import options
from batch.cli.app import ChineseCommand, app
from batch.cli.say import called
from batch.errors import Exit, UserError
from batch.language.near import meant
from batch.language.showing import shown
from batch.language.text import book_title

if TYPE_CHECKING:
    from rich.text import Text

    from batch.answers.explain import Explanation
    from batch.settings import Settings

_STYLE = {
    "可申报": "bold green",
    "待核实": "yellow",
    "即将符合": "cyan",
    "已具备": "dim",
    "暂不符合": "",
    "不适用": "dim",
}


@app.command("explain", cls=ChineseCommand)
def explain_command(
    file: Annotated[Path, typer.Argument(help="花名册文件。", metavar="文件")],
    person: Annotated[str, typer.Argument(help="姓名、身份证号或工号。", metavar="人员")],
    rulebook: options.Rulebook = None,
    rulebooks_dir: options.RulebooksDir = None,
    assume: options.Assume = None,
    as_of: options.AsOf = None,
    filing_year: options.FilingYear = None,
    standards: options.Standards = None,
    columns: options.Columns = None,
    password: options.Password = None,
    route: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(
            "--route",
            help="只看一条路线（例如 title-intermediate-review）或一个等级（例如 中级）。",
            metavar="路线",
        ),
    ] = None,
    whole: Annotated[
        bool, typer.Option("--all", help="列出每条路线、每个条件、起止日期、所依据的单元格和条文。")
    ] = False,
    config: options.Config = None,
) -> int:
    """解释一个人：能申报什么、以后能申报什么、各级还差什么；加 --all 或 --route 逐条列出。

    例：guantong explain 花名册.xlsx 张三
    """
    settings = options.settings_of(
        config, rulebook, rulebooks_dir, assume, as_of,
        standards=standards, columns=columns, passwords=tuple(password or ()),
        filing_year=filing_year,
    ).anchored()  # fmt: skip
    who, every = _taken_apart(file, person, settings)
    found = _chosen(route, every)
    if whole or route:
        _print_tree(f"{who}，截至{settings.day}", found)
    else:
        _print_brief(who, str(settings.day), found)
    return int(Exit.ACCEPTED)


def _taken_apart(file: Path, person: str, settings: Settings) -> tuple[str, list[Explanation]]:
    """Who it is, and every route. Raises UserError."""
    if not file.is_file():
        raise UserError(f"找不到文件：{file}")
    from batch.inbox.workers.alone import alone
    from batch.inbox.workers.pool import Limits, WorkerLostError, warm_up

    warm_up("batch.answers.explain")
    words, limits = settings.model_dump_json(), Limits.of(settings)
    try:
        found: tuple[str, list[Explanation]] = alone(
            "batch.answers.explain", "explain_file", file.absolute(), person, words, limits=limits
        )
    except WorkerLostError as error:
        raise UserError(f"“{called(file.name)}”未能处理：{error}") from error
    return found


def _chosen(route: str | None, every: list[Explanation]) -> list[Explanation]:
    """The routes of an id or a level; all of them where none is named. Raises UserError for none."""
    from batch.report.results.lines import target_words

    found = [
        one for one in every if route in (None, one.route.id, one.route.target.level, target_words(one.route))
    ]
    if found:
        return found
    if route is None:
        raise UserError("没有适用于此人的文件，请用 --rulebook 指定规则")
    names = [name for one in every for name in (one.route.id, one.route.target.level) if name]
    raise UserError(f"没有路线“{route}”{meant(route, names)}")


def _print_brief(who: str, day: str, found: list[Explanation]) -> None:
    from rich.console import Console

    from batch.answers.brief import brief

    told = brief(who, day, found)
    console = Console(highlight=False, width=None if sys.stdout.isatty() else 120, soft_wrap=True)
    styles = ("bold", "bold green", "cyan", "yellow", "dim")
    for line, style in zip(told.answer, styles, strict=True):
        console.print(_text(line, style))
    if told.blocks:
        console.print(_text("各级还差什么：", "bold"))
    for line in told.blocks:
        console.print(_text(f"  {line}"))
    console.print(_text("逐条看条件、单元格和条文：加 --all；只看一级：--route 中级", "dim"))


def _print_tree(who: str, found: list[Explanation]) -> None:
    from rich.console import Console
    from rich.tree import Tree

    tree = Tree(_text(who, "bold"))
    books: dict[str, Any] = {}
    for one in found:
        book = one.rulebook
        if book.id not in books:
            books[book.id] = tree.add(_text(f"{book.number}{book_title(book.name)}"))
        _branch(books[book.id], one)
    Console(highlight=False, width=None if sys.stdout.isatty() else 120).print(tree)


def _branch(parent: Any, one: Explanation) -> None:
    from rich.text import Text

    from batch.answers.explain import pair_words

    target = one.route.target.level or "（等级按有关规定）"
    head = Text.assemble(
        (f"[{one.status}] ", _STYLE.get(one.status, "")), f"{target} · {one.route.procedure} · {one.route.id}"
    )
    if one.status in ("可申报", "待核实", "即将符合"):
        head.append(f" · {pair_words(one.sure, one.maybe)}")
    branch = parent.add(head)
    for part in one.parts:
        leaf = branch.add(_text(f"{part.label}：{pair_words(part.sure, part.maybe)}"))
        for line in part.evidence:
            leaf.add(_text(line, "dim"))
    branch.add(_text(f"条款 {one.route.clause}：{one.clause}", "italic"))
    if one.route.reading:
        branch.add(_text(f"理解：{one.route.reading}", "italic"))


def _text(line: str, style: str = "") -> Text:
    """A line as it is, without anything unseen and without rich's own markup."""
    from rich.text import Text

    return Text(shown(line), style)
