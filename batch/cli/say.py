"""Everything that the command prints passes here: nothing that a stranger wrote moves a terminal."""

from __future__ import annotations

import typer

from batch.language.persons import mask_ids
from batch.language.showing import cut_quotes, shown


def say(*lines: str) -> None:
    """Lines on standard output."""
    for line in lines:
        typer.echo(shown(line))


def warn(text: str) -> None:
    """One line on standard error, no ID number in it, its quotations cut to what a line takes."""
    typer.echo(cut_quotes(mask_ids(shown(text))), err=True)


def called(name: str) -> str:
    """A file's name as it may stand in a log: nothing unseen, no ID number."""
    return mask_ids(shown(name))
