"""Places: read to the deepest part, whatever the usual way of writing; open where two are meant."""

from __future__ import annotations

from collections import Counter

import pytest

from batch.language.region_table import Region, names, old_codes
from batch.language.regions import place_code, read_place, regions
from tests.here import SOAK

HOLDERS = Counter(region.name for region in regions().values())


def _path(region: Region) -> list[str]:
    """The names of the regions from the province down to it."""
    codes = dict.fromkeys((f"{region.code[:2]}0000", f"{region.code[:4]}00", region.code))
    return [regions()[code].name for code in codes if code in regions()]


# -- the table ---------------------------------------------------------------------------


def test_the_whole_country_is_in_the_table() -> None:
    """Provinces, prefectures and counties; development zones are none."""
    kinds = Counter(region.kind for region in regions().values())
    assert (kinds["省"], kinds["市"]) == (34, 333)
    assert kinds["县"] + kinds["县级市"] > 2840
    assert all(f"{code[:2]}0000" in regions() for code in regions())
    assert all(
        f"{code[:4]}00" in regions() for code in regions() if code[2:4] not in ("00", "01", "02", "90")
    )
    assert {region.alone for region in regions().values()} == {"", "全称", "否"}


AROUND = ["{}", "{}人民路10号", "{}人社局", "中国{}"]
BETWEEN = ["", "·", "-", "/", " ", "　", "，"]


@pytest.mark.parametrize("write", AROUND)
@pytest.mark.parametrize("between", BETWEEN)
def test_every_region_is_read_by_its_path(write: str, between: str) -> None:
    """江苏省苏州市昆山市, however its parts are set apart and whatever stands behind; in the long form each in each way."""
    turn, ways = AROUND.index(write) + BETWEEN.index(between), 1 if SOAK else len(AROUND)
    wrong = {
        text: code
        for region in list(regions().values())[turn % ways :: ways]
        if (code := place_code(text := write.format(between.join(_path(region))))) != region.code
    }
    assert wrong == {}


#: Names of today that a district of another city bore until lately.
BORNE_ELSEWHERE = ("清河区", "东山区", "太平区", "双桥区")


def test_a_name_of_ones_own_is_read_alone_and_a_shared_one_never() -> None:
    """昆山市 and 正蓝旗; 朝阳区 and 鼓楼区 are several, 老城区 is a word."""
    for region in regions().values():
        told = HOLDERS[region.name] == 1 and region.alone != "否" and region.name not in BORNE_ELSEWHERE
        assert place_code(region.name) == (region.code if told else None), region.name


def test_a_short_or_other_name_of_one_region_is_read_alone() -> None:
    """义乌, 达茂旗, 湘西州; not one that several bear or that is a word."""
    for name, bearers in names().items():
        now = {one.region.code for one in bearers if not one.old}
        if len(now) == 1 and not bearers[0].vague and name not in BORNE_ELSEWHERE:
            assert place_code(name) == bearers[0].region.code, name
        found = place_code(name)
        assert found is None or all(code.startswith(found.rstrip("0")) for code in now) or found in now, name


