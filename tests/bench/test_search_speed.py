"""How fast the search moves, and how soon its plan keeps every rule."""

import time
from statistics import median

import pytest

from bench.cases import BUSAN, FACTS, compiled, in_words, made
from bench.github_table import GithubTable, ratio
from cityshare.optimisation import Budget, evaluate, random_plans, search, warm_up
from cityshare.progress import Observer

SPEED = Budget((4_000,))
SEEDS = range(5)
JUDGED_SECONDS = 0.3

TABLE = GithubTable(
    "How fast is the search?",
    (
        "engine against",
        *FACTS,
        "budget",
        "moves : valuations per second",
        "first plan that keeps every `must`: seconds",
        "slowest",
        "after moves",
    ),
    f"Medians of {len(SEEDS)} seeds; speeds per processor second. The search reports "
    "every 200,000 moves and after each round, so a first plan may be older than told; "
    "it is that of the default budget.",
)

pytestmark = pytest.mark.bench


class UntilAllowed(Observer):
    """Ends a search at the first plan that keeps every ``must`` rule."""

    def __init__(self):
        self.first = None

    def report(self, report):
        if self.first is None and report.objective[0] == 0:
            self.first = report

    def should_stop(self):
        return self.first is not None


@pytest.mark.parametrize("case", [made(24), BUSAN, made(300), made(500)], ids=str)
def test_search_speed(case, table):
    problem = compiled(case).problem
    warm_up()

    speeds = [
        (moves_per_second(problem, seed), valuations_per_second(problem))
        for seed in SEEDS
    ]
    moves, valuations = (median(column) for column in zip(*speeds, strict=True))
    firsts = [first_allowed(problem, seed) for seed in SEEDS]
    seconds = [first.seconds for first in firsts]

    table.add(
        "the judge valuing every plan anew",
        *case.facts,
        in_words(SPEED),
        ratio(moves, valuations),
        f"{median(seconds):.2f}",
        f"{max(seconds):.2f}",
        f"{median(first.work for first in firsts):,.0f}",
    )


def moves_per_second(problem, seed):
    started = time.process_time()
    moves = search(problem, seed=seed, budget=SPEED).moves
    return moves / (time.process_time() - started)


def valuations_per_second(problem):
    plans = list(random_plans(problem, number=5))
    done, started = 0, time.process_time()
    while (spent := time.process_time() - started) < JUDGED_SECONDS:
        evaluate(problem, plans[done % len(plans)])
        done += 1
    return done / spent


def first_allowed(problem, seed):
    observer = UntilAllowed()
    search(problem, seed=seed, observer=observer)
    assert observer.first is not None
    return observer.first
