"""One file a format; :data:`FORMATS` says which reads what. Adding one: its file, its line here."""

from __future__ import annotations

from typing import Final

from batch.sheets.formats.delimited import FORMAT as DELIMITED
from batch.sheets.formats.html import FORMAT as HTML
from batch.sheets.formats.mhtml import FORMAT as MHTML
from batch.sheets.formats.ods import FORMAT as ODS
from batch.sheets.formats.spreadsheetml import FORMAT as SPREADSHEETML
from batch.sheets.formats.xls import FORMAT as XLS
from batch.sheets.formats.xlsb import FORMAT as XLSB
from batch.sheets.formats.xlsx import FORMAT as XLSX
from batch.sheets.refusals import REFUSALS
from batch.sheets.sniff import Kind
from batch.sheets.source import Format

_ALL: Final[tuple[Format, ...]] = (XLSX, XLS, XLSB, ODS, DELIMITED, HTML, SPREADSHEETML, MHTML)
#: Kinds that are neither read nor refused as they are: they are decrypted, then looked at again.
DECRYPTED: Final = frozenset({Kind.ENCRYPTED, Kind.ENCRYPTED_XLS})


def registry(formats: tuple[Format, ...]) -> dict[Kind, Format]:
    """Kind → the one format that reads it. Raises RuntimeError unless each kind has exactly one fate."""
    found: dict[Kind, Format] = {}
    for one in formats:
        for kind in one.claims:
            if kind in found or kind in REFUSALS or kind in DECRYPTED:
                raise RuntimeError(f"{kind} is claimed by {one.name} and has a fate already")
            found[kind] = one
    lost = set(Kind) - found.keys() - REFUSALS.keys() - DECRYPTED
    if lost:
        raise RuntimeError(f"nobody reads or refuses {sorted(lost)}")
    return found


FORMATS: Final = registry(_ALL)
