"""A workbook with one roster a year or a month: who stands on no later one may be gone, and it is said."""

from __future__ import annotations

import pytest

from batch.policy.library import Library
from tests.layouts.reading import A, B, C, read_one, status
from tests.layouts.test_found_by_attack import HEAD, _base, _status
from tests.rosters import codes, read


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("2022年花名册", "2023年花名册"),
        ("2022", "2024"),
        ("2023年12月", "2024年5月"),
        ("1月", "3月"),
        ("2022年底在册人员", "2023年底在册人员"),
        ("花名册（2022年）", "花名册（2023年）"),
        ("一车间2022年花名册", "一车间2023年花名册"),
        ("2023年上半年", "2023年下半年"),
        ("第一季度", "第二季度"),
        ("20221231", "20231231"),
        ("2022年12月31日", "2023年6月30日"),
        ("九月", "十一月"),
    ],
)
def test_who_is_missing_from_the_latest(library: Library, earlier: str, later: str) -> None:
    """Open; who stands on both is what they say."""
    roster = read(library, {earlier: [HEAD, _base(A), _base(B)], later: [HEAD, _base(A)]})
    assert (_status(library, roster, A), _status(library, roster, B)) == ("eligible", "undetermined")
    assert "V04" in codes(roster)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("一车间", "二车间"),
        ("2022年取证人员", "2023年取证人员"),
        ("2023年花名册", "2023年新增"),
        ("2022年花名册", "花名册"),
        ("2022年入职人员花名册", "2023年入职人员花名册"),
        ("2020级学员花名册", "2021级学员花名册"),
    ],
)
def test_sheets_of_different_people(library: Library, earlier: str, later: str) -> None:
    """Workshops, years of certificates, people who joined."""
    roster = read(library, {earlier: [HEAD, _base(A), _base(B)], later: [HEAD, _base(A)]})
    assert status(roster) == ["", ""]


def test_a_later_roster_of_others(library: Library) -> None:
    """Of which hardly anybody stood on the earlier one."""
    assert status(read(library, {"2022年": [HEAD, _base(A), _base(B)], "2023年": [HEAD, _base(C)]})) == [
        "",
        "",
        "",
    ]


def test_most_are_missing(library: Library) -> None:
    """Of rosters that are called so it counts all the same; of 2022 and 2023 alone, where hardly anybody is left, not."""
    sheets = {"2022年花名册": [HEAD, *map(_base, (A, B, C))], "2023年花名册": [HEAD, _base(A)]}
    roster = read(library, sheets)
    assert [_status(library, roster, one) for one in (A, B, C)] == ["eligible", *["undetermined"] * 2]
    assert status(read(library, {"2022年花名册": [HEAD, _base(A)], "2023年花名册": [HEAD, _base(B)]}))[0]


def test_who_stands_on_the_latest_by_another_number(library: Library) -> None:
    """By the staff number alone, or by the name where one roster has no such number: not missing."""
    staff = ["工号", *HEAD[2:]]
    earlier = [
        ["姓名", *staff],
        [A, "G001", *_base(A)[2:]],
        [B, "G002", *_base(B)[2:]],
        [C, "G003", *_base(C)[2:]],
    ]
    later = [
        ["姓名", "身份证号", *staff],
        [*_base(A)[:2], "G001", *_base(A)[2:]],
        [*_base(B)[:2], "", *_base(B)[2:]],
    ]
    roster = read(library, {"2022年花名册": earlier, "2023年花名册": later})
    found = dict(zip(roster.persons.names.tolist(), status(roster), strict=True))
    assert [bool(found[one]) for one in (A, B, C)] == [False, False, True]


@pytest.mark.parametrize(
    ("header", "cell", "found"),
    [
        ("证书有效期", "2020-06-01至2023-06-01", "undetermined"),
        ("证书有效期", "2020-06-01—2030-06-01", "eligible"),
        ("证书有效期", "2023—06—01", "undetermined"),
        ("证书到期时间", "2023年6月", "undetermined"),
        ("证书有效期", "长期有效", "eligible"),
        ("合同到期时间", "2023年6月", "eligible"),
        ("到期时间", "2023年6月", "eligible"),
        ("证书起止日期", "2020-06-01至2023-06-01", "undetermined"),
        ("证书有效期起", "2020-06-01", "eligible"),
        ("证书有效期", "至2023年6月1日止", "undetermined"),
        ("证书有效期", "2020-06-01至长期", "eligible"),
        ("证书有效期", "3年", "undetermined"),
        ("证书有效期", "30年", "eligible"),
        ("证书名称1", "专项职业能力证书", "undetermined"),
        ("是否脱离一线", "是", "undetermined"),
    ],
)
def test_until_when_a_certificate_holds(library: Library, header: str, cell: str, found: str) -> None:
    """The end of a span counts; a contract's is none of a certificate."""
    assert _status(library, read_one(library, [[*HEAD, header], _base(A, cell)])) == found


@pytest.mark.parametrize(("cell", "found"), [("2023年6月", "undetermined"), ("2033年6月", "eligible")])
def test_until_when_right_behind_a_certificate(library: Library, cell: str, found: str) -> None:
    """到期时间 behind its day is the certificate's."""
    place = HEAD.index("技能证书取得日期") + 1
    head, row = [*HEAD], _base(A)
    head.insert(place, "到期时间")
    row.insert(place, cell)
    assert _status(library, read_one(library, [head, row])) == found
