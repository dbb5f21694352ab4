"""Files by their place as lines of the record: read as they were written, and nothing else is believed of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batch.inbox.publishing.filelist import FileList, is_inside
from batch.inbox.publishing.ground import Ground
from batch.inbox.publishing.plan import planned
from batch.inbox.publishing.record import RECORD, RecordedFiles, digest_of, last_record
from batch.inbox.summary import _lines
from batch.ledger.written import Written, WrittenPapers

_PLACES = st.dictionaries(
    st.text(min_size=1, max_size=9), st.text("0123456789abcdef", max_size=8), max_size=5
)


@given(_PLACES)
def test_whatever_the_places(files: dict[str, str]) -> None:
    """What lies inside comes back in its order; anything else is passed over, and the list is not sound."""
    wanted = {place: digest for place, digest in files.items() if is_inside(place)}
    inside = FileList.of(wanted)
    assert list(inside.items()) == list(wanted.items()) and len(inside) == len(wanted)
    encodable = {place: digest for place, digest in files.items() if place.isprintable()}
    found = FileList.of(encodable)
    assert dict(found) == {place: digest for place, digest in encodable.items() if is_inside(place)}


@pytest.mark.parametrize(
    "line",
    [
        '    {"path": "../甲.docx", "sha256": "00"},\n',
        '    {"path": "甲/../../乙.docx", "sha256": "00"},\n',
        '    {"path": "/etc/passwd", "sha256": "00"},\n',
        '    {"path": "C:甲.docx", "sha256": "00"},\n',
        '    {"path": "甲\\u0000.docx", "sha256": "00"},\n',
        '    {"path": "甲.docx"},\n',
        "anything\n",
    ],
)
def test_a_line_that_is_none(line: str) -> None:
    """Whoever wrote it among others: these are read, it is not, and what is known of each file is not believed."""
    files = FileList.of({"甲/一.docx": "0a", "甲/二.docx": "0b"})
    odd = FileList(files.lines + line.encode())
    assert dict(odd) == dict(files)
    assert not WrittenPapers(odd, bytes(16 * 3)).are_at(".")


def test_papers_that_stand_untouched(tmp_path: Path) -> None:
    """By size and time; with one gone, longer, or saved again they do not."""
    (tmp_path / "甲").mkdir()
    places = [f"甲/{number}.docx" for number in range(3)]
    for place in places:
        (tmp_path / place).write_bytes(b"x" * 10)
    states = [(tmp_path / place).lstat() for place in places]
    every = {
        place: Written("00", state.st_size, state.st_mtime_ns)
        for place, state in zip(places, states, strict=True)
    }
    papers = WrittenPapers.of(every)
    assert papers.each() == every and papers.are_at(str(tmp_path))
    assert not WrittenPapers(papers.files, papers.states[:-16]).are_at(str(tmp_path))
    (tmp_path / places[1]).write_bytes(b"x" * 11)
    assert not papers.are_at(str(tmp_path))


def _recorded(out: Path, lists: tuple[FileList, ...]) -> None:
    text = "".join(_lines({"program": "guantong", "files": lists, "marked": ["甲/一.docx"]}))
    (out / RECORD).write_text(text, encoding="utf-8")


def test_the_papers_of_a_record_stay_one_text(tmp_path: Path) -> None:
    """Where the ledger knows the same; a list of which a line is otherwise is taken apart, and says what it says."""
    one, two = (FileList.of({f"{name}/{n}.docx": f"0{n}" for n in (1, 2)}) for name in "甲乙")
    others = FileList.of({"筛查结果.xlsx": "ff"})
    _recorded(tmp_path, (one, two, others))
    plain = last_record(tmp_path).files
    assert not plain.papers and dict(plain) == {**one, **two, **others}
    changed = FileList(two.lines.replace(b'"02"', b'"03"'))
    for known, grouped in ({"甲": one, "乙": two}, ["甲", "乙"]), ({"甲": one, "乙": changed}, ["甲"]):
        found = last_record(tmp_path, known).files
        assert list(found.papers) == grouped and dict(found) == dict(plain) and len(found) == len(plain)
        assert found["乙/2.docx"] == "02" and "乙/3.docx" not in found
        assert found.any_below("乙") and not found.any_below("丙")


def test_what_goes_when_others_come(tmp_path: Path) -> None:
    """Of a submission's papers that do not all stand, those that neither stand nor come; nobody else's file."""
    for place in ("甲/1.docx", "甲/2.docx", "甲/3.docx", "乙/1.docx"):
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / place).write_text(place, encoding="utf-8")
    papers = {name: FileList.of({place: digest_of(tmp_path / place) for place in places}) for name, places in (
        ("甲", ("甲/1.docx", "甲/2.docx", "甲/3.docx")), ("乙", ("乙/1.docx",)),
    )}  # fmt: skip
    _recorded(tmp_path, (*papers.values(), FileList.of({"旧.xlsx": "00"})))
    ground = Ground(tmp_path, last_record(tmp_path, papers))
    stays = FileList.of({"甲/1.docx": papers["甲"]["甲/1.docx"]})
    plan = planned(
        {"甲/2.docx": "new"}, ground, standing=RecordedFiles({}, {"甲": stays, "乙": papers["乙"]})
    )
    assert (plan.placed, plan.removed, plan.notes) == ({"甲/2.docx": "new"}, ("甲/3.docx",), ())
    (tmp_path / "甲/3.docx").write_text("somebody's", encoding="utf-8")
    ground = Ground(tmp_path, last_record(tmp_path, papers))
    plan = planned({}, ground, standing=RecordedFiles({}, {"甲": stays, "乙": papers["乙"]}))
    assert plan.removed == ("甲/2.docx",) and list(plan.retained) == ["甲/3.docx"]
