"""The wall on a phone: who sees what, and one tap for help."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from cityshare.cohort import CardKind
from cityshare.exchange import CardState
from cityshare.workshop import Offer, Person, Wall, WallCard, Workshop
from phones import Phone, words_of

PhoneOf = Callable[[Person], Phone]
CARD = re.compile(r'id="card-(\d+)"')


@pytest.fixture
def other(workshop: Workshop, me: Person) -> Person:
    """Somebody of another delegation, who did not agree to be named."""
    return next(p for p in workshop.people if p.delegation == "chengdu")


def post(
    workshop: Workshop,
    who: Person,
    text: str,
    *,
    kind: str = "request",
    practice: str = "",
    to: str = "",
) -> int:
    card = Offer(CardKind(kind), practice, to, text)
    return workshop.save_offer(who.id, card).id


def card(workshop: Workshop, id_: int) -> WallCard:
    return next(one for one in Wall.of(workshop).cards() if one.card.id == id_)


def test_own_cards_come_first_then_what_my_city_is_asked(
    joined: Phone, workshop: Workshop, me: Person, other: Person
) -> None:
    mine = post(workshop, me, "Ours")
    asked = post(workshop, other, "For you", to=me.delegation)
    newer = post(workshop, other, "For anyone")

    page = joined.get("/wall")

    shown = [int(id_) for id_ in CARD.findall(page.text)]
    assert [id_ for id_ in shown if id_ in {mine, asked, newer}] == [
        mine,
        asked,
        newer,
    ]
    assert shown[0] == mine


def test_cards_are_filtered_by_a_plain_form(
    joined: Phone, workshop: Workshop, other: Person
) -> None:
    for known in workshop.offers_of(other.id):
        workshop.remove_offer(other.id, known.id)
    bins = post(workshop, other, "Bins", kind="offer", practice="sorting")
    money = post(workshop, other, "Money", kind="challenge", practice="sorting")

    def found(query: str) -> set[int]:
        shown = {int(id_) for id_ in CARD.findall(joined.get(f"/wall?{query}").text)}
        return shown & {bins, money}

    assert found("kind=offer&city=chengdu&practice=sorting") == {bins}
    assert found("kind=nonsense&city=chengdu&most=0") == {bins, money}
    assert found("practice=nothing") == set()


def test_a_tap_claims_a_card_and_another_takes_it_back(
    joined: Phone, workshop: Workshop, me: Person, other: Person, phone_of: PhoneOf
) -> None:
    id_ = post(workshop, other, "Who has done this?")
    joined.get("/wall")

    page = joined.post(f"/wall/{id_}/claim?kind=request")
    joined.post(f"/wall/{id_}/claim")
    owner = phone_of(other)
    seen = words_of(owner.get("/wall"))

    assert (page.url.path, page.url.query) == ("/wall", b"kind=request")
    assert "You said that you can help." in words_of(page)
    assert [claim.person for claim in card(workshop, id_).claims] == [me.id]
    assert "Who has answered Ana Beijing" in seen
    joined.post(f"/wall/{id_}/withdraw")
    assert card(workshop, id_).claims == ()


def test_the_owner_says_how_far_a_card_is_and_nobody_else(
    joined: Phone, workshop: Workshop, other: Person, phone_of: PhoneOf
) -> None:
    id_ = post(workshop, other, "Who has done this?")
    joined.get("/wall")
    refused = joined.post(f"/wall/{id_}/state", {"state": "dropped"})
    owner = phone_of(other)
    owner.get("/wall")

    owner.post(f"/wall/{id_}/state", {"state": "met"})
    after = card(workshop, id_).state
    owner.post(f"/wall/{id_}/state", {"state": "dropped"})

    assert refused.status_code == 422
    assert "Only the owner" in words_of(refused)
    assert after is CardState.MET
    assert f'id="card-{id_}"' not in joined.get("/wall").text
    assert f'id="card-{id_}"' in owner.get("/wall").text


def test_a_need_carries_a_name_only_by_consent(
    joined: Phone, workshop: Workshop, me: Person, phone_of: PhoneOf, other: Person
) -> None:
    post(workshop, me, "We do not manage")
    post(workshop, me, "We show it", kind="offer")
    page = phone_of(other).get("/wall").text

    need, offer = (page.partition(text)[2][:400] for text in ("We do not", "We show"))

    assert "Beijing" in need
    assert "Ana" not in need
    assert "Ana" in offer


def test_the_wall_shows_no_level_and_no_markup_of_others(
    joined: Phone, workshop: Workshop, other: Person
) -> None:
    post(workshop, other, "<script>alert(1)</script>")

    page = joined.get("/wall")

    assert "<script>alert" not in page.text
    assert "&lt;script&gt;alert(1)" in page.text
    for level in workshop.questionnaire.scale.levels:
        assert level.read("en") not in words_of(page)


def test_cards_that_are_not_there_are_refused_in_words(joined: Phone) -> None:
    joined.get("/wall")

    for path in ("99999/claim", f"{10**30}/claim", "0/state"):
        refused = joined.post(f"/wall/{path}", {"state": "met"})
        assert refused.status_code == 422
        assert "That did not work" in words_of(refused)


def test_one_tap_asks_to_talk_and_another_takes_it_back(
    joined: Phone, workshop: Workshop, me: Person
) -> None:
    joined.get("/talk")

    for _ in range(2):
        page = joined.post("/talk", {"city": "chengdu", "practice": "sorting"})

    (wish,) = workshop.offers_of(me.id)
    assert (wish.kind, wish.to, wish.practice) == ("request", "chengdu", "sorting")
    assert "You want to talk to Chengdu" in words_of(page)
    joined.post("/talk/back", {"card": str(wish.id)})
    assert workshop.offers_of(me.id) == []


def test_one_cannot_ask_to_talk_to_oneself_or_nobody(
    joined: Phone, workshop: Workshop, me: Person
) -> None:
    joined.get("/talk")

    for city in ("beijing", "nowhere", ""):
        assert joined.post("/talk", {"city": city}).status_code == 422
    assert workshop.offers_of(me.id) == []
