"""Shared by all tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from batch.garbage import collect_seldom
from batch.policy.library import Library
from batch.policy.loading import load_library
from tests.here import SOAK, stay_here, use_processes


class NamedLibrary(Library):
    """A library that failing tests show by one word, not by all its rulebooks."""

    def __repr__(self) -> str:
        """For pytest."""
        return "library"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """For hypothesis."""
        printer.text("library")


collect_seldom()  # as in the program's own processes
_QUIET = [HealthCheck.too_slow]
settings.register_profile(
    "suite", deadline=None, derandomize=True, max_examples=6, suppress_health_check=_QUIET
)
settings.register_profile("soak", settings.get_profile("suite"), max_examples=200)
settings.register_profile("search", settings.get_profile("suite"), derandomize=False, max_examples=1000)
settings.load_profile("soak" if SOAK else "suite")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long ones first, so that none is left over when all else is done."""
    items.sort(key=lambda item: not any(item.iter_markers("wheel")) and not any(item.iter_markers("slow")))


@pytest.fixture(scope="session")
def library() -> Library:
    """The product's rulebooks, loaded once."""
    whole = load_library()
    return NamedLibrary(**{field.name: getattr(whole, field.name) for field in fields(whole)})


@pytest.fixture(scope="module")
def here() -> Iterator[None]:
    """Runs of this file work their submissions in this process: it is not about processes."""
    with pytest.MonkeyPatch.context() as during:
        stay_here(during)
        yield


@pytest.fixture
def processes() -> Iterator[None]:
    """But this test is."""
    with pytest.MonkeyPatch.context() as during:
        use_processes(during)
        yield
