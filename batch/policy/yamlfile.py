"""Reading YAML into models, with errors that name file, line and the allowed words."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, Final, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from batch.errors import UserError

Model = TypeVar("Model", bound=BaseModel)

_PLAIN = {
    "union_tag_invalid": "不认识的条件“{tag}”；可用的条件：{expected_tags}",
    "union_tag_not_found": "这里应为一个条件",
    "greater_than_equal": "“{key}”的值“{input}”太小",
    "less_than_equal": "“{key}”的值“{input}”太大",
    "string_pattern_mismatch": "“{key}”的值“{input}”格式不对",
    "missing": "缺少必需的键“{key}”",
    "string_type": "“{key}”应为文字",
    "tuple_type": "“{key}”应为列表",
    "dict_type": "“{key}”应为键值表",
    "date_from_datetime_parsing": "“{key}”不是日期，请写成 2024-06-30 这样的形式",
    "date_type": "“{key}”不是日期，请写成 2024-06-30 这样的形式",
    "literal_error": "“{input}”不是可用的词；可用：{expected}",
    "too_short": "“{key}”至少要有一项",
    "bool_parsing": "“{key}”应为 true 或 false",
    "bool_type": "“{key}”应为 true 或 false",
    "int_parsing": "“{key}”应为整数",
    "int_type": "“{key}”应为整数",
    "model_type": "“{key}”应为键值表",
}


MAX_BYTES: Final = 4 * 1024 * 1024
MAX_DEPTH: Final = 40  # lists and mappings inside each other
MAX_NODES: Final = 400_000  # what the file comes to with every alias written out

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """A safe loader that refuses a key written twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[Any] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, Hashable):
                raise yaml.constructor.ConstructorError(None, None, "键应为文字", key_node.start_mark)
            if key in seen:
                raise yaml.constructor.ConstructorError(None, None, f"键“{key}”写了两次", key_node.start_mark)
            seen.add(key)
        mapping: dict[Hashable, Any] = super().construct_mapping(node, deep)
        return mapping


def _check_shape(text: str, path: Path) -> None:
    """Raise UserError for a file that is too deep or, with its aliases written out, too large.

    Streamed event by event, before anything is built of it.
    """
    sizes: dict[str, int] = {}
    open_: list[tuple[str, int]] = []  # anchor, nodes so far
    for event in yaml.parse(text, Loader=_Base):
        size, mark = 0, event.start_mark
        line = mark.line + 1 if mark else 1
        if isinstance(event, yaml.CollectionStartEvent):
            open_.append((event.anchor or "", 1))
            if len(open_) > MAX_DEPTH:
                raise UserError(f"{path.name} 第{line}行：层次超过{MAX_DEPTH}层")
        elif isinstance(event, yaml.CollectionEndEvent):
            anchor, size = open_.pop()
            sizes[anchor] = size
        elif isinstance(event, yaml.AliasEvent):
            if event.anchor in [anchor for anchor, _ in open_]:
                raise UserError(f"{path.name} 第{line}行：引用了自己")
            size = sizes.get(event.anchor or "", 1)
        elif isinstance(event, yaml.ScalarEvent):
            size = 1
        if open_ and size:
            open_[-1] = (open_[-1][0], open_[-1][1] + size)
        if size > MAX_NODES or (open_ and open_[-1][1] > MAX_NODES):
            raise UserError(f"{path.name}：内容过多（引用展开后超过{MAX_NODES}项）")


def load_yaml(path: Path) -> tuple[Any, yaml.Node | None]:
    """The content of a file and its node tree (for line numbers). Raises UserError."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UserError(f"{path.name}：超过{MAX_BYTES // 1048576}MB，未读取")
        text = path.read_text(encoding="utf-8-sig")
        _check_shape(text, path)
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
            content = loader.construct_document(node) if node else None
            return content, node
        finally:
            loader.dispose()
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(
            f"{path}：无法读取（{getattr(error, 'strerror', None) or '不是 UTF-8 文本'}）"
        ) from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problem = error.problem or ""
        said = problem if problem and not problem.isascii() else "不是有效的 YAML，请检查缩进、引号和冒号"
        raise UserError(f"{path.name} 第{line}行：{said}") from error
    except (yaml.YAMLError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise UserError(f"{path.name}：不是有效的 YAML") from error


def load_model(path: Path, model: type[Model]) -> Model:
    """One model from one file. Raises UserError with file, line and what is allowed."""
    content, node = load_yaml(path)
    return validate(content, node, path, model)


def validate(content: Any, node: yaml.Node | None, path: Path, model: type[Model]) -> Model:
    """The model of already loaded content. Raises UserError."""
    try:
        return model.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        key = first.get("ctx", {}).get("key")  # of a mapping of which several keys do not go together
        extra = () if key is None else (key,)
        line = line_of(node, (*first["loc"], *extra))
        raise UserError(f"{path.name} 第{line}行：{_message(first)}") from error


def _message(error: Any) -> str:
    pattern = _PLAIN.get(error["type"])
    if pattern is None:
        chinese = not str(error["msg"]).isascii()
        return str(error["msg"]) if chinese else f"“{'.'.join(map(str, error['loc']))}”的值不对"
    names = [str(part) for part in error["loc"]]
    return pattern.format(
        key=names[-1] if names else "",
        input=error.get("input"),
        tag=error.get("ctx", {}).get("tag", ""),
        expected_tags=str(error.get("ctx", {}).get("expected_tags", "")).replace("'", "").replace(", ", "、"),
        expected=str(error.get("ctx", {}).get("expected", "")).replace(" or ", "、"),
    )


def places(path: Path) -> Callable[..., str]:
    """File and line of a key path of a file, which is read only when there is something to say."""

    def where(*keys: object) -> str:
        _, node = load_yaml(path)
        return f"{path.name} 第{line_of(node, keys)}行"

    return where


def line_of(node: yaml.Node | None, path: tuple[Any, ...]) -> int:
    """The line (from 1) of the deepest part of ``path`` that the node tree has."""
    line = node.start_mark.line + 1 if node else 1
    for part in path:
        found = _child(node, part)
        if found is not None:
            node, line = found
    return line


def _child(node: yaml.Node | None, part: Any) -> tuple[yaml.Node, int] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(part):
                return value, key.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part], node.value[part].start_mark.line + 1
    return None
