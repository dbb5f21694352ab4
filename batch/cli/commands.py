"""All commands; importing this module registers them."""

from batch.cli import check, explain, rulebooks, run, template

__all__ = ["check", "explain", "rulebooks", "run", "template"]
