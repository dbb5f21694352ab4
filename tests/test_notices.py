"""The notices: what each kind says, to whom, laid out how; read back from the files."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docxtpl import RichText

from batch.errors import UserError
from batch.output import safe_name
from batch.report.notice_kinds import KINDS, Material, Notice, Tag
from batch.report.notice_kinds.words import LINE, name_lines, signature, width
from batch.report.notices import NoticeWriter
from batch.report.wordtemplate import WordTemplate
from batch.results import Results
from batch.settings import NOTICE_KINDS, Settings, load_settings
from batch.submission import context_of, process
from tests.people import invented_id
from tests.rosters import write_xlsx

ROOT = Path(__file__).parent.parent
TEMPLATES = ROOT / "templates"
DAY = date(2026, 5, 8)  # a Friday
HEADERS = [
    "身份证号", "姓名", "工号", "单位名称", "部门", "所在地", "单位性质", "岗位类别", "现岗位职业（工种）",
    "现岗位起始日期", "技能等级", "技能证书职业（工种）", "技能证书取得日期", "2023年度考核", "2024年度考核",
    "2025年度考核", "职称级别",
]  # fmt: skip
LONG = "阿卜杜热西提·" * 7 + "买买提"
NAMES = [
    "某甲", "𬭎㛃", LONG, "=1+1", "@SUM(A1)", "<b>丙&</b>", "{{己}}", "{%if%}", '"引"', "丁\x07戊", "a/../b", "]]>",
]  # fmt: skip


def person(number: int, name: str, **more: Any) -> list[Any]:
    """A technician who may apply for an intermediate title."""
    row = [
        invented_id(number, "109999"), name, f"G{number}", "某某有限公司", "一车间", "江苏省南通市", "企业", "生产服务一线",
        "焊工", date(2015, 1, 1), "技师", "焊工", date(2020, 1, 1), "合格", "合格", "合格", "无",
    ]  # fmt: skip
    for header, value in more.items():
        row[HEADERS.index(header)] = value
    return row


def written(folder: Path, rows: list[list[Any]], **settings: Any) -> tuple[Path, dict[str, int]]:
    """The folder of one submission with its notices, and how many of each kind."""
    context = context_of(Settings(as_of=DAY, jobs=1, **settings))
    file = write_xlsx(folder / "某厂.xlsx", {"人员": [HEADERS, *rows]})
    out = folder / "out"
    out.mkdir()
    process(file, out, context)
    return out, dict(NoticeWriter(context).write_all(out, Results.joined([out])))


def words(source: Path | bytes) -> str:
    """All text of a document: paragraphs, then cells."""
    document = Document(io.BytesIO(source) if isinstance(source, bytes) else str(source))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Notice]]:
    """The values of every kind for the sample roster of Shaoxing and the one with errors."""
    context = context_of(Settings(as_of=DAY, notices=NOTICE_KINDS, jobs=1))
    found: dict[str, list[Notice]] = {name: [] for name in KINDS}
    for name in ("绍兴古越酿酒有限公司", "一份有错误的花名册"):
        folder = tmp_path_factory.mktemp("sample")
        process(ROOT / "sample_inputs" / f"{name}.xlsx", folder, context)
        material = Material(Results.joined([folder]), context)
        for kind in KINDS.values():
            found[kind.name] += kind.notices(material)
    return found


# -- what they say -----------------------------------------------------------------------


def test_nobody(tmp_path: Path) -> None:
    """A roster nobody of which can be used: only what is to be corrected, to whoever sent it."""
    out, count = written(tmp_path, [person(1, "")], notices=NOTICE_KINDS, sign_off="某市人社局")
    assert count == {"补正通知书": 1}
    said = words(out / "文书" / "补正通知书.docx")
    assert "花名册报送单位：" in said
    assert "“人员”表“姓名”栏：B2单元格，本行没有姓名，无法使用。要求：请填写姓名。" in said


def test_one_person(tmp_path: Path) -> None:
    """What, since when, by which clause, with what papers, where."""
    out, count = written(tmp_path, [person(1, "某甲")])
    assert count == {"个人告知书": 1, "单位筛查情况通报": 1}
    said = words(out / "告知书" / "0002_某甲.docx")
    number = invented_id(1, "109999")
    assert f"某甲同志（身份证号：{number[:6]}********{number[-4:]}）：" in said
    for text in (
        "截至2026年5月8日", "中级职称（评审）", "依据：通人社专〔2022〕1号转发的苏人社发〔2021〕132号第二（二）1条。",
        "符合条件之日：2023年1月1日起", "二、申报时请备齐的材料", "职业资格证书或职业技能等级证书。", "近3个年度的考核",
        "单位出具的从业年限证明", "申报地点：受理部门以年度通知为准。",
    ):  # fmt: skip
        assert text in said, text
    assert "缺页" not in said


def test_where_and_which_examination_is_waived(sample: dict[str, list[Notice]]) -> None:
    """Shaoxing's evaluation points and exemption, for skill levels only."""
    items = [item for notice in sample["个人告知书"] for item in notice.values["可申报"]]
    assert any("绍兴" in item["地点"] or "学院" in item["地点"] or "公司" in item["地点"] for item in items)
    assert any("免理论知识考试" in item["免试"] for item in items)
    assert not any(item["免试"] for item in items if item["名称"].endswith("职称"))


