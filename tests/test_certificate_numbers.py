"""One certificate number with two people is said at both places, in one roster and across rosters; nothing is decided by it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from batch.policy.library import Library
from tests.inbox.nights import night, table
from tests.people import invented_id
from tests.rosters import issues, read, write_xlsx
from tests.strangers.attack import HEADERS, person

pytestmark = pytest.mark.usefixtures("here")

A, B = invented_id(1, "109999"), invented_id(2, "109999")
PEOPLE = ["姓名", "身份证号", "技能等级", "技能证书编号", "职称级别", "职称证书编号"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("S000032012345", "S000032012345", True),
        ("s0000-32012345", "S0000-32012345 ", True),
        ("Ｓ００００３２０１２３４５", "S000032012345", True),
        ("S000032012345", "S000032012346", False),
        ("", "", False),
        ("无", "无", False),
        ("见附件", "见附件", False),
        ("123", "123", False),  # a number of a list
        ("000000", "000000", False),
        ("123456", "123456", False),
        ("88888888", "88888888", False),
        ("0000-0000", "0000-0000", False),
        ("1234567890123", "1234567890123", False),
        ("2020-06-15", "2020-06-15", False),  # a date in the wrong column
        ("20200615", "20200615", False),
        ("202006", "202006", False),
        ("1.61003E15", "1.61003E15", False),
        (1610003008300120.0, 1610003008300120.0, False),  # Excel keeps fifteen digits
        (161000300830012, 161000300830012, True),
        ("苏人社发〔2020〕15号", "苏人社发〔2020〕15号", False),  # a document's, which stands for many
    ],
)
def test_in_one_roster(one: Any, other: Any, same: bool, library: Library) -> None:
    """At both cells, each with the place of the other."""
    rows = [PEOPLE, ["某甲", A, "技师", one, "", ""], ["某乙", B, "技师", other, "", ""]]
    found = issues(read(library, {"人员": rows}), "C15")
    assert bool(found) == same
    if same:
        assert [cell for _, cell in found] == ["D2", "D3"]


def test_with_very_many(library: Library) -> None:
    """Five are named, the others counted; a column of one number costs no more than its cells."""
    rows = [[f"某{n}", invented_id(n, "109999"), "技师", "S00003201", "", ""] for n in range(1, 3001)]
    roster = read(library, {"人员": [PEOPLE, *rows]})
    found = [one for one in roster.issues if one.code == "C15"]
    assert len(found) == 3000
    assert found[0].message.endswith(
        "人员第3行、人员第4行、人员第5行、人员第6行、人员第7行等2999处另一人的相同"
    )


def test_of_one_person_or_in_both_columns(library: Library) -> None:
    """One person's own may stand twice; a title's number with another one's skill is said as well."""
    alone = [PEOPLE, ["某甲", A, "技师", "S00003201", "中级", "S00003201"]]
    assert not issues(read(library, {"人员": alone}), "C15")
    both = [PEOPLE, ["某甲", A, "技师", "S00003201", "", ""], ["某乙", B, "", "", "中级", "S00003201"]]
    assert len(issues(read(library, {"人员": both}), "C15")) == 2


def test_on_a_sheet_of_certificates(library: Library) -> None:
    """By whose they are."""
    sheet = [
        ["身份证号", "姓名", "证书类别", "级别", "证书编号"],
        [A, "某甲", "职业技能等级", "技师", "S00003201"],
        [B, "某乙", "职业技能等级", "高级工", "S00003201"],
    ]
    roster = read(library, {"人员": [["姓名", "身份证号"], ["某甲", A], ["某乙", B]], "证书": sheet})
    assert [cell for _, cell in issues(roster, "C15")] == ["E2", "E3"]
    first = next(one for one in roster.issues if one.code == "C15")
    assert first.message == "证书编号“S00003201”与证书第3行另一人的相同"


def _inbox(folder: Path, *numbers: str) -> Path:
    folder.mkdir()
    for place, number in enumerate(numbers, start=1):
        row: list[Any] = [*person(place, f"某{place}", 单位名称=f"{place}厂"), number]
        write_xlsx(folder / f"{place}厂.xlsx", {"人员": [[*HEADERS, "技能证书编号"], row]})
    return folder


def test_across_rosters(tmp_path: Path) -> None:
    """In the merged issues, with both places; whoever has it may still apply."""
    inbox, out = _inbox(tmp_path / "收件箱", "S00003201", "S00003201", "S00003202"), tmp_path / "结果"
    night(inbox, out, "2024-06-30")
    found = table(out, "issues").query("code == 'P05'")
    assert found["submission"].tolist() == ["1厂.xlsx", "2厂.xlsx"]
    assert found["message"].tolist() == [
        "证书编号“S00003201”也在“2厂.xlsx第2行”中，属于另一人", "证书编号“S00003201”也在“1厂.xlsx第2行”中，属于另一人",
    ]  # fmt: skip
    outcomes = table(out, "outcomes").query("route == 'title-intermediate-review'")
    assert set(outcomes["status"]) == {"eligible"}


def test_nobody_is_another_than_oneself(tmp_path: Path) -> None:
    """In two rosters, once without an ID number: no other person; a third one's place names only the others."""
    inbox, out = tmp_path / "收件箱", tmp_path / "结果"
    inbox.mkdir()
    heads = [*HEADERS, "技能证书编号"]
    first, again = [*person(1, "某甲"), "S00003201"], [*person(1, "某甲"), "S00003201"]
    again[0] = ""
    write_xlsx(inbox / "1.xlsx", {"人员": [heads, first]})
    write_xlsx(inbox / "2.xlsx", {"人员": [heads, again]})
    night(inbox, out, "2024-06-30")
    assert "P05" not in set(table(out, "issues")["code"])
    write_xlsx(inbox / "3.xlsx", {"人员": [heads, [*person(2, "某乙"), "S00003201"]]})
    night(inbox, out, "2024-06-30")
    said = table(out, "issues").query("code == 'P05'").set_index("submission")["message"]
    assert said["1.xlsx"] == "证书编号“S00003201”也在“3.xlsx第2行”中，属于另一人"
    assert said["3.xlsx"] == "证书编号“S00003201”也在“1.xlsx第2行”中，属于另一人"
