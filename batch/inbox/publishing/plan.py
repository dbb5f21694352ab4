"""Where new results go: our own files are replaced, to everything else they yield.

A *plan* says where each new file goes and which of the last run's go away.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from batch.inbox.publishing.filelist import FileList
from batch.inbox.publishing.ground import Ground, ancestors
from batch.inbox.publishing.record import RecordedFiles, digest_of
from batch.language.filenames import same_name, unused_name


@dataclass(frozen=True)
class Plan:
    """Where every new file goes, and which old ones go away."""

    placed: Mapping[str, str]  # place below the folder → the finished file
    removed: tuple[str, ...]  # old results that this run has no successor for
    notes: tuple[str, ...] = ()  # a line for each result that had to take another name
    kept: Mapping[str, str] = field(default_factory=dict)  # copies of what a person changed
    #: Old results that stay because they hold what a person wrote: place → SHA-256 as it was recorded.
    retained: Mapping[str, str] = field(default_factory=dict)
    marked: tuple[str, ...] = ()  # those of them into which it was carried over
    listed: tuple[FileList, ...] = ()  # everything that stands once it is carried out

    told: Mapping[str, str] = field(
        default_factory=dict
    )  # finished files of which it is known: file → SHA-256

    @cached_property
    def digests(self) -> dict[str, str]:
        """The SHA-256 of every new file, by its place."""
        return {name: self.told.get(source) or digest_of(source) for name, source in self.placed.items()}


def folder_names(
    stems: Iterable[str], ground: Ground, reserved: Iterable[str]
) -> tuple[list[str], list[str]]:
    """A folder of its own for each submission, and a line for each that had to take another name.

    None has the name of a result, of another submission's folder, or of something that the
    last run did not make.
    """
    stems = list(stems)
    used = {same_name(name) for name in reserved} | {
        same_name(above) for stem in stems for above in ancestors(stem)
    }
    names, notes = [], []
    for stem in stems:
        taken = set(used)
        while True:
            name = _unused_place(stem, taken)
            if not os.path.lexists(ground.out / name) or ground.folder_is_ours(name):
                break
            taken.add(same_name(name))
        if taken - used:
            notes.append(f"“{stem}”已在结果文件夹中且不是本程序所写，没有改动；本份结果写到“{name}”")
        names.append(name)
        used.add(same_name(name))
    return names, notes


def _unused_place(place: str, used: set[str]) -> str:
    """The place, its last part numbered if that is needed to be none of the used ones."""
    above, slash, name = place.rpartition("/")
    start = same_name(f"{above}{slash}")
    return f"{above}{slash}{unused_name(name, {one.removeprefix(start) for one in used if one.startswith(start)})}"


def planned(
    files: Mapping[str, str],
    ground: Ground,
    kept: Mapping[str, str] | None = None,
    standing: RecordedFiles | None = None,
) -> Plan:
    """Where new results go: files of ours are replaced, to others they yield.

    ``kept``: copies of changed results, each beside its place under a name that is not free otherwise;
    ``standing``: old results of which nothing has changed.
    """
    standing = standing or RecordedFiles()
    placed: dict[str, str] = {}
    taken = _Taken(files, standing, ground)
    notes = []
    for wanted, source in files.items():
        name = wanted
        if not ground.is_free(wanted):
            name = _other_name(wanted, ground, taken.places, taken.folders)
            taken.places.add(name)
            notes.append(f"“{wanted}”不是本程序所写或已被改动，没有替换；本次结果写到“{name}”")
        placed[name] = source
    rest = [place for place in _old(ground.record.files, standing) if place not in placed]
    retained = {name: ground.record.files[name] for name in rest if ground.is_a_persons(name)}
    removed = tuple(name for name in rest if name not in retained and ground.is_ours(name))
    marked = tuple(name for name in retained if name in ground.record.marked)
    return Plan(placed, removed, tuple(notes), dict(kept or {}), retained, marked)


def _old(files: RecordedFiles, standing: RecordedFiles) -> Iterator[str]:
    """The places of the last run's results that do not stand as they are."""
    yield from (place for place in files.loose if place not in standing)
    for folder, papers in files.papers.items():
        if standing.papers.get(folder) != papers:
            yield from (place for place in papers if place not in standing)


@dataclass(frozen=True)
class _Taken:
    """What stands once a plan is carried out: only where a result has to yield anybody asks."""

    files: Mapping[str, str]
    standing: RecordedFiles
    ground: Ground

    @cached_property
    def places(self) -> set[str]:
        """Every place, folders of new results included."""
        above = {name.rpartition("/")[0] for name in self.files}
        new = {*self.files, *(one for folder in above for one in (folder, *ancestors(folder)))} - {""}
        return new | {*self.standing, self.ground.record.path.name}

    @cached_property
    def folders(self) -> set[str]:
        """The folders in which something stands."""
        inside = {name.rpartition("/")[0] for name in self.standing}
        return {above for folder in inside for above in (folder, *ancestors(folder))} - {""}


def _other_name(wanted: str, ground: Ground, used: set[str], folders: set[str]) -> str:
    """A free name beside the wanted one; where its folder is not ours to write into, beside that.

    ``folders``: in which something stands. They take more of its kind, but no file takes their name.
    """
    head, _, last = wanted.rpartition("/")
    if head and not ground.is_free(f"{head}/_"):
        above, _, rest = wanted.partition("/")
        return f"{_other_name(above, ground, used, set())}/{rest}"
    taken: set[str] = set()
    while True:
        name = unused_name(last, taken)
        full = f"{head}/{name}" if head else name
        if full not in used and full not in folders and ground.is_free(full):
            return full
        taken.add(same_name(name))
