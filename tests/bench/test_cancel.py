"""From the wish to stop to the end of the work, at moments drawn at random."""

from __future__ import annotations

import time
from statistics import median

import numpy as np
import pytest

from bench.cases import BUSAN, FACTS, compiled, made
from bench.github_table import GithubTable
from cityshare.optimisation import Budget, evaluate, prove, search, warm_up
from cityshare.progress import Observer
from problems import make_problem

PROMISED = 0.5  # seconds
START = Budget((1_000,))

TABLE = GithubTable(
    "How long does a cancel take?",
    (
        *FACTS,
        "work",
        "moments",
        "cancelled while at work",
        "median seconds",
        "most seconds",
        f"above {PROMISED} s",
    ),
    "Seconds from the wish to stop to the plan in hand; moments drawn evenly from "
    "the first seconds of the work, the engine warm.",
)

pytestmark = pytest.mark.bench


class StopAt(Observer):
    """Wants to stop from a moment on."""

    def __init__(self, seconds):
        self.moment = time.perf_counter() + seconds

    def should_stop(self):
        return time.perf_counter() >= self.moment


def search_once(problem, start, observer):
    return search(problem, seed=1, observer=observer)


def prove_once(problem, start, observer):
    return prove(problem, start, observer=observer)


@pytest.mark.parametrize(
    ("case", "work", "seconds", "n_moments"),
    [
        (BUSAN, search_once, 1.5, 12),
        (made(300), search_once, 5.0, 12),
        (BUSAN, prove_once, 8.0, 10),
        (made(300), prove_once, 16.0, 6),
    ],
    ids=["search-104", "search-300", "prove-104", "prove-300"],
)
def test_cancel(case, work, seconds, n_moments, table):
    problem = compiled(case).problem
    start = search(problem, budget=START).seating
    warm_up_all()
    moments = np.random.default_rng(0).uniform(0, seconds, n_moments)

    waits = []
    for moment in moments.tolist():
        observer = StopAt(moment)
        found = work(problem, start, observer)
        wait = time.perf_counter() - observer.moment
        assert evaluate(problem, found.seating).is_allowed
        if wait > 0:
            waits.append(wait)

    table.add(
        *case.facts,
        work.__name__.removesuffix("_once"),
        n_moments,
        len(waits),
        f"{median(waits):.2f}",
        f"{max(waits):.2f}",
        sum(wait > PROMISED for wait in waits),
    )


def warm_up_all():
    """Compile what search and proof need, or load it from the cache."""
    warm_up()
    tiny = make_problem(8, 3, kinds=("cap",))
    prove(tiny, search(tiny, budget=Budget((50,))).seating)
