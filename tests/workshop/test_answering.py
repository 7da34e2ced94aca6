import threading
from dataclasses import replace

import pytest

from cityshare.cohort import AgreedLevel, CardKind
from cityshare.workshop import Answer, Offer, Phase, Registration, Workshop
from live_workshops import join, refused


@pytest.fixture
def person(opened):
    return join(opened)


def test_an_answer_is_kept_and_its_revision_counts(opened, person):
    given = Answer("energy-1", 2, 4, share=False, note=" Since 2019.\r\n ")

    first = opened.save_answer(person, given)
    second = opened.save_answer(person, replace(first, current=3))

    assert first == replace(given, note="Since 2019.", revision=1)
    assert second == replace(first, current=3, revision=2)
    assert opened.answers_of(person) == {"energy-1": second}


def test_a_post_sent_twice_does_no_harm(opened, person):
    given = Answer("energy-1", 2, 4, priority=True)
    saved = opened.save_answer(person, given)
    last = opened.last_event

    again = opened.save_answer(person, given)
    opened.move_to(Phase.CLOSED)
    late = opened.save_answer(person, given)

    assert saved == again == late
    assert [e.kind for e in opened.events_after(last)] == ["phase"]


def test_two_screens_do_not_overwrite_each_other(opened, person):
    loaded = opened.save_answer(person, Answer("energy-1", 2))
    newer = opened.save_answer(person, replace(loaded, current=3))

    with refused("L306"):
        opened.save_answer(person, replace(loaded, current=4))

    assert opened.answers_of(person) == {"energy-1": newer}


def test_an_answer_without_a_revision_replaces_what_there_is(opened, person):
    opened.save_answer(person, Answer("energy-1", 2))

    saved = opened.save_answer(person, Answer("energy-1", 3))

    assert saved == Answer("energy-1", 3, revision=2)


def test_an_answer_is_kept_for_whoever_holds_the_link(opened):
    joined = opened.register(Registration("Ana", new_delegation="Lima", themes=()))

    saved = opened.save_own_answer(joined.token, Answer("energy-1", 2))

    assert opened.answers_of(joined.person) == {"energy-1": saved}


def test_a_void_link_or_workshop_keeps_no_answer(opened):
    joined = opened.register(Registration("Ana", new_delegation="Lima", themes=()))
    opened.new_link(joined.person)

    for workshop, token in (
        (opened, joined.token),
        (opened, ""),
        (Workshop(opened.db, "none"), joined.token),
    ):
        with refused("L312"):
            workshop.save_own_answer(token, Answer("energy-1", 2))

    assert opened.answers_of(joined.person) == {}


def test_priorities_get_the_lowest_rank_that_is_free(opened, person):
    names = ["energy-2", "energy-1", "buildings-1"]
    for name in names:
        opened.save_answer(person, Answer(name, 1, 3, priority=True))

    with refused("L304"):
        opened.save_answer(person, Answer("buildings-2", 1, 3, priority=True))
    opened.save_answer(person, Answer("energy-2", 1, 3))
    opened.save_answer(person, Answer("energy-1", 2, 3, priority=True))
    opened.save_answer(person, Answer("buildings-2", 1, 3, priority=True))

    ranks = {name: a.rank for name, a in opened.answers_of(person).items()}
    assert ranks == {
        "energy-2": None,
        "energy-1": 2,
        "buildings-1": 3,
        "buildings-2": 1,
    }


def test_a_rank_may_be_chosen_once(opened, person):
    saved = opened.save_answer(person, Answer("energy-1", 1, 3, rank=3))

    with refused("L313"):
        opened.save_answer(person, Answer("energy-2", 1, 3, rank=3))

    assert saved == Answer("energy-1", 1, 3, priority=True, rank=3, revision=1)


@pytest.mark.parametrize(
    ("answer", "codes"),
    [
        (Answer("none", 1), ["L301"]),
        (Answer("energy-1", 0), ["L302"]),
        (Answer("energy-1", 6, 7), ["L302", "L302"]),
        (Answer("energy-1", 4, 3), ["L303"]),
        (Answer("energy-1", 1, note="x" * 1_000_000), ["L305"]),
        (Answer("energy-1", 1, rank=4), ["L313"]),
        (Answer("no\x00ne", 9, note="x" * 3_000), ["L301", "L302", "L305"]),
    ],
)
def test_everything_wrong_with_an_answer_is_told_at_once(opened, person, answer, codes):
    with refused(*codes):
        opened.save_answer(person, answer)

    assert opened.answers_of(person) == {}


