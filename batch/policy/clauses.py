"""The clauses of a document, quoted, and what became of every sentence (去向)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from batch.policy.shapes import Strict

Fate = Literal["路线", "基本条件", "附带结论", "对照表", "宣示", "程序", "组织", "留待", "缺页"]


class ClausePart(Strict):
    """A sentence of a clause and what became of it."""

    quote: str
    fate: Fate
    why: str = ""
    routes: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _reasoned(self) -> ClausePart:
        if self.fate != "路线" and not self.why:
            raise PydanticCustomError("no_reason", "条文没有路线时须写 why（去向的理由）", {})
        return self


class Clause(Strict):
    """A clause, quoted exactly; its text is that of its parts."""

    id: str
    parts: Annotated[tuple[ClausePart, ...], Field(min_length=1)]

    @property
    def text(self) -> str:
        """The whole clause."""
        return "".join(part.quote for part in self.parts)
