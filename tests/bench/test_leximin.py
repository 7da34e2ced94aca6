"""What it takes to prove a plan with fairness ``leximin``, and what it costs."""

from dataclasses import replace
from statistics import median

import pytest

from bench.cases import BUSAN, FACTS, JEJU, compiled
from bench.github_table import GithubTable, ratio
from bench.watched import watch_apart
from cityshare.optimisation import evaluate

SEEDS = range(5)
SECONDS = 120

TABLE = GithubTable(
    "What does fairness leximin take, and what does it cost?",
    (
        *FACTS,
        "people below each threshold: leximin",
        "floor",
        "value, leximin ÷ floor",
        "seconds, leximin ÷ floor",
        "seconds, leximin: slowest",
        "optimal, of all runs",
    ),
    f"Search with the default budget and proof together, {SECONDS} s at most; medians "
    f"of {len(SEEDS)} seeds. Thresholds: served nothing, then less than a quarter, a "
    "half, three quarters and all of what is servable. People and values are those of "
    "the first seed.",
)

pytestmark = pytest.mark.bench


@pytest.mark.parametrize("case", [JEJU, BUSAN], ids=str)
def test_leximin(case, table):
    fair, plain = (
        [watch_apart(case, SECONDS, fairness=f, seed=seed) for seed in SEEDS]
        for f in ("leximin", "floor")
    )
    taken = [[run.ended.seconds for run in runs] for runs in (fair, plain)]

    table.add(
        *case.facts,
        people_below(case, fair[0]),
        people_below(case, plain[0]),
        ratio(fair[0].ended.value, plain[0].ended.value),
        ratio(*(median(seconds) for seconds in taken)),
        f"{max(taken[0]):.1f}",
        f"{sum(run.is_optimal for run in fair)} of {len(SEEDS)}",
    )

    known = {(run.ended.value, run.ended.bound) for run in fair if run.is_optimal}
    assert len(known) <= 1
    assert people_below(case, fair[0]) <= people_below(case, plain[0])


def people_below(case, watched):
    problem = replace(compiled(case).problem, fairness="leximin")
    return evaluate(problem, watched.seating).unfairness
