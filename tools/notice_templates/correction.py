"""补正通知书."""

from wordkit.blocks import each, head, numbered, paragraph, sign_off, title, when

TITLE = "补正通知书"

_NUMBERS = "{{ '二' if 数据问题 else '一' }}"
_LAST = "{{ '三' if 数据问题 and 缺少信息 else '二' }}"


def body() -> str:
    """What is missing or wrong, what it must be, until when."""
    return (
        numbered()
        + title("关于补正职业发展贯通花名册的通知")
        + paragraph("{{ 主送 }}：", "salute")
        + paragraph(
            "{{ 报送者 }}花名册“{{ 花名册 }}”（共{{ 人数 }}人）已经审核。截至{{ 筛查日 }}，"
            "下列{{ 数据问题|length + 缺少信息|length }}项内容缺失或者有误，请按所列要求补正。"
        )
        + when(
            "数据问题",
            head("一、填写有误的内容")
            + each(
                "条",
                "数据问题",
                paragraph("{{ 条.序号 }}. {{ 条.位置 }}：{{ 条.问题 }}。要求：{{ 条.要求 }}。"),
            ),
        )
        + when(
            "缺少信息",
            head(f"{_NUMBERS}、缺少或者不明确的信息")
            + each(
                "条",
                "缺少信息",
                paragraph(
                    "{{ 条.序号 }}. {{ 条.信息 }}。要求：{{ 条.要求 }}。涉及{{ 条.人数 }}人：{{ 条.人员 }}。"
                ),
            ),
        )
        + head(f"{_LAST}、补正期限")
        + sign_off(
            "请于{{ 补正期限 }}前（含当日，自本通知发出次日起{{ 工作日数 }}个工作日）补正，并重新报送花名册。"
            "逾期未补正的，按现有信息处理，有关人员的结论仍为待核实。"
        )
    )
