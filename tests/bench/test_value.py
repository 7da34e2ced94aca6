"""What the engine's plans are worth beside those of simpler ways."""

import pytest

from bench.cases import FACTS, SAMPLES, in_words, made
from bench.github_table import GithubTable, number, ratio
from bench.planners import (
    BEST_GREEDY,
    BUDGET,
    ENGINE,
    GREEDY,
    MENDED,
    VALUE_ALONE,
    outcome,
)

TABLE = GithubTable(
    "What is a plan worth?",
    (
        "engine against",
        *FACTS,
        "budget",
        "value",
        "priorities answered",
        "first wish",
        "people left out",
        "`must` broken",
    ),
    "Ratio first, then engine : alternative; the last two columns are counts, and "
    "fewer is better.",
)
CASES = (*SAMPLES, made(48), made(300), made(500))
ALTERNATIVES = (MENDED, GREEDY, BEST_GREEDY, VALUE_ALONE)

pytestmark = pytest.mark.bench


@pytest.mark.parametrize("case", CASES, ids=str)
@pytest.mark.parametrize("alternative", ALTERNATIVES)
def test_value(case, alternative, table):
    engine, other = outcome(case, ENGINE), outcome(case, alternative)

    table.add(
        alternative + other.of_plans,
        *case.facts,
        in_words(BUDGET),
        ratio(engine.value, other.value),
        ratio(engine.answered, other.answered),
        ratio(engine.first_wish, other.first_wish),
        f"{number(engine.left_out)} : {number(other.left_out)}",
        f"{number(engine.must_broken)} : {number(other.must_broken)}",
    )

    assert engine.must_broken == 0
