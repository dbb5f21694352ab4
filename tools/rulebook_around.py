"""What a rulebook may say beside its keys: columns, words, the directory, what is taken over, who speaks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from pydantic import BaseModel, BeforeValidator

from batch.language.regions import place_code
from batch.language.words import PERSON_WORDS, WORDS
from batch.policy.directory import COLUMNS
from batch.policy.inheritance import FORWARDED, INHERITED, JOINED
from batch.policy.loading import load_library
from batch.policy.rulebook import Rulebook
from batch.policy.shapes import OneOf
from tools.model_keys import keys_of, parts_of, row
from tools.rulebook_examples import DIRECTORY

_COLUMNS: Final = """## 列和词

`word`、`only_if` 和年度通知的 `bars` 可以用的列，都在花名册的“人员”表上：

| 列 | 词 |
| --- | --- |
"""
_VOCABULARIES: Final = """## 词表

| 词 | 可以写 |
| --- | --- |
"""
_DIRECTORY: Final = """## 职业目录

`directory` 指的 CSV（UTF-8），第一行是下列各列。先按名称找；目录没有印这个名称，再看编码。

| 列 | 含义 |
| --- | --- |
"""
_INHERITED: Final = """## 转发和增补

`forwards` 是原文转发，`extends` 是在其上增补；二者都在自己的地区代替原规则。各键这样得来：

| 键 | `extends`（增补） | `forwards`（转发） |
| --- | --- | --- |
"""
OWN: Final = "各写各的"
_JOINED: Final = {
    "award_lists": "原规则的加上自己的，同名的用自己的",
    "awards": "原规则的加上自己的",
    "bases": "按 `title`、`skill` 合：自己写了的一边全用自己的",
}
_TOGETHER: Final = """## 一地有几份规则

对一个人，由他的所在地决定哪些规则适用：

- 管到这个地方的规则，不论是本地的还是上级的，当天有效的都适用。各按各的路线得出各自的结论，条件不相加，
  也不相抵；新文件废止旧文件的，旧的写 `in_force` 的 `to`。
- 转发或增补另一份的，在自己的地区代替原规则，原规则不再另算。
- 全国的（`region: "000000"`）只在没有别的规则时适用。
- 年度通知不同：只用管到最细一级的那一份。

{day}适用的规则：

| 所在地 | 规则 |
| --- | --- |
"""
_DAY: Final = date(2026, 1, 1)
_PLACES: Final = ("江苏省苏州市", "江苏省南通市", "江苏省南京市", "内蒙古自治区包头市", "山东省济南市")


def _words(words: Iterable[str]) -> str:
    return "、".join(f"`{word}`" for word in words)


def columns() -> str:
    """The closed columns of the roster and their words."""
    return _COLUMNS + "\n".join(row(header, _words(WORDS[header])) for header in PERSON_WORDS) + "\n"


def vocabularies(models: Iterable[type[BaseModel]]) -> str:
    """The closed words that keys of several models take."""
    parts = [part for model in models for key in keys_of(model) for part in parts_of(key.hint)]
    checks = [part.func for part in parts if isinstance(part, BeforeValidator)]
    found = {one.what: one.words for one in checks if isinstance(one, OneOf)}
    rows = [row(what, _words(words)) for what, words in found.items()]
    return _VOCABULARIES + "\n".join(rows) + "\n"


def directory() -> str:
    """The columns of a directory, and the one of the examples."""
    rows = "\n".join(row(f"`{name}`", about) for name, about in COLUMNS.items())
    return f"{_DIRECTORY}{rows}\n\n```csv\n{DIRECTORY.strip()}\n```\n"


def taken() -> str:
    """What a document that extends or forwards another has under each key."""
    rows = [row(f"`{key.name}`", extending(key.name), forwarding(key.name)) for key in keys_of(Rulebook)]
    return _INHERITED + "\n".join(rows) + "\n"


def extending(key: str) -> str:
    """What a document that extends another has under a key."""
    if key in JOINED:
        return _JOINED[key]
    if key == "routes":
        return "原规则的（`drop` 的和自己另写了同 id 的除外），加上自己的"
    return "没有写的，用原规则的" if key in INHERITED else OWN


def forwarding(key: str) -> str:
    """What a document that forwards another has under a key."""
    if key == "routes":
        return "原规则的（`drop` 的除外）；自己不写路线"
    return "用原规则的，自己不写" if key in FORWARDED else OWN


def together() -> str:
    """How several documents of one place go together."""
    speaking = load_library().speaking
    rows = [row(name, "、".join(speaking(place_code(name) or "", _DAY))) for name in _PLACES]
    return _TOGETHER.format(day=f"{_DAY.year}年{_DAY.month}月{_DAY.day}日") + "\n".join(rows) + "\n"
