"""问题请示."""

from tools.wordkit.blocks import each, head, numbered, paragraph, sign_off, title

TITLE = "关于职业发展贯通申报有关问题的请示"


def body() -> str:
    """What only the authority can answer, one question after the other."""
    return (
        numbered()
        + title(*("关于职业发展贯通申报", "有关问题的请示"))
        + paragraph("{{ 主送 }}：", "salute")
        + paragraph(
            "依据{{ 依据 }}，我单位对{{ 职工 }}能否申报职称或者职业技能等级作了筛查。截至{{ 筛查日 }}，有{{ 人数 }}名职工"
            "能否申报取决于下列{{ 问题|length }}个问题，须由贵部门答复。现请示如下。"
        )
        + each(
            "项",
            "问题",
            head("{{ 项.序号 }}、{{ 项.问题 }}")
            + paragraph(
                "依据：{{ 项.条款 }}。涉及{{ 项.人数 }}人：{{ 项.人员 }}。"
                "{{ '答复后可以判断能否申报' if 项.等级 else '' }}{{ 项.等级 }}{{ '。' if 项.等级 else '' }}"
            ),
        )
        + sign_off("以上请示当否，请批复。")
    )
