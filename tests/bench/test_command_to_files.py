"""How long a person waits from ``cityshare assign`` to the files."""

import json

import pytest

from bench.cases import FACTS, SAMPLES, in_words
from bench.commands import CITYSHARE, LIBRARIES, TIMES_EXPLAINED, run, run_often
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
        "cold",
        "warm",
        "warm: reading, warming up, assigning",
    ),
    "Cold: the kernels are compiled. Warm: they are cached; "
    f"medians of {TIMES} runs, with the steps of the last. {TIMES_EXPLAINED}",
)

pytestmark = pytest.mark.bench


@pytest.fixture(scope="module")
def libraries(tmp_path_factory):
    cache = tmp_path_factory.mktemp("numba")
    return run_often(*LIBRARIES, numba_cache=cache, times=TIMES)


@pytest.mark.parametrize("case", SAMPLES, ids=str)
def test_command_to_files(case, table, libraries, tmp_path):
    cache, out = tmp_path / "numba", tmp_path / "out"
    command = (CITYSHARE, "assign", str(case.folder), "--out", str(out))

    cold = run(*command, numba_cache=cache)
    warm = run_often(*command, numba_cache=cache, times=TIMES)
    steps = json.loads((out / "facilitator-only" / "run.json").read_text("utf-8"))

    table.add(
        "`cityshare assign COHORT --out`",
        *case.facts,
        in_words(BUDGET),
        f"{cold.processor / warm.processor:.1f}",
        f"{warm.processor / libraries.processor:.1f}",
        cold,
        warm,
        ", ".join(f"{steps[step]:.1f}" for step in STEPS),
    )

    assert (out / "hand-out" / "roster-by-table.html").exists()