@pytest.mark.parametrize("form", ["每人一份", "合为一份"])
def test_three_hundred_people(form: str, tmp_path: Path) -> None:
    """A file each, or one file with a section each that begins on a new page."""
    rows = [person(number, f"某{number}") for number in range(300)]
    out, count = written(tmp_path, rows, notices=["个人告知书"], notice_form=form)
    assert count == {"个人告知书": 300}
    files = sorted((out / "告知书").iterdir())
    if form == "每人一份":
        assert len(files) == 300
        assert all(f"某{number}同志" in words(file) for number, file in enumerate(files))
    else:
        (file,) = files
        document = Document(str(file))
        assert len(document.sections) == 300
        greeted = [p.text.partition("同志")[0] for p in document.paragraphs if "同志" in p.text]
        assert greeted == [f"某{number}" for number in range(300)]
        assert {round(section.page_width / Mm(1)) for section in document.sections} == {210}


@pytest.mark.parametrize("form", ["每人一份", "合为一份"])
def test_names_of_every_sort_are_shown_as_they_are(form: str, tmp_path: Path) -> None:
    """The longest, rare characters, formulas, markup, tags."""
    rows = [person(number, name) for number, name in enumerate(NAMES)]
    out, _ = written(tmp_path, rows, notices=NOTICE_KINDS, notice_form=form)
    for folder in ("告知书", "职业发展告知"):
        said = "\n".join(words(file) for file in sorted((out / folder).iterdir()))
        for name in NAMES:
            assert f"{name.replace(chr(7), '')}同志" in said, name
    cells = words(out / "文书" / "公示名单.docx").splitlines()
    assert [name for name in NAMES if name.replace("\x07", "") not in cells] == []


def test_files_stay_in_their_folder_and_carry_no_id(tmp_path: Path) -> None:
    """Whatever a name holds."""
    number = invented_id(50, "109999")
    names = [*NAMES, f"某乙{number}", "..", "CON", "某甲"]
    out, count = written(tmp_path, [person(n, name) for n, name in enumerate(names)], notices=["个人告知书"])
    files = list(tmp_path.rglob("*.docx"))
    assert count == {"个人告知书": len(names)}
    assert len(files) == len(names)
    assert {file.parent for file in files} == {out / "告知书"}
    assert not [file for file in files if re.search(r"\d{14}", file.name)]
    assert all(file.stem == safe_name(file.stem) for file in files)


