from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest

from cli.command import done
from cli.folders import SAMPLE_FOLDERS, small, write

SEED = 3


@pytest.fixture(scope="session")
def assigned(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Give what ``assign`` writes for a sample cohort, made once for all workers."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    @cache
    def folder(name: str) -> Path:
        kept = shared / f"assigned-{name}"
        if not kept.exists():
            out = tmp_path_factory.mktemp(name) / "out"
            done("assign", SAMPLE_FOLDERS[name], "--out", out, "--seed", SEED)
            with suppress(OSError):  # another worker may have been faster
                out.rename(kept)
        return kept

    return folder


@pytest.fixture
def spring(tmp_path: Path) -> Path:
    """Twelve people of seven delegations, two themes of two practices."""
    return write(small(), tmp_path / "spring")


@pytest.fixture(scope="session")
def autumn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, for tests that leave it as it is."""
    return write(small(), tmp_path_factory.mktemp("shared") / "autumn")
