"""Working one submission, whole: a fault of any kind costs that submission alone."""

from __future__ import annotations

import shutil
import traceback
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from batch.context import context_from
from batch.errors import DiskFullError, is_disk_full
from batch.report.notices import NoticeWriter
from batch.submission.papers import write_papers, write_returned_roster
from batch.submission.receipt import Receipt
from batch.submission.tables import fingerprint, process, refuse

FAILED_ADVICE: Final = "请把这一行告诉维护者；下次运行会再次处理"


@lru_cache(maxsize=1)
def notices_from(settings_json: str) -> NoticeWriter:
    """The prepared templates, once a process."""
    return NoticeWriter(context_from(settings_json))


def work(file: Path, folder: Path, label: str, settings_json: str) -> Receipt:
    """Read, decide and write everything about one file into ``folder``, which must exist and be empty.

    ``label`` is the submission's name in the results. Raises DiskFullError, which is no fault
    of the file; whatever else goes wrong ends in a receipt ``failed``.
    """
    try:
        return _worked(file, folder, label, settings_json)
    except Exception as error:
        if is_disk_full(error):
            raise DiskFullError(file.name) from error
        return fail(file, folder, label, reason_of(error))


def _worked(file: Path, folder: Path, label: str, settings_json: str) -> Receipt:
    notices = notices_from(settings_json)
    receipt = process(file, folder, notices.context, label)
    receipt = replace(receipt, notices=write_papers(folder, receipt, notices))
    if notices.context.settings.returned:
        receipt = replace(receipt, unwritten=write_returned_roster(file, folder, receipt))
    return receipt


def fail(file: Path, folder: Path, label: str, reason: str) -> Receipt:
    """A submission that could not be worked: what was half written goes, its issue stays."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(exist_ok=True)
    return refuse(folder, Receipt(label, "failed", *fingerprint(file), reason=reason), "F95", FAILED_ADVICE)


def reason_of(error: BaseException) -> str:
    """A fault in one Chinese line: its kind, and where in the program it happened."""
    if isinstance(error, MemoryError):
        return "内存不足，未能处理"
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "batch" in Path(frame.filename).parts] or frames
    where = f"，{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else ""
    return f"处理时出错（{type(error).__name__}{where}），未能处理"
