"""Settings: ``guantong.toml`` and the command line, one typed object. A flag wins."""

from __future__ import annotations

import os
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationError
from pydantic_core import PydanticCustomError

from batch.errors import UserError
from batch.policy.shapes import Strict
from batch.settings_file import example_of, line_of

FILE_NAME = "guantong.toml"

#: The kinds of notices; the first five are written unless something else is asked for.
NOTICE_KINDS = (
    "个人告知书", "补正通知书", "单位筛查情况通报", "问题请示", "回执", "公示名单", "核准备案表", "个人职业发展告知",
)  # fmt: skip
NO_NOTICES = "不出"


def _notice_kind(value: Any) -> Any:
    if value not in NOTICE_KINDS:
        raise PydanticCustomError(
            "unknown_word",
            "不认识的文书“{value}”；可用：{allowed}，或只写一个“不出”",
            {"value": str(value), "allowed": "、".join(NOTICE_KINDS)},
        )
    return value


def _listed(value: Any) -> Any:
    """One kind may be written without brackets; 不出 alone stands for none."""
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list | tuple):
        return value
    return () if list(values) == [NO_NOTICES] else tuple(dict.fromkeys(values))


NoticeKind = Annotated[str, BeforeValidator(_notice_kind)]


class Settings(Strict):
    """Everything a run is told beside its files."""

    rulebooks: tuple[str, ...] = ()  # ids; by region if empty
    rulebooks_dir: tuple[Path, ...] = ()  # folders with further rulebooks
    standards: Path | None = None  # table of cumulative years (CSV)
    columns: Path | None = None  # a column map (列对应.xlsx); one beside each roster if none is named
    passwords: tuple[str, ...] = ()  # tried on protected files
    assume: dict[str, str] = Field(default_factory=dict)  # header → value for blank cells
    as_of: date | None = None
    run_day: date | None = None  # held fast by a run that may go past midnight; today if not given
    filing_year: int | None = Field(None, ge=2000, le=2090)  # 申报年度; the year of the day if not given
    horizon: int = Field(12, ge=1, le=120)  # months
    jobs: int = Field(default_factory=lambda: os.cpu_count() or 1, ge=1, le=256)
    notices: Annotated[tuple[NoticeKind, ...], BeforeValidator(_listed)] = NOTICE_KINDS[:5]
    notice_form: Literal["每人一份", "合为一份"] = "每人一份"  # of the kinds that go to persons
    sign_off: str = ""  # name of the signing unit; the employer if empty
    document_number: str = ""  # 发文字号 of the letters
    contact: str = ""  # with whom to speak about a letter
    contact_telephone: str = ""
    contact_address: str = ""
    copy_to: tuple[str, ...] = ()  # 抄送
    seal: bool = False  # whether a seal is put on the notices
    deadline_days: int = Field(10, ge=1, le=250)  # working days to mend a roster
    publicity_days: int = Field(5, ge=1, le=250)  # working days that a list is posted
    holidays: tuple[date, ...] = ()
    workdays: tuple[date, ...] = ()  # weekend days worked instead
    returned: bool = True  # a marked copy of every roster with errors or warnings
    mask_id: bool = True  # ID numbers in notices: first six and last four shown
    force: bool = False  # letters also to people elsewhere than the rulebook named is for
    group_may_read: bool = False  # results are readable for the owner's group, else for the owner alone
    scheduler: str = ""  # address of a dask.distributed scheduler whose workers do the work; here if empty
    file_seconds: int = Field(1800, ge=1, le=86400)  # a file that takes longer is not worked
    file_memory: int = Field(8192, ge=512, le=1 << 20)  # MB; a file that takes more is not worked
    later_by_name: bool = (
        True  # a later file, by the day or the correction in its name, stands for the earlier
    )
    later_by_arrival: bool = (
        True  # a roster that came later stands for the same employer's of the same people
    )
    employers: Path | None = None  # a list of the employers that are expected to send a roster
    stale_hours: int = Field(26, ge=1, le=8784)  # without a run, after which ``status`` complains
    history_days: int = Field(
        0, ge=0, le=36525
    )  # what is older and overtaken leaves the ledger; 0: nothing does
    templates: Path | None = None  # a folder with the user's own Word templates

    def anchored(self) -> Settings:
        """The same with absolute paths, for a process that stands in another folder."""
        own = {
            name: path.absolute()
            for name in ("standards", "templates", "columns", "employers")
            if (path := getattr(self, name))
        }
        return self.model_copy(
            update={**own, "rulebooks_dir": tuple(one.absolute() for one in self.rulebooks_dir)}
        )

    @property
    def day(self) -> date:
        """The day asked about."""
        return self.as_of or self.run_day or date.today()

    @property
    def filed(self) -> int:
        """The 申报年度."""
        return self.filing_year or self.day.year


def load_settings(path: Path | None, flags: dict[str, Any]) -> Settings:
    """Settings of a file (``guantong.toml`` here if None and there is one) under the flags.

    Raises UserError for an unreadable file, an unknown key or an impossible value.
    """
    values: dict[str, Any] = {}
    source = path or (Path(FILE_NAME) if Path(FILE_NAME).is_file() else None)
    if source is not None:
        values = _read(source)
        for key in ("standards", "templates", "columns", "employers"):
            if isinstance(values.get(key), str):
                values[key] = source.parent / values[key]
        folders = values.get("rulebooks_dir", [])
        folders = [folders] if isinstance(folders, str) else folders
        if not isinstance(folders, list) or not all(isinstance(one, str) for one in folders):
            raise UserError("设置有误：rulebooks_dir 应为文件夹名，或文件夹名的列表")
        values["rulebooks_dir"] = [source.parent / folder for folder in folders]
    assumed = values.get("assume", {})
    if not isinstance(assumed, dict):
        raise UserError('设置有误：[assume] 应逐行写 "表头" = "值"')
    assume = {**assumed, **flags.pop("assume", {})}
    values |= {key: value for key, value in flags.items() if value not in (None, (), [])}
    try:
        settings = Settings.model_validate({**values, "assume": assume})
        if settings.as_of is not None:
            parse_day(settings.as_of.isoformat())
        return settings
    except ValidationError as error:
        raise UserError(_told(error, source)) from error


def _told(error: ValidationError, source: Path | None) -> str:
    """What is wrong with a setting, on which line of the file, and a line that would be right."""
    first = error.errors()[0]
    key = str(first["loc"][0]) if first["loc"] else ""
    known = first["type"] in ("unknown_key", "unknown_word")
    text = first["msg"] if known else f"{key} 的值“{first['input']}”不可用"
    number = line_of(source, key) if source is not None else 0
    where = f"设置文件 {source.name} 第{number}行有误" if source is not None and number else "设置有误"
    example = example_of(key)
    return f"{where}：{text}" + (f"；请写成这样：{example}" if example else "")


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UserError(f"无法读取设置文件 {path}") from error
    except (ValueError, RecursionError) as error:
        line = re.search(r"at line (\d+)", str(error))
        where = f" 第{line[1]}行" if line else ""
        raise UserError(f"设置文件 {path.name}{where}：不是有效的 TOML，请检查引号和等号") from error


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
    found: dict[str, str] = {}
    for item in items or []:
        header, sign, value = item.partition("=")
        if not sign or not header.strip() or not value.strip():
            raise UserError(f"--assume 应写成 表头=值，收到“{item}”")
        if found.setdefault(header.strip(), value.strip()) != value.strip():
            raise UserError(f"--assume 给了“{header.strip()}”两个不同的值")
    return found
