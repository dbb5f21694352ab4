"""Remarks about somebody that no column has a place for: 在押, 2023年被通报失信, 实际从事仓库管理, 删除.

What is said there cannot be weighed, and never looks like nothing: everything of theirs is open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, Protocol

from batch.language.text import squeeze
from batch.sheets.sheet import fault_of

#: What a remark says as 在岗状态 would.
PLAINLY: Final = frozenset({"已离职", "已辞职", "已退休"})

#: Columns of remarks; a column without a header may be one.
REMARKS: Final = re.compile(
    ".*(?:备注|说明|附注|其他情况|备考|意见|去向|奖惩|情况|状况|变动|异动|变更|调动|动态|考勤|出勤|其[他它]$|公示|审核|审查|审批|复核|初审|核[实查验]|用工形式|用工方式|remark|note|comment|memo).*|"
)
#: An office of somebody who manages; 班长, 组长 and 工段长 work with their hands.
_OFFICES: Final = "(?:厂|部|科|处|院|校|局|所|总)长|经理|总监|总裁|董事|书记|主任|主席"
_OPENS: Final = re.compile(
    "自离|过世|逝世|去世|已走|走了|到龄|在押|服刑|判刑|拘留|羁押|失联|合同(?:到期|期满|解除|终止)|不再续|未续签|改签"
    "|转[至到出]|转入(?:劳务|派遣|外包|其他)|转(?!入)(?=.{0,8}公司)|转一线|转岗|借[调用]|抽调|挂职|外派|派[往驻]|驻外|调(?:至|到|往|岗|离|出)"
    "|旷工|不称职|不合格|基本合格|不定等次|处分|记过|警告|通报|失信|立案|审查|调查|违纪|违法|违规|降级|撤职|处罚"
    "|脱产|停工|停职|长病|病假|产假|工伤|待岗|留学|离岗|息工|中断|实际从事|原为|现为|应为|实为|改为|有误|错误|更正|不实"
    f"|管理岗|管理序列|(?:从事|转|任|做|干)[^，。；]{{0,4}}(?:行政|管理)(?:岗|工作|人员|$)|(?:任|兼|聘|提拔|升)[^，。；]{{0,12}}(?:{_OFFICES})"
    "|有异议|被?举报|被?投诉|缺勤|[在赴]国外|境外|在[^，。；]{1,8}任职(?!资格)|已调(?![入解整试度动])|在办公室|机关(?:工作|上班|帮忙|帮助)|后勤(?:工作|岗)|实际(?:在|为|担任|岗位|做)|病休|休养|休学"
    "|(?:材料|资料|证件|手续)(?:不[齐全足]|欠缺|缺失|未[交齐])|不(?:愿|想|打算)意?[申参上]?[报评]|调整[到至]|公务员|非(?:本|我)?(?:单位|公司|厂|企业)|外借|实习|不干|跳槽|挂名|不具备|不同意|不用报|无需报|弃权|不符|不满足|不够条件"
    "|驳回|退回|打回|不予|请核|未核|待核|未确认|待确认|待定|待查|resign|retire|terminat|dismiss|deceased|quit|\\bleft\\b"
    "|删除|删掉|剔除|不申报|不报|不参[加评]|不符合|放弃|重复|为准|示例|举例|测试|作废|暂缓|工会主席|未到岗|未上岗|不在"
)
#: 无处分, 未受过处分，无违纪违法: what is not so opens nothing.
_DENIED: Final = re.compile(
    "(?:从?未|没有?|无|不存在)(?:曾|受到?过?|有过?|发生过?|出现过?|任何|被)*"
    "(?:(?:党纪|政纪|纪律|行政)?处[分罚]|中断|违[纪法规]|失信|旷工|通报(?:批评)?|记过|警告|脱产|转岗|调查|立案|停工|举报|投诉|缺勤|[、和及或])+(?:情况|记录|行为|现象)?"
)
_FLAGS: Final = re.compile(
    "(?!.*(?:毕业|待遇|标准|电话|号码|制度)).*(?:处分|处罚|惩戒|刑事|犯罪|违纪|违法|违规|失信|举报|投诉|异议|禁[考申]|旷工|缺勤|停工|停薪|离岗|脱岗|不在岗|病休"
    "|中断|脱产|间断|脱离|转岗|转入一线|调岗|出国|出境|国外).*|(?!毕业).*去向|(?:进入|调入|转入|到)(?:机关|公务员).*"
    "|(?:社保|医保|工资|薪酬).*(?:减少|停[发缴保]|终止).*|停[发缴](?:工资|社保|医保|薪酬).*|停保.*"
    "|是否.*(?:管理|领导|干部|中层|借调|外借|挂名|实习|重复|删除|停用).*|重复(?:申报|上报|填报)?(?:标[记志识])?|(?:删除|作废|停用|注销)(?:标[记志识]|状态)"
)
#: What is none, under such a header: 无, 无异议, 未受处分, 0次.
_NONE: Final = re.compile("(?:无|没有|未|从未|暂无|0(?!\\d)|否).*")
#: The state of a row or an account, and what says that it counts no more.
_ROW_STATE: Final = re.compile(".*(?:数据|记录|账号|账户|档案|信息|审批|流程|系统).*(?:状态|标[记志识])")
_ROW_GONE: Final = re.compile("删|停|终|废|无效|注销|退|暂|离|失效|冻结|禁|驳|撤|草稿|未")
#: A rank of the administration, and the ranks of which somebody manages: 行政级别 正科级.
_RANKS: Final = re.compile("(?:行政|干部|领导|公务员)?职级|(?:行政|干部|领导|公务员)(?:级别|等级|层级)")
_RANKED: Final = re.compile("[正副](?:股|科|处|厅|局)|(?:股|科|处|厅|局)级|主任科员|调研员")
#: A life, of which only what goes on is looked at: 2022至今 仓库主管.
_LIFE: Final = re.compile(".*(?:简历|履历|经历).*")
_NOW: Final = re.compile(
    f"(?:至今|现在|目前|现任)[^；;。\\n]*(?:行政|管理|文员|办公室|主管|仓库|会计|出纳|人事|后勤|机关|离|退|学生|读研|{_OFFICES})"
)
#: A year's assessment of which the header says no year; of a month, of a training, it is no such thing.
_GRADED: Final = re.compile(
    "(?!.*(?:安全|培训|技能|转正|试用|理论|实操|上岗|入职|月度|季度|绩效)).*考[核评].*"
)
_POOR: Final = re.compile("基本(?:合格|称职)|不(?:合格|称职|达标|定等)|未(?:考核|参加|定等)|较差|^差$")
_SERVING: Final = re.compile("(?:是否)?(?:仍)?在(?:职|岗|册)(?:与否|否)?|是否(?:一线|在编在岗)")
_NO: Final = frozenset(
    {"否", "无", "没有", "未", "n", "no", "×", "x", "0", "0.0", "/", "-", "—", "未受", "无中断", "正常"}
)


class Header(Protocol):
    """A column that no table of spellings knows."""

    @property
    def index(self) -> int:
        """Its number from 0."""

    @property
    def leaf(self) -> str:
        """Its header in normal form."""

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups above it."""


