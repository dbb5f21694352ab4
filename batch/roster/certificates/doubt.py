"""What columns that nobody reads say against a certificate: 已注销, 未通过, a remark about a date.

Whatever is said there leaves the certificates of its row open, and is said at its cell. What is said of
the person and not of a certificate (``batch/roster/leaving/remarks.py``) leaves everything of theirs open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

import numpy as np

from batch.days.moments import Mask, day_number
from batch.roster.cells import Column
from batch.roster.celltext import is_nothing, text_of
from batch.roster.certificates.otherpapers import is_sound, is_state, kind_reader
from batch.roster.certificates.until import bare_until, is_length, is_over, is_until, lasting
from batch.roster.issues import Issues
from batch.roster.leaving import Header
from batch.roster.leaving.remarks import without_denials
from batch.roster.understand.dates import read_date

#: The header of the column that holds what was said; no sender writes it.
DOUBT: Final = "证书存疑"
_LONG: Final = 24  # characters; a longer text tells a story, in which such words stand for other things
_CERTAIN: Final = re.compile(
    "注销|撤销|吊销|作废|失效|无效|伪造|假证|造假|弄虚作假|过期|未通过|不通过|未取得|公示中"
)
VOID: Final = re.compile(
    "注销|撤销|撤回|吊销|作废|失效|无效|[伪虚]|假证|造假|弄虚作假|过期|取消|收回|暂扣|查无|查不到|未查到|无记录|他人|同名|冒[名用]|存疑|有疑|争议"
    "|(?:未|没有?|尚未|还没|不予?)(?:通过|取得|获得|获|领|拿|过|批|发|出|合格|认定|评上|颁发)|不是|不合格|补考|缺考|弃考|公示中"
    "|待(?:发|领|批|补|核|评|考|认定|定|公示|公布|年检)|(?:报批|审批|评审|申报|办理|办证|换证|考试|考评|认定|备考|在读|在考)中|已上报"
    "|(?:未|没)下[来发]|[等待]发?证|理论.{0,4}(?:合格|通过)的?(?:时间|日期)|(?:为|系|是).{0,6}(?:申报|报名|考试|培训|聘任)的?(?:日期|时间)"
    "|(?:厂|公司|企业|单位)?内部?(?:评定|评聘|自评|认定|聘任)"
    "|查询?不[到出]|无法(?:核|查|验|确认|证实|联网)|正(?:在)?(?:办理|申办|补办|申请|考|等|评)|取缔|不及格|逾期|未(?:经?核[实对验]|[年复]审)|未审$|挂证|挂靠|有误|错误|应为|实为|更正|改为"
)
#: What is called like a certificate and is none yet: 准高级工, 预备技师, 技师（见习）.
_NOT_YET: Final = re.compile(
    "^准(?![入确备])|^拟|^代(?=技师|[初中高]级)|预备(?!役)|候补|[(（](?:准|见习|实习|代|拟)[)）]"
)
#: Columns of remarks, and of what somebody has found out; a column without a header may be one.
REMARKS: Final = re.compile(".*(?:备注|说明|附注|其他情况|备考|意见|核[查验实]|审核|查询|复核).*|")
#: Where the papers are says nothing of them: 证书复印件已交.
_PAPERWORK: Final = re.compile(
    "(?:(?:相关|有关|上述|本人|其|该|各类?|全部|所有|职业|技能|技术|等级|资格|职称|学历|毕业|身份|[、及和与])*证书?)?"
    "(?:原件|复印件|扫描件|电子版|照片|[、及和与])+"
    "(?:均?已|都已|见|存放?在?|在)?(?:提交|上交|交|收|附后?|上传|附件|存档|归档|档案室?|人事[科处部]|办公室|后附)[了齐]?"
)
ABOUT: Final = re.compile(
    "证书|证实|技师|[初中高]级工|职称|工程师|考核|处分|取得|等级|工种|工号有|日期有|成绩|实操"
)
_ASKED: Final = re.compile(
    "(?:(?:技能|等级|资格|职称|该)*证书?)?是否.*(?:取得|持有|持证|具有|通过|获得|有效|合格|真实|属实|本人|一致|相符|在有效期|联网|可?查[到得询]?).*|.*(?:是否有效|是否持证|有效与否|真伪|[联上]网.{0,2}可?查.{0,3})"
)
_NO: Final = frozenset({"否", "无", "没有", "未", "n", "no", "×", "假", "伪", "0", "0.0", "false", "f", "x"})
_YES: Final = frozenset({*_NO, "是", "有", "y", "yes", "√", "有效", "正常", "合格", "通过"})
#: Columns of what somebody has compared, and that it does not agree: 比对结果 不一致.
_COMPARED: Final = re.compile(".*(?:核[查验实对]|审核|查询|复核|比对|查验|验证|联网|真伪|鉴别).*")
_DISAGREES: Final = re.compile("不一致|不相?符|不匹配|不存在|未能|异常|有问题|不[明详清]|差异|存在问题")
#: A further answer to what another column says: 核实后技能等级, 更正后取得日期.
_AGAIN: Final = re.compile(
    ".*(?:核实|核定|核准|审核|审定|复核|更正|更改|修正|变更|变动|调整|降|实际|正确|查询|官网|联网|档案|最终|终审|确认).*(?:等级|级别|职称|工种|(?:取得|发证|评定|通过).*(?:日期|时间|年月))(?:[(（].*)?"
    "|.*(?:等级|级别|职称|工种|(?:取得|发证|评定|通过)(?:日期|时间|年月)).*(?:核实|核定|核准|审核|审定|复核|更正|更改|变更|变动|官网|查询|最终|终审|降级?|降低)[)）]?|(?:证书|等级|技能等级|职称)降级?.*"
)
_SINCE: Final = re.compile("(?!.*(?:合同|劳动|聘|保险)).*生效(?:日期|时间|年月|日)")
#: Of a returned roster: what this program itself has said.
OURS: Final = "校验结果"
#: Columns that are read, and may say that there is nothing: 办理中 as a certificate's number.
READ: Final = ("技能证书编号", "职称证书编号", "证书编号", "职称专业", "专业", "名称")

_NO_ISSUER: Final = re.compile("^[尚暂]?[未待](?:发|领|取|定|办|批|获)|没有|" + _CERTAIN.pattern)


def doubted(
    strangers: Iterable[tuple[Header, Column]], columns: Iterable[Column], used: Mask, issues: Issues
) -> Column | None:
    """What is said against the certificates of each row; None for nothing.

    ``strangers``: columns that nobody reads; ``columns``: others that may say that there is nothing.
    """
    strangers, known = list(strangers), list(columns)
    every = []
    for header, column in strangers:
        until = is_until(header.leaf) or bare_until(header, known)
        if header.leaf != OURS:
            told = lasting(column, known, issues) if until else column
            every.append((told, _reader(header.leaf, issues, until)))
    every += [
        (_beside(column, known), kind)
        for header, column in strangers
        if (kind := kind_reader(header.leaf, VOID))
    ]
    every += [(column, _void) for column in known if column.header.partition("#")[0] in READ]
    every += [(column, _no_issuer) for column in known if column.header == "发证机构"]
    return said_together(DOUBT, every, used)


def said_together(
    name: str, readers: Iterable[tuple[Column, Callable[[object], str]]], used: Mask
) -> Column | None:
    """One column of what the first of several columns says on each row; None where none says anything."""
    found: Column | None = None
    for column, one in readers:
        told = np.where(used, column.each(one, np.object_), "")
        if np.any(told != ""):
            raw = told if found is None else np.where(found.raw == "", told, found.raw)
            found = Column(name, raw, column.letter if found is None else found.letter)
    return found


def _beside(column: Column, known: Iterable[Column]) -> Column:
    """A column without the rows that have no skill level: there it speaks of a title, or of nothing."""
    levels = [one.blank for one in known if one.header.partition("#")[0] == "技能等级"]
    if not levels:
        return column
    return Column(column.header, np.where(np.all(levels, axis=0), "", column.raw), column.letter)


def _no_issuer(cell: object) -> str:
    text = text_of(cell)
    return text if not is_nothing(cell) and _NO_ISSUER.search(text) else ""


def _void(cell: object) -> str:
    if isinstance(cell, int | float) or (isinstance(cell, str) and cell.isascii()):
        return ""  # a number: there are as many as people
    text = text_of(cell)
    return text if not is_nothing(cell) and (VOID.search(text) or _NOT_YET.search(text)) else ""


def _reader(header: str, issues: Issues, until: bool) -> Callable[[object], str]:
    """How the cells of a column that nobody reads are looked at."""
    remark = REMARKS.fullmatch(header) is not None
    asked = _ASKED.fullmatch(header) is not None
    again = _AGAIN.fullmatch(header) is not None
    flag = VOID.search(header) is not None and not asked
    state = is_state(header)
    since = _SINCE.fullmatch(header) is not None
    compared = _COMPARED.fullmatch(header) is not None
    until = until and not flag

    def one(cell: object) -> str:
        text = text_of(cell)
        if is_nothing(cell) or (remark and _PAPERWORK.fullmatch(text)):
            return ""
        if (until and (is_over(cell, issues) or is_length(text))) or (since and _is_ahead(cell, issues)):
            return f"{header}：{text}"
        if state and text.lower() not in _YES and not is_sound(text):
            return f"{header}：{text}"
        if (again and text.lower() not in _YES) or (flag and text.lower() not in _NO):
            return f"{header}：{text}"
        void = VOID if remark or len(text) <= _LONG else _CERTAIN
        against = (
            void.search(text)
            or (remark and ABOUT.search(without_denials(text)))
            or (asked and text.lower() in _NO)
            or (compared and _DISAGREES.search(text))
        )
        return text if against else ""

    return one


def _is_ahead(cell: object, issues: Issues) -> bool:
    """Whether a day from which a certificate holds is yet to come."""
    day, today = read_date(cell), day_number(issues.today)
    ahead = day.code in ("", "V02") and day.first > today
    if ahead:
        issues.moves_on(int(day.first))
    return bool(ahead)


def mentions_more(text: str) -> bool:
    """Whether a remark may be about a further certificate, and not only against the one beside it."""
    return bool(ABOUT.search(text)) and not VOID.search(text)
