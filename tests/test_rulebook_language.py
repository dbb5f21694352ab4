"""docs/rulebook-language.md and docs/rulebooks.md: what they show loads, and nothing is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel, Field, TypeAdapter

from batch.policy.annual import FOLDER, AnnualNotice
from batch.policy.inheritance import INHERITED, JOINED, inherited
from batch.policy.loading import load_library
from batch.policy.rulebook import Rulebook
from batch.policy.shapes import Strict
from tests.here import SOAK
from tools import rulebook_language
from tools.model_keys import keys_of
from tools.rulebook_around import OWN, extending, forwarding
from tools.rulebook_examples import DIRECTORY, check, examples, write_files

DOCS = Path(__file__).parent.parent / "docs"


def _blocks(page: str) -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.S)


def test_the_page_is_todays() -> None:
    """As make lint asks too."""
    assert rulebook_language.PAGE.read_text(encoding="utf-8") == rulebook_language.page()
    assert _blocks("rulebook-language.md")


def test_every_example_of_the_page_loads_and_is_linted(tmp_path: Path) -> None:
    """All in one folder: keys, words, names, clauses; and nothing on the page is anything else."""
    texts = examples()
    write_files(tmp_path, texts)
    library = load_library([tmp_path])
    files = {path.stem for path in tmp_path.rglob("*.yaml")}
    assert files == {f"{name}-{number}" for name, many in texts.items() for number in range(len(many))}
    loaded = {entry.path.stem for entry in library.entries.values()}
    assert files <= loaded | {one.path.stem for one in library.notices}
    shown = {text.strip() for many in texts.values() for text in many}
    assert {block.strip() for block in _blocks("rulebook-language.md")} == shown


def test_every_example_of_the_guide_loads_and_is_linted(tmp_path: Path) -> None:
    """docs/rulebooks.md: a rulebook with its directory, and a year's notice."""
    book, notice = _blocks("rulebooks.md")
    (tmp_path / "jia-2025.yaml").write_text(book, encoding="utf-8")
    (tmp_path / "jia-2025.csv").write_text(DIRECTORY, encoding="utf-8")
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "nantong-2026.yaml").write_text(notice, encoding="utf-8")
    library = load_library([tmp_path])
    assert library["jia-2025"].rulebook.routes
    assert [one.notice.place_name for one in library.notices] == ["南通市"]


@pytest.mark.parametrize("old", ["award: 甲省金锤奖", "单位性质", "worked", "title-intermediate-review]"])
def test_an_example_that_is_wrong_is_found(old: str, tmp_path: Path) -> None:
    """A name, a column, a key, a route that is not there."""
    texts = examples()
    texts["Rulebook"] = [text.replace(old, "没有" + old) for text in texts["Rulebook"]]
    write_files(tmp_path, texts)
    with pytest.raises(Exception, match="没有"):
        load_library([tmp_path])


# -- a key that says nothing of itself -----------------------------------------------------


class Told(Strict):
    """A model with a key that is explained."""

    asked: str = Field("", description="一个键")


class Untold(Strict):
    """A model with a key that is not."""

    asked: str = ""


def test_a_key_without_an_explanation_stops_the_page() -> None:
    """So does one without an example."""
    with pytest.raises(LookupError, match=r"Untold\.asked has no description"):
        keys_of(Untold)
    with pytest.raises(LookupError, match=r"Told\.asked has no example"):
        check(Told, [])
    for name in list(examples())[:: 1 if SOAK else 4]:
        less = {key: many for key, many in examples().items() if key != name}
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(rulebook_language, "examples", lambda less=less: less)
            with pytest.raises(LookupError, match=f"{name}.* has no example"):
                rulebook_language.page()


def _keys_of_all(model: type[BaseModel]) -> Iterator[str]:
    """Every key of a JSON schema, which knows nothing of the page."""
    schema: dict[str, Any] = TypeAdapter(model).json_schema()
    for one in (schema, *schema.get("$defs", {}).values()):
        yield from one.get("properties", {})


@pytest.mark.parametrize("model", [Rulebook, AnnualNotice])
def test_no_key_is_left_out(model: type[BaseModel]) -> None:
    """Counted another way."""
    page = rulebook_language.PAGE.read_text(encoding="utf-8")
    keys = set(_keys_of_all(model))
    assert {"id", "clauses", "quote", "only_if"} <= keys or {"bars", "fail"} <= keys
    assert {key for key in keys if f"\n| `{key}` | " not in page} == set()


# -- what is taken over ----------------------------------------------------------------------


