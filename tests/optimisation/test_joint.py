"""The joint problem: what couples sessions is counted as the judge would by hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from cityshare.optimisation import Budget, Seating, evaluate
from cityshare.optimisation import kernels as k
from cityshare.optimisation.annealing import random_seating
from cityshare.optimisation.arrays import pack
from cityshare.optimisation.joint import (
    Again,
    JointProblem,
    evaluate_jointly,
    least_again,
)
from cityshare.optimisation.joint_search import (
    _Seats,
    _Ties,
    retally,
    search_jointly,
)
from cityshare.optimisation.state import start_state
from problems import KINDS, make_problem

N_PEOPLE = 10


def joint_problem(*, seed=0, kinds=("cap", "bridged"), must=False, wanted_must=False):
    """Three sessions of ten people; two are away from the second, one from the third.

    Persons 8 and 9 advise the others.
    """
    rng = np.random.default_rng(seed)
    who = [np.arange(10), np.arange(2, 10), np.delete(np.arange(10), 4)]
    shapes = [(10, 3), (8, 2), (9, 3)]
    expert = np.arange(N_PEOPLE) >= 8
    peers = ~expert[:, None] & ~expert & ~np.eye(N_PEOPLE, dtype=np.bool_)
    advised = expert[:, None] ^ expert
    met = np.zeros((N_PEOPLE, N_PEOPLE), np.bool_)
    met[0, 1] = met[1, 0] = met[2, 8] = met[8, 2] = True
    return JointProblem(
        sessions=tuple(
            make_problem(n, tables, seed=seed + s, kinds=kinds, goals=2)
            for s, (n, tables) in enumerate(shapes)
        ),
        who=tuple(who),
        met=met,
        again=(Again(must, peers, 3), Again(False, advised)),
        wanted=tuple(rng.integers(-1, 2, len(rows)) for rows in who),
        wanted_must=wanted_must,
        wanted_weight=2,
    )


def drawn(joint, seed):
    rng = np.random.default_rng(seed)
    return [random_seating(pack(problem), rng) for problem in joint.sessions]


def counted_by_hand(joint, seatings):
    """Count (must, prefer) of the rules that couple, pair by pair."""
    broken = [0, 0]
    for again in joint.again:
        for i, j in combinations(range(joint.n_people), 2):
            times = int(joint.met[i, j])
            for who, seating in zip(joint.who, seatings, strict=True):
                at = dict(zip(who.tolist(), seating.table_of.tolist(), strict=True))
                times += i in at and j in at and at[i] == at[j]
            if again.pairs[i, j] and times > 1:
                broken[0 if again.must else 1] += again.weight * (times - 1)
    lost = 0
    for i in range(joint.n_people):
        could = got = False
        for who, wanted, seating in zip(joint.who, joint.wanted, seatings, strict=True):
            for row in np.flatnonzero(who == i):
                could |= bool(wanted[row] >= 0)
                theme = seating.theme_of[seating.table_of[row]]
                got |= bool(wanted[row] == theme)
        lost += could and not got
    broken[0 if joint.wanted_must else 1] += joint.wanted_weight * lost
    return broken


@pytest.mark.parametrize("seed", range(6))
def test_the_joint_judge_agrees_with_counting_by_hand(seed):
    joint = joint_problem(seed=seed, must=seed % 2 == 0, wanted_must=seed % 3 == 0)
    seatings = drawn(joint, seed)
    alone = [evaluate(*both) for both in zip(joint.sessions, seatings, strict=True)]
    must, prefer = counted_by_hand(joint, seatings)

    found = evaluate_jointly(joint, seatings)

    assert found == (
        must + sum(e.must_broken for e in alone),
        prefer + sum(e.prefer_broken for e in alone),
        sum(e.unfairness[0] for e in alone),
        -sum(e.value for e in alone),
    )


@pytest.mark.parametrize("session", range(3))
@pytest.mark.parametrize("must", [True, False])
def test_a_session_among_the_others_changes_as_the_joint_judge_says(session, must):
    """Every kernel tally of one session differs by what the joint objective does."""
    joint = joint_problem(seed=session, kinds=KINDS, must=must, wanted_must=not must)
    seatings = drawn(joint, 1)
    elsewhere = _Ties(joint, seatings).without(session)
    arrays = _Seats(joint, session).coupled(*elsewhere)
    tallies, judged = [], []
    for seed in range(5):
        seatings[session] = drawn(joint, 10 + seed)[session]
        now = start_state(arrays, seatings[session], seed=0).now
        tallies.append([now[k.MUST], now[k.PREFER], now[k.ORDER], -now[k.VALUE]])
        judged.append(evaluate_jointly(joint, seatings))

    assert np.diff(tallies, axis=0).tolist() == np.diff(judged, axis=0).tolist()


def test_a_session_put_back_is_counted_once():
    joint = joint_problem()
    seatings = drawn(joint, 3)
    ties = _Ties(joint, seatings)
    before = ties.times.copy(), ties.n_got.copy()

    for session in (1, 0, 1):
        ties.without(session)
        ties.put(session, seatings[session])

    assert (ties.times == before[0]).all()
    assert (ties.n_got == before[1]).all()


def test_a_state_counted_anew_is_as_if_started_there():
    joint = joint_problem(kinds=KINDS)
    seating = drawn(joint, 4)[0]
    seats = _Seats(joint, 0)
    met = np.ones((N_PEOPLE, N_PEOPLE), np.bool_)
    arrays = seats.coupled(met, np.ones(N_PEOPLE, np.bool_))
    state = start_state(seats.arrays, seating, seed=0)

    retally(arrays, state)

    fresh = start_state(arrays, seating, seed=0)
    for name in ("now", "tallies", "wanting", "unbridged"):
        assert (getattr(state, name) == getattr(fresh, name)).all(), name


def starts(joint):
    """Seatings for problems without any rule of their own."""
    return drawn(joint, 5)


def test_the_search_says_what_the_judge_says_and_repeats_itself():
    joint = joint_problem(kinds=())
    budget = Budget((200, 200))

    one, other = (
        search_jointly(joint, seed=3, budget=budget, starts=starts(joint)) for _ in "ab"
    )

    assert one.objective == evaluate_jointly(joint, one.seatings)
    assert one.objective == other.objective
    assert not one.struck_time
    for mine, theirs in zip(one.seatings, other.seatings, strict=True):
        assert (mine.table_of == theirs.table_of).all()
        assert (mine.theme_of == theirs.theme_of).all()


def test_the_search_beats_a_draw():
    joint = joint_problem(kinds=())

    found = search_jointly(joint, budget=Budget((500,)), starts=starts(joint))

    others = (evaluate_jointly(joint, drawn(joint, seed)) for seed in range(20))
    assert found.objective < min(others)


def test_the_clock_ends_a_search_and_it_says_so():
    joint = joint_problem(kinds=())
    budget = Budget((100_000, 100_000), seconds=0.0)

    found = search_jointly(joint, budget=budget, starts=starts(joint))

    assert found.struck_time
    assert found.moves < 100_000


def test_a_session_that_breaks_a_must_goes_back_to_its_start():
    joint = joint_problem(kinds=())
    must = replace(
        make_problem(10, 3, kinds=("apart",)), fairness=joint.sessions[0].fairness
    )
    joint = replace(joint, sessions=(must, *joint.sessions[1:]))
    begin = starts(joint)
    begin[0] = next(
        s
        for s in (drawn(joint, seed)[0] for seed in range(100))
        if evaluate(must, s).is_allowed
    )

    found = search_jointly(joint, budget=Budget((1,)), starts=begin)

    assert evaluate(must, found.seatings[0]).is_allowed


def splits(people, size):
    """Every way to split people into tables of one size, as lists of tables."""
    if not people:
        yield []
        return
    first, rest = people[0], people[1:]
    for others in combinations(rest, size - 1):
        left = [p for p in rest if p not in others]
        for tables in splits(left, size):
            yield [(first, *others), *tables]


@pytest.mark.parametrize(("n", "tables", "sessions"), [(4, 2, 4), (6, 2, 2), (6, 3, 3)])
def test_the_least_number_of_repeats_is_never_above_the_true_one(n, tables, sessions):
    ways = [
        {pair for table in way for pair in combinations(table, 2)}
        for way in splits(list(range(n)), n // tables)
    ]
    reached = {(frozenset(ways[0]), 0)}
    for _ in range(sessions - 1):
        reached = {
            (met | way, repeats + len(met & way))
            for met, repeats in reached
            for way in ways
        }
    fewest = min(repeats for _, repeats in reached)

    assert least_again([(n, tables)] * sessions, n) <= fewest


def test_the_least_number_of_repeats_is_reached_where_counting_is_all():
    assert least_again([(24, 3)] * 2, 24) == 21
    assert least_again([(4, 2)] * 4, 4) == 2
    assert least_again([(100, 20)] * 5, 100) == 0
    assert least_again([(6, 1), (5, 1)], 6) == 10
    assert least_again([(24, 3)], 24) == 0


def test_who_is_together_is_said_of_everybody():
    joint = joint_problem(kinds=())
    seating = Seating(np.array([0, 0, 1, 1, 0, 0, 1, 1]), np.array([0, 1]))

    together = joint.together(1, seating)

    assert np.argwhere(together[2]).ravel().tolist() == [2, 3, 6, 7]
    assert not together[0].any()
