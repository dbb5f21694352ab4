"""The words of the blank roster: a hint for every column, and the page 填写说明."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from batch.report.blank_scope import NEEDED, Scope, words_of
from batch.report.sheets import LINE_HEIGHT, display_width

IMPORTANCE_WORDS: Final = {"needed": "必填", "decisive": "影响结果", "optional": "可不填"}
LEGEND: Final = {
    "needed": "姓名必填；身份证号、工号至少填一项。缺了，这一行就用不上。",
    "decisive": "判断能否申报要看的列。空着就是“不知道”，结果多半是“待核实”。",
    "optional": "不影响能否申报，只用来核对、列表和写告知书。",
}
DATE_HINT: Final = (
    "写成 2021-06-30。只知道月份或年份也可以，但要先输入英文单引号：'2021-06、'2021。不知道就空着，不要编。"
)
_OWNER: Final = {
    "身份证号": "与“人员”表相同，凭它认人。没有身份证号的，填工号。",
    "工号": "与“人员”表相同。填了身份证号的可不填。",
    "姓名": "供核对；同名者不止一人时，必须填身份证号或工号。",
}
HINTS: Final[dict[str, dict[str, str]]] = {
    "人员": {
        "姓名": "与身份证一致，一名职工一行。",
        "身份证号": "18位，本列已设为文本，直接输入。没有居民身份证的，照填其他证件号码。",
        "工号": "本单位的职工编号，不要重复。没有身份证号时必填。",
        "单位名称": "营业执照或法人证书上的全称。",
        "统一社会信用代码": "18位代码。",
        "部门": "车间、科室、班组等。",
        "所在地": "写到市，例如 江苏省苏州市，也可填六位行政区划代码。按它决定适用哪份文件。",
        "单位性质": "不知道选哪个时，看营业执照或法人证书的类型。",
        "性别": "可不填，身份证号里有；填了会互相核对。",
        "出生日期": "可不填，身份证号里有；填了会互相核对。",
        "在岗状态": "空着一般按在职处理。退休返聘的选退休。",
        "编制": "只有事业单位的人要填。",
        "岗位类别": "按现在的岗位选；车间、一线服务岗位选“生产服务一线”。",
        "现岗位职业（工种）": "现在干的职业或工种，用职业分类大典的名称，例如 电工、焊工。",
        "职业编码": "职业分类大典的编码，例如 6-31-01-03；知道职业名称时可不填。",
        "现岗位起始日期": "到现在这个岗位的日期。",
        "从事技术技能工作起始日期": "第一次干技术或技能工作的日期，换过单位的从最早算起。",
        "从事本职业起始日期": "开始干现在这个职业（工种）的日期。",
        "中断工作月数": "取得证书以后没有干技术技能工作的月数，写数字；没有中断就空着。",
        "学历": "最高学历，例如 中专、大专、本科。",
        "毕业院校": "毕业证书上的校名。",
        "毕业日期": "毕业证书上的日期。",
        "所学专业": "毕业证书上的专业。",
        "专业相关": "所学专业与申报的职业是否相关，选是或否；拿不准就空着。",
        "技工院校班次": "只有技工院校毕业的人填。",
        "准入类职业": "国家职业资格目录中的准入类职业（持证才能上岗）选是，其他选否。",
        "准入资格": "是准入类职业的，是否已有该职业资格；不是准入类的空着。",
        "继续教育达标": "按规定完成继续教育的选是。",
        "诚信记录": "申报中有弄虚作假的选“弄虚作假”；其他情况可写文字，由人核实。空着一般按无处理。",
        "技能等级": "最高的一本技能证书的等级。不止一本的，都填到“证书”表。",
        "技能证书职业（工种）": "这本技能证书上的职业（工种）。",
        "技能证书取得日期": "证书上的批准或发证日期。",
        "技能证书编号": "本列已设为文本，照证书填。",
        "职称级别": "最高的职称的级别。不止一个的，都填到“证书”表。",
        "职称名称": "证书上的名称，例如 助理工程师、工程师。",
        "职称系列": "拿不准就空着，名称写清楚即可。",
        "职称专业": "证书上的专业。",
        "职称取得日期": "评审通过或批准的日期。",
        "职称聘任日期": "单位聘任该职称的日期；未聘任就空着。",
        "职称证书编号": "本列已设为文本，照证书填。",
        "荣誉奖项": "写全称、级别、奖次，几项之间用分号“；”隔开。奖项多的填到“荣誉竞赛”表。",
    },
    "证书": _OWNER
    | {
        "证书类别": "职称选“职称”；技能证书选“职业技能等级”或“职业资格”；注册类资格选“专业技术人员职业资格”。",
        "级别": "技能证书填技能等级，职称填职称级别；专业技术人员职业资格填相当的职称级别。",
        "名称": "职称或资格的名称，例如 工程师、一级建造师。技能证书可不填。",
        "系列": "职称的系列；拿不准就空着。技能证书不填。",
        "专业": "证书上的专业。",
        "职业（工种）": "技能证书上的职业（工种）。职称不填。",
        "取得日期": "证书上的批准或发证日期。",
        "聘任日期": "职称的聘任日期；未聘任就空着。",
        "证书编号": "本列已设为文本，照证书填。",
        "发证机构": "证书上的全称，写明地名，例如 某某市人力资源和社会保障局。",
        "证书状态": "空着按有效处理。已注销、作废的选无效。",
    },
    "荣誉竞赛": _OWNER
    | {
        "名称": "证书上的全称，例如 全国技术能手。",
        "级别": "由哪一级授予或主办；名称里已写明的可不填。",
        "类别": "职业技能竞赛的一类、二类；不知道就空着。",
        "奖次": "也可以写名次，例如 第3名。荣誉称号不填。",
        "角色": "空着按选手处理。",
        "取得日期": "证书或文件上的日期。",
        "在校期间": "当学生时获得的选是。",
    },
    "年度考核": _OWNER
    | {
        "年度": "考核所属的年份，一年一行。",
        "结果": "没有定等次的年份选“不定等次”，没有考核的年份不要写。",
    },
    "继续教育": _OWNER
    | {
        "年度": "学时所属的年份，一年一行。",
        "总学时": "这一年的总学时，写数字。",
        "公需学时": "其中公需科目的学时，写数字。",
    },
}
_PURPOSE: Final = {
    "人员": "“人员”表一人一行，一定要填。",
    "证书": "“证书”表一本证书一行；只有一本技能证书、一个职称的，写在“人员”表就行，不必写两遍。",
    "荣誉竞赛": "“荣誉竞赛”表一个奖项一行，没有奖项就空着。",
    "年度考核": "“年度考核”表一人一年一行，写最近三四年。",
    "继续教育": "“继续教育”表一人一年一行，写最近三四年。",
}
_WIDTHS: Final = (13, 25, 11, 62, 50)


def _sections(scope: Scope, day: date) -> Iterator[tuple[str, str]]:
    yield "谁来填", "由用人单位的人事（劳资）部门填写，按职工的证书原件和档案填。填好后整个文件交给收表人。"
    yield (
        "至少要填",
        "每人的姓名，以及身份证号和工号中的一项。有技能证书、职称的，写上等级和取得日期，才能算出可以申报什么。",
    )
    yield "填在哪里", "".join(_PURPOSE[name] for name in scope.sheets)
    yield (
        "日期怎么写",
        "写成 2021-06-30、2021/6/30 或 2021年6月30日。只知道月份或年份时，先输入英文单引号，"
        "再写 2021-06 或 2021（不加单引号，表格软件会自己改成别的日期）。不知道就空着，不要编一个日子。",
    )
    yield (
        "空着的意思",
        "空着表示“不知道”，系统不猜，结果写“待核实”。例外："
        "没有写任何技能证书、职称、奖项的人，按没有处理；中断工作月数空着按没有中断，证书状态空着按有效，"
        "在岗状态空着一般按在职，诚信记录空着一般按无。",
    )
    yield "下拉选择", "有下拉的列请从中选。意思相同的其他写法多数也认得，跳出提示时选“是”即可保留。"
    yield (
        "请不要",
        "不要改表头和工作表的名称，不要合并单元格，不要在数据中间插小标题。列可以换次序，可以另加自己的列，行数不限。",
    )
    yield "本表", f"{_about(scope)}{day:%Y年%m月%d日}生成。"


def _about(scope: Scope) -> str:
    if not scope.rulebooks:
        return "适用于全部已收录的文件。"
    names = [f"{book.number}《{book.name}》" for book in scope.rulebooks]
    text = f"按{'、'.join(names) if len(names) <= 3 else f'{len(names)}份文件'}的要求制作"
    unit = f"，供单位性质为“{scope.unit}”的人员使用，单位性质一列都选“{scope.unit}”" if scope.unit else ""
    return f"{text}{unit}；文件没有要求的列已省去。"


def height(cells: list[tuple[str, float]]) -> float:
    """The height in points of a row whose texts are wrapped in columns of these widths."""
    lines = [-(-display_width(text) * 0.95 // (width - 2)) for text, width in cells]
    return LINE_HEIGHT * max(1, *lines) + 3


def write_help(sheet: Any, looks: dict[str, Any], scope: Scope, day: date) -> None:
    """The page 填写说明: how to fill the roster in, a legend, and one line a column."""
    for index, width in enumerate(_WIDTHS):
        sheet.set_column(index, index, width)
    sheet.hide_gridlines(2)
    sheet.set_row(0, 34)
    sheet.write_string(0, 0, "职工花名册填写说明", looks["title"])
    row = 1
    for name, text in _sections(scope, day):
        row = _line(sheet, row, (name, looks["topic"]), (text, looks["body"]))
    row = _line(sheet, row + 1, ("表头颜色", looks["topic"]), ("三种颜色的意思：", looks["body"]))
    for importance, word in IMPORTANCE_WORDS.items():
        row = _line(sheet, row, (word, looks[importance]), (LEGEND[importance], looks["body"]))
    _columns(sheet, row + 1, looks, scope, day)


def _line(sheet: Any, row: int, name: tuple[str, Any], text: tuple[str, Any]) -> int:
    sheet.write_string(row, 0, *name)
    sheet.merge_range(row, 1, row, len(_WIDTHS) - 1, *text)
    sheet.set_row(row, height([(text[0], sum(_WIDTHS[1:]))]))
    return row + 1


def _columns(sheet: Any, row: int, looks: dict[str, Any], scope: Scope, day: date) -> None:
    for index, header in enumerate(("工作表", "列", "填写要求", "怎么填", "下拉中的词")):
        sheet.write_string(row, index, header, looks["head"])
    for name, headers in scope.sheets.items():
        for header in headers:
            row += 1
            importance = scope.importance(name, header)
            offered = "、".join(str(word) for word in words_of(name, header, day))
            hint = HINTS[name][header] + ("格式见上“日期怎么写”。" if header.endswith("日期") else "")
            required = "认人用" if name != "人员" and header in NEEDED else IMPORTANCE_WORDS[importance]
            sheet.write_string(row, 0, name, looks["cell"])
            sheet.write_string(row, 1, header, looks["cell"])
            sheet.write_string(row, 2, required, looks[importance])
            sheet.write_string(row, 3, hint, looks["cell"])
            sheet.write_string(row, 4, offered, looks["cell"])
            sheet.set_row(row, height([(hint, _WIDTHS[3]), (offered, _WIDTHS[4]), (header, _WIDTHS[1])]))