@pytest.mark.parametrize("mask", [True, False])
def test_id_numbers_are_masked_unless_not_wanted(mask: bool, tmp_path: Path) -> None:
    """In every kind; also where one stands in a wrong cell. A public list has none at all."""
    numbers = [invented_id(number, "109999") for number in range(3)]
    rows = [person(0, "某甲"), person(1, "某乙", 技能证书取得日期=numbers[1]), person(2, f"某丙{numbers[2]}")]
    out, _ = written(tmp_path, rows, notices=NOTICE_KINDS, mask_id=mask)
    for file in out.rglob("*.docx"):
        shown = [number for number in numbers if number in words(file)]
        assert not (mask or "公示名单" in file.name) or not shown, file.name
    assert (numbers[0] in words(out / "告知书" / "0002_某甲.docx")) is not mask


def test_what_is_missing_with_its_standard_and_who(tmp_path: Path) -> None:
    """And the deadline in working days, with the holidays of the settings."""
    rows = [person(1, "某甲", **{"2024年度考核": ""}), person(2, "某乙", 单位性质="私人")]
    out, _ = written(tmp_path, rows, holidays=[date(2026, 5, 11)], deadline_days=5, sign_off="某市人社局")
    said = words(out / "文书" / "补正通知书_某某有限公司.docx")
    for text in (
        "某某有限公司：", "你单位报送的花名册“某厂.xlsx”（共2人）", "的内容“私人”不是规定的词，待核实", "可用：企业、事业单位",
        "2024年度考核。要求：请填写优秀、合格、基本合格、不合格。涉及1人：某甲（第2行）。", "请于2026年5月18日前",
        "5个工作日内", "某市人社局",
    ):  # fmt: skip
        assert text in said, text
    assert "--rulebook" not in said


def test_each_employer_hears_of_its_own_people_only(tmp_path: Path) -> None:
    """A roster of two employers."""
    rows = [person(1, "某甲", 单位性质=""), person(2, "某乙", 单位性质="", 单位名称="另一公司")]
    out, count = written(tmp_path, rows)
    assert count["补正通知书"] == count["单位筛查情况通报"] == 2
    said = words(out / "文书" / "补正通知书_另一公司.docx")
    assert "某乙" in said
    assert "某甲" not in said
    assert "共筛查1人" in words(out / "文书" / "单位筛查情况通报_另一公司.docx")


def test_an_employer_that_signs_itself_writes_to_its_departments(tmp_path: Path) -> None:
    """No letter of a unit to itself."""
    out, _ = written(tmp_path, [person(1, "某甲", 单位性质="")])
    assert "各有关部门：\n本单位花名册" in words(out / "文书" / "补正通知书_某某有限公司.docx")


def test_the_numbers_of_a_submission(tmp_path: Path) -> None:
    """As a table."""
    rows = [person(1, "某甲"), person(2, "某乙", 技能等级="高级工", 技能证书取得日期=date(2024, 9, 1))]
    out, _ = written(tmp_path, [*rows, person(3, "某丙", 技能等级="中级工")])
    file = out / "文书" / "单位筛查情况通报_某某有限公司.docx"
    assert "共筛查3人。其中，现可申报1人，今后12个月内将符合条件1人，有待核实0人" in words(file)
    table = [[cell.text for cell in row.cells] for row in Document(str(file)).tables[0].rows]
    assert ["中级职称", "1", "0", "0"] in table
    assert ["助理级职称", "1", "1", "0"] in table


def test_a_public_list(tmp_path: Path) -> None:
    """The highest level of each, five working days from the next one, no ID numbers."""
    out, _ = written(tmp_path, [person(1, "某甲")], notices=["公示名单"])
    file = out / "文书" / "公示名单.docx"
    assert "公示期为2026年5月11日至2026年5月15日（5个工作日）" in words(file)
    head, row = [[cell.text for cell in row.cells] for row in Document(str(file)).tables[0].rows]
    assert head == ["序号", "姓名", "单位", "职业（工种）", "申报级别"]
    assert row == ["1", "某甲", "某某有限公司", "焊工", "中级职称"]


