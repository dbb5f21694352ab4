"""One step of reading a place: whether a name that stands in a text is one, and where it leads.

A whole name (昆山市) is a place wherever it stands. A short one (昆山) is also part of other
words: 北京东路 is no Beijing, 东方电气 not the city 东方, 江阴路 in Suzhou not Jiangyin.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from batch.language.region_table import Named, names_at

Names = tuple[Named, ...]

#: What may stand between two places: 江苏·南通, 北京市市辖区朝阳区, 河南省直辖县级行政区划济源市.
FILLER: Final = re.compile(
    r"(?:[·・•‧.,，、;:/\\|>→()\[\]【】〔〕_~‐‑‒–—―\-]|市辖区|(?:省|自治区)?直辖县级(?:行政区划|行政单位)?|县(?=[/\-,·]))*"
)
_ROAD: Final = re.compile(
    r"[东南西北中]?[一二三四五六七八九十]?(?:路|街|大街|大道|道(?!路|桥)|巷|弄|胡同|里弄|桥(?!梁)|镇|乡(?!村)|村)"
)
#: What makes a short name before it a place: an office, an honour, a zone.
_STOP: Final = re.compile(
    r"$|[·・•.,，、;:/\\|>→()\[\]【】〔〕_\-‐–—]|人社|人力|人民政府|政府|总工会|劳动|技术|技能|工匠|首席|职工|五一"
    r"|教育局|科技局|工信|经信|发改|财政|民政|卫生|卫健|住建|住房|农业|市场监|行政审批|组织部|职业|职称|就业|人才"
    r"|(?:国家级|省级)?(?:高新|高技术|经济|综合|工业|出口|旅游|临港|循环|产业){1,4}(?:技术|产业|加工|国际)*"
    r"(?:示范|开发|试验|实验|保税|度假|园|集聚|区)|经开区|开发区|保税|园区|新区"
)
_OTHER_KIND: Final = re.compile(r"[县市区旗](?![域间块场政民镇界])")


def first(text: str, end: int, bearers: Names, body: bool) -> Names:
    """The regions that a name at the start of a text may mean; ``body``: the text names an office or award."""
    names = _current(bearers)
    if any(name.whole for name in names):
        return names
    if is_road(text, end):
        return ()
    if body and all(name.region.local for name in names) and not _stops(text, end):
        return ()
    return names


def narrowed(text: str, end: int, before: Names, bearers: Names) -> Names:
    """Those of the regions that agree with what was read before: inside it, else around it."""
    for old in (False, True):
        names = [name for name in bearers if name.old is old]
        if not names or (not any(name.whole for name in names) and is_road(text, end)):
            continue
        inner = [
            Named(name.region, name.whole, old, sure=True)
            for name in names
            if any(b.region.holds(name.region) for b in before)
        ]
        if inner:
            return tuple(inner)
        around = [b for b in before if any(n.region is b.region or n.region.holds(b.region) for n in names)]
        if around:
            return tuple(around)
    return ()


def contradicts(text: str, end: int, bearers: Names) -> bool:
    """Whether a name that does not agree with what was read before is surely a place: 江苏省杭州市."""
    if any(name.whole and name.region.alone != "否" for name in bearers):
        return True
    names = [name for name in bearers if not name.vague]
    if not names or (len(names) > 1 and all(name.region.local for name in names)):
        return False
    return not is_road(text, end) and (_stops(text, end) or _goes_on(text, end, tuple(names)))


def other_kind(text: str, end: int, names: Names) -> Names:
    """The counties meant by a short name with another 县, 市, 区 or 旗 behind it than theirs today.

    海安县 is 海安市 of today; 邢台县 is none, since 邢台 is no county's name now.
    """
    local = tuple(name for name in names if name.region.local)
    if not local or any(name.whole for name in names) or not _OTHER_KIND.match(text, end):
        return ()
    wider = [name for name in names if not name.region.local]
    if any(not name.region.holds(one.region) for name in wider for one in local):
        return ()
    return tuple(replace(name, whole=True, old=True) for name in local)


def _current(bearers: Names) -> Names:
    """Those that bear the name today; all where somebody else bore it too: 清河区 was Huai'an's, and is Tieling's."""
    current = tuple(name for name in bearers if not name.old)
    elsewhere = any(
        name.old and name.whole and not any(_near(name, one) for one in current) for name in bearers
    )
    return bearers if elsewhere or not current else current


def _near(one: Named, other: Named) -> bool:
    return one.region.code[:4] == other.region.code[:4]


def is_road(text: str, end: int) -> bool:
    """Whether a name that ends there is part of a street's or a village's: 北京东路."""
    return bool(_ROAD.match(text, end)) and not any(True for _ in names_at(text, end))


def _stops(text: str, end: int) -> bool:
    return bool(_STOP.match(text, end)) or any(True for _ in names_at(text, end))


def _goes_on(text: str, end: int, names: Names) -> bool:
    return any(narrowed(text, end + length, names, bearers) for length, bearers in names_at(text, end))
