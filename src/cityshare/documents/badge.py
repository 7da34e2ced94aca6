"""The name badges: who somebody is, what to ask them about, what they ask for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from cityshare.cohort import Card, CardKind, Cohort, Consent, Participant, Role
from cityshare.documents.letters import plain, text_width
from cityshare.documents.name import reading_order, spellings
from cityshare.documents.seat import Seat
from cityshare.documents.seating import Seating
from cityshare.documents.stamp import Stamp, stamp_of
from cityshare.documents.words import words
from cityshare.grouping.plan import Plan
from cityshare.questionnaire.autonyms import AUTONYMS

PerSheet = Literal[8, 10]
NameSize = Literal["large", "middle", "small", "tiny"]

MOST_LINES = 2
LONGEST: dict[NameSize, int] = {"large": 14, "middle": 19, "small": 40}


@dataclass(frozen=True, slots=True)
class Badge:
    """One person's badge; ``asks`` stand there only with the person's consent."""

    seat: Seat
    languages: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()

    @property
    def name_size(self) -> NameSize:
        """The largest letters in which the name has room."""
        letters = text_width(self.seat.name)
        fitting = (size for size, longest in LONGEST.items() if letters <= longest)
        return next(fitting, "tiny")


@dataclass(frozen=True, slots=True)
class Badges:
    """Everybody's badge in reading order, so many on a sheet."""

    stamp: Stamp
    badges: tuple[Badge, ...]
    per_sheet: PerSheet = 10

    @property
    def sheets(self) -> tuple[tuple[Badge, ...], ...]:
        """The badges, sheet by sheet."""
        n, step = len(self.badges), self.per_sheet
        return tuple(self.badges[start : start + step] for start in range(0, n, step))


def badges(
    cohort: Cohort,
    *,
    plan: Plan | None = None,
    language: str = "en",
    per_sheet: PerSheet = 10,
) -> Badges:
    """Return a badge for everybody; with a plan it has the number of their table.

    Raises
    ------
    CityshareError
        ``F109`` if the plan has no tables or was made from another cohort.
    """
    if plan is None:
        stamp = Stamp(cohort.title.read(language), "", "", "", language)
        seats = [_seat(cohort, person, language) for person in cohort.participants]
    else:
        seating = Seating(cohort, plan, language=language)
        stamp = stamp_of(cohort, plan, language=language)
        seats = [seating.seat(person.id) for person in cohort.participants]
    seats.sort(key=lambda seat: (reading_order(seat.sorted_by), seat.participant))
    made = tuple(_badge(cohort, seat, language) for seat in seats)
    return Badges(stamp, made, per_sheet)


def _badge(cohort: Cohort, seat: Seat, language: str) -> Badge:
    person = cohort.participant(seat.participant)
    cards = [card for card in cohort.cards if card.participant == person.id]
    agreed = Consent.WORKSHOP in person.consent
    requests = [c for c in cards if c.kind is CardKind.REQUEST] if agreed else []
    offers = [card for card in cards if card.kind is CardKind.OFFER]
    return Badge(
        seat,
        languages=tuple(dict.fromkeys(_own_name(tag) for tag in person.languages)),
        offers=_lines(cohort, offers, language),
        asks=_lines(cohort, requests, language),
    )


def _lines(cohort: Cohort, cards: Iterable[Card], language: str) -> tuple[str, ...]:
    """Name what cards are about: the practice, or their own words without one."""
    known = cohort.questionnaire
    texts = (
        known.practice(card.practice).label.read(language)
        if card.practice
        else plain(card.text)
        for card in cards
    )
    return tuple(dict.fromkeys(filter(None, texts)))[:MOST_LINES]


def _own_name(tag: str) -> str:
    return AUTONYMS.get(tag) or AUTONYMS.get(tag.partition("-")[0], tag)


def _seat(cohort: Cohort, person: Participant, language: str) -> Seat:
    name, other, other_language = spellings(person, language)
    return Seat(
        participant=person.id,
        name=name,
        other_name=other,
        other_language=other_language,
        delegation=cohort.delegation(person.delegation).name,
        role=words(language)[f"role.{person.role}"],
        is_delegate=person.role is Role.DELEGATE,
    )
