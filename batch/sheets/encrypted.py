"""Workbooks with a password: Excel's own, which means that only changes are forbidden, and given ones."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from typing import Any, Final

from batch.errors import UnreadableFileError
from batch.sheets.ole import stream_of
from batch.sheets.refusals import DAMAGED, PROTECTED

_DEFAULT: Final = "VelvetSweatshop"  # [MS-OFFCRYPTO] 2.2.10
_SPINS: Final = re.compile(rb'spinCount="([0-9]{1,20})"')
_MOST_SPINS: Final = 1_000_000  # rounds of hashing; Excel's own are 100,000
_MOST_PASSWORDS: Final = 20


def decrypted(data: bytes, passwords: Iterable[str]) -> bytes:
    """The workbook inside. Raises UnreadableFileError where no password opens it."""
    import msoffcrypto

    _check_spins(data)
    for password in [_DEFAULT, *list(passwords)[:_MOST_PASSWORDS]]:
        try:
            office: Any = msoffcrypto.OfficeFile(io.BytesIO(data))
            return _opened(office, password)
        except (MemoryError, UnreadableFileError):
            raise
        except Exception as error:  # a wrong password, or a method of protection that is not known
            reason = error
    raise UnreadableFileError("F92", PROTECTED) from reason


def _opened(office: Any, password: str) -> bytes:
    made = io.BytesIO()
    if office.format == "ooxml":
        office.load_key(password=password, verify_password=True)
    else:
        office.load_key(password=password)
    office.decrypt(made)
    return made.getvalue()


def _check_spins(data: bytes) -> None:
    """A file may ask for billions of rounds of hashing for each password."""
    spins = _SPINS.search(stream_of(data, "EncryptionInfo"))
    if spins and int(spins[1]) > _MOST_SPINS:
        raise UnreadableFileError("F93", DAMAGED)
