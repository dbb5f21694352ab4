"""The notices' templates: values for all tags, the fast way and docxtpl's, joined documents."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docxtpl import RichText

from batch.context import context_of
from batch.errors import UserError
from batch.report.notices.kinds import KINDS, Notice, Tag
from batch.report.notices.wordtemplate import WordTemplate
from batch.report.notices.write import NoticeWriter
from batch.settings import Settings
from tests.notice_files import TEMPLATES, person, sample_notices, words, written


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Notice]]:
    """The values of every kind for two of the sample rosters."""
    return sample_notices(tmp_path_factory.mktemp("sample"))


def _agree(values: dict[str, Any], tags: tuple[Tag, ...], where: str) -> None:
    assert set(values) == {tag.name for tag in tags}, where
    for tag in tags:
        value = values[tag.name]
        assert isinstance(value, list) is tag.many, f"{where}.{tag.name}"
        for one in value if tag.many else ():
            if tag.inner:
                _agree(one, tag.inner, f"{where}.{tag.name}")
            else:
                assert isinstance(one, str), f"{where}.{tag.name}"


@pytest.mark.parametrize("name", list(KINDS))
def test_the_registry_names_just_the_values_there_are(name: str, sample: dict[str, list[Notice]]) -> None:
    """Every tag has a value, every value a tag."""
    assert sample[name]
    for notice in sample[name]:
        _agree(notice.values, KINDS[name].tags, name)


@pytest.mark.parametrize("name", list(KINDS))
def test_the_fast_way_gives_what_docxtpl_gives(name: str, sample: dict[str, list[Notice]]) -> None:
    """On every template, with real values."""
    path = TEMPLATES / f"{name}.docx"
    fast, plain = WordTemplate(path), WordTemplate(path, force_docxtpl=True)
    assert fast.simple
    notices = sample[name]
    for notice in [*notices[:3], *notices[-3:]]:
        assert words(fast.render(notice.values)) == words(plain.render(notice.values))


@pytest.mark.parametrize("name", list(KINDS))
def test_joined_documents_say_what_each_says(name: str, sample: dict[str, list[Notice]]) -> None:
    """One after the other."""
    template = WordTemplate(TEMPLATES / f"{name}.docx")
    every = [notice.values for notice in sample[name][:5]]
    alone = [Document(io.BytesIO(template.render(values))) for values in every]
    together = Document(io.BytesIO(template.render_together(every)))
    assert [p.text for p in together.paragraphs if p.text] == [
        p.text for document in alone for p in document.paragraphs if p.text
    ]
    assert len(together.sections) == len(every)


def _saved(path: Path, *paragraphs: str, head: str = "") -> Path:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if head:
        document.sections[0].header.paragraphs[0].text = head
    document.save(str(path))
    return path


def test_a_template_that_needs_more_goes_to_docxtpl(tmp_path: Path) -> None:
    """A tag for text with a look of its own."""
    template = WordTemplate(_saved(tmp_path / "t.docx", "甲：{{r 姓名 }}。"))
    assert not template.simple
    made = Document(io.BytesIO(template.render({"姓名": RichText("某甲", bold=True)})))
    assert made.paragraphs[0].text == "甲：某甲。"
    assert [run.text for run in made.paragraphs[0].runs if run.bold] == ["某甲"]
    with pytest.raises(UserError, match="不能合为一份"):
        template.render_together([{"姓名": "某甲"}])


def test_page_heads_that_differ_cannot_be_joined(tmp_path: Path) -> None:
    """One head serves all; alone each has its own."""
    template = WordTemplate(_saved(tmp_path / "t.docx", "甲", head="{{ 姓名 }}"))
    made = Document(io.BytesIO(template.render({"姓名": "某甲"})))
    assert made.sections[0].header.paragraphs[0].text == "某甲"
    assert template.render_together([{"姓名": "某甲"}] * 2)
    with pytest.raises(UserError, match="页眉"):
        template.render_together([{"姓名": "某甲"}, {"姓名": "某乙"}])


def test_a_template_of_ones_own_is_used_and_checked_first(tmp_path: Path) -> None:
    """The others stay ours; a wrong one stops the run before it begins."""
    _saved(tmp_path / "个人告知书.docx", "{{ 姓名 }}，您好")
    out, count = written(tmp_path, [person(1, "某甲")], templates=tmp_path)
    assert words(out / "告知书" / "0002_某甲.docx") == "某甲，您好"
    assert count["单位筛查情况通报"] == 1
    _saved(tmp_path / "个人告知书.docx", "{% if 部门 %}{{ 工资 }}{% endif %}")
    with pytest.raises(UserError, match=r"正文第1段.*工资"):
        NoticeWriter(context_of(Settings(templates=tmp_path)))
    with pytest.raises(UserError, match="找不到模板文件夹"):
        NoticeWriter(context_of(Settings(templates=tmp_path / "无")))
