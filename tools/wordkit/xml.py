"""The little XML that every part is wrapped in."""

from __future__ import annotations

from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def document(root: str, inside: str) -> str:
    """A part of WordprocessingML."""
    return f'{DECLARATION}<w:{root} xmlns:w="{W}" xmlns:r="{R}">{inside}</w:{root}>'


def text(words: str) -> str:
    """The text of a run."""
    return f'<w:t xml:space="preserve">{escape(words)}</w:t>'
