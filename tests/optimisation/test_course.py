"""The stages come in turn, and an early one again when a late plan is better there."""

import pytest

from cityshare.optimisation import Budget, ProofBudget, course, search
from cityshare.optimisation.course import Course
from cityshare.optimisation.incumbent import Incumbent
from cityshare.optimisation.stage import Stage
from cityshare.optimisation.value import evaluate
from cityshare.progress import SILENT
from optimisation.enumeration import find_best
from problems import make_problem

LAST = 6
UNPROVEN = 10_000


class Noted(Course):
    """Notes which stages are bounded."""

    def __init__(self, run):
        super().__init__(run, ProofBudget(rounds=40))
        self.places = []

    def _bound(self, place):
        self.places.append(place)
        super()._bound(place)


def a_course(seed, *, moves=2, start=0):
    problem = make_problem(
        8, 2, seed=seed, kinds=("cap",), must=False, fairness="leximin", goals=2
    )
    seating = search(problem, budget=Budget((moves,)), seed=start).seating
    return Noted(Incumbent(problem, seating, evaluate(problem, seating), SILENT))


@pytest.mark.parametrize("seed", range(4))
def test_each_stage_is_bounded_and_proven_in_its_turn(seed):
    path = a_course(seed)

    proven, bound = path.run_all()

    assert proven == LAST + 1
    assert bound == path.run.evaluation.value
    assert path.run.evaluation.objective == find_best(path.run.problem).judged.rank[1:]
    assert path.places == list(range(LAST + 1))


@pytest.fixture
def late(monkeypatch):
    """A course whose best plan comes in the last stage, and is worse in another."""
    path = a_course(9, moves=1, start=11)
    best = find_best(path.run.problem)

    def run_all(stage):
        if stage.generation.goal.value:
            stage.generation.offer(best.seating)
        return UNPROVEN

    monkeypatch.setattr(Stage, "run_all", run_all)
    return path


def test_an_early_stage_comes_again_when_a_late_plan_is_better_there(late):
    before = late.run.evaluation.objective

    _, bound = late.run_all()

    after = late.run.evaluation.objective
    assert after[:2] < before[:2]
    assert any(now > then for now, then in zip(after, before, strict=True))
    first = next(k for k in range(LAST) if after[k] < before[k])
    assert late.places == [*range(LAST + 1), *range(first, LAST + 1)]
    assert bound == UNPROVEN


def test_without_another_return_there_is_no_bound(late, monkeypatch):
    monkeypatch.setattr(course, "MOST_RETURNS", 0)

    _, bound = late.run_all()

    assert late.places == list(range(LAST + 1))
    assert bound is None
