"""Each rule of the design compiled by hand: its primitive and its sentence."""

from __future__ import annotations

import numpy as np
import pytest

from cityshare.optimisation import ClassCap, Cover
from grouping.halls import clauses_of, crowd, meeting, people, person, slot

SUBREGIONS = {
    "a": {"subregion": "north", "climate": "dry"},
    "b": {"subregion": "south", "climate": "dry"},
    "c": {"subregion": "south"},
}

ANSWERS = {
    "a1": {"energy-1": "4", "buildings-1": "1"},
    "a2": {"energy-1": "3"},
    "b1": {"energy-1": "3", "buildings-1": "5"},
    "c1": {"energy-1": "2"},
}


def cap_of(clause) -> ClassCap:
    (cap,) = clause.primitives
    assert isinstance(cap, ClassCap)
    assert cap.rule == clause.rule
    assert cap.must is (clause.strength == "must")
    return cap


class TestOrderAndStrength:
    def test_rules_come_in_reading_order(self):
        cohort = meeting(
            [
                *people("a1 b1", languages=("en",), rank=1),
                *people("c1 d1", languages=("en",), rank=2),
                *people("h:e1 o:e2", languages=("en",)),
            ],
            columns=SUBREGIONS,
        )
        found = clauses_of(
            cohort,
            observers_seated=True,
            theme_tables={"energy": (0, 1)},
            absent=("d1",),
            same="subregion",
            spread="climate",
            together=(("b1", "c1"),),
            apart=(("a1", "b1"),),
            pins={"a1": "energy"},
            met=[("a1", "c1")],
        )
        assert list(found) == [
            "table_size",
            "chairs",
            "theme_tables",
            "absent",
            "one_per_delegation",
            "hosts_and_experts",
            "one_of_highest_rank",
            "one_observer",
            "sharers",
            "language",
            "same",
            "spread",
            "together",
            "apart",
            "pins",
            "not_again",
        ]

    def test_a_small_meeting_has_few_rules(self):
        found = clauses_of(meeting(people("a1 b1")))
        assert list(found) == ["table_size", "chairs", "one_per_delegation", "sharers"]

    def test_off_leaves_a_rule_out(self):
        cohort = meeting(people("a1 b1"), columns=SUBREGIONS)
        found = clauses_of(
            cohort,
            one_per_delegation="off",
            sharers="off",
            same="subregion",
            strengths={"same": "off"},
        )
        assert list(found) == ["table_size", "chairs"]

    def test_an_eased_rule_is_preferred(self):
        cohort = meeting(people("a1 b1", languages=("en",)))
        strict = clauses_of(cohort)["language"]
        eased = clauses_of(cohort, eased=["language"])["language"]
        assert (strict.strength, strict.primitives[0].must) == ("must", True)
        assert (eased.strength, eased.primitives[0].must) == ("prefer", False)


class TestSizes:
    def test_sizes_are_said(self):
        even = clauses_of(meeting(crowd(12)))["table_size"]
        assert even.sentence == "Each table has 6 delegates."
        odd = clauses_of(meeting(crowd(13)))["table_size"]
        assert odd.sentence == "Each table has 6 to 7 delegates."
        assert (odd.setting, odd.strength, odd.primitives) == ([6, 7], "must", ())

    def test_chairs_cap_everyone_but_observers(self):
        cohort = meeting(people("a1 b1 h:c1 x:d1 o:e1"))
        clause = clauses_of(cohort, observers_seated=True, chairs=3)["chairs"]
        cap = cap_of(clause)
        assert cap.label.tolist() == [0, 0, 0, 0, -1]
        assert cap.most.tolist() == [3]
        assert clause.sentence == "At most 3 people sit at a table."

    def test_chairs_are_never_fewer_than_delegates(self):
        clause = clauses_of(meeting(crowd(9)), tables=1)["chairs"]
        assert cap_of(clause).most.tolist() == [9]
        assert clause.sentence == "At most 9 people sit at a table."
        assert clause.setting == 8

    def test_ranges_of_themes_are_said(self):
        cohort = meeting(crowd(12), themes=3)
        clause = clauses_of(
            cohort, theme_tables={"energy": (1, 2), "transport": (0, 0)}
        )["theme_tables"]
        assert clause.sentence == "Tables of each theme: energy 1 to 2; transport 0."
        assert clause.setting == {"energy": [1, 2], "transport": [0, 0]}
        assert clause.problems == ()

    def test_ranges_of_other_sessions_are_left_out(self):
        cohort = meeting(crowd(12), themes=3)
        found = clauses_of(
            cohort, slot(themes=("energy",)), theme_tables={"transport": (1, 1)}
        )
        assert "theme_tables" not in found

    def test_a_range_of_an_unknown_theme_is_r105(self):
        clause = clauses_of(meeting(crowd(12)), theme_tables={"enrgy": (1, 1)})
        (problem,) = clause["theme_tables"].problems
        assert (problem.code, problem.got) == ("R105", "enrgy")
        assert str(problem.place) == "rules, 'theme_tables'"
        assert "Themes here: energy, buildings; tables: T1 to T2" in problem.text
        assert problem.text.endswith("Did you mean 'energy'.")


