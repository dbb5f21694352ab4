"""``guantong templates``: every wrong tag at its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from batch.cli.app import invoke
from batch.report.notices.kinds import KINDS, Kind, kind_named
from batch.report.notices.templatecheck import problems
from batch.report.notices.wordtemplate import WordTemplate
from batch.resources import templates_folder
from batch.settings import NOTICE_KINDS, Settings
from tools import template_tags

TEMPLATES = Path(__file__).parent.parent / "templates"


def _template(path: Path, *paragraphs: str) -> Path:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(path))
    return path


def _messages(path: Path, *paragraphs: str, kind: str = "个人告知书") -> list[str]:
    return [str(one) for one in problems(WordTemplate(_template(path, *paragraphs)), kind_named(kind))]


@pytest.mark.parametrize("name", list(KINDS))
def test_our_own_templates_are_clean(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """By file name and by --kind."""
    file = str(TEMPLATES / f"{name}.docx")
    assert invoke(["templates", "check", file]) == 0
    assert invoke(["templates", "check", file, "--kind", name]) == 0
    assert "没有问题" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("paragraphs", "place", "said"),
    [
        (["{{ 姓名 }}", "{{ 工资 }}元"], "正文第2段“{{ 工资 }}元”", "不认识的标签“工资”"),
        (["{{ 姓各 }}"], "正文第1段", "是否应为“姓名”"),
        (["{%p for 项 in 可申报 %}", "{{ 项.名字 }}", "{%p endfor %}"], "正文第2段", "“项.名字”，是否应为“项.名称”"),
        (["{%p for 项 in 可申报 %}", "{%p endfor %}", "{{ 项.名称 }}"], "正文第3段", "不认识的标签“项”"),
        (["{{ 可申报.名称 }}"], "正文第1段", "可申报.名称"),
        (["{{ 可申报[0].名字 }}"], "正文第1段", "名字"),
        (["{{ (可申报|first).名字 }}"], "正文第1段", "名字"),
        (["{%p if 将符合 %}", "甲"], "正文第1段", "if 没有对应的 endif"),
        (["甲", "{%p endfor %}"], "正文第2段", "之前没有对应的 for"),
        (["{%p fro 项 in 可申报 %}"], "正文第1段", "不认识语句“fro”"),
        (["{{ 姓名"], "正文第1段", "没有写完整"),
        (["{{ 姓名 }"], "正文第1段", "没有写完整"),
        (["｛｛ 姓名 ｝｝"], "正文第1段", "没有写完整"),
        (["{{ 姓名 部门 }}"], "正文第1段", "写法有误"),
        (["{{ 姓名|大写 }}"], "正文第1段", "没有这个过滤器"),
        (["{{r 姓名 }}"], "正文第1段", "请写成 {{ 姓名 }}"),
        (["{%p else %}"], "正文第1段", "之前没有对应的 if"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_place(
    paragraphs: list[str], place: str, said: str, tmp_path: Path
) -> None:
    """One thing wrong, one message."""
    (message,) = _messages(tmp_path / "t.docx", *paragraphs)
    assert message.startswith(place)
    assert said in message


@pytest.mark.parametrize(
    "text",
    [
        "{{ 可申报|length }}项", "{{ '四' if 将符合 else '三' }}", "{{ 可申报[0].名称 }}", "{{ (可申报|first).名称 }}",
        "{% for 项 in 可申报 if 项.免试 %}{{ loop.index }}{{ 项.名称.strip() }}{% endfor %}", "{# 说明 #}",
        "{{ “、”.join(材料) }}",
        "{% set 称呼 = 姓名 %}{{ 称呼 }}", "{ 姓名 } 100%",
        "{% if 将符合|length > 1 %}多{% elif 提示 %}有{% else %}无{% endif %}",
    ],
)  # fmt: skip
def test_what_is_right_is_not_named(text: str, tmp_path: Path) -> None:
    """As people write it in Word."""
    assert _messages(tmp_path / "t.docx", text) == []


def test_tags_in_tables_and_page_heads_are_checked(tmp_path: Path) -> None:
    """Each with its part."""
    document = Document()
    document.add_paragraph("甲")
    document.add_table(1, 1).cell(0, 0).text = "{{ 甲 }}"
    document.sections[0].header.paragraphs[0].text = "{{ 乙 }}"
    document.save(str(tmp_path / "t.docx"))
    found = [str(one) for one in problems(WordTemplate(tmp_path / "t.docx"), kind_named("个人告知书"))]
    assert [one.partition("段")[0] for one in found] == ["正文第2", "页眉1第1"]


def test_problems_end_with_status_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All of them are printed."""
    file = _template(tmp_path / "个人告知书.docx", "{{ 甲 }}", "{{ 乙 }}")
    assert invoke(["templates", "check", str(file)]) == 2
    said = capsys.readouterr().out
    assert "“甲”" in said
    assert "“乙”" in said
    assert "2处问题" in said


@pytest.mark.parametrize(
    ("name", "arguments", "said"),
    [
        ("t.docx", [], "--kind"),
        ("t.docx", ["--kind", "通知"], "没有文书“通知”"),
        ("无.docx", [], "找不到文件"),
        ("个人告知书.txt", [], "不是 Word 文件"),
    ],
)
def test_what_cannot_be_checked_ends_with_status_2(
    name: str, arguments: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And says why."""
    _template(tmp_path / "t.docx", "甲")
    (tmp_path / "个人告知书.txt").write_text("甲", encoding="utf-8")
    assert invoke(["templates", "check", str(tmp_path / name), *arguments]) == 2
    assert said in capsys.readouterr().err


def test_every_kind_and_tag_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """With what it means."""
    assert invoke(["templates", "list"]) == 0
    said = capsys.readouterr().out
    for kind in KINDS.values():
        assert kind.file in said
        for tag in kind.tags:
            assert f"{tag.name}：{tag.meaning}" in said


def test_the_page_on_templates_has_not_drifted() -> None:
    """What tools/template_tags.py writes."""
    text = template_tags.PAGE.read_text(encoding="utf-8")
    assert template_tags.renewed(text) == text


def test_the_settings_know_the_same_kinds() -> None:
    """In the same order; five of them are written unless asked otherwise."""
    assert tuple(KINDS) == NOTICE_KINDS
    assert Settings().notices == ("个人告知书", "补正通知书", "单位筛查情况通报", "问题请示", "回执")


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_what_comes_with_the_program_is_right(kind: Kind) -> None:
    """A run checks only templates of one's own."""
    assert problems(WordTemplate(templates_folder() / kind.file), kind) == []
