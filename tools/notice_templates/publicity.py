"""公示名单."""

from tools.wordkit.blocks import annex, paragraph, row, rows_for, sign_off, table, title, when

TITLE = "职业发展贯通拟申报人员公示"
OPEN_TITLE = "职业发展贯通符合申报条件人员名单"
_WIDTHS = (9, 14, 34, 22, 21)
_CELLS = ("{{ 人.序号 }}", "{{ 人.姓名 }}", "{{ 人.单位 }}", "{{ 人.职业 }}", "{{ 人.级别 }}")


def body() -> str:
    """Who may apply for what, and how long it is posted."""
    people = table(
        _WIDTHS,
        row(_WIDTHS, ("序号", "姓名", "单位", "职业（工种）", "申报级别"), head=True),
        rows_for(_WIDTHS, "人", "名单", _CELLS),
    )
    return (
        when("已推荐", title(TITLE), title(OPEN_TITLE))
        + when(
            "已推荐",
            paragraph(
                "依据{{ 依据 }}，经审核花名册所载信息，截至{{ 筛查日 }}，附件所列{{ 名单|length }}人可以申报相应的职称"
                "或者职业技能等级，单位同意推荐，现予公示。"
            ),
            paragraph(
                "依据{{ 依据 }}，按花名册所载信息，截至{{ 筛查日 }}，附件所列{{ 名单|length }}人符合申报相应职称"
                "或者职业技能等级的条件，现予公布；是否推荐由单位另行确定。"
            ),
        )
        + paragraph(
            "公示期为{{ 公示开始 }}至{{ 公示结束 }}（{{ 公示工作日数 }}个工作日）。对公示人员有异议的，"
            "请在公示期内以书面形式实名反映。"
        )
        + when("附注", paragraph("联系方式附后。"), paragraph("联系人：　　　　　　　　联系电话："))
        + paragraph("列入名单不等于通过评审、评价。")
        + paragraph("", "")
        + sign_off(
            "附件：{{ '职业发展贯通拟申报人员名单' if 已推荐 else '职业发展贯通符合申报条件人员名单' }}"
        )
        + annex("附件")
        + when("已推荐", title("职业发展贯通拟申报人员名单"), title("职业发展贯通符合申报条件人员名单"))
        + people
        + paragraph("注：申报级别为职称和职业技能等级各自可以申报的最高级别。", "note")
    )
