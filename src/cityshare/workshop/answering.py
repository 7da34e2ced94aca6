"""Saving answers and cards of people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from cityshare.cohort import AgreedLevel, CardKind
from cityshare.errors import CityshareError, Place, Problem
from cityshare.questionnaire import Questionnaire
from cityshare.store import Answer, Offer, Person, answers, delegations, offers
from cityshare.workshop.change import Change, View
from cityshare.workshop.entry import Entry

RANKS = (1, 2, 3)
MOST_CARDS = 30


def save_answer(change: Change, person: Person, given: Answer) -> Answer:
    """Keep an answer and return it with its new revision.

    What is there already is not saved again: a post that is sent twice does no harm.

    Raises
    ------
    CityshareError
        L201 if answers are not taken, L306 if another screen has changed the answer,
        else with everything that is wrong with it.
    """
    earlier = answers.answers_of(change.connection, change.id, person.id)
    wanted = checked_answer(given, change.questionnaire, earlier)
    stored = earlier.get(wanted.practice)
    if stored is not None and wanted == replace(stored, revision=0):
        return stored
    if not change.phase.takes_answers:
        raise CityshareError([Problem("L201")])
    revision = stored.revision if stored else 0
    if stored and given.revision not in {0, revision}:
        raise CityshareError([Problem("L306", Place(column=wanted.practice))])
    saved = replace(wanted, revision=revision + 1)
    at = (change.connection, change.id)
    if stored:
        answers.set_answer(*at, person.id, saved, saved_at=change.now)
    else:
        answers.add_answers(*at, [(person.id, saved)], saved_at=change.now)
    change.note("answer", person=person.id, practice=saved.practice)
    return saved


def checked_answer(
    given: Answer, questionnaire: Questionnaire, earlier: Mapping[str, Answer]
) -> Answer:
    """Return an answer as it is kept, or raise with everything that is wrong."""
    entry = Entry()
    _check_levels(entry, questionnaire, given)
    rank = _rank(entry, given, earlier)
    note = entry.text("note", given.note)
    entry.check()
    return replace(given, rank=rank, priority=rank is not None, note=note, revision=0)


def save_agreed(change: Change, level: AgreedLevel) -> None:
    """Keep the level that a delegation has agreed on for a practice.

    Raises
    ------
    CityshareError
        L201 if answers are not taken, else with everything that is wrong with it.
    """
    if not change.phase.takes_answers:
        raise CityshareError([Problem("L201")])
    entry = Entry()
    cities = [c.id for c in delegations.delegations_of(change.connection, change.id)]
    entry.known("delegation", [level.delegation], cities, "L308")
    _check_levels(entry, change.questionnaire, level)
    entry.check()
    delegations.set_agreed(change.connection, change.id, level)
    change.note("agreed", delegation=level.delegation, practice=level.practice)


def _check_levels(
    entry: Entry, questionnaire: Questionnaire, given: Answer | AgreedLevel
) -> None:
    names = [practice.name for practice in questionnaire.practices]
    entry.known("practice", [given.practice], names, "L301")
    n_levels = questionnaire.scale.n_levels
    current = entry.level("current", given.current, n_levels)
    target = entry.level("target", given.target, n_levels)
    if current is not None and target is not None and target < current:
        entry.report("L303", "target", target, beside=f"level {current}")


def _rank(entry: Entry, given: Answer, earlier: Mapping[str, Answer]) -> int | None:
    """Keep the rank, or give the lowest one that is free."""
    if not given.priority and given.rank is None:
        return None
    taken = {a.rank for name, a in earlier.items() if name != given.practice}
    free = [rank for rank in RANKS if rank not in taken]
    if not free:
        entry.report("L304", "priority")
        return None
    if given.rank is not None:
        if given.rank not in free:
            entry.report("L313", "rank", given.rank)
        return given.rank
    before = earlier.get(given.practice)
    return before.rank if before and before.rank else free[0]


def save_offer(change: Change, person: str, given: Offer) -> Offer:
    """Keep a card, new (id 0) or changed, and return it with its id.

    Raises
    ------
    CityshareError
        L202 before the workshop is opened, L315 if the card is not there, L316 if
        there are too many, else with everything that is wrong with it.
    """
    _check_cards_are_taken(change)
    change.person(person)
    card = checked_card(change, given)
    if not card.id:
        mine = offers.offers_of(change.connection, change.id, person)
        if len(mine) >= MOST_CARDS:
            raise CityshareError([Problem("L316", details={"most": MOST_CARDS})])
        card = offers.add_offer(change.connection, change.id, person, card)
    elif not offers.change_offer(change.connection, change.id, person, card):
        raise CityshareError([Problem("L315")])
    change.note("offer", person=person, offer=card.id)
    return card


def remove_offer(change: Change, person: str, id_: int) -> None:
    """Take a card back; one that is gone already does no harm."""
    _check_cards_are_taken(change)
    if offers.remove_offer(change.connection, change.id, person, id_):
        change.note("offer", person=person, offer=id_)


def _check_cards_are_taken(change: Change) -> None:
    if not change.phase.is_running:
        raise CityshareError([Problem("L202")])


def checked_card(view: View, given: Offer) -> Offer:
    """Return a card as it is kept, or raise with everything that is wrong."""
    entry = Entry()
    (kind,) = entry.known("kind", [given.kind], [*CardKind], "L314")
    practices = [practice.name for practice in view.questionnaire.practices]
    cities = [c.id for c in delegations.delegations_of(view.connection, view.id)]
    entry.known("practice", filter(None, [given.practice]), practices, "L301")
    entry.known("to", filter(None, [given.to]), cities, "L308")
    text = entry.text("text", given.text)
    if not (text or given.practice or given.to):
        entry.report("L307", "text")
    language = entry.language("language", given.language) if given.language else ""
    entry.check()
    return replace(given, kind=CardKind(kind), text=text, language=language)
