from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from cityshare.cohort import ThemeLayout
from cityshare.diagrams import River, river_of
from cityshare.diagrams.units import unit_levels
from cityshare.scoring import Profiles, score
from factories import make_cohort

Build = Callable[..., Profiles]


def test_banks_up_to_15_units_are_the_extremes(with_levels: Build) -> None:
    river = river_of(with_levels([1, 2, 3, 4, 4] * 3))

    practice = river.practices[0]
    assert (river.banks, river.n_units) == ("extremes", 15)
    assert (practice.south, practice.north) == (1, 4)
    assert (practice.lowest, practice.highest) == (1, 4)


def test_banks_above_15_units_are_percentiles(many_profiles: Profiles) -> None:
    river = river_of(many_profiles)
    levels = unit_levels(many_profiles).current

    assert river.banks == "percentiles"
    for p, practice in enumerate(river.practices):
        given = levels[~np.isnan(levels[:, p]), p]
        assert practice.n_answering == len(given)
        assert practice.south == pytest.approx(np.percentile(given, 10))
        assert practice.north == pytest.approx(np.percentile(given, 90))
        assert (practice.lowest, practice.highest) == (given.min(), given.max())


def test_sixteen_units_are_enough_for_percentiles(with_levels: Build) -> None:
    river = river_of(with_levels([1, *[3] * 14, 5]))

    practice = river.practices[0]
    assert (practice.south, practice.north) == (3, 3)
    assert (practice.lowest, practice.highest) == (1, 5)


def test_fewer_than_five_units_are_withheld(with_levels: Build) -> None:
    river = river_of(with_levels([1, 2, 3, 5]), own="city-01")

    assert not river.is_drawn
    for practice in river.practices:
        assert practice.south is practice.north is practice.own is None
        assert practice.readings == ()


def test_fewer_than_five_on_one_practice_are_withheld(with_levels: Build) -> None:
    profiles = with_levels([1, 2, 3, 4, 5], [1, 2, 3, 5, None])

    full, thin = river_of(profiles, own="city-01").practices

    assert (full.n_answering, full.own) == (5, 1)
    assert (thin.n_answering, thin.own, thin.highest) == (4, None, None)


def _readings(profiles: Profiles, own: str | None = "city-01") -> tuple[str, ...]:
    return river_of(profiles, own=own).practices[0].readings


@pytest.mark.parametrize(
    ("others", "own", "target", "readings"),
    [
        ([1, 2, 4, 5], 2, 4, ("learn",)),
        ([1, 2, 4, 4], 2, 5, ("invite",)),
        ([1, 2, 3, 3], 4, 4, ("share",)),
        ([1, 2, 3, 3], 4, 5, ("share", "invite")),
        ([1, 1, 2, 2], 1, 2, ("invite",)),
        ([1, 1, 2, 2], 2, 2, ()),
        ([1, 2, 4, 5], 2, None, ("learn",)),
        ([1, 2, 2, 2], 1, None, ()),
        ([1, 2, 4, 5], 2, 2, ()),
    ],
)
def test_own_readings(
    with_levels: Build,
    others: list[int],
    own: int,
    target: int | None,
    readings: tuple[str, ...],
) -> None:
    none = [None] * len(others)
    profiles = with_levels([own, *others], targets=([target, *none],))

    assert _readings(profiles) == readings


def test_the_room_reads_where_nobody_can_teach(with_levels: Build) -> None:
    assert _readings(with_levels([1, 2, 2, 2, 1]), own=None) == ("invite",)
    assert _readings(with_levels([1, 2, 2, 2, 3]), own=None) == ()


def test_a_delegation_at_odds_with_itself_is_no_sharer(with_levels: Build) -> None:
    profiles = with_levels([5, 1, 1, 1, 1])
    disputed = np.ones_like(profiles.disputed)

    assert _readings(profiles) == ("share",)
    assert _readings(replace(profiles, disputed=disputed)) == ()


def test_someone_without_answers_has_no_line(with_levels: Build) -> None:
    profiles = with_levels([None, 1, 2, 3, 4, 5])

    practice = river_of(profiles, own="city-01").practices[0]

    assert practice.own is practice.own_target is None


def test_unknown_delegation(profiles: Profiles) -> None:
    with pytest.raises(KeyError, match="nowhere"):
        river_of(profiles, own="nowhere")


def test_themes_follow_the_layout() -> None:
    cohort = make_cohort(8, n_delegations=8)
    layout = ThemeLayout.of_questionnaire(cohort.questionnaire).only(
        ("waste", "energy")
    )

    river = river_of(score(replace(cohort, layout=layout)))

    assert [theme.name for theme in river.themes] == ["waste", "energy"]
    assert river.practices[0].name == "waste-1"


def test_labels_are_in_the_language(profiles: Profiles) -> None:
    river: River = river_of(profiles, language="ko")

    assert river.title.endswith("(한국어)")
    assert all(label.endswith("(한국어)") for label in river.levels)
    assert all(practice.label.endswith("(한국어)") for practice in river.practices)


def test_people_may_be_the_units(profiles: Profiles) -> None:
    person = profiles.participants[1]

    river = river_of(profiles, own=person.id, unit="participant")

    assert river.own_name == person.name
    assert river.n_units == int(profiles.has_answers.sum())
