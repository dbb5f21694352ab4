"""Certificates: kind, level and series from the words beside them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batch.days.moments import to_date
from batch.facts import Certificates
from batch.language.terms import SERIES_BIT, SKILL_LEVELS, TITLE_LEVELS, Kind
from batch.policy.library import Library
from batch.roster.certificates.kinds import read_certificate
from batch.roster.certificates.tradesapart import are_apart
from batch.roster.understand.titles import TOP_SKILL, TOP_TITLE, ReadCertificate, read_skill, read_title
from tests.people import invented_id
from tests.rosters import Cells, issues, read, read_xlsx

HEADERS = ("职称级别", "职称名称", "职称系列")


def _codes(found: ReadCertificate) -> list[str]:
    return [code for code, _, _ in found.notes]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("高级工", "高级工"), ("高级", "高级工"), ("三级", "高级工"), ("3级", "高级工"), ("高级工（三级）", "高级工"),
        ("三级/高级工", "高级工"), ("国家职业资格三级", "高级工"), ("技师", "技师"), ("二级/技师", "技师"),
        ("高级技师", "高级技师"), ("一级", "高级技师"), ("特级技师", "特级技师"), ("首席技师", "首席技师"),
        ("中级工", "中级工"), ("五级", "初级工"), ("学徒工", "学徒工"), ("Ⅲ级", "高级工"), ("高 级 工", "高级工"),
    ],
)  # fmt: skip
def test_skill_levels(text: str, level: str) -> None:
    """Every usual spelling is one level."""
    found, number = read_skill(text, "技能等级"), SKILL_LEVELS.index(level)
    assert (found.kinds, found.low, found.high, found.notes) == ((Kind.SKILL,), number, number, ())


@pytest.mark.parametrize(
    ("text", "kinds", "code"),
    [
        ("技术工二级", (), "C02"), ("主管技师", (), "C03"), ("看不懂", (Kind.SKILL,), "C01"),
        ("高级工程师", (Kind.TITLE,), "C13"),
    ],
)  # fmt: skip
def test_what_is_no_skill_level(text: str, kinds: tuple[Kind, ...], code: str) -> None:
    """Post grades and health titles are none; what is not understood may be of any level."""
    found = read_skill(text, "技能等级")
    assert (found.kinds, _codes(found)) == (kinds, [code])
    assert found.low == -1


def test_an_occupation_in_the_levels_text() -> None:
    """高级焊工 is 焊工 of level 高级工."""
    found = read_skill("高级焊工", "技能等级")
    assert (SKILL_LEVELS[found.low], found.occupation) == ("高级工", "焊工")
    assert _codes(read_skill("高级量子园丁工", "技能等级")) == ["C01"]


@pytest.mark.parametrize(
    ("level", "name", "series", "low", "high", "bits"),
    [
        ("中级", "工程师", "工程", "中级", "中级", "工程"),
        ("", "工程师", "", "中级", "中级", "工程"),
        ("", "高级工程师", "", "副高级", "副高级", "工程"),
        ("", "正高级工程师", "工程", "正高级", "正高级", "工程"),
        ("", "助理工程师", "", "助理级", "助理级", "工程"),
        ("", "技术员", "", "员级", "员级", ""),
        ("初级", "助理工程师", "", "助理级", "助理级", "工程"),
        ("初级", "技术员", "工程", "员级", "员级", "工程"),
        ("初级", "", "工程", "助理级", "助理级", "工程"),
        ("高级", "", "工程", "副高级", "正高级", "工程"),
        ("高级", "高级工程师", "工程", "副高级", "副高级", "工程"),
        ("中级", "", "", "中级", "中级", ""),
    ],
)
def test_titles(level: str, name: str, series: str, low: str, high: str, bits: str) -> None:
    """Level and series from whichever of the three cells says it; 高级 may be either."""
    found = read_title(level, name, series, HEADERS)
    assert (TITLE_LEVELS[found.low], TITLE_LEVELS[found.high]) == (low, high)
    if bits:
        assert found.series == SERIES_BIT[bits]
    assert found.kinds == (Kind.TITLE,)


@pytest.mark.parametrize(
    "job", ["仓库管理员", "设备管理员", "车间技术员", "研发工程师", "测试工程师", "采购工程师", "高级产品工程师", "销售经理"]
)  # fmt: skip
def test_a_job_is_no_title(job: str) -> None:
    """What a firm calls its people says nothing of a title: open, and said."""
    found = read_title("", job, "", HEADERS)
    assert (found.low, found.high) == (-1, TOP_TITLE)
    assert _codes(found) == ["C04"]


@pytest.mark.parametrize(
    ("level", "name", "series", "code"),
    [
        ("看不懂", "", "", "C04"), ("", "某某师", "", "C04"), ("", "", "工程", "C04"), ("中级", "高级工程师", "", "C05"),
        ("中级", "工程师", "看不懂", "C06"), ("中级", "工程师", "农业", "C07"),
    ],
)  # fmt: skip
def test_titles_that_are_unclear(level: str, name: str, series: str, code: str) -> None:
    """Each has its issue and stays open between what the cells say."""
    found = read_title(level, name, series, HEADERS)
    assert _codes(found) == [code]
    if code == "C04":
        assert (found.low, found.high) == (-1, TOP_TITLE)
    if code == "C05":
        assert [TITLE_LEVELS[found.low], TITLE_LEVELS[found.high]] == ["中级", "副高级"]
    if code == "C06":
        assert found.series == 0
    if code == "C07":
        assert found.series == SERIES_BIT["工程"] | SERIES_BIT["农业"]


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (("职称", "中级", "工程师", "工程", ""), Kind.TITLE),
        (("职业技能等级", "高级工", "", "", "焊工"), Kind.SKILL),
        (("职业资格", "三级", "", "", "焊工"), Kind.SKILL),
        (("国际职业资格", "", "国际焊接技师", "", ""), Kind.INTERNATIONAL),
        (("地方工程师", "", "工程师", "", ""), Kind.LOCAL_ENGINEER),
        (("专业技术人员职业资格", "中级", "一级建造师", "", ""), Kind.PROFESSIONAL),
        (("工人技术等级", "高级工", "", "", "焊工"), Kind.OTHER_SKILL),
        (("", "技师", "", "", "焊工"), Kind.SKILL),
        (("", "中级", "工程师", "", ""), Kind.TITLE),
        (("", "", "高级工程师", "", ""), Kind.TITLE),
        (("", "中级", "", "", "焊工"), Kind.SKILL),
    ],
)
def test_kinds_of_certificates(cells: tuple[str, str, str, str, str], kind: Kind) -> None:
    """Written, or told by what stands beside a blank."""
    assert read_certificate(*cells).kinds == (kind,)


@pytest.mark.parametrize(
    ("level", "name"),
    [
        ("地方工程师", ""),
        ("", "苏州市地方工程师"),
        ("", "工程师（地方）"),
        ("中级", "地方工程师"),
        ("", "工程师（苏州市地方）"),
    ],
)
def test_a_local_title_among_the_titles_may_be_either(level: str, name: str) -> None:
    """A city's own engineer is none of the nation's, and may not be overlooked where it is asked for."""
    found = read_title(level, name, "", HEADERS)
    assert found.kinds == (Kind.TITLE, Kind.LOCAL_ENGINEER)
    assert (found.low, TITLE_LEVELS[found.high], _codes(found)) == (-1, "中级", ["C18"])
    assert read_certificate("职称（地方）", "", "工程师", "", "").kinds == found.kinds
    assert read_certificate("", "", "苏州市地方工程师", "", "").kinds == found.kinds
    assert read_title("", "地方助理工程师", "", HEADERS).high == TITLE_LEVELS.index("助理级")


def test_a_kind_that_nobody_can_tell_may_be_either() -> None:
    """中级 alone is a title's word and a skill's."""
    found = read_certificate("", "中级", "", "", "")
    assert set(found.kinds) == {Kind.OTHER_SKILL, Kind.TITLE}
    assert (found.low, found.high) == (-1, TOP_SKILL)
    assert "C09" in _codes(found)
    assert "C08" in _codes(read_certificate("看不懂", "高级工", "", "", "焊工"))


def test_a_professional_qualification_states_its_level() -> None:
    """Without a level it may stand for any."""
    found = read_certificate("专业技术人员职业资格", "", "一级建造师", "", "")
    assert (found.low, found.high, _codes(found)) == (-1, TOP_TITLE, ["C11"])


@given(
    *[
        st.sampled_from(["", "职称", "中级", "高级工", "工程师", "技师", "工程", "看不懂"])
        | st.text(max_size=6)
    ]
    * 5
)
def test_any_certificate_is_an_interval_in_order(
    kind: str, level: str, name: str, series: str, occupation: str
) -> None:
    """Whatever is written; what is open has a note or is a kind without levels."""
    found = read_certificate(kind, level, name, series, occupation)
    assert -1 <= found.low <= found.high <= TOP_SKILL
    if not found.kinds or (found.low != found.high and found.kinds == (Kind.SKILL,) and level):
        assert found.notes


def _levels(rows: Certificates) -> list[tuple[int, int, int]]:
    return list(zip(rows.kind.tolist(), rows.low.tolist(), rows.high.tolist(), strict=True))


def test_certificates_of_both_forms_in_a_real_workbook(library: Library, tmp_path: Path) -> None:
    """In the person's own row and on the sheet; an invalid one is there and does not count."""
    one = invented_id(1)
    sheets: dict[str, Cells] = {
        "人员": [
            ["身份证号", "姓名", "技能等级", "技能证书取得日期", "职称名称", "职称取得日期"],
            [one, "某甲", "三级", date(2015, 3, 1), "助理工程师", 2016],
            [invented_id(2), "某乙", "无", None, None, None],
        ],
        "证书": [
            ["身份证号", "证书类别", "级别", "职业（工种）", "取得日期", "证书状态"],
            [one, "职业技能等级", "技师", "焊工", "2020年6月", "有效"],
            [one, "职业技能等级", "高级技师", "焊工", "2021年6月", "已注销"],
            [one, "职业技能等级", "高级工", "焊工", "不详", "也许"],
        ],
    }
    roster = read_xlsx(library, tmp_path / "a.xlsx", sheets)
    rows = roster.facts.certificates
    senior, technician, top = (SKILL_LEVELS.index(w) for w in ("高级工", "技师", "高级技师"))
    assert sorted(_levels(rows)) == sorted(
        [
            (Kind.SKILL, senior, senior), (Kind.TITLE, 1, 1), (Kind.SKILL, technician, technician),
            (Kind.SKILL, top, top), (Kind.SKILL, -1, senior),
        ]
    )  # fmt: skip
    assert rows.valid[rows.low == top].tolist() == [False]
    assert to_date(int(rows.obtained.last[rows.low == technician][0])) == date(2020, 6, 30)
    assert set(rows.person.tolist()) == {0}
    assert issues(roster, "C10") == [("证书", "F4")]
    assert issues(roster, "V01") == [("证书", "E4")]