def test_the_form_of_shaoxing_is_for_shaoxing(sample: dict[str, list[Notice]], tmp_path: Path) -> None:
    """Annex 3, filled in where the roster tells."""
    (notice,) = sample["核准备案表"]
    assert notice.values["填报单位"] == "绍兴古越酿酒有限公司"
    said = words(WordTemplate(TEMPLATES / "核准备案表.docx").render(notice.values))
    for text in (
        "评委会名称",
        "所评专业",
        "评审对象范围",
        "评价标准（注明文号）",
        "联系人及固定电话、手机号码",
    ):
        assert text in said
    assert written(tmp_path, [person(1, "某甲")], notices=["核准备案表"])[1] == {}


def test_the_next_step_on_both_ladders(tmp_path: Path) -> None:
    """The lowest target above what is held, its best route."""
    rows = [
        person(1, "某甲"), person(2, "某乙", 技能等级="高级工", 技能证书取得日期=date(2024, 9, 1)),
        person(3, "某丙", 职称级别="助理级"),
    ]  # fmt: skip
    context = context_of(Settings(as_of=DAY, jobs=1))
    process(write_xlsx(tmp_path / "a.xlsx", {"人员": [HEADERS, *rows]}), tmp_path, context)
    notices = list(KINDS["个人职业发展告知"].notices(Material(Results.joined([tmp_path]), context)))
    first, second, third = (notice.values["下一步"] for notice in notices)
    assert (first[0]["目标"], first[0]["结论"], first[0]["另可申报"]) == ("助理级职称", "可申报", "中级职称")
    assert first[1]["目标"] == "高级技师"
    assert (second[0]["目标"], second[0]["结论"]) == ("助理级职称", "即将符合")
    assert second[0]["日期"] == "最早自2026年9月1日起符合条件"
    assert second[0]["尚需满足"] and second[0]["条款"] == "第二（二）1条"
    assert third[0]["目标"] == "中级职称"
    assert notices[2].values["现职称"] == "助理级"


# -- tags --------------------------------------------------------------------------------


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


# -- layout: GB/T 9704-2012 --------------------------------------------------------------


@pytest.mark.parametrize("name", list(KINDS))
def test_the_page(name: str) -> None:
    """A4, margins 37/35/28/26 mm, 22 lines of 28 characters, numbers on the outer side."""
    document = Document(str(TEMPLATES / f"{name}.docx"))
    (section,) = document.sections
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(side / Mm(1)) for side in sides] == [37, 35, 28, 26]
    assert (round(section.page_width / Mm(1)), round(section.page_height / Mm(1))) == (210, 297)
    grid = section._sectPr.find(qn("w:docGrid"))
    pitch, space = int(grid.get(qn("w:linePitch"))), int(grid.get(qn("w:charSpace")))
    assert grid.get(qn("w:type")) == "linesAndChars"
    assert int((297 - 37 - 35) / 25.4 * 1440 / pitch) == 22
    assert int((210 - 28 - 26) / 25.4 * 72 / (16 + space / 4096)) == 28
    assert document.settings.odd_and_even_pages_header_footer
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    assert (odd.alignment, even.alignment) == (WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT)
    assert odd.text == even.text == "— 1 —"


