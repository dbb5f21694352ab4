"""The words around an award, by the kind of part they are; earlier kinds win, longer words first."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from batch.policy.occupations import occupation_table
from batch.resources import ROSTER_TABLES, read_table
from batch.roster.awards.denial_words import DENIALS, NO_OTHERS
from batch.roster.awards.numbers import N
from batch.roster.awards.place_words import LEVELS, OFFICES

Kinds = tuple[tuple[str, tuple[str, ...]], ...]

_START: Final = r"(?<![^;\n,。、 ])"
_FREE: Final = r"(?<![第前\d一二三四五六七八九十])"
_ENDS: Final = r"(?=$|[;,。\n) ])"
_SEPARATORS: Final[Kinds] = (
    ("sep4", (
        r"[;\n。]+", r"\((?:\d{1,2}|[一二三四五六七八九十]{1,3})\)", rf"{_FREE}\d{{1,2}}(?:[.、:](?!\d)|\))",
        rf"{_FREE}[一二三四五六七八九十]{{1,3}}[、.](?![一二三四五六七八九十]+名)",
        rf"{_START}[a-z][.、:)](?![\da-z])", rf"{_START}[一二三四五六]是", "[•●◆◇▪]",
        rf"{_START}第{N}[,、:]", rf"{_START}其[一二三四五][,:是]?",
    )),
    ("empty", ("□",)),
    ("ticked", ("√",)),
    ("no", (rf"[:(] ?(?:无|否|没有|未获|×){_ENDS}\)?",)),
    ("yes", (rf"[:(] ?(?:是|有){_ENDS}\)?",)),
    ("sep3", ("[,!]",)),
    ("sep2", (r"[、|/\\+&★]", "以及", "(?<!参)与(?!者)", "和", "及", "暨")),
    ("sep1", (" ",)),
    ("colon", (":",)),
    ("punct", (r"[()\[\]【】〔〕·\-—–_~.]",)),
)  # fmt: skip
_RANKED: Final = "(?:并列)?(?:排名|名列|位列|位居|排)"
_PRIZES: Final[Kinds] = (
    ("rank", (
        rf"{_RANKED}?第{N} ?(?:[-~—–至到、]|名至) ?(?:第)?{N}名", rf"前{N} ?(?:[-~—–至到]) ?(?:前)?{N}名",
        rf"前{N}(?:名|位|强)", rf"{_RANKED}?第 ?{N} ?(?:名|位)", rf"{_RANKED}{N}", rf"{_RANKED}?第{N}{_ENDS}",
        "冠军", "亚军", "季军", "头名", "榜首", r"(?<!\d)\d{1,2}-\d{1,2}名",
    )),
    ("otherprize", (
        "特等奖", "[金银铜]奖", "优秀(?:选手|教练|指导教练|教师)?奖", "单项奖", "最佳.{0,6}?奖",
        "[金银铜](?:[、/牌]{1,2}[银铜]){1,2}牌",
    )),
    ("prize", ("[金银铜]牌奖?", "优胜(?:奖项?|者)?", r"(?<!\d)[一二三壹贰叁123]等(?:奖励|奖)?")),
)  # fmt: skip
_ROLES: Final[Kinds] = (
    ("team", ("教练(?:组|团队?|团)(?:成员|组员)",)),
    ("otherrole", ("裁判[员长]?", "领队", "评委", "专家组?(?:组?长|成员)", "技术翻译", "翻译", "志愿者", "工作人员")),
    ("unreadrole", ("教练组?组?长", "主教练", "总教练", "指导教师", "指导老师", "陪练", "技术指导(?!教练)", "助理教练")),
    ("coach", ("(?:技术)?指导教练员?(?!组)", "教练员?(?!组|团)")),
    ("player", ("(?:参赛|获奖|竞赛|比赛)(?:选手|者|队员|人员)", "选手")),
)  # fmt: skip
_CONTEST: Final[Kinds] = (
    ("vague", ("以上", "以下", "相当于?", "同等", "类似", "左右")),
    ("stage", ("选拔赛", "初赛", "复赛", "预赛", "半决赛", "资格赛", "(?<!总)决赛", "分赛区?", "集训队?", "国家队",
               "(?<=世界技能..)选拔项目")),
    ("group", (
        "(?:企业)?(?:职工|学生|教师|青年|成年|成人|少年|专业|院校|高校|社会|中职|高职|企业|男子|女子)组",
    )),
    ("many", ("团体", "团队", "集体", "班组", "小组", "(?<!国)代表队")),
    ("final", ("总决赛",)),
    ("head", ("带头人", "领办人", "领衔人", "负责人")),
    ("class", ("(?:[一二三123]|i{1,3})类(?!别|似)",)),
    ("contest", ("大赛", "竞赛", "比赛")),
)  # fmt: skip
_NEUTRAL: Final[Kinds] = (
    ("project", ("世赛选拔项目", "国赛精选项目")),
    ("thing", ("比赛项目", "项目", "赛项", "工种", "专业", "模块", "组别", "方向", "组(?!织|长|委|合|员)")),
    ("past", ("(?:曾经?|原|前)(?:担任|任)",)),
    ("plain", (
        "(?:颁发|授予|发证|颁奖|获奖|取得|认定)(?:单位|机关|机构|部门|时间|日期)", "[所曾]?获奖项", "获奖情况", "获得者",
        "获奖者", "获奖",
    )),
    ("won", (
        "(?:曾经?|先后|多次|喜|并|但|又|还)*(?:荣获|获得|获评|获批|获|被评为|评为|被授予|授予|荣膺|荣登|当选"
        "|取得|摘得|夺得|斩获|勇夺|得到)",
    )),
    ("plain", (
        "入选", "认定为?", "享受", "担任", "任", "被", "由", "经", "于", "在", "中(?!青年|华|国|央|共)", "的", "为", "系", "是",
        "曾经?", "先后", "多次", "两次", "一次", "共", "均", "并", "但", "又", "还", "后", "其", "该同志", "同志", "本人", "我",
        "荣誉称号", "荣誉证书", "荣誉", "称号", "头衔", "证书", "奖状", "奖牌", "奖项", "奖励", "表彰", "颁发", "批准", "评选",
        "评定", "公布", "命名", "决定", "文件", "得主", "人员", "高技能人才", "技能人才", "等级", "等次", "名次", "等", "级",
        "奖",
        "年度", "年", "届", "期间", "代表队?", "中国", "特别赛", "赛区", "职业院校", "职业技能", "职业", "技能", "劳动", "职工",
        "展示交流", "名单", "并列", "个人赛?", "目前", "现", "主要", "其中", "具体", "类型", "名称", "类别", "情况",
        "至今", "首先", "其次", "再次", "最后", rf"(?<!第){N}[次项](?!目)",
    )),
    ("office", ("国务院", "中共中央", "党中央")),
    ("host", (
        "阿布扎比", "喀山", "圣保罗", "莱比锡", "伦敦", "里昂", "卡尔加里", "赫尔辛基", "萨尔茨堡", "京都", "波尔多", "法国",
        "德国", "日本", "韩国", "瑞士", "芬兰", "俄罗斯", "巴西", "阿联酋", "奥地利",
    )),
)  # fmt: skip
_NO_TRADE: Final = re.compile("负责人|教练|裁判|教师|选手|大赛|竞赛")


@lru_cache(maxsize=1)
def trades() -> tuple[str, ...]:
    """Names of occupations and of the projects of skills competitions, longest first."""
    listed = {row["name"].lower() for row in read_table(ROSTER_TABLES / "award_projects.csv")}
    known = {
        name for name in occupation_table().code_of if 2 <= len(name) <= 14 and not _NO_TRADE.search(name)
    }
    return tuple(sorted(listed | known, key=lambda name: (-len(name), name)))


@lru_cache(maxsize=1)
def lexicon() -> re.Pattern[str]:
    """One pattern for all kinds: the first kind that fits at a place is what stands there."""
    kinds = [*_SEPARATORS, *NO_OTHERS, *DENIALS, *_PRIZES, *_ROLES, *_CONTEST, *OFFICES, *LEVELS, *_NEUTRAL]
    return re.compile(
        "|".join(f"(?P<{kind}_{number}>{'|'.join(forms)})" for number, (kind, forms) in enumerate(kinds))
    )
