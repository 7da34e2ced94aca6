from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cityshare.cohort import Card, CardKind, Role
from cityshare.exchange import TableRoles, propose_roles
from cityshare.scoring import score
from exchange.small_plans import at_tables
from factories import make_cohort
from plain_plans import seat_all
from small_cohorts import small_cohort


def changed(cohort, **people):
    """Change people of a cohort, such as ``a1={"rank": 1}``."""
    return replace(
        cohort,
        participants=tuple(
            replace(person, **people.get(person.id, {}))
            for person in cohort.participants
        ),
    )


def roles_of(cohort, *members, **more):
    plan = at_tables(cohort, {"T1": members}, **more)
    return propose_roles(plan, score(cohort))["T1"]


def ids(roles):
    return {roles.chair, roles.reporter, roles.first_case}


LEVEL = {"a1": "5 yes", "b1": "2>4 #1", "c1": "3>4", "d1": "3>4", "e1": "1>3 #1"}


def test_the_first_case_is_whom_the_table_can_answer_best():
    cohort = small_cohort(
        {"a1": "5 yes", "b1": "2>4 #1", "c1": "2>3 #1", "d1": "1", "e1": "3"}
    )

    assert roles_of(cohort, "a1", "b1", "c1", "d1", "e1").first_case == "b1"


def test_a_card_that_the_table_can_answer_counts_too():
    cohort = small_cohort({"a1": "5 yes", "b1": "2", "c1": "2", "d1": "1", "e1": "3"})
    asks = Card("c1", CardKind.REQUEST, "energy-1")
    cohort = replace(cohort, cards=(asks, Card("d1", CardKind.OFFER, "energy-1")))

    assert roles_of(cohort, "a1", "b1", "c1", "d1", "e1").first_case == "c1"


def test_the_most_senior_and_the_lowest_are_passed_over():
    cohort = changed(
        small_cohort(LEVEL), a1={"rank": 1}, b1={"rank": 2}, c1={"rank": 3}
    )

    roles = roles_of(cohort, "a1", "b1", "c1", "d1", "e1")

    assert ids(roles) == {"b1", "c1", "d1"}
    assert roles.first_case == "b1"


def test_where_nobody_else_is_left_they_are_taken():
    cohort = changed(small_cohort({"a1": "5 yes", "b1": "1>3 #1"}), a1={"rank": 1})

    roles = roles_of(cohort, "a1", "b1")

    assert roles.first_case == "b1"
    assert (roles.chair, roles.reporter) == ("a1", "")


def test_chair_and_reporter_speak_what_the_table_shares():
    korean = {"languages": ("ko",)}
    both = {"languages": ("ko", "en")}
    people = {"a1": both, "b1": korean, "c1": korean, "d1": both, "e1": korean}
    cohort = changed(small_cohort(dict.fromkeys(people, "3>4")), **people)

    english = roles_of(cohort, *people, languages=("en",))
    unsaid = roles_of(cohort, *people)

    assert {english.chair, english.reporter} <= {"a1", "d1"}
    assert unsaid.chair
    assert len(ids(unsaid)) == 3


def test_hosts_experts_and_observers_do_not_go_before_delegates():
    roles = {"h1": Role.HOST, "o1": Role.OBSERVER, "r1": Role.RESOURCE}
    answers = {"a1": "3>4 #1", "b1": "3", "c1": "4 yes", "h1": "", "o1": "", "r1": ""}
    cohort = small_cohort(answers, roles=roles)
    plan = at_tables(
        cohort,
        {"T1": ("a1", "b1", "c1"), "T2": ()},
        chairs={"T1": ("h1",), "T2": ("r1",)},
        observers={"T1": ("o1",)},
    )

    proposed = propose_roles(plan, score(cohort))

    assert "o1" not in ids(proposed["T1"])
    assert proposed["T1"].first_case == "a1"
    assert proposed["T2"] == TableRoles(chair="r1")


def test_who_has_left_the_cohort_gets_no_role():
    cohort = small_cohort({"a1": "3"})

    assert roles_of(cohort, "gone", "a1") == TableRoles(first_case="a1")


@pytest.mark.parametrize("seed", range(3))
def test_roles_are_spread_over_delegations(seed):
    cohort = make_cohort(60, seed=seed, n_delegations=20)
    people = [person.id for person in cohort.participants]
    plan = at_tables(cohort, {f"T{n}": tuple(people[n::10]) for n in range(10)})

    roles = propose_roles(plan, score(cohort)).values()

    cities = [
        cohort.participant(id_).delegation for table in roles for id_ in ids(table)
    ]
    assert len(cities) == 30
    assert max(map(cities.count, cities)) <= 3
    assert all(len({id_.rsplit("-", 1)[0] for id_ in ids(r)}) == 3 for r in roles)


@given(seed=st.integers(0, 10_000), n=st.integers(1, 40))
@settings(max_examples=25, deadline=None)
def test_roles_are_three_people_of_the_table_whatever_the_order(seed, n):
    cohort = make_cohort(n, seed=seed, hosts=1)
    plan = seat_all(cohort)

    roles = propose_roles(plan, score(cohort))

    backwards = replace(cohort, participants=cohort.participants[::-1])
    assert propose_roles(plan, score(backwards)) == roles
    for table in plan.tables:
        given_to = ids(roles[table.id]) - {""}
        assert given_to <= set(table.seated)
        assert len(given_to) == min(3, len(table.seated))
        case = roles[table.id].first_case
        assert not case or cohort.participant(case).role is Role.DELEGATE
