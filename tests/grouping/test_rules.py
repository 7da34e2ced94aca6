"""Rules: what they are by default, how they are changed, and what is refused."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cityshare.errors import CityshareError
from cityshare.grouping import Rules


def problems_of(changes, *, source="cohort.yaml"):
    with pytest.raises(CityshareError) as caught:
        Rules().merged(changes, source=source)
    assert {problem.code for problem in caught.value.problems} == {"R101"}
    return caught.value.problems


def test_defaults_are_the_designs():
    rules = Rules()
    assert rules.table_size == (5, 7)
    assert rules.preferred == 6
    assert rules.chairs == 8
    assert rules.wishes == (5.0, 2.5, 0.5)
    assert rules.second_source == 0.25
    strengths = {
        name: rules.strength_of(name)
        for name in (
            "one_per_delegation", "hosts_and_experts", "one_of_highest_rank",
            "one_observer", "sharers", "language", "not_again", "same", "spread",
            "together", "apart", "pins",
        )
    }  # fmt: skip
    preferred = {"one_of_highest_rank", "sharers", "not_again", "spread"}
    assert {n for n, strength in strengths.items() if strength == "prefer"} == preferred
    assert {n for n, strength in strengths.items() if strength == "must"} == (
        set(strengths) - preferred
    )


def test_preferred_size_may_be_given():
    assert Rules(table_size=(4, 7)).preferred == 5.5
    assert Rules(table_size=(4, 7), preferred_size=4).preferred == 4


def test_merged_rules_are_new_rules():
    rules = Rules(chairs=9)
    other = rules.merged({"table_size": [3, 4], "language": "off"}, source="--set")
    assert (rules.table_size, rules.language) == ((5, 7), "must")
    assert (other.table_size, other.language, other.chairs) == ((3, 4), "off", 9)


def test_strength_of_a_rule_with_a_setting():
    rules = Rules(same="region", spread="climate")
    other = rules.merged(
        {"same.strength": "prefer", "spread.strength": "off"}, source="--set"
    )
    assert rules.strength_of("same") == "must"
    assert other.strength_of("same") == "prefer"
    assert other.strength_of("spread") == "off"
    assert other.merged({}, source="--set") == other


@pytest.mark.parametrize(
    ("changes", "place", "words"),
    [
        ({"tabels": 3}, "tabels", "not known"),
        ({"tables": 0}, "tables", "greater than or equal to 1"),
        ({"table_size": [7, 5]}, "table_size", "the smallest size comes first"),
        ({"table_size": 6}, "table_size", "a list is expected"),
        ({"language": "maybe"}, "language", "'must', 'prefer' or 'off'"),
        ({"theme_tables": {"energy": [2, 1]}}, "theme_tables", "upside down"),
        ({"theme_tables": {"energy": [-1, 1]}}, "theme_tables", "upside down"),
        ({"language.strength": "off"}, "strengths", "'language' has no strength here"),
        ({"same.strength": "may"}, "strengths", "'must', 'prefer' or 'off'"),
        ({"wishes": [5, 0.3]}, "wishes", "multiple of 1/8"),
        ({"wishes": [-1]}, "wishes", "from 0"),
        ({"second_source": 1.5}, "second_source", "less than or equal to 1"),
        ({"together": "a b"}, "together", "a list is expected"),
        ({"pins": ["a"]}, "pins", "keys with values"),
    ],
)
def test_what_cannot_be_is_r101_with_its_place(changes, place, words):
    (problem,) = problems_of(changes)
    assert problem.place.file == "cohort.yaml"
    assert problem.place.column.startswith(place)
    assert words in problem.text
    assert problem.text.endswith("Correct the setting.")


def test_every_fault_is_told_at_once():
    found = problems_of({"tables": 0, "chairs": 0, "moderator": 1}, source="--set")
    assert {problem.place.column for problem in found} == {
        "tables",
        "chairs",
        "moderator",
    }
    assert {problem.place.file for problem in found} == {"--set"}


def test_rules_are_frozen():
    with pytest.raises(ValidationError, match="frozen"):
        Rules().chairs = 3
