"""Problems of pair goals alone go to the engine for diverse groups."""

from dataclasses import replace

import numpy as np
import pytest

from cityshare.optimisation import (
    UNIT,
    Budget,
    PairGoals,
    Size,
    search,
)
from cityshare.optimisation.annealing import search as anneal
from cityshare.optimisation.pairs_only import is_pairs_only
from cityshare.progress import Observer
from optimisation.enumeration import find_best
from problems import make_primitive, make_problem

SHORT = Budget((20,) * 4)


def pairs_problem(n=8, k=3, *, seed=0, sizes=None, density=1.0, lowest=0):
    """Draw a problem of one theme in which only pairs count."""
    rng = np.random.default_rng(seed)
    problem = make_problem(n, k, seed=seed, n_themes=1, sizes=sizes)
    first, second = np.triu_indices(n, 1)
    kept = rng.permutation(len(first))[: round(density * len(first))]
    goals = PairGoals(first[kept], second[kept], rng.integers(lowest, 80, len(kept)))
    goals.value[goals.value == 0] = 1
    return replace(
        problem,
        gain_first=np.zeros_like(problem.gain_first),
        gain_second=np.zeros_like(problem.gain_second),
        wish=np.zeros_like(problem.wish),
        ranked=np.zeros_like(problem.ranked),
        pair_goals=goals,
    )


@pytest.mark.parametrize("lowest", [1, -80])
@pytest.mark.parametrize(
    ("n", "k", "sizes"),
    [(8, 3, None), (8, 2, (4, 4)), (7, 3, (1, 4)), (6, 6, (1, 1)), (3, 1, (3, 3))],
)
def test_the_best_seating_is_found(n, k, sizes, lowest):
    for seed in range(3):
        problem = pairs_problem(n, k, seed=seed, sizes=sizes, lowest=lowest)

        found = search(problem, seed=seed, budget=SHORT)

        assert is_pairs_only(problem)
        assert found.evaluation.sizes_kept
        assert found.evaluation.value == find_best(problem).judged.value


@pytest.mark.parametrize("fairness", ["floor", "leximin", "total"])
def test_fairness_has_nothing_to_say(fairness):
    problem = replace(pairs_problem(), fairness=fairness)

    assert is_pairs_only(problem)
    assert not any(search(problem, budget=SHORT).evaluation.unfairness)


def with_a_rule(problem):
    cap = make_primitive(
        "cap", np.random.default_rng(0), 8, 3, 1, problem.shared, must=True
    )
    return replace(problem, primitives=(cap,))


def with_a_chair(problem):
    return replace(problem, size=Size(np.arange(8) > 0, 2, 3))


LEARNERS = make_problem(8, 3, n_themes=1)
CHANGES = {
    "a wish": lambda plain: replace(plain, wish=np.eye(8, 1, dtype=np.int64)),
    "first sources": lambda plain: replace(plain, gain_first=LEARNERS.gain_first),
    "second sources": lambda plain: replace(plain, gain_second=LEARNERS.gain_second),
    "ranked priorities": lambda plain: replace(plain, ranked=LEARNERS.ranked),
    "a rule": with_a_rule,
    "a chair": with_a_chair,
    "two themes": lambda plain: replace(
        make_problem(8, 3), pair_goals=plain.pair_goals
    ),
    "few pairs": lambda _: pairs_problem(density=0.4),
    "no pairs": lambda plain: replace(plain, pair_goals=PairGoals.none()),
}


@pytest.mark.parametrize("change", CHANGES)
def test_where_something_else_counts_the_search_anneals(change):
    problem = CHANGES[change](pairs_problem())

    one, other = (engine(problem, budget=SHORT) for engine in (search, anneal))

    assert not is_pairs_only(problem)
    assert one.seating.table_of.tolist() == other.seating.table_of.tolist()
    assert one.moves == other.moves


def test_weights_without_a_step_to_take_do_not_count():
    plain = pairs_problem()
    idle = replace(plain, gain_first=LEARNERS.gain_first, aim=plain.current)

    assert is_pairs_only(idle)


def test_goals_of_one_pair_add_up():
    once = pairs_problem(4, 2)
    goals = once.pair_goals
    twice = PairGoals(
        np.append(goals.first, goals.second),
        np.append(goals.second, goals.first),
        np.append(goals.value, goals.value),
    )

    found = search(replace(once, pair_goals=twice), budget=SHORT).evaluation

    assert found.value == 2 * search(once, budget=SHORT).evaluation.value


class Watcher(Observer):
    def __init__(self, *, stop=False):
        self.reports, self.stop = [], stop

    def report(self, report):
        self.reports.append(report)

    def should_stop(self):
        return self.stop


def test_the_observer_hears_of_weighted_steps():
    watcher = Watcher()

    found = search(pairs_problem(24, 4), budget=SHORT, observer=watcher)

    value = found.evaluation.value / UNIT
    assert watcher.reports[-1].value == value
    assert watcher.reports[-1].objective == (0, 0, 0, -value)
    assert watcher.reports[-1].bound is None
    assert list(found.trace) == watcher.reports


def test_the_observer_may_end_it_after_a_round():
    problem = pairs_problem(24, 4)

    whole = search(problem, budget=SHORT).moves
    ended = search(problem, budget=SHORT, observer=Watcher(stop=True)).moves

    assert ended == whole / 4


def test_same_seed_and_budget_same_plan():
    problem = pairs_problem(30, 5)

    one, again = (search(problem, seed=4, budget=SHORT) for _ in "ab")

    assert one.seating.table_of.tolist() == again.seating.table_of.tolist()
    assert not one.struck_time


def test_a_start_is_kept_or_made_better():
    problem = pairs_problem(30, 5)
    good = search(problem, budget=SHORT)

    again = search(problem, budget=Budget((1,)), start=good.seating)

    assert again.evaluation.value >= good.evaluation.value


def test_no_plan_of_the_annealing_is_better():
    problem = pairs_problem(60, 6, lowest=-80)

    found = search(problem)

    assert found.evaluation.value >= anneal(problem).evaluation.value
