"""The keys of the rulebook models as people read them: meaning, what may be written, default."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin, get_type_hints

import yaml
from annotated_types import Ge, Le
from pydantic import BaseModel, BeforeValidator, TypeAdapter
from pydantic.fields import FieldInfo

from batch.policy.requirements import Requirement
from batch.policy.shapes import OneOf, Years

_PLAIN: Final[dict[Any, str]] = {
    str: "文字", int: "整数", float: "数", bool: "`true` 或 `false`", date: "日期，如 `2025-03-01`",
}  # fmt: skip
#: A link to the section of a model.
Link = Callable[[type[BaseModel]], str]


@dataclass(frozen=True)
class Key:
    """One key of a model."""

    name: str
    field: FieldInfo
    hint: Any  # its type, with what is annotated

    @property
    def default(self) -> str:
        """What it is when it is left out."""
        if self.field.is_required():
            return "必写"
        value = self.field.get_default(call_default_factory=True)
        if isinstance(value, BaseModel):
            return "各键的默认值"
        if isinstance(value, tuple) and value:
            return "、".join(written(one) for one in value)
        return written(value) if value or value is False else "—"


@cache
def keys_of(model: type[BaseModel]) -> tuple[Key, ...]:
    """A model's keys, as they are written. Raises LookupError for one that says nothing of itself."""
    hints = get_type_hints(model, include_extras=True)
    for name, field in model.model_fields.items():
        if not field.description:
            raise LookupError(f"{model.__name__}.{name} has no description")
    return tuple(Key(field.alias or name, field, hints[name]) for name, field in model.model_fields.items())


def row(*cells: str) -> str:
    """A row of a table."""
    return f"| {' | '.join(cell.replace('|', '／') for cell in cells)} |"


def written(value: Any) -> str:
    """A value as YAML has it; a word that YAML takes for something else in quotes."""
    if not isinstance(value, str):
        return f"`{yaml.safe_dump(value).splitlines()[0]}`"
    return f"`{value}`" if yaml.safe_load(value) == value else f'`"{value}"`'


def allowed(hint: Any, link: Link) -> str:
    """What may be written for a key of some type, in words."""
    plain, more = _bare(hint)
    if plain == Requirement:
        return "一个[条件](#条件)"
    if (plain, more) == _bare(Years):
        return "年限，如 `3y`"
    for one in more:
        if isinstance(one, BeforeValidator) and isinstance(one.func, OneOf):
            return f"[{one.func.what}](#词表)"
    if get_origin(plain) is Literal:
        return "、".join(map(written, get_args(plain)))
    if isinstance(plain, type) and issubclass(plain, BaseModel):
        return link(plain)
    return _many(plain, link) if get_args(plain) else _PLAIN[plain] + _bounds(more)


def _many(plain: Any, link: Link) -> str:
    inner = get_args(plain)
    if get_origin(plain) is dict:
        return f"键值表：{allowed(inner[0], link)} → {allowed(inner[1], link)}"
    if inner[-1] is not Ellipsis:
        return f"列表：{len(inner)}个{allowed(inner[0], link)}"
    return f"列表：{allowed(inner[0], link)}"


def _bounds(more: tuple[Any, ...]) -> str:
    parts = [part for one in more for part in getattr(one, "metadata", [])]
    low = next((part.ge for part in parts if isinstance(part, Ge)), None)
    high = next((part.le for part in parts if isinstance(part, Le)), None)
    return "" if low is None else f"，{low}至{high}"


def _bare(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    """A type without ``| None``, and what is annotated to it."""
    if hint != Requirement and get_origin(hint) in (Union, types.UnionType):
        hint = next(one for one in get_args(hint) if one is not type(None))
    if hint != Requirement and get_origin(hint) is Annotated:
        plain, *more = get_args(hint)
        return plain, tuple(more)
    return hint, ()


def parts_of(hint: Any) -> Iterator[Any]:
    """The types that a type is made of, without lists and mappings around them."""
    plain, more = _bare(hint)
    if plain != Requirement and get_origin(plain) in (tuple, dict):
        for one in get_args(plain):
            if one is not Ellipsis:
                yield from parts_of(one)
    else:
        yield plain
        yield from more


def used(content: Any, hint: Any) -> Iterator[tuple[type[BaseModel], str]]:
    """Every key that some content writes, with the model that it belongs to."""
    plain = _bare(hint)[0]
    if plain == Requirement:
        plain = type(TypeAdapter[Any](Requirement).validate_python(content))
    if isinstance(plain, type) and issubclass(plain, BaseModel):
        hints = {key.name: key.hint for key in keys_of(plain)}
        for name, value in content.items():
            yield plain, name
            yield from used(value, hints[name])
    elif isinstance(content, dict | list):
        values = content.values() if isinstance(content, dict) else content
        for value in values:
            yield from used(value, get_args(plain)[1 if isinstance(content, dict) else 0])
