"""The settings with every file that they name, as bytes; and files as bytes in general."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Final

from batch.errors import UserError
from batch.settings import Settings

Files = Mapping[str, bytes]  # path below a folder, parts divided by / → content
_MOST: Final = 64 << 20  # bytes of everything that the settings name
_RULES: Final = frozenset({".yaml", ".csv"})
_TEMPLATES: Final = frozenset({".docx"})
_NAMED: Final = ("standards", "columns")  # settings that name one file
_RUN_ONLY: Final[Mapping[str, object]] = {"scheduler": "", "employers": None}  # of no use to a submission


@dataclass(frozen=True, repr=False)  # there are passwords among the settings
class Outfit:
    """The settings, and the files that they name."""

    settings: str  # JSON, its paths below the folder of the files
    files: Files = field(default_factory=dict, hash=False)

    @classmethod
    def of(cls, settings: Settings) -> Outfit:
        """Of a run. Raises UserError for a file that cannot be read, or for too many."""
        files: dict[str, bytes] = {}
        places = dict(_RUN_ONLY)
        for name in _NAMED:
            if path := getattr(settings, name):
                places[name] = Path(name, path.name)
                files[f"{name}/{path.name}"] = _read(path)
        if settings.templates:
            places["templates"] = Path("templates")
            files |= _below("templates", settings.templates, _TEMPLATES)
        folders = [Path("rules", str(number)) for number in range(len(settings.rulebooks_dir))]
        for place, folder in zip(folders, settings.rulebooks_dir, strict=True):
            files |= _below(place.as_posix(), folder, _RULES)
        if sum(map(len, files.values())) > _MOST:
            raise UserError(f"设置所指的规则、模板等文件共超过{_MOST >> 20}MB，不能送往集群")
        moved = settings.model_copy(update={**places, "rulebooks_dir": tuple(folders)})
        return cls(moved.model_dump_json(), files)

    def unpacked(self) -> str:
        """The settings as JSON, with the files in a folder of this process."""
        return _settled(self)


@lru_cache(maxsize=1)
def _settled(outfit: Outfit) -> str:
    """Once a process for each outfit."""
    here = Path(tempfile.mkdtemp(prefix="outfit-"))
    atexit.register(shutil.rmtree, here, ignore_errors=True)
    unpack(outfit.files, here)
    settings = Settings.model_validate_json(outfit.settings)
    placed = {name: here / path for name in (*_NAMED, "templates") if (path := getattr(settings, name))}
    folders = tuple(here / folder for folder in settings.rulebooks_dir)
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)  # one without a rulebook holds no file
    return settings.model_copy(update={**placed, "rulebooks_dir": folders}).model_dump_json()


def packed(folder: Path) -> Files:
    """The files below a folder."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def unpack(files: Files, folder: Path) -> None:
    """Write files into a folder, and nowhere else. Raises UserError for a name that leads out of it."""
    for name, content in files.items():
        parts = PurePosixPath(name).parts
        if not parts or parts[0] == "/" or ".." in parts:
            raise UserError(f"送来的文件名不可用：{name!r}")
        target = folder.joinpath(*parts)
        if not target.resolve().is_relative_to(folder.resolve()):
            raise UserError(f"送来的文件名不可用：{name!r}")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _below(place: str, folder: Path, suffixes: frozenset[str]) -> dict[str, bytes]:
    found = sorted(path for path in folder.rglob("*") if path.suffix in suffixes and path.is_file())
    return {f"{place}/{path.relative_to(folder).as_posix()}": _read(path) for path in found}


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(f"无法读取 {path}") from error
