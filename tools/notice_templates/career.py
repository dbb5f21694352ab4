"""个人职业发展告知."""

from tools.wordkit.blocks import each, head, numbered, paragraph, sign_off, title, when

TITLE = "个人职业发展告知书"

_STEP = (
    paragraph("下一级为{{ 步.目标 }}（{{ 步.方式 }}），目前结论为{{ 步.结论 }}：{{ 步.日期 }}。")
    + when(
        "步.尚需满足",
        paragraph(
            "尚需满足或者核实的条件：{% for 条 in 步.尚需满足 %}{{ 条 }}{{ '。' if loop.last else '；' }}{% endfor %}"
        ),
    )
    + when("步.尚缺信息", paragraph("尚缺的信息：{{ 步.尚缺信息 }}。请告知所在单位在花名册中补齐。"))
    + when("步.另可申报", paragraph("现在还可以直接申报：{{ 步.另可申报 }}。"))
    + paragraph("依据：{{ 步.文件 }}{{ 步.条款 }}：{{ 步.条文 }}")
)


def body() -> str:
    """The present levels and the next step on each ladder."""
    return (
        numbered()
        + title(TITLE)
        + paragraph("{{ 姓名 }}同志（身份证号：{{ 身份证号 }}）：", "salute")
        + paragraph(
            "根据高技能人才与专业技术人才职业发展贯通的有关规定，按花名册所载信息，截至{{ 筛查日 }}，"
            "现将您的现有等级和下一步发展告知如下。"
        )
        + head("一、现有等级")
        + paragraph("现岗位职业（工种）：{{ 职业 }}；职称：{{ 现职称 }}；职业技能等级：{{ 现技能等级 }}。")
        + each(
            "步",
            "下一步",
            head("{{ 步.序号 }}、{{ 步.通道 }}的下一步")
            + when("步.目标", _STEP, paragraph("{{ 步.说明 }}。")),
        )
        + sign_off("本告知依据花名册所载信息作出，供职业规划参考，以受理部门审核和评审、评价结果为准。")
    )
