"""Whoever wants to stop is heard soon, and keeps the best plan so far."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cityshare.optimisation import (
    Budget,
    Pairs,
    ProofBudget,
    evaluate,
    find_clash,
    prove,
    search,
)
from cityshare.optimisation import diversity as diversity_module
from cityshare.optimisation import pricing as pricing_module
from cityshare.optimisation.annealing import CHUNK
from cityshare.optimisation.disturbed import Disturbed
from cityshare.optimisation.diversity import diversity_of, search_diverse
from cityshare.optimisation.mending import mended_seating
from cityshare.optimisation.repair import repair
from cityshare.progress import Observer
from problems import KINDS, make_problem

MOST_POLLS = 12  # one for each stage, and those of the work under way
LONG = Budget((100_000, 100_000))
KERNELS = ("search_combos", "improve_all")


class Canceller(Observer):
    """Wants to stop from the n-th poll or the n-th report on; counts what follows."""

    def __init__(self, *, poll=None, report=None):
        self.poll, self.after_report = poll, report
        self.polls = self.reports = 0
        self.polls_since = self.reports_since = self.calls_since = 0
        self.wants_to_stop = False

    def report(self, report):
        self.reports += 1
        self.reports_since += self.wants_to_stop
        if self.reports == self.after_report:
            self.wants_to_stop = True

    def should_stop(self):
        self.polls += 1
        if self.polls == self.poll:
            self.wants_to_stop = True
        self.polls_since += self.wants_to_stop
        return self.wants_to_stop

    def watched(self, kernel):
        """Return a kernel whose calls after the wish to stop are counted."""

        def call(*given):
            self.calls_since += self.wants_to_stop
            return kernel(*given)

        return call


EARLY = ({"poll": 1}, {"poll": 2}, {"poll": 5}, {"report": 1})
LATER = ({"poll": 3}, {"poll": 13}, {"poll": 34}, {"report": 2}, {"report": 4})


@pytest.mark.parametrize("when", EARLY, ids=str)
@pytest.mark.parametrize("fairness", ["total", "floor", "leximin"])
def test_search_keeps_what_it_has(fairness, when):
    problem = make_problem(30, 5, seed=1, kinds=KINDS, fairness=fairness)
    start = search(problem, budget=Budget((5,)))
    observer = Canceller(**when)

    found = search(problem, budget=LONG, start=start.seating, observer=observer)

    assert observer.wants_to_stop
    assert observer.polls_since <= MOST_POLLS
    assert observer.reports_since == 0
    assert found.moves <= observer.polls * CHUNK
    assert not found.struck_time
    rank = found.evaluation.must_broken, *found.evaluation.objective
    assert rank <= (start.evaluation.must_broken, *start.evaluation.objective)
    assert found.evaluation.sizes_kept


@pytest.mark.parametrize("when", EARLY + LATER, ids=str)
@pytest.mark.parametrize("fairness", ["total", "floor", "leximin"])
def test_a_proof_keeps_the_plan_and_a_true_bound(fairness, when, monkeypatch):
    kinds = ("cap", "cover", "apart")
    problem = make_problem(24, 5, seed=2, kinds=kinds, fairness=fairness)
    good = search(problem, budget=Budget((4_000,)))
    start = mended_seating(problem)
    before = evaluate(problem, start)
    assert before.is_allowed
    observer = Canceller(**when)
    for name in KERNELS:
        kernel = getattr(pricing_module, name)
        monkeypatch.setattr(pricing_module, name, observer.watched(kernel))

    proof = prove(problem, start, budget=ProofBudget(rounds=60), observer=observer)

    assert observer.polls_since <= MOST_POLLS
    assert observer.calls_since <= problem.n_themes
    assert proof.evaluation.is_allowed
    assert proof.evaluation.objective <= before.objective
    assert proof.evaluation.objective == evaluate(problem, proof.seating).objective
    if proof.bound is not None and proof.proven_stages >= len(
        proof.evaluation.objective[:-1]
    ):
        assert proof.bound >= proof.evaluation.value
        if good.evaluation.objective[:-1] == proof.evaluation.objective[:-1]:
            assert proof.bound >= good.evaluation.value


@pytest.mark.parametrize("when", [{"poll": 1}, {"poll": 3}, {"report": 1}], ids=str)
def test_diverse_groups_are_kept(when, monkeypatch):
    monkeypatch.setattr(diversity_module, "CHUNK", 100_000)
    drawn = np.random.default_rng(1).random((30, 30))
    distances = drawn + drawn.T
    np.fill_diagonal(distances, 0)
    observer = Canceller(**when)

    found = search_diverse(distances, 5, 6, 6, observer=observer)

    assert observer.wants_to_stop
    assert observer.polls_since <= MOST_POLLS
    assert observer.reports_since == 0
    assert np.bincount(found.group_of).tolist() == [6] * 5
    assert found.value == diversity_of(distances, found.group_of)
    assert found.value == found.trace[-1].value


def many_apart(seed, *, n_people=90, n_tables=9, share=0.235):
    """Draw a hall where it is hard to tell whether all can sit apart."""
    rng = np.random.default_rng(seed)
    first, second = np.triu_indices(n_people, 1)
    chosen = rng.random(len(first)) < share
    pairs = Pairs("apart", True, first[chosen], second[chosen], together=False)
    return replace(make_problem(n_people, n_tables), primitives=(pairs,))


@pytest.mark.parametrize("poll", [1, 2, 4])
def test_a_hard_question_can_be_left(poll):
    observer = Canceller(poll=poll)

    clash = find_clash(many_apart(3), work=1_000.0, observer=observer)

    assert clash.status == "unknown"
    assert clash.seating is None
    assert observer.polls_since <= MOST_POLLS


@pytest.mark.parametrize("poll", [1, 2, 3])
def test_a_clash_that_is_proven_is_kept(poll):
    apart = Pairs("apart", True, np.array([1]), np.array([0]), together=False)
    together = replace(apart, rule="together", together=True)
    other = Pairs("others", True, np.array([2]), np.array([3]), together=False)
    problem = replace(make_problem(6, 2), primitives=(together, other, apart))
    observer = Canceller(poll=poll)

    clash = find_clash(problem, start=search(problem).seating, observer=observer)

    assert clash.status in {"clash", "unknown"}
    assert not (clash.status == "clash" and clash.is_irreducible)
    assert clash.status == "unknown" or {"together", "apart"} <= set(clash.rules)
    assert observer.polls_since <= MOST_POLLS


@pytest.mark.parametrize("poll", [1, 2, 4])
def test_a_repair_keeps_the_options_it_has(poll):
    problem = make_problem(24, 5, seed=3, kinds=("cap", "label"))
    plan = search(problem, budget=Budget((500,))).seating
    home = plan.table_of.copy()
    home[:6] = np.roll(home[:6], 1)
    case = Disturbed(problem, plan.theme_of, home, np.zeros(24, np.bool_))
    observer = Canceller(poll=poll)

    found = repair(case, observer=observer)

    whole = repair(case)
    assert observer.polls_since <= MOST_POLLS
    assert len(found.options) <= poll + 1
    assert found.best.broken == whole.best.broken
    assert found.best.moved == whole.best.moved
