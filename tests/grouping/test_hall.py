"""The hall: who sits, on how many tables of which sizes."""

from __future__ import annotations

import pytest

from cityshare.cohort import Role
from cityshare.errors import CityshareError
from grouping.halls import crowd, hall_of, meeting, people, slot

REGIONS = {"n": {"subregion": "north"}, "s": {"subregion": "south"}, "e": {}}


def grouped(**sizes):
    """Build delegates by the subregion of their delegation."""
    ids = " ".join(f"{d}{i}" for d, size in sizes.items() for i in range(size))
    return meeting(people(ids), columns=REGIONS)


def can_be_split(n, low, high):
    return any(low * k <= n <= high * k for k in range(1, n + 1))


class TestNumberOfTables:
    @pytest.mark.parametrize("sizes", [(5, 7), (4, 4), (2, 3), (6, 7), (1, 1)])
    def test_sizes_hold_wherever_they_can(self, sizes):
        low, high = sizes
        for n in [*range(1, 40), 61, 100, 101]:
            hall = hall_of(meeting(crowd(n)), table_size=sizes)
            assert hall.low * hall.n_tables <= n <= hall.high * hall.n_tables
            assert hall.high - hall.low == (n % hall.n_tables > 0)
            as_asked = low <= hall.low <= hall.high <= high
            assert as_asked is can_be_split(n, low, high)
            assert [p.code for p in hall.problems] == ([] if as_asked else ["R201"])

    @pytest.mark.parametrize(
        ("n", "n_tables"),
        [
            (5, 1),
            (7, 1),
            (10, 2),
            (14, 2),
            (15, 3),
            (21, 4),
            (24, 4),
            (28, 5),
            (100, 17),
        ],
    )
    def test_nearest_to_the_preferred_size(self, n, n_tables):
        assert hall_of(meeting(crowd(n))).n_tables == n_tables

    @pytest.mark.parametrize(("preferred", "n_tables"), [(5, 6), (6, 5), (7, 5)])
    def test_another_preferred_size(self, preferred, n_tables):
        hall = hall_of(meeting(crowd(30)), preferred_size=preferred)
        assert hall.n_tables == n_tables

    @pytest.mark.parametrize("n", [1, 2, 4])
    def test_fewer_people_than_a_table(self, n):
        hall = hall_of(meeting(crowd(n)))
        (problem,) = hall.problems
        assert (hall.n_tables, hall.low, hall.high) == (1, n, n)
        assert problem.is_warning
        assert f"{n} people at 1 tables sit {n} to {n}" in problem.text

    def test_the_number_may_be_given(self):
        hall = hall_of(meeting(crowd(11)), tables=3)
        assert (hall.n_tables, hall.low, hall.high) == (3, 3, 4)
        assert [p.code for p in hall.problems] == ["R201"]

    def test_more_tables_than_people_are_r101(self):
        with pytest.raises(CityshareError) as caught:
            hall_of(meeting(crowd(2)), tables=3)
        (problem,) = caught.value.problems
        assert (problem.code, problem.got) == ("R101", 3)
        assert str(problem.place) == "rules, 'tables'"
        assert "2 delegates to seat" in problem.text

    @pytest.mark.parametrize("uneven", [True, False])
    def test_as_many_tables_as_people(self, uneven):
        hall = hall_of(meeting(crowd(3)), tables=3, uneven_sizes=uneven)
        assert (hall.n_tables, hall.low) == (3, 1)
        assert [p.code for p in hall.problems] == ["R201"]

    def test_uneven_sizes_reach_from_least_to_most(self):
        hall = hall_of(meeting(crowd(18)), uneven_sizes=True)
        assert (hall.n_tables, hall.low, hall.high) == (3, 5, 7)
        assert hall.problems == ()

    def test_uneven_sizes_of_too_few_people(self):
        hall = hall_of(meeting(crowd(8)), uneven_sizes=True, tables=2)
        assert (hall.low, hall.high) == (4, 7)
        assert [p.code for p in hall.problems] == ["R201"]


