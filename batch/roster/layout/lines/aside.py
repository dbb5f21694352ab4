"""Rows and lines that are no people: examples, totals, remarks; and what a line above a table says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from batch.language.text import squeeze
from batch.roster.celltext import is_nothing, text_of
from batch.roster.leaving.lines import states_doubt

_SAYS_EXAMPLE: Final = (
    "(?:填写|填表|填报|录入)?(?:示例|样例|举例|范例|例子)|例|例如"  # a name and any other cell
)
_MARKED: Final = r"[(\[【]?(?:{words})(?:\d*|行)[)\]】]?(?:[:：].*)?"
_MARK: Final = re.compile(_MARKED.format(words=_SAYS_EXAMPLE))
_EXAMPLE: Final = re.compile(
    _MARKED.format(words=f"{_SAYS_EXAMPLE}|示范|样本|样张|模板|填写示范|如")
    + r"|[(\[【](?:例|示例|样例|举例|样本|模板)[)\]】].*|.*[(【](?:示例|样例|举例|例|模板|样本|示范)[)】]"
    r"|(?:示例|样例|例如|例[:：]).{1,6}|[xX×]{2,}|某{2,}|测试\d*"
)
#: A cell anywhere in the row that says so of all of it: 此行为示例，请删除.
_SAID: Final = re.compile(
    "(?:[此本该上]|第.)(?:行|条|人|列|数据)*(?:仅?为|是)?(?:填写)?(?:示例|样例|举例|范例|例子)(?:数据|行)?(?:[,，。;；]?.{0,6}(?:删除|删去))?[。!！]?"
    "|(?:示例|样例|举例|范例)(?:数据|行)?[,，、:：]?(?:请|用后|填[报写]时|提交前|使用时)*(?:删除|删去)[。!！]?"
)
_REMARK: Final = re.compile(
    r"(?:合计|总计|小计|共计|本页小计|以下空白|此页无正文|以下无内容|空白|总人数|人数合计|以上共|以上(?:人员|各人|名单|数据|信息|均|为)|上述人员|[本此]表|最后一[行名位]|平均|统计).*"
    r"|.{1,12}(?:小计|合计|总计)"
    r"|(?:制表|填表|审核|填报|经办|复核|负责|联系|统计|打印|签字|签名|盖章|单位(?:负责|意见|盖章|公章)|人事|主管|部门负责|日期|电话)[^\d]{0,10}(?:[:：].*)?"
    r"|(?:备?注|说明|填表说明|填写说明|注意事?项?|要求)(?:[:：\d].*)?|※.*|第\d+页.*|20\d\d年\d{1,2}月\d{1,2}日"
)
_REMARK_START: Final = re.compile(
    "合计|总计|小计|共计|本页小计|以下|以上|总人数|人数合计|平均|统计人|制表|填表|审核|填报|打印|签字|备注|说明|注$|注[:：]|※|第\\d+页"
)
#: A line alone that names the list below it: 二、退休人员名单.
_SECTION: Final = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}[、.]|\([一二三四五六七八九十]{1,2}\)).{2,20}|.{2,20}(?:名单|名册|花名册|台账|一览表|汇总表)"
)
#: A line alone where the names stand, which names those below it: 二车间, 在职人员（2人）.
_GROUP: Final = re.compile(
    r".+(?:车间|中心|公司)|.{2,}[科室部组班段处厂队所站线]|.{0,16}(?:人员|职工|员工)(?:\(?(?:共计?)?[:：]?\d+[人名]?\)?)?|附(?:表|件)?\d?[:：].+|(?:以下|下列)(?!空白).{2,16}"
)
_UNIT: Final = re.compile("[科室部组班段处厂队所站线]$|车间$|中心$|公司$")  # where somebody works
_ID: Final = re.compile(r"\d{15}|\d{17}[\dXx]")
_SENTENCE: Final = re.compile("[\u4e00-\u9fff]{3,}[，。；：、,;:].*[\u4e00-\u9fff]{2}")
_EMPLOYER: Final = re.compile(
    r"(?:填报|申报|用人|所在|工作|报送|推荐)?(?:单位|企业|公司)(?:名称|全称)?(?:\((?:公章|盖章|章)\))?[:：](?P<name>.*)"
)
_NEXT_FIELD: Final = re.compile(
    r"[\s ]{2,}\S{2,12}[:：].*$|填报(?:日期|时间|人)[:：].*$|联系.{0,4}[:：].*$|(?:\(?(?:公章|盖章)\)?)\s*$"
)
#: A line above a table speaks of everybody in it: 所在地：江苏省苏州市　单位性质：企业.
_ABOVE: Final = {
    "所在地": "所在地", "单位所在地": "所在地", "所在地区": "所在地",
    "单位性质": "单位性质", "企业性质": "单位性质", "单位类型": "单位性质",
}  # fmt: skip
_FIELD: Final = re.compile(
    r"(?:^|[\s　，,；;。(（])("
    + "|".join(sorted(_ABOVE, key=len, reverse=True))
    + r")\s*[:：][\s　]*([^\s　，,；;。：:)）]*)"
)


def is_example(text: str) -> bool:
    """Whether a name says that the row is an example: 例：张三."""
    return bool(_EXAMPLE.fullmatch(squeeze(text)))


def marks_example(text: str) -> bool:
    """Whether the first cell of a row, no name, says so: 测试 may be a department's name there."""
    return bool(_MARK.fullmatch(squeeze(text)))


