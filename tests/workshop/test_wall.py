import pytest

from cityshare.advice import Change
from cityshare.cohort import CardKind, read_cohort
from cityshare.exchange import CardState
from cityshare.scoring import score
from cityshare.workshop import (
    Claim,
    Offer,
    Phase,
    PlanBoard,
    Setup,
    Wall,
    Workshop,
)
from live_workshops import grouped, join, refused
from small_cohorts import small_cohort

REQUEST = Offer(CardKind.REQUEST, "energy-1", text="Who pays for meters?")


@pytest.fixture
def wall(sqlite, clock):
    """The wall of an open workshop, where a1 and a2 are colleagues."""
    cohort = small_cohort({"a1": "2>4 #1", "a2": "2", "b1": "5 yes", "c1": "2"})
    workshop, _ = Workshop.create(sqlite, cohort, clock=clock)
    workshop.move_to(Phase.OPEN)
    return Wall.of(workshop)


@pytest.fixture
def card(wall):
    return Workshop.of(wall).save_offer("a1", REQUEST).id


def only(wall):
    (card,) = wall.cards()
    return card


def reached(wall):
    return only(wall).state, {claim.person: claim.state for claim in only(wall).claims}


def test_a_card_is_claimed_and_given_back(wall, card):
    wall.claim("b1", card)
    wall.claim("b1", card)

    found = only(wall)
    assert (found.card.text, found.person, found.name) == (
        "Who pays for meters?", "a1", "Person a1",
    )  # fmt: skip
    assert (found.delegation, found.state) == ("a", CardState.MATCHED)
    assert found.claims == (Claim("b1", "Person b1", CardState.MATCHED),)
    events = wall.events_after(0)
    assert [e.kind for e in events if "offer" in e.subject] == ["offer", "claim"]
    wall.withdraw("b1", card)
    wall.withdraw("b1", card)
    assert reached(wall) == (CardState.OPEN, {})


def test_a_card_goes_as_far_as_its_furthest_claim(wall, card):
    wall.claim("b1", card)
    wall.claim("c1", card)
    wall.settle("b1", card, CardState.AGREED)
    wall.settle("c1", card, CardState.MET)
    assert reached(wall) == (
        CardState.AGREED, {"b1": CardState.AGREED, "c1": CardState.MET},
    )  # fmt: skip

    wall.settle("b1", card, CardState.MET)

    assert reached(wall)[0] is CardState.MET
    with refused("L344"):
        wall.settle("c1", card, CardState.DROPPED)
    wall.settle(None, card, CardState.DROPPED)
    with refused("L343"):
        wall.settle("b1", card, CardState.AGREED)
    with refused("L343"):
        wall.settle("a1", card, CardState.DONE)


def test_who_posted_it_settles_it_and_an_only_claim_follows(wall, card):
    wall.claim("b1", card)

    wall.settle("a1", card, CardState.MET)
    assert reached(wall) == (CardState.MET, {"b1": CardState.MET})
    wall.settle("a1", card, CardState.DROPPED)
    with refused("L343"):
        wall.claim("c1", card)
    wall.settle("a1", card, CardState.OPEN)
    assert reached(wall) == (CardState.MATCHED, {"b1": CardState.MET})


def test_open_and_matched_follow_the_claims(wall, card):
    with refused("L343"):
        wall.settle("a1", card, CardState.MATCHED)
    wall.claim("b1", card)
    with refused("L343"):
        wall.settle(None, card, CardState.OPEN)


def test_others_cannot(wall, card):
    with refused("L342"):
        wall.claim("a2", card)
    with refused("L344"):
        wall.settle("c1", card, CardState.MET)
    with refused("L312"):
        wall.claim("nobody", card)
    for id_ in (0, -1, card + 1, 2**63, 10**30):
        with refused("L341"):
            wall.claim("b1", id_)
        with refused("L341"):
            wall.settle(None, id_, CardState.MET)
    wall.move_to(Phase.DRAFT)
    with refused("L345"):
        wall.claim("b1", card)


def test_a_card_of_another_workshop_is_not_there(wall, card, sqlite):
    other, _ = Workshop.create(sqlite, small_cohort({"b1": "3"}))
    other.move_to(Phase.OPEN)

    with refused("L341"):
        Wall.of(other).claim("b1", card)


