"""Submissions that travel as bytes: with everything that they hang on, and with nothing else."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from batch.cli.app import invoke
from batch.errors import UserError
from batch.inbox.cluster.afar import Elsewhere
from batch.inbox.cluster.connection import is_open
from batch.inbox.cluster.identity import Identity, identity
from batch.inbox.cluster.refused import RefusedError
from batch.settings import Settings
from batch.submission.outfit import Outfit, unpack
from batch.submission.parcel import finish_sealed
from tests.cluster.test_cluster import meaning, night, outcomes
from tests.inbox.test_corrected import _correct
from tests.layouts.test_column_map import HEAD, ROWS, _corrected
from tests.rosters import write_xlsx
from tests.strangers.attack import person, roster

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("here")]

PROVINCE = Path(__file__).parent.parent / "made_up_province"


class InProcess:
    """A cluster of this process alone: what a worker would get, and nothing but that."""

    def __init__(self) -> None:
        self.sent = 0
        self.refuse = 0  # how many orders come back first
        self.notes: list[str] = []

    def room(self) -> int:
        return 3

    def look_again(self) -> None:
        self.notes.append("看过")

    def submit(self, function: Callable[..., Any], order: Any) -> Future[Any]:
        self.sent += len(order.parcels)
        future: Future[Any] = Future()
        if self.refuse:
            self.refuse -= 1
            future.set_exception(RefusedError("不同"))
        else:
            assert order.program == identity()
            future.set_result([("done", finish_sealed(one)) for one in order.parcels])
        return future

    def answers(self, future: Future[Any], count: int) -> Any:
        return future.result()


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> InProcess:
    """What ``--scheduler`` leads to."""
    made = InProcess()

    @contextlib.contextmanager
    def engaged(settings: Settings) -> Iterator[Elsewhere | None]:
        yield Elsewhere(made, settings) if settings.scheduler else None  # type: ignore[arg-type]

    monkeypatch.setattr("batch.inbox.run.engaged", engaged)
    return made


def both(inbox: Path, here: Path, there: Path, *more: str, day: str = "2024-06-30") -> None:
    """The same run without and with a cluster gives the same."""
    status = night(inbox, here, *more, day=day)
    assert night(inbox, there, "--scheduler", "somewhere", *more, day=day) == status
    assert meaning(there) == meaning(here)


def test_everything_that_the_settings_name_goes_along(cluster: InProcess, tmp_path: Path) -> None:
    """Own rulebooks, own letters, a table of years, a column map beside the roster."""
    inbox = tmp_path / "收件"
    (inbox / "厂").mkdir(parents=True)
    roster(inbox / "一.xlsx", person(1, "某一", 单位名称="一厂"))
    strange = write_xlsx(inbox / "厂" / "二.xlsx", {"名册": ROWS})
    assert HEAD
    invoke(["check", str(strange), "--write-columns", str(inbox / "列对应.xlsx")])
    _corrected(inbox / "列对应.xlsx")
    shutil.copytree(PROVINCE, tmp_path / "规则")
    templates = tmp_path / "模板"
    templates.mkdir()
    book = Path(__file__).parent.parent.parent / "templates" / "个人告知书.docx"
    shutil.copyfile(book, templates / book.name)
    years = tmp_path / "年限.csv"
    years.write_text("职业（工种）,申报等级,本职业累计年限,取得职称后年限\n*,高级工,5,2\n", "utf-8")
    (tmp_path / "s.toml").write_text(
        'rulebooks_dir = "规则"\ntemplates = "模板"\nstandards = "年限.csv"\nsign_off = "某局"\n', "utf-8"
    )
    both(inbox, tmp_path / "here", tmp_path / "there", "--config", str(tmp_path / "s.toml"))
    assert cluster.sent == 2
    assert set(outcomes(tmp_path / "there").values()) <= {"accepted", "accepted_with_issues"}


def test_what_a_person_wrote_goes_along(cluster: InProcess, tmp_path: Path) -> None:
    """Marks in the workbooks of the last run, and the tables of a roster that is corrected; one stands for two."""
    inbox, here, there = tmp_path / "收件", tmp_path / "here", tmp_path / "there"
    (inbox / "甲厂").mkdir(parents=True)
    rows = [person(1, "某甲", 技能等级="老师傅"), person(2, "某乙", 单位性质="私人的"), person(3, "某丙")]
    roster(inbox / "甲厂" / "名册.xlsx", *rows)
    held = {"技能证书取得日期": date(2018, 1, 1)}
    roster(inbox / "乙.xlsx", person(4, "某丁", **held))
    roster(inbox / "乙二.xlsx", person(6, "某己", **held))
    both(inbox, here, there)
    for name in ("乙", "乙二"):
        path = here / name / "筛查结果.xlsx"
        book = openpyxl.load_workbook(path)
        page = book["可申报"]
        head = [cell.value for cell in page[1]]
        page.cell(2, head.index("单位意见") + 1).value = f"{name}同意推荐"
        book.save(path)
        shutil.copyfile(path, there / name / "筛查结果.xlsx")
    roster(inbox / "乙_更正.xlsx", person(4, "某丁", **held), person(5, "某戊"), person(6, "某己", **held))
    _correct(here, inbox / "甲厂" / "校验退回_名册.xlsx")
    both(inbox, here, there)
    kept = openpyxl.load_workbook(there / "乙_更正" / "筛查结果.xlsx")["可申报"]
    assert {"乙同意推荐", "乙二同意推荐"} <= {cell.value for row in kept.iter_rows() for cell in row}


def test_a_new_day(cluster: InProcess, tmp_path: Path) -> None:
    """Who is only asked again is not sent; where outcomes have changed, they and the standing tables go along."""
    inbox, here, there = tmp_path / "收件", tmp_path / "here", tmp_path / "there"
    inbox.mkdir()
    days = [date(year, 7, 3) for year in range(2015, 2024)]
    rows = [person(n, f"某{n}", 技能证书取得日期=day) for n, day in enumerate(days, start=1)]
    roster(inbox / "变.xlsx", *rows)
    roster(inbox / "不变.xlsx", person(40, "某甲", 技能证书取得日期=date(2018, 1, 1)))
    both(inbox, here, there)
    assert cluster.sent == 2
    both(inbox, here, there, day="2024-07-05")
    assert cluster.sent == 3
    stood = {path.name for path in (there / "变" / "告知书").iterdir()}
    assert len(stood) > 1


def test_a_large_submission_is_worked_whole(
    cluster: InProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its papers, which this machine would write side by side, are written where it is."""
    monkeypatch.setattr("batch.submission.work.APART", 1)
    inbox = tmp_path / "收件"
    inbox.mkdir()
    roster(inbox / "一.xlsx", person(1, "某一"), person(2, "某二", 技能等级="看不懂"), person(3, "某三"))
    roster(inbox / "二.xlsx", person(4, "某四"))
    both(inbox, tmp_path / "here", tmp_path / "there")


