"""How long a person waits for help."""

import pytest

from bench.commands import BARE_PYTHON, CITYSHARE, LIBRARIES, median_seconds
from bench.github_table import GithubTable

TIMES = 5

TABLE = GithubTable(
    "How long until help is shown?",
    ("command", "against", "ratio", "seconds", "seconds of the other"),
    f"Warm; medians of {TIMES} runs.",
)

pytestmark = pytest.mark.bench


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Python doing nothing", BARE_PYTHON),
        ("Python importing the libraries", LIBRARIES),
    ],
)
def test_help(name, other, table, tmp_path):
    asked = median_seconds(CITYSHARE, "--help", numba_cache=tmp_path, times=TIMES)
    compared = median_seconds(*other, numba_cache=tmp_path, times=TIMES)

    table.add(
        "`cityshare --help`",
        name,
        f"{asked / compared:.2f}",
        f"{asked:.2f}",
        f"{compared:.2f}",
    )
