"""个人告知书."""

from tools.wordkit.blocks import each, head, numbered, paragraph, sign_off, slip, subhead, title, when

TITLE = "职业发展贯通申报告知书"

_NOW = (
    subhead("（{{ 项.序号 }}）{{ 项.名称 }}（{{ 项.方式 }}）")
    + paragraph(
        "{{ '系列和名称：' if 项.职称 else '' }}{{ 项.职称 }}{{ '。' if 项.职称 else '' }}"
        "符合条件之日：{{ 项.日期 }}。依据：{{ 项.文件 }}{{ 项.条款 }}。条文：{{ 项.条文 }}"
    )
    + when("项.免试", paragraph("免试：{{ 项.免试 }}。"))
    + when("项.地点", paragraph("申报地点：{{ 项.地点 }}。"))
    + when("项.说明", paragraph("说明：{{ 项.说明 }}。"))
)
_LATER = "{{ 项.序号 }}. {{ 项.名称 }}（{{ 项.方式 }}）：{{ 项.日期 }}。依据：{{ 项.文件 }}{{ 项.条款 }}。"
_ACCEPTED = when(
    "受理",
    paragraph("按{{ 年度通知 }}：")
    + each("条", "受理", paragraph("{{ loop.index }}. {{ 条 }}。"))
    + when("受理提醒", paragraph("{{ 受理提醒 }}。"))
    + each("条", "限制", paragraph("{{ 条 }}。")),
    paragraph("以当地当年的年度通知为准；不清楚的，请向本单位人事部门或者当地人力资源社会保障部门询问。"),
)


def body() -> str:
    """What one may apply for, with what papers, and what comes next."""
    return (
        numbered()
        + title(TITLE)
        + paragraph("{{ 姓名 }}同志（身份证号：{{ 身份证号 }}）：", "salute")
        + paragraph(
            "根据高技能人才与专业技术人才职业发展贯通的有关规定，按花名册所载信息，截至{{ 筛查日 }}"
            "{{ '（年限算至' if 年限截止日 else '' }}{{ 年限截止日 }}{{ '）' if 年限截止日 else '' }}，"
            "您（现岗位职业（工种）：{{ 职业 }}）可以申报下列{{ 可申报|length }}项。现将有关事项告知如下。"
        )
        + head("一、可以申报的项目")
        + each("项", "可申报", _NOW)
        + when("较低等级", paragraph("{{ 较低等级 }}。"))
        + head("二、申报时请备齐的材料")
        + paragraph("{% for 条 in 材料 %}{{ loop.index }}. {{ 条 }}。{% endfor %}")
        + head("三、申报时间和地点")
        + _ACCEPTED
        + when("将符合", head("四、今后可以申报的项目") + each("项", "将符合", paragraph(_LATER)))
        + when(
            "提示",
            head("{{ '五' if 将符合 else '四' }}、其他提示")
            + paragraph("{% for 条 in 提示 %}{{ loop.index }}. {{ 条 }}。{% endfor %}"),
        )
        + sign_off("本告知依据花名册所载信息作出，供申报参考，以受理部门审核和评审、评价结果为准。")
        + slip(
            "回执（请于{{ 回执期限 }}前交回本单位人事部门）",
            "本人已收到申报告知书，所载信息：□属实　□有误：＿＿＿＿＿＿＿。",
            "本人：□申报，项目：＿＿＿＿＿＿＿＿＿＿＿＿　□暂不申报。",
            "签名（{{ 姓名 }}）：＿＿＿＿＿＿　　日期：＿＿＿＿年＿＿月＿＿日",
        )
    )
