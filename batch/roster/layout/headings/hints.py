"""What stands behind a header in brackets or behind a colon: a hint (必填), or that it is another thing (拟申报).

A hint is left out when a header is looked up. One that speaks of what is applied for, of somebody or something else, or
against what stands in the column makes another column of it, which nobody may take for the one without.
"""

from __future__ import annotations

import re
from typing import Final

from batch.language.text import squeeze
from batch.roster.certificates.doubt import VOID
from batch.roster.layout.headings.subjects import NOT_OWN, domain_of
from batch.roster.leaving.words import INSTRUCTS, holds_other
from batch.roster.tables import skill_level_table, word_table

#: Brackets whole, then what is behind a colon or in a bracket that is never closed (in normal form).
BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")
HINT: Final = re.compile(r"[:：;；].*$|[(\[【].*$")
_CLAUSES: Final = re.compile(r"[,，。;；\[\]()【】:：!]+")
_OPTIONS: Final = re.compile(r"[/、|,，;；]|或")
#: Of another thing than the header says, whichever it is.
_OTHER: Final = re.compile(
    "拟|^原(?!件|名|则|职业资格|劳动|国家|人事|人社|文化|发证)|^曾(?!用)|历任|历史|以前|前任|上一?(?:单位|岗位)|^兼|兼[任职岗]|代理|挂职"
    "|(?:岗位|任职|标准|最低)(?:要求|条件)|所需|要求等级|应达|内聘|内评|内部|内定|自[评聘]|[高低校院厂司]聘|企业(?:内|自评|自设|聘)|非(?:国家|本人|官方|正式|个人)"
    "|^(?:人社|已)?(?:核定|核准|复核|更正|更改|官网|查询|终审)(?:后|结果)?$|参赛|待[取获]|预评|预审|预估|模拟"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d年?(?:度|时|底|末|初|前|以前)?")
#: What the same word in brackets says of some headers only.
_OF_HEADERS: Final = (
    (
        re.compile("考[核评]"),
        re.compile(
            "部门|安全|党|民主|测评|初评|互评|班组|工会|月(?:度|考)|季度|半年|试用|转正|绩效|岗位|廉[政洁]|综治|试行"
        ),
    ),
    (
        re.compile("奖|荣誉|称号|竞赛|表彰"),
        re.compile(
            "^(?:单位|部门|车间|企业|公司|家庭)(?:荣誉|奖项?|获奖|所获)?$|集体|团[体队]|班组|小组|提名|入围|未获|候选"
        ),
    ),
    (
        re.compile("所在地|地[区址点]|属地|区划|区域|工作地"),
        re.compile("户[籍口]|籍贯|祖籍|生源|出生|家庭|居住|住址|身份证|毕业|院校"),
    ),
    (
        re.compile("日期|时间|年月"),
        re.compile(
            "截止|到期|期满|报名|考试|公示|申请|受理|送审|换[证发]|补[证发办]|复[审检]|年[审检]|(?:特级|首席|高级)?技师(?!.*以上)|[初中高]级工(?!程|.*以上)"
        ),
    ),
)
_YEARS_TELL: Final = re.compile("奖|荣誉|称号|竞赛|表彰|考[核评]|学时|继续教育|公需|课时")
#: Whose paper it is, and what is left out, say nothing of the column.
_NEUTRAL: Final = re.compile(
    "(?:申报|申请|报名|参评|培训)(?:人员?|者|时(?!间)|单位|材料|年度|表|用|地)|有效期内|培训学时"
    "|(?:非|不含|不包括|不包含|(?:不得|请勿|勿|不要?)填写?|除)(?!国家|本人|官方|正式|个人)[^,，。;；()]*"
    '|[^,，。;；()]*(?:不填写?|不算|不计入?|除外|勿填|不含|不包括在内|不列入?|无[需须]填写?|填无|填[“"]无)'
)
_SHORT: Final = 12  # characters of a comment that says nothing beside what a column holds
#: What an instruction says that the column is to hold: 请填拟申报等级, 如有申报.
_TOLD: Final = re.compile("(?:填[写报入]?|写|注明|如有|[为是指系])(?P<what>.*)")
_NEAR: Final = 8  # characters behind such a word in which the thing is named


#: A hint on a line of its own below a header: 取得日期 above 格式：yyyy-mm-dd.
_BELOW: Final = re.compile(
    r"(?P<header>.*\S)\s+(?P<hint>(?:格式|例?如|例[:：]|必填|选填|[请须填按]|没有|无[则的请]|若|精确|yyyy|(?:19|20)\d\d[-/.年])[^()（）]*)",
    re.IGNORECASE,
)


def hint_below(text: str) -> tuple[str, str]:
    """A header's cell as the header and the hint that stands below it; the latter empty where there is none."""
    found = _BELOW.fullmatch(text.strip())
    return (found["header"], found["hint"]) if found else (text, "")


def is_other(stem: str, hint: str) -> bool:
    """Whether a hint behind a header makes another thing of it than the header without it."""
    if not hint:
        return False
    if _YEAR.fullmatch(hint) and not _YEARS_TELL.search(stem):
        return True
    own = [words for headers, words in _OF_HEADERS if headers.search(stem)]
    options = _without_words(hint)
    clauses = [clause for clause in _CLAUSES.split(plainly(hint if options is None else options)) if clause]
    return any(_says_other(clause, own, against=options is None) for clause in clauses)


def said_at_header(leaf: str, comment: str) -> str:
    """What a comment at a header says that makes another column of it, as a hint behind it; empty for nothing."""
    for line in map(squeeze, comment.splitlines()):
        if holds_other(f"{leaf}:{line}") or (len(line) <= _SHORT and is_other(leaf, line)):
            return f"({line})"
    return ""


def plainly(text: str) -> str:
    """A header without what it says is left out, and whose paper it is: 申报人信息 is of no application."""
    return _NEUTRAL.sub("", text)


def _without_words(hint: str) -> str | None:
    """A list of answers without those that are known (合格/不合格, 高级工/拟申报); None for no such list."""
    parts = _OPTIONS.split(hint)
    known = [part for part in parts if _is_word(part)]
    if len(parts) < 2 or not known:
        return None
    return ",".join(part for part in parts if part not in known)


def _is_word(part: str) -> bool:
    return part in skill_level_table() or any(part in words for words in word_table().values())


def _says_other(clause: str, own: list[re.Pattern[str]], against: bool) -> bool:
    if INSTRUCTS.search(clause) or clause.startswith("填"):
        told = _TOLD.search(clause)
        what = told["what"][:_NEAR] if told else ""
        return clause.startswith("拟") or _is_other_thing(what, [])
    return _is_other_thing(clause, own) or (against and VOID.search(clause) is not None)


def _is_other_thing(text: str, own: list[re.Pattern[str]]) -> bool:
    return (
        domain_of(text) in NOT_OWN
        or _OTHER.search(text) is not None
        or any(words.search(text) for words in own)
    )
