"""``guantong templates``: the Word templates of the notices: list, check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from batch.cli.app import ChineseCommand, app, new_app
from batch.cli.say import say
from batch.errors import Exit, UserError

if TYPE_CHECKING:
    from batch.report.notices.kinds import Kind

templates = new_app(help="文书的 Word 模板：list、check。")
app.add_typer(templates, name="templates")


@templates.command("list", cls=ChineseCommand)
def list_command() -> int:
    """列出全部文书和各自可用的标签。"""
    from batch.report.notices.kinds import KINDS

    for number, kind in enumerate(KINDS.values()):
        say(*([""] if number else []), f"{kind.name}（模板 {kind.file}）", f"  {kind.about}")
        for tag in kind.tags:
            say(f"  {tag.name}：{tag.meaning}{'（多项，用 for）' if tag.many else ''}")
            for one in tag.inner:
                say(f"    · {one.name}：{one.meaning}{'（多项，用 for）' if one.many else ''}")
    return int(Exit.ACCEPTED)


@templates.command("check", cls=ChineseCommand)
def check_command(
    file: Annotated[Path, typer.Argument(help="模板文件（.docx）。", metavar="文件")],
    kind: Annotated[
        Optional[str],  # noqa: UP045 - typer reads it
        typer.Option("--kind", help="按哪种文书检查；默认看文件名。", metavar="文书"),
    ] = None,
) -> int:
    """检查模板：指出每个不认识的标签、写错的语句和所在段落。没有问题时退出码为0，有问题时为2。

    例：guantong templates check 模板/个人告知书.docx
    """
    if not file.is_file():
        raise UserError(f"找不到文件：{file}")
    from batch.report.notices.templatecheck import problems
    from batch.report.notices.wordtemplate import WordTemplate

    chosen = _kind(file, kind)
    found = problems(WordTemplate(file), chosen)
    for problem in found:
        say(str(problem))
    say(f"{file.name}（{chosen.name}）：" + (f"{len(found)}处问题。" if found else "没有问题。"))
    return int(Exit.USAGE if found else Exit.ACCEPTED)


def _kind(file: Path, name: str | None) -> Kind:
    from batch.report.notices.kinds import KINDS, kind_named

    if name is not None:
        return kind_named(name)
    for kind in KINDS.values():
        if kind.name in file.stem:
            return kind
    raise UserError(f"从文件名看不出是哪种文书，请用 --kind 指定；可用：{'、'.join(KINDS)}")
