"""Counting failures within a window."""

from __future__ import annotations

import pytest

from cityshare.web import attempts
from cityshare.web.attempts import Attempts


def test_a_failure_is_forgotten_after_the_window() -> None:
    now = [0.0]
    tries = Attempts(60.0, clock=lambda: now[0])
    tries.failed("a")
    now[0] = 30.0
    tries.failed("a")
    now[0] = 61.0

    assert tries.count("a") == 1


def test_a_success_forgets_failures() -> None:
    tries = Attempts(60.0)
    tries.failed("a")

    tries.forget("a")
    tries.forget("never tried")

    assert tries.count("a") == 0


def test_the_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attempts, "MOST_KEYS", 3)
    tries = Attempts(60.0)
    for key in "abcd":
        tries.failed(key)

    assert [tries.count(key) for key in "abcd"] == [0, 1, 1, 1]