class TestDelegations:
    def test_one_of_each_at_a_table(self):
        clause = clauses_of(meeting(people("b1 a1 a2 c1")), tables=2)
        cap = cap_of(clause["one_per_delegation"])
        assert cap.label.tolist() == [1, 0, 0, 2]
        assert cap.most.tolist() == [1, 1, 1]
        assert clause["one_per_delegation"].sentence == (
            "Colleagues of one delegation sit at different tables."
        )

    def test_a_delegation_larger_than_the_hall_is_raised_aloud(self):
        cohort = meeting(people("a1 a2 a3 a4 a5 b1 b2 c1"))
        clause = clauses_of(cohort, tables=2)["one_per_delegation"]
        assert cap_of(clause).most.tolist() == [3, 1, 1]
        assert clause.sentence == (
            "Colleagues of one delegation sit at different tables; up to 3 share one "
            "where there are more of them than tables open to them: City A."
        )

    def test_under_same_only_tables_of_the_group_are_open(self):
        """North has one table of five, south two of six."""
        north = people("a1 a2 d1 d2 d3")
        south = people("b1 b2 b3 c1 c2 c3 c4 e1 e2 e3 e4 e5")
        columns = {d: {"subregion": "north" if d in "ad" else "south"} for d in "abcde"}
        cohort = meeting([*north, *south], columns=columns)
        clause = clauses_of(cohort, same="subregion")["one_per_delegation"]
        assert dict(zip("abcde", cap_of(clause).most.tolist(), strict=True)) == {
            "a": 2,
            "b": 2,
            "c": 2,
            "d": 3,
            "e": 3,
        }
        preferred = clauses_of(cohort, same="subregion", strengths={"same": "prefer"})[
            "one_per_delegation"
        ]
        assert cap_of(preferred).most.tolist() == [1, 1, 2, 1, 2]

    def test_strength_prefer(self):
        clause = clauses_of(meeting(people("a1 b1")), one_per_delegation="prefer")
        assert cap_of(clause["one_per_delegation"]).must is False


class TestRoles:
    def test_one_host_and_one_expert(self):
        cohort = meeting(people("a1 b1 c1 d1 h:e1 h:e2 x:f1"))
        clause = clauses_of(cohort, tables=2)["hosts_and_experts"]
        cap = cap_of(clause)
        assert cap.label.tolist() == [-1, -1, -1, -1, 0, 0, 1]
        assert cap.most.tolist() == [1, 1]
        assert clause.setting == {"host": 1, "resource": 1}
        assert clause.sentence == "At most one host and one expert sit at a table."

    @pytest.mark.parametrize(
        ("ids", "words"),
        [
            ("h:e1 h:e2 h:e3 x:f1", "at most 2 hosts and 1 expert"),
            ("x:f1 x:f2 x:f3", "at most 1 host and 2 experts"),
        ],
    )
    def test_more_of_them_than_tables_are_raised_aloud(self, ids, words):
        cohort = meeting(people(f"a1 b1 c1 d1 {ids}"))
        clause = clauses_of(cohort, tables=2)["hosts_and_experts"]
        assert max(cap_of(clause).most) == 2
        assert words in clause.sentence

    def test_hosts_sit_at_any_table_under_same(self):
        cohort = meeting(
            [*people("a1 a2 a3 b1 b2 b3"), *people("h:a8 h:a9")], columns=SUBREGIONS
        )
        clause = clauses_of(cohort, same="subregion", table_size=(3, 3))
        assert cap_of(clause["hosts_and_experts"]).most.tolist() == [1]

    def test_highest_rank_counts_delegates_only(self):
        cohort = meeting(
            [
                *people("a1 b1 c1", rank=2),
                *people("d1 e1", rank=3),
                person("f1"),
                person("h:g1", rank=1),
            ]
        )
        clause = clauses_of(cohort, tables=2)["one_of_highest_rank"]
        cap = cap_of(clause)
        assert cap.label.tolist() == [0, 0, 0, -1, -1, -1, -1]
        assert cap.most.tolist() == [2]
        assert clause.strength == "prefer"
        assert clause.sentence == "Each table has at most 2 of the highest rank."

    def test_no_highest_rank_where_all_are_alike(self):
        for rank in (None, 1):
            found = clauses_of(meeting(people("a1 b1", rank=rank)))
            assert "one_of_highest_rank" not in found

    def test_observers_in_the_second_row(self):
        cohort = meeting(people("a1 b1 c1 d1 o:e1 o:f1 o:g1"))
        assert "one_observer" not in clauses_of(cohort, tables=2)
        clause = clauses_of(cohort, tables=2, observers_seated=True)["one_observer"]
        assert cap_of(clause).label.tolist() == [-1, -1, -1, -1, 0, 0, 0]
        assert cap_of(clause).most.tolist() == [2]
        assert clause.sentence == (
            "The second row of each table has at most 2 observers."
        )


