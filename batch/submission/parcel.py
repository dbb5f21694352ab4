"""One submission as bytes, there and back: what it is worked from, and the folder that came of it.

A process that works a parcel needs nothing of the run's own: no file, no shared drive.
"""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from batch.roster.layout.columnmap import ABOVE, map_beside
from batch.sheets.limits import MAX_FILE
from batch.sheets.origin import MAP_NAME
from batch.submission.earlier import Earlier
from batch.submission.nights.anew import Anew
from batch.submission.outfit import Files, Outfit, packed, unpack
from batch.submission.receipt import Receipt
from batch.submission.work import parts_of, with_parts, work, write_part


@dataclass(frozen=True, repr=False)  # what is in it stands in no log
class Parcel:
    """Everything that one submission is worked from."""

    name: str  # of the file
    content: bytes
    label: str
    outfit: Outfit
    columns: bytes | None  # the column map beside the file
    earlier: Earlier  # its paths are names in ``before``
    before: Files  # the workbooks and tables of before
    told: str
    kept_as: str
    again: Anew | None  # its paths are names in ``before``
    made: Files  # what stands in its folder already

    @classmethod
    def of(
        cls, file: Path, folder: Path, label: str, outfit: Outfit, earlier: Earlier, told: str, kept_as: str,
        again: Anew | None = None,
    ) -> Parcel | None:  # fmt: skip
        """Of a file; None for one that is too large to be read, or cannot be: there is nothing to send."""
        try:
            if file.stat().st_size > MAX_FILE:
                return None
            content, beside = file.read_bytes(), map_beside(file)
            columns = beside.read_bytes() if beside else None
            places, before = _taken("earlier", {file: file for file in earlier.files})
            standing, most = _taken("standing", again.tables if again else {})
            made = packed(folder) if again else {}
        except OSError:
            return None
        return cls(
            file.name, content, label, outfit, columns, earlier.moved(places.__getitem__),
            {**before, **most}, told, kept_as,
            replace(again, tables=standing) if again else None, made,
        )  # fmt: skip


@dataclass(frozen=True, repr=False)
class Finished:
    """What came of a parcel."""

    receipt: Receipt
    files: Files


def finish(parcel: Parcel) -> Finished:
    """Work a submission whole: what comes of it hangs on the parcel alone, but for the time of day.

    Raises DiskFullError, which is no fault of the file; everything else ends in a receipt ``failed``.
    """
    words = parcel.outfit.unpacked()
    with tempfile.TemporaryDirectory(prefix="parcel-") as place:
        here = Path(place)
        file, folder = _source(parcel, here), here / "folder"
        folder.mkdir()
        unpack(parcel.made, folder)
        before, again = here / "before", parcel.again
        earlier = parcel.earlier.moved(lambda one: str(before / one))
        if again:
            again = replace(again, tables=_placed(again.tables, before))
        receipt = work(file, folder, parcel.label, words, earlier, parcel.told, parcel.kept_as, again)
        if receipt.pending:
            parts = parts_of(receipt)  # one after the other
            written = (write_part(part, file, folder, receipt, words, earlier.before) for part in parts)
            receipt = with_parts(file, folder, receipt, written)
        return Finished(receipt, packed(folder))


def finish_sealed(sealed: bytes) -> bytes:
    """The same for a pickled parcel; pickled, so that a process which hands it on need not know what is in it."""
    return pickle.dumps(finish(pickle.loads(sealed)))


def _source(parcel: Parcel, here: Path) -> Path:
    """The roster and what goes with it as files; no column map above ``here`` can be taken for its own."""
    source = here.joinpath(*["roster"] * ABOVE)
    source.mkdir(parents=True)
    file = source / parcel.name
    file.write_bytes(parcel.content)
    if parcel.columns is not None:
        (source / MAP_NAME).write_bytes(parcel.columns)
    unpack(parcel.before, here / "before")
    return file


def _taken(place: str, files: Mapping[str, str]) -> tuple[dict[str, str], Files]:
    """Files taken along: name → where each will stand, and their content. Raises OSError."""
    numbered = enumerate(files.items())
    places = {name: f"{place}/{number}/{Path(path).name}" for number, (name, path) in numbered}
    return places, {places[name]: Path(path).read_bytes() for name, path in files.items()}


def _placed(places: Mapping[str, str], folder: Path) -> dict[str, str]:
    return {name: str(folder / place) for name, place in places.items()}
