"""The namespaces of OpenDocument, as expat puts them before a name (ODF 1.3, part 3, 1.4)."""

from __future__ import annotations

from typing import Final

_ODF: Final = "urn:oasis:names:tc:opendocument:xmlns:"
OFFICE: Final = f"{_ODF}office:1.0 "
TABLE: Final = f"{_ODF}table:1.0 "
TEXT: Final = f"{_ODF}text:1.0 "
STYLE: Final = f"{_ODF}style:1.0 "
PARAGRAPH: Final = f"{TEXT}p"
