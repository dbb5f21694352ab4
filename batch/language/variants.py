"""Traditional characters of the field's own words, read as the simplified ones: 高級技師, 證書, 內蒙古.

Only characters that are one simplified one and no other; names of people and employers stay as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from typing import Final

import numpy as np

_WRITTEN: Final = (
    "師職稱級電證號書類別編碼間時獲業種鑒鑑認評審員學歷畢專術崗單統會態現從發領頒機構關務勞動優達標銅銀獎"
    "賽競榮譽選國際區縣廣東蘇內爾濱陝寧貴雲遼龍黃灣門連錫鎮揚鹽無車鉗數銑鏜鑄鍛熱處裝維護設備測繪質檢驗實"
    "農藝圖館體練講譯經濟計衛醫藥訓繼續誠錄資準斷離產線開參過銷補換報擬預沒輔導勵軍隊協辦廠場營鋼鐵礦鑽鍋"
    "爐壓軸鐘錶橋樑築塗飾園綠樹漁獸紡織縫紉針應規則總結屆團組項徵稅財貨進軟網絡訊話聯調試創傑傳繡飲廚養殯"
    "儀壽遊題額順歲與為兩雙個條"
    "狀記註廢偽復複險傷虛違紀罰辭殘績還較確將給請許執輪檔廳"
)
_READ: Final = (
    "师职称级电证号书类别编码间时获业种鉴鉴认评审员学历毕专术岗单统会态现从发领颁机构关务劳动优达标铜银奖"
    "赛竞荣誉选国际区县广东苏内尔滨陕宁贵云辽龙黄湾门连锡镇扬盐无车钳数铣镗铸锻热处装维护设备测绘质检验实"
    "农艺图馆体练讲译经济计卫医药训继续诚录资准断离产线开参过销补换报拟预没辅导励军队协办厂场营钢铁矿钻锅"
    "炉压轴钟表桥梁筑涂饰园绿树渔兽纺织缝纫针应规则总结届团组项征税财货进软网络讯话联调试创杰传绣饮厨养殡"
    "仪寿游题额顺岁与为两双个条"
    "状记注废伪复复险伤虚违纪罚辞残绩还较确将给请许执轮档厅"
)
_TABLE: Final = str.maketrans(dict(zip(_WRITTEN, _READ, strict=True)))
_ANY: Final = re.compile(f"[{_WRITTEN}]")
#: For each character of the first plane whether it is one of them.
_IS_ONE: Final = np.zeros(1 << 16, np.bool_)
_IS_ONE[[ord(one) for one in _WRITTEN]] = True
_AT_ONCE: Final = 1000  # rows that are looked through together


def has_traditional(text: str) -> bool:
    """Whether a text holds any of these characters."""
    return not text.isascii() and _ANY.search(text) is not None


def any_traditional(rows: Sequence[Sequence[object]]) -> bool:
    """Whether any text among the cells of some rows does."""
    for first in range(0, len(rows), _AT_ONCE):
        filled = filter(None, chain.from_iterable(rows[first : first + _AT_ONCE]))
        texts = [cell for cell in filled if type(cell) is str]
        characters = np.frombuffer("".join(texts).encode("utf-16-le", "surrogatepass"), "<u2")
        if _IS_ONE[characters].any():
            return True
    return False


def simplified(text: str) -> str:
    """A text with the traditional characters of our own words as simplified ones."""
    return text.translate(_TABLE) if has_traditional(text) else text
