"""Which titles count for the routes of a rulebook."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from batch.policy.shapes import SeriesName, Strict


class TitlesCount(Strict):
    """Which titles count for the routes of a ladder."""

    outside: Literal["no", "open"] = Field(
        "open", description="`series` 以外系列的职称：`no` 不计，`open` 待核实"
    )
    other: Literal["no", "open", "yes"] = Field(
        "open",
        description="系列与岗位不对应的职称：`no` 不计，`open` 待核实；`yes` 凡有目录列出的岗位都算对应",
    )
    described: tuple[SeriesName, ...] = Field(
        (), description="目录只用文字说明的系列：这些系列的职称对任何岗位都待核实"
    )


class TitlePolicy(TitlesCount):
    """Which titles count for skill routes, and (``title_routes``) for title routes."""

    outside: Literal["no", "open"] = Field(
        "no", description="`series` 以外系列的职称：`no` 不计，`open` 待核实"
    )
    title_routes: TitlesCount = Field(
        TitlesCount(), description="职称路线上哪些职称算数；外面各键只管技能路线"
    )
