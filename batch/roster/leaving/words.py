"""Words that say of somebody, or of a whole list, that they are no longer there."""

from __future__ import annotations

import re
from typing import Final

from batch.language.variants import simplified

#: Before the name or title of a list, where it says something of everybody on it.
NAMED: Final = "名称："
_RETIRED: Final = re.compile("退休|离退|退养|内退|离休")
_GONE: Final = re.compile("离职|辞职|辞退|调出|解除|终止|除名|开除|死亡|去世")
#: Words that say somebody is no longer there, or not for certain.
LEFT: Final = re.compile(
    "离职|退休|离退|辞职|辞退|已辞|辞工|退工(?!种)|解聘|离岗|离休|离厂|离司|离开|内退|退养|退下|调出|调离|调走|调往|调任|借调|解除|终止|不续签|开除|除名"
    "|死亡|去世|病故|已故|亡故|返聘|减员|停薪留职|停职|待岗|下岗|最后工作日|不在(?:我|本)?(?:公司|单位|厂|岗|职|册)|退$|退[)）]|[(（]退"
)
#: Columns of a day that is of leaving where it stands in a header alone: 转出日期.
LEFT_ON: Final = re.compile("(?:人员|员工|职工|本人)?(?:转出|退出|退场|离场|离队|撤离)(?:时间|日期|年月)")
#: A word of leaving that is denied where it stands.
_DENIED: Final = re.compile(
    "(?:没有|尚未|从未|并未|未|不|非)(?:曾|再|办理|办|有)?(?:离职|退休|辞职|离岗|调出|调离|解除|终止)"
)
_WHO: Final = (
    "(?:(?:离退休|离休|退休|离退|离职|退养|内退|辞职|调出|借调|返聘|死亡|减员)"
    "|[、和及与或/]|人员|职工|员工|同志|已|的|等)"
)
#: Those whom a list says that it leaves out: 不含离退休人员, 离职人员除外.
_LEFT_OUT: Final = re.compile(
    f"(?:不含|不包括|不包含|不计|不填|未含|已?剔除|已?扣除|除去|除)(?:{_WHO})++(?:之?外)?"
    f"|(?:{_WHO})++(?:除外|不在此[表列]|不填写?|不列入?|不计入?|不含|不包括在内|不必填写?|无需填写?|请勿填写?)"
)


#: Names and titles that take back what a list says of everybody on it.
DENIES: Final = re.compile(
    "未通过|不通过|不合格|未取得|未获得|未取证|未领|未(?:发|颁)(?:证|放|$|[)）])|未下发|注销|撤销|吊销|作废|过期|失效|伪造|虚假|草稿|勿用|示例|培养对象|预备技师|候选人?|补考|缺考"
    "|成绩待|待发|待领|拟(?:晋升|报|聘|评|认定)|报名(?:汇总|情况|信息|登记)?(?:$|表|册|名单|人员)|培训(?:计划|报名|名单|人员|学员|班)|为(?:拟|申报)"
    "|^(?:技能|技师|高级工|岗位)?培训$|均为|测试(?:数据|表|用)?$|模拟(?:数据|名单|表|用)|虚构|虚拟|演示(?:数据|用)|仅供(?:培训|演示|测试|练习|参考)"
)
#: What a remark below a list may take back: 证书尚未领取, 日期有误, 为拟申报的等级.
TAKES_BACK: Final = re.compile(
    f"{DENIES.pattern}|有误|错误|应为|实为|更正|尚未|未领|未发|待(?:发|领|核|取)|自评|预[计估]|推算|内聘|未经?[审核]|为假|假证|机关|公务员|管理(?:岗|人员)|聘任(?:时间|日期)|破产|报名(?:日期|时间)|拟申报|基本合格|处分|失信"
)
#: What a list's name says of everybody on it beside that they are gone.
_SAID_OF_ALL: Final = re.compile(
    "失信|黑名单|不符合|驳回|退回|打回|不予|受?处分|基本合格|不(?:参加|申报|参评|称职)|放弃|病休|长病|停职|待岗|服刑|违纪|违法|取消资格|外单位|外聘|外协|机关(?:人员|工作|干部|职工)|公务员|破产|初稿|征求意见|未经?审[核定批]|[(（]拟定|(?<![和及、与])管理人员(?:花?名册|名单|台账|信息)|(?:实习|见习)(?:生|人员|学生)|^(?:实习|见习|学徒)$|^(?:在校)?学生(?:名单|名册|花名册|信息|表)?$"
)
#: Who apply for a level that may stand as if it were held: 2024年技师考评报名表, 附件2 申报技师.
_APPLY: Final = re.compile(
    "(?:申报|报考|报评|拟评|参评|晋升|推荐)(?:高级|首席|特级)?(?:技师|[初中高]级工(?!程))"
    "|(?:技师|[初中高]级工)(?:职业资格|技能|等级)?(?:考评|评审|鉴定|评价|认定|晋升|考核|考试)?(?:申报|报名|报考|参评|推荐|考评|鉴定|评审)(?!.*(?:通过|合格|取得|获))"
)
#: A list that was put aside, or is not settled: 旧名册, 花名册（旧版）, 历史, 去年, 候补, 待定人员, 预报名.
_LIST: Final = "名[单册]|花名册|职工|员工|人员|数据|信息|资料|台账|版本?|表格?|档案?|册|库|存档?"
_ASIDE: Final = (
    "旧|历史|往[年届期]|历[年届]|去年度?|前年度?|上一?年度?|以前年度|以往|过去|待定|待确[认定]|待审[核批]?|待核[实查]?|待补充?|未定|候补|候选|备选"
    "|备用|后备|备份|预报名?|预申报|预录入?|意向|停用|弃用|回收站?|归档|存档|封存|暂缓|暂不(?:申?报|参评|办理)?|不予?(?:申?报|参评|办理|受理)"
    "|已?删除?|剔除|淘汰|落选|草稿|不用|不要|无用"
)
_SET_ASIDE: Final = re.compile(
    rf"(?:.*[年度月日、：:\d单册表员工（(【\[\-_—. ])?(?:(?:{_ASIDE})(?:申?报|的)?(?:{_LIST})*|(?:老|原)(?:{_LIST})+)"
    r"[\d()（）\[\]【】一二三四五_\-. ]*"
)


