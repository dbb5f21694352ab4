"""The clauses of a document, quoted, and what became of every sentence (去向)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from batch.policy.shapes import Strict

Fate = Literal["路线", "基本条件", "附带结论", "对照表", "宣示", "程序", "组织", "留待", "缺页"]


class ClausePart(Strict):
    """A sentence of a clause and what became of it."""

    quote: str = Field(description="原文，一字不改")
    fate: Fate = Field(description="去向：成为路线、基本条件、附带结论或对照表，或者为什么没有")
    why: str = Field("", description="去向的理由；去向不是“路线”的必须写")
    routes: tuple[str, ...] = Field(
        (), description="由这一句而来的路线 id；引文以“其中”“但”等开头的，前一句也要写"
    )

    @model_validator(mode="after")
    def _reasoned(self) -> ClausePart:
        if self.fate != "路线" and not self.why:
            raise PydanticCustomError("no_reason", "条文没有路线时须写 why（去向的理由）", {})
        if self.fate == "路线" and not self.routes:
            raise PydanticCustomError(
                "no_routes", "去向是“路线”的须写 routes（由这一句而来的路线 id）", {"key": "fate"}
            )
        return self


class Clause(Strict):
    """A clause, quoted exactly; its text is that of its parts."""

    id: str = Field(description="条号，如 `二（一）3`；路线的 `clause` 指向它")
    parts: Annotated[tuple[ClausePart, ...], Field(min_length=1)] = Field(
        description="逐句的原文和去向，按原文的顺序，至少一句"
    )

    @property
    def text(self) -> str:
        """The whole clause."""
        return "".join(part.quote for part in self.parts)
