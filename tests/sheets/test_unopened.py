"""A file that the system does not let us open is no fault of its sender's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.here import Here
from tests.inbox.nights import night, record
from tests.strangers.attack import person, roster

pytestmark = pytest.mark.usefixtures("here")


def test_it_has_failed_and_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No letter asks its sender for anything, and nobody falls out."""
    monkeypatch.setattr("batch.inbox.run.Pool", Here)  # in the long form, too: what is barred is barred here
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    inbox.mkdir()
    for number in (1, 2):
        roster(inbox / f"{number}厂.xlsx", person(number, f"某{number}"))
    (tmp_path / "s.toml").write_text('sign_off = "某局"', encoding="utf-8")
    more = ("--config", str(tmp_path / "s.toml"))
    night(inbox, out, "2024-06-29", *more)
    real = Path.read_bytes

    def barred(path: Path) -> bytes:
        if path.name == "1厂.xlsx":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    with monkeypatch.context() as during:
        during.setattr(Path, "read_bytes", barred)
        roster(inbox / "1厂.xlsx", person(1, "某1"), person(3, "某3"))
        assert night(inbox, out, "2024-06-30", *more, "--fail-on", "failed") == 1
    one = {entry["name"]: entry for entry in record(out)["inputs"]}["1厂.xlsx"]
    assert (one["outcome"], one["reason"]) == ("failed", "文件无法打开：没有权限")
    assert not list((out / "1厂").rglob("*.docx"))
    assert night(inbox, out, "2024-07-01", *more) == 0
