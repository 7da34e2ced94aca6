"""A plan drawn up by hand: numbers, tables, languages, rooms, helpers and ties."""

from __future__ import annotations

import numpy as np
import pytest

from cityshare.cohort import Role
from cityshare.errors import Place, Problem
from cityshare.grouping.drawing_up import (
    draw_up_problems,
    draw_up_served,
    draw_up_tables,
    draw_up_ties,
    draw_up_unmet,
    in_reading_order,
    shared_languages,
)
from cityshare.optimisation import UNIT, evaluate
from grouping.halls import (
    compiled_of,
    crowd,
    meeting,
    people,
    person,
    seated,
    slot,
)

ANSWERS = {
    "a1": {"energy-1": "1>3 #1", "buildings-1": "2"},
    "b1": {"energy-1": "4", "buildings-1": "1>2 #1"},
    "c1": {"energy-1": "3", "buildings-1": "4"},
    "d1": {"energy-1": "2>3 #1", "buildings-1": "5"},
}


def tables_of(compiled, *tables):
    seating = seated(compiled, *tables)
    return draw_up_tables(compiled, seating, evaluate(compiled.problem, seating))


class TestReadingOrder:
    COMPILED = compiled_of(meeting(crowd(8), themes=3), tables=4)
    TABLES = (
        ("transport", "d000 d007"),
        ("energy", "d005 d006"),
        ("transport", "d003 d004"),
        ("energy", "d001 d002"),
    )

    def test_by_theme_then_by_first_person(self):
        old = seated(self.COMPILED, *self.TABLES)
        new = in_reading_order(self.COMPILED, old)
        assert new.theme_of.tolist() == [0, 0, 2, 2]
        assert new.table_of.tolist() == [2, 0, 0, 3, 3, 1, 1, 2]
        one, other = (evaluate(self.COMPILED.problem, s) for s in (old, new))
        assert one.objective == other.objective

    def test_is_settled_after_one_turn(self):
        once = in_reading_order(self.COMPILED, seated(self.COMPILED, *self.TABLES))
        twice = in_reading_order(self.COMPILED, once)
        assert (once.table_of == twice.table_of).all()
        assert (once.theme_of == twice.theme_of).all()

    @pytest.mark.parametrize(("place", "kept"), [("T1", True), ("transport", False)])
    def test_numbers_stay_where_somebody_is_fixed_to_a_table(self, place, kept):
        cohort = meeting(crowd(8), themes=3)
        compiled = compiled_of(cohort, tables=4, pins={"d000": place})
        old = seated(compiled, *self.TABLES)
        new = in_reading_order(compiled, old)
        assert (new.table_of == old.table_of).all() == kept

    def test_empty_tables_come_last_in_their_theme(self):
        compiled = compiled_of(meeting(crowd(3)), tables=3)
        empty, full = ("energy", ""), ("energy", "d000 d001 d002")
        seating = in_reading_order(compiled, seated(compiled, empty, full, empty))
        assert seating.table_of.tolist() == [0, 0, 0]


class TestTables:
    COHORT = meeting(
        [*people("a1 b1 c1 d1"), *people("o:e1 h:e2 x:f1 i:e3", practices=())],
        answers=ANSWERS,
    )

    def test_everyone_has_a_seat_of_their_role(self):
        compiled = compiled_of(self.COHORT, tables=2, observers_seated=True)
        one, other = tables_of(
            compiled, ("energy", "b1 a1 e1 e2"), ("buildings", "c1 d1 f1")
        )
        assert (one.id, one.theme, one.members) == ("T1", "energy", ("a1", "b1"))
        assert (one.chairs, one.observers) == (("e2",), ("e1",))
        assert (other.id, other.theme, other.members) == (
            "T2",
            "buildings",
            ("c1", "d1"),
        )
        assert (other.chairs, other.observers) == (("f1",), ())

    def test_sharers_by_practice_of_the_theme(self):
        compiled = compiled_of(self.COHORT, tables=2)
        one, other = tables_of(
            compiled, ("energy", "a1 b1 c1 e2"), ("buildings", "d1 f1")
        )
        assert one.sharers == {"energy-1": ("b1", "c1")}
        assert other.sharers == {"buildings-1": ("d1",)}

    def test_a_practice_nobody_shares_is_not_listed(self):
        compiled = compiled_of(self.COHORT, tables=2)
        one, _ = tables_of(compiled, ("buildings", "a1 b1 e2"), ("energy", "c1 d1 f1"))
        assert one.sharers == {}

    def test_values_are_weighted_steps(self):
        """a1 takes two steps of weight 3 with b1, two with c1 as a second source."""
        compiled = compiled_of(self.COHORT, tables=2)
        one, other = tables_of(
            compiled, ("energy", "a1 b1 c1 e2"), ("buildings", "d1 f1")
        )
        assert one.value == 2 * 3 + 0.25 * 2 * 3
        assert other.value == 0

    @pytest.mark.parametrize(
        ("rooms", "expected"),
        [
            ((), ["", "", ""]),
            (("Hall",), ["Hall", "Hall", "Hall"]),
            (("Hall", "Loft"), ["Hall", "Hall", "Loft"]),
            (("A", "B", "C", "D"), ["A", "B", "C"]),
        ],
    )
    def test_rooms_are_filled_in_order(self, rooms, expected):
        compiled = compiled_of(meeting(crowd(3)), slot(rooms=rooms), tables=3)
        tables = tables_of(
            compiled, ("energy", "d000"), ("energy", "d001"), ("energy", "d002")
        )
        assert [table.room for table in tables] == expected