def set_aside(name: str) -> bool:
    """Whether a sheet's name or a line over people says that they are not, or not yet, on the list that counts."""
    return _SET_ASIDE.fullmatch(name.strip()) is not None


def on_list_put_aside(status: str) -> bool:
    """Whether all that is said of somebody's status is the name of such a list."""
    return status.startswith(NAMED) and set_aside(status.removeprefix(NAMED))


#: What is written for the time being: 2023年度考核尚未公布，暂按合格填写. No advice how to fill in.
PROVISIONAL: Final = re.compile(
    "暂(?:按|填|定为|列为|以|估)|(?:考核|结果|证书|成绩|等级).{0,6}(?:尚未|还未|未)(?:公布|公示|出|下达|确定|审定|核定|下发)|模拟数据|虚构|虚拟数据|演示数据"
)

#: A line that tells people how to fill in a list says nothing of anybody: 未取得证书的填“无”.
INSTRUCTS: Final = re.compile("请|填|须|务必|必须|如[有无]|不得|例如|格式|应[按当在由以]|可(?:只|不)")

#: What a note says that a column holds: 技能等级栏填写拟申报的等级, 技能等级为企业内部评定.
_HOLDS_OTHER: Final = re.compile(
    "(?:等级|级别|职称|证书|工种|奖项|荣誉|日期|[列栏])[^,，。；;不勿非无]{0,8}?(?:均?[为系是指]|填[写报入]?[的为]?是?|写)[^,，。；;不勿非无可须应才方能前后]{0,6}?"
    "(?:(?:申报|报考|报名|考试|鉴定|参评|预评)的?(?:技能|职业)?(?:等级|级别|职称|层级|工种|证书|日期|时间)|拟(?:申报|报|评|聘|晋升)|目标(?:等级|职称)|计划|培训|内部|自评|未取得|待取得|他人|专项)"
)


def holds_other(text: str) -> bool:
    """Whether a note says that a column holds something else than its header: what is applied for, say."""
    return _HOLDS_OTHER.search(text) is not None


def says_left(text: str) -> bool:
    """Whether a text says that somebody is gone, or may be."""
    if LEFT.search(text) is None:
        return False
    return LEFT.search(without_denials(text)) is not None


def without_denials(text: str) -> str:
    """A text without what it says is not so of leaving (未退休), and without whom it leaves out."""
    return _DENIED.sub("", _LEFT_OUT.sub("", text))


#: What a declaration says that there is not: 无虚假, 未过期.
NOTHING: Final = re.compile(
    "(?:未|无|没有|不存在|未发现)(?:任何|有|被)?(?:[、和或及]|虚假|伪造|过期|失效|作废|注销|撤销|吊销|遗失)+"
)


def said_by_title(text: str, groups: bool = False) -> str:
    """What a sheet's name or a title says of everybody below it; empty for nothing.

    One kind of leaving is that word, several or an unclear one is a text that is none.
    """
    text = simplified(text)
    if re.search("(?:非|不|未)在(?:职|岗)", text):
        return f"{NAMED}{text}"
    if not says_left(text):
        plain = groups or INSTRUCTS.search(text) is not None
        doubted = (
            DENIES.search(NOTHING.sub("", text))
            or _SAID_OF_ALL.search(text)
            or _APPLY.search(text)
            or set_aside(text)
        )
        return f"{NAMED}{text}" if not plain and doubted else ""
    retired, gone = _RETIRED.search(text), _GONE.search(text)
    if "在职" in text or bool(retired) == bool(gone):
        return f"{NAMED}{text}"
    return "退休" if retired else "离职"
