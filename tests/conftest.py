"""Shared by all tests."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from batch.policy.library import Library
from batch.policy.loading import load_library


class NamedLibrary(Library):
    """A library that failing tests show by one word, not by all its rulebooks."""

    def __repr__(self) -> str:
        """For pytest."""
        return "library"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """For hypothesis."""
        printer.text("library")


settings.register_profile(
    "suite", deadline=None, derandomize=True, max_examples=30, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", settings.get_profile("suite"), derandomize=False, max_examples=1000)
settings.load_profile("suite")


@pytest.fixture(scope="session")
def library() -> Library:
    """The product's rulebooks, loaded once."""
    whole = load_library()
    return NamedLibrary(**{field.name: getattr(whole, field.name) for field in fields(whole)})
