"""No screen shows a level with a name, or anything before five delegations answered."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from boards import Board
from cityshare.cohort import CardKind, Cohort, Consent
from cityshare.exchange import Commitment, Outcome
from cityshare.scoring import score
from cityshare.web.screen.learning import only_agreed
from cityshare.web.screen.page import VIEWS
from cityshare.workshop import Offer
from cityshare.workshop.table_talk import TableTalk
from screens import stage
from small_cohorts import small_cohort

Opened = Callable[[Cohort], Board]

DRAWN = ("river", "stairs", "heat", "learning")
NAMED = ("learning", "tables", "people", "plenary", "unmatched")
NAMELESS = ("join", "count", "river", "stairs", "heat", "timer")
ANSWERS = ["2>4 #1 yes", "5 yes"]


def names(board: Board) -> dict[str, str]:
    """Return the names of people and of delegations by id."""
    cohort = board.workshop.cohort()
    people = {person.id: person.name for person in cohort.participants}
    return people | {city.id: city.name for city in cohort.delegations}


def test_where_levels_or_counts_stand_there_is_no_name(published: Board) -> None:
    seen = {screen: stage(published, screen) for screen in NAMELESS}
    title = published.workshop.title

    known = [name for name in names(published).values() if name not in title]
    assert [(s, name) for s in seen for name in known if name in seen[s]] == []


def test_where_names_stand_there_is_no_level(published: Board) -> None:
    workshop = published.workshop
    person = next(p.id for p in workshop.people if p.role == "delegate")
    promise = Commitment(who=person, what="the bus lanes")
    TableTalk.of(workshop).save_outcome(person, Outcome(commitments=(promise,)), 0)

    seen = {screen: stage(published, screen) for screen in NAMED}

    scale = workshop.questionnaire.scale
    labels = [text for level in scale.levels for text in level.root.values()]
    for screen, page in seen.items():
        assert [label for label in labels if f">{label}<" in page] == [], screen
        assert not re.search(r"\b[Ll]evels?\b|\b[1-5] ?/ ?5\b", page), screen


def test_only_sharers_who_agreed_twice_have_a_name(published: Board) -> None:
    workshop = published.workshop
    cohort = workshop.cohort()
    consenting = {p.id for p in cohort.participants if Consent.WORKSHOP in p.consent}
    willing = {r.participant for r in cohort.responses if r.share}
    willing |= {p.id for p in cohort.participants if p.practices}

    seen = stage(published, "learning")

    shown = {p.id for p in cohort.participants if f">{p.name} (" in seen}
    assert shown
    assert shown <= willing & consenting


def test_a_sharer_who_takes_the_consent_back_is_not_named() -> None:
    cohort = small_cohort({"a1": "5 yes", "b1": "2>4 #1", "c1": "5 yes"})
    first, *others = cohort.participants
    agreed = replace(first, consent=frozenset({Consent.WORKSHOP}))

    named = only_agreed(score(replace(cohort, participants=(agreed, *others)))).named

    assert named[:, 0].tolist() == [True, False, False]


def test_nothing_is_drawn_before_five_delegations_have_answered(
    board_of: Opened,
) -> None:
    people = {f"{city}{n}": ANSWERS for city in "abcd" for n in (1, 2)}
    board = board_of(small_cohort({**people, "e1": ""}))
    workshop = board.workshop

    few = {screen: stage(board, screen) for screen in DRAWN}
    answer = workshop.answers_of("a1")["energy-1"]
    workshop.save_answer("e1", replace(answer, revision=0))
    workshop.erase("d2")
    enough = {screen: stage(board, screen) for screen in DRAWN}

    for screen in DRAWN:
        assert "4 of 5 delegations" in few[screen]
        assert "<svg xmlns" not in few[screen]
        assert "<table" not in few[screen]
        assert "4 of 5 delegations" not in enough[screen]


def test_a_practice_that_few_have_answered_is_left_out(board_of: Opened) -> None:
    people = {f"{city}1": ["3", "4"] if city < "e" else ["3"] for city in "abcdef"}
    board = board_of(small_cohort(people))

    heat, stairs = stage(board, "heat"), stage(board, "stairs")
    second = stage(board, "stairs", practice="energy-2")

    assert heat.count("shown from 5 delegations") == 1
    assert stairs.count("data-page>") == 1
    assert "4 of 5 delegations" in second


def test_a_request_has_a_name_only_with_consent(board_of: Opened) -> None:
    cohort = small_cohort({"a1": "2>4 #1", "b1": "2>4 #1", "c1": "5 yes"})
    agreed, *others = cohort.participants
    agreed = replace(agreed, consent=frozenset({Consent.WORKSHOP}))
    board = board_of(replace(cohort, participants=(agreed, *others)))
    for person in ("a1", "b1"):
        request = Offer(CardKind.REQUEST, "energy-1", text=f"how {person} begins")
        board.workshop.save_offer(person, request)

    seen = stage(board, "unmatched")

    assert "how a1 begins" in seen
    assert "how b1 begins" in seen
    assert "Person a1, A" in seen
    assert "Person b1" not in seen
    assert "Somebody here" in seen


def test_hostile_words_stay_words(board_of: Opened) -> None:
    bad = "<script>alert(1)</script>"
    cohort = small_cohort({f"{city}1": ANSWERS for city in "abcdefg"})
    people = tuple(
        replace(p, name=bad + p.id, consent=frozenset({Consent.WORKSHOP}))
        for p in cohort.participants
    )
    board = board_of(replace(cohort, participants=people))
    board.workshop.save_offer("a1", Offer(CardKind.REQUEST, "energy-1", text=bad))

    for screen in VIEWS:
        assert "<script>" not in stage(board, screen)


def test_every_screen_is_looked_at() -> None:
    assert {*NAMED, *NAMELESS} == set(VIEWS)
