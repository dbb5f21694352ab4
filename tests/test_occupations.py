"""Trades in brackets behind their occupation, as certificates write 职业（工种）."""

from __future__ import annotations

import pytest

from batch.policy.occupations import occupation_table


@pytest.mark.parametrize(
    ("name", "today"),
    [
        ("车工（数控车工）", "车工"), ("汽车维修工(汽车机械维修工)", "汽车维修工"), ("电工（维修电工）", "电工"),
        ("社会体育指导员（游泳）", "社会体育指导员"), ("化学检验工（化验员）", "化学检验工"),
    ],
)  # fmt: skip
def test_a_trade_of_its_occupation(name: str, today: str) -> None:
    """What is in the brackets is called that today."""
    assert occupation_table().successors(name) == (today,)
    assert occupation_table().knows(name)


@pytest.mark.parametrize(
    "name",
    [
        "车工（焊工）",
        "钳工（道岔钳工）",
        "车工（学徒）",
        "车工（铣工、磨工）",
        "某某工（数控车工）",
        "车工（",
    ],
)
def test_anything_else_in_brackets_is_open(name: str) -> None:
    """Another occupation, or what may take it back."""
    assert occupation_table().successors(name) == ()
    assert not occupation_table().knows(name)
