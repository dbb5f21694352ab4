"""Web pages in one file (.mht, often called .xls): the pages within, in their order."""

from __future__ import annotations

import email
import email.policy
from typing import Final

from batch.errors import UnreadableFileError
from batch.sheets.formats.html import page_text, sheets_of
from batch.sheets.limits import MEGABYTE
from batch.sheets.sheet import Sheet
from batch.sheets.sniff import Kind
from batch.sheets.source import Format, Source

_LARGEST: Final = 64 * MEGABYTE


def read(source: Source) -> list[Sheet]:
    """The tables of all pages of the file. Raises UnreadableFileError for one without any."""
    if len(source.data) > _LARGEST:
        raise UnreadableFileError(
            "F91", f"单个文件网页超过{_LARGEST // MEGABYTE}MB，未读取，请用 Excel 打开后另存为 .xlsx 再提交"
        )
    pages = []
    for part in email.message_from_bytes(source.data, policy=email.policy.compat32).walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                pages.append(page_text(content, str(part.get_content_charset() or "")))
    return sheets_of(pages, source.name)


FORMAT = Format("mhtml", (Kind.MHTML,), read)
