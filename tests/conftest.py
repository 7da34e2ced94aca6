"""What all tests share: hypothesis without a clock, and programs they may need."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from hypothesis import settings

settings.register_profile("quick", deadline=None, derandomize=True, max_examples=15)
settings.register_profile("thorough", deadline=None, derandomize=True, max_examples=200)
settings.load_profile(os.environ.get("CITYSHARE_EXAMPLES", "quick"))

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def require(name: str, reason: str) -> None:
    """Skip a test for want of something, or fail where it is required.

    ``CITYSHARE_REQUIRE=chromium,postgresql`` names what must be there.
    """
    required = os.environ.get("CITYSHARE_REQUIRE", "").split(",")
    if name in [part.strip() for part in required]:
        pytest.fail(f"{name} is required (CITYSHARE_REQUIRE) and missing: {reason}")
    pytest.skip(f"NOT TESTED without {name}: {reason}")


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The browser, or a loud skip."""
    for name in BROWSERS:
        found = shutil.which(name)
        if found:
            return Path(found)
    require("chromium", f"none of {', '.join(BROWSERS)} is on the path")
    raise AssertionError


@pytest.fixture(scope="session", autouse=True)
def _hash_in_no_time() -> Iterator[None]:
    """Hash passcodes cheaply: tests make many, and nobody guesses them."""
    with pytest.MonkeyPatch.context() as patch:
        cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        patch.setattr("cityshare.workshop.codes._HASHER", cheap)
        yield
