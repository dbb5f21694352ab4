"""The same bytes twice are one submission, and what an employer sends later stands for what it had sent."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from batch.inbox.health import health
from tests.here import SOAK
from tests.inbox.nights import assert_as_fresh, letters, news, night, record, table
from tests.rosters import write_xlsx
from tests.strangers.attack import HEADERS, person

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("here")]

DAY = "2024-06-30"
JIA, YI = "91320600MA1TEST007", "91320600MA1TEST015"


def _send(path: Path, *numbers: int, code: str = "", name: str = "甲厂", level: str = "高级工") -> Path:
    """A roster of some people of an employer."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = [[*person(one, f"某{one}", 单位名称=name, 技能等级=level), code] for one in numbers]
    return write_xlsx(path, {"人员": [[*HEADERS, "统一社会信用代码"], *rows]})


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """One in which another employer has its roster, whatever else comes."""
    _send(tmp_path / "收件箱" / "乙厂.xlsx", 91, 92, name="乙厂", code=YI)
    return tmp_path / "收件箱"


def _standing(out: Path) -> set[str]:
    return set(table(out, "people")["submission"]) - {"乙厂.xlsx"}


def test_the_same_bytes_twice_are_one(inbox: Path, tmp_path: Path) -> None:
    """Letters once; what stands in the results stays, also where the copy has the smaller name; then the copy is it."""
    out = tmp_path / "结果"
    first = _send(inbox / "甲" / "名册.xlsx", 1, 2, 3)
    night(inbox, out, DAY)
    before = letters(out)
    shutil.copy(first, inbox / "甲" / "ABC.xlsx")
    night(inbox, out, DAY)
    assert record(out)["replaced"] == [{"name": "甲/ABC.xlsx", "by": "甲/名册.xlsx"}]
    assert (_standing(out), letters(out)) == ({"甲/名册.xlsx"}, before)
    assert len(health(out, 26).lines) == 1  # nothing waits
    first.unlink()
    night(inbox, out, DAY)
    assert _standing(out) == {"甲/ABC.xlsx"}
    assert news(out) == []
    assert_as_fresh(inbox, out, DAY, tmp_path / "新")


@pytest.mark.parametrize(
    ("code", "left"), [(JIA, {"东区/名册.xlsx"}), ("", {"东区/名册.xlsx", "西区/名册.xlsx"})]
)
def test_the_same_bytes_in_two_folders(
    code: str, left: set[str], inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only where a code says whose they are: a folder is a sender's, and nobody takes it from another."""
    out = tmp_path / "结果"
    shutil.copytree(_send(inbox / "东区" / "名册.xlsx", 1, 2, 3, code=code).parent, inbox / "西区")
    for _ in range(2):
        night(inbox, out, DAY)
        assert _standing(out) == left
    said = "“西区/名册.xlsx”与“东区/名册.xlsx”内容相同，但不能确定是同一单位报送的，两份都保留"
    assert (said in capsys.readouterr().err) == (not code)


def test_two_empty_tables_are_two(inbox: Path, tmp_path: Path) -> None:
    """Each sender is told that there is nobody in it."""
    out = tmp_path / "结果"
    shutil.copy(_send(inbox / "甲.xlsx"), inbox / "丙.xlsx")
    night(inbox, out, DAY)
    assert record(out)["replaced"] == []
    assert record(out)["submissions"]["rejected"] == 2


@pytest.mark.parametrize(
    ("place", "code"),
    [("甲/最终版给人社.xlsx", ""), ("二季度/新名册.xlsx", JIA), *([("甲/A.xlsx", JIA)] if SOAK else [])],
)
def test_what_came_later_under_any_name(
    place: str, code: str, inbox: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It stands for the earlier one, this night and the next, and whoever is lacking is counted."""
    out = tmp_path / "结果"
    _send(inbox / "甲" / "员工情况.xlsx", 1, 2, 3, 4, 5, code=code)
    night(inbox, out, DAY)
    _send(inbox / place, 1, 2, 3, 4, 6, code=code, level="技师")
    for day in (DAY, "2024-07-01"):
        night(inbox, out, day)
        assert record(out)["replaced"] == [{"name": "甲/员工情况.xlsx", "by": place}]
        assert _standing(out) == {place}
        assert "代替了“员工情况.xlsx”，后者有1人不在其中" in capsys.readouterr().err
        assert len(health(out, 26).lines) == 1
    (inbox / place).unlink()
    night(inbox, out, DAY)
    assert _standing(out) == {"甲/员工情况.xlsx"}


@pytest.mark.parametrize(
    ("place", "numbers", "sent", "settings"),
    [
        ("甲/二车间.xlsx", (1, 20, 30, 40), {}, ""),  # other people
        ("甲/新名册.xlsx", (1, 2, 3, 4), {"name": "丙厂", "code": ""}, ""),  # another employer
        ("甲/新名册.xlsx", (1, 2, 3, 4), {"code": YI}, ""),
        ("丙/新名册.xlsx", (1, 2, 3, 4), {"code": ""}, ""),  # in another folder a name is not enough
        ("甲/新名册.xlsx", (1, 2, 3, 4), {}, "later_by_arrival = false"),
    ],
)
def test_both_stay(
    place: str, numbers: tuple[int, ...], sent: dict[str, str], settings: str, inbox: Path, tmp_path: Path
) -> None:
    """Where anything says that they are two rosters, or somebody wants it so."""
    out = tmp_path / "结果"
    (tmp_path / "s.toml").write_text(settings, encoding="utf-8")
    _send(inbox / "甲" / "员工情况.xlsx", 1, 2, 3, 4, code=JIA)
    night(inbox, out, DAY, "--config", str(tmp_path / "s.toml"))
    _send(inbox / place, *numbers, **{"code": JIA, "level": "技师", **sent})
    for _ in range(2 if SOAK else 1):
        night(inbox, out, DAY, "--config", str(tmp_path / "s.toml"))
        assert record(out)["replaced"] == []
        assert _standing(out) == {"甲/员工情况.xlsx", place}


def test_a_day_in_both_names_goes_before_the_day_of_arrival(inbox: Path, tmp_path: Path) -> None:
    """What comes late and says that it is older is older."""
    out = tmp_path / "结果"
    _send(inbox / "甲" / "甲厂4月名册2024-04-30.xlsx", 1, 2, 3, 4, level="技师")
    night(inbox, out, DAY)
    _send(inbox / "甲" / "补发2024-03-31.xlsx", 1, 2, 3, 4)
    for _ in range(2):
        night(inbox, out, DAY)
        assert _standing(out) == {"甲/甲厂4月名册2024-04-30.xlsx"}


def test_each_stands_for_the_one_before(inbox: Path, tmp_path: Path) -> None:
    """Three in three nights; the first, mended where it lies, is the last one again."""
    out = tmp_path / "结果"
    for turn, name in enumerate(("甲.xlsx", "再报.xlsx", "终稿.xlsx")):
        _send(inbox / "甲" / name, 1, 2, 3, 4, 5, 10 + turn)
        night(inbox, out, DAY)
        assert _standing(out) == {f"甲/{name}"}
    _send(inbox / "甲" / "甲.xlsx", 1, 2, 3, 4, 5, 20)
    night(inbox, out, DAY)
    assert _standing(out) == {"甲/甲.xlsx"}
    night(inbox, out, DAY)
    assert {one["by"] for one in record(out)["replaced"]} == {"甲/甲.xlsx"}