def test_a_changed_card_keeps_its_claims_and_an_erased_person_leaves(wall, card):
    workshop = Workshop.of(wall)
    wall.claim("b1", card)
    workshop.save_offer("a1", Offer(CardKind.REQUEST, text="Other words", id=card))
    assert reached(wall)[0] is CardState.MATCHED
    wall.ask_at(card, "  Ask Person\x00 b1\nat the lecture ")
    assert only(wall).ask_at == "Ask Person b1 at the lecture"

    workshop.erase("b1")

    assert reached(wall) == (CardState.OPEN, {})
    assert only(wall).ask_at == "Ask (removed) at the lecture"
    workshop.erase("a1")
    assert wall.cards() == ()


def test_words_on_where_to_ask_are_short(wall, card):
    with refused("L305"):
        wall.ask_at(card, "x" * 1_000_000)


def test_unmatched_leaves_out_claims_and_who_is_away(wall, card):
    workshop = Workshop.of(wall)
    assert wall.unmatched() == ()
    workshop.set_away("b1", away=True)

    (found,) = wall.unmatched()
    assert (found.practice, found.n_people, found.sessions) == ("energy-1", 1, ())
    assert found.card == only(wall)
    assert wall.unmatched(score(workshop.cohort())) == (found,)
    wall.claim("c1", card)
    (need,) = wall.unmatched()
    assert (need.practice, need.card, need.n_people) == ("energy-1", None, 1)
    for person in ("a1", "a2", "c1"):
        workshop.set_away(person, away=True)
    assert wall.unmatched() == ()


def test_one_tap_is_one_card(wall):
    first = wall.want_to_talk("a1", "b", "energy-1", text="Meters")
    again = wall.want_to_talk("a1", "b", "energy-1")
    bare = wall.want_to_talk("a1", "b")

    assert first == again
    assert (first.kind, first.practice, first.to) == (REQUEST.kind, "energy-1", "b")
    assert bare.id != first.id
    assert bare.text == ""
    assert [card.card.id for card in wall.cards()] == [first.id, bare.id]
    with refused("L346"):
        wall.want_to_talk("a1", "a")
    with refused("L308"):
        wall.want_to_talk("a1", "atlantis")
    with refused("L301"):
        wall.want_to_talk("a1", "b", "no such practice")


def test_a_tap_survives_the_export(wall, tmp_path):
    wall.want_to_talk("a1", "b")

    Workshop.of(wall).export(tmp_path / "out")

    (card,) = read_cohort(tmp_path / "out").cards
    assert (card.participant, card.to, card.text) == ("a1", "b", "")


def test_a_tap_brings_both_to_one_table_unless_rules_say_otherwise(
    database, clock, tmp_path
):
    workshop = grouped(database, clock)
    board, wall = PlanBoard.of(workshop), Wall.of(workshop)
    plan = board.state(1).plan
    asking, city = next(
        (who, other[0])
        for table in plan.tables
        for who in table.members
        for other in (p.id for p in workshop.people)
        if plan.table_of(other).id != table.id
    )
    there = plan.table_of(f"{city}1").id
    before = board.weigh(1, Change.move(asking, there)).value

    wall.want_to_talk(asking, city)

    assert Setup.of(workshop).rules().asked_to_meet == 1
    assert board.weigh(1, Change.move(asking, there)).value == before + 1
    again = workshop.make_groups(seconds=5).plan
    assert again.table_of(asking).id == again.table_of(f"{city}1").id
    workshop.export(tmp_path)
    assert read_cohort(tmp_path).rules == {"asked_to_meet": 1.0}
    Setup.of(workshop).set_rules({"asked_to_meet": 0})
    assert board.weigh(1, Change.move(asking, there)).value == before
    assert workshop.cohort().rules == {"asked_to_meet": 0}


def test_people_who_join_later_claim_too(wall, card):
    late = join(Workshop.of(wall), city="Deeville")

    wall.claim(late, card)

    assert reached(wall) == (CardState.MATCHED, {late: CardState.MATCHED})