class TestLanguages:
    def speaker(self, id_, *languages, role=Role.DELEGATE):
        return person(id_, languages=languages, role=role)

    def test_all_that_everybody_shares_as_first_written(self):
        found = shared_languages(
            [
                self.speaker("a1", "zh-Hans", "en", "ko"),
                self.speaker("b1", "en", "zh"),
                self.speaker("c1", "zh-Hant", "en-GB"),
            ],
            [],
        )
        assert found == ("zh-Hans", "en")

    def test_who_has_not_said_and_observers_do_not_count(self):
        found = shared_languages(
            [
                self.speaker("a1", "ko", "en"),
                self.speaker("b1"),
                self.speaker("c1", "ja", role=Role.OBSERVER),
            ],
            [],
        )
        assert found == ("ko", "en")

    def test_none_is_none(self):
        assert shared_languages([self.speaker("a1")], []) == ()
        assert shared_languages([], []) == ()
        apart = [self.speaker("a1", "ko"), self.speaker("b1", "ja")]
        assert shared_languages(apart, []) == ()

    def test_with_interpreters_those_they_bridge(self):
        apart = [self.speaker("a1", "ko"), self.speaker("b1", "ja")]
        helpers = [self.speaker("i1", "ko", "ja"), self.speaker("i2", "ja", "ko")]
        assert shared_languages(apart, helpers) == ("ko", "ja")


class TestInterpreters:
    SPEAKERS = tuple(
        person(id_, languages=(language,))
        for id_, language in (
            ("a1", "ko"), ("b1", "ja"), ("c1", "ko"), ("d1", "ja"), ("e1", "ko"),
            ("f1", "ko"),
        )
    )  # fmt: skip
    SEATS = (("energy", "a1 b1"), ("energy", "c1 d1"), ("energy", "e1 f1"))

    def compiled(self, *helpers, session=None):
        interpreters = [
            person(f"i:{id_}", languages=tuple(spoken.split()))
            for id_, spoken in helpers
        ]
        cohort = meeting([*self.SPEAKERS, *interpreters])
        return compiled_of(cohort, session, tables=3)

    def test_those_who_need_one_get_one(self):
        compiled = self.compiled(("x1", "ko ja"), ("x2", "ko ja"), ("x3", "ko ja"))
        found = tables_of(compiled, *self.SEATS)
        assert [table.interpreters for table in found] == [("x1",), ("x2",), ()]
        assert [table.languages for table in found] == [
            ("ko", "ja"),
            ("ko", "ja"),
            ("ko",),
        ]

    def test_one_too_few_serves_one_table(self):
        found = tables_of(self.compiled(("x1", "ko ja")), *self.SEATS)
        assert [len(table.interpreters) for table in found].count(1) == 1
        assert [table.languages for table in found].count(()) == 1

    def test_none_are_given_where_there_are_none(self):
        found = tables_of(self.compiled(), *self.SEATS)
        assert [table.interpreters for table in found] == [(), (), ()]

    @pytest.mark.parametrize("turned", [False, True])
    def test_the_table_with_one_choice_is_not_robbed(self, turned):
        """Two tables want help; only one interpreter can help the second."""
        persons = [
            person("a1", languages=("ko", "zh")),
            person("b1", languages=("ja",)),
            person("c1", languages=("ko",)),
            person("d1", languages=("ja",)),
            person("i:x1", languages=("ko", "ja")),
            person("i:x2", languages=("zh", "ja")),
        ]
        compiled = compiled_of(meeting(persons), tables=2)
        seats = [("energy", "a1 b1"), ("energy", "c1 d1")]
        found = tables_of(compiled, *(seats[::-1] if turned else seats))
        helpers = {table.members: table.interpreters for table in found}
        assert helpers == {("a1", "b1"): ("x2",), ("c1", "d1"): ("x1",)}

    @pytest.mark.parametrize(("minutes", "teams"), [(45, [1, 1, 0]), (75, [2, 2, 0])])
    def test_over_45_minutes_two_work_together(self, minutes, teams):
        helpers = [(f"x{n}", "ko ja") for n in range(4)]
        compiled = self.compiled(*helpers, session=slot(minutes=minutes))
        found = tables_of(compiled, *self.SEATS)
        assert [len(table.interpreters) for table in found] == teams
        given = [id_ for table in found for id_ in table.interpreters]
        assert len(set(given)) == len(given)


