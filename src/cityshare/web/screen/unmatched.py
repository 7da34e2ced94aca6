"""What nobody here has answered yet; names only of those who agreed to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cityshare.cohort import CardKind, Cohort, Consent
from cityshare.exchange import CardState
from cityshare.web.parts import in_parts
from cityshare.web.screen.scene import Scene, View
from cityshare.workshop.wall import Wall
from cityshare.workshop.wall_card import WallCard

ASKS_PER_PART = 4


@dataclass(frozen=True, slots=True)
class Ask:
    """A request or challenge; ``who`` and ``city`` are "" without consent.

    ``to`` is the city somebody wants to talk to. ``n_people`` counts those who want
    to learn a practice that no card asks for. ``is_unknown`` tells that nobody here
    can answer it by what they said of themselves.
    """

    practice: str
    text: str = ""
    to: str = ""
    who: str = ""
    city: str = ""
    n_people: int = 0
    ask_at: str = ""
    is_unknown: bool = False


def view(scene: Scene) -> View:
    """Show the requests that are still open, and where to ask."""
    asks = list(asks_of(scene))
    parts = in_parts(asks, ASKS_PER_PART) if asks else []
    return scene.drawn("projector/unmatched.html", parts=parts)


def asks_of(scene: Scene) -> Iterator[Ask]:
    """Yield the open cards, then what nobody asked for and nobody can teach."""
    wall, cohort = Wall.of(scene.workshop), scene.snapshot.profiles.cohort
    titles = {each.id: each.title.read(scene.language) for each in cohort.sessions}
    unknown = wall.unmatched(scene.snapshot.profiles)
    where = {
        each.card.card.id: " · ".join(titles[s] for s in each.sessions if s in titles)
        for each in unknown
        if each.card is not None
    }
    for card in wall.cards():
        is_open = card.state is CardState.OPEN and card.card.kind is not CardKind.OFFER
        if is_open:
            yield _of_card(card, where, cohort, scene.language)
    for need in unknown if scene.snapshot.is_shown else ():
        if need.card is None:
            yield Ask(
                _practice(need.practice, cohort, scene.language),
                n_people=need.n_people,
                ask_at=" · ".join(titles[s] for s in need.sessions if s in titles),
                is_unknown=True,
            )


def _of_card(
    card: WallCard, where: dict[int, str], cohort: Cohort, language: str
) -> Ask:
    agreed = {p.id for p in cohort.participants if Consent.WORKSHOP in p.consent}
    cities = {city.id: city.name for city in cohort.delegations}
    is_named = card.person in agreed
    return Ask(
        practice=_practice(card.card.practice, cohort, language),
        text=card.card.text,
        to=cities.get(card.card.to, ""),
        who=card.name if is_named else "",
        city=cities.get(card.delegation, "") if is_named else "",
        n_people=1,
        ask_at=card.ask_at or where.get(card.card.id, ""),
        is_unknown=card.card.id in where,
    )


def _practice(name: str, cohort: Cohort, language: str) -> str:
    if name not in cohort.practices:
        return ""
    return cohort.questionnaire.practice(name).label.read(language)
