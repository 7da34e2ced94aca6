"""Delegations and the participants in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What somebody is at the event."""

    DELEGATE = "delegate"
    HOST = "host"
    RESOURCE = "resource"
    OBSERVER = "observer"
    INTERPRETER = "interpreter"
    FACILITATOR = "facilitator"


class Consent(StrEnum):
    """A purpose somebody has agreed to.

    ``workshop``: my asks may be shown by name at this event; ``network``: my
    answers may be used in later events; ``contact``: others may get my address.
    """

    WORKSHOP = "workshop"
    NETWORK = "network"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Delegation:
    """A city or organisation at the event.

    ``context`` holds every further column of ``delegations.csv`` as text.
    """

    id: str
    name: str
    country: str = ""
    region: str = ""
    subregion: str = ""
    population: int | None = None
    context: Mapping[str, str] = field(default_factory=dict)

    def column(self, name: str) -> str:
        """Return the text of a column, its own or a context column ("" if none)."""
        if name in {"id", "name", "country", "region", "subregion"}:
            return str(getattr(self, name))
        if name == "population":
            return "" if self.population is None else str(self.population)
        return self.context.get(name, "")


@dataclass(frozen=True, slots=True)
class Participant:
    """A person; ``themes`` are ranked wishes, ``practices`` a host's or expert's."""

    id: str
    name: str
    delegation: str
    role: Role = Role.DELEGATE
    name_local: str = ""
    position: str = ""
    rank: int | None = None
    languages: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    practices: tuple[str, ...] = ()
    email: str = ""
    consent: frozenset[Consent] = frozenset()

    @property
    def full_name(self) -> str:
        """The name with the local spelling in brackets where there is one."""
        if not self.name_local or self.name_local == self.name:
            return self.name
        return f"{self.name} ({self.name_local})"
