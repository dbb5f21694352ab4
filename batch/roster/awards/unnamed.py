"""Cells that say that there is an award and not which: 有, 见附件, 曾获奖, #N/A. Open on every list."""

from __future__ import annotations

import re
from typing import Final

from batch.facts import Award
from batch.language.text import squeeze
from batch.roster.awards.names import AwardNames
from batch.roster.awards.numbers import UNREAD
from batch.roster.awards.readaward import ReadAward
from batch.sheets.sheet import fault_of

#: Words none of which is a name: that something is there, of which level, and where it can be read.
_WORDS: Final = frozenset(
    [
        "国家级", "奖励", "很多", "各级", "具体", "不详", "未知", "不清楚", "记不清", "待定", "待确认", "待核实", "暂缺",
        "遗失", "丢失", "yes", "y", "系统", "上传", "已上传", "邮件", "pdf", "PDF", "汇总表", "原表", "竞赛表",
        "荣誉竞赛表", "同上行", "备注", "以证书为准", "?", "？", "一等奖", "二等奖", "三等奖", "特等奖", "金牌", "银牌", "铜牌",
        "至", "中", "里", "略",
        "有", "是", "√", "对", "若干", "多项", "多次", "多个", "各类", "各项", "国级", "省级", "市级", "县级",
        "区级", "部级", "厅级", "级", "省部级", "以上", "及以上", "个人", "集体", "相关", "有关", "其他",
        "详", "见", "参见", "如", "另", "后", "附", "附件", "附后", "附表", "附页", "附在", "材料", "清单",
        "表", "表格", "名单", "文件", "复印件", "原件", "扫描件", "电子版", "电子件", "档案", "同上", "同前",
        "〃",
        "曾", "曾经", "已", "均", "获", "获得", "获过", "获得过", "荣获", "取得", "荣誉", "称号", "奖", "奖项",
        "奖励", "奖状", "奖牌", "证", "证书", "表彰", "情况", "名称", "待补", "待补充", "补", "补充",
        "的", "等", "和", "及", "与", "所", "、", ",", "，", ".", "。", ";", "；", ":", "：", "(", ")", "（",
        "）",
    ]
)  # fmt: skip
_LONGEST: Final = max(map(len, _WORDS))
_COUNT: Final = re.compile(r"(?:[一二两三四五六七八九十]|[1-9]\d*)[项个次本份张]")
_NUMBER: Final = re.compile(r"[1-9]\d?(?:\.0)?")  # how many there are
_ANNEX: Final = re.compile(r"附[件后表页]?(?P<number>[一二三四五六七八九十\d]+)")
_SAID: Final = re.compile(r"[^\W_]|√")


def says_something(text: str) -> bool:
    """Whether there is a word in it, or a tick."""
    return _SAID.search(text) is not None


def is_unnamed(text: str) -> bool:
    """Whether a cell, or the name of a row, is an award that it does not name."""
    key = squeeze(text)
    counted = _NUMBER.fullmatch(key) is not None
    return bool(fault_of(text)) or counted or (says_something(key) and _is_made_of_words(key))


def _is_made_of_words(key: str) -> bool:
    """Whether a text can be cut into the words, in one pass: a pattern would try every way to cut 获奖获奖."""
    ends = {0}
    for start in range(len(key)):
        if start in ends:
            ends |= {start + size for size in range(1, _LONGEST + 1) if key[start : start + size] in _WORDS}
            if count := _COUNT.match(key, start):
                ends.add(count.end())
            if annex := _ANNEX.match(key, start):  # 附件12个: the number of either
                ends.update(range(annex.start("number") + 1, annex.end() + 1))
    return len(key) in ends


def unnamed(names: AwardNames, text: str) -> ReadAward:
    """It may be any award of any list, of any level, group and prize."""
    award = Award(name="", text=text, prize=UNREAD, competition=True, may_be=tuple(names.by_name))
    return ReadAward(award, notes=(("A09", "名称", text),), unread=text)
