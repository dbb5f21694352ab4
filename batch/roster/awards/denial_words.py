"""Words that say that an award was not won, or not yet, or that something beside it was."""

from __future__ import annotations

import re
from typing import Final

_HAVE: Final = "获得|获评|获|取得|评上|评为|入选|授予|通过|享受|当选"
_PRIZE: Final = "(?:任何)?(?:奖项|荣誉|奖)?"

#: 没有其他奖项 says nothing of the award before it.
NO_OTHERS: Final = (
    ("plain", ("(?:暂?无|没有|未获得?|未获)(?:任何)?其[他它](?:任何)?(?:奖项|荣誉称号|荣誉|称号|奖励)?",)),
)
DENIALS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("denied", (  # certainly not had
        f"(?:尚|从|暂|均|还|并)?未(?!来|央)(?:能|曾|被)?(?:{_HAVE})?{_PRIZE}",
        f"没有?(?:能|曾)?(?:{_HAVE})?{_PRIZE}",
        f"暂?无(?!锡|人机|损|线|极|为)(?:获奖)?{_PRIZE}",
        "并?不(?:是|具备|享受)", "并非", "非(?!物质|遗)", "落选",
        "(?:已经?|后)?被?(?:撤销|取消|收回|作废|注销)(?:资格|称号)?",
        "(?:优秀)?组织奖", "参与奖", "参赛奖", "纪念奖", "鼓励奖",
    )),
    ("short", (  # not had yet, or something beside it
        "提名(?:奖|人选|人)?", "入围奖?", "候选人?", "拟?推荐(?!单位|部门)(?:人选|为|申报)?",
        "(?:拟|正在|已|正)?申报(?!单位|人|年|职业|工种|级|表)中?", "申请中?", "(?:培养|培育)(?:对象|人选)",
        "后备(?:人选)?", "(?:骨干|核心|主要)?(?<!教练组)(?<!团队)成员",
    )),
    ("joined", ("(?:参加|参与|参赛)(?!选手|者|队员|奖|项目|工作)",)),
)  # fmt: skip

#: Before a name: what is meant to be had, or perhaps only what is put forward now (申报奖项：…) and is had.
INTENDED: Final = re.compile("(?!正|.*(?:人选|中)$)(?:.*推荐|.*申报|申请|拟)")
