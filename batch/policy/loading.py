"""Loading the rulebooks: the product's own once a process, with those of further folders anew."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter

from batch.errors import UserError
from batch.policy.annual import load_notices
from batch.policy.award_lists import AwardName
from batch.policy.directory import load_directory
from batch.policy.inheritance import ancestry, check_taken, inherited
from batch.policy.library import Entry, Library
from batch.policy.lint import check_quoted, check_references
from batch.policy.rulebook import Rulebook
from batch.policy.yamlfile import load_model, load_yaml, places
from batch.resources import POLICY


@lru_cache(maxsize=1)
def shipped_library() -> Library:
    """The product's own rulebooks, read once a process."""
    return _load(())


def load_library(extra: Iterable[Path] = ()) -> Library:
    """The product's rulebooks and those of further folders. Raises UserError."""
    folders = tuple(extra)
    return _load(folders) if folders else shipped_library()


@lru_cache(maxsize=1)
def _shipped_books() -> dict[str, tuple[Rulebook, Path]]:
    """The product's own documents, read once a process also where there are others beside them."""
    return _read(sorted((POLICY / "rulebooks").glob("*.yaml")), {})


def _load(folders: tuple[Path, ...]) -> Library:
    paths: list[Path] = []
    for folder in folders:
        if not folder.is_dir():
            raise UserError(f"规则文件夹不存在：{folder}")
        paths += sorted(p for p in folder.glob("*.yaml") if not p.name.endswith(".test.yaml"))
    books = _read(paths, _shipped_books())
    entries = {name: _entry(name, books) for name in books}
    special = [award for entry in entries.values() for award in entry.rulebook.awards]
    awards = (*load_awards(POLICY / "awards.yaml"), *dict.fromkeys(special))
    library = Library(entries, awards, notices=load_notices(folders))
    for entry in sorted(entries.values(), key=lambda entry: len(entry.ancestors)):
        own, where = books[entry.rulebook.id][0], places(entry.path)
        check_references(entry.rulebook, own, awards, where)
        check_quoted(own, {name: book for name, (book, _) in books.items()}, where)
    return library


def _read(paths: list[Path], before: dict[str, tuple[Rulebook, Path]]) -> dict[str, tuple[Rulebook, Path]]:
    books = dict(before)
    for path in paths:
        book = load_model(path, Rulebook)
        if book.id in books:
            raise UserError(f"{path.name}：规则 id“{book.id}”与 {books[book.id][1].name} 重复")
        books[book.id] = (book, path)
    return books


def _entry(name: str, books: dict[str, tuple[Rulebook, Path]]) -> Entry:
    path, chain = books[name][1], ancestry(name, books)
    parent: Rulebook | None = None
    for one in reversed(chain):
        parent = inherited(books[one][0], parent) if parent else books[one][0]
    own = books[name][0]
    check_taken(own, parent, places(path))
    book = inherited(own, parent) if parent else own
    files = [path, *(books[parent][1] for parent in chain)]
    directory = None
    if book.directory:
        source = next((p for f in files if (p := _directory_path(f, book.directory)).is_file()), None)
        if source is None:
            raise UserError(f"{places(path)('directory')}：找不到职业目录 {book.directory}.csv")
        directory = load_directory(source, book.directory_edition)
        files.append(source)
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    annex = hashlib.sha256(files[-1].read_bytes()).hexdigest() if directory else ""
    return Entry(book, path, digest, directory, tuple(chain), annex)


def _directory_path(rulebook: Path, name: str) -> Path:
    beside = rulebook.with_name(f"{name}.csv")
    return beside if beside.is_file() else POLICY / "directories" / f"{name}.csv"


def load_awards(path: Path) -> tuple[AwardName, ...]:
    """The award names of a file. Raises UserError."""
    content, _ = load_yaml(path)
    return TypeAdapter(tuple[AwardName, ...]).validate_python(content)
