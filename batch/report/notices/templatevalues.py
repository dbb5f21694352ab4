"""What becomes of the values of tags: escaped where they are shown, reckoned with where they are numbers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from jinja2 import Undefined
from markupsafe import Markup, escape

from batch.language.persons import mask_ids
from batch.report.excel.texts import clean
from batch.report.notices.templateerrors import NotAllowedError, TooMuchError

MAX_KNOWN: Final = 20_000  # texts whose written form is kept
_BREAK: Final = Markup('</w:t><w:br/><w:t xml:space="preserve">')


def _written(value: Any) -> Any:
    """A value as it may stand in a run: no forbidden characters, line breaks as breaks."""
    if (
        isinstance(value, Markup | Undefined | int | float | date)
        or value is None
        or hasattr(value, "__html__")
    ):
        return value
    if not isinstance(value, str):
        raise NotAllowedError("标签的值有多项或不是文字，请用 for 逐项取出", 1)
    text = clean(value)
    return _BREAK.join(map(escape, text.splitlines())) if "\n" in text else escape(text)


def plain(value: Any) -> str:
    """A single value as a text."""
    if not isinstance(value, str | int | float | date):
        raise NotAllowedError("join 的各项不是文字", 1)
    return str(value)


class ShownValues:
    """Values as they may stand in a run, made once a text."""

    def __init__(self, mask: bool) -> None:
        """``mask``: whether ID numbers in values are masked."""
        self._mask = mask
        self._known: dict[str, str] = {}

    def __call__(self, value: Any) -> Any:
        """A value as it may stand in a run."""
        if type(value) is not str:
            return _written(value)
        known = self._known.get(value)
        if known is None:
            known = str(_written(mask_ids(value) if self._mask else value))
            if len(self._known) < MAX_KNOWN:  # what many letters say is said early
                self._known[value] = known
        return known


def sum_of(values: Iterable[Any], attribute: str | None = None) -> float:
    """The sum of numbers."""
    found = [value if attribute is None else value[attribute] for value in values]
    if not all(isinstance(one, int | float) for one in found):
        raise TooMuchError("sum 只能用于数")
    return sum(found)  # type: ignore[no-any-return]


def rounded(value: Any, precision: int = 0) -> Any:
    """A number with at most so many decimals."""
    if not isinstance(value, int | float) or precision not in range(11):
        raise TooMuchError("round 只能用于数，位数为0至10")
    return round(value, precision) if precision else round(value)
