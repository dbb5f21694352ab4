"""各单位: one row an employer of a merged workbook: what came, what became of it, how many people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np

from batch.report.excel.book import Book
from batch.report.excel.coded import Coded
from batch.report.excel.fields import Field
from batch.report.results.content import Content
from batch.report.results.counts import BLANK, counted
from batch.report.results.statistics import region_name
from batch.submission.employers import Employer
from batch.submission.receipt import OUTCOME_WORDS

_FIELDS: Final = (
    Field("单位", 30), Field("报送情况", 16), Field("人数", 8, "number"), Field("现可申报", 10, "number"),
    Field("将符合", 10, "number"), Field("待核实", 10, "number"), Field("错误", 8, "number"), Field("警告", 8, "number"),
    Field("地区", 22), Field("行业", 14), Field("联系人", 16), Field("提交文件", 36, "wrap"),
)  # fmt: skip
_MISSING: Final = "未报送"
_WORST: Final = ("failed", "rejected", "partly_accepted", "accepted_with_issues", "accepted")


def employers(book: Book, content: Content) -> None:
    """各单位: with the list of employers also who has not sent anything; those first."""
    rows = _rows(content)
    rows.sort(key=lambda row: (row[1] != _MISSING, -int(row[2])))
    cells = [Coded.each([row[number] for row in rows]) for number in range(len(_FIELDS))]
    book.list_sheet("各单位", _FIELDS, cells, "没有单位。")


def _rows(content: Content) -> list[tuple[Any, ...]]:
    called = region_name(content)
    files = _beside(content, content.verdicts.of_people("submission"))
    places = _beside(content, content.verdicts.of_people("place").made(called))
    said = _issues(content)
    outcome = {receipt.file: receipt.outcome for receipt in content.receipts}
    known = {one.name: one for one in content.employers}
    rows = []
    for name, figures in counted(content, content.verdicts.of_people("organisation")).items():
        listed = known.get(name, Employer(name))
        worst = min((outcome[file] for file in files[name] if file in outcome), key=_WORST.index, default="")
        errors, warnings = (sum(said[file, word] for file in files[name]) for word in ("error", "warning"))
        rows.append(
            (
                name or BLANK, OUTCOME_WORDS.get(worst, ""), *figures, errors, warnings,
                listed.district or "、".join(places[name][:3]), listed.industry, listed.contact,
                "、".join(files[name]),
            )
        )  # fmt: skip
    met = {row[0] for row in rows}
    absent = (one for one in content.employers if one.name not in met)
    return [
        *rows,
        *(
            (one.name, _MISSING, 0, 0, 0, 0, 0, 0, one.district, one.industry, one.contact, "")
            for one in absent
        ),
    ]


def _beside(content: Content, what: Coded) -> Mapping[str, Sequence[str]]:
    """For each employer the distinct texts of another column about the people."""
    whose = content.verdicts.of_people("organisation")
    pairs = Coded.combined([whose, what], lambda one, other: (one, other)).values
    found: dict[str, list[str]] = {}
    for one, other in pairs:
        texts = found.setdefault(one, [])
        if other and other not in texts:
            texts.append(other)
    return found


def _issues(content: Content) -> Counter[tuple[str, str]]:
    """How many errors and warnings each submission has."""
    table = content.results.issues
    both = Coded.combined(
        [Coded.of_arrow(table["submission"]), Coded.of_arrow(table["severity"])],
        lambda one, other: (one, other),
    )
    numbers = np.bincount(both.codes, minlength=len(both.values)).tolist()
    return Counter(dict(zip(both.values, numbers, strict=True)))
