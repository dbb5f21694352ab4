"""The record of a folder of results: read again as it is written, and as any other JSON with the same content."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batch.inbox.publishing import record
from batch.inbox.publishing.filelist import is_inside
from batch.inbox.publishing.record import RECORD, last_record
from batch.inbox.summary import _lines

_NAMES = st.dictionaries(
    st.text(min_size=1, max_size=12), st.text("0123456789abcdef", max_size=64), max_size=6
)


def _content(files: Mapping[str, str], **more: Any) -> dict[str, Any]:
    listed = [{"path": name, "sha256": digest} for name, digest in files.items()]
    return {
        "program": "guantong",
        "marked": list(files),
        "inputs": [],
        "files": listed,
        "ended": "今天",
        **more,
    }


def _read(text: str) -> record.Record:
    with TemporaryDirectory() as folder:
        (Path(folder) / RECORD).write_text(text, encoding="utf-8", errors="surrogatepass")
        return last_record(Path(folder))


@given(_NAMES)
def test_whatever_the_files_are_called(files: dict[str, str]) -> None:
    """Names that no result can have are passed over, in whichever form the record is."""
    content = _content(files)
    wanted = {name: digest for name, digest in files.items() if is_inside(name)}
    texts = ["".join(_lines(content)), json.dumps(content), json.dumps(content, indent=2, ensure_ascii=False)]
    for text in texts:
        found = _read(text)
        assert (found.path.name, dict(found.files)) == (RECORD, wanted)
        assert found.marked == frozenset(wanted)


def test_an_entry_of_another_form_among_the_others() -> None:
    """It is read as JSON is; those around it as they are."""
    lines = "".join(_lines(_content({"甲.xlsx": "0a", "乙.xlsx": "0b", "丙.xlsx": "0c"})))
    other = lines.replace(
        '{"path": "乙.xlsx", "sha256": "0b"}', '{"sha256": "0B", "size": 3, "path": "乙.xlsx"}'
    )
    assert other != lines
    assert _read(other).files == {"甲.xlsx": "0a", "乙.xlsx": "0B", "丙.xlsx": "0c"}


def test_what_is_too_much_is_no_record(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many files are none too many; whatever else is held whole is."""
    monkeypatch.setattr(record, "MAX_PLAIN", 2000)
    files = {f"{number}.xlsx": "0" * 64 for number in range(200)}
    assert len(_read("".join(_lines(_content(files, marked=[])))).files) == len(files)
    assert _read("".join(_lines(_content({}, assumed="长" * 2000)))).path.name == "run(2).json"
