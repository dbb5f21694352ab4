"""The peer of a bureau's night: the same job as plain scripts would do it.

pandas reads each roster with openpyxl, rules of the same document are written out a person at a time
(``DataFrame.apply``), pandas writes the workbook with openpyxl, docxtpl opens and renders its template for each
letter. It does less: no reasons, nothing open, no data issues, no merged workbook, no record. One process.

    python -m benchmarks.plain INBOX OUT --as-of 2026-11-21

prints how many people and letters there were.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

import pandas as pd
from docxtpl import DocxTemplate
from openpyxl.styles import Alignment, Font

from batch.report.notices.templatelanguage import LetterEnvironment
from batch.resources import templates_folder

_SKILLS: Final = ("初级工", "中级工", "高级工", "技师", "高级技师", "特级技师", "首席技师")
_TITLES: Final = ("员级", "助理级", "中级", "副高级", "正高级")
_AWARDS: Final = ("全国技术能手", "中华技能大奖", "江苏工匠", "江苏大工匠", "江苏省技术能手", "世界技能大赛")
#: 苏人社发〔2021〕132号: what must be held, its years, the years in the occupation, whether an award is asked, the target.
_ROUTES: Final = (
    ("高级工", 0, 2, False, "助理级"), ("技师", 0, 3, False, "中级"), ("高级技师", 0, 4, False, "副高级"),
    ("高级技师", 0, 0, True, "副高级"), ("副高级", 0, 0, True, "正高级"), ("高级工", 0, 0, True, "助理级"),
    ("助理级", 0, 0, True, "中级"), ("中级", 0, 0, True, "副高级"),
    ("助理级", 1, 0, False, "高级工"), ("中级", 1, 0, False, "技师"), ("助理级", 0, 4, False, "技师"),
    ("副高级", 1, 0, False, "高级技师"), ("中级", 0, 4, False, "高级技师"), ("高级工", 0, 0, True, "技师"),
    ("技师", 0, 0, True, "高级技师"), ("正高级", 0, 0, False, "特级技师"), ("高级技师", 0, 0, True, "特级技师"),
)  # fmt: skip
_LETTER: Final = "个人告知书.docx"
#: Tags of the template that a column of the roster fills.
_NAMED: Final = {
    "单位": "单位名称", "署名": "单位名称", "姓名": "姓名", "身份证号": "身份证号", "职业": "现岗位职业（工种）", "部门": "部门",
}  # fmt: skip
_SHEETS: Final = ("可申报", "即将符合", "待核实", "暂不符合")
Said = tuple[str, str, Any, str]  # target, status, day, why


def _held(person: pd.Series, level: str) -> Any:
    """Since when a level or a higher one is held; None for never, NaT where nobody wrote it."""
    levels, name, day = (
        (_SKILLS, "技能等级", "技能证书取得日期")
        if level in _SKILLS
        else (_TITLES, "职称级别", "职称取得日期")
    )
    own = person.get(name)
    if own not in levels or levels.index(own) < levels.index(level):
        return None
    on: Any = person.get(day)
    return pd.Timestamp(on) if on else pd.NaT


def _out(person: pd.Series) -> str:
    """Why the document does not speak for a person; empty where it does."""
    if person.get("单位性质") == "机关":
        return "单位性质为机关，不在本文件范围"
    if person.get("在岗状态") in ("退休", "离职"):
        return f"在岗状态为{person.get('在岗状态')}"
    if person.get("岗位类别") in ("管理", "教师", "其他"):
        return f"岗位类别为{person.get('岗位类别')}，不在范围之列"
    return ""


def _open(person: pd.Series) -> str:
    """What leaves a person open; empty for nothing."""
    years = [year for year in (2023, 2024, 2025) if not person.get(f"{year}年度考核")]
    if years:
        return f"{years[0]}年度考核没有记录"
    return "诚信记录的内容无法识别" if person.get("诚信记录") not in ("无", None) else ""


def _said(person: pd.Series, today: pd.Timestamp) -> Iterator[Said]:
    """What is found of a person, route by route."""
    out, unsure = _out(person), _open(person)
    won = any(award in str(person.get("荣誉奖项") or "") for award in _AWARDS)
    for needed, years, worked, award, target in _ROUTES:
        if out:
            yield target, "不适用", None, out
            continue
        if _held(person, target) is not None:
            yield target, "已具备", None, f"已具备{target}或更高等级"
            continue
        since = _held(person, needed)
        if since is None or (award and not won):
            yield (
                target,
                "暂不符合",
                None,
                f"没有{needed}证书的记载" if since is None else "没有条款所列的奖项",
            )
        elif since is pd.NaT:
            yield target, "待核实", None, f"{needed}及以上证书的取得日期空白"
        else:
            start = person.get("从事技术技能工作起始日期")
            begun = max(since, pd.Timestamp(start)) if worked and start else since
            day = begun + pd.DateOffset(years=years + worked)
            if day > today:
                yield target, "即将符合", day, f"取得满{years + worked}年，须到{day:%Y年%m月%d日}"
            else:
                yield target, "待核实" if unsure else "可申报", day, unsure


def _letter(person: pd.Series, today: pd.Timestamp) -> dict[str, Any]:
    """The values of the template's tags."""
    items = [
        {
            **dict.fromkeys(("职称", "免试", "地点", "说明"), ""),
            "序号": number, "名称": target, "方式": "评审", "日期": f"{day:%Y年%m月%d日}起",
            "文件": "苏人社发〔2021〕132号", "条款": "第二部分", "条文": "“…”",
        }
        for number, (target, day) in enumerate(person["可申报"], start=1)
    ]  # fmt: skip
    said = f"{today:%Y年%m月%d日}"
    common = {
        **{name: person[column] for name, column in _NAMED.items()},
        **dict.fromkeys(("筛查日", "成文日期", "回执期限"), said),
        "用印": False,
    }
    texts = ("发文字号", "附注", "抄送", "较低等级", "年限截止日", "年度通知", "受理提醒")
    lists = ("将符合", "材料", "受理", "限制", "提示")
    return {
        **common,
        "可申报": items,
        "署名缩进": 0,
        "日期缩进": 0,
        **dict.fromkeys(texts, ""),
        **{name: [] for name in lists},
    }