def test_a_roster_says_whether_it_has_places_for_certificates(library: Library) -> None:
    """A column or sheet that is there and empty means none; none at all leaves it open."""
    people = [["工号", "姓名"], ["1", "某甲"]]
    bare = read(library, {"人员": people}).facts
    wide = read(library, {"人员": [[*people[0], "技能等级"], people[1]]}).facts
    sheet = read(library, {"人员": people, "证书": [["工号", "级别"]]}).facts
    assert [(f.knows_skills, f.knows_titles) for f in (bare, wide, sheet)] == [
        (False, False), (True, False), (True, True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "name",
    [
        "工程师（作废）", "工程师（吊销）", "工程师（存疑）", "工程师（妻子）", "工程师（在读）", "工程师（院内）",
        "工程师（行业协会）", "内部工程师",
        "公司工程师", "优秀工程师", "IT工程师", "安全工程师", "比照工程师", "机械工程师（中国机械工程学会）",
        "工程师/经济师", "高级工程师、政工师",
        "工程师经济师", "工程师（经济）", "工程师（会计）", "工程师（教育）", "工程师（政工）",
        "助理工程师（统计）", "会计工程师",
    ],
)  # fmt: skip
def test_what_stands_beside_a_title_and_is_no_speciality_leaves_it_open(name: str) -> None:
    """Only known specialities may stand there: whatever else may deny it, or be a second title."""
    found = read_title("", name, "", HEADERS)
    assert (found.low, bool(found.notes)) == (-1, True)


@pytest.mark.parametrize(
    "name", ["评审未通过", "待评", "公示中", "已报未批", "拟申报工程师", "已注销", "未取得"]
)
def test_a_name_that_denies_the_level_beside_it(name: str) -> None:
    """The level is what it may be at most."""
    found = read_title("中级", name, "工程", HEADERS)
    assert not found.kinds or (found.low == -1 and found.notes)


@pytest.mark.parametrize(
    "name",
    ["机械", "计算机应用", "电气自动化", "工程师", "工程系列中级", "机械工程中级", "中级职称", "建筑工程"],
)
def test_a_name_that_goes_with_the_level_beside_it(name: str) -> None:
    """A speciality, a series, the level again."""
    found = read_title("中级", name, "", HEADERS)
    assert found.low == found.high >= 0


def test_a_skill_level_beside_a_title_s_level_may_be_either() -> None:
    """中级 and 技师: a health title of another level, or a skill certificate under the wrong header."""
    found = read_title("中级", "技师", "", HEADERS)
    assert set(found.kinds) == {Kind.SKILL, Kind.TITLE} and found.low == -1


def test_a_skill_certificate_whose_name_says_another_level() -> None:
    """技师 called 高级工…证书 may be either, and is said; its own level in its name is no matter."""
    found = read_certificate("职业技能等级", "技师", "高级工职业技能等级证书", "", "焊工")
    assert (found.low, found.high, [note[0] for note in found.notes]) == (3, 4, ["C16"])
    assert read_certificate("职业技能等级", "技师", "焊工技师证", "", "焊工").notes == ()


@pytest.mark.parametrize("text", ["高级工程师", "工程师", "助理工程师"])
def test_a_title_under_skill_beside_a_trade_may_be_a_title_or_a_skill(text: str) -> None:
    """Nobody knows which certificate it was that the cell is of."""
    found = read_skill(text, "技能等级", beside=True)
    assert set(found.kinds) == {Kind.TITLE, Kind.SKILL} and found.low == -1


@pytest.mark.parametrize("name", ["工程师（机械）", "工程师（船舶）", "经济师（人力资源）", "农业经济师"])
def test_a_speciality_of_the_title_s_own_series(name: str) -> None:
    """It takes nothing away."""
    found = read_title("", name, "", HEADERS)
    assert found.low == found.high >= 0


@pytest.mark.parametrize(
    ("level", "name", "plain"),
    [
        ("", "机械工程师", True),
        ("中级", "苏州市地方工程师", True),
        ("", "工程师（苏州市）", True),
        ("", "苏州工业园区地方工程师", True),
        ("助理级", "工程师", False),
        ("高级", "工程师", False),
        ("", "工程师（拟评）", False),
        ("", "拟评地方工程师", False),
        ("", "苏州市地方工程师候选人", False),
        ("", "苏州地方铁路工程师", False),
        ("", "售后工程师", False),
    ],
)
def test_a_local_engineer_is_one_only_where_all_of_it_says_so(level: str, name: str, plain: bool) -> None:
    """What denies it, a job, or another level beside it leaves it open, with an issue."""
    found = read_certificate("地方工程师", level, name, "", "")
    assert (found.low == found.high, bool(found.notes)) == (plain, not plain)


@pytest.mark.parametrize(
    "text", ["技师（机关工勤）", "高级工/工程师", "技师（维修电工、焊工）", "助理工程师（高级工）"]
)
def test_a_title_not_understood_that_names_a_skill_level_may_be_one(text: str) -> None:
    """Nobody has no skill certificate on record whose title's cell speaks of one."""
    found = read_title("", text, "", HEADERS)
    assert (found.kinds, found.low, _codes(found)) == ((Kind.TITLE, Kind.SKILL), -1, ["C04"])


def test_what_denies_a_certificate_beside_a_name_with_a_level_is_in_doubt() -> None:
    """上岗证 and 未鉴定 say that there is none; 电工技师 beside them says another thing."""
    assert read_certificate("上岗证", "", "电工技师", "", "").notes == (("C08", "证书类别", "上岗证"),)
    assert read_certificate("特种作业操作证", "", "电工", "", "").kinds == ()
    found = read_certificate("职业技能等级", "未鉴定", "电工技师", "", "电工")
    assert (found.kinds, found.low, _codes(found)) == ((Kind.SKILL,), -1, ["C16"])


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [("美容师", "电工", True), ("焊工", "电工", True), ("维修电工", "电工", False), ("电焊工", "焊工", False),
     ("钳工", "装配钳工", False), ("电工", "设备部", False)],
)  # fmt: skip
def test_a_trade_said_twice_is_in_doubt_only_where_the_two_are_certainly_not_one(
    one: str, other: str, apart: bool
) -> None:
    """Old, longer and unknown names may be the same trade."""
    assert are_apart(one, other) == are_apart(other, one) == apart


@pytest.mark.parametrize("name", ["工程师职称", "工程师资格", "工程师证", "工程师任职资格证书"])
def test_a_name_that_says_that_it_is_a_title(name: str) -> None:
    """工程师职称 is 工程师; 教师资格证 is no title, and 技师资格 no certain one."""
    found = read_title("", name, "", HEADERS)
    assert (found.low, found.high, found.notes) == (*[TITLE_LEVELS.index("中级")] * 2, ())
    assert all(
        read_title("", other, "", HEADERS).low < 0 for other in ("教师资格证", "技师资格", "护士资格证")
    )
