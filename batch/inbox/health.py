"""Whether the runs of a folder of results go on as they should: what a monitor asks."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from batch.errors import UserError
from batch.inbox.found import path_of, submissions
from batch.inbox.mounts import without_lost
from batch.inbox.publishing.ledgering import known_before
from batch.inbox.publishing.record import digest_of
from batch.inbox.superseding.succession import stood_for
from batch.ledger.known import Known
from batch.ledger.runs import LastRun, last_run
from batch.submission.receipt import OUTCOME_WORDS


@dataclass(frozen=True)
class Health:
    """What is to be said, and whether somebody should look."""

    lines: tuple[str, ...]
    stale: bool


def health(out: Path, stale_hours: int, now: datetime | None = None) -> Health:
    """Look at a folder of results. Raises UserError for a ledger that cannot be read."""
    now = now or datetime.now().astimezone()
    last = last_run(out)
    if last is None:
        return Health((f"没有运行过：{out}",), stale=True)
    old = now - last.ended > timedelta(hours=stale_hours)
    lines = [
        f"{'过期' if old else '正常'}：最近一次运行 {last.ended:%Y-%m-%d %H:%M} 结束（{_ago(now - last.ended)}前），"
        f"筛查日{last.as_of}，{_outcomes(last)}"
    ]
    known = known_before(out)
    failed = [one.name for one in known.values() if one.receipt.outcome == "failed"]
    if failed:
        lines.append(f"未能处理{len(failed)}份：{'、'.join(failed[:5])}")
    waiting = _waiting(out, last.counts, known)
    if waiting:
        since = min(_arrived(file) for file in waiting)
        age = _ago(now - datetime.fromtimestamp(since).astimezone())
        lines.append(f"还没有处理的{len(waiting)}份，最早的已放了{age}")
    return Health(tuple(lines), old)


def _outcomes(last: LastRun) -> str:
    parts = [f"{OUTCOME_WORDS.get(outcome, outcome)}{count}份" for outcome, count in last.outcomes.items()]
    return "、".join(parts) or "没有花名册"


def _waiting(out: Path, counts: Any, known: dict[str, Known]) -> list[Path]:
    """The files below the paths of the last run that are new, or newer than what was worked."""
    found: list[Path] = []
    replaced = stood_for(counts)
    for path in counts.get("paths", ()):
        with contextlib.suppress(UserError, OSError):
            for file in without_lost(submissions([Path(path)], out), counts).files:
                one, digest = known.get(path_of(file)), digest_of(file)
                if digest not in replaced if one is None else digest != one.sha256:
                    found.append(file)
    return found


def _arrived(file: Path) -> float:
    """When a file came to where it is; a copy may have kept the time of what it was copied from."""
    state = file.stat()
    return max(state.st_mtime, state.st_ctime)


def _ago(span: timedelta) -> str:
    hours = max(0.0, span.total_seconds() / 3600)  # a clock may have jumped
    return (
        f"{hours / 24:.0f}天"
        if hours >= 48
        else f"{hours:.0f}小时"
        if hours >= 2
        else f"{hours * 60:.0f}分钟"
    )
