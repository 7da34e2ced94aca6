"""How long a person waits from ``cityshare assign`` to the files."""

import json

import pytest

from bench.cases import FACTS, SAMPLES, in_words
from bench.commands import CITYSHARE, LIBRARIES, median_seconds, seconds_of
from bench.github_table import GithubTable
from bench.planners import BUDGET

TIMES = 3
STEPS = ("read_seconds", "warm_up_seconds", "assign_seconds")

TABLE = GithubTable(
    "How long from the command to the files?",
    (
        "command",
        *FACTS,
        "budget",
        "cold ÷ warm",
        "warm ÷ importing the libraries",
        "cold seconds",
        "warm seconds",
        "of these read, warm up, assign",
    ),
    "Cold: the kernels are compiled. Warm: they are cached; "
    f"median of {TIMES} runs, with the steps of the last.",
)

pytestmark = pytest.mark.bench


@pytest.mark.parametrize("case", SAMPLES, ids=str)
def test_command_to_files(case, table, tmp_path):
    cache, out = tmp_path / "numba", tmp_path / "out"
    command = (CITYSHARE, "assign", str(case.folder), "--out", str(out))

    cold = seconds_of(*command, numba_cache=cache)
    warm = median_seconds(*command, numba_cache=cache, times=TIMES)
    libraries = median_seconds(*LIBRARIES, numba_cache=cache, times=TIMES)
    run = json.loads((out / "facilitator-only" / "run.json").read_text("utf-8"))

    table.add(
        "`cityshare assign COHORT --out`",
        *case.facts,
        in_words(BUDGET),
        f"{cold / warm:.1f}",
        f"{warm / libraries:.1f}",
        f"{cold:.1f}",
        f"{warm:.1f}",
        ", ".join(f"{run[step]:.1f}" for step in STEPS),
    )

    assert (out / "hand-out" / "roster-by-table.html").exists()
