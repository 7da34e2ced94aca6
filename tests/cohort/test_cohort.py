from dataclasses import replace

from cityshare.cohort import Card, CardKind
from cityshare.errors import Problem
from factories import make_cohort


def test_people_and_delegations_go_by_their_ids():
    cohort = make_cohort(6)

    assert cohort.participant("city-01-2").delegation == "city-01"
    assert cohort.delegation("city-01").name == "City 01"
    assert [p.id for p in cohort.members("city-01")] == ["city-01-1", "city-01-2"]


def test_answers_and_cards_leave_with_their_people():
    cohort = make_cohort(6)
    card = Card("city-01-1", CardKind.OFFER, text="Words")

    smaller = replace(cohort, cards=(card,)).without(frozenset({"city-01-1"}))

    assert [p.id for p in smaller.participants] == [
        p.id for p in cohort.participants[1:]
    ]
    assert smaller.cards == ()
    assert smaller.responses == tuple(
        r for r in cohort.responses if r.participant != "city-01-1"
    )


def test_warnings_are_no_part_of_what_a_cohort_is():
    cohort = make_cohort(3)

    assert replace(cohort, problems=(Problem("C110"),)) == cohort
