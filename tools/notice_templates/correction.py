"""补正通知书."""

from tools.wordkit.blocks import each, head, numbered, paragraph, sign_off, title, when

TITLE = "补正通知书"

_WRONG = "数据问题 or 分表问题"
_NUMBERS = f"{{{{ '二' if {_WRONG} else '一' }}}}"
_BY = "于{{ 补正期限 }}前（含当日，自本通知发出次日起{{ 工作日数 }}个工作日）"
_AGAIN = f"请{_BY}"


def body() -> str:
    """What is missing or wrong, what it must be, until when."""
    return (
        numbered()
        + when(
            "无法读取",
            title("关于重新报送职业发展贯通花名册的通知"),
            title("关于补正职业发展贯通花名册的通知"),
        )
        + paragraph("{{ 主送 }}：", "salute")
        + when("无法读取", _unread(), _audited())
    )


def _unread() -> str:
    """For a file of which nothing could be read."""
    return paragraph(
        "{{ 报送者 }}花名册“{{ 花名册 }}”没有读取成功，其中的人员未能审核。原因是：{{ 无法读取 }}。"
    ) + sign_off(f"请按上述原因处理，{_BY}重新报送。逾期未报送的，该花名册的人员不在本次筛查之内。")


def _audited() -> str:
    """For a roster that was read, and has gaps or faults."""
    return (
        paragraph(
            "{{ 报送者 }}花名册“{{ 花名册 }}”（共{{ 人数 }}人）已经审核。截至{{ 筛查日 }}，"
            "下列{{ 处数 }}处内容缺失或者有误，请按所列要求补正。"
        )
        + when(
            _WRONG,
            head("一、填写有误的内容")
            + each(
                "条",
                "数据问题",
                paragraph("{{ 条.序号 }}. {{ 条.位置 }}：{{ 条.问题 }}。要求：{{ 条.要求 }}。"),
            )
            + each(
                "条",
                "分表问题",
                paragraph("{{ 条.序号 }}. {{ 条.表 }}，{{ 条.处数 }}处：{{ 条.各栏 }}。"),
            )
            + when("分表问题", paragraph("问题和要求逐处列在{{ 明细 }}中。")),
        )
        + when(
            "缺少信息",
            head(f"{_NUMBERS}、缺少的信息")
            + each(
                "条",
                "缺少信息",
                paragraph(
                    "{{ 条.序号 }}. {{ 条.信息 }}，{{ 条.人数 }}人：{{ 条.人员 }}。"
                    "{{ 条.要求 }}{{ '。' if 条.要求 else '' }}"
                ),
            ),
        )
        + sign_off(
            f"{_AGAIN}补正，并重新报送花名册。逾期未补正的，按现有信息处理，有关人员能否申报、自何日起仍不能确定。"
        )
    )
