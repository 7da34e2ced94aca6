"""Offers, requests and challenges on a phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cityshare.workshop import Offer, Workshop
from phones import Phone, words_of

Cards = Callable[[], list[Offer]]
Phones = Callable[..., Phone]


@pytest.fixture
def cards(joined: Phone, workshop: Workshop) -> Cards:
    return lambda: workshop.offers_of(workshop.people[-1].id)


def test_a_card_is_added_and_shown(
    joined: Phone, workshop: Workshop, cards: Cards
) -> None:
    practice = workshop.questionnaire.practices[0]
    joined.get("/offers")

    page = joined.post(
        "/offers",
        {
            "kind": "request",
            "practice": practice.name,
            "to": "chengdu",
            "text": "Who has <b>done</b> this?",
        },
    )

    (card,) = cards()
    assert (card.kind, card.practice, card.to) == ("request", practice.name, "chengdu")
    assert "Who has &lt;b&gt;done&lt;/b&gt; this?" in page.text


def test_a_card_that_is_sent_twice_stands_once(joined: Phone, cards: Cards) -> None:
    joined.get("/offers")
    form = {"kind": "offer", "text": "Our greenways"}

    joined.post("/offers", form)
    joined.post("/offers", form)

    assert len(cards()) == 1


def test_an_empty_card_is_not_added(joined: Phone, cards: Cards) -> None:
    joined.get("/offers")

    page = joined.post("/offers", {"kind": "offer", "text": " \x00 "})

    assert page.status_code == 422
    assert "Please write a sentence." in words_of(page)
    assert cards() == []


def test_unknown_choices_are_left_open(joined: Phone, cards: Cards) -> None:
    joined.get("/offers")

    joined.post(
        "/offers", {"kind": "x", "practice": "y", "to": "z", "text": "Something"}
    )

    (card,) = cards()
    assert (card.kind, card.practice, card.to) == ("offer", "", "")


def test_an_offer_asks_nobody(joined: Phone, cards: Cards) -> None:
    joined.get("/offers")

    joined.post("/offers", {"kind": "offer", "to": "chengdu", "text": "Something"})

    assert cards()[0].to == ""


def test_too_many_cards_are_refused_in_words(joined: Phone, cards: Cards) -> None:
    joined.get("/offers")
    for n in range(30):
        joined.post("/offers", {"kind": "offer", "text": f"Card {n}"}, follow=False)

    page = joined.post("/offers", {"kind": "offer", "text": "One more"})

    assert page.status_code == 422
    assert "many cards already" in words_of(page)
    assert "One more" in page.text


def test_a_card_is_taken_back_by_its_owner_only(
    joined: Phone, new_phone: Phones, workshop: Workshop, cards: Cards
) -> None:
    joined.get("/offers")
    joined.post("/offers", {"kind": "offer", "text": "Our greenways"})
    owner, card = workshop.people[-1].id, cards()[0].id
    other = new_phone()
    other.join(workshop.join_code, name="Bo", delegation="chengdu")
    other.get("/offers")

    other.post(f"/offers/{card}/remove")
    assert len(workshop.offers_of(owner)) == 1
    joined.post(f"/offers/{card}/remove")
    joined.post(f"/offers/{card}/remove")

    assert workshop.offers_of(owner) == []
