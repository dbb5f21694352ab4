"""All commands; importing this module registers them."""

from batch.cli import check, completion, explain, rulebooks, run, template, templates

__all__ = ["check", "completion", "explain", "rulebooks", "run", "template", "templates"]
