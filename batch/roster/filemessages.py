"""What is said of a file, its sheets, their columns and the rows that are no people: a part of the catalogue."""

from __future__ import annotations

from typing import Final

from batch.roster.message import Message

OF_FILES: Final[dict[str, Message]] = {
    "F01": Message(
        "warning", "工作表“{raw}”没有可识别的表头，未读取", "表头至少应有“姓名”和“身份证号”或“工号”"
    ),
    "F02": Message("info", "列“{raw}”不在花名册格式之内，未使用", "如该列重要，请改用标准表头"),
    "F03": Message(
        "warning", "列“{raw}”与同表另一列含义相同：互相补充，不一致的按无法识别处理", "请合并为一列"
    ),
    "F04": Message("warning", "隐藏的工作表“{raw}”未读取", "如需读取，请取消隐藏"),
    "F06": Message("warning", "单元格“{raw}”远离表格，未读取", "如无用处，请删去该单元格后保存"),
    "F07": Message("warning", "工作表“{raw}”无法读取", "如有人员，请复制到新的工作表后重新提交"),
    "F08": Message("info", "有隐藏的行或列，已照常读取", "如不应计入，请删去后重新提交"),
    "F09": Message("warning", "工作表超过200个，只读取了前200个", "请删去无关的工作表"),
    "F10": Message(
        "warning",
        "列“{raw}”看不出是哪一个证书的，未使用",
        "请写明是哪一个证书的，如“职称取得日期”“技能证书取得日期”",
    ),
    "F12": Message(
        "warning", "列“{raw}”按左边的列理解为“{more}”", "请把表头写成“{more}”；如不是，请写明是什么"
    ),
    "F13": Message(
        "warning", "列“{raw}”不是已知的表头，未使用；可能是“{more}”", "如果是，请把表头改为“{more}”"
    ),
    "F14": Message("info", "本行是填写示例，未作为人员", "可以删去"),
    "F15": Message(
        "error", "工作表“{raw}”是一人一张的登记表，不是花名册，未读取", "请把人员逐行填入花名册，每人一行"
    ),
    "F16": Message(
        "error", "工作表“{raw}”的表头竖排在一列里（横竖颠倒），未读取", "请转置为每人一行、表头在第一行"
    ),
    "F17": Message(
        "error", "没有“身份证号”或“工号”一列，{raw}行无法使用", "请增加“身份证号”或“工号”一列并逐行填写"
    ),
    "F18": Message("info", "工作表“{raw}”是亲属或工资表，不是花名册，未读取", "不必处理"),
    "F19": Message("info", "本行是合计、说明或签署，未作为人员", "不必处理"),
    "F20": Message("info", "本表的列按“{raw}”理解", "如有不符，请改正该文件"),
    "F22": Message(
        "info", "“{raw}”一栏只看与本行证书、奖项、在岗等有关的话，其余未使用", "要作依据的内容请填入相应的列"
    ),
    "F21": Message(
        "warning",
        "“{raw}”不像已取得证书的名单（拟取得、培训、报名或其他证件），其中的证书未读取",
        "如是已取得的证书，请改正工作表名称和标题",
    ),
    "F23": Message(
        "warning",
        "列“{raw}”是聘任的职称：按已取得该职称理解；是否另有更高的、未聘的职称，待核实",
        "请增加“职称名称”和“职称取得日期”，填写已取得的最高职称",
    ),
    "F95": Message("error", "{raw}", "{more}"),
    "F05": Message("info", "本行是重复的表头，未作为人员", "可以删去"),
}