def test_controls_and_half_characters_are_removed(opened, person):
    given = Answer("energy-1", note="a\x00b\x1f\ud800c\u202e =1+1")

    assert opened.save_answer(person, given).note == "abc\u202e =1+1"


def test_answers_are_taken_while_the_workshop_is_open(opened, person):
    opened.move_to(Phase.CLOSED)

    with refused("L201"):
        opened.save_answer(person, Answer("energy-1", 2))
    with refused("L201"):
        opened.agree(AgreedLevel("aville", "energy-1", 2))
    opened.move_to(Phase.OPEN)

    assert opened.save_answer(person, Answer("energy-1", 2)).revision == 1


def test_nobody_else_can_answer(opened):
    with refused("L312"):
        opened.save_answer("nobody-1", Answer("energy-1", 2))


def test_many_phones_at_once_lose_nothing(opened):
    people = [join(opened, f"Person {n}") for n in range(8)]
    names = ["energy-1", "energy-2", "buildings-1", "buildings-2"]
    seen = []

    def answer_all(person):
        for level in (1, 2, 3):
            for name in names:
                opened.save_answer(person, Answer(name, level))
                seen.extend(opened.events_after(seen[-1].id if seen else 0))

    threads = [threading.Thread(target=answer_all, args=(p,)) for p in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    for person in people:
        answers = opened.answers_of(person)
        assert answers == {name: Answer(name, 3, revision=3) for name in names}
    kinds = [event.kind for event in opened.events_after(0)]
    assert kinds.count("answer") == 8 * 3 * 4
    assert opened.counts().complete == 8


def test_who_reads_events_as_they_come_misses_none(opened):
    done = threading.Event()
    people = [join(opened, f"Person {n}") for n in range(6)]
    seen = []

    def answer(person):
        for level in range(1, 6):
            opened.save_answer(person, Answer("energy-1", level))

    def follow():
        while not done.is_set():
            seen.extend(opened.events_after(seen[-1].id if seen else 0))

    reader = threading.Thread(target=follow)
    writers = [threading.Thread(target=answer, args=(p,)) for p in people]
    for thread in [reader, *writers]:
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    reader.join()
    seen.extend(opened.events_after(seen[-1].id if seen else 0))

    assert seen == opened.events_after(0)


def test_an_agreed_level_replaces_the_one_before(opened, person):
    opened.agree(AgreedLevel("aville", "energy-1", 2, 4))
    opened.agree(AgreedLevel("aville", "energy-1", 3))

    with refused("L308", "L301", "L302"):
        opened.agree(AgreedLevel("bville", "none", 9))

    assert opened.agreed_levels() == [AgreedLevel("aville", "energy-1", 3)]
    assert opened.events_after(0)[-1].subject == {
        "delegation": "aville",
        "practice": "energy-1",
    }


def test_cards_are_kept_changed_and_taken_back(opened, person):
    offer = opened.save_offer(
        person, Offer(CardKind.OFFER, "energy-1", text="Our heat map", language="KO")
    )
    ask = opened.save_offer(person, Offer(CardKind.REQUEST, to="aville", text="Who?"))
    changed = opened.save_offer(person, replace(offer, text="Our heat map, live"))

    assert opened.offers_of(person) == [changed, ask]
    assert changed.language == "ko"
    opened.remove_offer(person, ask.id)
    opened.remove_offer(person, ask.id)
    assert opened.offers_of(person) == [changed]
    kinds = [event.kind for event in opened.events_after(0)]
    assert kinds.count("offer") == 4


def test_a_card_of_somebody_else_stays(opened, person):
    card = opened.save_offer(person, Offer(CardKind.OFFER, text="Ours"))
    other = join(opened, "Other")

    with refused("L315"):
        opened.save_offer(other, replace(card, text="Mine"))
    opened.remove_offer(other, card.id)

    assert opened.offers_of(person) == [card]


def test_everything_wrong_with_a_card_is_told_at_once(opened, person):
    with refused("L314", "L301", "L308", "L305", "L309"):
        opened.save_offer(person, Offer("gift", "none", "none", "x" * 3_000, "?"))
    with refused("L307"):
        opened.save_offer(person, Offer(CardKind.OFFER, text=" \x07 "))


def test_there_are_thirty_cards_at_most(opened, person):
    for n in range(30):
        opened.save_offer(person, Offer(CardKind.OFFER, text=f"Card {n}"))

    with refused("L316"):
        opened.save_offer(person, Offer(CardKind.OFFER, text="One more"))
