"""A workbook of XlsxWriter's whose parts are handed over as they are made, before anything is compressed."""

from __future__ import annotations

import io
from typing import Any

import xlsxwriter
from xlsxwriter.packager import Packager


class _Parts(Packager):  # type: ignore[misc]
    """Makes the parts of a workbook, and leaves nothing to be put into XlsxWriter's own archive."""

    def __init__(self) -> None:
        """No parts yet."""
        super().__init__()
        self.made: dict[str, str | bytes] = {}

    def _create_package(self) -> list[Any]:
        self.made = {name: part.getvalue() for part, name, _ in super()._create_package()}
        return []


class PartsWorkbook(xlsxwriter.Workbook):  # type: ignore[misc]
    """A workbook that is never a file of XlsxWriter's."""

    def __init__(self, options: dict[str, Any]) -> None:
        """``options`` as for any workbook; its parts are made in memory."""
        super().__init__(io.BytesIO(), {**options, "in_memory": True})
        self._parts = _Parts()

    def _get_packager(self) -> _Parts:
        return self._parts

    def finished(self) -> dict[str, str | bytes]:
        """Close the workbook; its parts by name, in the order of the archive: texts are XML."""
        self.close()
        return self._parts.made
