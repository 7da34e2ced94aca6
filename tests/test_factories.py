from collections import Counter, defaultdict

import pytest

from cityshare.cohort import Role, read_cohort, write_cohort
from cityshare.questionnaire import check_questionnaire
from factories import make_cohort, make_questionnaire


@pytest.mark.parametrize("shape", [(1, 1, 3), (3, 5, 4), (4, 4, 6)])
def test_questionnaires_are_sound(shape):
    questionnaire = make_questionnaire(*shape)

    assert check_questionnaire(questionnaire) == []
    assert len(questionnaire.practices) == shape[0] * shape[1]
    assert questionnaire.scale.n_levels == shape[2]


def test_the_same_seed_gives_the_same_cohort():
    assert make_cohort(30, seed=5) == make_cohort(30, seed=5)
    assert make_cohort(30, seed=5) != make_cohort(30, seed=6)


@pytest.mark.parametrize("n_people", [1, 2, 3, 24, 100])
def test_cohorts_are_legal(tmp_path, n_people):
    write_cohort(make_cohort(n_people, seed=2), tmp_path)

    assert all(problem.is_warning for problem in read_cohort(tmp_path).problems)


def test_levels_spread_and_people_rank_three():
    cohort = make_cohort(60)
    levels = Counter(response.current for response in cohort.responses)
    ranked = defaultdict(list)
    for response in cohort.responses:
        if response.priority:
            ranked[response.participant].append(response.priority)

    assert min(levels[level] for level in range(1, 6)) > 20
    assert all(sorted(given) == [1, 2, 3] for given in ranked.values())
    assert len(ranked) > 50


def test_from_twenty_on_there_are_odd_ones():
    cohort = make_cohort(24)
    answered = {response.participant for response in cohort.responses}
    levels = defaultdict(dict)
    for response in cohort.responses:
        levels[response.participant][response.practice] = response.current
    spreads = [
        abs(levels[a.id][name] - levels[b.id][name])
        for city in cohort.delegations
        for a in cohort.members(city.id)
        for b in cohort.members(city.id)
        for name in levels[a.id].keys() & levels[b.id].keys()
    ]

    assert not {p.id for p in cohort.members(cohort.delegations[-1].id)} & answered
    assert set(levels["city-01-1"].values()) == {5}
    assert len(levels["city-01-1"]) == 16
    assert max(spreads) >= 2


def test_further_people_come_on_top():
    cohort = make_cohort(6, hosts=1, experts=2, observers=3, interpreters=4)

    assert Counter(p.role for p in cohort.participants) == {
        Role.DELEGATE: 6,
        Role.HOST: 1,
        Role.RESOURCE: 2,
        Role.OBSERVER: 3,
        Role.INTERPRETER: 4,
    }


def test_the_number_of_delegations_can_be_set():
    cohort = make_cohort(10, n_delegations=4)

    sizes = [len(cohort.members(city.id)) for city in cohort.delegations]

    assert sizes == [3, 3, 2, 2]
