"""A file of which nothing can be used gives way to the one that its employer sent after it, and only to that."""

from __future__ import annotations

from pathlib import Path

import pytest

from batch.inbox.health import health
from tests.here import few
from tests.inbox.nights import assert_as_fresh, night, record
from tests.rosters import write_xlsx
from tests.strangers.attack import HEADERS, person, roster

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("here")]

DAY = "2024-06-30"


def _send(path: Path, name: str = "甲厂", number: int = 1) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return roster(path, *(person(one, f"某{one}", 单位名称=name) for one in (number, number + 1)))


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """One in which somebody else's roster lies, too."""
    _send(tmp_path / "收件箱" / "乙厂.xlsx", "乙厂", 90)
    return tmp_path / "收件箱"


@pytest.mark.parametrize(
    ("older", "newer", "empty"),
    few([
        ("甲/名单.xlsx", "甲/名单(修改).xlsx", False), ("甲/名单.xls", "甲/名单.xlsx", True),
        ("甲/名单.et", "甲/名单（无密码）.xlsx", False),
        ("甲厂名单.xlsx", "甲厂名单_更正.xlsx", True), ("通州区/甲厂3月.xlsx", "通州区/甲厂3月更正.xlsx", False),
    ], 2),
)  # fmt: skip
def test_it_gives_way(older: str, newer: str, empty: bool, inbox: Path, tmp_path: Path) -> None:
    """It waits for nothing, is in no count, and the employer is in its second round; without a successor it is back."""
    out, broken = tmp_path / "结果", inbox / older
    broken.parent.mkdir(exist_ok=True)
    write_xlsx(broken, {"人员": [HEADERS]}) if empty else broken.write_bytes(b"PK\x03\x04 nothing")
    assert night(inbox, out, DAY) == 1
    _send(inbox / newer)
    for day in (DAY, "2024-07-01"):
        assert night(inbox, out, day) == 0
        assert record(out)["replaced"] == [{"name": older, "by": newer}]
        assert set(record(out)["submissions"]) == {"accepted"}
        assert len(health(out, 26).lines) == 1 and "退回" not in health(out, 26).lines[0]
    assert not (out / older).with_suffix("").exists() or Path(older).stem == Path(newer).stem
    if Path(older).stem != Path(newer).stem and "无密码" not in newer:
        assert_as_fresh(inbox, out, "2024-07-01", tmp_path / "新")
    (inbox / newer).unlink()
    assert night(inbox, out, DAY) == 1
    assert record(out)["submissions"] == {"accepted": 1, "rejected": 1}


@pytest.mark.parametrize(
    ("older", "newer", "beside"),
    few([
        ("名单.xlsx", "名单_更正.xlsx", ""), ("通州区/名单.xlsx", "通州区/名单_更正.xlsx", ""),  # of anybody
        ("甲/名单.xlsx", "甲/二车间.xlsx", ""), ("甲/名单.xlsx", "丙/名单_更正.xlsx", ""),
        ("甲/名单.xlsx", "甲/名单_更正.xlsx", "甲/丙厂.xlsx"),  # somebody else sends there, too
        ("六月/名单.xlsx", "六月/名单_更正.xlsx", ""),  # whoever sends in June
        ("报送材料/花名册.xlsx", "报送材料/花名册 - 副本.xlsx", ""),
        ("丁厂/名单.xlsx", "丁厂/名单_更正.xlsx", ""),  # another's folder
        ("甲/名单_更正.xlsx", "甲/名单.xlsx", ""),  # it says that it is the later one
    ], 4),
)  # fmt: skip
def test_it_stays(older: str, newer: str, beside: str, inbox: Path, tmp_path: Path) -> None:
    """Where it may be another sender's, or the other one is an earlier one."""
    out, broken = tmp_path / "结果", inbox / older
    broken.parent.mkdir(exist_ok=True)
    broken.write_bytes(b"PK\x03\x04 nothing")
    if beside:
        _send(inbox / beside, "丙厂", 50)
    night(inbox, out, DAY)
    _send(inbox / newer)
    for _ in range(2):
        assert night(inbox, out, DAY) == 1
        assert record(out)["replaced"] == []


def test_what_is_broken_came_later(inbox: Path, tmp_path: Path) -> None:
    """A correction that nobody can open has come back, whatever lay there under its name before."""
    out = tmp_path / "结果"
    _send(inbox / "甲" / "名单.xls")
    night(inbox, out, DAY)
    (inbox / "甲" / "名单.xlsx").write_bytes(b"PK\x03\x04 nothing")
    for _ in range(2):
        assert night(inbox, out, DAY) == 1
        assert record(out)["replaced"] == []
