"""What makes a closer look at a sheet's XML needed, wherever the blocks are cut."""

from __future__ import annotations

import pytest

from batch.sheets.prefilter import suspects


@pytest.mark.parametrize(
    ("xml", "far"),
    [
        (b'<c r="XFD3"/>', True), (b'<c r="AAAA1"/>', True), (b'<c r="ZZZZZZ9"/>', True), (b"<c r='A1048576'/>", True),
        (b'<row r="1048576">', True), (b'<c r="A99999999999"/>', True), (b'<c r="' + b"A" * 60 + b'9"/>', True),
        (b'<row r="' + b"9" * 60 + b'"/>', True), (b'<c r="A199999"/>', False), (b'<c r="AZ9"/>', False),
        (b"<t>JS1234567</t>", False), (b"<t>ABCD12345678</t>", False), (b'<c r="A1" t="inlineStr">', False),
    ],
)  # fmt: skip
def test_cells_far_away(xml: bytes, far: bool) -> None:
    """An address beyond what is usual; a certificate's number in a cell is none, and costs no second look."""
    for cut in range(len(xml)):
        assert suspects([b" " * 100 + xml[:cut], xml[cut:] + b" " * 100]).far is far
