"""回执: to who sent a roster, that it has come, what became of it, and what is to be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from batch.report.excel.texts import clean
from batch.report.notices.kinds.addressee import ADDRESSEE, addressed
from batch.report.notices.kinds.correction import is_asked
from batch.report.notices.kinds.kind import COMMON, Kind, Notice, Tag
from batch.report.notices.kinds.material import Material
from batch.report.notices.kinds.words import chinese_date, hide_ids
from batch.report.results.heads import figures as figures_of
from batch.submission.mended import MOST_NAMED
from batch.submission.receipt import OUTCOME_WORDS


def _notices(material: Material) -> Iterator[Notice]:
    """One for each submission that goes to somebody else: an employer that screens itself needs none."""
    signed = clean(material.settings.sign_off)
    if signed and signed != material.whole and material.content.receipts:
        yield Notice(material.whole, _values(material))


def _values(material: Material) -> dict[str, Any]:
    (receipt, *_) = material.content.receipts
    figures = figures_of(material.content)
    severity = Counter(one.severity for one in material.issues)
    mended = material.content.mended
    return {
        **material.common(material.whole),
        **addressed(material, material.whole),
        "花名册": hide_ids(material.file or receipt.file),
        "结果": OUTCOME_WORDS.get(receipt.outcome, receipt.outcome),
        "原因": hide_ids(clean(receipt.reason)),
        "行数": receipt.rows,
        "人数": figures["people"],
        "未用行": receipt.unusable,
        "错误": severity["error"],
        "警告": severity["warning"],
        "可申报人数": figures["eligible"],
        "将符合人数": figures["upcoming"],
        "待核实人数": figures["undetermined"],
        "更正过": mended is not None,
        "已更正": _listed(mended.mended if mended else {}),
        "仍有": _listed(mended.still if mended else {}),
        "新出现": _listed(mended.fresh if mended else {}),
        "不再缺少": _listed(mended.filled if mended else {}),
        "不再在册": _listed(mended.gone if mended else {}, "人"),
        "新增人员": _listed(mended.come if mended else {}, "人"),
        "补正": is_asked(material),
        "补正依据": _by_what(material, bool(severity["error"] or severity["warning"])),
        "补正期限": chinese_date(material.reply_by),
    }


def _by_what(material: Material, faulty: bool) -> str:
    """In which papers it stands what is to be corrected."""
    returned = bool(material.returned) and faulty
    papers = [("补正通知书", "补正通知书" in material.settings.notices), ("校验退回件", returned)]
    return "和".join(name for name, made in papers if made) or "筛查结果的“数据问题”“收集清单”表"


def _listed(found: Mapping[str, int], unit: str = "处") -> str:
    told = [f"{what}{f'{count}{unit}' if count > 1 else ''}" for what, count in found.items()]
    more = f"等{sum(found.values())}{unit}" if len(told) > MOST_NAMED else ""
    return hide_ids("、".join(told[:MOST_NAMED])) + more


RECEIPT = Kind(
    "回执",
    "设置了 sign_off 的（受理单位），每份花名册一份：收到、审核结果、人数，更正件写明更正了什么、还有什么、新出现什么。",
    "文书",
    False,
    (
        *COMMON,
        *ADDRESSEE,
        Tag("花名册", "花名册的文件名"),
        Tag("结果", "接收、接收，有提示、部分接收或退回"),
        Tag("原因", "退回的原因，可能为空"),
        Tag("行数", "花名册的数据行数"),
        Tag("人数", "可以使用的人数"),
        Tag("未用行", "不能使用的行数"),
        Tag("错误", "程度为错误的数据问题的条数"),
        Tag("警告", "程度为警告的数据问题的条数"),
        Tag("可申报人数", "现可申报至少一项的人数"),
        Tag("将符合人数", "筛查范围内将符合至少一项的人数"),
        Tag("待核实人数", "至少一项待核实的人数"),
        Tag("更正过", "是否是更正后重新报送的"),
        Tag("已更正", "与上次报送相比已更正的，按人员和栏，可能为空"),
        Tag("仍有", "与上次报送相比仍未更正的，可能为空"),
        Tag("新出现", "与上次报送相比新出现的，可能为空"),
        Tag("不再缺少", "与上次报送相比不再缺少的信息，可能为空"),
        Tag("不再在册", "上次在册、这次不在的人员，可能为空"),
        Tag("新增人员", "这次新在册的人员，可能为空"),
        Tag("补正", "是否需要补正：另有补正通知书"),
        Tag("补正依据", "按什么补正：补正通知书、校验退回件；都没有出的为筛查结果"),
        Tag("补正期限", "补正的最后一日（设置 deadline_days 个工作日）"),
    ),
    _notices,
)
