"""How often plans break a ``must`` rule."""

import pytest

from bench.cases import FACTS, SAMPLES, in_words, made
from bench.github_table import GithubTable, number
from bench.planners import BUDGET, ENGINE, N_LISTS, N_RANDOM, PLANNERS, outcome

TABLE = GithubTable(
    "How often is a `must` rule broken?",
    (*FACTS, "budget of the engine", *PLANNERS),
    f"Means of {N_LISTS} lists (greedy) and up to {N_RANDOM} random plans.",
)
CASES = (*SAMPLES, made(48), made(300), made(500))

pytestmark = pytest.mark.bench


@pytest.mark.parametrize("case", CASES, ids=str)
def test_broken_rules(case, table):
    found = {planner: outcome(case, planner) for planner in PLANNERS}

    table.add(*case.facts, in_words(BUDGET), *map(in_cell, found.values()))

    assert found[ENGINE].must_broken == 0


def in_cell(found):
    rules = ", ".join(f"{rule} {number(n)}" for rule, n in found.broken.items())
    return number(found.must_broken) + (f" ({rules})" if rules else "")
