"""A Word template is text, not a program: in the fast path, in docxtpl's, and in the check."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docx import Document

from batch.cli.app import invoke
from batch.errors import UserError
from batch.report.notices import templatelanguage
from batch.report.notices.wordtemplate import WordTemplate
from tests.here import few
from tests.strangers.attack import person, roster, run

pytestmark = pytest.mark.usefixtures("here")

ATTACKS = [
    "{{ cycler.__init__.__globals__.os.popen('touch PROOF').read() }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ 姓名.__class__ }}", "{{ 姓名|attr('__class__') }}", "{{ 姓名['__class__'] }}", "{{ 姓名['__cl' 'ass__'] }}",
    "{{ [姓名]|map(attribute='__class__')|list }}", "{{ self.__init__ }}", "{{ self }}", "{{ lipsum() }}",
    "{{ namespace(a=1) }}", "{{ joiner() }}", "{{ dict(a=1) }}", "{{ range(3) }}",
    "{{ 姓名.format(姓名) }}", "{{ '%s'|format(姓名) }}", "{{ 姓名.upper() }}", "{{ 姓名|safe }}", "{{ 姓名|tojson }}",
    "{% include '/etc/hostname' %}", "{% import 'os' as os %}", "{% macro a() %}x{% endmacro %}",
    "{% call 姓名() %}{% endcall %}", "{% with a = 1 %}{% endwith %}", "{% filter upper %}x{% endfilter %}",
    "{% autoescape false %}{{ 姓名 }}{% endautoescape %}", "{% raw %}{{ 姓名 }}{% endraw %}{{ 姓名.x() }}",
    "{% for 项 in 可申报 recursive %}{{ loop(可申报) }}{% endfor %}", "{{ 2 ** 9999999 }}", "{{ 姓名 ~ 姓名 }}",
    "{% set ns.a = 1 %}", "{{ 'a' * 999999999 }}", "{{ {}.items() }}", "{% do 姓名 %}",
]  # fmt: skip
GROWING = [
    "{% set x = [单位]|join %}" + "{% set x = [1,2]|map('default', x)|join %}" * 60 + "{{ x }}",
    "{% set x = 可申报 %}" + "{% set x = [x, x] %}" * 60 + "{{ x }}",
    "{{ [[1], [2]]|sum(start=[]) }}",
    "{{ '长'|join('长') * 3 }}",
]


def template(path: Path, *paragraphs: str) -> Path:
    """A Word file with some paragraphs."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(path))
    return path


@pytest.mark.parametrize("docxtpl", [False, True])
@pytest.mark.parametrize("text", few([*ATTACKS, *GROWING], 16))
def test_what_is_no_tag_is_never_run(text: str, docxtpl: bool, tmp_path: Path) -> None:
    """Neither when it is compiled nor when a letter is made; the error is one Chinese line."""
    proof = tmp_path / "proof"
    path = template(tmp_path / "个人告知书.docx", text.replace("PROOF", str(proof)))
    values: dict[str, Any] = {"姓名": "某甲", "单位": "某某有限公司", "可申报": [{"名称": "技师"}] * 3}
    with pytest.raises(UserError) as caught:
        WordTemplate(path, force_docxtpl=docxtpl).render(values)
    assert "个人告知书" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert not proof.exists()


