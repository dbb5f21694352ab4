"""The one door: limits before reading, the right format by content, one clear line for what cannot be read."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from batch.errors import UnopenedFileError, UnreadableFileError, in_chinese
from batch.sheets.encrypted import decrypted
from batch.sheets.formats import DECRYPTED, FORMATS
from batch.sheets.limits import check_file
from batch.sheets.names import LOCK
from batch.sheets.quiet import silenced
from batch.sheets.refusals import DAMAGED, LOCK_FILE, PROTECTED, REFUSALS
from batch.sheets.sheet import Sheet
from batch.sheets.sniff import sniff
from batch.sheets.source import Source

_LOCK_SIZES: Final = range(1, 1024)
_LONGEST_NAME: Final = 31  # of a sheet


def read_workbook(path: Path, passwords: Sequence[str] = ()) -> list[Sheet]:
    """All sheets of a spreadsheet of any format. Raises UnreadableFileError, and nothing else for a file."""
    with _said_in_chinese(), silenced():
        size = path.stat().st_size
        if path.name.startswith(LOCK) and size in _LOCK_SIZES:
            raise UnreadableFileError("F93", LOCK_FILE)
        check_file(size)
        return read_bytes(path.read_bytes(), _sheet_name(path), passwords)


def read_bytes(data: bytes, name: str, passwords: Sequence[str] = ()) -> list[Sheet]:
    """All sheets of a spreadsheet's content; ``name`` is for the sheet of a format without names."""
    kind = sniff(data)
    if kind in DECRYPTED:
        data = decrypted(data, passwords)
        kind = sniff(data)
        if kind in DECRYPTED:
            raise UnreadableFileError("F92", PROTECTED)
    if kind in REFUSALS:
        raise UnreadableFileError("F93", REFUSALS[kind])
    return FORMATS[kind].read(Source(data, kind, name))


@contextlib.contextmanager
def _said_in_chinese() -> Iterator[None]:
    """Whatever a damaged file makes the readers raise is one Chinese line; panics of Rust among it."""
    from python_calamine import PasswordError

    try:
        yield
    except (UnreadableFileError, MemoryError, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except PasswordError as error:
        raise UnreadableFileError("F92", PROTECTED) from error
    except OSError as error:
        if error.errno is None:  # said by a library of a file's content
            raise UnreadableFileError("F93", DAMAGED) from error
        raise UnopenedFileError("F93", f"文件无法打开：{in_chinese(error)}") from error
    except BaseException as error:
        raise UnreadableFileError("F93", DAMAGED) from error


def _sheet_name(path: Path) -> str:
    """A file's name as Excel would call its one sheet."""
    name = path.stem.encode("utf-8", "replace").decode()
    return "".join(character for character in name if character.isprintable())[:_LONGEST_NAME] or "Sheet1"
