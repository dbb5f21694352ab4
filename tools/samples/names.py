"""Surnames and given names from which the invented people are named."""

from __future__ import annotations

from typing import Final

SURNAMES: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严戴施缪季"
)
HUNAN_SURNAMES: Final = SURNAMES + "向田彭石龙麻谭瞿覃粟"
SHAOXING_SURNAMES: Final = SURNAMES + "俞章金孟傅骆"

_MEN: Final = (
    "建国 建军 志强 国强 伟 勇 军 杰 涛 斌 浩 宇 鑫 磊 鹏 海波 海峰 晓东 卫东 立新 永康 文斌 子轩 俊杰 "
    "振华 明远 春生 宏伟 志远 家豪 天宇 一鸣 晨 昊 泽民 正良 长江 德胜 金龙 世杰 继红 学明 晓明 新华 "
    "少华 庆丰 亚平 兴旺 锦程 思源 翔 凯 峰 超 旭东 小龙 根生 荣华 爱国 加林 松林 旻 铭 骏 博文 成龙"
)
_WOMEN: Final = (
    "丽 敏 静 燕 艳 芳 娟 霞 红梅 秀英 桂兰 玉兰 婷婷 雪 琳 佳怡 欣怡 梦瑶 思雨 晓燕 春燕 海燕 小红 "
    "爱华 丽华 文娟 美玲 淑芬 翠萍 月琴 雅琴 慧 颖 洁 倩 莹 瑶 璐 佳 云 凤英 素珍 彩霞 亚琴 建芬 琼"
)
_MONGOL_MEN: Final = (
    "巴特尔 那日苏 阿古拉 布和 额尔敦 巴雅尔 朝鲁 阿拉坦仓 呼和 苏和 哈斯 宝音 青格勒 特木尔 孟和 达楞"
)
_MONGOL_WOMEN: Final = (
    "乌云其其格 苏日娜 萨仁高娃 斯琴 娜仁托娅 其木格 敖登格日勒 乌兰 塔娜 高娃 阿丽玛 萨日娜 乌日汗"
)

#: Sex → given names that follow a surname.
GIVEN: Final = {"男": tuple(_MEN.split()), "女": tuple(_WOMEN.split())}
#: Sex → Mongol names, which have no surname.
MONGOL: Final = {"男": tuple(_MONGOL_MEN.split()), "女": tuple(_MONGOL_WOMEN.split())}