class TestSharers:
    def test_sharers_per_theme_from_two_delegations(self):
        cohort = meeting(people("a1 a2 b1 c1"), answers=ANSWERS)
        clause = clauses_of(cohort, tables=2)["sharers"]
        (cover,) = clause.primitives
        assert isinstance(cover, Cover)
        assert cover.eligible.astype(int).tolist() == [[1, 1, 1, 0], [0, 0, 1, 0]]
        assert cover.group.tolist() == [0, 0, 1, 2]
        assert cover.least.tolist() == [2, 1]
        assert (clause.strength, cover.must, clause.setting) == ("prefer", False, 2)
        assert clause.sentence == (
            "Each table has people who can share on its theme, two, from two "
            "delegations, where there are enough."
        )

    def test_fewer_where_a_theme_has_several_tables(self):
        cohort = meeting(people("a1 a2 b1 c1"), answers=ANSWERS)
        clause = clauses_of(cohort, tables=4)["sharers"]
        assert clause.primitives[0].least.tolist() == [1, 0]
        assert "at least one" in clause.sentence

    def test_nobody_who_shares_is_r203(self):
        answers = {"a1": {"energy-1": "1>3 #1"}, "b1": {"energy-1": "2"}}
        clause = clauses_of(meeting(people("a1 b1"), answers=answers))["sharers"]
        assert clause.primitives == ()
        assert [p.code for p in clause.problems] == ["R203"]
        assert clause.problems[0].is_warning

    def test_nobody_who_shares_in_this_session_is_r203_too(self):
        answers = {"a1": {"energy-1": "5"}, "b1": {"buildings-1": "2"}}
        cohort = meeting(people("a1 b1"), answers=answers)
        clause = clauses_of(cohort, slot(themes=("buildings",)))["sharers"]
        assert [p.code for p in clause.problems] == ["R203"]
        other = clauses_of(cohort, slot(themes=("energy",)))["sharers"]
        assert other.problems == ()

    def test_too_few_for_every_table_is_no_warning(self):
        answers = {"a1": {"energy-1": "5"}}
        cohort = meeting(people("a1 b1"), answers=answers, themes=1)
        clause = clauses_of(cohort, tables=2)["sharers"]
        assert clause.primitives == ()
        assert clause.problems == ()
        assert clause.sentence.endswith("where there are any.")


class TestSpread:
    def test_each_value_is_spread_at_its_fair_share(self):
        cohort = meeting(people("a1 a2 a3 b1 c1"), columns=SUBREGIONS)
        clause = clauses_of(cohort, tables=2, spread="climate")["spread"]
        cap = cap_of(clause)
        assert cap.label.tolist() == [0, 0, 0, 0, -1]
        assert cap.most.tolist() == [2]
        assert (clause.strength, clause.setting) == ("prefer", "climate")
        assert clause.sentence == "People of each climate are spread over the tables."

    def test_as_must(self):
        cohort = meeting(people("a1 b1"), columns=SUBREGIONS)
        clause = clauses_of(cohort, spread="climate", strengths={"spread": "must"})
        assert cap_of(clause["spread"]).must is True

    @pytest.mark.parametrize("rule", ["spread", "same"])
    def test_an_unknown_column_is_r106(self, rule):
        cohort = meeting(people("a1 b1"), columns=SUBREGIONS)
        clause = clauses_of(cohort, **{rule: "subregoin"})[rule]
        (problem,) = clause.problems
        assert (problem.code, problem.got) == ("R106", "subregoin")
        assert str(problem.place) == f"rules, '{rule}'"
        assert "country, region, subregion, climate" in problem.text
        assert problem.text.endswith("Did you mean 'subregion'.")

    @pytest.mark.parametrize("rule", ["same", "spread"])
    def test_a_column_that_is_empty_is_r106(self, rule):
        clause = clauses_of(meeting(people("a1 b1")), **{rule: "subregion"})[rule]
        (problem,) = clause.problems
        assert problem.code == "R106"
        assert problem.text.endswith("It is empty for everybody.")


def test_caps_have_room_for_everybody():
    """A fair share at each table is enough for all of a class."""
    cohort = meeting(people("a1 a2 a3 a4 a5 a6 a7 b1 b2 h:c1 h:c2 h:c3"))
    for clause in clauses_of(cohort, tables=3).values():
        for cap in (p for p in clause.primitives if isinstance(p, ClassCap)):
            if clause.rule != "chairs":
                counts = np.bincount(cap.label[cap.label >= 0])
                assert (3 * cap.most >= counts).all()
