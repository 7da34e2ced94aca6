"""The headline counted by hand, and its random plans."""

from __future__ import annotations

import pytest

from cityshare.grouping.headline import (
    count_headline,
    random_answered,
    shares_something,
    wanted_priorities,
)
from cityshare.optimisation import evaluate
from cityshare.progress import Observer
from grouping.halls import compiled_of, crowd, meeting, person, seated, slot

ANSWERS = {
    "a1": {"energy-1": "1>3 #1", "buildings-1": "2>3 #2"},
    "b1": {"energy-1": "4", "buildings-1": "1>2 #1"},
    "c1": {"energy-1": "1>2", "buildings-1": "3"},
    "d1": {"energy-1": "5>5 #1"},
    "e1": {},
}
WISHES = {
    "a1": ("energy", "buildings"),
    "b1": ("buildings",),
    "c1": ("buildings", "energy"),
    "d1": ("energy",),
    "e1": (),
}
COHORT = meeting(
    [
        *(person(id_, themes=themes) for id_, themes in WISHES.items()),
        person("h:f1", practices=("buildings-1",)),
    ],
    answers=ANSWERS,
)


def headline_of(*tables, session=None):
    compiled = compiled_of(COHORT, session, tables=2)
    seating = seated(compiled, *tables)
    evaluation = evaluate(compiled.problem, seating)
    return count_headline(compiled, seating, evaluation, random_mean=1.5)


def test_counts_by_hand():
    """a1 learns energy from b1 and not buildings; b1's own priority is elsewhere.

    c1 has not ranked anything but learns energy; d1 wants nothing and nobody at
    the other table wants what d1 shares; e1 has nothing to give or take.
    """
    found = headline_of(("energy", "a1 b1 c1"), ("buildings", "d1 e1 f1"))
    assert found.priorities == 3
    assert found.priorities_answered == 1
    assert found.priorities_answered_random == 1.5
    assert found.people == 5
    assert found.first_wish == 1
    assert found.first_or_second_wish == 2
    assert found.neither_learns_nor_shares == 2


def test_another_seating_by_hand():
    found = headline_of(("buildings", "a1 b1 c1 f1"), ("energy", "d1 e1"))
    assert found.priorities_answered == 2
    assert found.first_wish == 3
    assert found.first_or_second_wish == 4
    assert found.neither_learns_nor_shares == 2


def test_the_worst_off_are_counted():
    """Of the three whom a table could serve, a1 and c1 get energy, b1 nothing."""
    found = headline_of(("energy", "a1 b1 c1"), ("buildings", "d1 e1 f1"))
    assert (found.least_served, found.people_least_served) == (0.0, 1)


def test_nobody_is_worst_off_where_nothing_can_be_learned():
    compiled = compiled_of(meeting(crowd(4)), tables=1)
    seating = seated(compiled, ("energy", "d000 d001 d002 d003"))
    evaluation = evaluate(compiled.problem, seating)
    found = count_headline(compiled, seating, evaluation, random_mean=None)
    assert (found.least_served, found.people_least_served) == (None, 0)


def test_hosts_are_not_among_the_people():
    compiled = compiled_of(COHORT, tables=2)
    seating = seated(compiled, ("buildings", "a1 b1 f1"), ("energy", "c1 d1 e1"))
    shares = shares_something(compiled, seating)
    by_id = dict(zip((p.id for p in compiled.hall.people), shares, strict=True))
    assert [id_ for id_, does in by_id.items() if does] == ["d1", "f1"]


def test_a_session_counts_its_own_practices():
    session = slot(themes=("buildings",))
    found = headline_of(
        ("buildings", "a1 b1 c1"), ("buildings", "d1 e1 f1"), session=session
    )
    assert found.priorities == 2
    assert found.priorities_answered == 2


def test_wanted_priorities_have_a_step_to_take():
    compiled = compiled_of(COHORT, tables=2)
    wanted = wanted_priorities(compiled)
    people = [p.id for p in compiled.hall.people]
    found = {(people[i], p) for i, p in zip(*wanted.nonzero(), strict=True)}
    assert found == {("a1", 0), ("a1", 1), ("b1", 1)}


class TestRandom:
    def test_mean_of_a_hall_with_one_seating(self):
        compiled = compiled_of(COHORT, tables=1, theme_tables={"energy": (1, 1)})
        assert random_answered(compiled, seed=3) == 1.0

    def test_two_people_who_meet_by_chance(self):
        """a1 meets the one sharer at one of three other places out of three."""
        cohort = meeting(
            crowd(4),
            answers={"d000": {"energy-1": "1>2 #1"}, "d001": {"energy-1": "4"}},
            themes=1,
        )
        compiled = compiled_of(cohort, tables=2)
        found = random_answered(compiled, seed=1)
        assert found == random_answered(compiled, seed=1)
        assert found == pytest.approx(1 / 3, abs=0.1)

    def test_the_observer_may_end_it_after_a_few(self):
        """Eight plans are drawn whatever the observer wants."""

        class Impatient(Observer):
            asked = 0

            def should_stop(self):
                self.asked += 1
                return self.asked > 2

        observer = Impatient()
        compiled = compiled_of(COHORT, tables=2)

        found = random_answered(compiled, seed=1, observer=observer)

        assert observer.asked == 3
        assert found is not None
        assert found != random_answered(compiled, seed=1)

    def test_none_where_no_plan_keeps_the_rules(self):
        compiled = compiled_of(
            meeting(crowd(4)),
            tables=2,
            together=(("d000", "d001"),),
            apart=(("d000", "d001"),),
        )
        assert random_answered(compiled, seed=1) is None
