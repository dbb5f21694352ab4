"""Settings: ``guantong.toml`` and the command line, one typed object. A flag wins."""

from __future__ import annotations

import os
import tomllib
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError

from batch.errors import UserError
from batch.policy.shapes import Strict

FILE_NAME = "guantong.toml"


class Settings(Strict):
    """Everything a run is told beside its files."""

    rulebooks: tuple[str, ...] = ()  # ids; by region if empty
    rulebooks_dir: tuple[Path, ...] = ()  # folders with further rulebooks
    standards: Path | None = None  # table of cumulative years (CSV)
    assume: dict[str, str] = Field(default_factory=dict)  # header → value for blank cells
    as_of: date | None = None
    horizon: int = Field(12, ge=1, le=120)  # months
    jobs: int = Field(default_factory=lambda: os.cpu_count() or 1, ge=1, le=256)
    notices: Literal["每人一份", "不出"] = "每人一份"
    mask_id: bool = True  # ID numbers in notices: first six and last four shown
    templates: Path | None = None  # a folder with the user's own Word templates

    @property
    def day(self) -> date:
        """The day asked about."""
        return self.as_of or date.today()


def load_settings(path: Path | None, flags: dict[str, Any]) -> Settings:
    """Settings of a file (``guantong.toml`` here if None and there is one) under the flags.

    Raises UserError for an unreadable file, an unknown key or an impossible value.
    """
    values: dict[str, Any] = {}
    source = path or (Path(FILE_NAME) if Path(FILE_NAME).is_file() else None)
    if source is not None:
        values = _read(source)
        for key in ("standards", "templates"):
            if isinstance(values.get(key), str):
                values[key] = source.parent / values[key]
        folders = values.get("rulebooks_dir", [])
        folders = [folders] if isinstance(folders, str) else folders
        values["rulebooks_dir"] = [source.parent / folder for folder in folders]
    assume = {**values.get("assume", {}), **flags.pop("assume", {})}
    values |= {key: value for key, value in flags.items() if value not in (None, (), [])}
    try:
        return Settings.model_validate({**values, "assume": assume})
    except ValidationError as error:
        first = error.errors()[0]
        name = "、".join(str(part) for part in first["loc"])
        text = first["msg"] if first["type"] in ("unknown_key",) else f"{name} 的值“{first['input']}”不可用"
        raise UserError(f"设置有误：{text}") from error


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UserError(f"无法读取设置文件 {path}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError(f"设置文件 {path} 不是有效的 TOML：{error}") from error


def parse_day(text: str | None) -> date | None:
    """A day as people type it: 2024-06-30, 20240630 or 2024年6月30日. Raises UserError."""
    if text is None:
        return None
    cleaned = text.strip()
    for mark, plain in (("年", "-"), ("月", "-"), ("日", ""), ("/", "-"), (".", "-")):
        cleaned = cleaned.replace(mark, plain)
    if len(cleaned) == 8 and cleaned.isdigit():
        cleaned = f"{cleaned[:4]}-{cleaned[4:6]}-{cleaned[6:]}"
    try:
        year, month, day = (int(part) for part in cleaned.split("-"))
        found = date(year, month, day)
    except ValueError as error:
        raise UserError(f"“{text}”不是有效的日期，请写成 2024-06-30 这样的形式") from error
    if not 1990 <= found.year <= 2090:
        raise UserError(f"日期“{text}”不在 1990 年至 2090 年之间")
    return found


def parse_assume(items: list[str] | None) -> dict[str, str]:
    """HEADER=VALUE items as a mapping. Raises UserError."""
    found = {}
    for item in items or []:
        header, sign, value = item.partition("=")
        if not sign or not header.strip() or not value.strip():
            raise UserError(f"--assume 应写成 表头=值，收到“{item}”")
        found[header.strip()] = value.strip()
    return found
