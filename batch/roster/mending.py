"""For every issue that marks a cell: what could stand there instead, so that the issue is gone.

The advice of the catalogue says what to do; this says it by example, and a test puts each
example into its cell, reads again, and finds that issue gone and no other come.
"""

from __future__ import annotations

from typing import Final

from batch.language.words import WORDS

_ID_NUMBER: Final = "110101198001010010"  # valid in form; the sender's own number is meant
#: Code → what mends the marked cell, whatever its header.
_BY_CODE: Final = {
    "R01": "张三",
    **dict.fromkeys(("R02", "I01", "I02", "I03", "I04", "I07", "I10"), _ID_NUMBER),
    **dict.fromkeys(("V01", "V11", "V15", "V16"), "2021-06-30"),
    "V03": "2021-10",
    "V12": "2021",
    "V05": "12",
    "V06": "6-18-02-04",
    "V07": "2023",
    "V08": "合格",
    "V09": "江苏省南通市",
    "V17": "江苏省南通市通州区",
    "C01": "高级工",
    "C02": "高级工",
    "C03": "高级工",
    "C04": "中级",
    "C06": "工程",
    "C08": "职业技能等级",
    "C09": "职业技能等级",
    "C10": "有效",
    "C11": "中级",
    "C13": "高级工",
}
_BY_HEADER: Final = {
    "姓名": "张三",
    "身份证号": _ID_NUMBER,
    "所在地": "江苏省南通市",
    "中断工作月数": "6",
    "职业编码": "6-18-02-04",
    "技能等级": "高级工",
    "职称级别": "中级",
    "职称名称": "工程师",
    "职称系列": "工程",
    "系列": "工程",
    "结果": "合格",
    "年度": "2023",
    "总学时": "90",
    "公需学时": "18",
}
#: Codes of cells where the header alone tells what may stand there.
_ANY: Final = frozenset({"V04", "V13", "V14", "V18"})


def example_of(code: str, header: str) -> str:
    """What could stand in the marked cell instead; empty where no single cell mends it."""
    if code in _BY_CODE:
        return _BY_CODE[code]
    if code not in _ANY:
        return ""
    if header in WORDS:
        return WORDS[header][0]
    if header.endswith("日期"):
        return "2021-06-30"
    if header.endswith("学时"):
        return "90"
    if header.endswith("年度考核"):
        return "合格"
    return _BY_HEADER.get(header, "")
