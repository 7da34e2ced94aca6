"""What is told of a plan while it is proven."""

from cityshare.optimisation import Budget, search
from cityshare.optimisation.incumbent import Incumbent
from cityshare.optimisation.problem import UNIT
from cityshare.optimisation.value import evaluate
from cityshare.progress import Observer
from problems import make_problem


class Listening(Observer):
    """Keeps the bounds that it is told."""

    def __init__(self):
        self.bounds = []

    def report(self, report):
        self.bounds.append(report.bound)


def an_incumbent(*, late=False):
    problem = make_problem(18, 4, seed=1, fairness="floor")
    seating = search(problem, budget=Budget((1 if not late else 2_000,))).seating
    return Incumbent(problem, seating, evaluate(problem, seating), Listening())


def test_a_bound_is_told_again_with_a_better_plan():
    run, better = an_incumbent(), an_incumbent(late=True)
    run.reached = list(run.evaluation.objective[:-1])
    run.lower(800)

    assert run.offer(better.seating)

    assert run.keeps_limits
    assert run.watcher.bounds == [800 / UNIT, 800 / UNIT]


def test_a_bound_is_not_told_of_a_plan_beyond_its_limits():
    run, better = an_incumbent(), an_incumbent(late=True)
    run.reached = [better.evaluation.objective[0], better.evaluation.objective[1] - 1]
    run.lower(800)

    assert run.offer(better.seating)

    assert not run.keeps_limits
    assert run.watcher.bounds[-1] is None
