"""Where places decide: offices, awards, and which rulebook speaks for whom."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from batch.context import context_of
from batch.language.regions import leading_place, place_code, place_of_text
from batch.policy.library import Library
from batch.policy.loading import load_library
from batch.settings import Settings
from batch.submission.persons.speaking import speaking_for
from tests.people import invented_id
from tests.rosters import issues, read

JIA = Path(__file__).parent / "made_up_province"
DAY = date(2026, 6, 1)

# -- names of offices and awards ---------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("江苏省苏州市人社局", "320500"), ("昆山人社局", "320583"), ("海安县人社局", "320685"),
        ("深圳市人力资源和社会保障局", "440300"), ("苏州大学", "320500"), ("枣庄滕州人社局", "370481"),
        ("湘西州人社局", "433100"), ("朝阳区人社局", None), ("东方电气集团", None), ("江南造船厂", None),
        ("解放军总医院", None), ("中原银行", None), ("阿里巴巴", None), ("公安局", None),
    ],
)  # fmt: skip
def test_an_office_is_where_its_name_begins(text: str, code: str | None) -> None:
    """A county's short name counts only before an office, an honour or a zone."""
    assert place_of_text(text) == code


@pytest.mark.parametrize(
    ("text", "within", "found"),
    [
        ("江苏省技术能手", "", ("320000", 3)), ("苏州技能大奖", "", ("320500", 2)),
        ("枣庄市劳动模范", "", ("370400", 3)), ("昆山劳动模范", "", ("320583", 2)), ("通州区劳动模范", "", None),
        ("通州区劳动模范", "320000", ("320612", 3)), ("南通市技术能手", "330000", None), ("东方劳动奖", "", None),
        ("金锤奖", "", None),
    ],
)  # fmt: skip
def test_the_place_before_an_award(text: str, within: str, found: tuple[str, int] | None) -> None:
    """The first region only, and how much of the text it is."""
    hit = leading_place(text, within)
    assert (hit and (hit[0].code, hit[1])) == found


# -- rulebooks by place ------------------------------------------------------------------


@pytest.fixture(scope="module")
def with_zaozhuang(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The product's rulebooks and one of the city 枣庄."""
    folder = tmp_path_factory.mktemp("rules")
    text = (JIA / "jia-2025.yaml").read_text(encoding="utf-8")
    changes = {"id: jia-2025": "id: zaozhuang-2025", '"990000"': '"370400"', "甲省\n": "枣庄市\n"}
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    (folder / "zaozhuang-2025.yaml").write_text(text, encoding="utf-8")
    (folder / "jia-2025.csv").write_bytes((JIA / "jia-2025.csv").read_bytes())
    return load_library([folder])


@pytest.mark.parametrize(
    "text",
    [
        "枣庄市", "枣庄", "山东省枣庄市", "山东枣庄", "山东枣庄市", "山东·枣庄", "山东-枣庄", "山东/枣庄/薛城",
        "山东省 枣庄市", "中国山东省枣庄市", "山东省枣庄市薛城区", "枣庄市薛城区", "枣庄薛城", "薛城区", "薛城",
        "滕州市", "滕州", "山东滕州", "枣庄滕县", "山东省枣庄市市中区", "枣庄市中区", "枣庄市市中区", "台儿庄",
        "峄城区", "山亭区", "山东省枣庄市薛城区光明大道1号", "枣庄高新区", "枣庄经济技术开发区", "枣庄市人社局",
        "370400", "3704", "370403", "370481", "370499", "370403001001",
    ],
)  # fmt: skip
def test_every_way_of_writing_a_city_chooses_its_rulebook(with_zaozhuang: Library, text: str) -> None:
    """The city's rulebook, never the province's or the nation's in silence."""
    code = place_code(text, with_zaozhuang.region_names)
    assert code is not None
    assert with_zaozhuang.speaking(code, DAY) == ("zaozhuang-2025",)


@pytest.mark.parametrize(
    "text", ["山东省济宁市邹城市", "邹城", "济南市市中区", "山东省", "江苏省徐州市贾汪区", "370883"]
)
def test_a_place_outside_does_not_choose_it(with_zaozhuang: Library, text: str) -> None:
    """The county next door and the province."""
    code = place_code(text, with_zaozhuang.region_names)
    assert code is not None
    assert "zaozhuang-2025" not in with_zaozhuang.speaking(code, DAY)


def test_added_names_do_not_hide_a_contradiction_or_a_shared_name(with_zaozhuang: Library) -> None:
    """They count where the table knows nothing, or inside what it knows."""
    more = {**with_zaozhuang.region_names, "甲省": "990000", "苏州工业园区": "320571", "朝阳区": "110105"}
    assert place_code("山东省徐州市", more) is None
    assert place_code("江苏省杭州市", more) is None
    assert place_code("朝阳区", more) is None
    assert place_code("甲省乙市", more) == "990000"
    assert place_code("990100", more) == "990100"
    assert place_code("江苏省苏州工业园区星湖街", more) == "320571"
    assert place_code("苏州市姑苏区", more) == "320508"


def test_people_of_counties_are_spoken_for_by_their_province_or_city(library: Library) -> None:
    """满洲里市 by Inner Mongolia's, 浏阳市 by Hunan's; a shared name is an issue."""
    places = ["满洲里市", "浏阳市", "嵊县", "昆山", "通州区"]
    rows = [[invented_id(n), f"某{n}", place] for n, place in enumerate(places)]
    roster = read(library, {"人员": [["身份证号", "姓名", "所在地"], *rows]})
    speaking, _ = speaking_for(roster, context_of(Settings(as_of=DAY)))
    chosen = [{name for name, mask in speaking.items() if mask[n]} for n in range(len(places))]
    assert chosen == [
        {"neimenggu-2021"}, {"hunan-2024"}, {"shaoxing-2023"}, {"jiangsu-2021", "suzhou-2019"}, {"national-2020"},
    ]  # fmt: skip
    assert issues(roster, "V09") == [("人员", "C6")]
