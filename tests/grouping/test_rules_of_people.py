"""Rules that name people: pairs, pins, the absent, and ids nobody has."""

from __future__ import annotations

import numpy as np
import pytest

from cityshare.grouping.rules import Rules
from cityshare.optimisation import Allowed, Pairs
from grouping.halls import clauses_of, crowd, meeting, people, slot

COHORT = meeting(people("a1 a2 b1 c1 d1 o:e1"))


def pairs_of(clause):
    (pairs,) = clause.primitives
    assert isinstance(pairs, Pairs)
    assert pairs.rule == clause.rule
    both = zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)
    return list(both), pairs.together, pairs.must


class TestPairs:
    def test_together_is_a_chain(self):
        clause = clauses_of(COHORT, together=(("a1", "b1", "c1"), ("a2", "d1")))
        clause = clause["together"]
        assert pairs_of(clause) == ([(0, 2), (2, 3), (1, 4)], True, True)
        assert clause.setting == [["a1", "b1", "c1"], ["a2", "d1"]]
        assert clause.sentence == (
            "These sit together: Person a1 and Person b1 and Person c1; "
            "Person a2 and Person d1."
        )

    def test_apart_is_every_pair(self):
        clause = clauses_of(COHORT, apart=(("a1", "b1", "c1"),))["apart"]
        assert pairs_of(clause) == ([(0, 2), (0, 3), (2, 3)], False, True)
        assert clause.sentence == (
            "These sit apart: Person a1 and Person b1 and Person c1."
        )

    @pytest.mark.parametrize("rule", ["together", "apart"])
    def test_strength(self, rule):
        found = clauses_of(
            COHORT, **{rule: (("a1", "b1"),)}, strengths={rule: "prefer"}
        )
        assert pairs_of(found[rule])[2] is False
        off = clauses_of(COHORT, **{rule: (("a1", "b1"),)}, strengths={rule: "off"})
        assert rule not in off

    @pytest.mark.parametrize("rule", ["together", "apart"])
    def test_somebody_named_twice_is_named_once(self, rule):
        clause = clauses_of(COHORT, **{rule: (("a1", "b1", "a1"),)})[rule]
        assert pairs_of(clause)[0] == [(0, 2)]

    @pytest.mark.parametrize("rule", ["together", "apart"])
    def test_who_is_not_there_is_left_out(self, rule):
        groups = (("a1", "b1", "c1"), ("d1", "e1"))
        clause = clauses_of(COHORT, absent=("b1",), **{rule: groups})[rule]
        assert pairs_of(clause)[0] == [(0, 2)]
        assert clause.problems == ()

    @pytest.mark.parametrize("rule", ["together", "apart"])
    def test_an_unknown_id_is_r104(self, rule):
        clause = clauses_of(COHORT, **{rule: (("a1", "bb1"), ("zzz", "a2"))})[rule]
        assert [(p.code, p.got) for p in clause.problems] == [
            ("R104", "bb1"),
            ("R104", "zzz"),
        ]
        assert str(clause.problems[0].place) == f"rules, '{rule}'"
        assert clause.problems[0].text.endswith("Correct the id. Did you mean 'b1'.")
        assert clause.problems[1].text.endswith("Correct the id. Check the spelling.")


class TestWithoutSeat:
    COHORT = meeting(people("a1 a2 b1 i:d1 f:e1"))

    @pytest.mark.parametrize("rule", ["together", "apart"])
    def test_a_group_of_one_is_no_rule(self, rule):
        found = clauses_of(COHORT, absent=("b1",), **{rule: (("a1", "b1"),)})
        assert rule not in found

    @pytest.mark.parametrize("id_", ["d1", "e1"])
    @pytest.mark.parametrize(
        ("rule", "given"),
        [
            ("together", lambda id_: (("a1", id_),)),
            ("apart", lambda id_: (("a1", id_),)),
            ("pins", lambda id_: {id_: "energy"}),
        ],
    )
    def test_whoever_never_has_a_seat_is_r210(self, rule, given, id_):
        clause = clauses_of(self.COHORT, **{rule: given(id_)})[rule]
        (problem,) = clause.problems
        assert (problem.code, problem.got) == ("R210", id_)
        assert problem.is_warning
        assert clause.sentence.endswith(": nobody here.")


class TestNotAgain:
    def test_each_pair_once(self):
        met = [("a1", "b1"), ("b1", "a1"), ("c1", "d1"), ("a1", "gone")]
        clause = clauses_of(COHORT, met=met)["not_again"]
        assert pairs_of(clause) == ([(0, 2), (3, 4)], False, False)
        assert clause.setting == 2
        assert clause.sentence == (
            "People who sat together before meet others now (2 pairs)."
        )

    def test_needs_somebody_who_met(self):
        assert "not_again" not in clauses_of(COHORT)
        assert "not_again" not in clauses_of(COHORT, met=[("x", "y")])
        off = clauses_of(COHORT, met=[("a1", "b1")], not_again="off")
        assert "not_again" not in off


class TestExpertsRotate:
    COHORT = meeting(people("a1 b1 h:c1 x:d1"))
    MET = (("a1", "b1"), ("c1", "a1"), ("a1", "c1"), ("b1", "d1"))

    def test_pairs_with_a_host_or_an_expert(self):
        found = clauses_of(self.COHORT, met=self.MET)
        assert pairs_of(found["experts_rotate"]) == ([(0, 2), (1, 3)], False, False)
        assert pairs_of(found["not_again"])[0] == [(0, 1)]
        assert found["experts_rotate"].sentence == (
            "Hosts and experts sit with people they have not sat with before (2 pairs)."
        )

    def test_each_rule_by_itself(self):
        assert "experts_rotate" not in clauses_of(self.COHORT, met=self.MET[:1])
        off = clauses_of(self.COHORT, met=self.MET, not_again="off")
        assert "experts_rotate" in off
        assert "not_again" not in off


