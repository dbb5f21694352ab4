"""Make the pictures of docs/images anew: sheets and letters by LibreOffice, commands as a terminal shows them.

    python -m tools.pictures

Needs ``soffice`` and ``pdftoppm``; nothing else of the project does.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from datetime import date
from pathlib import Path
from typing import Any, Final

import openpyxl
from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from batch.cli.app import invoke

ROOT: Final = Path(__file__).resolve().parent.parent
IMAGES: Final = ROOT / "docs" / "images"
DAY: Final = "2026-11-21"
_SVG: Final = """\
<svg viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>.{unique_id}-matrix {{ font-family: monospace; font-size: {char_height}px; line-height: {line_height}px; }}
{styles}</style>
<defs><clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>{lines}</defs>
{chrome}<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}<g class="{unique_id}-matrix">{matrix}</g></g></svg>
"""
_PEOPLE: Final[tuple[dict[str, Any], ...]] = (
    {"姓名": "沈一鸣", "身份证号": "320599198803121237", "单位名称": "虚构精密机械有限公司", "部门": "总装车间",
     "岗位类别": "生产服务一线", "现岗位职业（工种）": "装配钳工", "现岗位起始日期": date(2015, 3, 1),
     "从事技术技能工作起始日期": date(2009, 7, 1), "学历": "大专", "诚信记录": "无"},
    {"姓名": "陆文静", "身份证号": "320599199206081227", "单位名称": "虚构精密机械有限公司", "部门": "机加工车间",
     "岗位类别": "生产服务一线", "现岗位职业（工种）": "数控车工", "现岗位起始日期": "2018年6月",
     "从事技术技能工作起始日期": "2014.7", "学历": "本科", "诚信记录": "无"},
)  # fmt: skip


def main() -> None:
    """Make every picture."""
    if not shutil.which("soffice") or not shutil.which("pdftoppm"):
        sys.exit("soffice and pdftoppm are needed")
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        _make(Path(name))


def _make(folder: Path) -> None:
    form, results = folder / "花名册.xlsx", folder / "结果"
    invoke(["template", str(form), "--place", "江苏省苏州市", "--for", "企业", "--quiet"])
    _page(form, "职工花名册填写说明", IMAGES / "step2-blank.png")
    _fill(form)
    _page(form, "沈一鸣", IMAGES / "step3-filled.png", height=115)
    _terminal(("-V",), IMAGES / "step1-install.svg", "pipx install guantong", "guantong -V")
    _terminal(("check", str(form)), IMAGES / "step4-check.svg", "guantong check 花名册.xlsx", hidden=folder)
    sample = str(ROOT / "sample_inputs" / "南通江海重工有限公司.xlsx")
    arguments = ("run", sample, "--out", str(results), "--as-of", DAY)
    _terminal(
        arguments,
        IMAGES / "step5-run.svg",
        "guantong run 南通江海重工有限公司.xlsx --out 结果",
        hidden=folder,
    )
    _page(results / "筛查结果.xlsx", "结论的含义", IMAGES / "overview.png")
    _page(results / "筛查结果.xlsx", "最高等级", IMAGES / "shortlist.png")
    _page(min((results / "告知书").glob("*.docx")), "告知书", IMAGES / "notice.png")


def _fill(form: Path) -> None:
    """Two invented people, as somebody would fill them in; one date is not clear."""
    book = openpyxl.load_workbook(form)
    sheet = book["人员"]
    heads = [cell.value for cell in sheet[2]]
    for row, person in enumerate(_PEOPLE, start=3):
        for header, value in person.items():
            sheet.cell(row, heads.index(header) + 1, value)
    book.save(form)


def _page(file: Path, text: str, picture: Path, height: int = 0) -> None:
    """The first printed page of a file that says something, as a picture; its head only if a height is given."""
    with tempfile.TemporaryDirectory() as name:
        subprocess.run(
            ["soffice", "--headless", "--convert-to", "pdf", "--outdir", name, str(file)],
            check=True, capture_output=True,
        )  # fmt: skip
        (pdf,) = Path(name).glob("*.pdf")
        said = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True)
        pages = said.stdout.decode().replace(" ", "").split("\f")
        number = str(next(number for number, page in enumerate(pages, start=1) if text in page))
        page = ["-f", number, "-l", number, "-singlefile", "-r", "70", "-png"]
        page += ["-H", str(height)] if height else []
        subprocess.run(["pdftoppm", *page, str(pdf), str(picture.with_suffix(""))], check=True)


def _terminal(arguments: tuple[str, ...], picture: Path, *typed: str, hidden: Path | None = None) -> None:
    """A command and what it prints, as a terminal shows them; the temporary folder is left out."""
    printed = io.StringIO()
    with redirect_stdout(printed), redirect_stderr(printed):
        invoke(list(arguments))
    said = printed.getvalue()
    if hidden is not None:
        said = said.replace(f"{hidden}/", "").replace(str(hidden), "")
    console = Console(record=True, width=100, file=io.StringIO(), highlight=False)
    for line in typed:
        console.print(Text(f"$ {line}", "bold green"))
    for line in said.rstrip().splitlines()[:28]:
        console.print(Text(line.rstrip()), soft_wrap=False)
    picture.write_text(
        re.sub(r"[ \t]+\n", "\n", console.export_svg(title="", theme=MONOKAI, code_format=_SVG)),
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
