from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from cli.command import done
from cli.folders import SAMPLE_FOLDERS, small, write

SEED = 3


@pytest.fixture(scope="session")
def assigned(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Give what ``assign`` writes for a sample cohort, made once."""

    @cache
    def folder(name: str) -> Path:
        out = tmp_path_factory.mktemp(name) / "out"
        done("assign", SAMPLE_FOLDERS[name], "--out", out, "--seed", SEED)
        return out

    return folder


@pytest.fixture
def spring(tmp_path: Path) -> Path:
    """Twelve people of seven delegations, two themes of two practices."""
    return write(small(), tmp_path / "spring")


@pytest.fixture(scope="session")
def autumn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, for tests that leave it as it is."""
    return write(small(), tmp_path_factory.mktemp("shared") / "autumn")
