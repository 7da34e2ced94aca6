"""Suggestions against all moves and swaps, one by one."""

from __future__ import annotations

import pytest

from advice.plans import seated
from cityshare.advice import Change, suggest, weigh_change
from cityshare.advice.change import changed_seating
from cityshare.errors import CityshareError
from cityshare.grouping.seated import compile_plan
from cityshare.optimisation import evaluate


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_lists_the_best_of_all_moves_and_swaps(seed):
    profiles, plan, rules = seated(seed=seed)
    compiled, seating = compile_plan(profiles, plan, rules)
    person = compiled.hall.people[3]

    found = suggest(compiled, seating, person.id, most=4)

    changes = [Change.move(person.id, t) for t in compiled.hall.table_ids]
    changes += [
        Change.swap(person.id, other.id)
        for other in compiled.hall.people
        if other is not person and other.role == person.role
    ]
    objectives = []
    for change in changes:
        after = changed_seating(compiled, seating, change)
        same = (after.table_of == seating.table_of).all()
        if weigh_change(compiled, seating, change).is_allowed and not same:
            objectives.append(evaluate(compiled.problem, after).objective)
    listed = [
        evaluate(compiled.problem, changed_seating(compiled, seating, w.change))
        for w in found
    ]
    assert [e.objective for e in listed] == sorted(objectives)[:4]


def test_refuses_somebody_without_a_seat():
    profiles, plan, rules = seated()
    compiled, seating = compile_plan(profiles, plan, rules)

    with pytest.raises(CityshareError) as caught:
        suggest(compiled, seating, "interpreter-1")

    assert [p.code for p in caught.value.problems] == ["R104"]
