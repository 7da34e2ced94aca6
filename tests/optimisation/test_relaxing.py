"""More freedom never makes the best plan worse, and no plan beats a bound."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bench.greedy import greedy_plans
from cityshare.optimisation import (
    Allowed,
    Budget,
    ClassCap,
    CommonLabel,
    Cover,
    GroupingProblem,
    Pairs,
    Proof,
    ProofBudget,
    Seating,
    Size,
    TableCount,
    evaluate,
    prove,
    random_plans,
    search,
)
from cityshare.optimisation.disturbed import Disturbed
from cityshare.optimisation.repair import repair
from cityshare.optimisation.stage import Stage
from optimisation.enumeration import find_best
from problems import KINDS, make_problem

FAIRNESS = ("total", "floor", "leximin")
SHORT = Budget((100,))
SEEDS = st.integers(0, 10_000)
FEW_KINDS = st.sets(st.sampled_from(KINDS), min_size=1, max_size=4)


def a_problem(seed, kinds, *, must=True, fairness="floor", n_people=6):
    problem = make_problem(
        n_people,
        3,
        seed=seed,
        kinds=sorted(kinds),
        must=must,
        fairness=fairness,
        sizes=(2, 2) if n_people == 6 else (2, 3),
        goals=2,
    )
    count = TableCount(np.array([1, 0]), np.array([2, 2]))
    return replace(problem, table_count=count)


def looser_primitives(primitive):
    """Give a primitive with one thing less in the way, in each way there is."""
    yield replace(primitive, must=False)
    match primitive:
        case Allowed():
            yield replace(primitive, themes=np.ones_like(primitive.themes))
            yield replace(primitive, tables=np.ones_like(primitive.tables))
        case ClassCap():
            yield replace(primitive, most=primitive.most + 1)
            yield replace(
                primitive, label=np.where(primitive.label == 0, -1, primitive.label)
            )
        case Cover():
            yield replace(primitive, least=np.maximum(0, primitive.least - 1))
            yield replace(primitive, eligible=np.ones_like(primitive.eligible))
        case CommonLabel():
            yield replace(primitive, masks=primitive.masks | 1)
            if len(primitive.bridges):
                yield replace(primitive, n_bridges=primitive.n_bridges + 1)
        case Pairs():
            first, second = primitive.first[1:], primitive.second[1:]
            yield replace(primitive, first=first, second=second)


def looser_problems(problem) -> Iterator[GroupingProblem]:
    """Give a problem with one rule dropped or relaxed, in each way there is."""
    size, count = problem.size, problem.table_count
    yield replace(problem, size=Size(size.counted, size.low - 1, size.high))
    yield replace(problem, size=Size(size.counted, size.low, size.high + 1))
    free = np.zeros_like(count.least), np.full_like(count.most, problem.n_tables)
    yield replace(problem, table_count=TableCount(*free))
    for index, primitive in enumerate(problem.primitives):
        rest = [p for p in problem.primitives if p is not primitive]
        yield replace(problem, primitives=tuple(rest))
        for looser in looser_primitives(primitive):
            changed = [*rest[:index], looser, *rest[index:]]
            yield replace(problem, primitives=tuple(changed))


@pytest.mark.slow
class TestRelaxing:
    @given(seed=SEEDS, kinds=FEW_KINDS, must=st.booleans(), data=st.data())
    @settings(max_examples=25)
    @pytest.mark.parametrize("fairness", FAIRNESS)
    def test_never_worsens_the_best_of_all_seatings(
        self, fairness, seed, kinds, must, data
    ):
        problem = a_problem(seed, kinds, must=must, fairness=fairness)
        looser = data.draw(st.sampled_from(list(looser_problems(problem))))

        assert find_best(looser).judged.rank <= find_best(problem).judged.rank

    @given(seed=SEEDS, kinds=FEW_KINDS, must=st.booleans(), data=st.data())
    @settings(max_examples=15)
    @pytest.mark.parametrize("fairness", FAIRNESS)
    def test_never_worsens_what_is_proven(self, fairness, seed, kinds, must, data):
        problem = a_problem(seed, kinds, must=must, fairness=fairness, n_people=8)
        looser = data.draw(st.sampled_from(list(looser_problems(problem))))
        start = search(problem, budget=SHORT)
        assume(start.evaluation.is_allowed)

        strict, loose = (prove(p, start.seating) for p in (problem, looser))

        if strict.is_optimal and loose.is_optimal:
            assert loose.evaluation.objective <= strict.evaluation.objective


def every_plan(problem: GroupingProblem, proof: Proof, seed: int) -> Iterator[Seating]:
    """Give the plans that anyone finds."""
    yield proof.seating
    yield find_best(problem).seating
    for budget in (Budget((5,)), SHORT, Budget((1_000, 2_000))):
        yield search(problem, seed=seed, budget=budget).seating
    yield from random_plans(problem, number=20, seed=seed)
    yield from greedy_plans(problem, number=10, seed=seed)
    rng = np.random.default_rng(seed)
    home = rng.permutation(proof.seating.table_of)
    unlocked = np.zeros(problem.n_people, np.bool_)
    case = Disturbed(problem, proof.seating.theme_of, home, unlocked)
    for option in repair(case, seed=seed).options:
        yield option.seating


def plans_the_bound_speaks_of(
    problem: GroupingProblem, proof: Proof, seed: int
) -> Iterator[int]:
    """Give the value of plans as good as the proof's in every stage before.

    What the proof's plan reaches in a stage is a limit, whether proven or not.
    """
    limits = proof.evaluation.objective[:-1]
    for seating in every_plan(problem, proof, seed):
        found = evaluate(problem, seating)
        before = found.objective[:-1]
        if found.is_allowed and all(np.less_equal(before, limits)):
            yield found.value


class TestBounds:
    @given(seed=SEEDS, must=st.booleans())
    @settings(max_examples=4)
    @pytest.mark.slow
    @pytest.mark.parametrize("fairness", FAIRNESS)
    @pytest.mark.parametrize("kind", KINDS)
    def test_no_plan_is_worth_more(self, kind, fairness, seed, must):
        problem = a_problem(seed, {kind}, must=must, fairness=fairness, n_people=7)
        start = search(problem, budget=SHORT, seed=seed)
        assume(start.evaluation.is_allowed)

        proof = prove(problem, start.seating)

        values = list(plans_the_bound_speaks_of(problem, proof, seed))
        assert proof.bound is None or max(values) <= proof.bound
        if proof.is_optimal:
            best = find_best(problem).judged
            assert proof.evaluation.objective == best.rank[1:]

    @given(seed=SEEDS, rounds=st.integers(1, 40), kinds=FEW_KINDS)
    @settings(max_examples=8)
    @pytest.mark.slow
    @pytest.mark.parametrize("fairness", FAIRNESS)
    def test_no_plan_is_worth_more_than_a_bound_in_a_hurry(
        self, fairness, seed, rounds, kinds
    ):
        problem = a_problem(seed, kinds, must=False, fairness=fairness, n_people=7)
        start = search(problem, budget=Budget((2,)), seed=seed).seating
        budget = ProofBudget(rounds=rounds)

        proof = prove(problem, start, budget=budget)

        if proof.bound is not None:
            values = plans_the_bound_speaks_of(problem, proof, seed)
            assert max(values) <= proof.bound

    @given(seed=SEEDS)
    @settings(max_examples=5)
    @pytest.mark.slow
    def test_no_plan_breaks_fewer_rules_than_proven(self, seed):
        problem = a_problem(seed, KINDS, must=False, n_people=7)
        start = search(problem, budget=SHORT, seed=seed).seating

        proof = prove(problem, start)

        proven = proof.evaluation.objective[: proof.proven_stages]
        for seating in every_plan(problem, proof, seed):
            found = evaluate(problem, seating)
            assert not found.is_allowed or (
                found.objective[: proof.proven_stages] >= proven
            )

    @pytest.mark.parametrize("seed", [930353, 940815])
    def test_a_plan_found_late_has_a_bound_of_its_own(self, seed, monkeypatch):
        """It is better in an early stage, worse in another, and worth more."""
        monkeypatch.setattr(Stage, "_run_fairness", lambda stage: None)
        kinds, n_people = {930353: ({"cap"}, 8), 940815: ({"cap", "apart"}, 7)}[seed]
        problem = a_problem(
            seed, kinds, must=False, fairness="leximin", n_people=n_people
        )
        start = search(problem, budget=Budget((2,)), seed=seed)

        proof = prove(problem, start.seating, budget=ProofBudget(rounds=20))

        assert proof.evaluation.value > start.evaluation.value
        assert proof.evaluation.value <= proof.bound
        assert max(plans_the_bound_speaks_of(problem, proof, seed)) <= proof.bound
