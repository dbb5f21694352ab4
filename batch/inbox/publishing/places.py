"""Where everything goes: a folder of its own for each submission, its tables among those of all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from batch.inbox.entries import Entry, Place
from batch.inbox.merging.merged import OF_ALL, Merged
from batch.inbox.publishing.filelist import FileList
from batch.inbox.publishing.ground import Ground
from batch.inbox.publishing.holding import Holding, holdings
from batch.inbox.publishing.plan import Plan, folder_names, planned
from batch.inbox.publishing.record import RECORD, RecordedFiles
from batch.inbox.standing import Standing
from batch.language.filenames import nameless, same_name, unused_name
from batch.ledger.store import FOLDER
from batch.ledger.written import Stays
from batch.results import TABLES
from batch.submission.papers import RESULT_NAME

_FIXED: Final = (RESULT_NAME, *(f"{name}.parquet" for name in TABLES), RECORD, FOLDER)


def named_places(now: Standing, ground: Ground, single: bool) -> tuple[list[Place], list[str]]:
    """The place of each submission that is worked, and a line for each that had to take another name.

    One that the results hold already keeps its place.
    """
    if single:
        return [Place("", 1) for _ in now.worked], []
    stay = [*now.staying, *(item.known for item in now.worked if item.known)]
    fresh = [item for item in now.worked if item.known is None]
    stems = ["/".join(map(nameless, _without_suffix(item.name).split("/"))) for item in fresh]
    fixed = {same_name(name) for name in (*_FIXED, ground.record.path.name)}
    stems = [_beside_results(stem, fixed) for stem in stems]
    reserved = {*_FIXED, ground.record.path.name, *(one.folder for one in stay)}
    names, notes = folder_names(stems, ground, reserved)
    taken = {one.part for one in stay}
    free = (number for number in range(1, len(taken) + len(fresh) + 1) if number not in taken)
    given = iter(zip(names, free, strict=False))
    places = [
        Place(item.known.folder, item.known.part) if item.known else Place(*next(given))
        for item in now.worked
    ]
    return places, notes


def _beside_results(stem: str, fixed: Collection[str]) -> str:
    """A submission's place, in no folder that has the name of a result: a sender's folder may be called run.json."""
    top, slash, rest = stem.partition("/")
    return f"{unused_name(top, fixed)}/{rest}" if slash else stem


def placed_files(
    now: Standing, entries: Sequence[Entry], merged: Merged, ground: Ground, kept: Mapping[str, str]
) -> tuple[Plan, list[Holding]]:
    """Where every file goes, and which of the last run's stay; and what each entry then holds."""
    made = {place: path for entry in entries for place, path in entry.files()}
    if merged.book is not None:
        made[RESULT_NAME] = str(merged.book)
    if merged.shared is not None:
        made[OF_ALL.format("issues")] = str(merged.shared)
    if merged.nobody is not None:
        made |= {OF_ALL.format(name): f"{merged.nobody}/{name}.parquet" for name in TABLES}
    stays = [entry.standing() for entry in entries]
    stand = {place: ground.record.files[place] for place in merged.standing}
    every = [
        *((one.folder, Stays(one.files, one.papers)) for one in now.staying),
        *zip((entry.place.folder for entry in entries), stays, strict=True),
    ]
    told = {f"{entry.made}/outcomes.parquet": entry.receipt.outcomes for entry in entries}
    plan = replace(planned(made, ground, kept, _recorded(every, stand)), told=told)
    held, others = holdings(entries, stays, plan.placed, plan.digests)
    others |= stand
    for known in now.staying:
        others |= {place: one.sha256 for place, one in known.files.items()}
    for one in held:
        others |= one.others
    papers = [*(known.papers.files for known in now.staying), *(one.papers for one in held)]
    listed = (*papers, FileList.of({**others, **plan.retained}))
    return replace(plan, listed=listed, notes=(*plan.notes, *_left_behind(now, plan))), held


def _recorded(stays: Iterable[tuple[str, Stays]], others: Mapping[str, str]) -> RecordedFiles:
    """What stays, by the folders of submissions, as a record names it."""
    loose, papers = dict(others), dict[str, FileList]()
    for folder, one in stays:
        loose |= {place: written.sha256 for place, written in one.files.items()}
        if one.papers.files:
            papers[folder] = one.papers.files
    return RecordedFiles(loose, papers)


def _left_behind(now: Standing, plan: Plan) -> list[str]:
    """A line for each workbook that outlives its roster, for a person has written into it."""
    places = (f"{one.folder}/{RESULT_NAME}" for one in now.gone)
    return [
        f"“{place}”里有人做的标记，花名册撤回后仍留着，不用时请删去"
        for place in places
        if place in plan.retained
    ]


def _without_suffix(place: str) -> str:
    stem, _, suffix = place.rpartition(".")
    return stem if stem and not stem.endswith("/") and "/" not in suffix else place
