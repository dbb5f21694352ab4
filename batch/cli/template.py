"""``guantong template``: the blank roster."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from batch.cli import options
from batch.cli.app import ChineseCommand, app
from batch.cli.say import say
from batch.errors import Exit, UserError

if TYPE_CHECKING:
    from batch.policy.library import Library
    from batch.report.blank.scope import Scope
    from batch.settings import Settings

MOST_ROWS = 100_000


_File = Annotated[Path, typer.Argument(help="写到哪个文件。", metavar="文件")]
_Unit = Annotated[
    Optional[str],  # noqa: UP045 - typer reads it
    typer.Option("--for", help="全部人员的单位性质，例如 企业；省去与其无关的列。", metavar="单位性质"),
]
_Place = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--place", help="所在地，例如 江苏省苏州市；只留当地文件要求的表和列。", metavar="所在地"),
]
_Rulebook = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Option("--rulebook", help="规则 id，可重复；只留这些文件要求的表和列。", metavar="ID"),
]
_Rows = Annotated[int, typer.Option("--rows", help="下拉和提示管多少行。", metavar="行数")]
_Force = Annotated[bool, typer.Option("--force", help="文件已存在时覆盖。")]


@app.command("template", cls=ChineseCommand)
def template_command(
    file: _File = Path("花名册模板.xlsx"),
    unit: _Unit = None,
    place: _Place = None,
    rulebook: _Rulebook = None,
    rows: _Rows = 1000,
    force: _Force = False,
    rulebooks_dir: options.RulebooksDir = None,
    as_of: options.AsOf = None,
    config: options.Config = None,
    quiet: options.Quiet = False,
) -> int:
    """写出空白花名册：各表表头、下拉选择、填写说明和示例。

    例：guantong template 花名册模板.xlsx --place 江苏省苏州市 --for 企业
    """
    _check_file(file, force)
    if not 1 <= rows <= MOST_ROWS:
        raise UserError(f"--rows 应在 1 至 {MOST_ROWS} 之间，收到 {rows}")
    if place and rulebook:
        raise UserError("--place 和 --rulebook 只能用一个")
    settings = options.settings_of(config, rulebook, rulebooks_dir, None, as_of)
    scope = _scope(settings, unit or "", place or "")
    from batch.report.blank import write_blank

    try:
        write_blank(file, scope, rows, settings.day)
    except OSError as error:
        raise UserError(f"无法写入 {file}，请确认文件夹可写、文件没有在别的程序中打开") from error
    if not quiet:
        say(f"已写出 {file}：{'、'.join(scope.sheets)}，另有填写说明和示例。")
        if scope.left_out:
            say(f"没有要求而省去的：{'、'.join(scope.left_out)}。")
    return int(Exit.ACCEPTED)


def _check_file(file: Path, force: bool) -> None:
    if file.suffix.lower() != ".xlsx":
        raise UserError(f"文件名应以 .xlsx 结尾：{file}")
    if file.is_dir() or (file.exists() and not force):
        raise UserError(f"{file} 已存在，未覆盖；要覆盖请加 --force")


def _scope(settings: Settings, unit: str, place: str) -> Scope:
    from batch.language.words import WORDS
    from batch.policy.loading import load_library
    from batch.report.blank.scope import scope_of

    if unit and unit not in WORDS["单位性质"]:
        raise UserError(f"--for 没有“{unit}”这个单位性质；可用：{'、'.join(WORDS['单位性质'])}")
    library = load_library(settings.rulebooks_dir)
    names = _names(library, settings, place)
    books = [entry.rulebook for entry in library.named(names or library.entries)]
    return scope_of(books, unit, whole=not (names or unit), place=place)


def _names(library: Library, settings: Settings, place: str) -> tuple[str, ...]:
    """The rulebooks of a place, else those of the settings; none for all there are."""
    from batch.language.regions import place_code

    if not place:
        return library.ids(settings.rulebooks, settings.day)
    code = place_code(place, library.region_names)
    if code is None:
        raise UserError(f"所在地“{place}”无法识别，请写明省、市，或写六位行政区划代码")
    names = library.speaking(code, settings.day)
    if not names:
        raise UserError(f"所在地“{place}”在 {settings.day} 没有适用的文件")
    return names
