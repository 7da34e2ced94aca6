"""The search finds the best seating of tiny problems, again and again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from cityshare.optimisation import (
    UNIT,
    Budget,
    Seating,
    Size,
    TableCount,
    evaluate,
    random_plans,
    search,
    warm_up,
)
from cityshare.optimisation.annealing import CHUNK
from cityshare.optimisation.arrays import pack
from cityshare.optimisation.state import random_seating
from cityshare.progress import Observer
from optimisation.enumeration import find_best
from problems import KINDS, make_problem

TESTS = Path(__file__).parents[1]
FAIRNESS = ("floor", "leximin", "total")
SEEDS = (0, pytest.param(1, marks=pytest.mark.slow))
SHAPES = {
    "uneven sizes": {"sizes": (1, 4)},
    "nine people": {"n_people": 9},
    "pairs": {"n_people": 6, "n_tables": 3},
    "one table": {"n_people": 4, "n_tables": 1, "n_themes": 3},
    "one person": {"n_people": 1, "n_tables": 1},
    "one theme": {"n_themes": 1},
    "a chair": {"chairs": 1},
    "two chairs": {"chairs": 2},
    "pair goals": {"goals": 4},
    "every rule": {"n_people": 7, "kinds": KINDS},
    "every rule and goal": {
        "n_people": 7,
        "kinds": KINDS,
        "goals": 3,
        "chairs": 1,
        "must": False,
    },
}
ASK_ANOTHER_PROCESS = """
import json
from problems import KINDS, make_problem
from cityshare.optimisation import Budget, search
problem = make_problem(20, 4, seed=2, kinds=KINDS, goals=4)
found = search(problem, seed=5, budget=Budget((2_000,)))
print(json.dumps([found.seating.table_of.tolist(), found.seating.theme_of.tolist()]))
"""


class Watcher(Observer):
    """Keeps the reports, and wants to stop when asked for the nth time."""

    def __init__(self, *, stop_at=None):
        self.reports = []
        self.asked = 0
        self.stop_at = stop_at

    def report(self, report):
        self.reports.append(report)

    def should_stop(self):
        self.asked += 1
        return self.stop_at is not None and self.asked >= self.stop_at


def rank_of(evaluation):
    return (evaluation.must_broken, *evaluation.objective)


def assert_finds_the_best(problem):
    best = find_best(problem)
    found = search(problem, seed=1)
    assert found.evaluation.sizes_kept
    assert rank_of(found.evaluation) == best.judged.rank
    assert rank_of(evaluate(problem, found.seating)) == best.judged.rank


class TestOptimum:
    @pytest.mark.parametrize("fairness", FAIRNESS)
    @pytest.mark.parametrize("must", [True, False], ids=["must", "prefer"])
    @pytest.mark.parametrize("kind", KINDS)
    @pytest.mark.parametrize("seed", SEEDS)
    def test_with_each_primitive(self, seed, kind, must, fairness):
        assert_finds_the_best(
            make_problem(seed=seed, kinds=(kind,), must=must, fairness=fairness)
        )

    @pytest.mark.parametrize("fairness", FAIRNESS)
    @pytest.mark.parametrize("shape", SHAPES)
    @pytest.mark.parametrize("seed", SEEDS)
    def test_with_each_shape(self, seed, shape, fairness):
        problem = make_problem(seed=seed, fairness=fairness, **SHAPES[shape])
        assert_finds_the_best(problem)

    @pytest.mark.parametrize(("least", "most"), [([2, 0], [3, 1]), ([0, 0], [3, 0])])
    def test_with_a_range_of_tables_per_theme(self, least, most):
        count = TableCount(np.array(least), np.array(most))
        assert_finds_the_best(replace(make_problem(), table_count=count))

    @pytest.mark.parametrize("seed", range(4))
    def test_more_room_never_lowers_it(self, seed):
        strict = make_problem(seed=seed, kinds=KINDS, must=False)
        wide = replace(strict, size=Size(strict.size.counted, 1, 4))
        free = replace(strict, primitives=strict.primitives[:3])
        found = search(strict, seed=1).evaluation
        assert rank_of(search(wide, seed=1).evaluation) <= rank_of(found)
        assert rank_of(search(free, seed=1).evaluation) <= rank_of(found)


class TestRepeatable:
    def test_same_seed_same_answer(self):
        problem = make_problem(30, 5, seed=4, kinds=KINDS, goals=6)
        one, other = (search(problem, seed=3, budget=Budget((500,))) for _ in "ab")
        assert (one.seating.table_of == other.seating.table_of).all()
        assert (one.seating.theme_of == other.seating.theme_of).all()
        assert [r[1:] for r in one.trace] == [r[1:] for r in other.trace]

    def test_same_answer_in_another_process(self):
        answer = subprocess.run(
            [sys.executable, "-c", ASK_ANOTHER_PROCESS],
            env={**os.environ, "PYTHONPATH": str(TESTS), "PYTHONHASHSEED": "1"},
            capture_output=True,
            check=True,
            text=True,
        )
        problem = make_problem(20, 4, seed=2, kinds=KINDS, goals=4)
        here = search(problem, seed=5, budget=Budget((2_000,))).seating
        there = json.loads(answer.stdout)
        assert there == [here.table_of.tolist(), here.theme_of.tolist()]

    def test_another_seed_starts_elsewhere(self):
        problem = make_problem(30, 5, seed=4)
        plans = [search(problem, seed=s, budget=Budget((1,))) for s in range(3)]
        assert len({tuple(plan.seating.table_of) for plan in plans}) == 3


class TestEnding:
    BUDGET = Budget((100_000,))

    def problem(self):
        return make_problem(20, 4, seed=1, kinds=KINDS)

    def test_work_is_counted_in_moves_per_person(self):
        found = search(self.problem(), budget=Budget((100, 50)))
        assert found.moves == 20 * 150
        assert not found.struck_time

    def test_the_clock_caps_the_work_and_is_told(self):
        found = search(self.problem(), budget=replace(self.BUDGET, seconds=0.0))
        assert found.struck_time
        assert found.moves == CHUNK
        assert found.evaluation.sizes_kept

    def test_an_observer_ends_it_and_the_incumbent_is_kept(self):
        watcher = Watcher(stop_at=3)
        found = search(self.problem(), budget=self.BUDGET, observer=watcher)
        assert found.moves == 3 * CHUNK
        assert not found.struck_time
        assert found.trace[-1].objective[0] == found.evaluation.must_broken
        assert found.trace[-1].value == found.evaluation.value / UNIT

    def test_reports_get_better_and_better(self):
        watcher = Watcher()
        budget = Budget((10, 100, 20_000, 40_000))
        found = search(self.problem(), seed=2, budget=budget, observer=watcher)
        objectives = [report.objective for report in watcher.reports]
        assert tuple(watcher.reports) == found.trace
        assert len(objectives) > 1
        assert objectives == sorted(set(objectives), reverse=True)
        assert [r.work for r in found.trace] == sorted(r.work for r in found.trace)
        assert [r.seconds for r in found.trace] == sorted(
            r.seconds for r in found.trace
        )
        assert all(report.bound is None for report in found.trace)

    def test_warming_up_says_nothing(self, capsys):
        warm_up()
        assert capsys.readouterr() == ("", "")


class TestStart:
    @pytest.mark.parametrize("moves", [1, 300])
    @pytest.mark.parametrize("seed", range(5))
    def test_never_worse_than_its_start(self, seed, moves):
        problem = make_problem(15, 3, seed=seed, kinds=KINDS, goals=3)
        begin = search(problem, seed=seed, budget=Budget((200,)))
        found = search(problem, seed=seed, budget=Budget((moves,)), start=begin.seating)
        assert rank_of(found.evaluation) <= rank_of(begin.evaluation)

    def test_leaves_the_start_as_it_was(self):
        problem = make_problem(15, 3)
        begin = random_seating(pack(problem), np.random.default_rng(0))
        copy = Seating(begin.table_of.copy(), begin.theme_of.copy())
        search(problem, budget=Budget((100, 100)), start=begin)
        assert (begin.table_of == copy.table_of).all()
        assert (begin.theme_of == copy.theme_of).all()


class TestRandomPlans:
    def test_keep_every_must_and_every_size(self):
        problem = make_problem(16, 4, seed=3, kinds=KINDS, chairs=1)
        assert search(problem).evaluation.is_allowed
        plans = list(random_plans(problem, number=30, seed=1))
        assert len(plans) == 30
        assert all(evaluate(problem, plan).is_allowed for plan in plans)
        assert len({tuple(plan.table_of) for plan in plans}) == 30

    def test_are_repeatable(self):
        problem = make_problem(16, 4, seed=2, kinds=KINDS)
        one, other = (list(random_plans(problem, number=5, seed=9)) for _ in "ab")
        for a, b in zip(one, other, strict=True):
            assert (a.table_of == b.table_of).all()
            assert (a.theme_of == b.theme_of).all()

    def test_do_not_look_at_the_value(self):
        problem = make_problem(12, 3, seed=5, fairness="total")
        plans = random_plans(problem, number=100, seed=1)
        values = [evaluate(problem, plan).value for plan in plans]
        best = search(problem).evaluation.value
        assert max(values) <= best
        assert np.mean(values) < 0.9 * best

    def test_are_none_where_none_can_be(self):
        problem = make_problem(6, 2, kinds=("together", "apart"))
        one, other = np.array([0]), np.array([1])
        both = [replace(p, first=one, second=other) for p in problem.primitives]
        impossible = replace(problem, primitives=tuple(both))
        assert list(random_plans(impossible, number=3)) == []
