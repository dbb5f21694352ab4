"""What an attack found, and stays mended."""

from __future__ import annotations

import hashlib
import json
import os
import time
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from openpyxl.workbook.protection import DocumentSecurity

from batch.cli.app import invoke
from batch.errors import UserError
from batch.inbox.publishing.workspace import PREFIX
from batch.inbox.workers.alone import MARK
from batch.language.persons import mask_ids, without_ids
from batch.language.text import squeeze
from batch.report.notices.wordtemplate import WordTemplate
from tests.strangers.attack import contents, person, rewritten, roster, run
from tests.strangers.test_templates_are_text import template

pytestmark = pytest.mark.usefixtures("here")


def test_no_two_submissions_have_one_label(tmp_path: Path) -> None:
    """A file that is called what a second file of one name would be called: nobody's results are another's."""
    files = []
    for number, (folder, name) in enumerate(
        (("x", "a.xlsx"), ("y", "a.xlsx"), ("z", "a.xlsx（2）")), start=1
    ):
        (tmp_path / folder).mkdir()
        plain = roster(tmp_path / folder / "plain.xlsx", person(number, f"某{number}"))
        files.append(plain.rename(tmp_path / folder / name))
    assert run(*files, "--out", tmp_path / "out") == 0
    people = pd.read_parquet(tmp_path / "out" / "people.parquet")
    assert len(people) == people["submission"].nunique() == 3
    rows = openpyxl.load_workbook(tmp_path / "out" / "筛查结果.xlsx")["人员一览"].iter_rows(
        min_row=2, values_only=True
    )
    assert sorted(str(row[0]) for row in rows) == ["某1", "某2", "某3"]


@pytest.mark.parametrize(
    ("stem", "foreign"), [("筛查结果(2).xlsx", "筛查结果.xlsx"), ("run(2).json", "run.json")]
)
def test_a_folder_does_not_take_a_results_other_name(stem: str, foreign: str, tmp_path: Path) -> None:
    """A roster called like the second name of a result, which is taken because the first one is."""
    inbox, out = tmp_path / "收件", tmp_path / "out"
    inbox.mkdir()
    out.mkdir()
    roster(inbox / f"{stem}.xlsx", person(1, "某甲"))
    roster(inbox / "乙.xlsx", person(2, "某乙"))
    (out / foreign).write_text("重要")
    for _ in range(2):
        assert run(inbox, "--out", out) == 0
        assert (out / foreign).read_text() == "重要"
        assert len(list(out.rglob("告知书/*.docx"))) == 2


def test_a_forged_journal_deletes_nothing(tmp_path: Path) -> None:
    """Through a link, or in a folder that no run of ours made."""
    out, theirs = tmp_path / "out", tmp_path / "theirs"
    out.mkdir()
    theirs.mkdir()
    for victim in (theirs / "victim.txt", out / "合同.txt"):
        victim.write_text("重要")
    (out / "link").symlink_to(theirs)
    digest = hashlib.sha256("重要".encode()).hexdigest()
    for number, mark in enumerate((True, False)):
        forged = out / f"{PREFIX}{number}"
        forged.mkdir()
        if mark:
            (forged / MARK).touch()
        names = ["link/victim.txt"] if mark else ["link/victim.txt", "合同.txt"]
        (forged / "journal.json").write_text(
            json.dumps([*([n, "x", digest] for n in names), ["run.json", "y", "00"]])
        )
    assert run(roster(tmp_path / "a.xlsx"), "--out", out) == 0
    assert (theirs / "victim.txt").read_text() == (out / "合同.txt").read_text() == "重要"


def test_a_folder_named_like_a_workspace_stays_and_a_pipe_in_one_does_not_hang(tmp_path: Path) -> None:
    """What has no mark of ours is somebody's; what is no file is not read."""
    out = tmp_path / "out"
    theirs = out / f"{PREFIX}备份"
    theirs.mkdir(parents=True)
    (theirs / "合同.docx").write_text("重要")
    piped = out / f"{PREFIX}x"
    piped.mkdir()
    (piped / MARK).touch()
    os.mkfifo(piped / "journal.json")
    assert run(roster(tmp_path / "a.xlsx"), "--out", out) == 0
    assert (theirs / "合同.docx").read_text() == "重要"
    assert not piped.exists()


