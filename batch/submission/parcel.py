"""One submission as bytes, there and back: what it is worked from, and the folder that came of it.

A process that works a parcel needs nothing of the run's own: no file, no shared drive.
"""

from __future__ import annotations

import pickle
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from batch.roster.layout.columnmap import ABOVE, map_beside
from batch.sheets.limits import MAX_FILE
from batch.sheets.origin import MAP_NAME
from batch.submission.earlier import Earlier
from batch.submission.outfit import Files, Outfit, packed, unpack
from batch.submission.receipt import Receipt
from batch.submission.returning import is_returnable
from batch.submission.work import PARTS, fail, with_papers, work, write_part


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

    @classmethod
    def of(
        cls, file: Path, label: str, outfit: Outfit, earlier: Earlier, told: str, kept_as: str
    ) -> Parcel | None:
        """Of a file; None for one that is too large to be read, or cannot be: there is nothing to send."""
        try:
            if file.stat().st_size > MAX_FILE:
                return None
            content, beside = file.read_bytes(), map_beside(file)
            columns = beside.read_bytes() if beside else None
            moved, before = _of_before(earlier)
        except OSError:
            return None
        return cls(file.name, content, label, outfit, columns, moved, before, told, kept_as)


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
        earlier = _placed(parcel.earlier, here / "before")
        receipt = work(file, folder, parcel.label, words, earlier, parcel.told, parcel.kept_as)
        if receipt.pending:
            receipt = _with_parts(file, folder, receipt, words, earlier)
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


def _with_parts(file: Path, folder: Path, receipt: Receipt, words: str, earlier: Earlier) -> Receipt:
    """The papers of a large submission, one after the other."""
    for part in PARTS:
        if part == "returned" and not is_returnable(receipt):
            continue
        papers = write_part(part, file, folder, receipt, words, earlier.tables)
        if isinstance(papers, str):
            return fail(file, folder, receipt.file, papers)
        receipt = with_papers(receipt, papers)
    return receipt


def _of_before(earlier: Earlier) -> tuple[Earlier, Files]:
    """What was before, with its files taken along. Raises OSError."""
    paths = {"own": earlier.path} if earlier.path else {}
    paths |= {f"tables/{name}": path for name, path in earlier.tables.items()}
    files = {f"{place}/{Path(path).name}": Path(path).read_bytes() for place, path in paths.items()}
    names = dict(zip(paths, files, strict=True))
    tables = {name: names[f"tables/{name}"] for name in earlier.tables}
    return replace(earlier, path=names.get("own", ""), tables=tables), files


def _placed(earlier: Earlier, folder: Path) -> Earlier:
    tables = {name: str(folder / path) for name, path in earlier.tables.items()}
    return replace(earlier, path=str(folder / earlier.path) if earlier.path else "", tables=tables)
