"""The examples of the rulebook language: read from one table, and written as files that load."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import yaml
from pydantic import BaseModel

from batch.policy.annual import FOLDER, AnnualNotice
from batch.policy.requirements import Requirement
from batch.policy.rulebook import Rulebook
from tools.model_keys import keys_of, used

_TABLE: Final = Path(__file__).with_suffix(".yaml")
#: The directory of the first example.
DIRECTORY: Final = """row,area,series,code,name,match,printed,condition
1,园艺,农业,,量子园丁,name,,
2,机械,工程,6-18-02,机械热加工人员,code,,
2,机械,工程,6-18-01-01,车工,code,车二,
3,焊接,工程,,水下焊工,name,,从事水下作业的
4,教师,技工院校教师,,实习指导教师,none,,
"""


def examples() -> dict[str, list[str]]:
    """Each model's name and its examples as they are printed."""
    found: dict[str, list[str]] = yaml.safe_load(_TABLE.read_text(encoding="utf-8"))
    return found


def check(model: type[BaseModel], texts: list[str]) -> None:
    """Raise LookupError for a key that none of the examples of its model writes."""
    contents = [yaml.safe_load(text) for text in texts]
    shown = {pair for content in contents for pair in used(content, _type_of(content))}
    for key in keys_of(model):
        if (model, key.name) not in shown:
            raise LookupError(f"{model.__name__}.{key.name} has no example in {_TABLE.name}")


def _type_of(content: Any) -> Any:
    if isinstance(content, list):
        return tuple[Requirement, ...]
    return AnnualNotice if "filing_year" in content else Rulebook


def write_files(folder: Path, texts: dict[str, list[str]]) -> None:
    """A folder of rulebooks in which every example stands; a part beside what the first one says."""
    first = yaml.safe_load(texts["Rulebook"][0])
    (folder / f"{first['directory']}.csv").write_text(DIRECTORY, encoding="utf-8")
    (folder / FOLDER).mkdir()
    for name, many in texts.items():
        for number, text in enumerate(many):
            content = yaml.safe_load(text)
            place = folder / FOLDER if _type_of(content) is AnnualNotice else folder
            whole = _whole(content, first, f"{name}-{number}") or text
            (place / f"{name}-{number}.yaml").write_text(whole, encoding="utf-8")


def _whole(content: Any, first: dict[str, Any], name: str) -> str:
    """A rulebook in which a part stands; nothing for what is whole already."""
    if isinstance(content, list):
        route = {**first["routes"][0], "requires": content}
        return _dumped({**first, "id": name, "routes": [route, *first["routes"][1:]]})
    if "id" in content or "filing_year" in content:
        return ""
    return _dumped({**_beside(first, content), "id": name})


def _dumped(content: Any) -> str:
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False)


def _beside(there: Any, more: Any) -> Any:
    """Some content and more: mappings key by key, lists one after the other."""
    if isinstance(there, dict) and isinstance(more, dict):
        return {**there, **{key: _beside(there.get(key), value) for key, value in more.items()}}
    return [*there, *more] if isinstance(there, list) and isinstance(more, list) else more
