"""Branching finds the best plan of a pool, or proves that there is none."""

from dataclasses import replace

import pytest

from cityshare.optimisation.branching import Branching
from cityshare.optimisation.goal import stages
from cityshare.optimisation.master import Master
from cityshare.optimisation.pool import Pool
from cityshare.optimisation.pricing import Pricer, zero_prices
from cityshare.optimisation.value import evaluate
from cityshare.progress import SILENT, Observer
from optimisation.enumeration import find_best
from problems import make_problem

LOW = -(10**9)
HIGH = 10**9
PLENTY = 10**6
MIXES = [(), ("cap",), ("cap", "cover"), ("apart",), ("cover", "together")]


class Stopped(Observer):
    """Wants everything to end."""

    def should_stop(self):
        return True


class Case:
    """All tables of a small problem, and what branching tells of them."""

    def __init__(self, seed, *, place=-1, observer=SILENT):
        self.problem = make_problem(
            9, 3, seed=seed, kinds=MIXES[seed % 5], must=True, fairness="floor", goals=2
        )
        assert find_best(self.problem).is_possible
        self.goal = stages(self.problem)[place]
        pricer = Pricer(self.problem)
        zero = zero_prices(self.problem, pricer.hope)
        tables = {}
        for theme in range(self.problem.n_themes):
            found = pricer.every(zero, theme, keep_from=LOW, most=5_000, work=PLENTY)
            tables |= {(theme, column.members): column for column in found}
        self.bounds = []
        self.best = None
        pool = Pool(list(tables.values()), 9, [], self.goal)
        self.branching = Branching(
            Master(self.problem, pricer, self.goal),
            pool,
            offer=self.offer,
            lower=self.bounds.append,
            observer=observer,
        )

    def offer(self, seating):
        judged = evaluate(self.problem, seating)
        assert judged.is_allowed
        reached = self.goal.of_plan(self.problem, judged)
        self.best = max(reached, self.best or LOW)
        return self.best


@pytest.mark.parametrize("seed", range(10))
def test_the_best_plan_is_that_of_enumeration(seed):
    case = Case(seed)
    value = find_best(without_fairness(case.problem)).judged.value

    bound, left = case.branching.run(beat=0, bound=HIGH, work=PLENTY)

    assert bound == case.best == value
    assert left > 0


@pytest.mark.parametrize("seed", range(10))
def test_a_seat_lacking_by_a_hair_is_branched_on(seed, monkeypatch):
    """Floating point may leave a little lacking where a better plan is possible."""
    case = Case(seed)
    value = find_best(without_fairness(case.problem)).judged.value
    monkeypatch.setattr(Master, "is_whole", property(seats_everybody_at_one_table))

    bound, _ = case.branching.run(beat=0, bound=HIGH, work=PLENTY)

    assert bound == case.best == value


@pytest.mark.parametrize("seed", range(5))
def test_without_a_better_plan_the_goal_to_beat_is_a_bound(seed):
    value = find_best(without_fairness(Case(seed).problem)).judged.value
    case = Case(seed)

    bound, _ = case.branching.run(beat=value, bound=HIGH, work=PLENTY)

    assert bound == value
    assert case.best is None


@pytest.mark.parametrize("seed", range(5))
def test_fewest_people_are_left_out(seed):
    case = Case(seed, place=1)
    best = find_best(case.problem).judged

    bound, _ = case.branching.run(beat=LOW, bound=0, work=PLENTY)

    assert bound == case.best == -best.unfairness[0]


@pytest.mark.parametrize("work", [0, 300])
def test_without_work_left_the_bound_still_holds(work):
    case = Case(3)
    value = find_best(without_fairness(case.problem)).judged.value

    bound, left = case.branching.run(beat=0, bound=HIGH, work=work)

    assert bound >= value
    assert left < work
    assert case.bounds == sorted(case.bounds, reverse=True)


def test_it_ends_when_asked_to():
    case = Case(0, observer=Stopped())

    bound, left = case.branching.run(beat=0, bound=77, work=PLENTY)

    assert (bound, left) == (77, PLENTY)


def without_fairness(problem):
    return replace(problem, fairness="total")


def seats_everybody_at_one_table(master):
    return all(share > 0.999 for _, share in master.fractions())
