"""Word notices: one for each person who may apply for something, from an editable template.

Tags are Chinese words (``{{ 姓名 }}``); a tag that has no value is an error, never a blank.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from batch.errors import UserError
from batch.output import safe_name
from batch.report.lines import Key, Line, Lines, add_months, by_person
from batch.report.sheets import clean
from batch.report.wordtemplate import WordTemplate
from batch.resources import templates_folder
from batch.results import Results
from batch.roster.identity import masked
from batch.submission import Context

PERSONAL: Final = "个人告知书.docx"
_HAN: Final = "一二三四五六七八九十"


def chinese_number(number: int) -> str:
    """1 … 99 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _HAN[ones - 1]
    return ("" if tens == 1 else _HAN[tens - 1]) + "十" + (_HAN[ones - 1] if ones else "")


def chinese_date(day: date | None) -> str:
    """2026年5月8日, as GB/T 9704 writes it."""
    return f"{day.year}年{day.month}月{day.day}日" if day else "花名册未载明日期"


class NoticeWriter:
    """Writes the notices of some results with the settings of a run."""

    def __init__(self, context: Context) -> None:
        self.context = context

    @cached_property
    def _template(self) -> WordTemplate:
        return WordTemplate(self._template_path)

    @property
    def _template_path(self) -> Path:
        own = self.context.settings.templates
        path = own / PERSONAL if own and (own / PERSONAL).is_file() else templates_folder() / PERSONAL
        if not path.is_file():
            raise UserError(f"找不到告知书模板：{path}")
        return path

    def write_all(self, folder: Path, results: Results) -> int:
        """Write a notice for each person who may apply for something; returns how many."""
        lines = Lines(results, self.context.library)
        eligible = by_person(lines.with_status("eligible"))
        if not eligible:
            return 0
        upcoming = by_person(self._soon(lines))
        folder.mkdir(exist_ok=True)
        used: set[str] = set()
        for key, mine in eligible.items():
            name = _file_name(mine[0].who, used)
            (folder / name).write_bytes(self._template.render(self._values(key, mine, upcoming.get(key, []))))
        return len(eligible)

    def _soon(self, lines: Lines) -> list[Line]:
        until = add_months(self.context.settings.day, self.context.settings.horizon)
        found = [one for one in lines.with_status("upcoming") if one.maybe and one.maybe <= until]
        return sorted(found, key=lambda one: one.maybe or until)

    def _values(self, key: Key, mine: list[Line], upcoming: list[Line]) -> dict[str, Any]:
        who, settings = mine[0].who, self.context.settings
        number = who["id_number"]
        shown = masked(number) if settings.mask_id else number
        return {
            "姓名": clean(who["name"]),
            "身份证号": shown or f"未填，工号{clean(who['staff_number'])}",
            "职业": clean(who["occupation"]) or "未填",
            "部门": clean(who["department"]),
            "单位": clean(who["organisation"]) or "（单位名称）",
            "筛查日": chinese_date(settings.day),
            "落款日期": chinese_date(settings.day),
            "可申报": [_item(one, number) for number, one in enumerate(mine, start=1)],
            "将符合": [_item(one, number, soon=True) for number, one in enumerate(upcoming, start=1)],
            "提示": [
                who[k] for k in ("waiver", "education", "examinations", "treatment", "remarks") if who[k]
            ],
        }


def _item(line: Line, number: int, soon: bool = False) -> dict[str, Any]:
    notes = [line.route.reading]
    if line.undated:
        notes.append("所依据的证书或奖项没有日期，请在申报时出示原件")
    if line.assumed:
        notes.append(f"以下信息为假定：{'、'.join(line.assumed)}")
    if line.points:
        notes.append(f"可选的评价服务点：{'、'.join(line.points)}")
    day = line.sure if not soon or line.sure else line.maybe
    when = chinese_date(day) + ("起" if day else "")
    if soon and line.sure is None:
        when = f"最早{chinese_date(line.maybe)}，尚需核实{'、'.join(line.missing) or '有关情况'}"
    return {
        "序号": chinese_number(number) if not soon else number,
        "名称": f"{line.target}职称" if line.route.target.ladder == "title" else line.target,
        "方式": line.route.procedure,
        "日期": when,
        "文件": line.document,
        "条款": f"第{line.route.clause}条" if line.route.clause else "",
        "条文": clean(line.text),
        "说明": "；".join(note for note in notes if note),
    }


def _file_name(who: dict[str, Any], used: set[str]) -> str:
    """A file name with unit row and name, never with an ID number."""
    stem = safe_name(f"{who['row']:04}_{who['name']}")
    name, number = f"{stem}.docx", 2
    while name in used:
        name, number = f"{stem}({number}).docx", number + 1
    used.add(name)
    return name
