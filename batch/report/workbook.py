"""筛查结果.xlsx: what was found, list by list, each verdict beside its clause and reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from batch import __version__
from batch.report.lines import Line, Lines, add_months, by_person, clause_text, document_of, targets
from batch.report.overview import write_overview
from batch.report.sheets import Book, Field
from batch.results import Results
from batch.roster.messages import SEVERITY_WORDS
from batch.submission import OUTCOME_WORDS, Context, Report

_WHO = (
    Field("单位", 26), Field("部门", 14), Field("姓名", 10), Field("身份证号", 20), Field("工号", 10),
    Field("现岗位职业（工种）", 18),
)  # fmt: skip
_WHAT = (Field("通道", 13), Field("目标等级", 12, "centre"), Field("方式", 10, "centre"))
_BASIS = (
    Field("依据文件", 22, "wrap"),
    Field("条款", 10, "wrap"),
    Field("条文原文", 60, "wrap"),
    Field("理解与说明", 36, "wrap"),
)


@dataclass(frozen=True)
class Content:
    """Everything that the sheets are made from."""

    results: Results
    reports: list[Report]
    context: Context
    eligible: list[Line]
    upcoming: list[Line]  # within the horizon
    open: list[Line]

    @classmethod
    def of(cls, results: Results, reports: list[Report], context: Context) -> Content:
        """Sort the outcomes into what may be, what will be and what is open."""
        lines = Lines(results, context.library)
        until = add_months(context.settings.day, context.settings.horizon)
        upcoming = [one for one in lines.with_status("upcoming") if (one.maybe or until) <= until]
        upcoming.sort(key=lambda one: (one.maybe or until, one.sure is None, one.sure or until))
        return cls(
            results,
            reports,
            context,
            lines.with_status("eligible"),
            upcoming,
            lines.with_status("undetermined"),
        )

    @property
    def people(self) -> list[dict[str, Any]]:
        """Everybody, in the order of the rosters."""
        people: list[dict[str, Any]] = self.results.people.to_pylist()
        return people


def write_results(path: Path, results: Results, reports: list[Report], context: Context) -> None:
    """Write the workbook of one submission, or of several together."""
    content = Content.of(results, reports, context)
    book = Book(str(path))
    write_overview(book, content)
    _people(book, content)
    _eligible(book, content)
    _upcoming(book, content)
    _open(book, content)
    _besides(book, content)
    _issues(book, content)
    _policies(book, content)
    _about(book, content)
    book.close()


def _who(line: Line) -> list[Any]:
    return _person(line.who)


def _person(who: dict[str, Any]) -> list[Any]:
    return [who[k] for k in ("organisation", "department", "name", "id_number", "staff_number", "occupation")]


def _what(line: Line) -> list[Any]:
    return [line.ladder, line.target, line.route.procedure]


def _basis(line: Line) -> list[Any]:
    return [line.document, line.route.clause, line.text, _remarks(line)]


def _remarks(line: Line) -> str:
    notes = [line.route.reading]
    if line.undated:
        notes.append("所依据的证书或奖项没有日期，按筛查日前已取得处理")
    if line.assumed:
        notes.append(f"含假定：{'、'.join(line.assumed)}")
    if line.points:
        notes.append(f"评价服务点：{'、'.join(line.points)}")
    return "；".join(note for note in notes if note)


def _people(book: Book, content: Content) -> None:
    fields = (
        Field("提交文件", 24), Field("行", 6, "number"), *_WHO[:5], Field("岗位类别", 12), _WHO[5],
        Field("现技能等级", 11, "centre"), Field("现职称", 10, "centre"),
        Field("结论", 10, "word"), Field("可申报", 30, "wrap"), Field("即将符合", 26, "wrap"),
        Field("最早日期", 12, "date"), Field("待核实", 26, "wrap"), Field("需补充或核实的信息", 34, "wrap"),
        Field("适用规则", 20, "wrap"), Field("假定", 18, "wrap"),
    )  # fmt: skip
    book.list_sheet("人员一览", fields, _people_rows(content), "没有可以使用的人员行。", freeze=5)


def _people_rows(content: Content) -> Iterator[list[Any]]:
    now, later, unsure = (by_person(x) for x in (content.eligible, content.upcoming, content.open))
    for who in content.people:
        key = (who["submission"], who["person"])
        mine, next_, open_ = now.get(key, []), later.get(key, []), unsure.get(key, [])
        verdict = "可申报" if mine else "待核实" if open_ else "即将符合" if next_ else "暂不符合"
        soonest = min((x.maybe for x in next_ if x.maybe), default=None)
        missing = dict.fromkeys(header for x in (*open_, *next_) for header in x.missing)
        yield [
            who["submission"], who["row"], who["organisation"], who["department"], who["name"], who["id_number"],
            who["staff_number"], who["post"], who["occupation"], who["skill"], who["title"], verdict,
            "、".join(targets(mine)), "、".join(targets(next_)), soonest, "、".join(targets(open_)),
            "、".join(missing), who["rulebooks"], who["assumed"],
        ]  # fmt: skip


def _besides(book: Book, content: Content) -> None:
    fields = (
        *_WHO, Field("免试", 34, "wrap"), Field("学历对待", 30, "wrap"), Field("可报考试", 40, "wrap"),
        Field("待遇比照", 34, "wrap"), Field("其他说明", 34, "wrap"),
    )  # fmt: skip
    keys = ("waiver", "education", "examinations", "treatment", "remarks")
    rows = ([*_person(who), *(who[k] for k in keys)] for who in content.people if any(who[k] for k in keys))
    book.list_sheet("附带结论", fields, rows, "没有附带结论。", freeze=3)


def _eligible(book: Book, content: Content) -> None:
    fields = (*_WHO, *_WHAT, Field("自何日起", 12, "date"), *_BASIS)
    rows = ([*_who(x), *_what(x), x.sure, *_basis(x)] for x in content.eligible)
    book.list_sheet("可申报", fields, rows, "在筛查日没有人可以申报。", freeze=3)


def _upcoming(book: Book, content: Content) -> None:
    fields = (
        *_WHO, *_WHAT, Field("最早日期", 12, "date"), Field("确定日期", 12, "date"),
        Field("尚待满足", 44, "wrap"), Field("需补充或核实的信息", 28, "wrap"), *_BASIS,
    )  # fmt: skip
    rows = (
        [*_who(x), *_what(x), x.maybe, x.sure, "；".join(x.blocking), "、".join(x.missing), *_basis(x)]
        for x in content.upcoming
    )
    months = content.context.settings.horizon
    book.list_sheet("即将符合", fields, rows, f"今后{months}个月内没有人将符合条件。", freeze=3)


def _open(book: Book, content: Content) -> None:
    fields = (
        *_WHO, *_WHAT, Field("待核实的条件", 48, "wrap"), Field("需补充或核实的信息", 30, "wrap"),
        Field("最早可能日期", 12, "date"), *_BASIS,
    )  # fmt: skip
    rows = (
        [*_who(x), *_what(x), "；".join(x.blocking), "、".join(x.missing), x.maybe, *_basis(x)]
        for x in content.open
    )
    book.list_sheet("待核实", fields, rows, "没有待核实的情况。", freeze=3)


def _issues(book: Book, content: Content) -> None:
    fields = (
        Field("提交文件", 26), Field("程度", 8, "word"), Field("编号", 8, "centre"), Field("工作表", 14),
        Field("单元格", 10, "centre"), Field("表头", 18), Field("原内容", 26, "wrap"), Field("问题", 48, "wrap"),
        Field("处理建议", 44, "wrap"),
    )  # fmt: skip
    order = {"error": 0, "warning": 1, "info": 2}
    issues = sorted(content.results.issues.to_pylist(), key=lambda x: order[x["severity"]])
    rows = (
        [
            x["submission"], SEVERITY_WORDS[x["severity"]], x["code"], x["sheet"], x["cell"], x["header"],
            x["raw"], x["message"], x["advice"],
        ]
        for x in issues
    )  # fmt: skip
    book.list_sheet("数据问题", fields, rows, "没有发现数据问题。")


def _policies(book: Book, content: Content) -> None:
    fields = (
        Field("文件", 24, "wrap"), Field("名称", 36, "wrap"), Field("路线", 30), *_WHAT, Field("条款", 12),
        Field("条文原文", 80, "wrap"), Field("本系统的理解", 44, "wrap"), Field("可申报人数", 10, "number"),
    )  # fmt: skip
    count = Counter((x.rulebook.id, x.route.id) for x in content.eligible)
    book.list_sheet("政策依据", fields, _policy_rows(content, count), "没有适用的文件。")


def _policy_rows(content: Content, count: Counter[tuple[str, str]]) -> Iterator[list[Any]]:
    library = content.context.library
    for entry in library.named(_used(content.reports)):
        book = entry.rulebook
        for route in book.routes:
            target = route.target
            yield [
                document_of(library, book, route), book.name, route.id, "职称" if target.ladder == "title" else "职业技能等级",
                target.level or "按有关规定确定", route.procedure, route.clause,
                clause_text(library, book, route), route.reading, count[book.id, route.id],
            ]  # fmt: skip
        if book.directory_note:
            yield [book.number, book.name, "", "", "", "", "对应目录", "", book.directory_note, None]


def _used(reports: Iterable[Report]) -> list[str]:
    return list(dict.fromkeys(name for report in reports for name in report.rulebooks))


def _about(book: Book, content: Content) -> None:
    settings, library = content.context.settings, content.context.library
    rows: list[list[Any]] = [
        ["程序", f"贯通 guantong {__version__}"],
        ["筛查日", settings.day],
        ["即将符合的范围", f"今后{settings.horizon}个月"],
    ]
    for header, value in settings.assume.items():
        rows.append(["假定（只填空白）", f"{header}={value}"])
    for name in _used(content.reports):
        entry = library[name]
        text = f"{entry.rulebook.number}《{entry.rulebook.name}》，{entry.rulebook.in_force.since:%Y-%m-%d}起施行"
        rows.append([f"规则 {name}", f"{text}；内容校验 {entry.digest[:16]}"])
        if entry.rulebook.in_force.note:
            rows.append([f"规则 {name}", entry.rulebook.in_force.note])
    for report in content.reports:
        text = f"{OUTCOME_WORDS[report.outcome]}；{report.people}人，{report.unusable}行未能使用，{report.issues}条数据问题"
        rows.append([f"提交 {report.file}", text + (f"；{report.reason}" if report.reason else "")])
        rows.append(["　文件校验 SHA-256", report.sha256])
    rows.append(
        ["说明", "本结果依据花名册所载信息和上述文件作出，供审核参考；以受理部门审核和评审结果为准。"]
    )
    book.list_sheet("运行信息", (Field("项目", 34, "wrap"), Field("内容", 110, "wrap")), rows, "")
