"""The one catalogue of data issues: code, severity, what is said, what to do."""

from __future__ import annotations

from typing import Final, NamedTuple

from batch.days.moments import NEVER
from batch.language.showing import cut
from batch.roster.filemessages import OF_FILES
from batch.roster.message import Message, Severity

SEVERITY_WORDS: Final = {"error": "错误", "warning": "警告", "info": "提示"}


class Issue(NamedTuple):
    """One thing that was not understood or does not fit, at its cell."""

    code: str
    sheet: str
    cell: str
    header: str
    raw: str
    message: str
    severity: Severity
    advice: str
    place: int = -1  # number of the source row among all tables, -1 for none
    until: int = int(NEVER)  # the first day on which it is said no more


CATALOGUE: Final[dict[str, Message]] = {
    **OF_FILES,
    # rows
    "R01": Message("error", "本行没有姓名，无法使用", "请填写姓名"),
    "R02": Message("error", "本行既无身份证号也无工号，无法使用", "请填写身份证号或工号"),
    "R03": Message(
        "error", "花名册中没有这个人，本行无法使用", "请核对身份证号、工号和姓名，或在“人员”表中补充此人"
    ),
    "R04": Message("warning", "与第{more}不一致，已合并，不一致之处按无法识别处理", "请核对后合并为一行"),
    "R05": Message("error", "同名者不止一人，无法确定是谁，本行无法使用", "请填写身份证号或工号"),
    "R06": Message("warning", "姓名“{raw}”与“人员”表中的“{more}”不一致，按证件号或工号归入", "请核对姓名"),
    "R08": Message(
        "error", "与第{more}行的另一人身份证号或工号相同而姓名不同，按两人处理", "请核对身份证号和工号"
    ),
    "R09": Message(
        "error", "身份证号、工号和姓名分属两人，无法确定是谁，本行无法使用", "请核对身份证号、工号和姓名"
    ),
    "R10": Message("warning", "身份证号不在“人员”表中，按工号和姓名归入{more}", "请核对身份证号"),
    "R11": Message("info", "与第{more}行是同一人，已合并", "不必处理"),
    # identity
    "I01": Message("error", "身份证号长度不对（应为18位）", "请核对身份证号"),
    "I02": Message("error", "身份证号校验码不对", "请核对身份证号，常见原因是录错一位"),
    "I03": Message("error", "身份证号中的出生日期不存在", "请核对身份证号"),
    "I04": Message("error", "身份证号中的出生日期晚于今天", "请核对身份证号"),
    "I05": Message("info", "15位旧身份证号，已接收", "建议换成18位号码"),
    "I06": Message("info", "{more}，已接收，不校验", "请自行核对证件号码"),
    "I07": Message("error", "身份证号是数字格式，末几位可能已失真", "请把该列设为文本后重新录入"),
    "I08": Message("warning", "出生日期与身份证号不一致，以身份证号为准", "请核对出生日期"),
    "I09": Message("warning", "性别与身份证号不一致，以身份证号为准", "请核对性别"),
    "I10": Message("warning", "证件号码不是可识别的格式", "请核对证件号码"),
    # which documents speak
    "P01": Message(
        "warning",
        "{more}人所在地空白或无法识别，只能按全国文件筛查",
        "请填写所在地，或用 --rulebook 指定规则",
    ),
    "P02": Message(
        "warning",
        "{more}人（所在地“{raw}”）在该日没有适用的文件，未筛查",
        "请核对所在地和日期，或用 --rulebook 指定规则",
    ),
    "P04": Message(
        "warning",
        "所在地“{raw}”（{more}人）不在所指定规则的适用地区",
        "请核对 --rulebook；不加 --force 不给这些人出文书",
    ),
    "P03": Message("warning", "此人也在{more}中，合并统计只计一人", "请核对此人属于哪一份名册"),
    "P05": Message("warning", "证书编号“{raw}”也在{more}中，属于另一人", "请核对是谁的证书"),
    "P06": Message("warning", "“{raw}”的指导教练，{more}中另一人也填了", "同一选手只认1名，请核实"),
    "P07": Message("warning", "“{raw}”与另一份名册不一致：{more}", "请核对证书原件，改正其中一份"),
    # values
    "V01": Message("warning", "日期“{raw}”无法识别，待核实", "请写成 2021-06-30、2021年6月 或 2021"),
    "V02": Message("info", "数字“{raw}”按 Excel 日期理解为{more}", "请把该列设为日期格式"),
    "V03": Message(
        "warning", "“{raw}”可能是{more}，按两者之间的任一天处理", "请写成 2021-10 或 2021-01 这样的文本"
    ),
    "V12": Message(
        "info", "“{raw}”应是在日期格式的单元格里输入了年份，按{more}理解", "请写成 '2021 这样的文本"
    ),
    "V04": Message("warning", "“{header}”的内容“{raw}”不是规定的词，待核实", "可用：{more}"),
    "V05": Message("warning", "“{raw}”不是数字，待核实", "请填写数字"),
    "V06": Message("warning", "职业编码“{raw}”格式不对，未使用", "应为 6-18-02-04 这样的编码"),
    "V07": Message("warning", "年度“{raw}”无法识别，本行无法使用", "请填写四位年份"),
    "V08": Message("warning", "考核结果“{raw}”无法识别，待核实", "请填写优秀、合格、基本合格、不合格"),
    "V09": Message(
        "warning", "所在地“{raw}”无法识别，或不止一处", "请写明省、市、县（区），或填写六位行政区划代码"
    ),
    "V10": Message("warning", "同一年度的考核结果既有合格也有不合格，待核实", "请核对该年度考核结果"),
    "V11": Message("warning", "日期“{raw}”不在1900年至2100年之间，待核实", "请核对日期"),
    "V13": Message("error", "单元格显示错误值“{raw}”，无法读取", "请改正公式，或直接填写内容"),
    "V14": Message("error", "公式没有计算结果，无法读取", "请用 Excel 或 WPS 打开并保存一次，或直接填写内容"),
    "V15": Message("warning", "日期“{raw}”不合情理（{more}），待核实", "请核对日期"),
    "V16": Message("warning", "日期“{raw}”晚于筛查日，自该日起计算", "请核对日期"),
    "V17": Message("info", "所在地“{raw}”中的“{more}”是旧名，按现在的区划理解", "请写现在的名称"),
    "V18": Message("warning", "“{raw}”中有损坏的文字（编码错误），无法确认原意", "请重新填写该单元格"),
    "V19": Message("warning", "“{raw}”看不出各年的考核结果，待核实", "请逐年写明，如“2023合格”"),
    # certificates
    "C01": Message("warning", "技能等级“{raw}”无法识别，等级待核实", "请填写高级工、技师、高级技师等"),
    "C02": Message("info", "“{raw}”是岗位等级，不是技能等级，不作为证书", "请填写职业技能等级或职业资格等级"),
    "C03": Message("warning", "“{raw}”是卫生系列职称，不是技能等级，不作为技能证书", "请填入职称栏"),
    "C04": Message(
        "warning", "职称“{raw}”无法确定级别，待核实", "请填写职称级别：员级、助理级、中级、副高级、正高级"
    ),
    "C05": Message("warning", "职称级别与名称“{raw}”不一致，待核实", "请核对职称级别和名称"),
    "C06": Message("warning", "职称系列“{raw}”无法识别，待核实", "请填写工程、农业、工艺美术等系列名称"),
    "C07": Message("warning", "职称系列与名称“{raw}”不一致，待核实", "请核对职称系列和名称"),
    "C08": Message("warning", "证书类别“{raw}”无法识别，待核实", "请填写职称、职业技能等级或职业资格"),
    "C09": Message("warning", "看不出这是哪一类证书，待核实", "请填写证书类别"),
    "C10": Message("warning", "证书状态“{raw}”无法识别，待核实", "请填写有效或无效"),
    "C11": Message("info", "专业技术人员职业资格未写明相当的职称级别", "请在级别一栏填写相当的职称级别"),
    "C12": Message("warning", "职称栏中的“{raw}”像是技能等级，待核实", "请填入技能等级栏；职称栏填写职称"),
    "C13": Message(
        "warning", "技能等级栏中的“{raw}”像是职称，待核实", "请填入职称栏；技能等级栏填写技能等级"
    ),
    "C16": Message("warning", "技能等级与证书名称“{raw}”不一致，待核实", "请核对技能等级和证书名称"),
    "C17": Message(
        "warning", "取得日期“{raw}”与同一证书另一处所写的不一致，按其间任一天处理", "请核对证书原件，改成一致"
    ),
    "C18": Message("warning", "“{raw}”像是地方职称，待核实", "请在证书表写明类别、名称和发证机构"),
    "C19": Message(
        "warning",
        "“{raw}”可能是岗位名称：本行没有职称的级别、取得日期或证书编号，待核实",
        "如是职称，请填写职称级别、取得日期或证书编号",
    ),
    "C15": Message("warning", "证书编号“{raw}”与{more}另一人的相同", "请核对是谁的证书"),
    "C14": Message(
        "warning", "“{raw}”关系到本行的证书或奖项，待核实", "请核对证书和奖项；如与此无关，请删去这句话"
    ),
    # awards
    "A01": Message(
        "warning", "奖项“{raw}”无法识别，未计入；如属政策所列，需人工核定", "请写明奖项全称、级别和奖次"
    ),
    "A02": Message("warning", "奖次“{raw}”无法识别，待核实", "请填写金牌、一等奖、第3名等"),
    "A03": Message("warning", "角色“{raw}”无法识别，待核实", "请填写选手或指导教练"),
    "A04": Message("warning", "奖项级别与名称“{raw}”不一致，待核实", "请核对奖项级别"),
    "A05": Message("warning", "奖次与名称“{raw}”不一致，待核实", "请核对奖次"),
    "A06": Message(
        "warning", "奖项“{raw}”没有全部读懂（{more}），待核实", "请按证书写明奖项全称、级别和奖次，一项一行"
    ),
    "A08": Message("warning", "奖项“{raw}”可能是“{more}”，待核实", "请按证书写明全称、组别、级别或身份"),
    "A09": Message(
        "warning", "“{raw}”没有写明是哪一项，凡看奖项的条款待核实", "请写明奖项全称、级别和奖次；没有请填“无”"
    ),
    "A10": Message("warning", "“{raw}”的指导教练，{more}另一人也填了", "同一选手只认1名，请核实"),
    "A07": Message("info", "“{raw}”写明没有获得或尚未获得，不计入", "如已获得，请写明奖项全称和取得日期"),
}


def message(code: str, header: str = "", raw: str = "", more: str = "") -> tuple[Message, str, str]:
    """The catalogue entry of a code with its text and advice filled in."""
    entry = CATALOGUE[code]
    words = {"header": cut(header), "raw": cut(raw), "more": more}
    return entry, entry.text.format(**words), entry.advice.format(**words)
