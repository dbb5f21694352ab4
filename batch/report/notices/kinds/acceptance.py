"""Where and until when to apply, as the year's notice says it."""

from __future__ import annotations

from datetime import date

from batch.language.text import book_title
from batch.policy.annual import AnnualNotice
from batch.report.notices.kinds.words import chinese_date


def acceptance(notice: AnnualNotice | None) -> list[str]:
    """What the notice says of applying, a sentence each; none where no notice is at hand."""
    if notice is None:
        return []
    found = []
    if notice.acceptance:
        found.append(
            f"受理时间：{chinese_date(notice.acceptance.since)}至{chinese_date(notice.acceptance.until)}"
        )
    contact = "，".join(
        f"{what}：{value}" for what, value in (("地址", notice.address), ("电话", notice.telephone)) if value
    )
    if notice.office:
        found.append(f"受理单位：{notice.office}" + (f"（{contact}）" if contact else ""))
    elif contact:
        found.append(contact)
    if notice.platform:
        found.append(f"申报平台：{notice.platform}")
    found.append(f"年限计算截止日：{chinese_date(notice.counted_to)}")
    if notice.awards_to != notice.counted_to:
        found.append(f"业绩截止日：{chinese_date(notice.awards_to)}")
    return found


def source(notice: AnnualNotice | None) -> str:
    """The notice by name: 《…》（…〔2026〕1号); without a name by place and year; empty for none."""
    if notice is None:
        return ""
    number = f"（{notice.number}）" if notice.number else ""
    return (
        f"{book_title(notice.name)}{number}"
        if notice.name
        else f"{notice.place_name}{notice.filing_year}年度通知{number}"
    )


def closes(notice: AnnualNotice | None, day: date) -> str:
    """That applications are closed, or not yet open, on a day; empty where they are open or nobody says."""
    if notice is None or notice.acceptance is None:
        return ""
    if day > notice.acceptance.until:
        return f"{notice.filing_year}年度的受理已于{chinese_date(notice.acceptance.until)}截止，请关注下一年度通知"
    return ""
