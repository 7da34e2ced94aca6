from dataclasses import replace

from cityshare.cohort import Card, CardKind, Role, Session
from cityshare.exchange import Unmatched, unmatched_asks
from cityshare.scoring import score
from small_cohorts import small_cohort

REQUEST, CHALLENGE, OFFER = CardKind.REQUEST, CardKind.CHALLENGE, CardKind.OFFER
LECTURE = Session.model_validate(
    {
        "id": "lecture", "title": {"en": "On energy"}, "kind": "lecture",
        "practices": ["energy-1"],
    }
)  # fmt: skip


def unmatched(answers, *cards, sessions=(LECTURE,), **more):
    cohort = replace(small_cohort(answers, **more), cards=cards, sessions=sessions)
    return unmatched_asks(score(cohort), dict(enumerate(cards)))


def test_a_card_is_answered_by_a_level_an_offer_or_whom_it_asks():
    answers = {"a1": ["4", "2", ""], "b1": ["3 yes", "3 yes", ""]}
    on = [Card("a1", REQUEST, f"energy-{n}") for n in (1, 2, 3)]
    offer = Card("b1", OFFER, "energy-3")

    assert unmatched(answers, *on) == (
        Unmatched("energy-1", 0, 1, ("lecture",)),
        Unmatched("energy-3", 2, 1),
    )
    assert unmatched(answers, *on[1:], offer) == ()
    assert unmatched(answers, Card("a1", CHALLENGE, to="b")) == ()


def test_colleagues_and_interpreters_answer_nothing():
    own = Card("a1", REQUEST, "energy-1", to="a")
    answers = {"a1": "1", "a2": "5 yes", "i1": ""}

    assert unmatched(
        answers, own, Card("i1", OFFER, "energy-1"), roles={"i1": Role.INTERPRETER}
    ) == (Unmatched("energy-1", 0, 1, ("lecture",)),)


def test_free_words_wait_for_somebody_to_claim_them():
    answers = {"a1": "1", "b1": "5 yes"}

    assert unmatched(answers, Card("a1", CHALLENGE, text="Rain")) == (
        Unmatched("", 0, 1),
    )
    assert unmatched(answers, Card("a1", OFFER, text="Maps")) == ()


def test_a_need_counts_those_who_posted_no_card():
    answers = {"a1": "2>4", "b1": "2>4", "c1": "1>3"}

    assert unmatched(answers) == (Unmatched("energy-1", None, 3, ("lecture",)),)
    assert unmatched(answers, Card("a1", REQUEST, "energy-1")) == (
        Unmatched("energy-1", 0, 1, ("lecture",)),
        Unmatched("energy-1", None, 2, ("lecture",)),
    )


def test_nobody_is_unmatched_where_nobody_is():
    assert unmatched({}) == ()
