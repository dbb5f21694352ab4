"""What stands in the results for each submission that was worked, once what was made has come into its place."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from batch.inbox.entries import Entry
from batch.inbox.publishing.filelist import FileList
from batch.ledger.written import Stays, Written, WrittenPapers
from batch.results import table_at


@dataclass(frozen=True)
class Holding:
    """One submission: what stays of it, and where its new files stand."""

    folder: str  # of its papers; empty where these are the results themselves
    stays: Stays
    placed: Mapping[str, str]  # place → SHA-256

    @cached_property
    def papers(self) -> FileList:
        """The papers in its folder."""
        stay, fresh = self.stays.papers.files, dict(self._new(papers=True))
        return FileList.of({**stay, **fresh}) if fresh else stay

    @cached_property
    def others(self) -> dict[str, str]:
        """Everything else: its tables, and what had to take a place elsewhere."""
        stay = {place: one.sha256 for place, one in self.stays.files.items() if not self._is_paper(place)}
        return {**stay, **dict(self._new(papers=False))}

    def written(self, out: str) -> tuple[dict[str, Written], WrittenPapers]:
        """As it now stands below a folder: everything else, and the papers."""
        stay = self.stays
        if self.papers is stay.papers.files:
            papers = stay.papers
        else:
            every = {**stay.papers.each(), **stay.files}
            papers = WrittenPapers.of(dict(_states(self.papers, every, self.placed, out)))
        return dict(_states(self.others, stay.files, self.placed, out)), papers

    def _new(self, papers: bool) -> Iterator[tuple[str, str]]:
        """What has come, or stands where an older ledger names it one by one."""
        for place, one in self.stays.files.items():
            if papers and self._is_paper(place):
                yield place, one.sha256
        for place, digest in self.placed.items():
            if self._is_paper(place) == papers:
                yield place, digest

    def _is_paper(self, place: str) -> bool:
        return bool(self.folder) and place.startswith(f"{self.folder}/") and not table_at(place)


def _states(
    files: Mapping[str, str], stay: Mapping[str, Written], placed: Mapping[str, str], out: str
) -> Iterator[tuple[str, Written]]:
    for place, digest in files.items():
        if place in placed:
            state = os.lstat(f"{out}/{place}")
            yield place, Written(digest, state.st_size, state.st_mtime_ns)
        else:
            yield place, stay[place]


def holdings(
    entries: Sequence[Entry], standing: Sequence[Stays], placed: Mapping[str, str], digests: Mapping[str, str]
) -> tuple[list[Holding], dict[str, str]]:
    """For each entry what it holds, and what has come that is nobody's; ``placed``: place → where it was made."""
    number = {entry.made.name: place for place, entry in enumerate(entries)}
    found: list[dict[str, str]] = [{} for _ in entries]
    others: dict[str, str] = {}
    for place, source in placed.items():
        above = source.replace(os.sep, "/").split("/")[:-1]
        owner = next((number[part] for part in reversed(above) if part in number), None)
        own = others if owner is None else found[owner]
        own[place] = digests[place]
    every = zip(entries, standing, found, strict=True)
    return [Holding(entry.place.folder, stays, new) for entry, stays, new in every], others
