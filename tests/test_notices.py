"""The notices: what each kind says, and to whom; read back from the files."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.shared import Mm

from batch.cli.app import invoke
from batch.context import context_of
from batch.errors import UserError
from batch.language.filenames import safe_name
from batch.report.notices.kinds import KINDS, Material, Notice
from batch.report.notices.wordtemplate import WordTemplate
from batch.report.results.content import Content
from batch.report.tables import Results
from batch.settings import NOTICE_KINDS, Settings, load_settings
from batch.submission.tables import processed
from tests.notice_files import DAY, HEADERS, TEMPLATES, person, sample_notices, words, written
from tests.people import invented_id
from tests.rosters import write_xlsx

LONG = "阿卜杜热西提·" * 7 + "买买提"
NAMES = [
    "某甲", "𬭎㛃", LONG, "=1+1", "@SUM(A1)", "<b>丙&</b>", "{{己}}", "{%if%}", '"引"', "丁\x07戊", "a/../b", "]]>",
]  # fmt: skip


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Notice]]:
    """The values of every kind for two of the sample rosters."""
    return sample_notices(tmp_path_factory.mktemp("sample"))


def test_nobody(tmp_path: Path) -> None:
    """A roster nobody of which can be used: only what is to be corrected, to whoever sent it."""
    out, count = written(tmp_path, [person(1, "")], notices=NOTICE_KINDS, sign_off="某市人社局")
    assert count == {"补正通知书": 1, "回执": 1}
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
        "截至2026年5月8日", "中级职称（评审）", "依据：通人社专〔2022〕1号转发的苏人社发〔2021〕132号第二部分第（二）项第1目。",
        "符合条件之日：2023年1月1日起", "二、申报时请备齐的材料", "职业资格证书或职业技能等级证书。", "近3个年度的考核",
        "单位出具的从业年限证明", "系列和名称：工程系列，工程师。", "同时符合助理级职称（自", "请向本单位人事部门",
    ):  # fmt: skip
        assert text in said, text
    assert "缺页" not in said


def test_where_and_which_examination_is_waived(sample: dict[str, list[Notice]]) -> None:
    """Shaoxing's evaluation points and exemption, for skill levels only."""
    items = [item for notice in sample["个人告知书"] for item in notice.values["可申报"]]
    assert any("绍兴" in item["地点"] or "学院" in item["地点"] or "公司" in item["地点"] for item in items)
    assert any("免理论知识考试" in item["免试"] for item in items)
    assert not any(item["免试"] for item in items if item["名称"].endswith("职称"))


def test_no_letter_offers_a_level_twice(sample: dict[str, list[Notice]]) -> None:
    """One item a level; where another clause grants it too, the item says which."""
    letters = [notice.values["可申报"] for notice in sample["个人告知书"]]
    for items in letters:
        names = [item["名称"] for item in items]
        assert len(names) == len(set(names)), names
        ladders = ["职称" in name for name in names if "级别" not in name]
        assert max(ladders.count(True), ladders.count(False)) <= 1, names  # the highest of each ladder
    lower = [notice.values["较低等级"] for notice in sample["个人告知书"]]
    assert any("同时符合" in one for one in lower)
    assert not all(lower)


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
        assert {one.page_width and round(one.page_width / Mm(1)) for one in document.sections} == {210}


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
        "2024年度考核，1人：某甲（第2行）。请填写优秀、合格、基本合格、不合格。", "请于2026年5月18日前",
        "5个工作日）补正", "某市人社局",
    ):  # fmt: skip
        assert text in said, text
    assert "--rulebook" not in said


def test_a_gap_is_told_with_the_certificate_and_the_contest(tmp_path: Path) -> None:
    """By sheet, row and name, not as a bare header; what was not understood stands among the faults only."""
    rows = [person(1, "某甲", 技能等级="", 技能证书取得日期="")]
    head = ["身份证号", "姓名", "证书类别", "级别", "职业（工种）", "取得日期"]
    sheets = {"证书": [head, [rows[0][0], "某甲", "职业技能等级", "技师", "电工", ""]]}
    out, _ = written(tmp_path, rows, sheets=sheets)
    said = words(out / "文书" / "补正通知书_某某有限公司.docx")
    assert "取得日期，1人：某甲（证书第2行“电工”）。请填写到日" in said


def test_many_faults_are_told_by_sheet(tmp_path: Path) -> None:
    """Each is on the returned roster; the letter names it, and keeps to two pages."""
    columns = [header for header in HEADERS if header not in ("身份证号", "姓名", "工号", "单位名称", "部门")]
    wrong = dict.fromkeys(columns, "不知道")
    head = ["身份证号", "姓名", "证书类别", "级别", "名称", "系列", "取得日期", "聘任日期", "证书状态"]
    rows = [person(number, f"某{number}", **wrong) for number in range(1, 4)]
    sheets = {"证书": [head, *([row[0], row[1], *["不知道"] * 7] for row in rows)]}
    out, _ = written(tmp_path, rows, sheets=sheets)
    said = words(out / "文书" / "补正通知书_某某有限公司.docx")
    assert "1. “人员”表，" in said and "现岗位起始日期3处" in said
    assert "问题和要求逐处列在一并退回的花名册“校验退回_某厂.xlsx”中" in said
    assert "单元格" not in said