class TestSame:
    def test_each_group_gets_its_own_tables(self):
        hall = hall_of(grouped(n=13, s=6), same="subregion")
        assert (hall.n_tables, hall.low, hall.high) == (3, 5, 7)
        assert hall.problems == ()

    def test_a_group_too_small_for_a_table_has_a_small_table(self):
        hall = hall_of(grouped(n=12, s=3), same="subregion")
        assert (hall.n_tables, hall.low, hall.high) == (3, 3, 7)
        assert [p.code for p in hall.problems] == ["R201"]

    def test_a_group_that_does_not_divide_has_a_large_table(self):
        hall = hall_of(grouped(n=12, s=8), same="subregion")
        assert (hall.n_tables, hall.low, hall.high) == (3, 5, 8)
        assert [p.code for p in hall.problems] == ["R201"]

    def test_people_without_a_value_need_seats_too(self):
        hall = hall_of(grouped(n=6, e=14), same="subregion")
        assert hall.n_tables == 3
        assert hall.problems == ()

    @pytest.mark.parametrize("strength", ["prefer", "off"])
    def test_where_it_need_not_hold_all_are_one_crowd(self, strength):
        hall = hall_of(
            grouped(n=12, s=3), same="subregion", strengths={"same": strength}
        )
        assert hall.n_tables == 3
        assert hall.low == 5
        assert hall.high == (7 if strength == "prefer" else 5)


class TestWhoSits:
    IDS = "o:a3 h:a2 a1 x:b2 b1 i:b3 f:b4 c1"

    def test_delegates_then_hosts_and_experts(self):
        hall = hall_of(meeting(people(self.IDS)))
        assert [p.id for p in hall.people] == ["a1", "b1", "c1", "a2", "b2"]
        assert hall.n_tables == 1
        assert hall.high == 3

    def test_observers_come_last_where_they_sit(self):
        hall = hall_of(meeting(people(self.IDS)), observers_seated=True)
        assert hall.people[-1].role is Role.OBSERVER
        assert len(hall.people) == 6

    def test_the_absent_do_not_sit(self):
        hall = hall_of(meeting(people(self.IDS)), absent=("b1", "a2", "b3"))
        assert [p.id for p in hall.people] == ["a1", "c1", "b2"]
        assert hall.interpreters == ()

    def test_nobody_to_seat_is_r103(self):
        for ids, absent in (("h:a1 o:b1", ()), ("a1 b1", ("a1", "b1"))):
            with pytest.raises(CityshareError) as caught:
                hall_of(meeting(people(ids)), absent=absent)
            assert [p.code for p in caught.value.problems] == ["R103"]

    def test_a_session_may_have_fewer_interpreters(self):
        cohort = meeting(people("a1 b1 i:c1 i:c2 i:c3"))
        assert len(hall_of(cohort).interpreters) == 3
        assert len(hall_of(cohort, slot()).interpreters) == 3
        hall = hall_of(cohort, slot(interpreters=2))
        assert [p.id for p in hall.interpreters] == ["c1", "c2"]
        assert hall_of(cohort, slot(interpreters=0)).interpreters == ()


class TestThemes:
    COHORT = meeting(crowd(6), themes=3, practices=2)

    def test_all_themes_by_default(self):
        hall = hall_of(self.COHORT)
        assert hall.theme_names == ("energy", "buildings", "transport")
        assert hall.session_id == "tables"

    def test_a_session_has_its_own_selection(self):
        hall = hall_of(self.COHORT, slot("two", themes=("transport", "energy")))
        assert hall.theme_names == ("transport", "energy")
        assert hall.session_id == "two"

    def test_practices_make_one_topic(self):
        topic = slot("solar", practices=("energy-2", "buildings-1"))
        (theme,) = hall_of(self.COHORT, topic).themes
        assert theme.name == "solar"
        assert theme.practices == ("energy-2", "buildings-1")
