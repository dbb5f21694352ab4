"""What a run says when it is done: a table of people on the terminal, a line for each trouble."""

from __future__ import annotations

import json
import re
import sys
from datetime import datetime
from typing import TYPE_CHECKING, Final

from batch.cli.say import called, say, warn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.table import Table
    from rich.text import Text

    from batch.inbox.summary import Summary
    from batch.submission.receipt import Receipt

_MOST_NOTES: Final = 20
_MOST_ROWS: Final = 25  # of the table on the terminal
_HEADS: Final = ("eligible", "undetermined", "upcoming")


def warn_of(summary: Summary) -> None:
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
        warn(f"另有{len(summary.notes) - _MOST_NOTES}条提示没有显示")


def _first_the_worst(receipt: Receipt) -> tuple[object, ...]:
    """Failed and rejected ones first, then by name, numbers by their value."""
    order = ("failed", "rejected", "partly_accepted")
    parts = re.split(r"(\d+)", receipt.file)
    natural = tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts if part)
    return (order.index(receipt.outcome) if receipt.outcome in order else len(order), natural)


def _by_level(counted: tuple[str, int]) -> tuple[bool, int]:
    """Titles first, the highest first, as the workbook has them."""
    from batch.language.terms import level_number

    ladder, _, level = counted[0].partition("·")
    title = ladder == "职称"
    return not title, -level_number("title" if title else "skill", level)


def _table(receipts: Sequence[Receipt], heads: Mapping[str, int]) -> Table:
    """A row a submission with its people, the worst first; of many those with trouble only; a total."""
    from rich.table import Table
    from rich.text import Text

    from batch.submission.receipt import OUTCOME_WORDS

    table = Table(title="各份花名册", title_justify="left")
    table.add_column("提交文件", overflow="fold")
    for heading in ("结果", "人数", "未用行", "数据问题", "可申报人", "待核实人", "即将符合人"):
        table.add_column(heading, justify="left" if heading == "结果" else "right")

    def add(
        name: str | Text, word: str, people: int, some: Sequence[Receipt], heads: Mapping[str, int]
    ) -> None:
        rows = [sum(one.unusable for one in some), sum(one.issues for one in some)]
        table.add_row(name, word, *map(str, [people, *rows, *(heads.get(head, 0) for head in _HEADS)]))

    few = len(receipts) <= _MOST_ROWS
    shown = receipts if few else [one for one in receipts if not one.fine][:_MOST_ROWS]
    for one in shown:
        add(Text(called(one.file)), OUTCOME_WORDS[one.outcome], one.people, [one], one.heads)
    if len(shown) < len(receipts):
        table.add_row(f"其余{len(receipts) - len(shown)}份", "见汇总工作簿")
    if len(receipts) > 1:
        table.add_section()
        add("合计", f"{len(receipts)}份", heads.get("people", 0), receipts, heads)
    return table


def print_summary(summary: Summary) -> None:
    """The table of submissions; what there is and where."""
    from rich.console import Console

    console = Console(highlight=False, width=None if sys.stdout.isatty() else 110)
    receipts = sorted(summary.receipts, key=_first_the_worst)
    console.print(_table(receipts, summary.heads))
    eligible = sorted(summary.total("eligible").items(), key=_by_level)
    counted = "人次，各份相加" if len(receipts) > 1 else "人"
    console.print(
        f"现可申报（{counted}）：" + ("、".join(f"{k} {v}" for k, v in eligible) or "无"), markup=False
    )
    if len(receipts) > 1:
        console.print("（合计中一人只计一次）", markup=False)
    if summary.between:
        console.print(
            f"另有各份名册之间的数据问题：{summary.between}条（同一人在几份名册中等），见汇总工作簿的“数据问题”表",
            markup=False,
        )
    notices = "、".join(f"{kind} {count}" for kind, count in summary.total("notices").items())
    console.print(f"文书（份）：{notices or '无'}", markup=False)
    if summary.carried or summary.left:
        gone = f"，{summary.left}处的行已不在，列在“未能带入”表" if summary.left else ""
        console.print(f"带入上次结果中的标记：{summary.carried}处{gone}", markup=False)
    for line in summary.annual[:_MOST_NOTES]:
        console.print(f"年度通知：{line}", markup=False, soft_wrap=True)
    for line in _since_the_last_run(summary):
        console.print(line, markup=False, soft_wrap=True)
    console.print(f"结果在：{summary.out.resolve()}", markup=False, soft_wrap=True)


def _since_the_last_run(summary: Summary) -> list[str]:
    """What a run of a folder that was worked before did not do again, and what is otherwise."""
    lines = []
    if summary.stayed:
        lines.append(f"与上次相同，没有重写：{summary.stayed}份")
    if summary.others:
        lines.append(f"以前运行的其他路径，仍在汇总中：{len(summary.others)}份")
    for name, by in list(summary.replaced.items())[:_MOST_NOTES]:
        lines.append(f"已由{called(by)}代替，不再单独处理：{called(name)}")
    if len(summary.replaced) > _MOST_NOTES:
        lines.append(f"另有{len(summary.replaced) - _MOST_NOTES}份也已由别的代替，见 run.json 的 replaced")
    if summary.withdrawn:
        every = len(summary.withdrawn)
        more = f"等{every}份" if every > _MOST_NOTES else ""
        lines.append(f"已撤回：{'、'.join(map(called, summary.withdrawn[:_MOST_NOTES]))}{more}")
    if summary.changes:
        where = "逐人用 guantong history 查看" if summary.single else "见汇总工作簿的“新增”表"
        lines.append(f"与上次相比有变化：{summary.changes}人次，{where}")
    return lines


def print_json(summary: Summary) -> None:
    """A line of JSON a submission."""
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