# -- ways of writing ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("江苏省苏州市昆山市", "320583"), ("江苏昆山", "320583"), ("昆山", "320583"), ("江阴", "320281"),
        ("义乌", "330782"), ("山东省枣庄市薛城区", "370403"), ("深圳市", "440300"), ("深圳", "440300"),
        ("满洲里市", "150781"), ("内蒙古自治区呼伦贝尔市满洲里市", "150781"), ("内蒙古满洲里", "150781"),
        ("浏阳市", "430181"), ("锡林郭勒盟正蓝旗", "152530"), ("正蓝旗", "152530"), ("锡盟", "152500"),
        ("呼市", "150100"), ("内蒙古呼市赛罕区", "150105"), ("巴盟", "150800"),
        ("达茂旗", "150223"), ("内蒙古", "150000"), ("广西", "450000"), ("新疆", "650000"),
        ("宁夏回族自治区", "640000"), ("苏州", "320500"), ("南通崇川", "320613"), ("江苏南通", "320600"),
        ("江苏·南通", "320600"), ("江苏-南通-崇川区", "320613"), ("江苏/南通", "320600"), ("江苏省 南通市", "320600"),
        ("江苏省（南通市）", "320600"), ("江苏省,南通市,崇川区", "320613"), ("北京市朝阳区", "110105"),
        ("北京市市辖区朝阳区", "110105"), ("北京市/市辖区/朝阳区", "110105"), ("上海浦东", "310115"),
        ("重庆市江津区", "500116"), ("重庆市/县/城口县", "500229"), ("天津滨海新区", "120116"),
        ("天津市河北区", "120105"), ("仙桃市", "429004"), ("湖北省仙桃市", "429004"), ("济源市", "419001"),
        ("神农架", "429021"), ("河南省省直辖县级行政区划济源市", "419001"), ("新疆石河子", "659001"),
        ("恩施州利川市", "422802"), ("湘西土家族苗族自治州吉首市", "433101"), ("湘西", "433100"),
        ("石柱县", "500240"), ("伊犁哈萨克自治州塔城地区塔城市", "654201"), ("伊犁州伊宁市", "654002"),
        ("新疆巴州库尔勒", "652801"), ("江苏省南通市崇川区青年路10号", "320613"),
        ("南通市崇川区世纪大道1号", "320613"), ("南京市鼓楼区中山路1号", "320106"), ("上海南京路5号", "310000"),
        ("南通海安路10号", "320600"), ("昆山张浦镇", "320583"), ("江苏省苏州市人社局", "320500"),
        ("苏州工业园区", "320500"), ("南通经济技术开发区", "320600"), ("苏州市新区", "320500"),
        ("杭州钱塘新区", "330114"), ("青岛市北区", "370203"), ("青岛市市北区", "370203"), ("乐山市中区", "511102"),
        ("唐山路南", "130202"), ("江苏镇江", "321100"), ("台州路桥", "331004"), ("鼓楼区（南京市）", "320106"),
        ("江苏省江苏省南通市", "320600"), ("南通市城区", "320600"), ("青海海南州共和县", "632521"),
        ("海南州", "632500"), ("甘南合作", "623001"), ("荆州公安", "421022"),
        ("中华人民共和国江苏省苏州市", "320500"), ("香港", "810000"), ("台湾省台北市", "710000"), ("臺灣", None),
        ("", None),
    ],
)  # fmt: skip
def test_usual_ways_of_writing(text: str, code: str | None) -> None:
    """By any chain of whole or short names, with an address, an office or a zone behind."""
    assert place_code(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("320583", "320583"), ("3205", "320500"), ("32", "320000"), ("320583001001", "320583"),
        ("320583001", "320583"), ("320000000000", "320000"), ("320699", "320699"), ("320602", "320602"),
        ("1101", "110100"), ("4290", "429000"), ("110228", "110228"), ("510225", "500116"), ("510200", "500000"),
        ("152101", "150700"), ("371202", "370100"), ("329900", None), ("990000", None), ("00", None),
        ("000000", None), ("3", None), ("32058", None), ("3205831", None), ("320583昆山市", "320583"),
        ("320500 苏州市昆山市", "320583"), ("320583-江苏省", "320583"), ("320583南通市", None), ("320583某处", None),
    ],
)  # fmt: skip
def test_codes(text: str, code: str | None) -> None:
    """Known ones, old ones, and a county's of a known prefecture; others are no place."""
    assert place_code(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "朝阳区", "鼓楼区", "城关区", "市中区", "城区", "通州区", "通州", "朝阳", "宝山", "中山", "大同", "资阳",
        "江苏省鼓楼区", "江苏省杭州市", "江苏省杭州", "江苏杭州西湖", "江苏省南京市昆山市", "南通市鼓楼区",
        "四川省重庆市", "南通、苏州", "南通/苏州", "广东省中山区", "北京路12号", "山西南路", "江阴路3号", "东方",
        *BORNE_ELSEWHERE, "江东区", "东方电气", "公安局家属院", "合作", "阿里巴巴", "火星", "省",
    ],
)  # fmt: skip
def test_what_could_be_several_places_is_open(text: str) -> None:
    """A name of several, two that exclude each other, a road, a word."""
    assert place_code(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("吉林", "220000"), ("海南", "460000"), ("河北", "130000"), ("吉林市", "220200"), ("吉林吉林", "220200"),
        ("河北区", "120105"), ("海南区", "150303"), ("西安", "610100"), ("牡丹江市西安区", "231005"),
        ("朝阳市", "211300"), ("朝阳县", "211321"), ("朝阳双塔区", "211302"), ("吉安", "360800"),
        ("吉安县", "360821"), ("恩施", "422800"), ("大理", "532900"), ("云南大理大理市", "532901"),
        ("伊宁", "654000"), ("大庆大同", "230606"), ("北京通州", "110112"), ("南通通州", "320612"),
    ],
)  # fmt: skip
def test_what_a_shared_name_still_tells(text: str, code: str) -> None:
    """The province by its short name, the region that holds all others, or what a neighbour tells."""
    assert place_code(text) == code


