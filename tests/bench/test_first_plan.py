"""How soon a plan keeps every rule: in the search, and from a new process on."""

import sys
from pathlib import Path
from statistics import median

import pytest

from bench.cases import FACTS, SAMPLES, made
from bench.commands import Spent, run, run_often
from bench.first_plan import first_plan
from bench.github_table import GithubTable
from cityshare.optimisation import warm_up

TESTS = Path(__file__).parents[1]
SEEDS = range(5)
TIMES = 3
CASES = (*SAMPLES, made(48), made(300, n_tables=48), made(500, n_tables=80))
IN_A_NEW_PROCESS = """
import sys
sys.path.insert(0, {tests!r})
from bench.cases import Case
from bench.first_plan import first_plan
first_plan({case!r}, seed=0)
"""

TABLE = GithubTable(
    "How soon is there a plan that keeps every rule?",
    (*FACTS, "search", "slowest search", "new process"),
    "Seconds waited, in brackets processor seconds, until the search reports a plan "
    f"that keeps every `must`. Search: median of {len(SEEDS)} seeds, kernels loaded. "
    f"New process: median of {TIMES} runs that import, read or make the cohort, "
    "compile its rules, load cached kernels and search.",
)

pytestmark = pytest.mark.bench


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    folder = tmp_path_factory.mktemp("numba")
    run(*new_process(made(24)), numba_cache=folder)
    return folder


def new_process(case):
    return sys.executable, "-c", IN_A_NEW_PROCESS.format(tests=str(TESTS), case=case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_first_plan(case, table, cache):
    process = run_often(*new_process(case), numba_cache=cache, times=TIMES)
    warm_up()
    searches = [first_plan(case, seed=seed) for seed in SEEDS]

    waited, processor = (median(column) for column in zip(*searches, strict=True))
    table.add(*case.facts, Spent(waited, processor), max(searches), process)