class TestFirstWish:
    COHORT = meeting(
        [
            *people("a1 b1", themes=("buildings", "energy")),
            *people("c1 h:d1", themes=("energy",)),
            *people("e1", themes=("transport",)),
            *people("f1"),
        ],
        themes=3,
    )
    SESSION = slot(themes=("energy", "buildings"))
    EVERYBODY = ("a1", "b1", "c1", "d1", "e1", "f1")

    def clause(self, *turns, **rules):
        found = clauses_of(self.COHORT, self.SESSION, turns=turns, **rules)
        return found.get("first_wish")

    def test_whose_turn_it_is_sits_in_the_theme(self):
        clause = self.clause("a1", "c1")
        (allowed,) = clause.primitives
        assert isinstance(allowed, Allowed)
        assert not allowed.must
        assert np.argwhere(~allowed.themes).tolist() == [[0, 0], [2, 1]]
        assert allowed.tables.all()
        assert clause.sentence == (
            "It is the turn of 2 people to sit in the theme of their first wish."
        )

    def test_one_person_in_the_singular(self):
        assert self.clause("b1").sentence == (
            "It is the turn of one person to sit in the theme of their first wish."
        )

    def test_delegates_with_a_wish_that_is_open_are_all(self):
        assert self.clause(*self.EVERYBODY).setting == ["a1", "b1", "c1"]
        closed = {"theme_tables": {"energy": (0, 0)}}
        assert self.clause(*self.EVERYBODY, **closed).setting == ["a1", "b1"]

    def test_without_turns_there_is_no_clause(self):
        assert self.clause() is None
        assert self.clause("e1", "stranger") is None
        assert self.clause("a1", first_wish="off") is None
        assert self.clause("a1", first_wish="must").primitives[0].must


class TestPins:
    def test_to_a_theme_and_to_a_table(self):
        clause = clauses_of(COHORT, tables=2, pins={"b1": "T2", "a1": "buildings"})
        clause = clause["pins"]
        (allowed,) = clause.primitives
        assert isinstance(allowed, Allowed)
        assert allowed.must
        assert np.argwhere(~allowed.themes).tolist() == [[0, 0]]
        assert np.argwhere(~allowed.tables).tolist() == [[2, 0]]
        assert clause.sentence == (
            "These have a fixed place: Person a1 at buildings; Person b1 at Table 2."
        )

    def test_the_absent_are_left_out(self):
        pins = {"a1": "energy", "b1": "energy"}
        clause = clauses_of(COHORT, absent=("a1",), pins=pins)["pins"]
        assert np.argwhere(~clause.primitives[0].themes).tolist() == [[1, 1]]
        assert clause.sentence == "These have a fixed place: Person b1 at energy."
        assert clause.problems == ()
        assert "pins" not in clauses_of(COHORT, absent=("a1", "b1"), pins=pins)

    @pytest.mark.parametrize(
        ("place", "advice"),
        [("T9", "Check the spelling"), ("buildngs", "Did you mean 'buildings'")],
    )
    def test_an_unknown_place_is_r105(self, place, advice):
        clause = clauses_of(COHORT, tables=2, pins={"a1": place})["pins"]
        (problem,) = clause.problems
        assert (problem.code, problem.got) == ("R105", place)
        assert "tables: T1 to T2" in problem.text
        assert advice in problem.text

    def test_a_theme_that_is_not_open_now_is_r105(self):
        session = slot(themes=("energy",))
        clause = clauses_of(COHORT, session, pins={"a1": "buildings"})["pins"]
        assert [p.code for p in clause.problems] == ["R105"]

    def test_an_unknown_id_is_r104(self):
        clause = clauses_of(COHORT, pins={"a3": "energy"})["pins"]
        (problem,) = clause.problems
        assert (problem.code, problem.got) == ("R104", "a3")
        assert str(problem.place) == "rules, 'pins'"


class TestAbsent:
    def test_how_many_are_away(self):
        one = clauses_of(meeting(crowd(6)), absent=("d000",))["absent"]
        assert one.sentence == "One person is away in this session."
        two = clauses_of(meeting(crowd(6)), absent=("d000", "d001", "d000"))["absent"]
        assert two.sentence == "2 people are away in this session."
        assert two.primitives == ()

    def test_an_unknown_id_is_r104(self):
        clause = clauses_of(COHORT, absent=("a1", "c2"))["absent"]
        (problem,) = clause.problems
        assert (problem.code, problem.got) == ("R104", "c2")
        assert str(problem.place) == "rules, 'absent'"

    def test_who_misses_this_session_is_absent(self):
        rules = Rules(absent=("a1",), away={"one": ("b1", "a1"), "two": ("c1",)})
        assert rules.in_session("one").absent == ("a1", "b1")
        assert rules.in_session("one").away == {"two": ("c1",)}
        assert rules.in_session("three") == rules

    def test_unknown_sessions_and_people_elsewhere_are_found(self):
        cohort = meeting(crowd(6), sessions=[slot("one"), slot("two")])
        away = {"two": ("d001", "nobody"), "three": ()}
        clause = clauses_of(cohort, slot("one"), away=away)["absent"]
        assert [(p.code, p.got, str(p.place)) for p in clause.problems] == [
            ("R102", "three", "rules, 'away'"),
            ("R104", "nobody", "rules, 'away'"),
        ]
