"""``guantong rulebooks``: the policies: list, show, lint, coverage."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from batch.cli import options
from batch.cli.app import ChineseCommand, app, new_app
from batch.cli.say import say
from batch.errors import Exit
from batch.language.text import book_title

if TYPE_CHECKING:
    from batch.policy.library import Library

rulebooks = new_app(help="查看和检查政策规则：list、show、lint、coverage。")
app.add_typer(rulebooks, name="rulebooks")


def _library(config: Path | None, folders: list[Path] | None) -> Library:
    from batch.policy.loading import load_library

    return load_library(options.settings_of(config, None, folders).rulebooks_dir)


@rulebooks.command("list", cls=ChineseCommand)
def list_command(rulebooks_dir: options.RulebooksDir = None, config: options.Config = None) -> int:
    """列出全部规则：id、文号、地区、施行日、路线数；以及各地年度通知。"""
    library = _library(config, rulebooks_dir)
    for entry in library.entries.values():
        book = entry.rulebook
        note = f"，{'转发' if book.forwards else '扩展'}{entry.ancestors[0]}" if entry.ancestors else ""
        since = book.in_force.since
        say(f"{book.id}\t{book.number}\t{book.region_name}\t{since}起\t{len(book.routes)}条路线{note}")
    for one in library.notices:
        say(f"年度通知\t{one.notice.label}\t{one.notice.summary}\t{one.path.name}")
    return int(Exit.ACCEPTED)


@rulebooks.command("show", cls=ChineseCommand)
def show_command(
    rulebook: Annotated[str, typer.Argument(help="规则 id。", metavar="ID")],
    rulebooks_dir: options.RulebooksDir = None,
    config: options.Config = None,
) -> int:
    """显示一份规则：每条路线的条件、条文和理解。"""
    library = _library(config, rulebooks_dir)
    book = library[rulebook].rulebook
    since = f"{book.issuer}，{book.in_force.since}起施行 {book.in_force.note}"
    say(f"{book.number}{book_title(book.name)}", since.rstrip())
    for route in book.routes:
        target = route.target.level or "（等级按有关规定）"
        say("", f"{route.id}  {target}  {route.procedure}  条款 {route.clause}")
        for what in book.requirements(route):
            say(f"  · {what.label()}")
        if route.reading:
            say(f"  理解：{route.reading}")
    return int(Exit.ACCEPTED)


@rulebooks.command("lint", cls=ChineseCommand)
def lint_command(rulebooks_dir: options.RulebooksDir = None, config: options.Config = None) -> int:
    """检查全部规则能否使用；有错时指出文件、行和可用的词。"""
    library = _library(config, rulebooks_dir)
    from batch.policy.coverage import unused_lists, without_route
    from batch.policy.yamlfile import places

    for entry in library.entries.values():
        for route in without_route(library, entry):
            say(f"提示 {entry.path.name}：路线“{route}”没有任何条文句子指向它")
        for name in unused_lists(library, entry):
            say(f"提示 {places(entry.path)('award_lists', name)}：奖项名单“{name}”没有任何条件用到")
    for one in library.notices:
        if not library.speaking(one.notice.place, one.notice.counted_to):
            say(f"提示 {one.path.name}：{one.notice.place_name}没有任何规则，此通知用不上")
    notices = f"、{len(library.notices)}份年度通知" if library.notices else ""
    say(f"{len(library.entries)}份规则{notices}，没有错误。")
    return int(Exit.ACCEPTED)


@rulebooks.command("coverage", cls=ChineseCommand)
def coverage_command(
    rulebook: Annotated[str, typer.Argument(help="规则 id；不给则全部。", metavar="[ID]")] = "",
    rulebooks_dir: options.RulebooksDir = None,
    config: options.Config = None,
) -> int:
    """逐条列出每份文件的条文各自的去向。"""
    library = _library(config, rulebooks_dir)
    from batch.policy.coverage import coverage

    chosen = [library[rulebook]] if rulebook else list(library.entries.values())
    for entry in chosen:
        book = entry.rulebook
        lines = coverage(entry)
        say(f"{book.id} {book.number}：{len(book.clauses)}条，{len(lines)}句")
        for line in lines:
            say(f"  {line.clause} [{line.fate}] {line.quote}", f"      → {line.became}")
    return int(Exit.ACCEPTED)