@pytest.mark.parametrize("text", few(ATTACKS, 12))
def test_the_check_names_it_and_where(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """templates check ends with 2 and says the paragraph."""
    path = template(tmp_path / "个人告知书.docx", "{{ 姓名 }}", text)
    assert invoke(["templates", "check", str(path)]) == 2
    said = capsys.readouterr().out
    assert "正文第2段" in said
    assert "没有问题" not in said


def test_a_run_with_such_a_template_does_not_begin(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 2, nothing written."""
    own = tmp_path / "模板"
    own.mkdir()
    template(own / "个人告知书.docx", "{{ 姓名.__class__ }}")
    settings = tmp_path / "guantong.toml"
    settings.write_text('templates = "模板"')
    assert run(roster(tmp_path / "a.xlsx"), "--out", tmp_path / "out", "--config", settings) == 2
    assert "__class__" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("docxtpl", [False, True])
def test_loops_in_loops_end(docxtpl: bool, tmp_path: Path) -> None:
    """Whatever they print, or if they print nothing."""
    loops = "{% for a in 可申报 %}" * 5 + "{% endfor %}" * 5
    path = template(tmp_path / "个人告知书.docx", loops)
    with pytest.raises(UserError, match="重复的次数太多"):
        WordTemplate(path, force_docxtpl=docxtpl).render({"可申报": list(range(1000))})


@pytest.mark.parametrize("docxtpl", [False, True])
def test_a_letter_may_grow_only_so_far(
    docxtpl: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However few steps its loops take."""
    monkeypatch.setattr(templatelanguage, "MAX_CHARACTERS", 100_000)
    path = template(tmp_path / "个人告知书.docx", "{% for a in 可申报 %}{{ 姓名 }}{% endfor %}")
    values = {"可申报": list(range(1000)), "姓名": "长" * 1000}
    with pytest.raises(UserError, match="文书太长"):
        WordTemplate(path, force_docxtpl=docxtpl).render(values)


def test_an_archive_that_unpacks_to_more_is_not_read(tmp_path: Path) -> None:
    """A template is a page or two."""
    import zipfile

    path = template(tmp_path / "个人告知书.docx", "{{ 姓名 }}")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/x.bin", bytes(60 * 1024 * 1024))
    with pytest.raises(UserError, match="解压"):
        WordTemplate(path)


def test_a_list_is_not_printed_as_code(tmp_path: Path) -> None:
    """A tag with several values must be walked through."""
    path = template(tmp_path / "个人告知书.docx", "{{ 可申报 }}")
    with pytest.raises(UserError, match="for"):
        WordTemplate(path).render({"可申报": [{"名称": "技师"}]})


def test_every_text_of_a_letter_is_masked(tmp_path: Path) -> None:
    """ID numbers among the names, with blanks, hyphens and full-width digits between."""
    digits = person(1, "某甲")[0]
    forms = [
        digits, f"{digits[:6]} {digits[6:14]} {digits[14:]}", f"{digits[:6]}-{digits[6:14]}-{digits[14:]}", " ".join(digits),
        digits.translate(str.maketrans("0123456789", "０１２３４５６７８９")), f"{digits[:6]}\u200b{digits[6:]}",
        f"{digits[:4]}．{digits[4:]}".replace("．", "·"), f"{digits[:6]}\n{digits[6:]}",
    ]  # fmt: skip
    rows = [
        person(n, f"某{form}", 单位名称=f"厂{form}", 工号=f"G{n}{form}", 技能等级="技师")
        for n, form in enumerate(forms, 1)
    ]
    kinds = ("个人告知书", "补正通知书", "单位筛查情况通报", "公示名单", "个人职业发展告知")
    file, out = roster(tmp_path / "a.xlsx", *rows), tmp_path / "out"
    assert run(file, "--out", out, *(word for kind in kinds for word in ("--notices", kind))) in (0, 1)
    letters = sorted(out.rglob("*.docx"))
    assert len(letters) > 10
    middle = digits[6:14]
    for letter in letters:
        document = Document(str(letter))
        texts = [p.text for p in document.paragraphs] + [
            c.text for t in document.tables for r in t.rows for c in r.cells
        ]
        for text in (*texts, letter.name):
            plain = "".join(
                c
                for c in text.translate(str.maketrans("０１２３４５６７８９", "0123456789"))
                if c.isdigit() or c in "*X"
            )
            assert middle not in plain, (letter.name, text)


def test_days_are_not_taken_for_id_numbers() -> None:
    """Two days and a serial number in a row are digits too."""
    from batch.language.persons import mask_ids

    for text in (
        "2019-06-30 至 2020-06-30",
        "2019年6月30日，2020年6月30日",
        "苏人社发〔2021〕132号 2021-12-30",
        "0513 8501 2345 6789",
    ):
        assert mask_ids(text) == text