def _formatted(sheet: Any) -> None:
    """A list as one can work with it: a head that stays, a filter, widths, real dates, wrapped texts."""
    sheet.freeze_panes, sheet.auto_filter.ref = "B2", sheet.dimensions
    wrapped, head = Alignment(wrap_text=True, vertical="top"), Font(bold=True)
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = wrapped
            if cell.row == 1:
                cell.font = head
            elif cell.is_date:
                cell.number_format = "yyyy-mm-dd"
    for column in sheet.columns:
        longest = max(len(str(cell.value or "")) for cell in column)
        sheet.column_dimensions[column[0].column_letter].width = min(40, 2 * longest + 2)


def work(file: Path, folder: Path, today: pd.Timestamp) -> tuple[int, int]:
    """One roster: its outcomes, workbook and letters; how many people, how many letters."""
    folder.mkdir(parents=True)
    people = pd.read_excel(file, engine="openpyxl", dtype=object)
    people = people.where(people.notna(), None)
    said: Any = people.apply(lambda person: list(_said(person, today)), axis=1)
    may: Any = [[(target, day) for target, status, day, _ in every if status == "可申报"] for every in said]
    people["可申报"] = may
    rows = [
        (one["姓名"], one["身份证号"], one["部门"], target, status, day, why)
        for (_, one), every in zip(people.iterrows(), said, strict=True)
        for target, status, day, why in every
    ]
    outcomes = pd.DataFrame(rows, columns=["姓名", "身份证号", "部门", "目标等级", "结论", "日期", "原因"])
    outcomes.to_parquet(folder / "outcomes.parquet")
    with pd.ExcelWriter(folder / "筛查结果.xlsx", engine="openpyxl") as book:
        people.drop(columns="可申报").to_excel(book, sheet_name="人员一览", index=False)
        for status in _SHEETS:
            outcomes[outcomes["结论"] == status].to_excel(book, sheet_name=status, index=False)
        for sheet in book.book.worksheets:
            _formatted(sheet)
    rules = LetterEnvironment(mask=False)
    now = people[people["可申报"].map(bool)]
    for number, (_, one) in enumerate(now.iterrows()):
        rules.begin()
        letter = DocxTemplate(str(templates_folder() / _LETTER))
        letter.render(_letter(one, today), rules)
        letter.save(str(folder / f"{number:04}_{one['姓名']}.docx"))
    return len(people), len(now)


def main() -> None:
    """Work every roster of a folder."""
    parser = argparse.ArgumentParser()
    parser.add_argument("inbox", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--as-of", type=date.fromisoformat, required=True)
    options = parser.parse_args()
    today = pd.Timestamp(options.as_of)
    done = [work(file, options.out / file.stem, today) for file in sorted(options.inbox.iterdir())]
    print(*map(sum, zip(*done, strict=True)))


if __name__ == "__main__":
    main()
