"""What the names of folders say of whose rosters lie in them."""

from __future__ import annotations

import re
from typing import Final

from batch.language.text import squeeze

#: How a folder ends that is a district's, with its employers' rosters in it.
_DISTRICT: Final = re.compile(r"(?:省|市|区|县|旗|镇|乡|街道)$")
#: What a folder is called whoever sends into it: by its time (六月, 2024年第一批), or by what lies in it.
_ANYBODYS: Final = re.compile(
    r"(?:\d|[一二三四五六七八九十]|第|年度?|月份?|日|号|季度|[上下]半年|批次?|(?:收|来|邮|文|附)件[夹箱]?|报送|上报|申报|收集|来文|材料|资料|花?名[册单]|台账"
    r"|新建|汇总|待处理|下载|微信|邮箱|各?(?:单位|企业|公司)|系统|行业|[-_.\s、（）()]|的)+"
)
_NUMBER: Final = re.compile(
    r"(?!20\d\d(?:[-_.]?(?:0?[1-9]|1[0-2])){0,2}$)[-_.\d]+"
)  # of an employer, perhaps
_FIRM: Final = re.compile("厂|公司|集团|[院校所局社店]|中心|部$")
_LEGAL: Final = re.compile(
    r"有限责任公司|(?:股份)?有限公司|集团|公司|报送|上报|材料|花?名[册单]|[\d\s_.\-—()（）、]"
)


def is_a_districts(folder: str) -> bool:
    """Whether a folder is called as a district: the rosters of its employers lie in it, or their folders."""
    return _DISTRICT.search(squeeze(folder)) is not None


def is_shared(folder: str) -> bool:
    """Whether several employers may send into a folder: a district's, or one called by its time or what lies in it."""
    name = squeeze(folder)
    anybodys = _ANYBODYS.fullmatch(name) is not None and _NUMBER.fullmatch(name) is None
    return anybodys or is_a_districts(name)


def is_called(folder: str, name: str) -> bool:
    """Whether a folder may be called after an employer: 甲厂, 03-甲厂报送 and 苏机 after 苏州机械有限公司."""
    called, whole = (_LEGAL.sub("", squeeze(text)) for text in (folder, name))
    if not called or not whole or _FIRM.search(squeeze(folder)) is None:
        return True  # it says nothing of whose it is
    rest = iter(whole)
    return whole in called or all(sign in rest for sign in called)
