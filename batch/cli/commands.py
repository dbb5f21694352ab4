"""All commands; importing this module registers them."""

from batch.cli import check, explain, rulebooks, run, template, templates

__all__ = ["check", "explain", "rulebooks", "run", "template", "templates"]
