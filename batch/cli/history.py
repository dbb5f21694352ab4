"""``guantong history`` and ``guantong forget``: what the ledger knows about a person, and that it knows no more."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any, Optional

import typer

from batch.cli.app import ChineseCommand, app
from batch.cli.say import say
from batch.errors import Exit, UserError
from batch.language.persons import masked

_WORDS = ("可申报", "即将符合", "待核实")
Out = Annotated[Path, typer.Option("--out", help="结果文件夹。", metavar="文件夹")]


@app.command("history", cls=ChineseCommand)
def history_command(
    person: Annotated[str, typer.Argument(help="姓名、身份证号或工号。", metavar="人员")],
    out: Out = Path("outputs"),
) -> int:
    """一个人在各次运行中的结论：哪一天、按哪个版本和哪套规则、因哪份花名册。

    例：guantong history 张三 --out 结果
    """
    from batch.language.near import meant
    from batch.ledger.decisions import history_of, names_in
    from batch.ledger.store import opened, place_of
    from batch.roster.people.persons import normal_name, normal_staff_number

    if not place_of(out).is_file():
        raise UserError(f"没有台账：{out}；先用 guantong run 运行一次")
    with opened(out) as ledger:
        rows = history_of(ledger, normal_staff_number(person), normal_name(person))
        if not rows:
            raise UserError(f"台账中没有“{person}”{meant(person, names_in(ledger))}")
    for key in dict.fromkeys((row["person"], row["name"]) for row in rows):
        mine = [row for row in rows if (row["person"], row["name"]) == key]
        say(f"{key[1]}（{masked(key[0])}）")
        for row in mine:
            say(
                f"  {row['started'][:16].replace('T', ' ')} 筛查日{row['as_of']} 版本{row['version']} 规则{row['rules'][:8]} "
                f"{row['submission']}：{_said(row)}"
            )
    return int(Exit.ACCEPTED)


def _said(row: dict[str, Any]) -> str:
    from batch.ledger.decisions import GONE

    return "已不在这份花名册中，或花名册已撤回" if row["staff"] == GONE else _told(row["told"])


def _told(text: str) -> str:
    found: dict[str, Any] = json.loads(text)
    parts = [
        f"{word} {'、'.join(_target(*one) for one in found[word].items())}"
        for word in _WORDS
        if found.get(word)
    ]
    return "；".join(parts) or "没有可申报、将符合或者待核实的"


def _target(target: str, day: str) -> str:
    return f"{target}（自{day}起）" if day else target


@app.command("forget", cls=ChineseCommand)
def forget_command(
    out: Out = Path("outputs"),
    person: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--person", help="身份证号，或工号。", metavar="人员"),
    ] = None,
    submission: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option(
            "--submission", help="提交文件，同结果中的写法，例如 甲区/乙厂.xlsx。", metavar="提交文件"
        ),
    ] = None,
) -> int:
    """从台账中抹去一个人或一份花名册的全部历史；结果文件和花名册本身不动。

    例：guantong forget --submission 甲区/乙厂.xlsx --out 结果
    """
    if bool(person) == bool(submission):
        raise UserError("请给出 --person 或 --submission 其中一个")
    from batch.inbox.publishing.workspace import held
    from batch.ledger.facts import forget_facts
    from batch.ledger.forgetting import forget_person, forget_submission
    from batch.ledger.store import opened, place_of
    from batch.roster.people.persons import normal_staff_number

    if not place_of(out).is_file():
        raise UserError(f"没有台账：{out}")
    with held(out), opened(out, write=True) as ledger:
        count = (
            forget_person(ledger, normal_staff_number(person))
            if person
            else forget_submission(ledger, submission or "")
        )
        ledger.execute("VACUUM")
        forget_facts(out)
    if not count:
        raise UserError(f"台账中没有“{submission or '此人'}”")
    say(f"已抹去{count}条历史记录。")
    return int(Exit.ACCEPTED)
