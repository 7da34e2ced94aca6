"""A hall compiled: arrays in eighths, ranges of themes, every error at once."""

from __future__ import annotations

import numpy as np
import pytest

from cityshare.errors import CityshareError
from grouping.halls import compiled_of, crowd, meeting, people, person, slot

ANSWERS = {
    "a1": {"energy-1": "2>4 #1", "buildings-1": "1>2 #2"},
    "b1": {"energy-1": "4", "buildings-1": "1>5 #1"},
    "c1": {"energy-1": "1>2"},
}


def codes_of(cohort, session=None, **rules):
    with pytest.raises(CityshareError) as caught:
        compiled_of(cohort, session, **rules)
    return [problem.code for problem in caught.value.problems]


class TestPeople:
    PROBLEM = compiled_of(meeting(people("a1 b1 c1 h:d1"), answers=ANSWERS)).problem

    def test_levels(self):
        assert self.PROBLEM.current.tolist() == [[2, 1], [4, 1], [1, 0], [0, 0]]
        assert self.PROBLEM.aim.tolist() == [[4, 2], [4, 3], [2, 0], [0, 0]]
        assert self.PROBLEM.shared.tolist() == [[0, 0], [4, 0], [0, 0], [0, 0]]

    def test_gains_are_eighths_of_the_weights(self):
        first = self.PROBLEM.gain_first
        assert first.tolist() == [[24, 16], [4, 24], [8, 8], [0, 0]]
        assert (self.PROBLEM.gain_second == first // 4).all()

    def test_ranked_priorities_are_those_somebody_could_answer(self):
        ranked = self.PROBLEM.ranked.astype(int).tolist()
        assert ranked == [[1, 0], [0, 0], [0, 0], [0, 0]]

    def test_only_delegates_count_in_the_size(self):
        assert self.PROBLEM.size.counted.tolist() == [True, True, True, False]

    def test_a_session_on_other_practices_leaves_nothing_ranked(self):
        cohort = meeting(people("a1 b1 c1"), answers=ANSWERS)
        problem = compiled_of(cohort, slot(practices=("buildings-1",))).problem
        assert problem.practices.tolist() == [[False, True]]
        assert not problem.ranked.any()

    def test_weights_that_do_not_come_out_in_eighths_are_r107(self):
        cohort = meeting(people("a1 b1"), answers=ANSWERS)
        assert codes_of(cohort, second_source=0.3) == ["R107"]
        compiled_of(cohort, second_source=0.5)


def test_wishes_follow_their_rank_among_all_wishes():
    cohort = meeting(
        [
            person("a1", themes=("energy", "transport", "buildings")),
            person("b1", themes=("transport",)),
            person("c1"),
        ],
        themes=3,
    )
    wish = compiled_of(cohort).problem.wish
    assert wish.tolist() == [[40, 4, 20], [0, 0, 40], [0, 0, 0]]
    here = compiled_of(cohort, slot(themes=("buildings", "transport"))).problem.wish
    assert here.tolist() == [[4, 20], [0, 40], [0, 0]]
    even = compiled_of(cohort, wishes=(1.0,)).problem.wish
    assert even.tolist() == [[8, 0, 0], [0, 0, 8], [0, 0, 0]]


class TestTablesPerTheme:
    @pytest.mark.parametrize(
        ("tables", "ranges", "least", "most"),
        [
            (4, {}, [1, 1, 1], [4, 4, 4]),
            (2, {}, [0, 0, 0], [2, 2, 2]),
            (4, {"energy": (2, 9)}, [2, 1, 1], [4, 4, 4]),
            (4, {"energy": (0, 0)}, [0, 1, 1], [0, 4, 4]),
            (4, {"energy": (3, 3)}, [3, 0, 0], [3, 4, 4]),
            (2, {"energy": (1, 1)}, [1, 0, 0], [1, 2, 2]),
        ],
    )
    def test_every_theme_runs_where_there_are_tables_enough(
        self, tables, ranges, least, most
    ):
        cohort = meeting(crowd(12), themes=3)
        count = compiled_of(cohort, tables=tables, theme_tables=ranges)
        count = count.problem.table_count
        assert count.least.tolist() == least
        assert count.most.tolist() == most

    @pytest.mark.parametrize(
        ("ranges", "words"),
        [
            (
                {"energy": (3, 3), "buildings": (2, 2)},
                "ask for 5 tables and",
            ),
            (
                {"energy": (0, 1), "buildings": (0, 2), "transport": (0, 0)},
                "ask for at most 3 tables and",
            ),
        ],
    )
    def test_ranges_that_leave_no_room_are_r108(self, ranges, words):
        cohort = meeting(crowd(12), themes=3)
        with pytest.raises(CityshareError) as caught:
            compiled_of(cohort, tables=4, theme_tables=ranges)
        (problem,) = caught.value.problems
        assert problem.code == "R108"
        assert words in problem.text


def test_every_error_is_told_at_once():
    codes = codes_of(
        meeting(crowd(6)),
        together=(("d000", "nobody"),),
        apart=(("d000", "no-one"),),
        pins={"d001": "nowhere"},
        same="colour",
        spread="colour",
        absent=("stranger",),
        theme_tables={"magic": (1, 1), "energy": (9, 9)},
    )
    assert sorted(codes) == [
        "R104",
        "R104",
        "R104",
        "R105",
        "R105",
        "R106",
        "R106",
        "R108",
    ]


def test_warnings_are_kept_and_primitives_know_their_clause():
    cohort = meeting(people("a1 b1", languages=("en",)), answers={"a1": {}})
    compiled = compiled_of(cohort)
    assert [p.code for p in compiled.problems] == ["R201", "R203"]
    for primitive in compiled.problem.primitives:
        assert compiled.clause_of(primitive).rule == primitive.rule
    assert len(compiled.problem.primitives) == sum(
        len(clause.primitives) for clause in compiled.clauses
    )


def test_arrays_are_integers():
    problem = compiled_of(meeting(crowd(6))).problem
    for name in ("current", "aim", "shared", "gain_first", "gain_second", "wish"):
        assert getattr(problem, name).dtype == np.int64
