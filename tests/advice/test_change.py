"""A change is worth the difference of two full values."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advice.plans import seated
from cityshare.advice import Change, weigh_change
from cityshare.advice.change import changed_seating
from cityshare.errors import CityshareError
from cityshare.grouping import Rules
from cityshare.grouping.reports import report_rules
from cityshare.grouping.seated import compile_plan
from cityshare.optimisation import UNIT, evaluate

RULES = Rules(sharers="must", spread="subregion", apart=(("city-01-1", "city-03-1"),))


def compiled_plan(seed, fairness="floor"):
    profiles, plan, _ = seated(seed=seed, rules=RULES)
    plan = plan.model_copy(update={"fairness": fairness})
    met = [plan.tables[0].members[:2], plan.tables[1].members[:2]]
    return compile_plan(profiles, plan, RULES, met=met)


@given(
    seed=st.integers(0, 3),
    pick=st.integers(0, 10_000),
    fairness=st.sampled_from(["floor", "leximin", "total"]),
)
@settings(max_examples=60, deadline=None)
def test_equals_the_difference_of_two_full_values(seed, pick, fairness):
    compiled, seating = compiled_plan(seed, fairness)
    rng = np.random.default_rng(pick)
    one, other = rng.choice(compiled.hall.people, 2, replace=False)
    change = Change.swap(one.id, other.id)
    if rng.random() < 0.5:
        change = Change.move(one.id, str(rng.choice(compiled.hall.table_ids)))

    weighed = weigh_change(compiled, seating, change)

    after = changed_seating(compiled, seating, change)
    old, new = (evaluate(compiled.problem, s) for s in (seating, after))
    assert weighed.value == (new.value - old.value) / UNIT
    assert weighed.answered == new.answered.sum() - old.answered.sum()
    assert list(weighed.unfairness) == [
        n - o for n, o in zip(new.unfairness, old.unfairness, strict=True)
    ]
    changes = {rule.name: rule.after - rule.before for rule in weighed.rules}
    for before, then in zip(
        report_rules(compiled, seating, old),
        report_rules(compiled, after, new),
        strict=True,
    ):
        if before.name != "table_size":
            assert changes.get(before.name, 0) == then.broken - before.broken


def test_a_table_too_small_is_told_in_words():
    compiled, seating = compiled_plan(0)
    person = compiled.hall.people[0]
    here = compiled.hall.table_ids[seating.table_of[0]]
    there = next(id_ for id_ in compiled.hall.table_ids if id_ != here)

    weighed = weigh_change(compiled, seating, Change.move(person.id, there))

    size = next(rule for rule in weighed.newly_broken if rule.name == "table_size")
    assert size.sentence.startswith("Each table has")
    assert not weighed.is_allowed


def test_staying_changes_nothing():
    compiled, seating = compiled_plan(0)
    person = compiled.hall.people[0]
    here = compiled.hall.table_ids[seating.table_of[0]]

    weighed = weigh_change(compiled, seating, Change.move(person.id, here))

    assert weighed.value == 0
    assert weighed.newly_broken == ()
    assert weighed.is_allowed


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (Change.move("nobody", "T1"), "R104"),
        (Change.swap("city-01-1", "nobody"), "R104"),
        (Change.move("city-01-1", "T99"), "R105"),
    ],
)
def test_refuses_unknown_names(change, code):
    compiled, seating = compiled_plan(0)

    with pytest.raises(CityshareError) as caught:
        weigh_change(compiled, seating, change)

    assert [p.code for p in caught.value.problems] == [code]
