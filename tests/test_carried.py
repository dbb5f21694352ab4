"""A second run loses nothing: marks come into the new workbooks, all else that is a person's stays."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from batch.cli.app import invoke
from batch.report.excel.book import LEFT
from batch.report.results.marks import KEY, MARKED
from batch.settings import Settings
from batch.submission.earlier import Earlier
from batch.submission.papers import Papers
from batch.submission.work import work, write_part
from tests.here import LONG, SOAK
from tests.strangers.attack import person, roster

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("here")]

QUIET = ("--quiet", "--notices", "不出", "--no-return")
Place = tuple[str, str]  # list, key
ELIGIBLE = person(90, "某人", 技能证书取得日期=date(2018, 1, 1))


def _run(source: Path, out: Path, day: str = "2024-06-30") -> int:
    return invoke(["run", str(source), "--out", str(out), "--as-of", day, *QUIET])


def _book(folder: Path) -> Any:
    return openpyxl.load_workbook(folder / "筛查结果.xlsx")


def _cells(book: Any) -> dict[Place, Any]:
    """Every cell that a person fills in, by its list and the hidden key of its row."""
    found = {}
    for name, header in MARKED.items():
        page = book[name]
        head = [cell.value for cell in page[1]]
        for row in page.iter_rows(min_row=2):
            if row[head.index(KEY)].value:
                found[name, row[head.index(KEY)].value] = row[head.index(header)]
    return found


def _marks(folder: Path) -> dict[Place, str]:
    """Every mark of a workbook, those without a row too."""
    book = CalamineWorkbook.from_path(str(folder / "筛查结果.xlsx"))
    sheets = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    marks: dict[Place, str] = {}
    for name, header in MARKED.items():
        head, *rows = sheets[name]
        key, mark = head.index(KEY), head.index(header)
        marks |= {(name, str(row[key])): str(row[mark]) for row in rows if row[key] and row[mark]}
    for row in sheets.get(LEFT, [])[1:]:
        name, _, place = str(row[-1]).partition("|")
        marks.setdefault((name, place), str(row[1]))
    return marks


def _mark(folder: Path, chance: random.Random, share: float = 0.5) -> dict[Place, str]:
    book = _book(folder)
    made = {}
    for place, cell in _cells(book).items():
        if chance.random() < share:
            made[place] = cell.value = f"意见{chance.randrange(10**6)}"
    book.save(folder / "筛查结果.xlsx")
    return made


def _people(chance: random.Random, count: int) -> list[list[Any]]:
    """Some of them eligible, open, soon; with faults in their cells."""
    found = []
    for number in range(1, count + 1):
        cells: dict[str, Any] = {
            "技能证书取得日期": date(chance.randrange(2015, 2025), chance.randrange(1, 13), 1)
        }
        for header, values in (
            ("技能等级", ["技师", "高级工", "看不懂"]),
            ("2022年度考核", ["合格", ""]),
            ("现岗位职业（工种）", ["焊工", ""]),
        ):
            cells[header] = chance.choice(values)
        found.append(person(number, f"某{number}", **cells))
    return found


@pytest.mark.parametrize("seed", range(32 if SOAK else 1))
def test_marks_survive_any_sequence_of_runs(seed: int, tmp_path: Path) -> None:
    """Days, people and faults come and go; what was marked stands at its row, or under 未能带入."""
    chance = random.Random(seed)
    out, known = tmp_path / "out", dict[Place, str]()
    everybody = _people(chance, 12)
    for _ in range(5):
        some = [one for one in everybody if chance.random() < 0.8] or everybody
        source = roster(tmp_path / "花名册.xlsx", *some)
        assert _run(source, out, f"{chance.randrange(2022, 2027)}-06-30") in (0, 1)
        assert _marks(out) == known
        if chance.random() < 0.8:
            known |= _mark(out, chance)
    assert not list(out.glob("筛查结果_*.xlsx"))
    assert len(known) > 5


def test_what_else_was_changed_is_kept_under_a_dated_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A word, a colour, a comment, a sheet; the marks come into the new workbook all the same."""
    source, out = roster(tmp_path / "花名册.xlsx", *_people(random.Random(1), 6), ELIGIBLE), tmp_path / "out"
    changes = {
        "word": lambda book: book["可申报"].cell(2, 3, "改名"),
        "colour": lambda book: setattr(
            book["人员一览"]["C2"], "fill", openpyxl.styles.PatternFill("solid", "FFFF00")
        ),
        "comment": lambda book: setattr(
            book["人员一览"]["C2"], "comment", openpyxl.comments.Comment("问过了", "我")
        ),
        "sheet": lambda book: book.create_sheet("我的笔记").append(["别丢"]),
        "summary": lambda book: book["概览"].cell(300, 1, "局长已阅"),
    }
    for number, change in enumerate([*changes.values()][: None if SOAK else 2], start=1):
        _run(source, out)
        marks = _mark(out, random.Random(number), 1.0)
        book = _book(out)
        change(book)
        book.save(out / "筛查结果.xlsx")
        before = (out / "筛查结果.xlsx").read_bytes()
        capsys.readouterr()
        _run(source, out)
        assert "除标记外另有改动" in capsys.readouterr().err
        assert before in [path.read_bytes() for path in out.glob("筛查结果_*.xlsx")]
        assert len(list(out.glob("筛查结果_*.xlsx"))) == number
        assert _marks(out) == marks, number


