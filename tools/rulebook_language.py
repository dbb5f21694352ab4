"""Write docs/rulebook-language.md: all that a rulebook may say, from the models and their examples.

python -m tools.rulebook_language          # write
python -m tools.rulebook_language --check  # exit 1 if it has drifted
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import BaseModel

from batch.policy.annual import AnnualNotice
from batch.policy.requirements import KINDS
from batch.policy.rulebook import Rulebook
from tools.generated import write_or_check
from tools.model_keys import allowed, keys_of, parts_of, row
from tools.rulebook_around import columns, directory, taken, together, vocabularies
from tools.rulebook_examples import check, examples

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "rulebook-language.md"
_ROOTS: Final[dict[type[BaseModel], str]] = {Rulebook: "一份规则", AnnualNotice: "年度通知"}
_HEAD: Final = """# 规则的写法

由 `python -m tools.rulebook_language` 从 `batch/policy/` 的模型和 `tools/rulebook_examples.yaml` 生成。怎样添加一份规则，
见[添加一份规则](rulebooks.md)；这里是每一个键、每一种条件、每一列和每一个词。

各表的“不写时”：必写的不能省；— 为没有、不问。例子都能装入：带 `id` 的是整份规则，带 `filing_year` 的是整份年度
通知，以 `-` 开头的写在 `requires` 中，其余是规则的一段，与第一个例子写在一起。`no`、`yes` 和全是数字的词要加引号。
"""
_KINDS: Final = """## 条件

写在路线的 `requires` 中，或按名称写在 `bases` 中。有下列各键之一的就是那一种条件；同时有 `standard`、`highest_title`
或 `word` 的，以它为准。

| 条件 | 含义 | 例 |
| --- | --- | --- |
"""


def _models(root: type[BaseModel], path: str = "") -> Iterator[tuple[type[BaseModel], str, str]]:
    """A model and those inside it: the model, its path of keys, what it is; no requirement kinds."""
    for key in keys_of(root):
        for part in parts_of(key.hint):
            if isinstance(part, type) and issubclass(part, BaseModel):
                inner = f"{path} › {key.name}" if path else key.name
                yield part, inner, key.field.description or ""
                yield from _models(part, inner)


@cache
def _sections(root: type[BaseModel]) -> dict[type[BaseModel], tuple[str, str]]:
    return {model: (path, about) for model, path, about in _models(root)}


def _link(model: type[BaseModel]) -> str:
    for root in _ROOTS:
        if model in _sections(root):
            path = _sections(root)[model][0]
            return f"[{path}](#{path.replace(' › ', '--')})"
    raise LookupError(f"{model.__name__} has no section")


def _keys(model: type[BaseModel], first: str = "") -> str:
    """The table of a model's keys, one perhaps before the others, and its examples. Raises LookupError."""
    texts = examples().get(model.__name__, [])
    check(model, texts)
    rows = [
        row(f"`{key.name}`", key.field.description or "", allowed(key.hint, _link), key.default)
        for key in sorted(keys_of(model), key=lambda key: key.name != first)
    ]
    head = ["| 键 | 含义 | 可以写 | 不写时 |", "| --- | --- | --- | --- |"]
    return "\n".join([*head, *rows]) + "".join(f"\n\n```yaml\n{text.strip()}\n```" for text in texts) + "\n"


def _tree(root: type[BaseModel]) -> Iterator[str]:
    """A whole file's keys, then those of each model inside it."""
    yield f"## {_ROOTS[root]}\n\n{_keys(root)}"
    for model, (path, about) in _sections(root).items():
        yield f"### {path}\n\n{about}。\n\n{_keys(model)}"


def _kinds() -> Iterator[str]:
    """The kinds in a table, then one by one."""
    sections = [f"### {name}\n\n{_keys(model, name)}" for name, model in KINDS.items()]
    rows = []
    for name, model in KINDS.items():
        about = next(key.field.description or "" for key in keys_of(model) if key.name == name)
        example = examples()[model.__name__][0].splitlines()[0].removeprefix("- ")
        rows.append(row(f"[`{name}`](#{name})", about, f"`{example}`"))
    yield _KINDS + "\n".join(rows) + "\n"
    yield from sections


def page() -> str:
    """The whole page. Raises LookupError for a key without an explanation or an example."""
    models: list[type[BaseModel]] = [*_ROOTS, *_sections(Rulebook), *_sections(AnnualNotice), *KINDS.values()]
    stray = set(examples()) - {model.__name__ for model in models}
    if stray:
        raise LookupError(f"examples of no model: {sorted(stray)}")
    around = (columns(), vocabularies(models), directory(), taken(), together())
    return "\n".join([_HEAD, *_tree(Rulebook), *_kinds(), *around, *_tree(AnnualNotice)])


def main() -> int:
    """Write or check."""
    return write_or_check(PAGE, page())


if __name__ == "__main__":
    sys.exit(main())
