"""Put every kind of notice and its tags into docs/templates.md, between its two marks.

python tools/template_tags.py          # write
python tools/template_tags.py --check  # exit 1 if it has drifted
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from batch.report.notices.kinds import KINDS, Kind, Tag
from batch.report.notices.kinds.kind import COMMON
from tools.generated import write_or_check

PAGE = Path(__file__).resolve().parent.parent / "docs" / "templates.md"
BEGIN, END = "<!-- 标签：由 tools/template_tags.py 生成 -->", "<!-- 标签结束 -->"


def rows(tags: tuple[Tag, ...], before: str = "") -> Iterator[str]:
    """The lines of a table of tags, inner ones below their own."""
    for tag in tags:
        many = "（多项）" if tag.many else ""
        yield f"| {before}{tag.name} | {tag.meaning}{many} |"
        yield from rows(tag.inner, f"{before}{tag.name} › ")


def section(title: str, about: str, tags: tuple[Tag, ...]) -> str:
    """One kind."""
    return "\n".join([f"### {title}", "", about, "", "| 标签 | 含义 |", "| --- | --- |", *rows(tags)])


def _of(kind: Kind) -> str:
    own = tuple(tag for tag in kind.tags if tag not in COMMON)
    return section(kind.name, f"模板 `templates/{kind.file}`。{kind.about}", own)


def renewed(text: str) -> str:
    """The page with today's tags. Raises ValueError if a mark is missing."""
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    parts = [section("各种文书都有的标签", "", COMMON).replace("\n\n\n", "\n\n"), *map(_of, KINDS.values())]
    tags = "\n\n".join(parts)
    return f"{before}{BEGIN}\n\n{tags}\n\n{END}{after}"


def main() -> int:
    """Write or check."""
    return write_or_check(PAGE, renewed(PAGE.read_text(encoding="utf-8")))


if __name__ == "__main__":
    sys.exit(main())