def test_sorted_rows_are_no_change(tmp_path: Path) -> None:
    """People sort lists; the marks go with their rows."""
    source, out = roster(tmp_path / "花名册.xlsx", *_people(random.Random(2), 8), ELIGIBLE), tmp_path / "out"
    _run(source, out)
    marks = _mark(out, random.Random(3), 1.0)
    book = _book(out)
    page = book["可申报"]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
    for number, row in enumerate(reversed(rows), start=2):
        for column, value in enumerate(row, start=1):
            page.cell(number, column).value = value
    book.save(out / "筛查结果.xlsx")
    _run(source, out)
    assert _marks(out) == marks
    assert not list(out.glob("筛查结果_*.xlsx"))


def test_a_merged_workbook_and_its_parts(tmp_path: Path) -> None:
    """Marks of either come into both; where they differ the submission's own wins and the other is shown."""
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for name in ("甲厂", "乙厂"):
        roster(folder / f"{name}.xlsx", *_people(random.Random(name), 5))
    _run(folder, out)
    merged = _mark(out, random.Random(4), 1.0)
    _run(folder, out)
    assert set(_marks(out).values()) == set(merged.values())
    own = {*_marks(out / "甲厂").values(), *_marks(out / "乙厂").values()}
    assert own < set(merged.values())  # that somebody is on both rosters is said in the merged one only
    assert len(own) > 8
    changed = _mark(out / "甲厂", random.Random(5), 1.0)
    again = _mark(out, random.Random(6), 1.0)
    _run(folder, out)
    assert {place: text for place, text in _marks(out / "甲厂").items() if place in changed} == changed
    left = list(_book(out / "甲厂")[LEFT].iter_rows(min_row=2, values_only=True))
    assert any("以其为准" in row[3] for row in left)
    assert set(again.values()) <= set(_marks(out).values()) | {row[1] for row in left}
    assert LEFT not in _book(out / "乙厂").sheetnames  # there only the merged workbook was changed


@LONG
def test_what_is_taken_back_stays_away(tmp_path: Path) -> None:
    """A mark that is removed in the workbook where a person works, the other one untouched."""
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for number, name in enumerate(("甲厂", "乙厂")):
        roster(
            folder / f"{name}.xlsx", *_people(random.Random(name), 5)[number * 2 : number * 2 + 2], ELIGIBLE
        )
    for where in (out, out / "甲厂"):
        _run(folder, out)
        marks = _mark(where, random.Random(str(where)), 1.0)
        _run(folder, out)
        book = _book(where)
        cells = {place: cell for place, cell in _cells(book).items() if place in marks}
        gone = sorted(cells)[:3]
        for place in gone:
            cells[place].value = None
        book.save(where / "筛查结果.xlsx")
        _run(folder, out)
        assert not {marks[place] for place in gone} & {*_marks(out).values(), *_marks(out / "甲厂").values()}
        wanted = {marks[place]: (where.name, place) for place in cells if place not in gone}
        assert not {text: wanted[text] for text in wanted.keys() - set(_marks(where).values())}


def test_files_of_a_persons_own_are_never_touched(tmp_path: Path) -> None:
    """Beside ours, in our folders, under a name of ours."""
    source, out = (
        roster(tmp_path / "花名册.xlsx", person(1, "某甲", 技能证书取得日期=date(2018, 1, 1))),
        tmp_path / "out",
    )
    out.mkdir()
    (out / "筛查结果.xlsx").write_bytes(b"mine")
    invoke(["run", str(source), "--out", str(out), "--as-of", "2024-06-30", "--quiet"])
    (letter,) = (out / "告知书").glob("*.docx")
    letter.write_bytes(b"edited by hand")
    (out / "告知书/自己写的.docx").write_bytes(b"by hand")
    for _ in range(2):
        invoke(["run", str(source), "--out", str(out), "--as-of", "2024-06-30", "--quiet"])
        assert (out / "筛查结果.xlsx").read_bytes() == b"mine"
        assert letter.read_bytes() == b"edited by hand"
        assert (out / "告知书/自己写的.docx").read_bytes() == b"by hand"
        assert (out / "筛查结果(2).xlsx").is_file()


