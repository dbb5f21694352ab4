"""What is no spreadsheet is named for what it is; nothing but one Chinese line comes of it."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from batch.errors import UnreadableFileError
from batch.sheets import open as door
from batch.sheets.formats import FORMATS, registry
from batch.sheets.names import is_spreadsheet
from batch.sheets.ole import contained
from batch.sheets.open import read_workbook
from batch.sheets.quiet import silenced
from batch.sheets.refusals import REFUSALS
from batch.sheets.sniff import Kind, sniff
from batch.sheets.source import Format
from tests.sheets.build import record, refused, text, xls, xlsx, zipped

WHOLE = xlsx(f'<row r="1">{text("A1", "姓名")}</row>')

CASES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "文件是空的"),
    "noughts": (bytes(5000), "零字节"),
    "cut": (WHOLE[: len(WHOLE) // 2], "文件不完整（下载或拷贝中断）"),
    "cut xls": (xls()[:700], "文件不完整"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
    "rtf": (b"{\\rtf1\\ansi}", "RTF"),
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(20), "图片"),
    "jpeg": (b"\xff\xd8\xff\xe0" + bytes(20), "图片"),
    "rar": (b"Rar!\x1a\x07\x01\x00", "压缩包"),
    "7z": (b"7z\xbc\xaf\x27\x1c\x00\x04", "压缩包"),
    "zip": (zipped({"花名册.xlsx": WHOLE}), "压缩包"),
    "docx": (zipped({"word/document.xml": "<a/>"}), "Word"),
    "doc": (contained(bytes(5000), "WordDocument"), "Word"),
    "pptx": (zipped({"ppt/presentation.xml": "<a/>"}), "演示文稿"),
    "numbers": (zipped({"Index/Document.iwa": "x"}), "Numbers"),
    "sqlite": (b"SQLite format 3\x00" + bytes(100), "数据库"),
    "access": (b"\x00\x01\x00\x00Standard ACE DB\x00", "数据库"),
    "other ole": (contained(bytes(5000), "Something"), "没有工作簿"),
    "excel 4": (b"\x09\x04\x06\x00\x00\x00\x10\x00\x00\x00", "Excel 4.0"),
    "page": ("<html><body>请登录</body></html>".encode(), "这是网页，其中没有表格"),
    "xml": (b"<?xml version='1.0'?><a><b/></a>", "XML"),
    "prose": ("名单见附件。\n".encode("gbk"), "没有分栏"),
    "noise": (bytes(range(256)) * 20, "不是电子表格"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_what_it_is_called(case: str, tmp_path: Path) -> None:
    """Whatever its name says."""
    data, said = CASES[case]
    code, line = refused(tmp_path, data)
    assert code == "F93"
    assert said in line


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside and inside."""
    monkeypatch.setattr("batch.sheets.limits.MAX_FILE", 1000)
    assert refused(tmp_path, WHOLE)[0] == "F91"
    monkeypatch.undo()
    monkeypatch.setattr("batch.sheets.limits.MAX_UNPACKED", 1000)
    assert refused(tmp_path, WHOLE)[0] == "F91"


def test_a_lock_file(tmp_path: Path) -> None:
    """What Excel leaves beside an open file; a real file of such a name is read."""
    assert "锁文件" in refused(tmp_path, b"\x05admin" + b" " * 159, "~$花名册.xlsx")[1]
    (tmp_path / "~$真.xlsx").write_bytes(WHOLE)
    assert read_workbook(tmp_path / "~$真.xlsx")[0].rows == [["姓名"]]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    """Said as it is, without a word of the system's own."""
    with pytest.raises(UnreadableFileError, match="找不到"):
        read_workbook(tmp_path / "没有.xlsx")
    with pytest.raises(UnreadableFileError, match="文件无法打开"):
        read_workbook(tmp_path)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.xltx", True), ("a.CSV", True), ("a.tsv", True), ("a.html", True), ("a.mht", True), ("a.fods", True),
        ("a.txt", False), ("a.xml", False), ("a.docx", False), ("~$a.csv", False), (".a.csv", False),
    ],
)  # fmt: skip
def test_which_names_are_submissions(name: str, expected: bool) -> None:
    """By suffix; lock files and hidden ones are none."""
    assert is_spreadsheet(Path(name)) is expected


def test_every_kind_has_one_fate() -> None:
    """The registry says so when it is made."""
    assert FORMATS.keys().isdisjoint(REFUSALS)
    some = tuple(set(FORMATS.values()))
    with pytest.raises(RuntimeError, match="claimed"):
        registry((*some, Format("again", (Kind.XLSX,), some[0].read)))
    with pytest.raises(RuntimeError, match="claimed"):
        registry((*some, Format("pdf", (Kind.PDF,), some[0].read)))
    with pytest.raises(RuntimeError, match="nobody"):
        registry(some[1:])


def test_an_xls_protected_by_a_password(tmp_path: Path) -> None:
    """By XOR, by RC4, by what nobody knows: protected, not damaged."""
    for body in (
        struct.pack("<HHH", 0, 1, 2),
        struct.pack("<HHH48s", 1, 1, 1, b"x" * 48),
        struct.pack("<H", 9),
    ):
        data = xls(filepass=record(0x2F, body))
        assert sniff(data) is Kind.ENCRYPTED_XLS
        assert refused(tmp_path, data)[0] == "F92"


def test_readers_say_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What is written to the descriptor itself goes nowhere meanwhile, and comes back after."""
    with silenced(), silenced():
        os.write(2, b"thread panicked")
    os.write(2, b"after")
    assert capfd.readouterr().err == "after"


def test_a_process_without_standard_error(tmp_path: Path) -> None:
    """It stays closed, and the file is read."""
    (tmp_path / "a.xlsx").write_bytes(WHOLE)
    program = (
        "import os, pathlib; from batch.sheets.open import read_workbook; os.close(2)\n"
        "print(read_workbook(pathlib.Path('a.xlsx'))[0].rows)\n"
        "try: os.fstat(2); print('open')\nexcept OSError: print('closed')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=tmp_path, check=True
    )
    assert done.stdout == "[['姓名']]\nclosed\n"


class _Panic(BaseException):
    """As pyo3's PanicException is."""


def test_what_passes_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A panic is a damaged file; no memory and an interrupt are not the file's."""

    def raising(error: BaseException) -> None:
        def broken(*_: object) -> None:
            raise error

        monkeypatch.setattr(door, "read_bytes", broken)

    raising(_Panic())
    assert refused(tmp_path, WHOLE)[0] == "F93"
    for error in (MemoryError(), KeyboardInterrupt()):
        raising(error)
        with pytest.raises(type(error)):
            read_workbook(tmp_path / "a.xlsx")