_WHOLE, _EXTENDER, _ = (yaml.safe_load(text) for text in examples()["Rulebook"])
_HEAD = {name: _EXTENDER[name] for name in ("number", "name", "issuer", "region", "region_name", "in_force")}


def _child(how: str, **more: Any) -> Rulebook:
    return Rulebook.model_validate({**_HEAD, "id": "child", how: "jia-2025", **more})


def _below(child: Rulebook, key: str) -> Any:
    """What a document has under a key below one that says everything, and what that one has."""
    parent = Rulebook.model_validate({**_WHOLE, "directory_edition": "2015", "drop": ["nothing"]})
    routes = tuple(route.model_copy(update={"document": parent.id}) for route in parent.routes)
    return getattr(inherited(child, parent), key), routes if key == "routes" else getattr(parent, key)


@pytest.mark.parametrize("key", [key.name for key in keys_of(Rulebook)])
def test_what_is_taken_over_is_what_the_page_says(key: str) -> None:
    """By a document that says nothing of its own."""
    for said, how in ((extending(key), "extends"), (forwarding(key), "forwards")):
        child = _child(how)
        found, parents = _below(child, key)
        assert getattr(child, key) != parents or key in ("forwards", "extends")
        assert found == (getattr(child, key) if said == OWN else parents), how


@pytest.mark.parametrize(
    ("key", "own"),
    [
        ("series", ["艺术"]), ("directory", "another"), ("directory_edition", "2022"), ("directory_note", "乙"),
        ("titles", {"outside": "open"}), ("teachers", None), ("benefits", {"notes": ["乙"]}),
    ],
)  # fmt: skip
def test_what_an_extending_document_says_itself_is_its_own(key: str, own: Any) -> None:
    """没有写的，用原规则的: what is written is not taken over, not even where it is the default."""
    assert key in INHERITED
    child = _child("extends", **{key: own})
    assert _below(child, key)[0] == getattr(child, key) != _below(child, key)[1]


def test_what_an_extending_document_adds() -> None:
    """Lists and awards beside, the same name its own, a ladder's bases whole, a route of the same id."""
    entry, asked = {"award": "技术能手"}, {"考核": {"assessments": 1}}
    child = _child(
        "extends",
        award_lists={"旧名单": [entry], "新名单": [entry]},
        awards=[{"name": "乙市工匠"}],
        bases={"skill": asked},
        routes=[{**_WHOLE["routes"][0], "procedure": "认定"}],
    )
    lists = _below(child, "award_lists")[0]
    assert set(lists) == {"特别贡献", "旧名单", "新名单"} and lists["旧名单"] == child.award_lists["旧名单"]
    assert [one.name for one in _below(child, "awards")[0]] == ["甲省金锤奖", "乙市工匠"]
    bases, theirs = _below(child, "bases")
    assert bases == {"title": theirs["title"], "skill": child.bases["skill"]}
    routes = {route.id: (route.procedure, route.document) for route in _below(child, "routes")[0]}
    assert routes == {
        "title-intermediate-review": ("认定", ""), "title-associate-direct": ("直接申报", "jia-2025"),
    }  # fmt: skip
    assert set(JOINED) == {"award_lists", "awards", "bases"}


def _document(name: str, **more: Any) -> str:
    return yaml.safe_dump({**_HEAD, "id": name, **more}, allow_unicode=True)


def test_what_is_taken_over_from_a_document_that_takes_over(tmp_path: Path) -> None:
    """The middle one's routes stay, what it drops stays dropped, the clauses are quoted from where they stand."""
    write_files(tmp_path, examples())
    own = {**_WHOLE["routes"][0], "id": "own", "clause": "三"}
    for name, how in (("below", "forwards"), ("beside", "extends")):
        more = {"routes": [own]} if how == "extends" else {}
        (tmp_path / f"{name}.yaml").write_text(_document(name, **{how: "yi-2025"}, **more), encoding="utf-8")
    library = load_library([tmp_path])
    theirs = {"title-intermediate-review": "jia-2025", "title-assistant-review": "yi-2025"}
    for name, added in (("below", {}), ("beside", {"own": ""})):
        assert {one.id: one.document for one in library[name].rulebook.routes} == theirs | added
        assert library[name].ancestors == ("yi-2025", "jia-2025")


def test_forwarding_says_no_more_than_what_is_forwarded(tmp_path: Path) -> None:
    """A document that names no series names none when it is forwarded: every occupation corresponds."""
    (tmp_path / "ding.yaml").write_text(_document("ding", forwards="national-2020"), encoding="utf-8")
    library = load_library([tmp_path])
    assert not library["national-2020"].rulebook.names_series
    assert not library["ding"].rulebook.names_series
