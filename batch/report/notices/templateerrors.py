"""What is wrong with a template, and what a letter has become too much of."""

from __future__ import annotations

from jinja2 import TemplateError, TemplateSyntaxError


class NotAllowedError(TemplateSyntaxError):
    """A template that says what none may; ``message`` is Chinese."""


class TooMuchError(TemplateError):
    """A letter that has grown too long, or takes too long."""
