"""What a kind of notice is: its name, its tags with their meaning, and how its values are made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from batch.report.notices.kinds.material import Material


@dataclass(frozen=True)
class Tag:
    """A tag of a template; ``many`` values are walked with ``for`` and have ``inner`` tags each."""

    name: str
    meaning: str
    inner: tuple[Tag, ...] = ()
    many: bool = False


@dataclass(frozen=True)
class Notice:
    """One document to be: what its file is called after, and the values of all tags."""

    about: str  # a person's or an employer's name; empty where there is one document only
    values: dict[str, Any]
    stands: bool = False  # the document is there already, as it would be: it has no values


@dataclass(frozen=True)
class Kind:
    """One kind of notice."""

    name: str  # of the kind and of its template's file
    about: str  # who gets it, when, what it says
    folder: str  # beside the submission's workbook
    personal: bool  # one for each person, each in a file of its own or all in one
    tags: tuple[Tag, ...]
    notices: Callable[[Material], Iterator[Notice]]
    whole: bool = False  # whether it tells of what is not met, too: every outcome must be at hand

    @property
    def file(self) -> str:
        """The template's file name."""
        return f"{self.name}.docx"


#: Tags that every kind has.
COMMON = (
    Tag("单位", "用人单位名称；花名册未填的为“（单位名称）”"),
    Tag("筛查日", "按哪一天的情况筛查，例如2026年5月8日"),
    Tag("署名", "落款的单位：设置 sign_off，未设置的为用人单位"),
    Tag("成文日期", "落款的日期，即筛查日"),
    Tag("发文字号", "设置 document_number，可能为空"),
    Tag("附注", "联系人、电话、地址（设置 contact、contact_telephone、contact_address），带圆括号，可能为空"),
    Tag("抄送", "设置 copy_to，可能为空"),
    Tag("用印", "是否加盖印章（设置 seal），用于判断落款的排法"),
)
