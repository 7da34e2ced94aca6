"""The plain model is a fair alternative: its optimum is that of enumeration."""

import pytest

from bench.plain_model import solve_plain
from cityshare.optimisation import Budget, evaluate, search
from optimisation.enumeration import find_best
from problems import KINDS, make_problem

SHAPES = {
    "no rule": {},
    "every rule": {"kinds": KINDS, "must": False},
    "chairs, uneven sizes": {"chairs": 2, "sizes": (1, 3)},
    "pair goals": {"goals": 3},
    "more themes than tables": {"n_tables": 2, "n_themes": 3},
}


def assert_solves(problem, hint=None):
    best = find_best(problem).judged

    answer = solve_plain(problem, seconds=30, hint=hint, n_workers=1)

    assert answer.is_optimal == (best.must == 0)
    if answer.is_optimal:
        evaluation = evaluate(problem, answer.seating)
        assert (evaluation.must_broken, *evaluation.objective) == best.rank
        assert answer.bound == best.value


@pytest.mark.parametrize("must", [True, False], ids=["must", "prefer"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_primitive_counts_as_in_the_judge(kind, must):
    assert_solves(make_problem(7, 3, seed=1, kinds=(kind,), must=must))


@pytest.mark.parametrize("fairness", ["floor", "total"])
@pytest.mark.parametrize("shape", SHAPES)
def test_its_optimum_is_that_of_enumeration(shape, fairness):
    shaped = {"n_people": 7, "seed": 2, "fairness": fairness, **SHAPES[shape]}

    assert_solves(make_problem(**shaped))


def test_a_hint_changes_nothing_but_the_time():
    problem = make_problem(7, 3, seed=3, kinds=("cap", "bridged"))

    assert_solves(problem, hint=search(problem, budget=Budget((200,))).seating)


def test_without_time_the_hint_is_the_answer():
    problem = make_problem(30, 5, seed=3, kinds=("cap", "cover"))
    hint = search(problem, budget=Budget((200,))).seating

    with_hint, without = (
        solve_plain(problem, seconds=0, hint=given) for given in (hint, None)
    )

    assert with_hint.seating is hint
    assert without.seating is None
    assert with_hint.bound is without.bound is None
