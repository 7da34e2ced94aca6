"""Every module of benchmarks fills one table, which is printed after its last row."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bench.github_table import GithubTable


@pytest.fixture(scope="module")
def table(request: pytest.FixtureRequest) -> Iterator[GithubTable]:
    """Return the module's ``TABLE``; print it when the module is through."""
    if hasattr(request.config, "workerinput"):
        pytest.fail("Benchmarks run one at a time: add -n 0 to the command.")
    filled: GithubTable = request.module.TABLE
    yield filled
    reporter = request.config.pluginmanager.getplugin("terminalreporter")
    reporter.write_line(f"\n\n{filled}\n")
