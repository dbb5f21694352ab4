"""What makes a closer look at a sheet's XML needed, wherever the blocks are cut."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batch.sheets.ooxml.prefilter import Suspects, suspects


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


def _slowly(xml: bytes) -> Suspects:
    """The same, value by value."""
    found = Suspects(
        errors=bool(re.search(rb"""["']e["']""", xml)), formulas=bool(re.search(rb"[<:]f(?![A-Za-z])", xml))
    )
    for letters, digits, end in re.findall(rb"""(?=["']([A-Za-z]*)(\d*)(.))""", xml, re.DOTALL):
        first = letters[:1].lower()
        if digits or len(letters) > 24:
            found.wide |= len(letters) > 2 or (len(letters) == 2 and first >= b"b")
            found.very_wide |= len(letters) > 2 or (len(letters) == 2 and first >= b"g")
        found.tall |= len(digits) > 4
        whole = end in (b'"', b"'") or len(digits) > 24
        found.very_tall |= whole and (len(digits) > 6 or (len(digits) == 6 and digits >= b"200000"))
    return found


_VALUES = st.from_regex(rb"""["']([A-Za-z]{0,4}[0-9]{0,8}|inlineStr|e|str)["'> ]""", fullmatch=True)
_BETWEEN = st.sampled_from([b"<c r=", b" t=", b"<f", b"<f>", b"<x:f ", b"<font>", b"A12345", b"'e", b" "])


@given(st.lists(st.one_of(_VALUES, _BETWEEN), max_size=12), st.integers(0, 120))
def test_as_slowly(pieces: list[bytes], cut: int) -> None:
    """Whatever stands in a sheet, and wherever it is cut."""
    xml = b" " * 70 + b"".join(pieces) + b"<"
    found, slowly = suspects([xml[:cut], xml[cut:]]), _slowly(xml)
    assert (found.errors, found.formulas, found.far) == (slowly.errors, slowly.formulas, slowly.far)
