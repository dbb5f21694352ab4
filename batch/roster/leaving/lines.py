"""Lines over and beside a table: 离职人员 above those who left, 注：乙二已退休 below everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from batch.language.text import squeeze
from batch.roster.celltext import is_nothing, text_of
from batch.roster.leaving.remarks import without_denials
from batch.roster.leaving.words import (
    INSTRUCTS,
    NOTHING,
    PROVISIONAL,
    TAKES_BACK,
    holds_other,
    said_by_title,
    says_left,
)
from batch.sheets.sheet import Sheet

_SHORTEST_NOTE: Final = 4
_LONGEST_NOTE: Final = 2_000
_LONGEST_SECTION: Final = 40
#: A line that counts some of those on the list without naming them.
COUNTS_SOME: Final = re.compile(
    r"(?:其中|[内包]?含|另?有|上[述列]|以上)[^，。；,;]{0,8}?[\d一二三四五六七八九十两]+(?:名|人|位|个)"
)
#: One that begins with their number: 两人技师证书均已注销.
COUNTS_FIRST: Final = re.compile(
    r"^[(（]?(?:[1-9]\d{0,2}|[一二三四五六七八九十两]{1,3})(?:名|人|位)(?=\D)(?!.*均?为?在[职岗])"
)
_SECTION: Final = re.compile(
    r"(?:第?[一二三四五六七八九十\d]{1,3}(?:部分)?[、.．:：]?)?[^，。；,;]{0,24}?"
    r"(?:人员|职工|员工|名单|名册|花名册|在职|在岗|离职|退休|减员)(?:[^，。；,;]{0,8})"
)

_REMARK: Final = re.compile(
    r"[(（]?(?:(?:其他|特别|情况|填表|填写|填报)?(?:备?注|说明|附注|注意)|※|(?:[\u4e00-\u9fff]{0,6})意见[:：]|(?:以上|上[述列]|本表|此表|上表)(?!无|空白|为空)|最后一[行名位个]|[(（]?(?:草稿|初稿|征求意见稿|未经?审核))"
)
#: The number of a footnote: ①, （1）.
NOTE_NUMBER: Final = r"[①-⑳⑴-⒇]|[(（\[【]\d{1,2}[)）\]】]"
_FOOTNOTE: Final = re.compile(rf"\s*(?:{NOTE_NUMBER}|[★☆▲△●○◆◇■□※*#])\s*\S{{3}}")
_SENTENCE: Final = re.compile(r"[(（\s]*(?:\d{1,2}[.、．)）])?\s*[\u4e00-\u9fff·]{4}")
_NAME: Final = re.compile("[\u4e00-\u9fff·]{2,5}")
_MOST_ROWS: Final = 5_000
#: A line of those above, and of nobody below.
_ABOVE: Final = re.compile(r"[(（]?(?:以上|上[述列]|最后一)")
#: A title that counts those who serve, as the others: 花名册（在职25人、退休3人）.
_COUNTS_SERVING: Final = re.compile(r"在[职岗编](?:人员|职工|员工)?[:：]?(?:有|共|计)?\d+(?:名|人|位)")
_BELOW: Final = re.compile(r"[(（]?以下(?!无|空白|为空)")
_NOTE: Final = re.compile(r"^(?:备?注|说明)|已(?:于|经|办)|于?(?:19|20)\d\d年\d|" + COUNTS_SOME.pattern)
#: What a list of a few is called above its first column: 退休人员, beside 时间.
_HEAD: Final = re.compile(r"[^，。；,;\d]{2,16}(?:人员|名单|职工|员工|名册)")
_LIST: Final = re.compile(r"(?:人员|职工|员工|名单|名册|表)\W*$")


def said_by_sections(
    rows: Sequence[Sequence[object]], header: range, above: Sequence[str] = ()
) -> dict[int, str]:
    """For each row below a title or section line what that line says; rows of which nothing is said are left out.

    ``header``: the rows of the table's header, which are no such lines; ``above``: lines over the sheet.
    """
    found: dict[int, str] = {}
    said, since = "", 0
    for text in above:
        said = said_by_title(text) if len(text) <= _LONGEST_SECTION and _is_section(text) else said
    for number in (*_nearly_empty(rows), len(rows)):
        if number in header:
            continue
        row = rows[number] if number < len(rows) else ()
        texts = list(dict.fromkeys(text_of(cell) for cell in row if not is_nothing(cell)))
        spoken = [one for one in texts[-1:] if len(one) <= _LONGEST_SECTION and _is_section(one)]
        spoken = spoken or [one for one in texts[:-1] if _HEAD.fullmatch(one) and texts[-1].isalpha()]
        section = bool(spoken) and len(texts) <= 2
        if section or number == len(rows):
            found |= dict.fromkeys(range(since, number) if said else (), said)
            said, since = said_by_title(spoken[0]) if section else "", number
    return found


def _nearly_empty(rows: Sequence[Sequence[object]]) -> list[int]:
    """The rows in which at most two cells are filled."""
    return [number for number, row in enumerate(rows) if row.count("") >= len(row) - 2]


def _is_section(text: str) -> bool:
    """A line over the people of whom it speaks, and no note about one of them."""
    if _BELOW.match(text):
        return True
    if _ABOVE.match(text) or _COUNTS_SERVING.search(squeeze(text)):
        return False
    return _SECTION.fullmatch(text) is not None and (
        _NOTE.search(text) is None or _LIST.search(text) is not None
    )


def notes_of(sheet: Sheet) -> Iterator[str]:
    """The lines of a sheet, nearly empty otherwise, that may say something of somebody."""
    lines = (sheet.rows[number] for number in _nearly_empty(sheet.rows))
    for line in (sheet.above, *lines, *_totals(sheet.rows), sheet.below):
        for cell in line:
            if not isinstance(cell, str) or not _SHORTEST_NOTE <= len(cell) <= _LONGEST_NOTE:
                continue
            if (
                says_left(cell)
                or begins_remark(cell)
                or _FOOTNOTE.match(cell)
                or holds_other(squeeze(cell))
                or (sum(map(bool, line)) == 1 and (_may_speak(cell) or states_doubt(cell)))
                or (_is_total(line) and (states_doubt(cell) or COUNTS_SOME.search(squeeze(cell))))
            ):
                yield cell


def _totals(rows: Sequence[Sequence[object]]) -> Iterator[Sequence[object]]:
    """The rows of totals, however many cells of theirs are filled."""
    return (row for row in rows if _is_total(row) and row.count("") < len(row) - 2)


def _is_total(line: Sequence[object]) -> bool:
    """Whether a row counts the others, or is a remark in several cells, by its first word."""
    first = (line[0] if line else "") or next((cell for cell in line if cell != ""), "")
    return isinstance(first, str) and first[:1] in _BEGINS_TOTAL and _TOTAL.match(first) is not None


def _may_speak(line: str) -> bool:
    """Whether a line that stands alone is a sentence, or counts some of those on the list."""
    key = squeeze(line)
    return (_SENTENCE.match(line) or COUNTS_SOME.search(key) or COUNTS_FIRST.match(key)) is not None


def begins_remark(text: str) -> bool:
    """Whether a line begins as a remark does: 注：, 审核意见：."""
    return _REMARK.match(squeeze(text)) is not None


#: What a line states of certificates or assessments without beginning as a remark: 三、技师证书均未年检.
_HELD: Final = "(?:证书|技师证?|[初中高]级工证?(?!程)|职称|工程师|技能等级|等级|工种|考核|奖项|荣誉|取得日期|发证日期|成绩)"
_UNPROVEN: Final = (
    "(?:(?:未|没有?|无法|不能)(?:在.{1,8}|能够?|经)?(?:年[检审]|复[审检]|验[证真]|核[实查验对定]|查[到询]|见|定|确[认定]|通过|取得|获得|领|发放?|下发|颁发|结束|公[布示]|备案|审[核批]|拿到|下证|联网|提供|出示|到(?![期龄岗达年退场]))"
    "|待(?:年[检审]|复审|核|验|查|定|发|领|补|审|确|认定|人社)|查(?:不到|无)|有误|错误|存疑|不实|(?<![未无])(?:过期|失效|作废|注销|撤销|吊销)"
    "|(?<!无)(?:伪造|虚假)|内部(?:评|认|自|聘|颁|发)|自行(?:评|认|颁|组织)|自评|初评|预[计估]|估计|推算|暂[定估]|培训合格|不一致|不相?符"
    "|办理中|[正尚]在办|(?:在|处于)公示期?(?!.*无异议)|公示中|(?<![未无])(?:遗失|丢失|损毁)(?!.{0,6}已.{0,2}补)|不在[^,，。；;]{0,12}(?:系统|网))"
)
_STATED: Final = re.compile(
    f"{_HELD}(?!(?:的?(?:时间|地点|名额|安排)))[^。；;]{{0,20}}?{_UNPROVEN}"
    f"|(?:其中|有|含|共).{{0,4}}{_UNPROVEN}的?{_HELD}|{_UNPROVEN}的?{_HELD}[^，。；,;]{{0,4}}\\d+[本个份张人项名]"
)
#: Whom such a line is not about: those of another list, those to whom it may happen, nobody.
_NOT_STATED: Final = re.compile(
    "(?:的|者)(?:证书?|人员)?(?:[,，]|一律|联系|咨询|向|不|视|以|将|应|由|可|需|暂?缓|写|用|按|标|注明|留空?|打|取消|撤|追|依)|一经|经查|严禁|禁止|否则|^凡|[如若]|另行|(?:时间|地点|名额|安排)(?:均?[待未])"
    "|(?:无|没有|不存在|未发现|未出现)[^,，。；;]{0,6}(?:过期|失效|作废|伪造|虚假|错误|有误|不实|不符|不一致)|未发现"
)
#: Who has filled in the list, which is no advice to do so: 由个人填报.
_FILLED: Final = re.compile("(?:由|系|为)(?:个人|本人|职工|员工|单位|部门|车间|班组)(?:自行)?填[报写]")
#: How many have none, which says nothing of the others: 未取得等级人员3人.
_WITHOUT: Final = re.compile(r"[未无](?:取得|获得|持有?)[^,，。；;]{0,6}?[:：]?\d+[人名]")
_BEGINS_TOTAL: Final = frozenset("合总小共人注备说")  # as most names do not
_TOTAL: Final = re.compile(r"(?:合计|总计|小计|共计|总人数|人数合计|注|备注|说明)[:：]?\s*")


def states_doubt(text: str) -> bool:
    """Whether a line states that certificates or assessments are not proved, and is no title and no rule."""
    key = squeeze(text)
    rule = (
        INSTRUCTS.search(_FILLED.sub("", key))
        or _NOT_STATED.search(key)
        or _LIST.search(key)
        or _BELOW.match(key)
    )
    return rule is None and _STATED.search(_WITHOUT.sub("", key)) is not None


def takes_back(text: str) -> bool:
    """Whether a remark below a list may take something back, and is no advice how to fill it in."""
    key = squeeze(text)
    if not (_REMARK.match(key) or COUNTS_SOME.search(key) or COUNTS_FIRST.match(key)):
        return False
    plain = TAKES_BACK.search(without_denials(NOTHING.sub("", text))) is not None and not INSTRUCTS.search(
        text
    )
    return plain or PROVISIONAL.search(key) is not None


def names_on(sheet: Sheet) -> str:
    """Whom a sheet names that is no part of the roster and says that they are gone (2024年减员); empty for nobody."""
    if not said_by_title(sheet.name):
        return ""
    cells = (text_of(cell) for row in sheet.rows[:_MOST_ROWS] for cell in row if isinstance(cell, str))
    names = dict.fromkeys(text for text in cells if _NAME.fullmatch(squeeze(text)))
    return f"{sheet.name}：{'、'.join(names)}" if names else ""
