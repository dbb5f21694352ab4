"""What jinja2 says of a template, in Chinese."""

from __future__ import annotations

from typing import Final

_ENGLISH: Final = (
    ("No filter named", "没有这个过滤器"),
    ("No test named", "没有这个判断"),
    ("unexpected", "有多余的或者缺少的符号"),
    ("Encountered unknown tag", "不认识的语句，或语句没有放在该放的地方"),
    ("Unexpected end of template", "for 或 if 没有结束"),
    ("Expected", "缺少内容"),
    ("expected token", "缺少符号"),
    ("end of print statement", "花括号没有写完整"),
)


def in_chinese(message: str) -> str:
    """What jinja2 says of a template, in Chinese."""
    if not message.isascii():
        return message
    return next((chinese for english, chinese in _ENGLISH if message.startswith(english)), "写法有误")