def own_remarks(headers: Iterable[Header]) -> int:
    """The column of remarks about the row itself, where there is one and no second; -1 for none.

    备注（师傅） and a 备注 below 配偶 are about somebody else.
    """
    found = [one for one in headers if "备注" in one.leaf]
    return found[0].index if len(found) == 1 and found[0].leaf == "备注" and not found[0].groups else -1


def is_poor(grade: str) -> bool:
    """Whether a grade of an assessment is none that passes."""
    return _POOR.search(grade) is not None


#: Columns of what somebody's post is, beside 岗位类别.
_POSTS: Final = re.compile(
    "(?!.*(?:职称|专业技术|技能|拟|申报|目标))(?:现|原|实际|目前|当前)?(?:行政|党内|党政|担任|所任|现任|任职|工作|聘用|现聘|受聘|兼任|兼职|所兼){0,2}(?:职务|岗位|岗|职位)"
    "(?:名称|序列|类型|性质|层级|等级|级别|情况|职务)?"
)
_MANAGES: Final = re.compile(
    f"管理(?:岗|序列|人员|类|层|[一二三四五六七八九十\\d]+级|$)|^行政(?:岗|管理)?|机关|{_OFFICES}|主席"
)
#: Whose insurance somebody's employer pays, and whether it still does: 社保缴纳情况 停缴.
_INSURED: Final = re.compile(
    "(?!.*(?:号|年限|基数|金额|月数)).*(?:社保|医保|养老保险|五险|工资|薪酬|薪资|参保).*(?:情况|状态|缴纳|缴费|参保|单位|发放).*|参保.*"
)
_NOT_INSURED: Final = re.compile("暂|停|断|未|否|没|他|其它|外单位|派遣|代缴|转[出移]|自[费缴]|灵活|退休|减")
#: Whether somebody may apply, as whoever looked it through says: 是否符合条件.
_MAY_APPLY: Final = re.compile(
    "(?:是否)?(?:符合|具备|满足).*(?:条件|资格|要求)?|是否.*(?:参评|申报|推荐|同意|通过审[核查])"
)


