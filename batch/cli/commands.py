"""All commands; importing this module registers them."""

from batch.cli import check, completion, explain, history, init, rulebooks, run, status, template, templates

__all__ = [
    "check", "completion", "explain", "history", "init", "rulebooks", "run", "status", "template", "templates",
]  # fmt: skip
