"""Workbooks with a password: Excel's own opens, a given one opens, without one they are refused as protected."""

from __future__ import annotations

import hashlib
import io
import random
import struct
from pathlib import Path
from typing import Any

import msoffcrypto.format.ooxml as ooxml
import pytest
from msoffcrypto.method import rc4

from batch.sheets.ole import contained
from tests.sheets.build import label, opened, record, refused, text, xls, xlsx

# The library that encrypts cannot put a package of less than 4 KB into its container.
WHOLE = xlsx(f"<!--{random.Random(1).randbytes(9000).hex()}-->", f'<row r="1">{text("A1", "姓名")}</row>')


def locked(password: str) -> bytes:
    """The workbook with a password."""
    made = io.BytesIO()
    office: Any = ooxml.OOXMLFile(io.BytesIO(WHOLE))
    office.encrypt(password, made)
    return made.getvalue()


def test_the_password_that_is_none(tmp_path: Path) -> None:
    """Excel encrypts what is only protected against changes with a password that everybody knows."""
    assert opened(tmp_path, locked("VelvetSweatshop"))[0].rows == [["姓名"]]


def test_given_passwords(tmp_path: Path) -> None:
    """The right one among them."""
    data = locked("秘密")
    assert opened(tmp_path, data, passwords=("错的", "秘密"))[0].rows == [["姓名"]]
    assert refused(tmp_path, data, passwords=("错的",))[0] == "F92"
    code, said = refused(tmp_path, data)
    assert code == "F92" and "密码" in said


@pytest.mark.slow
def test_what_asks_for_billions_of_rounds(tmp_path: Path) -> None:
    """Of hashing is refused before the first."""
    data = locked("秘密")
    assert b'spinCount="100000"' in data
    assert refused(tmp_path, data.replace(b'spinCount="100000"', b'spinCount="999999"')[:])[0] == "F92"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("batch.sheets.encrypted._MOST_SPINS", 99_999)
        assert refused(tmp_path, data)[0] == "F93"


def _rc4(key: bytes, size: int) -> bytes:
    """The first bytes of RC4's stream."""
    state, j, made = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    for _ in range(size):
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        made.append(state[(state[i] + state[j]) % 256])
    return bytes(made)


def _mixed(data: bytes, stream: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(data, stream, strict=False))


def locked_xls(password: str) -> bytes:
    """A BIFF8 workbook in RC4 ([MS-OFFCRYPTO] 2.3.6): the bodies of its records, not their heads."""
    salt, verifier = bytes(range(16)), bytes(range(16, 32))
    first = _rc4(rc4._makekey(password, salt, 0), 32)
    hashed = hashlib.md5(verifier, usedforsecurity=False).digest()
    body = struct.pack("<HHH", 1, 1, 1) + salt + _mixed(verifier + hashed, first)
    plain = xls(*[label(n, 0, "姓名") for n in range(300)], filepass=record(0x2F, body), raw=True)
    blocks = range(len(plain) // 1024 + 1)
    stream = b"".join(_rc4(rc4._makekey(password, salt, block), 1024) for block in blocks)
    made, at = bytearray(plain), 0
    while at < len(plain):
        number, size = struct.unpack_from("<HH", plain, at)
        clear = {0x809: size, 0x2F: size, 0x85: 4}.get(number, 0)
        begin, end = at + 4 + clear, at + 4 + size
        made[begin:end] = _mixed(plain[begin:end], stream[begin:end])
        at = end
    return contained(bytes(made))


def test_old_workbooks(tmp_path: Path) -> None:
    """The same for .xls."""
    assert opened(tmp_path, locked_xls("VelvetSweatshop"), "a.xls")[0].rows == [["姓名"]] * 300
    assert opened(tmp_path, locked_xls("12345"), "a.xls", ("1", "12345"))[0].rows == [["姓名"]] * 300
    assert refused(tmp_path, locked_xls("12345"), "a.xls", ("1",))[0] == "F92"