@pytest.mark.parametrize("name", list(KINDS))
def test_fonts_and_properties(name: str) -> None:
    """East-Asian fonts, with others where they are not installed; no trace of another template."""
    document = Document(str(TEMPLATES / f"{name}.docx"))
    fonts = {
        style.name: (style.element.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia")), style.font.size)
        for style in document.styles
        if style.name.startswith("公文") and style.element.rPr is not None
        if style.element.rPr.find(qn("w:rFonts")) is not None
    }
    assert fonts["公文标题"] == ("方正小标宋简体", Pt(22))
    assert fonts["公文一级标题"][0] == "黑体"
    assert fonts["公文二级标题"][0] == "楷体_GB2312"
    assert document.styles["Normal"].font.size == Pt(16)
    title = next(p for p in document.paragraphs if p.style.name == "公文标题")
    assert title.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert not title.style.font.bold
    assert (document.core_properties.author, document.core_properties.created.year) == ("贯通", 2026)
    with zipfile.ZipFile(TEMPLATES / f"{name}.docx") as archive:
        assert not [part for part in archive.namelist() if "thumbnail" in part]
        table, styles = (archive.read(f"word/{part}.xml").decode() for part in ("fontTable", "styles"))
    for font, other in (("仿宋_GB2312", "仿宋"), ("楷体_GB2312", "楷体"), ("方正小标宋简体", "宋体")):
        assert f'<w:font w:name="{font}"><w:altName w:val="{other}"/>' in table
    assert 'w:eastAsia="仿宋_GB2312"' in styles


def test_templates_are_made_again_byte_for_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """tools/make_templates.py writes what is in templates/."""
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    import make_templates

    monkeypatch.setattr(make_templates, "FOLDER", tmp_path)
    make_templates.main()
    assert {path.name for path in tmp_path.iterdir()} == {kind.file for kind in KINDS.values()}
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (TEMPLATES / path.name).read_bytes(), path.name


def test_the_sign_off_without_a_seal() -> None:
    """7.3.5.2: the unit two characters from the right edge, the date two further in than the unit."""
    made = {
        name: signature(name, DAY, False) for name in ("某某市人力资源和社会保障局", "某厂", "某某市人社局")
    }
    for name, values in made.items():
        unit, day = str(values["署名"]), str(values["成文日期"])
        lead = len(unit) - len(unit.lstrip("\u3000"))
        assert len(day) - len(day.lstrip("\u3000")) == lead + 2
        assert LINE - 2 in (lead + width(name), lead + 2 + width(day.lstrip("\u3000")))
        assert lead + 2 + width(day.lstrip("\u3000")) <= LINE - 2


def test_the_sign_off_with_a_seal(tmp_path: Path) -> None:
    """7.3.5.1: unit and date centred on each other, room above, nothing printed for the seal."""
    out, _ = written(tmp_path, [person(1, "某甲")], seal=True, sign_off="某市人力资源和社会保障局")
    document = Document(str(out / "告知书" / "0002_某甲.docx"))
    *_, blank, empty, unit, day = document.paragraphs
    assert (blank.text, empty.text) == ("", "")
    assert (unit.text, day.text) == ("某市人力资源和社会保障局", "2026年5月8日")
    assert {p.style.name for p in (unit, day)} == {"公文落款（用印）"}
    assert "印章" not in words(out / "告知书" / "0002_某甲.docx")


@pytest.mark.parametrize("name", ["某厂", "某" * 14, "某" * 15, "某" * 40])
def test_long_names_of_units_are_broken_evenly(name: str) -> None:
    """No last line of one character."""
    lines = name_lines(name)
    assert "".join(lines) == name
    assert max(map(len, lines)) <= 14
    assert len(lines[0]) - len(lines[-1]) <= 2


# -- settings ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", NOTICE_KINDS[:3]),
        ('notices = "不出"', ()),
        ('notices = ["不出"]', ()),
        ('notices = "公示名单"', ("公示名单",)),
        ('notices = ["公示名单", "公示名单", "个人告知书"]', ("公示名单", "个人告知书")),
    ],
)
def test_which_kinds_are_asked_for(text: str, expected: tuple[str, ...], tmp_path: Path) -> None:
    """One, several, none, none said."""
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    assert load_settings(tmp_path / "a.toml", {}).notices == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('notices = ["通知"]', "不认识的文书“通知”"),
        ('notices = ["不出", "公示名单"]', "不认识的文书“不出”"),
        ('notice_form = "一份"', "notice_form"),
        ("deadline_days = 0", "deadline_days"),
        ('holidays = ["十月一日"]', "holidays"),
    ],
)
def test_settings_that_cannot_be(text: str, said: str, tmp_path: Path) -> None:
    """Named."""
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=said):
        load_settings(tmp_path / "a.toml", {})


def test_settings_of_notices_go_to_other_processes() -> None:
    """As JSON and back."""
    made = Settings(notices=("公示名单",), holidays=(DAY,), seal=True, sign_off="某局")
    assert Settings.model_validate_json(made.model_dump_json()) == made
