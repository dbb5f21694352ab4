"""Write templates/*.docx, laid out after GB/T 9704-2012.

    python -m tools.make_templates

The results are meant to be edited in Word; this script only makes the first versions
reproducible. Layout: tools/wordkit; the letters: tools/notice_templates.
"""

from __future__ import annotations

from pathlib import Path

from tools.notice_templates import TEMPLATES
from tools.wordkit.package import save

FOLDER = Path(__file__).resolve().parent.parent / "templates"


def main() -> None:
    """Write all templates."""
    FOLDER.mkdir(exist_ok=True)
    for name, template in TEMPLATES.items():
        save(FOLDER / f"{name}.docx", template.TITLE, template.body())


if __name__ == "__main__":
    main()
