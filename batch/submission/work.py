"""Working one submission, whole: a fault of any kind costs that submission alone."""

from __future__ import annotations

import shutil
import traceback
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from batch.context import context_from
from batch.errors import DiskFullError, UserError, is_disk_full
from batch.report.notices.kinds.letters import NO_LETTERS, Letters
from batch.report.notices.write import NoticeWriter
from batch.report.results.content import Content
from batch.report.tables import LISTED
from batch.submission.decided import write_decided
from batch.submission.earlier import NOTHING, Earlier
from batch.submission.memory import give_back
from batch.submission.nights.anew import Anew
from batch.submission.papers import (
    Papers,
    content_of,
    write_notices,
    write_returned_roster,
    write_workbook,
)
from batch.submission.receipt import Receipt
from batch.submission.returning import is_returnable
from batch.submission.tables import COMPARED, Processed, fingerprint, processed, refuse

#: The papers of a submission, the longest first.
PARTS: Final = ("notices", "workbook", "returned")
DECIDED_BY: Final = ("notices", "workbook")  # what is decided changes them
APART: Final = COMPARED  # people from which on the parts are worked side by side
FAILED_ADVICE: Final = "请把这一行告诉维护者；下次运行会再次处理"


@lru_cache(maxsize=1)
def notices_from(settings_json: str) -> NoticeWriter:
    """The prepared templates, once a process."""
    return NoticeWriter(context_from(settings_json))


def work(
    file: Path, folder: Path, label: str, settings_json: str, earlier: Earlier = NOTHING, told: str = "",
    kept_as: str = "", again: Anew | None = None,
) -> Receipt:  # fmt: skip
    """Read, decide and write everything about one file into ``folder``, which must exist and be empty.

    ``label`` is the submission's name in the results, ``earlier`` the workbook that a person has
    worked in since the last run, ``told`` the fingerprint of what the last run said: where the
    same is said again only the tables are written. ``kept_as``: see :func:`processed`; ``again``: only
    the papers are to be written that hang on what is decided. Of a large submission only the tables
    are written, and the receipt is ``pending``: its papers are for :func:`write_part`, side
    by side. Raises DiskFullError, which is no fault of the file; whatever else goes wrong
    ends in a receipt ``failed``.
    """
    try:
        context = context_from(settings_json)
        made = (
            Processed(again.receipt, standing=again.tables)
            if again
            else processed(file, folder, context, label, kept_as)
        )
        receipt = made.receipt
        if receipt.told and receipt.told == told:
            return replace(receipt, same=True)
        marks, touched = earlier.read()
        receipt = replace(receipt, touched=touched, mended=earlier.mended)
        if receipt.people > APART:
            return replace(receipt, pending=True, given=marks)
        notices = notices_from(settings_json)
        content = content_of(folder, replace(made, receipt=receipt), notices, marks, earlier.before)
        for part in PARTS if again is None or again.receipt.reissued else DECIDED_BY:
            papers = _part(part, file, folder, content, notices, again.letters if again else NO_LETTERS)
            receipt = with_papers(receipt, papers)
        return receipt
    except Exception as error:
        if is_disk_full(error):
            raise DiskFullError(label) from error
        return fail(file, folder, label, reason_of(error))


def write_part(
    part: str, file: Path, folder: Path, receipt: Receipt, settings_json: str,
    before: Sequence[Mapping[str, str]], merged: bool = False,
) -> Papers | str:  # fmt: skip
    """Write one part of a pending submission's papers; the reason in Chinese if it cannot be.

    ``merged``: its people are to be counted for a merged workbook. Raises DiskFullError.
    """
    try:
        give_back()  # what reading it took, if this process has read it
        notices = notices_from(settings_json)
        content = content_of(folder, Processed(receipt), notices, receipt.given, before)
        return _part(part, file, folder, content, notices, merged=merged)
    except Exception as error:
        if is_disk_full(error):
            raise DiskFullError(receipt.file) from error
        return reason_of(error)


def _part(
    part: str,
    file: Path,
    folder: Path,
    content: Content,
    notices: NoticeWriter,
    letters: Letters = NO_LETTERS,
    merged: bool = False,
) -> Papers:
    if part == "workbook":
        write_decided(folder, content)
        return write_workbook(folder, content, merged)
    if part == "notices":
        return write_notices(folder, content, notices, letters)
    return write_returned_roster(file, folder, content)


def with_papers(receipt: Receipt, papers: Papers) -> Receipt:
    """The receipt with what was written of its papers."""
    notices = {**receipt.notices, **papers.notices}
    return replace(
        receipt,
        notices=notices, unwritten=(*receipt.unwritten, *papers.unwritten), pending=False,
        heads={**receipt.heads, **papers.heads},
        marks={**receipt.marks, **papers.marks}, left=receipt.left + papers.left,
        tally=receipt.tally or papers.tally, mended=papers.mended or receipt.mended,
        stays=None if receipt.stays is None else (*receipt.stays, *papers.stays),
    )  # fmt: skip


def parts_of(receipt: Receipt) -> list[str]:
    """The parts that the papers of a pending submission have."""
    return [part for part in PARTS if part != "returned" or is_returnable(receipt)]


def with_parts(file: Path, folder: Path, receipt: Receipt, written: Iterable[Papers | str]) -> Receipt:
    """The receipt of a pending submission with all its papers, or what :func:`write_part` says against one."""
    for papers in written:
        if isinstance(papers, str):
            return fail(file, folder, receipt.file, papers)
        receipt = with_papers(receipt, papers)
    (folder / LISTED).unlink(missing_ok=True)
    return receipt


def fail(file: Path, folder: Path, label: str, reason: str) -> Receipt:
    """A submission that could not be worked: what was half written goes, its issue stays."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(exist_ok=True)
    return refuse(folder, Receipt(label, "failed", *fingerprint(file), reason=reason), "F95", FAILED_ADVICE)


def reason_of(error: BaseException) -> str:
    """A fault in one Chinese line: its kind, and where in the program it happened."""
    if isinstance(error, UserError):
        return str(error)
    if isinstance(error, MemoryError):
        return "内存不足，未能处理"
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "batch" in Path(frame.filename).parts] or frames
    where = f"，{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else ""
    return f"处理时出错（{type(error).__name__}{where}），未能处理"
