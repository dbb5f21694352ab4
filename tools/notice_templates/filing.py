"""核准备案表: annex 3 of 绍市人社发〔2023〕3号, word for word."""

from tools.wordkit.blocks import paragraph, row, table, title

TITLE = "高技能人才参评专业技术中（初）级职务任职资格评审委员会核准备案"
_WIDTHS = (26, 50, 24)
_ROWS = (
    ("评委会名称", "", ""),
    ("所评职称", "{{ 所评职称 }}", "{{ 备注 }}"),
    ("所评专业", "", ""),
    ("评审对象范围", "", ""),
    ("评价标准（注明文号）", "", ""),
    ("评委会办公室所在部门或单位", "", ""),
    ("联系人及固定电话、手机号码", "", ""),
)


def body() -> str:
    """The form, with what the roster tells filled in."""
    rows = [row(_WIDTHS, cells, height=1000) for cells in _ROWS]
    return (
        paragraph("附件3", "annex")
        + title("高技能人才参评专业技术中（初）级职务", "任职资格评审委员会核准备案")
        + paragraph("新设评委会所在部门或单位（盖章）：{{ 填报单位 }}", "note")
        + table(_WIDTHS, row(_WIDTHS, ("项目", "评委会情况", "备注"), head=True, height=700), *rows)
        + paragraph("注：“评审对象范围”可填本市、本区（县、市）等。", "note")
    )