@pytest.mark.parametrize(
    ("text", "code", "old"),
    [
        ("通州市", "320612", "通州市"), ("江苏省南通市通州市", "320612", "通州市"), ("海门市", "320614", "海门市"),
        ("江苏吴江市", "320509", "吴江市"), ("绍兴县", "330603", "绍兴县"),
        ("浙江省绍兴市上虞市", "330604", "上虞市"), ("苏州市平江区", "320508", "平江区"),
        ("苏州沧浪区", "320508", "沧浪区"), ("南通市港闸区", "320613", "港闸区"), ("江津市", "500116", "江津市"),
        ("萧山市", "330109", "萧山市"), ("余杭市", "330100", "余杭市"), ("襄樊市", "420600", "襄樊市"),
        ("思茅市", "530800", "思茅市"), ("呼伦贝尔盟", "150700", "呼伦贝尔盟"), ("海安县", "320685", "海安县"),
        ("北京市密云县", "110118", "密云县"), ("哈尔滨市太平区", "230104", "太平区"), ("阜新市太平区", "210904", ""),
        ("淮安市清河区", "320812", "清河区"), ("铁岭市清河区", "211204", ""), ("大同县", "140215", "大同县"),
        ("武昌县", "420115", "武昌县"), ("抚州市东乡县", "361003", "东乡县"), ("巢湖市", "340181", ""),
        ("510225", "500116", "510225"), ("南通市", "320600", ""), ("广州市东山区", "440104", "东山区"),
        ("沙洲县", "320582", "沙洲县"), ("无锡市马山区", "320211", "马山区"), ("嘉兴市秀城区", "330402", "秀城区"),
        ("永州市芝山区", "431102", "芝山区"), ("汕头市升平区", "440511", "升平区"), ("花县", "440114", "花县"),
        ("衡阳市江东区", "430400", ""), ("宁波市江东区", "330212", "江东区"), ("布特哈旗", "150783", "布特哈旗"),
    ],
)  # fmt: skip
def test_old_names_lead_to_what_is_in_force_and_are_told(text: str, code: str, old: str) -> None:
    """Merged and renamed regions by the table, counties that became cities or districts by rule."""
    place = read_place(text)
    assert place is not None
    assert (place.code, place.old) == (code, old)


def test_every_old_name_leads_to_a_region_that_there_is() -> None:
    """Alone too, unless a region of today bears the name or several bore it."""
    for name, bearers in names().items():
        was = {one.region.code for one in bearers if one.old}
        if was and len(was) == len(bearers) == 1:
            place = read_place(name)
            assert place is not None
            assert ({place.code}, place.old) == (was, name)
    assert set(old_codes().values()) <= set(regions())


TAKEN_BACK = [
    "江苏省外", "江苏以外", "江苏省境外", "苏州以外地区", "绍兴市外", "绍兴周边", "南通？", "南通（待确认）",
    "苏州（2025年起）",
    "南通（2020-2023），上海（2023至今）", "苏州（已搬迁至滁州）", "苏州调上海", "苏州（常驻上海）",
    "南通（上海项目）", "南京驻深圳办事处",
    "江苏省驻沪", "苏州公司驻越南", "南通市援藏", "江苏对口支援新疆伊犁", "南通籍", "长沙人", "江苏省苏州市（户籍）",
    "南京或绍兴", "苏州和无锡",
    "上海和苏州", "江苏省及安徽省", "南京市（含苏州分公司）", "南通市（昆山分公司）", "苏州银行南京分行",
    "南通四建北京分公司", "南京大学苏州校区",
    "上海市外高桥（启东）产业园",
]  # fmt: skip
ADDRESSES = [
    ("江苏省南通市崇川区上海路10号", "320613"), ("苏州市姑苏区人民路北京大厦", "320508"), ("南京市鼓楼区北京西路", "320106"),
    ("河南省驻马店市驿城区", "411702"), ("绍兴市越城区外滩一号", "330602"), ("苏州市外国语学校", "320500"),
    ("上海市浦东新区外高桥", "310115"),
]  # fmt: skip


@pytest.mark.parametrize("text", TAKEN_BACK)
def test_what_takes_a_place_back_leaves_it_open(text: str) -> None:
    """Outside of it, from it, moved, sent elsewhere, one of two: nobody knows where they work."""
    assert place_code(text) is None


@pytest.mark.parametrize(("text", "code"), ADDRESSES)
def test_an_address_takes_nothing_back(text: str, code: str) -> None:
    """Streets, houses and schools bear the names of places and words."""
    assert place_code(text) == code
