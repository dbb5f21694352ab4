"""What a roster's cells say and do not say, without deciding anything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from batch.context import context_from
from batch.errors import UnreadableFileError
from batch.roster.accounting import Rows
from batch.roster.messages import SEVERITY_WORDS, Issue
from batch.roster.roster import read_file
from batch.submission.persons.speaking import speaking_for
from batch.submission.problems import problems_of

_MOST: Final = 200  # issues of one kind that are shown one by one
_FIRST: Final = 5  # cells that are named of those that are not


@dataclass(frozen=True)
class Checked:
    """A roster's data issues, worst first, and what became of its rows."""

    shown: tuple[Issue, ...] = ()
    more: tuple[str, ...] = ()  # a line for each kind of which there are too many to show
    count: int = 0  # of all issues
    rows: Rows = field(default_factory=Rows)
    people: int = 0
    reason: str = ""  # why it cannot be read at all

    @property
    def accepted(self) -> bool:
        """Whether every row could be used, and there is one."""
        return bool(self.people) and not self.rows.refused


def check(file: Path, settings_json: str, returned: Path | None) -> Checked:
    """Read one file; write the roster marked for correction if that is asked for.

    Raises UserError where the marked roster cannot be written.
    """
    try:
        context = context_from(settings_json)
        options = context.read_options()
        roster = read_file(file, options)
    except UnreadableFileError as error:
        return Checked(reason=str(error))
    issues = problems_of(roster, speaking_for(roster, context)[1])  # the same that a run says
    if returned is not None:
        from batch.report.returned import write_returned

        write_returned(file, issues, returned, options.columns, options.passwords)
    shown, more = few_of_each(issues)
    return Checked(shown, more, len(issues), roster.rows, roster.facts.size)


def few_of_each(issues: Iterable[Issue]) -> tuple[tuple[Issue, ...], tuple[str, ...]]:
    """The issues worst first, of a flood of one kind the first ones and a line for the rest."""
    order = list(SEVERITY_WORDS)
    kinds: dict[str, list[Issue]] = defaultdict(list)
    for issue in sorted(issues, key=lambda one: order.index(one.severity)):
        kinds[issue.code].append(issue)
    shown = [one for kind in kinds.values() for one in kind[:_MOST]]
    more = []
    for code, kind in kinds.items():
        rest = kind[_MOST:]
        if rest:
            cells = "、".join(f"{one.sheet}!{one.cell}" for one in rest[:_FIRST])
            more.append(f"{SEVERITY_WORDS[rest[0].severity]} {code} 另有{len(rest)}处同类问题：{cells} 等")
    return tuple(shown), tuple(more)


def check_lines(
    file: Path, settings_json: str, returned: Path | None, totals: bool
) -> tuple[bool, list[str]]:
    """What ``check`` prints about a file, and whether every row could be used.

    ``totals``: what became of the rows, too. Raises UserError where the marked roster cannot be written.
    """
    checked = check(file, settings_json, returned)
    if checked.reason:
        return False, [f"退回 {file.name}：{checked.reason}"]
    lines = [_line(issue) for issue in checked.shown] + list(checked.more)
    if totals:
        rows = checked.rows
        lines += [
            f"{checked.people}人可用，{rows.refused}行不能用，{checked.count}条数据问题。",
            f"表中共{rows.records + rows.other}行：{rows.people}行可用，{rows.noted}行可用但有问题，{rows.refused}行不能用，"
            f"{rows.other}行不是人员。",
        ]
        lines += [f"校验退回件：{returned}"] if returned is not None else []
    return checked.accepted, lines


def _line(issue: Issue) -> str:
    where = f"{issue.sheet}!{issue.cell}" if issue.cell else issue.sheet
    at = f"{SEVERITY_WORDS[issue.severity]} {issue.code} {where}".rstrip()
    return f"{at}：{issue.message}。{issue.advice}"
