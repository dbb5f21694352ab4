"""What a company calls a post and a title may be called as well: 设备工程师, 高级工艺工程师, 质量工程师.

Beside a level, a series, a day or a number of a certificate it is the title. Where nothing of that is written it may be
the post that somebody has, which stands for no level at all. What only titles are called (电气工程师) is a title.
"""

from __future__ import annotations

import re
from typing import Final

from batch.language.text import squeeze

#: Of what a company's engineers take care, and no speciality of its own among those of titles.
_CARE: Final = (
    "设备|工艺|质量|品质|生产|技术|工业|制造|设计|结构设计|检验|检测|试验|包装|硬件|软件|嵌入式|网络|信息|数据|数据库|人工智能|智能|控制"
    "|节能|能源|环保|物流|仓储|安装|施工|系统集成"
)
_POST: Final = re.compile(f"(?:助理|高级)?(?:{_CARE})+(?:工程|管理|技术)?(?:助理|高级)?工程师")


def may_be_post(name: str) -> bool:
    """Whether a title's name may be that of a post alone."""
    return _POST.fullmatch(squeeze(name)) is not None
