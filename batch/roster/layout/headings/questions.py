"""Headers of forms that ask (问卷星, 钉钉, 企业微信): 3、您的职业资格等级是？, 请填写证书上的发证日期, 目前持有的技能等级."""

from __future__ import annotations

import re
from typing import Final

_ASKED: Final = re.compile("[您你请？?的]|^(?:本人|目前|现在|当前)")
_BEFORE: Final = re.compile(
    "^(?:请(?:您|你)?(?:如实|准确|正确)?(?:填写|填报|填入|输入|选择|上传|提供)?)?(?:(?:您|你|本人)的?)?(?:目前|现在|当前|现阶段)?(?<!^)的?(?:所在的?(?=单位|公司|企业|部门|岗位|地))?"
)
_BEHIND: Final = re.compile("(?:[是为](?:什么|哪个|哪一?[个级年]|多少|哪里|何时)?)?[?？]*$")
_OF: Final = re.compile("(?<=证书)上?的|(?<=[证岗位司业书级称有得事任聘])的")


_QUESTION: Final = re.compile("[您你?？]|^(?:\\d{1,2}[.、])?请(?:如实|准确|正确)?(?:填|输入|选择)")
_NUMBER: Final = re.compile(r"^[(（]?\d{1,2}[)）.、．](?=\D)")


def as_header(leaf: str) -> str:
    """A question without its number and its polite words, as the header that it stands for; any other header as it is."""
    if _QUESTION.search(leaf) is None:
        return leaf
    return next(reversed(asked_for(_NUMBER.sub("", leaf))), leaf)


def asked_for(header: str) -> tuple[str, ...]:
    """What a question asks for, with its 的 and without; empty for a header that is none."""
    if _ASKED.search(header) is None:
        return ()
    stem = _BEHIND.sub("", _BEFORE.sub("", header))
    return (stem, _OF.sub("", stem)) if stem else ()
