"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Optional

import typer

Rulebook = Annotated[
    Optional[list[str]],  # noqa: UP045 - typer reads it
    typer.Option(
        "--rulebook",
        help="规则 id、文号或地区（该地适用的全部文件），可重复；不给时按所在地选择。",
        metavar="规则",
    ),
]
RulebooksDir = Annotated[
    Optional[list[Path]],  # noqa: UP045
    typer.Option("--rulebooks-dir", help="另加的规则文件夹，可重复。", metavar="文件夹"),
]
Assume = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Option("--assume", help="把某列的空白当作某值，可重复；结果中注明为假定。", metavar="表头=值"),
]
AsOf = Annotated[
    Optional[str],  # noqa: UP045
    typer.Option("--as-of", help="筛查日，例如 2024-06-30；默认今天。", metavar="日期"),
]
FilingYear = Annotated[
    Optional[int],  # noqa: UP045
    typer.Option(
        "--filing-year",
        help="申报年度，例如 2026：看其前三年的考核和继续教育；默认筛查日所在年。",
        metavar="年份",
    ),
]
Config = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--config", help="设置文件；默认当前文件夹的 guantong.toml。", metavar="文件"),
]
Standards = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option("--standards", help="职业标准的累计工作年限表（CSV）。", metavar="文件"),
]
Columns = Annotated[
    Optional[Path],  # noqa: UP045
    typer.Option(
        "--columns", help="列对应文件；默认找花名册旁边或上级文件夹里的 列对应.xlsx。", metavar="文件"
    ),
]
Password = Annotated[
    Optional[list[str]],  # noqa: UP045
    typer.Option("--password", help="加密文件的打开密码，可重复。", metavar="密码"),
]
Quiet = Annotated[bool, typer.Option("--quiet", help="不显示进度和汇总。")]


def settings_of(
    config: Path | None,
    rulebook: list[str] | None = None,
    rulebooks_dir: list[Path] | None = None,
    assume: list[str] | None = None,
    as_of: str | None = None,
    **more: Any,
) -> Any:
    """Settings from the file and these flags. Raises UserError."""
    from batch.settings import load_settings, parse_assume, parse_day

    flags = {
        "rulebooks": tuple(rulebook or ()),
        "rulebooks_dir": tuple(rulebooks_dir or ()),
        "assume": parse_assume(assume),
        "as_of": parse_day(as_of),
        **more,
    }
    return load_settings(config, flags)
