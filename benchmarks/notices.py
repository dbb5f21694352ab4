"""Word notices: documents per second, ours beside docxtpl opened and rendered per document.

    python benchmarks/notices.py [--people 3000] [--peer 60] [--repeat 3]

Both fill the same template with the same values of the same people and write a file each;
they run in turn in one process. What counts is the ratio of the medians. Before timing,
the words of both are compared. How long the bare files take is shown beside: on a slow disk
they are most of our time and little of docxtpl's; TMPDIR chooses the disk.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from docx import Document
from docxtpl import DocxTemplate

from batch.context import context_of
from batch.report.notices.kinds import KINDS, Material
from batch.report.notices.templatelanguage import LetterEnvironment
from batch.report.notices.wordtemplate import WordTemplate
from batch.report.results.content import Content
from batch.report.tables import Results
from batch.resources import templates_folder
from batch.settings import Settings
from batch.submission.tables import processed

KIND = KINDS["个人告知书"]
SAMPLE = Path(__file__).parent.parent / "sample_inputs" / "南通江海重工有限公司.xlsx"
Values = list[dict[str, Any]]


def values_of(count: int) -> Values:
    """The values of real notices, of the sample's people over and over."""
    context = context_of(Settings(as_of=date(2026, 5, 8), jobs=1))
    with tempfile.TemporaryDirectory() as folder:
        processed(SAMPLE, Path(folder), context)
        notices = [
            one.values for one in KIND.notices(Material(Content(Results.joined([Path(folder)]), [], context)))
        ]
    return [notices[number % len(notices)] for number in range(count)]


def ours(path: Path, every: Values, folder: Path) -> None:
    """The template read and compiled once, then a file for each; reading it is in the time."""
    template = WordTemplate(path)
    for number, values in enumerate(every):
        (folder / f"{number}.docx").write_bytes(template.render(values))


def together(path: Path, every: Values, folder: Path) -> None:
    """All in one file."""
    (folder / "all.docx").write_bytes(WordTemplate(path).render_together(every))


def bare(path: Path, every: Values, folder: Path) -> None:
    """Files of that size and nothing else: the share of the disk, which nobody can do without."""
    content = path.read_bytes()
    for number in range(len(every)):
        (folder / f"{number}.docx").write_bytes(content)


def docxtpls(path: Path, every: Values, folder: Path) -> None:
    """Plain docxtpl, as its documentation shows it."""
    rules = LetterEnvironment(mask=False)
    for number, values in enumerate(every):
        rules.begin()
        document = DocxTemplate(str(path))
        document.render(values, rules)
        document.save(str(folder / f"{number}.docx"))


def rate(write: Callable[[Path, Values, Path], None], path: Path, every: Values) -> float:
    """Documents per second, files included."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        write(path, every, Path(folder))
        return len(every) / (time.perf_counter() - start)


def same(path: Path, every: Values) -> bool:
    """Whether both ways say the same."""
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        ours(path, every, Path(one))
        docxtpls(path, every, Path(other))
        return all(_words(file) == _words(Path(other) / file.name) for file in Path(one).iterdir())


def _words(file: Path) -> list[str]:
    """What it says; a sign-off stands by indents in ours, by spaces in theirs."""
    return [paragraph.text.strip("\u3000") for paragraph in Document(str(file)).paragraphs]


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=3000)
    parser.add_argument("--peer", type=int, default=60)
    parser.add_argument("--repeat", type=int, default=3)
    options = parser.parse_args()
    path, every = templates_folder() / KIND.file, values_of(options.people)
    peers = every[: options.peer]
    assert same(path, peers[:10]), "the two ways differ"
    ways = {
        "guantong": (ours, every),
        "guantong, one file": (together, every),
        "docxtpl": (docxtpls, peers),
        "bare files": (bare, every),
    }
    rates: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(options.repeat):
        for name, (write, some) in ways.items():
            rates[name].append(rate(write, path, some))
    medians = {name: statistics.median(found) for name, found in rates.items()}
    for name, median in medians.items():
        print(f"{name}: {median:,.0f} documents/s, {median / medians['docxtpl']:.0f} times docxtpl")


if __name__ == "__main__":
    main()