def test_a_failed_submission_loses_no_marks(tmp_path: Path) -> None:
    """Its workbook stays until there is a new one."""
    source, out = roster(tmp_path / "花名册.xlsx", *_people(random.Random(7), 5)), tmp_path / "out"
    _run(source, out)
    marks = _mark(out, random.Random(8), 1.0)
    good = source.read_bytes()
    source.write_bytes(good[:200])
    _run(source, out)
    source.write_bytes(good)
    _run(source, out)
    assert _marks(out) == marks


def test_only_the_recommended_are_posted(tmp_path: Path) -> None:
    """公示名单 without opinions is a list of all who may apply, with them of those marked 同意推荐."""
    source = roster(tmp_path / "花名册.xlsx", *(
        person(number, f"某{name}", 技能证书取得日期=date(2018, 1, 1)) for number, name in enumerate("甲乙丙", start=1)
    ))  # fmt: skip
    out = tmp_path / "out"

    def posted() -> str:
        notices = ("--notices", "公示名单", "--quiet", "--no-return")
        invoke(["run", str(source), "--out", str(out), "--as-of", "2024-06-30", *notices])
        document = docx.Document(str(out / "文书/公示名单.docx"))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(one.text for one in document.paragraphs), *cells])

    everybody = posted()
    assert "符合申报条件人员名单" in everybody
    assert all(name in everybody for name in ("某甲", "某乙", "某丙"))
    book = _book(out)
    page = book["可申报"]
    head = [cell.value for cell in page[1]]
    for row in page.iter_rows(min_row=2):
        opinions = {"某甲": "同意推荐", "某乙": "本人放弃"}
        row[head.index("单位意见")].value = opinions.get(row[head.index("姓名")].value)
    book.save(out / "筛查结果.xlsx")
    chosen = posted()
    assert "拟申报人员公示" in chosen
    assert "某甲" in chosen
    assert "某乙" not in chosen and "某丙" not in chosen


@pytest.mark.parametrize("runs", [1, 2] if SOAK else [2])
def test_a_submission_that_is_away_for_a_while_loses_no_marks(runs: int, tmp_path: Path) -> None:
    """Whether its marks were made since the last run or carried over by it; they come back with it."""
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for name in ("甲厂", "乙厂", "丙厂"):
        people = [*_people(random.Random(name), 4), ELIGIBLE]
        roster(folder / f"{name}.xlsx", *([*one[:3], name, *one[4:]] for one in people))
    _run(folder, out)
    marks = _mark(out / "乙厂", random.Random(10), 1.0)
    for _ in range(runs - 1):
        _run(folder, out)
    away = (folder / "乙厂.xlsx").read_bytes()
    (folder / "乙厂.xlsx").unlink()
    for _ in range(2):
        _run(folder, out)
        assert _marks(out / "乙厂") == marks
    (folder / "乙厂.xlsx").write_bytes(away)
    _run(folder, out)
    assert _marks(out / "乙厂") == marks
    assert not (out / "乙厂(2)").exists()


@pytest.mark.parametrize("runs", [1, 2] if SOAK else [2])
def test_a_worker_that_dies_loses_no_marks(
    runs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old workbook stays in its place, and the next run carries its marks."""
    source, out = roster(tmp_path / "花名册.xlsx", *_people(random.Random(7), 5), ELIGIBLE), tmp_path / "out"
    _run(source, out)
    marks = _mark(out, random.Random(8), 1.0)
    for _ in range(runs - 1):
        _run(source, out)
    with monkeypatch.context() as broken:
        broken.setattr("batch.inbox.workers.working.work", _no_memory)
        assert _run(source, out) == 1
    assert _marks(out) == marks
    assert _run(source, out) in (0, 1)
    assert _marks(out) == marks
    assert not list(out.glob("筛查结果?*.xlsx"))


def _no_memory(*_: object) -> None:
    raise MemoryError


def test_a_large_submission_carries_its_marks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its papers are written side by side, from marks that were read once."""
    source, out = roster(tmp_path / "花名册.xlsx", *_people(random.Random(7), 5), ELIGIBLE), tmp_path / "out"
    _run(source, out)
    marks = _mark(out, random.Random(8), 1.0)
    monkeypatch.setattr("batch.submission.work.APART", 0)
    words = Settings(as_of=date(2024, 6, 30), notices=()).model_dump_json()
    made = tmp_path / "made"
    made.mkdir()
    receipt = work(source, made, source.name, words, Earlier(str(out / "筛查结果.xlsx"), changed=True))
    assert receipt.pending
    papers = write_part("workbook", source, made, receipt, words, ())
    assert isinstance(papers, Papers)
    assert (set(papers.marks), papers.left) == (set(marks), 0)
    assert _marks(made) == marks
