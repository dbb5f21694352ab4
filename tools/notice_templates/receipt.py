"""回执."""

from tools.wordkit.blocks import head, numbered, paragraph, sign_off, title, when

TITLE = "关于收到职业发展贯通花名册的回执"


def body() -> str:
    """That a roster has come, and what became of it."""
    return (
        numbered()
        + title(TITLE)
        + paragraph("{{ 主送 }}：", "salute")
        + when(
            "结果 == '退回'",
            paragraph("{{ 报送者 }}花名册“{{ 花名册 }}”收悉，经审核予以退回。原因：{{ 原因 }}。"),
            paragraph(
                "{{ 报送者 }}花名册“{{ 花名册 }}”收悉，审核结果为：{{ 结果 }}。"
                "共{{ 行数 }}行，可以使用的人员{{ 人数 }}人，不能使用的{{ 未用行 }}行；数据错误{{ 错误 }}处，"
                "警告{{ 警告 }}处。"
            )
            + head("一、筛查情况")
            + paragraph(
                "截至{{ 筛查日 }}，现可申报{{ 可申报人数 }}人，筛查范围内将符合{{ 将符合人数 }}人，"
                "有待核实{{ 待核实人数 }}人；名单见筛查结果。"
            )
            + when(
                "更正过",
                head("二、与上次报送相比")
                + when("已更正", paragraph("已更正：{{ 已更正 }}。"))
                + when("不再缺少", paragraph("不再缺少：{{ 不再缺少 }}。"))
                + when("仍有", paragraph("仍未更正：{{ 仍有 }}。"))
                + when("新出现", paragraph("新出现：{{ 新出现 }}。"))
                + when("不再在册", paragraph("不再在册，请核对：{{ 不再在册 }}。"))
                + when("新增人员", paragraph("新增人员：{{ 新增人员 }}。"))
                + when(
                    "not (已更正 or 不再缺少 or 仍有 or 新出现 or 不再在册 or 新增人员)",
                    paragraph("需要更正的内容和人员没有变化。"),
                ),
            ),
        )
        + when(
            "补正",
            sign_off("请按{{ 补正依据 }}，于{{ 补正期限 }}前更正后重新报送。"),
            sign_off("不需要补正。"),
        )
    )
