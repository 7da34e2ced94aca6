from dataclasses import replace
from statistics import median_low

import numpy as np

from cityshare.cohort import AgreedLevel, Response, Role
from cityshare.diagrams.units import unit_levels
from cityshare.scoring import Profiles, score
from factories import make_cohort


def _pair(first: int, second: int, *agreed: AgreedLevel) -> Profiles:
    cohort = make_cohort(4, n_delegations=2)
    practice = cohort.practices[0]
    responses = (
        Response("city-01-1", practice, current=first, target=5),
        Response("city-01-2", practice, current=second),
    )
    return score(replace(cohort, responses=responses, agreed=agreed))


def test_a_delegation_has_the_median_of_its_members() -> None:
    units = unit_levels(_pair(2, 3))

    assert units.ids == ("city-01",)
    assert units.names == ("City 01",)
    assert units.current[0, 0] == 2.5
    assert units.target[0, 0] == 5


def test_the_lower_median_is_a_level() -> None:
    assert unit_levels(_pair(2, 3), middle=median_low).current[0, 0] == 2


def test_the_agreed_level_comes_first() -> None:
    practice = make_cohort(4).practices[0]
    units = unit_levels(_pair(2, 3, AgreedLevel("city-01", practice, 4, 4)))

    assert (units.current[0, 0], units.target[0, 0]) == (4, 4)


def test_a_delegation_may_have_agreed_without_its_members() -> None:
    practice = make_cohort(4).practices[1]
    units = unit_levels(_pair(2, 3, AgreedLevel("city-02", practice, 3)))

    assert units.ids == ("city-01", "city-02")
    assert units.current[1, 1] == 3
    assert np.isnan(units.target[1, 1])


def test_no_target_is_below_the_level() -> None:
    practice = make_cohort(4).practices[0]
    cohort = make_cohort(4, n_delegations=2)
    responses = (Response("city-01-1", practice, current=2, target=3),)
    agreed = (AgreedLevel("city-01", practice, 4),)
    profiles = score(replace(cohort, responses=responses, agreed=agreed))

    assert unit_levels(profiles).target[0, 0] == 4


def test_people_have_their_own_levels() -> None:
    units = unit_levels(_pair(2, 3), "participant")

    assert units.names == ("Person 01-1", "Person 01-2")
    assert units.current[:, 0].tolist() == [2, 3]


def test_observers_do_not_count() -> None:
    profiles = _pair(2, 5)
    first, second, *others = profiles.participants
    seated = (first, replace(second, role=Role.OBSERVER), *others)
    cohort = replace(profiles.cohort, participants=seated)

    assert unit_levels(replace(profiles, cohort=cohort)).current[0, 0] == 2
