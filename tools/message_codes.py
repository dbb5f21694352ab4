"""Write docs/messages.md: every data issue by its code, from the catalogue.

python -m tools.message_codes          # write
python -m tools.message_codes --check  # exit 1 if it has drifted
"""

from __future__ import annotations

import sys
from pathlib import Path

from batch.roster.message import Message
from batch.roster.messages import CATALOGUE, SEVERITY_WORDS
from tools.generated import write_or_check

PAGE = Path(__file__).resolve().parent.parent / "docs" / "messages.md"
#: What the first letter of a code is about.
GROUPS = {
    "F": "文件和工作表", "R": "行和人", "I": "身份证号", "V": "单元格的内容", "P": "所在地", "C": "证书", "A": "奖项",
    "D": "重复和矛盾",
}  # fmt: skip
_HEAD = """# 数据问题一览

由 `python -m tools.message_codes` 从 `batch/roster/messages.py` 生成。

“校验退回件”“数据问题”表和 `guantong check` 用同样的编号。程度：错误的行不能使用；警告的内容待核实或未采用；
提示不影响结论。文中的…是单元格的内容。
"""


def _row(code: str, one: Message) -> str:
    words = {"raw": "…", "header": "…", "more": "…"}
    cells = (
        code,
        SEVERITY_WORDS[one.severity],
        one.text.format(**words),
        one.advice.format(**words) or "不必处理",
    )
    return f"| {' | '.join(cell.replace('|', '／') for cell in cells)} |"


def page() -> str:
    """The whole page."""
    parts = [_HEAD]
    for letter in dict.fromkeys(code[0] for code in CATALOGUE):
        rows = [_row(code, one) for code, one in sorted(CATALOGUE.items()) if code[0] == letter]
        parts.append(
            f"## {letter}：{GROUPS[letter]}\n\n| 编号 | 程度 | 问题 | 处理 |\n| --- | --- | --- | --- |"
        )
        parts[-1] += "\n" + "\n".join(rows) + "\n"
    return "\n".join(parts)


def main() -> int:
    """Write or check."""
    return write_or_check(PAGE, page())


if __name__ == "__main__":
    sys.exit(main())
