"""The notices' templates, one module each: a title and a body."""

from __future__ import annotations

from tools.notice_templates import career, circular, correction, enquiry, filing, personal, publicity, receipt

#: File name without ending → title of the document and its body.
TEMPLATES = {
    "个人告知书": personal,
    "补正通知书": correction,
    "问题请示": enquiry,
    "回执": receipt,
    "单位筛查情况通报": circular,
    "公示名单": publicity,
    "核准备案表": filing,
    "个人职业发展告知": career,
}
