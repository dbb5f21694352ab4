"""Awards that stand where nobody looks for them (2019年获全国技术能手 as a remark), and years of work under other names.

They cannot be counted, for nobody knows what the column is, and are never overlooked: the person may hold an
award that is not named in its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

import numpy as np
import numpy.typing as npt

from batch.days.moments import Mask
from batch.language.text import squeeze
from batch.roster.cells import Column
from batch.roster.celltext import is_nothing, text_of
from batch.roster.certificates.doubt import OURS, said_together
from batch.roster.leaving import Header
from batch.roster.tables import word_table

AWARDS: Final = "荣誉奖项"
SEE: Final = "见备注"  # an award that is not named, for the reader of awards
#: The header of the column that holds what may be an award beside those that are written in their place.
ELSEWHERE: Final = "另有奖项"
_MAY_NAME: Final = re.compile(
    ".*(?:备注|说明|附注|称号|奖[惩励项]|业绩|荣誉|获奖|人才|表彰|简[历介]|[履经]历|事迹|成果|贡献|其他).*|"
)
_AWARD: Final = re.compile(
    "技术能手|工匠|技能大奖|劳动模范|劳模|特殊津贴|技能(?:大赛|竞赛)|技能状元|状元大赛|首席技师|技能大师|五一劳动奖章|发明奖|科技进步奖|突出贡献"
    "|世界技能|世赛|发明[一二三]等奖|大师工作室|特贴|政府津贴|国务院津贴"
)
#: Of something else than what somebody has won: what may be, who teaches, where somebody works.
_NAMES_NOT: Final = re.compile(
    ".*(?:拟|目标|计划|意向|培训|徒弟|师傅|师父|导师|推荐人|部门|单位|班组|车间|学校|院校|地址|专业|工种|所在|项目|家庭|配偶|子女|申报(?!依据|条件|理由)).*"
)
_NO: Final = frozenset(
    [
        "0",
        "×",
        "x",
        "✗",
        "╳",
        "不是",
        "非",
        "没有",
        "未",
        "未获",
        "未获得",
        "未获奖",
        "没获奖",
        "未参加",
        "未参赛",
    ]
)
#: A column of contests: whatever stands there is one, of one's own firm or not.
_CONTESTS: Final = re.compile(".*(?:竞赛|大赛|比赛|赛事)(?:名称|项目|获奖.*|情况|成绩|名次)?")
_OF_A_FIRM: Final = re.compile(
    "(?:厂|公司|校|院|集团|车间|班组|企业|单位|部门)(?:级|内)|^(?:本|我)(?:公司|单位|厂)"
)
_INTERRUPTED: Final = "中断工作月数"  # a text there leaves the years open
_SERVICE: Final = re.compile(
    "(?:从事)?(?:本工种|本职业|技术技能|技能|一线)(?:工作|岗位)?(?:时间|年限|年数|工龄)|一线生产工作年限|技能岗位工作年限"
)
_ANYTHING: Final = re.compile(".")


def with_awards(columns: dict[str, Column], strangers: Iterable[tuple[Header, Column]], used: Mask) -> None:
    """Say where no award stands that one may be written elsewhere, and beside which others one more may be."""
    readers = [(column, one) for header, column in strangers if (one := _award_reader(header.leaf))]
    found = said_together(AWARDS, readers, used)
    if found is not None:
        _point_at(found, columns)


def names_award(text: str) -> bool:
    """Whether a text names an award, of whomever."""
    return bool(award_in(text))


def hear_awards(columns: dict[str, Column], said: Column) -> None:
    """The same for what was said of each row by lines beside the table."""
    raw = said.each(lambda cell: cell if names_award(text_of(cell)) else "", np.object_)
    if np.any(raw != ""):
        _point_at(Column(AWARDS, raw, columns["姓名"].letter), columns)


def _point_at(found: Column, columns: dict[str, Column]) -> None:
    own = columns.get(AWARDS)
    blank = np.ones(found.raw.size, np.bool_) if own is None else own.blank
    raw = np.where(blank & (found.raw != ""), SEE, "" if own is None else own.raw).astype(np.object_)
    if own is not None:
        say_elsewhere(columns, np.where(own.blank, "", found.raw).astype(np.object_), found.letter)
    columns[AWARDS] = Column(AWARDS, raw, found.letter if own is None else own.letter)


def with_service(columns: dict[str, Column], strangers: Iterable[tuple[Header, Column]], used: Mask) -> None:
    """Leave the years in skilled work open where their start is blank and a column nobody reads tells of them: 技能工龄."""
    found = _found(_INTERRUPTED, strangers, used, _SERVICE, _ANYTHING)
    if found is None:
        return
    start, own = columns.get("从事技术技能工作起始日期"), columns.get(_INTERRUPTED)
    blank = (
        used & np.array(True if start is None else start.blank) & np.array(True if own is None else own.blank)
    )
    told = np.where(
        found.raw != "", np.array([f"从业年限或起始：{text}" for text in found.raw], np.object_), ""
    )
    raw = np.where(blank, told, "" if own is None else own.raw).astype(np.object_)
    columns[_INTERRUPTED] = Column(_INTERRUPTED, raw, found.letter if own is None else own.letter)


def say_elsewhere(columns: dict[str, Column], said: npt.NDArray[np.object_], letter: str) -> None:
    """Add what may be an award of each row, where the row's own awards do not name the same."""
    rows = np.flatnonzero(said != "")
    own = columns.get(AWARDS)
    more = np.full(said.size, "", np.object_)
    for row in rows.tolist():
        named, theirs = award_in(said[row]), "" if own is None else text_of(own.raw[row])
        if theirs != SEE and (not named or named not in theirs):
            more[row] = said[row]
    if np.any(more != ""):
        before = columns.get(ELSEWHERE)
        raw = more if before is None else np.where(more == "", before.raw, more).astype(np.object_)
        columns[ELSEWHERE] = Column(ELSEWHERE, raw, letter if before is None else before.letter)


def award_in(text: str) -> str:
    """The first word of a text that an award of the lists has in its name; empty for none."""
    found = _AWARD.search(text)
    return found[0] if found else ""


def _award_reader(header: str) -> Callable[[object], str] | None:
    """How the cells of a column that nobody reads are looked at for awards; None for a column of other things."""
    if header == OURS:
        return None
    asked, contests = bool(award_in(header)), _CONTESTS.fullmatch(header) is not None
    if not asked and not contests and not _MAY_NAME.fullmatch(header) and _NAMES_NOT.fullmatch(header):
        return None

    def one(cell: object) -> str:
        text = text_of(cell)
        if is_nothing(cell) or (asked and _is_no(text)):
            return ""
        if asked:
            return f"{header}：{text}"
        contest = contests and not _is_no(text) and _OF_A_FIRM.search(text) is None
        return text if contest or award_in(text) else ""

    return one


def _is_no(text: str) -> bool:
    return word_table()["在校期间"].get(squeeze(text)) == "否" or squeeze(text) in _NO


def _found(
    name: str, strangers: Iterable[tuple[Header, Column]], used: Mask, headers: re.Pattern[str], words: re.Pattern[str]
) -> Column | None:  # fmt: skip
    def one(cell: object) -> str:
        text = text_of(cell)
        return text if not is_nothing(cell) and words.search(text) else ""

    looked_at = ((h, c) for h, c in strangers if h.leaf != OURS and headers.fullmatch(h.leaf))
    return said_together(name, [(column, one) for _, column in looked_at], used)
