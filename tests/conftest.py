"""Shared by all tests."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

from batch.policy.library import Library, load_library

settings.register_profile(
    "suite", deadline=None, derandomize=True, max_examples=40, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", settings.get_profile("suite"), derandomize=False, max_examples=1000)
settings.load_profile("suite")


@pytest.fixture(scope="session")
def library() -> Library:
    """The product's rulebooks, loaded once."""
    return load_library()