class TestTies:
    def plan(self, *tables):
        cohort = meeting(people("a1 b1 c1 d1"), answers=ANSWERS)
        compiled = compiled_of(cohort, tables=2)
        return compiled, tables_of(compiled, *tables)

    def test_say_who_sits_at_the_same_table(self):
        ties = draw_up_ties(*self.plan(("energy", "a1 b1"), ("energy", "c1 d1")))
        same = {(t.learner, t.sharer) for t in ties if t.same_table}
        assert same == {("a1", "b1"), ("d1", "c1")}

    def test_each_tie_once_and_the_recommended_first(self):
        compiled, tables = self.plan(("energy", "a1 b1 c1"), ("energy", "d1"))
        ties = draw_up_ties(compiled, tables)
        keys = [(t.learner, t.sharer, t.practice) for t in ties]
        assert len(set(keys)) == len(keys)
        ranked = [tie.rank is not None for tie in ties]
        assert ranked == sorted(ranked, reverse=True)

    def test_what_a_table_offers_beyond_is_listed(self):
        """Each learner has one tie for a practice; the table offers another."""
        ties = draw_up_ties(*self.plan(("energy", "a1 b1 c1"), ("energy", "d1")))
        offered = {t.sharer for t in ties if t.learner == "a1"}
        assert offered == {"b1", "c1"}
        (extra,) = (t for t in ties if t.rank is None)
        assert extra.same_table
        assert extra.value == 6
        assert extra.reason == "you sit at one table"


def test_served_is_a_share_of_what_one_table_could_do():
    cohort = meeting(
        people("a1 b1 c1"),
        answers={
            "a1": {"energy-1": "1>3 #1"},
            "b1": {"energy-1": "5"},
            "c1": {"energy-1": "3>5 #1"},
        },
    )
    compiled = compiled_of(cohort, tables=2)
    seating = seated(compiled, ("energy", "a1 c1"), ("energy", "b1"))
    evaluation = evaluate(compiled.problem, seating)
    assert draw_up_served(compiled, evaluation) == {"a1": 1.0, "c1": 0.0}
    whole = evaluate(
        compiled.problem, seated(compiled, ("energy", "a1 b1 c1"), ("energy", ""))
    )
    assert draw_up_served(compiled, whole) == {"a1": 1.0, "c1": 1.0}
    assert whole.served.max() / UNIT == 6


def test_unmet_needs_are_named():
    answers = {
        "a1": {"energy-1": "2>4 #1"},
        "b1": {"energy-1": "1>2", "buildings-1": "4"},
    }
    compiled = compiled_of(meeting(people("a1 b1"), answers=answers))
    (need,) = draw_up_unmet(compiled)
    assert (need.practice, need.participants) == ("energy-1", ("a1", "b1"))


def test_problems_are_worded():
    problem = Problem("R205", Place("rules"), details={"n": 2, "names": "A, B"})
    (found,) = draw_up_problems((problem,))
    assert (found.code, found.where, found.text) == ("R205", "rules", problem.text)
    assert "some people have given no answers (2): A, B" in found.text


def test_values_of_tables_add_up():
    compiled = compiled_of(meeting(people("a1 b1 c1 d1"), answers=ANSWERS), tables=2)
    seating = seated(compiled, ("energy", "a1 c1"), ("buildings", "b1 d1"))
    evaluation = evaluate(compiled.problem, seating)
    tables = draw_up_tables(compiled, seating, evaluation)
    assert np.isclose(sum(table.value for table in tables) * UNIT, evaluation.value)
