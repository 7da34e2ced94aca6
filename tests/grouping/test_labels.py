"""Working languages, interpreters, and one value of a column at each table."""

from __future__ import annotations

import numpy as np
import pytest

from cityshare.grouping.labels import hall_languages, mask_of, spoken
from cityshare.optimisation import lacking
from grouping.halls import clauses_of, crowd, hall_of, meeting, people, person, slot

SUBREGIONS = {"a": {"subregion": "north"}, "b": {"subregion": "south"}}


def speakers(**languages):
    """Build people by the languages they speak, ``;`` between them."""
    return [
        person(id_, languages=tuple(given.split(";")))
        for id_, given in languages.items()
    ]


def interpreter(id_, *languages):
    return person(f"i:{id_}", languages=languages)


def label_of(clause):
    (label,) = clause.primitives
    assert label.rule == clause.rule
    return label


def talks(cohort, *ids, session=None, **rules):
    """Tell how many lack the best language at a table, and which bridges serve it."""
    label = label_of(clauses_of(cohort, session, **rules)["language"])
    row = {p.id: i for i, p in enumerate(hall_of(cohort, session, **rules).people)}
    return lacking(label, np.array([row[id_] for id_ in ids]))


class TestLanguages:
    def test_script_and_region_do_not_divide(self):
        assert spoken(person("a1", languages=("zh-Hans", "en-GB", "EN"))) == {
            "zh",
            "en",
        }
        cohort = meeting(speakers(a1="zh-Hans", b1="zh", c1="zh-Hant-TW", d1="ko"))
        assert talks(cohort, "a1", "b1", "c1") == (0, 0)
        assert talks(cohort, "a1", "d1") == (1, 0)

    def test_most_spoken_comes_first(self):
        cohort = meeting(speakers(a1="ko;en", b1="ja;en", c1="ja"))
        assert hall_languages(hall_of(cohort)) == ("en", "ja", "ko")

    def test_who_has_not_said_talks_with_everyone(self):
        cohort = meeting([*speakers(a1="ko", b1="ja"), person("c1")])
        assert talks(cohort, "a1", "c1") == (0, 0)
        assert talks(cohort, "b1", "c1") == (0, 0)
        assert mask_of(frozenset(), ("ko", "ja")) == 0b11

    def test_no_rule_where_nobody_has_said(self):
        assert "language" not in clauses_of(meeting(crowd(6)))

    def test_observers_only_listen(self):
        cohort = meeting(
            [*speakers(a1="ko", b1="ko"), person("o:c1", languages=("ja",))]
        )
        assert talks(cohort, "a1", "c1", observers_seated=True) == (0, 0)

    def test_sentence_setting_and_strength(self):
        clause = clauses_of(meeting(speakers(a1="ko", b1="ko")))["language"]
        assert clause.sentence == "Everybody at a table shares a working language."
        assert (clause.setting, clause.strength) == (["ko"], "must")
        assert label_of(clause).must


class TestInterpreters:
    SPEAKERS = speakers(a1="ko", b1="ja", c1="zh", d1="ko;ja")

    def test_a_bridge_between_two_languages(self):
        cohort = meeting([*self.SPEAKERS, interpreter("e1", "ko", "ja")])
        clause = clauses_of(cohort)["language"]
        assert clause.sentence.endswith("or an interpreter helps.")
        assert talks(cohort, "a1", "b1") == (0, 1)
        assert talks(cohort, "a1", "d1") == (0, 0)
        assert talks(cohort, "a1", "b1", "c1") == (2, 0)

    def test_the_same_languages_are_one_kind(self):
        helpers = [
            interpreter("e1", "ko", "ja"),
            interpreter("e2", "ja", "ko"),
            interpreter("e3", "ko", "zh-Hans"),
        ]
        label = label_of(clauses_of(meeting([*self.SPEAKERS, *helpers]))["language"])
        assert label.n_bridges.tolist() == [2, 1]

    def test_more_than_four_kinds_is_r206(self):
        known = ("en", "vi", "th", "mn", "id")
        helpers = [interpreter(f"e{n}", "ko", other) for n, other in enumerate(known)]
        helpers.append(interpreter("e9", "ko", "id"))
        clause = clauses_of(meeting([*self.SPEAKERS, *helpers]))["language"]
        label = label_of(clause)
        assert label.n_bridges.tolist() == [2, 1, 1, 1]
        assert [p.code for p in clause.problems] == ["R206"]

    @pytest.mark.parametrize(
        ("minutes", "number", "bridges", "codes"),
        [
            (None, 3, 3, []),
            (45, 3, 3, []),
            (46, 1, 1, ["R207"]),
            (46, 2, 1, []),
            (90, 3, 1, ["R207"]),
            (90, 4, 2, []),
        ],
    )
    def test_longer_than_a_stretch_they_work_in_pairs(
        self, minutes, number, bridges, codes
    ):
        helpers = [interpreter(f"e{n}", "ko", "ja") for n in range(number)]
        cohort = meeting([*self.SPEAKERS, *helpers])
        clause = clauses_of(cohort, slot(minutes=minutes))["language"]
        assert label_of(clause).n_bridges.tolist() == [bridges]
        assert [p.code for p in clause.problems] == codes

    def test_a_session_without_interpreters_has_no_bridge(self):
        cohort = meeting([*self.SPEAKERS, interpreter("e1", "ko", "ja")])
        session = slot(interpreters=0)
        assert talks(cohort, "a1", "b1", session=session) == (1, 0)


class TestSame:
    def test_delegates_agree_and_the_others_sit_anywhere(self):
        cohort = meeting(people("a1 b1 c1 h:a2 x:b2"), columns=SUBREGIONS)
        clause = clauses_of(cohort, same="subregion", tables=2)["same"]
        assert label_of(clause).masks.tolist() == [1, 2, 3, 3, 3]
        assert len(label_of(clause).bridges) == 0
        assert clause.sentence == "Everybody at a table has the same subregion."
        assert clause.strength == "must"

    def test_any_column_of_delegations(self):
        columns = {"a": {"climate": "dry"}, "b": {"climate": "dry"}}
        cohort = meeting(people("a1 b1"), columns=columns)
        clause = clauses_of(cohort, same="climate")["same"]
        assert label_of(clause).masks.tolist() == [1, 1]

    def test_too_many_values_is_r109(self):
        columns = {f"c{i:03}": {"region": f"r{i}"} for i in range(63)}
        cohort = meeting(crowd(63), columns=columns)
        clause = clauses_of(cohort, same="region")["same"]
        (problem,) = clause.problems
        assert problem.code == "R109"
        assert "63 different values" in problem.text
        fewer = clauses_of(cohort, same="region", absent=("d000",))["same"]
        assert fewer.problems == ()
        assert label_of(fewer).masks.max() == 1 << 61
