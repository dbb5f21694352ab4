"""What ``check --show-columns`` and ``--write-columns`` print."""

from __future__ import annotations

from pathlib import Path

from batch.answers.mapfile import write_map
from batch.answers.seencolumns import seen_columns, shown_header


def column_lines(
    file: Path, settings_json: str, target: Path | None, show: bool, totals: bool
) -> tuple[bool, list[str]]:
    """What ``check --show-columns`` and ``--write-columns`` print, and whether the file could be read."""
    seen = seen_columns(file, settings_json)
    if seen.reason:
        return False, [f"退回 {file.name}：{seen.reason}"]
    if target is not None:
        write_map(seen, target)
    lines = [
        f"{one.sheet}!{one.letter} “{one.header}” → {shown_header(one.meaning) or '不读'}（{one.how}）；"
        f"已填{one.filled:.0%}；{one.samples}"
        for one in seen.columns
        if show
    ]
    if target is not None and totals:
        lines.append(f"列对应：{target}；改正“读作”一列后保存，用 --columns 交回，或放在花名册旁边")
    return True, lines