def says_example(cell: object) -> bool:
    """Whether a cell says that its whole row is an example."""
    return isinstance(cell, str) and "例" in cell and _SAID.fullmatch(squeeze(cell)) is not None


def may_be_remark(name: object) -> bool:
    """Whether an entry under 姓名 begins like a total or a remark."""
    return isinstance(name, str) and _REMARK_START.match(squeeze(name)) is not None


def is_remark(row: Sequence[Any], name: str) -> bool:
    """Whether a row is a total or a remark; ``name``: its entry under 姓名, which may be the remark.

    In a row that names somebody, 统计科 is where they work.
    """
    named = bool(name)
    filled = [text_of(cell) for cell in row if not is_nothing(cell)]
    if not filled or any(_ID.fullmatch(text) for text in filled):
        return False
    first = next((word for text in filled[:3] if not (word := squeeze(text)).isdigit()), "")
    alone = len(filled) == 1 and not named
    long = alone and (_SENTENCE.search(first) is not None or states_doubt(first))
    if named and first != name and _UNIT.search(first):
        return False
    group = named and _GROUP.fullmatch(first) is not None
    section = len(filled) == 1 and (_SECTION.fullmatch(first) is not None or group)
    return bool(_REMARK.fullmatch(first)) or long or section


def employer_above(rows: Sequence[Sequence[Any]]) -> str:
    """The employer that a line above a table names (填报单位：…); empty for none, or for several."""
    found: set[str] = set()
    for row in rows:
        for column, cell in enumerate(row):
            hit = (
                _EMPLOYER.match(text_of(cell).replace("（", "(").replace("）", ")"))
                if isinstance(cell, str)
                else None
            )
            if not hit:
                continue
            name = _NEXT_FIELD.sub("", hit["name"]).strip(" 　_＿()")
            if not name:
                name = next((text_of(one) for one in row[column + 1 :] if not is_nothing(one)), "")
                name = "" if re.search("[:：]", name) else name
            if name:
                found.add(name)
    return found.pop() if len(found) == 1 else ""


def said_above(rows: Sequence[Sequence[Any]]) -> dict[str, str]:
    """What lines above a table say of everybody below: 所在地, 单位性质; two different words stand beside each other."""
    found: dict[str, dict[str, None]] = {}
    for row in rows:
        for column, cell in enumerate(row):
            for name, value in _FIELD.findall(text_of(cell)) if isinstance(cell, str) else ():
                text = value or next((text_of(one) for one in row[column + 1 :] if not is_nothing(one)), "")
                if text and not re.search("[:：]", text):
                    found.setdefault(_ABOVE[name], {})[text] = None
    return {header: "；".join(texts) for header, texts in found.items()}
