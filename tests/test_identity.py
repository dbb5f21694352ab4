"""ID numbers: GB 11643, older ones, other papers, and how they are masked."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batch.days.moments import ALWAYS, day_number
from batch.language.persons import masked
from batch.roster.people.manyids import read_ids
from batch.roster.understand.identity import check_character, read_id
from tests.people import invented_id

TODAY = date(2024, 6, 30)
REGION = "109999"  # of no county


def _number(birth: str, order: str = "001") -> str:
    digits = f"{REGION}{birth}{order}"
    return digits + check_character(digits)


def test_check_character_of_the_standards_own_examples() -> None:
    """GB 11643—1999, annex A: 11010519491231002X and 440524188001010014."""
    assert check_character("11010519491231002") == "X"
    assert check_character("44052418800101001") == "4"


@given(st.integers(0, 50_000))
def test_a_valid_number_tells_birth_and_sex(number: int) -> None:
    """Nothing is said against it."""
    found = read_id(invented_id(number, REGION), TODAY)
    assert found.code == ""
    assert f"{found.birth:%Y%m%d}" == found.number[6:14]
    assert found.sex == ("男" if int(found.number[16]) % 2 else "女")


@given(st.integers(0, 50_000), st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(number: int, place: int, shift: int) -> None:
    """The check character is wrong, unless the birth date is impossible first."""
    digits = list(invented_id(number, REGION))
    digits[place] = str((int(digits[place]) + shift) % 10)
    assert read_id("".join(digits), TODAY).code in ("I02", "I03")


@given(st.integers(0, 50_000), st.integers(0, 15))
def test_two_digits_exchanged_are_always_noticed(number: int, place: int) -> None:
    """MOD 11-2 finds every exchange of neighbours."""
    whole = invented_id(number, REGION)
    swapped = whole[:place] + whole[place + 1] + whole[place] + whole[place + 2 :]
    if swapped != whole:
        assert read_id(swapped, TODAY).code in ("I02", "I03", "I04")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("123", "I01"), ("99999919800101001", "I01"), ("9999991980010100111", "I01"), (_number("19800230"), "I03"),
        (_number("19801301"), "I03"), (_number("20240701"), "I04"), ("某某某", "I10"), ("999999800101001", "I05"),
        ("999999801301001", "I03"), ("H12345678", "I06"), ("M1234567890", "I06"), ("12345678", "I06"),
        ("ABC123456789012", "I06"), ("E12345678", "I06"), (_number("20240630"), ""),
    ],
)  # fmt: skip
def test_what_is_said(written: str, code: str) -> None:
    """Each fault and each other paper has its code."""
    assert read_id(written, TODAY).code == code


def test_fifteen_digits_tell_birth_and_sex() -> None:
    """Years of the last century; the last digit is the sex."""
    found = read_id("999999800101002", TODAY)
    assert (found.birth, found.sex) == (date(1980, 1, 1), "女")


@pytest.mark.parametrize("prefix", ["'", " ", "　"])
def test_spaces_width_and_case_do_not_matter(prefix: str) -> None:
    """As typed, pasted or guarded by an apostrophe."""
    found = read_id(prefix + "11010519491231 002x", TODAY)
    assert (found.number, found.code) == ("11010519491231002X", "")
    assert read_id("１１０１０５１９４９１２３１００２Ｘ", TODAY).number == "11010519491231002X"


def test_residence_permits_are_noted_and_understood() -> None:
    """18 digits that begin with 8 or 9: 港澳台居民居住证, 外国人永久居留身份证."""
    digits = "81000019800101001"
    found = read_id(digits + check_character(digits), TODAY)
    assert (found.code, found.more, found.birth) == ("I06", "港澳台居民居住证", date(1980, 1, 1))


@given(st.text("0123456789X", min_size=0, max_size=20))
def test_a_masked_number_shows_ten_characters_at_most(number: str) -> None:
    """Long ones keep six and four, short ones the first two."""
    shown = masked(number)
    assert len(shown) == len(number)
    assert len(shown.replace("*", "")) <= 10
    if len(number) > 10:
        assert (shown[:6], shown[-4:]) == (number[:6], number[-4:])
        assert set(shown[6:-4]) == {"*"}
    else:
        assert shown[:2] == number[:2]
        assert set(shown[2:]) <= {"*"}


@given(st.text(max_size=25))
def test_any_text_is_a_number_with_or_without_a_note(text: str) -> None:
    """Whatever is written, nothing breaks."""
    found = read_id(text, TODAY)
    assert found.birth is None or found.birth <= date(9999, 12, 31)
    assert found.code in ("", "I01", "I02", "I03", "I04", "I05", "I06", "I10")


_DIGITS = st.text("0123456789X", min_size=16, max_size=19)
_BORN = st.builds(
    "{}{:04}{:02}{:02}{:03}".format,
    st.sampled_from(["109999", "819999", "999999", "009999"]),
    st.integers(0, 2030),
    st.integers(0, 13),
    st.integers(0, 32),
    st.integers(0, 999),
)
_CELLS = st.one_of(
    _DIGITS,
    _BORN.map(lambda digits: digits + check_character(digits)),
    _BORN.map(lambda digits: digits + check_character(digits).lower()),
    st.integers(0, 50_000).map(lambda number: f" {invented_id(number, REGION)}"),
    st.sampled_from(
        ["", "/", "#N/A", None, 1.1010519491231e17, "11010519491231002Ｘ", "\x00" * 18, "护照E12345678"]
    ),
)


@given(st.lists(_CELLS, max_size=30))
def test_a_column_is_read_as_its_cells_are(cells: list[object]) -> None:
    """The everyday numbers, understood all at once, are understood as one by one."""
    together, apart = read_ids(cells, TODAY), [read_ids([cell], TODAY) for cell in cells]
    for place, (cell, one) in enumerate(zip(cells, apart, strict=True)):
        assert together.numbers[place] == one.numbers[0]
        assert together.births[place] == one.births[0]
        assert together.sexes[place] == one.sexes[0]
        assert together.bad.get(place) == one.bad.get(0)
        if isinstance(cell, str) and cell.strip() not in ("", "/", "#N/A"):
            known = read_id(cell, TODAY)
            born = day_number(known.birth) if known.birth else ALWAYS
            assert (known.number, born, known.sex) == (one.numbers[0], one.births[0], one.sexes[0])
            assert one.bad.get(0, ("", ""))[0] == known.code
