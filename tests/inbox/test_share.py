"""On a network share a lock need not hold: it is said, and only there."""

from __future__ import annotations

from pathlib import Path

import pytest

from batch.inbox.share import share_of
from tests.strangers.attack import person, roster, run

MOUNTS = """\
22 1 252:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 22 0:40 / {here}/共享 rw,relatime shared:2 - nfs4 server:/export rw
31 30 0:41 / {here}/共享/本机 rw,relatime shared:3 - xfs /dev/sdb rw
32 22 0:42 / {here}/又\\040一个 rw - cifs //server/x rw
33 22 0:43 / {here}/先 rw - nfs server:/a rw
34 33 0:44 / {here}/先 rw - tmpfs tmpfs rw
nonsense
"""


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("共享", "nfs4"), ("共享/结果", "nfs4"), ("共享/本机/结果", ""), ("共享的旁边", ""), ("又 一个/结果", "cifs"), (".", ""),
        ("先/结果", ""),
    ],
)  # fmt: skip
def test_by_what_is_mounted_where(place: str, kind: str, tmp_path: Path) -> None:
    """The deepest place counts, and of two on one place the later."""
    here = tmp_path.resolve()
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS.format(here=here), encoding="utf-8")
    assert share_of(here / place, mounts) == kind
    assert share_of(here / place, tmp_path / "none") == ""


@pytest.mark.slow
def test_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In one line, and the run goes on."""
    file = roster(tmp_path / "甲.xlsx", person(1, "某甲"))
    said = "结果文件夹在网络共享（nfs4）上，几台机器的占用标记不一定有效，请只在一台机器上运行"
    for kind, times in (("", 0), ("nfs4", 1)):
        monkeypatch.setattr("batch.inbox.share.share_of", lambda out, kind=kind: kind)
        assert run(file, "--out", tmp_path / "o") == 0
        assert capsys.readouterr().err.count(said) == times