def test_what_cannot_be_sent_is_worked_here(
    cluster: InProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file larger than any that is read."""
    monkeypatch.setattr("batch.submission.parcel.MAX_FILE", 10)
    inbox = tmp_path / "收件"
    inbox.mkdir()
    for number in range(3):
        roster(inbox / f"{number}.xlsx", person(number + 1, f"某{number}"))
    both(inbox, tmp_path / "here", tmp_path / "there")
    assert cluster.sent == 0


def test_an_order_that_is_refused_is_sent_again(cluster: InProcess, tmp_path: Path) -> None:
    """A machine that came with another program while the run was going."""
    cluster.refuse = 2
    roster(tmp_path / "一.xlsx")
    assert night(tmp_path / "一.xlsx", tmp_path / "out", "--scheduler", "somewhere") == 0
    assert (cluster.sent, cluster.notes) == (3, ["看过", "看过"])


@pytest.mark.parametrize("name", ["../out", "/out", "a/../../out", "", ".", "a/.."])
def test_files_stay_in_their_folder(name: str, tmp_path: Path) -> None:
    """Whatever a machine sends."""
    (tmp_path / "in").mkdir()
    with pytest.raises((UserError, IsADirectoryError)):
        unpack({name: b"x"}, tmp_path / "in")
    assert [one.name for one in tmp_path.rglob("*")] == ["in"]


def test_files_that_weigh_too_much_are_not_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line that says what they are."""
    (tmp_path / "x.yaml").write_bytes(b"x" * 100)
    monkeypatch.setattr("batch.submission.outfit._MOST", 99)
    with pytest.raises(UserError, match="不能送往集群"):
        Outfit.of(Settings(rulebooks_dir=(tmp_path,)))


def test_nothing_of_a_person_stands_in_a_log(tmp_path: Path) -> None:
    """What dask may write of an order: no content, no password."""
    outfit = Outfit.of(Settings(passwords=("口令",)))
    assert "口令" not in repr(outfit)
    assert "口令" in outfit.settings


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("tls://10.0.0.1:8786", False), ("tcp://127.0.0.1:8786", False), ("localhost:8786", False), ("tcp://[::1]:8786", False),
        ("tcp://10.0.0.1:8786", True), ("10.0.0.1:8786", True), ("ws://scheduler:8786", True), ("tcp://scheduler:8786", True),
    ],
)  # fmt: skip
def test_an_open_connection_is_said(address: str, said: bool) -> None:
    assert is_open(address) is said


def test_without_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line that says what is to be installed."""
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    roster(tmp_path / "一.xlsx")
    assert night(tmp_path / "一.xlsx", tmp_path / "out", "--scheduler", "somewhere") == 2
    assert "pip install 'guantong[cluster]'" in capsys.readouterr().err


def test_in_what_another_program_differs() -> None:
    mine = Identity("1", "a", "b", "c")
    assert mine.unlike(mine) == ""
    assert mine.unlike(Identity("2", "x", "y", "z")) == "贯通的版本是2，本机是1"
    assert mine.unlike(Identity("1", "x", "b", "z")) == "规则、文书模板与本机不同"


def test_the_pool_here_is_not_needed(
    cluster: InProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everything is worked elsewhere: no submission reaches a process here."""

    def _broken(*_: object) -> Any:
        raise AssertionError

    monkeypatch.setattr("batch.inbox.cluster.afar.worked", _broken)
    roster(tmp_path / "一.xlsx")
    assert night(tmp_path / "一.xlsx", tmp_path / "out", "--scheduler", "somewhere") == 0