def test_a_file_that_could_not_be_read_has_words_of_its_own(tmp_path: Path) -> None:
    """Why, and that it is to be sent again; nothing of people that nobody saw."""
    file = tmp_path / "名册.xlsx"
    file.write_bytes(bytes(1000))
    assert invoke(["run", str(file), "--out", str(tmp_path / "out"), "--quiet"]) == 1
    (letter,) = (tmp_path / "out" / "文书").glob("补正通知书*.docx")
    said = words(letter)
    assert "关于重新报送职业发展贯通花名册的通知" in said
    assert "没有读取成功，其中的人员未能审核。原因是：" in said
    assert "共0人" not in said and "已经审核" not in said


def test_what_only_an_authority_can_answer_is_asked_in_one_letter(tmp_path: Path) -> None:
    """By question, with its clause and whom it is about; what the employer can settle is no question."""
    retired = {"岗位类别": "专业技术"}
    rows = [person(1, "某甲", **retired), person(2, "某乙", **retired), person(3, "某丙", 岗位类别="")]
    out, count = written(tmp_path, rows, notices=["问题请示"])
    assert count == {"问题请示": 1}
    said = words(out / "文书" / "问题请示_某某有限公司.docx")
    assert "一、岗位类别为专业技术，是否适用须认定" in said
    assert "涉及2人：某甲、某乙。" in said and "第二部分第（二）项第1目" in said
    assert "某丙" not in said and said.count("当地人力资源社会保障部门：") == 1 and "我单位对职工能否" in said


def test_a_bureau_asks_who_is_above_it(tmp_path: Path) -> None:
    """It would ask itself, and of its own staff; a company that signs for its parts asks the bureau."""
    for signed, whom in (("某市人力资源和社会保障局", "上级"), ("某某集团", "当地")):
        (tmp_path / whom).mkdir()
        out, _ = written(
            tmp_path / whom, [person(1, "某甲", 岗位类别="专业技术")], notices=["问题请示"], sign_off=signed
        )
        said = words(out / "文书" / "问题请示_某某有限公司.docx")
        assert f"{whom}人力资源社会保障部门：" in said and "我单位对某某有限公司的职工能否" in said


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
    processed(write_xlsx(tmp_path / "a.xlsx", {"人员": [HEADERS, *rows]}), tmp_path, context)
    notices = list(
        KINDS["个人职业发展告知"].notices(Material(Content(Results.joined([tmp_path], "whole"), [], context)))
    )
    first, second, third = (notice.values["下一步"] for notice in notices)
    assert (first[0]["目标"], first[0]["结论"], first[0]["另可申报"]) == ("助理级职称", "可申报", "中级职称")
    assert first[1]["目标"] == "高级技师"
    assert (second[0]["目标"], second[0]["结论"]) == ("助理级职称", "即将符合")
    assert second[0]["日期"] == "最早自2026年9月1日起符合条件"
    assert second[0]["尚需满足"] and second[0]["条款"] == "第二部分第（二）项第1目"
    assert third[0]["目标"] == "中级职称"
    assert notices[2].values["现职称"] == "助理级"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", NOTICE_KINDS[:5]),
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


def test_nobody_with_a_wrong_id_number_gets_a_letter(tmp_path: Path) -> None:
    """The employer is told who, and that it comes when the number is mended."""
    number = invented_id(2, "109999")
    wrong = number[:-1] + ("0" if number[-1] != "0" else "1")
    out, count = written(tmp_path, [person(1, "某甲"), person(2, "某乙", 身份证号=wrong)])
    assert count["个人告知书"] == 1
    assert [path.name.partition("_")[2] for path in (out / "告知书").iterdir()] == ["某甲.docx"]
    (circular,) = (out / "文书").glob("单位筛查情况通报*")
    assert "暂不出告知书，更正后再出：某乙。" in words(circular)


def test_contact_number_and_copies(tmp_path: Path) -> None:
    """发文字号, 附注 and 抄送 from the settings; without them no blank lines."""
    more: dict[str, Any] = {
        "document_number": "某人社函〔2026〕8号",
        "contact": "李四",
        "contact_telephone": "0513-1",
        "copy_to": ("某局",),
    }
    out, _ = written(tmp_path, [person(1, "某甲")], **more)
    said = words(out / "告知书" / "0002_某甲.docx")
    for text in ("某人社函〔2026〕8号", "（联系人：李四；电话：0513-1）", "抄送：某局。"):
        assert text in said
    (tmp_path / "plain").mkdir()
    plain, _ = written(tmp_path / "plain", [person(1, "某甲")])
    assert "联系人" not in words(plain / "告知书" / "0002_某甲.docx")