def without_denials(text: str) -> str:
    """A remark without what it says is not so: 无处分."""
    return _DENIED.sub("", text)


def opens(header: str, text: str) -> bool:
    """Whether what stands in a column that nobody reads may change anything about the person."""
    low = text.strip().lower()
    if _SERVING.fullmatch(header):
        return low in _NO
    if _FLAGS.fullmatch(header):
        return low not in _NO and _NONE.fullmatch(low) is None
    if _MAY_APPLY.fullmatch(header):
        return low in _NO
    if _told_of_the_row(header, low):
        return True
    if _POSTS.fullmatch(header) and _MANAGES.search(text):
        return True
    if _GRADED.fullmatch(header) and _POOR.search(text):
        return True
    if REMARKS.fullmatch(header.lower()) is None:
        return False
    unread = header != "" and fault_of(text) != ""  # nobody can tell what the remark says
    return unread or _OPENS.search(without_denials(low)) is not None


def _told_of_the_row(header: str, text: str) -> bool:
    """Whether a state, a rank, an insurance or a life says that somebody is not what the row says."""
    told = (
        (_ROW_STATE, _ROW_GONE),
        (_RANKS, _RANKED),
        (_INSURED, _NOT_INSURED),
        (_LIFE, _NOW),
    )
    return any(which.fullmatch(header) and says.search(text) for which, says in told)


#: What may stand in brackets behind a name and says nothing against anybody: 张三（女）, 李四（大）.
_BESIDE_A_NAME: Final = re.compile(
    "男|女|.{1,3}族|大|小|中共党员|党员|团员|[a-z]+|曾用名.*|原名.*|[班组队股科]长|主任|\\d+|.*(?:示例|样例|举例|例|样本|模板|示范|范例|样张|测试).*"
)


#: Between the names of two people, in a row that is one's: 陈七、李八; 周九等2人; 郑一/离.
_SEVERAL: Final = re.compile(
    "[\u4e00-\u9fff]{2,}(?:[、，,；;/／&＆+＋][\u4e00-\u9fff]+|等(?:\\d+|[一二三四五六七八九十两几多])?[人名位].*)|[\u4e00-\u9fff]{2,3}[和与及][\u4e00-\u9fff]{2,3}"
)


def names_several(name: str) -> bool:
    """Whether a name is two people's, or one's and something else."""
    return _SEVERAL.fullmatch(squeeze(name)) is not None


def speaks_beside(name: str) -> bool:
    """Whether what stands in brackets behind a name may say anything of them: 吴六（亡）."""
    if "(" not in name and "（" not in name:
        return False
    found = re.fullmatch(r"[\u4e00-\u9fff·]{2,}\(([^()]+)\)", squeeze(name))
    return found is not None and _BESIDE_A_NAME.fullmatch(found[1].strip().lower()) is None