_LATE = """
import os, shutil, signal
import pytest
from batch.cli import app
from tests.here import stay_here
stay_here(pytest.MonkeyPatch())
real = shutil.rmtree
def rmtree(path, *more, **options):
    if ".guantong-run-" in str(path):
        os.kill(os.getpid(), signal.SIGTERM)
    return real(path, *more, **options)
shutil.rmtree = rmtree
if __name__ == "__main__":
    app.main()
"""


@pytest.mark.slow
def test_a_signal_after_the_results_are_in_place_changes_nothing(tmp_path: Path) -> None:
    """Nothing is to be undone any more: the run ends as it would have, and says so."""
    import subprocess
    import sys

    script = tmp_path / "late.py"
    script.write_text(_LATE, encoding="utf-8")
    file, out = roster(tmp_path / "a.xlsx"), tmp_path / "out"
    command = [sys.executable, str(script), "run", str(file), "--out", str(out), "--as-of", "2024-06-30"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert (out / "run.json").is_file()
    assert not list(out.glob(f"{PREFIX}*"))


NUMBER = "11010519900307123X"
FORMS = [
    "1、{}", "1 {}", "3-{}", "({})", "{}2", "2{}", "{}{}", "110105(19900307)123X", "110105   19900307   123X",
    "110105:19900307:123X", "一一〇一〇五一九九〇〇三〇七一二三四",
]  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_id_numbers_with_all_kinds_of_neighbours(form: str) -> None:
    """Whatever stands before, behind and between."""
    text = form.format(NUMBER, NUMBER)
    for shown in (mask_ids(text), without_ids(text)):
        assert "19900307" not in shown.replace("(", "").replace(" ", "")
        assert "一九九〇〇三〇七" not in shown


def test_an_id_number_is_in_no_message(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a file that is not there, either."""
    assert run(tmp_path / f"{NUMBER}.xlsx", "--out", tmp_path / "o") == 2
    assert NUMBER not in capsys.readouterr().err


ODD = {
    "decimals": '{{ 1|round(300000000,"ceil") }}',
    "digits": "{{ " + "9" * 5000 + " }}",
    "hex": "{{ 0x" + "f" * 9000 + " }}",
    "brackets": "{{ " + "(" * 150 + "姓名" + ")" * 150 + " }}",
    "nots": "{{ " + "not " * 5000 + "姓名 }}",
    "filters": "{{ 姓名" + "|trim" * 800 + " }}",
    "loops": "{% for a in 可申报 %}" * 25 + "{% endfor %}" * 25,
    "ifs": "{% if 姓名 %}" * 120 + "{% endif %}" * 120,
    "compared": "{{ 姓名 < 1 }}",
    "abs": "{{ 姓名|abs }}",
    "generator": '{{ 姓名|map("upper") }}',
    "reverse": "{{ [1,2]|reverse }}",
    "method": "{% for a in 可申报 %}{{ loop.cycle }}{% endfor %}",
    "late decimals": "{{ (姓名|length)|round(300000000) }}",
}


@pytest.mark.parametrize("kind", ODD)
def test_odd_templates_end_in_one_line(kind: str, tmp_path: Path) -> None:
    """Soon, in Chinese, and without a letter that shows code."""
    path = template(tmp_path / "个人告知书.docx", ODD[kind])
    assert invoke(["templates", "check", str(path)]) in (0, 2)
    started = time.monotonic()
    with pytest.raises(UserError) as caught:
        WordTemplate(path).render({"姓名": "某甲", "可申报": [{"名称": "技师"}]})
    assert time.monotonic() - started < 30
    assert "object" not in str(caught.value)


def test_a_damaged_template_is_no_fault_of_the_program(tmp_path: Path) -> None:
    """Not well-formed, or with a tag where no text is."""
    plain = template(tmp_path / "个人告知书.docx", "{{ 姓名 }}")
    hidden = '<w:p w:rsidR="{{ 不存在 }}">'.encode()
    for number, (old, new) in enumerate(((b"</w:body>", b""), (b"<w:p>", hidden))):

        def changed(name: str, data: bytes, old: bytes = old, new: bytes = new) -> bytes:
            return data.replace(old, new, 1) if name == "word/document.xml" else data

        path = rewritten(plain, tmp_path / f"个人告知书{number}.docx", changed)
        assert invoke(["templates", "check", str(path)]) == 2


def test_a_template_costs_its_letters_only(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The workbook and the other letters are there; the reason is said."""
    own = tmp_path / "模板"
    own.mkdir()
    template(own / "个人告知书.docx", "{{ 姓名 < 1 }}")
    (tmp_path / "s.toml").write_text('templates = "模板"')
    out = tmp_path / "out"
    assert run(roster(tmp_path / "a.xlsx"), "--out", out, "--config", tmp_path / "s.toml") == 0
    assert "个人告知书没有写出" in capsys.readouterr().err
    assert (out / "筛查结果.xlsx").is_file()
    assert list((out / "文书").glob("*.docx"))
    assert not (out / "告知书").exists()


@pytest.mark.parametrize("text", ["\u0301\u0316" * 16383, "\ufdfa" * 32767, "ﬁ" * 32767])
def test_no_text_is_slow_to_compare(text: str) -> None:
    """Runs of combining marks, and letters that come apart into many."""
    started = time.process_time()
    squeeze(text)
    assert time.process_time() - started < 1  # it took ten


@pytest.mark.slow
def test_a_far_cell_of_an_old_issue_list_costs_nothing(tmp_path: Path) -> None:
    """校验问题 of an earlier round with one cell in the last row."""
    book = openpyxl.load_workbook(roster(tmp_path / "a.xlsx", person(1, "某甲", 技能等级="不知道")))
    book.create_sheet("校验问题")["A1048576"] = "x"
    book.save(tmp_path / "a.xlsx")
    started = time.process_time()
    assert invoke(["check", str(tmp_path / "a.xlsx"), "--return", str(tmp_path / "r.xlsx"), "--quiet"]) == 0
    assert time.process_time() - started < 15  # it took half a minute and gigabytes


def test_theme_windows_and_protection_are_ours(tmp_path: Path) -> None:
    """Nothing of the sender's frame goes back under our name."""
    book = openpyxl.load_workbook(roster(tmp_path / "p.xlsx", person(1, "某甲", 技能等级="不知道")))
    book.views[0].visibility = "veryHidden"
    book.security = DocumentSecurity(workbookPassword="x", lockStructure=True)
    page = book["人员"]
    page.protection.sheet, page.protection.password = True, "x"
    book.save(tmp_path / "p.xlsx")
    file = rewritten(
        tmp_path / "p.xlsx", tmp_path / "a.xlsx",
        lambda name, data: data.replace(b"<a:theme ", b'<!--\xe7\xbb\x9d\xe5\xaf\x86--><a:theme ') if "theme" in name else data,
    )  # fmt: skip
    assert invoke(["check", str(file), "--return", str(tmp_path / "r.xlsx"), "--quiet"]) == 0
    found = openpyxl.load_workbook(tmp_path / "r.xlsx")
    assert found.views[0].visibility == "visible"
    assert not found.security or not found.security.lockStructure
    assert not any(one.protection.sheet for one in found.worksheets)
    assert "绝密".encode() not in (found.loaded_theme or b"")


def test_odd_tags_of_yaml(tmp_path: Path) -> None:
    """A wrong timestamp or truth value is one line."""
    for number, text in enumerate(('id: !!timestamp "abc"', 'id: !!bool "abc"')):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "x.yaml").write_text(text)
        assert invoke(["rulebooks", "lint", "--rulebooks-dir", str(folder)]) == 2
    assert contents(tmp_path).keys() == {"0/x.yaml", "1/x.yaml"}
