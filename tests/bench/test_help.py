"""How long a person waits for help."""

import pytest

from bench.commands import BARE_PYTHON, CITYSHARE, LIBRARIES, TIMES_EXPLAINED, run_often
from bench.github_table import GithubTable

TIMES = 5

TABLE = GithubTable(
    "How long until help is shown?",
    ("command", "against", "ratio", "help", "the other"),
    f"Warm; medians of {TIMES} runs. {TIMES_EXPLAINED}",
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
    asked = run_often(CITYSHARE, "--help", numba_cache=tmp_path, times=TIMES)
    compared = run_often(*other, numba_cache=tmp_path, times=TIMES)

    table.add(
        "`cityshare --help`",
        name,
        f"{asked.processor / compared.processor:.2f}",
        asked,
        compared,
    )
