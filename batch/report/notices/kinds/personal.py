"""个人告知书: what one may apply for, by which clause, with what papers, where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from batch.policy.points import points_text
from batch.report.notices.kinds.acceptance import acceptance, closes, source
from batch.report.notices.kinds.kind import COMMON, Kind, Notice, Tag
from batch.report.notices.kinds.material import Material, Person
from batch.report.notices.kinds.onelevel import above, highest_first, one_a_level
from batch.report.notices.kinds.papers import papers
from batch.report.notices.kinds.words import (
    chinese_date,
    chinese_number,
    cited,
    clause_name,
    quoted,
    sentence,
    target_name,
)
from batch.report.results.line import Line
from batch.submission.persons.clocks import counted_elsewhere

FOLDER = "告知书"
IDENTITY = (
    Tag("姓名", "姓名"),
    Tag("身份证号", "前六位和后四位，其余遮盖（设置 mask_id = false 时不遮盖）；未填的注明工号"),
    Tag("职业", "现岗位职业（工种），未填的为“未填”"),
    Tag("部门", "部门，可能为空"),
)
_ITEM = (
    Tag("序号", "可申报的为一、二、三，将符合的为1、2、3"),
    Tag("名称", "例如中级职称、技师"),
    Tag("职称", "职称的系列和名称，例如工程系列，工程师；技能等级和目录没有的为空"),
    Tag("方式", "评审、直接申报、认定、考核、转评或按规定办理"),
    Tag("日期", "自何日起符合；有待核实的写明最早日期和待核实的内容"),
    Tag("文件", "依据的文件的文号"),
    Tag("条款", "例如第二部分第（二）项第1目"),
    Tag("条文", "条文中起决定作用的句子，已带引号"),
    Tag("免试", "技能评价可免的考试；没有的为空"),
    Tag("地点", "文件所附的技能评价服务点；没有名单的为空"),
    Tag("说明", "对条文的理解、假定等；没有的为空"),
)


def _notices(material: Material) -> Iterator[Notice]:
    for person, mine in material.eligible.items():
        if not material.gets_letters(person):
            continue
        stands = material.letters.stands(person, material.about, material.people, FOLDER)
        values = {} if stands else _values(material, material.people[person], mine)
        yield Notice(material.about(person), values, stands)


def _values(material: Material, who: Person, mine: list[Line]) -> dict[str, Any]:
    upcoming = above(mine, material.upcoming.get(who["person"], []))
    annual = material.annual(who)
    counted = counted_elsewhere(material.context, annual)
    chosen, lower = highest_first(mine)
    waived = remarks_of(material, who, "waiver")
    return {
        **material.common(who["organisation"]),
        **material.identity(who),
        "可申报": [_item(one, chinese_number(n), waived) for n, one in enumerate(chosen, start=1)],
        "较低等级": lower,
        "将符合": [
            _item(one, str(n), waived, soon=True) for n, one in enumerate(one_a_level(upcoming), start=1)
        ],
        "材料": [*papers(material, mine), *(annual.papers if annual else ())],
        "年限截止日": chinese_date(counted) if counted else "",
        "年度通知": source(annual),
        "受理": acceptance(annual),
        "受理提醒": closes(annual, material.settings.day),
        "回执期限": chinese_date(material.reply_by),
        "限制": list(annual.other_bars) if annual else [],
        "提示": [
            text
            for key in ("education", "examinations", "treatment", "remarks")
            if (text := remarks_of(material, who, key))
        ],
    }


def remarks_of(material: Material, who: Person, key: str) -> str:
    """What is told beside the routes."""
    text = who[key]

    def words() -> str:
        return "；".join(sentence(cited(part)) for part in text.split("；") if part)

    return str(material.once(("remarks", text), words)) if text else ""


def _item(line: Line, number: str, waived: str, soon: bool = False) -> dict[str, Any]:
    skill = line.route.target.ladder == "skill"
    return {
        "序号": number,
        "名称": target_name(line),
        "职称": line.title,
        "方式": line.route.procedure,
        "日期": when(line, soon),
        "文件": line.document,
        "条款": clause_name(line),
        "条文": quoted(line.text),
        "免试": waived if skill else "",
        "地点": points_text(line.points),
        "说明": "；".join(sentence(note) for note in _notes(line) if note),
    }


def _notes(line: Line) -> Iterator[str]:
    yield from line.notes
    if line.undated:
        yield "所依据的证书或奖项没有日期，请在申报时出示原件"
    if line.assumed:
        yield f"以下信息为假定：{'、'.join(line.assumed)}"


def when(line: Line, soon: bool = False) -> str:
    """From which day, in words."""
    if soon and line.sure is None and line.maybe:
        return (
            f"最早{chinese_date(line.maybe)}，尚需核实{'、'.join(line.missing) or line.reason or '有关情况'}"
        )
    return chinese_date(line.sure) + ("起" if line.sure else "")


PERSONAL = Kind(
    "个人告知书",
    "现可申报者每人一份：可以申报什么、自何日起、依据、材料、地点、免试，以及今后可以申报的。",
    FOLDER,
    True,
    (
        *COMMON,
        *IDENTITY,
        Tag("可申报", "现在可以申报的各项，每条通道为最高的一级", _ITEM, many=True),
        Tag("较低等级", "同时符合条件的较低等级，一句话；没有的为空"),
        Tag("将符合", "筛查范围内今后可以申报的各项，可能没有", _ITEM, many=True),
        Tag("材料", "申报时请备齐的各项材料，每项是一段文字", many=True),
        Tag("年限截止日", "年限按年度通知算到的那一天，与筛查日相同的为空"),
        Tag("年度通知", "所依据的年度通知，例如《…》（…号）；没有收录的为空"),
        Tag(
            "受理",
            "年度通知写明的受理时间、单位、地址、电话、平台，每条是一段文字；没有年度通知的为零项",
            many=True,
        ),
        Tag("受理提醒", "筛查日已过受理截止日的说明，可能为空"),
        Tag("回执期限", "交回回执的最后一日（设置 deadline_days 个工作日）"),
        Tag("限制", "年度通知写明的其他限制，每条是一段文字，可能没有", many=True),
        Tag("提示", "学历对待、可报考试、待遇比照等各条，每条是一段文字，可能没有", many=True),
    ),
    _notices,
)
