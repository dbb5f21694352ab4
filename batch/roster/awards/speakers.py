"""What is said once and holds for several awards of a cell: whose they are, and that none of them was won.

徒弟所获荣誉：江苏工匠、全国技术能手 is somebody else's whole list, 全国技术能手，江苏工匠，均为提名 no award at all. Which
of them is meant nobody can tell from the words beside one of them: all are then in doubt.
"""

from __future__ import annotations

import re
from typing import Final

from batch.roster.awards.group import Group

_OTHERS: Final = (
    "徒弟|学徒|弟子|带徒|徒[^步手]|妻子?|丈夫|爱人|配偶|儿子|女儿|子女|父亲|母亲|哥哥|弟弟|师傅|师父|导师|同事|学生|学员|队员"
    "|秘书|助理"
)
_TOGETHER: Final = "班组|团队|部门|科室|车间|公司|单位|厂|集体"
#: Before the first award: of others, or a heading under which nothing was won.
_OWNER: Final = re.compile(
    f"{_OTHERS}|(?:{_TOGETHER})(?:成员|员工|职工|人员)?(?:先后|累计|共|中|里)*(?:荣?获|涌现|产生|培养|所获|荣誉|[:：])"
)
_HEADING: Final = re.compile(
    r"(?:拟申报|拟推荐|申报|推荐|争取|目标|计划|均?未获?得?|没有|以下)[^，。；;\n]{0,8}[:：\n]|(?:均|都|全)未"
)
_SELF: Final = re.compile("本人|个人|自己|我[^厂公校院局单]")
#: Behind awards: of all of them.
_ALL: Final = re.compile(r"(?:均|都(?!市)|全部|全都|皆|以上|上述|前述|[两三四五六]项)(?P<rest>.*)", re.DOTALL)
_HAD: Final = re.compile(
    r"(?:荣誉|奖项|称号|奖|证书)*(?:[为是系]?(?:本人|个人)|已经?|均|都|有|所|被|荣|[的为])*"
    r"(?:荣?获得?|取得|有证书?|属实|有效|真实|授予|颁发|是)*"
    r"(?:称号|荣誉|证书|奖|者)*[\s。.,，;；)]*"
)
#: With somebody who has the awards before it: 江苏工匠和全国技术能手的徒弟.
_OF_THEM: Final = re.compile(f"(?:的|获得者|者)[^，。；;]{{0,6}}(?:{_OTHERS}|骨干)|结对|指导下|工作室骨干")


def doubt_what_all_share(text: str, groups: list[Group]) -> None:
    """Put in doubt the awards of a cell of which something is said together; ``text``: in normal form."""
    heads = [group for group in groups if group.head is not None]
    if len(heads) < 2:
        return
    first, last = _start(heads[0]), _end(heads[-1])
    owned = _OWNER.search(text[:first]) or _HEADING.search(text[:first])
    behind = _OF_THEM.search(text[_end(heads[0]) :])
    for group in heads if owned and not _SELF.search(text[:first]) else ():
        if _SELF.search(text[first : _start(group)]):
            break
        group.doubtful = True
    for said in _ALL.finditer(text, _end(heads[0])):
        if not _HAD.fullmatch(_until_head(said["rest"], said.start("rest"), heads)):
            for group in heads:
                group.doubtful |= _start(group) < said.start()
    if behind and _end(heads[0]) + behind.start() >= last:
        for group in heads:
            group.doubtful = True


def _until_head(rest: str, start: int, heads: list[Group]) -> str:
    """What is said of all, up to the next award."""
    ahead = [_start(group) - start for group in heads if _start(group) >= start]
    return rest[: min(ahead)] if ahead else rest


def _start(group: Group) -> int:
    assert group.head is not None
    return group.head.start


def _end(group: Group) -> int:
    assert group.head is not None
    return group.head.end
