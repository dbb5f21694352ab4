"""A year's notice (年度通知) as data: what every document leaves to it, for one place and filing year.

The documents send people to it (具体以年度职称评审工作通知为准): the day to which years are
counted, when and where applications are taken, what papers, and who is barred this year.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from batch.errors import UserError
from batch.language.regions import place_code, regions, stem
from batch.language.terms import Ladder
from batch.language.words import PERSON_WORDS, WORDS
from batch.policy.requirements import Word
from batch.policy.rulebook import Rulebook
from batch.policy.shapes import Strict
from batch.policy.yamlfile import load_model

NATION: Final = "000000"
FOLDER: Final = "annual"  # inside a folder of rulebooks
#: Columns whose blank cells bar nobody: silence there is the ordinary case.
_ORDINARY_IF_BLANK: Final = frozenset({"在岗状态", "诚信记录"})


def _region(value: Any) -> Any:
    code = NATION if str(value) in (NATION, "全国") else place_code(str(value)) if value else None
    if code is None:
        raise PydanticCustomError("unknown_place", "不认识的地区“{value}”", {"value": str(value)})
    return code


class Acceptance(Strict):
    """When applications are taken; both days are days of acceptance."""

    since: date = Field(alias="from", description="受理的第一天")
    until: date = Field(description="受理的最后一天")

    @model_validator(mode="after")
    def _in_order(self) -> Acceptance:
        if self.until < self.since:
            raise PydanticCustomError("bad_window", "受理截止日早于开始日", {})
        return self


class Bar(Strict):
    """Some words of a closed column bar this year."""

    word: str = Field(description="花名册的表头，见“列和词”")
    fail: Annotated[tuple[str, ...], Field(min_length=1)] = Field(
        description="填这些词的当年不得申报；这一列的其余各词符合"
    )

    @model_validator(mode="after")
    def _known(self) -> Bar:
        if self.word not in PERSON_WORDS:
            raise PydanticCustomError(
                "unknown_word", "没有“{word}”这一列；可用：{allowed}",
                {"key": "word", "word": self.word, "allowed": "、".join(PERSON_WORDS)},
            )  # fmt: skip
        allowed = WORDS[self.word]
        for one in self.fail:
            if one not in allowed:
                raise PydanticCustomError(
                    "unknown_word", "“{word}”没有“{one}”；可用：{allowed}",
                    {"key": "fail", "word": self.word, "one": one, "allowed": "、".join(allowed)},
                )  # fmt: skip
        return self

    def requirement(self) -> Word:
        """The same as a requirement of a rulebook."""
        passes = tuple(one for one in WORDS[self.word] if one not in self.fail)
        blank = "pass" if self.word in _ORDINARY_IF_BLANK else "open"
        return Word.model_validate({"word": self.word, "pass": passes, "fail": self.fail, "blank": blank})


class AnnualNotice(Strict):
    """One place's notice of one filing year."""

    place: Annotated[str, BeforeValidator(_region)] = Field(description="地区名或六位代码；管这里和其下各地")
    filing_year: Annotated[int, Field(ge=2000, le=2090)] = Field(description="申报年度")
    name: str = Field("", description="通知的标题，不带《》")
    number: str = Field("", description="文号")
    ladders: Annotated[tuple[Ladder, ...], Field(min_length=1)] = Field(
        ("title",), description="`bars` 管职称（`title`）还是技能（`skill`）路线"
    )
    counted_to: date = Field(description="年限计算截止日；当日持有的等级也看这一天")
    achieved_by: date | None = Field(None, description="业绩（奖项）截止日；不写则同 `counted_to`")
    acceptance: Acceptance | None = Field(None, description="受理起止")
    office: str = Field("", description="受理单位")
    address: str = Field("", description="受理地址")
    telephone: str = Field("", description="咨询电话")
    platform: str = Field("", description="网上申报的平台")
    papers: tuple[str, ...] = Field((), description="除各文件要求的以外，当年还要的材料")
    bars: tuple[Bar, ...] = Field((), description="当年的限制，花名册上有的列：按条件处理")
    other_bars: tuple[str, ...] = Field((), description="当年的限制，花名册上没有的：写在告知书中")
    source: str = Field("", description="公布的网址或出处")

    @model_validator(mode="after")
    def _near_its_year(self) -> AnnualNotice:
        for day in (self.counted_to, self.achieved_by):
            if day is not None and not self.filing_year - 1 <= day.year <= self.filing_year + 1:
                raise PydanticCustomError(
                    "bad_day", "{day}与申报年度{year}不符", {"day": str(day), "year": str(self.filing_year)}
                )
        return self

    @model_validator(mode="after")
    def _each_column_once(self) -> AnnualNotice:
        words = [bar.word for bar in self.bars]
        for word in words:
            if words.count(word) > 1:
                raise PydanticCustomError(
                    "written_twice", "bars 中“{word}”写了两次，请并成一项", {"key": "bars", "word": word}
                )
        return self

    @property
    def awards_to(self) -> date:
        """The day to which awards count."""
        return self.achieved_by or self.counted_to

    @property
    def place_name(self) -> str:
        """The place's name."""
        return "全国" if self.place == NATION else regions()[self.place].name

    @property
    def label(self) -> str:
        """Whose and of which year: 南通市2026年度（…〔2026〕1号)."""
        return f"{self.place_name}{self.filing_year}年度" + (f"（{self.number}）" if self.number else "")

    @property
    def summary(self) -> str:
        """Its days in a line."""
        window = f"，受理{self.acceptance.since}至{self.acceptance.until}" if self.acceptance else ""
        awards = f"，业绩算至{self.awards_to}" if self.awards_to != self.counted_to else ""
        return f"年限算至{self.counted_to}{awards}{window}"

    def barring(self, book: Rulebook) -> Rulebook:
        """A rulebook with what the notice bars among its base requirements."""
        if not self.bars:
            return book
        added = {f"年度通知·{one.word}": one.requirement() for one in self.bars}
        bases = {
            ladder: {**book.bases.get(ladder, {}), **added}
            for ladder in self.ladders
            if any(route.target.ladder == ladder for route in book.routes)
        }
        return book.model_copy(update={"bases": {**book.bases, **bases}})


@dataclass(frozen=True)
class Filed:
    """A notice and the file that it stands in."""

    notice: AnnualNotice
    path: Path
    digest: str


def load_notices(folders: Iterable[Path]) -> tuple[Filed, ...]:
    """The notices in the folders ``annual`` of some folders of rulebooks. Raises UserError."""
    found: dict[tuple[str, int], Filed] = {}
    for folder in folders:
        for path in sorted((folder / FOLDER).glob("*.yaml")):
            notice = load_model(path, AnnualNotice)
            key = (notice.place, notice.filing_year)
            if key in found:
                raise UserError(
                    f"{path.name}：{notice.place_name}{notice.filing_year}年度的通知与 {found[key].path.name} 重复"
                )
            found[key] = Filed(notice, path, hashlib.sha256(path.read_bytes()).hexdigest())
    return tuple(found.values())


def notice_for(filed: Iterable[Filed], place: str, year: int) -> AnnualNotice | None:
    """The notice of the filing year of the narrowest region that holds a place (a six-digit code)."""
    near = [
        one.notice
        for one in filed
        if one.notice.filing_year == year and place.startswith(stem(one.notice.place))
    ]
    return max(near, key=lambda one: len(stem(one.place)), default=None)
