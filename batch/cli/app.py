"""The command ``guantong``: thin commands that parse, call and print, all in Chinese."""

from __future__ import annotations

import io
import os
import re
import sys
from functools import lru_cache
from typing import Annotated, Any, Final, cast

import typer
from typer.core import TyperCommand, TyperGroup

from batch import __version__
from batch.cli.say import say, warn
from batch.errors import Exit, UserError, in_chinese
from batch.garbage import collect_seldom
from batch.inbox.workers.interrupt import InterruptedRunError, listen
from batch.language.near import meant

#: The variable by which a shell asks what can follow.
COMPLETE: Final = "_GUANTONG_COMPLETE"
#: The frame's own English, in help texts.
_FRAME = (
    ("Usage:", "用法："),
    ("[OPTIONS]", "[选项]"),
    ("COMMAND [ARGS]...", "命令 …"),
    ("Options:", "选项："),
    ("Arguments:", "参数："),
    ("Commands:", "命令："),
    ("Show this message and exit.", "显示本说明后退出。"),
    ("[default: ", "[默认："),
    ("[required]", "[必填]"),
)


def _in_chinese(text: str) -> str:
    text = re.sub(r" <[\w\[\]]+>(?=\s{2}|$)", "", text, flags=re.M)
    for english, chinese in _FRAME:
        text = text.replace(english, chinese)
    return text


class ChineseCommand(TyperCommand):
    """A command whose help is Chinese throughout."""

    def get_help(self, ctx: Any) -> str:
        """The whole help text."""
        return _in_chinese(super().get_help(ctx))


class ChineseGroup(TyperGroup):
    """A group whose help is Chinese throughout."""

    def get_help(self, ctx: Any) -> str:
        """The whole help text."""
        return _in_chinese(super().get_help(ctx))


def new_app(**more: Any) -> typer.Typer:
    """A group of commands with the program's manners."""
    return typer.Typer(
        cls=ChineseGroup, add_completion=False, no_args_is_help=True, rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]}, **more,
    )  # fmt: skip


app = new_app(help="贯通：按各地文件筛查职工可申报的职称和职业技能等级，给出日期、缺项和条文依据。")


def _show_version(wanted: bool) -> None:
    if wanted:
        say(f"贯通 guantong {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("-V", "--version", help="显示版本后退出。", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """Options of the program itself."""


def main() -> None:
    """Run the command; the exit status is that of :class:`batch.errors.Exit`."""
    collect_seldom()
    try:
        listen()
        _ready_to_complete()
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):  # what a terminal cannot show is shown as ?
                stream.reconfigure(errors="replace")
        status = invoke(sys.argv[1:])
    except (InterruptedRunError, KeyboardInterrupt):
        status = int(Exit.FAULT)
    sys.exit(status)


def _ready_to_complete() -> None:
    """Let a shell that asks what can follow hear it."""
    if COMPLETE in os.environ:
        from typer.completion import completion_init  # type: ignore[attr-defined]

        completion_init()


def invoke(arguments: list[str]) -> int:
    """Run the command with some arguments and return its exit status."""
    try:
        from batch.cli import commands  # noqa: F401 - registers the commands

        result = _command()(args=arguments, standalone_mode=False, prog_name="guantong")
    except typer.TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            typer.echo(error.format_message())
            return int(Exit.USAGE)
        return _said(_usage_message(error), Exit.USAGE)
    except UserError as error:
        return _said(str(error), error.status)
    except (InterruptedRunError, KeyboardInterrupt, typer.Abort):
        return _said("已中断，原有结果没有改动", Exit.FAULT)
    except OSError as error:
        return _said(f"{in_chinese(error)}：“{error.filename or ''}”", Exit.USAGE)
    except Exception as error:
        return _fault(error)
    return result if isinstance(result, int) else int(Exit.ACCEPTED)


@lru_cache(maxsize=1)
def _command() -> TyperGroup:
    """All commands, put together once."""
    return cast(TyperGroup, typer.main.get_command(app))


def _said(text: str, status: int) -> int:
    warn(f"错误：{text}")
    return int(status)


def _fault(error: Exception) -> int:
    """A fault of the program: one line for the user; the trace only where it was asked for."""
    import traceback

    if os.environ.get("GUANTONG_DEBUG"):
        traceback.print_exception(error)
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{place.filename.rsplit('/', 1)[-1]}:{place.lineno}"
    return _said(f"程序内部故障（{type(error).__name__}，{where}），请把这一行告诉维护者", Exit.FAULT)


def _usage_message(error: Any) -> str:
    """Wrong usage in one Chinese line; the frame's exceptions are told apart by their names."""
    kind = type(error).__name__
    if kind == "NoSuchOption":
        return f"没有选项 {error.option_name}{meant(error.option_name, error.possibilities or ())}"
    if kind == "BadOptionUsage":
        return f"选项 {error.option_name} 缺少值或不应有值"
    if kind == "MissingParameter":
        return f"缺少参数：{_parameter(error)}"
    if kind == "BadParameter":
        return f"{_parameter(error)} 的值不对"
    found = re.match(r"No such command '(.*?)'", error.message)
    if found:
        commands = [one.name or "" for one in typer.main.get_command(app).commands.values()]  # type: ignore[attr-defined]
        return f"没有命令“{found[1]}”{meant(found[1], commands)}，用 guantong --help 查看全部命令"
    if error.message.startswith("Got unexpected extra"):
        return "多了参数：" + "、".join(re.findall(r"\(([^()]*)\)$", str(error.message)))
    return f"用法不对（{error.message}），用 guantong --help 查看用法"


def _parameter(error: Any) -> str:
    parameter = getattr(error, "param", None)
    if parameter is None:
        return "参数"
    option = next((name for name in parameter.opts if name.startswith("-")), "")
    return str(option) if option else str(getattr(parameter, "metavar", "") or parameter.name)
