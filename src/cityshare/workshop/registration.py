"""Joining a workshop: what a person enters first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cityshare.cohort import Consent, Delegation, ThemeLayout
from cityshare.store import Person
from cityshare.workshop.entry import Entry

MOST_IN_AN_ID = 40


@dataclass(frozen=True, slots=True)
class Registration:
    """What a person enters to join.

    Attributes
    ----------
    delegation
        Id of a delegation of the workshop.
    new_delegation
        Name of one that is not in the list, where ``delegation`` is left out.
    themes
        Names of the themes wished for, the first wish first.
    consent, consent_version
        The purposes agreed to, and the version of the words that were read.
    interface
        Language of the pages (BCP 47).
    """

    name: str
    delegation: str | None = None
    new_delegation: str | None = None
    languages: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    consent: tuple[str, ...] = ()
    interface: str = "en"
    consent_version: str = ""


@dataclass(frozen=True, slots=True)
class Joined:
    """Id of a person, and the secret of the personal return link (kept nowhere)."""

    person: str
    token: str


def check_registration(
    given: Registration, *, cities: Sequence[Delegation], layout: ThemeLayout
) -> tuple[Person, Delegation | None]:
    """Return the person without an id, and the delegation that is to be made.

    Raises
    ------
    CityshareError
        With everything that is wrong (L3..), each with its field.
    """
    entry = Entry()
    name = entry.line("name", given.name, needed=True)
    city, is_new = _city(entry, given, cities)
    consent = entry.known("consent", given.consent, [*Consent], "L311")
    person = Person(
        id="",
        name=name,
        delegation=city.id,
        languages=entry.languages("languages", given.languages),
        themes=entry.known("themes", given.themes, layout.names, "L310"),
        consent=frozenset(Consent(p) for p in consent if p in [*Consent]),
        consent_version=entry.line("consent_version", given.consent_version),
        interface=entry.language("interface", given.interface),
    )
    entry.check()
    return person, city if is_new else None


def _city(
    entry: Entry, given: Registration, cities: Sequence[Delegation]
) -> tuple[Delegation, bool]:
    if given.delegation:
        ids = {city.id: city for city in cities}
        if given.delegation in ids:
            return ids[given.delegation], False
        entry.report("L308", "delegation", given.delegation)
        return Delegation("", ""), False
    name = entry.line("new_delegation", given.new_delegation or "", needed=True)
    for city in cities:
        if _folded(city.name) == _folded(name):
            return city, False
    return Delegation(new_id(name, [city.id for city in cities]), name), True


def new_id(name: str, taken: Iterable[str]) -> str:
    """Return an id made from a name that no other has.

    >>> new_id("São Paulo", []), new_id("서울", ["delegation"])
    ('sao-paulo', 'delegation-2')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain.lower())[:MOST_IN_AN_ID].strip("-")
    id_ = first = words or "delegation"
    others, n = set(taken), 1
    while id_ in others:
        n += 1
        id_ = f"{first}-{n}"
    return id_


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
