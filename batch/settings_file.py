"""What ``guantong.toml`` can say: every key with an example and its meaning, in one place.

The README's block, the file that ``guantong init`` writes and the mended line of an error
message come from here.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Final, NamedTuple


class Entry(NamedTuple):
    """One key, an example of its value as TOML, and what it means."""

    key: str
    example: str
    meaning: str

    @property
    def line(self) -> str:
        """The key with its example."""
        return f"{self.key} = {self.example}"


ENTRIES: Final = (
    Entry("rulebooks", '["nantong-2022"]', "规则 id、文号或地区；不写则按所在地选择"),
    Entry("rulebooks_dir", '["本单位规则"]', "自己的规则和年度通知所在的文件夹"),
    Entry("as_of", "2026-11-21", "筛查日；不写则为今天"),
    Entry("filing_year", "2026", "申报年度：看其前三年的考核和继续教育；不写则为筛查日所在年"),
    Entry("horizon", "12", "“即将符合”看多少个月"),
    Entry("columns", '"列对应.xlsx"', "列对应表；不写则找花名册旁边的"),
    Entry("standards", '"累计工作年限.csv"', "职业标准要求的年限，不提供则相关路线待核实"),
    Entry("passwords", '["口令"]', "打开受保护的花名册时依次试用"),
    Entry(
        "notices", '["个人告知书", "补正通知书", "单位筛查情况通报", "问题请示", "回执"]',
        "写哪些文书，这五种为默认；另有 \"公示名单\"、\"核准备案表\"、\"个人职业发展告知\"；一份也不要写 \"不出\"",
    ),
    Entry("notice_form", '"每人一份"', "发给个人的文书；或 \"合为一份\"：一个文件，每人另起一页"),
    Entry("templates", '"模板"', "自己修改过的文书模板所在的文件夹"),
    Entry("sign_off", '"某市人力资源和社会保障局"', "落款单位；不写则为用人单位"),
    Entry("seal", "false", "是否加盖印章，决定落款的排法"),
    Entry("document_number", '"某人社函〔2026〕1号"', "文书的发文字号"),
    Entry("contact", '"李四"', "文书附注的联系人"),
    Entry("contact_telephone", '"0513-12345678"', "文书附注的电话"),
    Entry("contact_address", '"某路1号"', "文书附注的地址"),
    Entry("copy_to", '["某处"]', "抄送"),
    Entry("deadline_days", "10", "补正和交回回执的期限，工作日"),
    Entry("publicity_days", "5", "公示期，工作日，自下一个工作日起"),
    Entry("holidays", "[2026-10-01, 2026-10-02]", "周一至周五中的放假日，以当年放假通知为准"),
    Entry("workdays", "[2026-09-20, 2026-10-10]", "周末中的上班日"),
    Entry("returned", "true", "是否写出标好问题的校验退回件"),
    Entry("mask_id", "true", "文书和“人员一览”以外的清单遮盖身份证号"),
    Entry("force", "false", "所指定的规则不适用于所在地的人，也出告知书"),
    Entry("group_may_read", "false", "结果只有本人能看（0600）；true：同组也能看"),
    Entry("jobs", "2", "同时处理几份；不写则为处理器的核数"),
    Entry("scheduler", '"tls://10.0.0.1:8786"', "集群的调度机，见 docs/cluster.md；不写则在本机处理"),
    Entry("file_seconds", "1800", "一份花名册最多处理多少秒"),
    Entry("file_memory", "8192", "一份花名册最多用多少 MB 内存"),
    Entry("employers", '"单位清单.xlsx"', "应报送的单位（单位、代码、区县、行业、联系人），谁没有报送列在“各单位”表"),
    Entry("later_by_name", "true", "同一文件夹中名称带较晚日期或“更正”的花名册代替较早的（人员大体相同才代替）；false：都保留"),
    Entry("later_by_arrival", "true", "同一单位后收到的花名册，不论名称，代替先收到的（人员大体相同才代替）；false：都保留"),
    Entry("stale_hours", "26", "多少小时没有运行，guantong status 就报过期"),
    Entry("history_days", "0", "台账中已被取代的历史保留多少天；0：一直保留"),
    Entry("assume", '{ "单位性质" = "企业" }', "空白时的假定，结果中会注明；中文表头要加引号"),
)  # fmt: skip
_KEYS: Final = {entry.key: entry for entry in ENTRIES}


def example_of(key: str) -> str:
    """The line that sets a key, as an example; empty for a key that no file sets."""
    return _KEYS[key].line if key in _KEYS else ""


def line_of(path: Path, key: str) -> int:
    """The line of a file that sets a key, from 1; 0 if none is found."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, ValueError):
        return 0
    wanted = re.compile(rf"""\s*(?:\[\s*)?["']?{re.escape(key)}["']?\s*(?:=|\.|\])""")
    return next((number for number, line in enumerate(lines, start=1) if wanted.match(line)), 0)


def commented(width: int = 34, mark: str = "") -> str:
    """All keys, a line each with its meaning behind it; ``mark`` stands before each line."""
    lines = (f"{mark}{entry.line}" for entry in ENTRIES)
    padded = (line + " " * (width - _width(line)) for line in lines)
    return "\n".join(f"{line} # {entry.meaning}" for line, entry in zip(padded, ENTRIES, strict=True))


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)
