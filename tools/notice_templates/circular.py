"""单位筛查情况通报."""

from tools.wordkit.blocks import each, head, numbered, paragraph, row, rows_for, sign_off, table, title, when

TITLE = "职业发展贯通筛查情况通报"
_WIDTHS = (31, 23, 23, 23)
_CELLS = ("{{ 项.目标 }}", "{{ 项.可申报 }}", "{{ 项.将符合 }}", "{{ 项.待核实 }}")
_NUMBERS = table(
    _WIDTHS,
    row(_WIDTHS, ("目标等级", "现可申报（人）", "将符合（人）", "待核实（人）"), head=True),
    rows_for(_WIDTHS, "项", "各级", _CELLS),
)


def body() -> str:
    """The numbers of an employer's people."""
    return (
        numbered()
        + title(TITLE)
        + paragraph("{{ 主送 }}：", "salute")
        + paragraph(
            "依据{{ 依据 }}，对{{ 报送者 }}花名册“{{ 花名册 }}”进行了筛查。现将截至{{ 筛查日 }}的情况通报如下。"
        )
        + head("一、总体情况")
        + paragraph(
            "共筛查{{ 总人数 }}人。其中，现可申报{{ 可申报人数 }}人，今后{{ 月数 }}个月内将符合条件"
            "{{ 将符合人数 }}人，有待核实{{ 待核实人数 }}人，以上三种情况一人可能兼有；其余{{ 其余人数 }}人"
            "暂不符合条件、已具备相应等级或者不在适用范围。需要更正的数据问题{{ 数据问题条数 }}条。"
        )
        + head("二、各级人数")
        + when(
            "各级",
            paragraph("一人可以申报多项的，在各项中分别计数。") + _NUMBERS,
            paragraph("没有可以申报、将符合或者待核实的人员。"),
        )
        + when(
            "暂不出告知书",
            paragraph("下列人员身份证号有误，暂不出告知书，更正后再出：{{ 暂不出告知书 }}。"),
        )
        + head("三、最常缺少的信息")
        + when(
            "最常缺少",
            each("项", "最常缺少", paragraph("{{ 项.序号 }}. {{ 项.信息 }}：涉及{{ 项.人数 }}人。")),
            paragraph("没有因缺少信息而不能确定的情况。"),
        )
        + sign_off(
            "请将筛查情况告知有关职工；需要补正的，按补正通知书的要求办理。"
            "本通报依据花名册所载信息作出，以受理部门审核和评审、评价结果为准。"
        )
    )
