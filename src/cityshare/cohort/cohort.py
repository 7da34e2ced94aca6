"""The cohort: one event with its delegations, people, answers and agenda."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from cityshare.cohort.answers import AgreedLevel, Card, Response
from cityshare.cohort.layout import ThemeLayout
from cityshare.cohort.people import Delegation, Participant
from cityshare.cohort.session import Session
from cityshare.errors import Problem
from cityshare.questionnaire import Questionnaire, Text


@dataclass(frozen=True, slots=True)
class Provenance:
    """What the source documents state, what is made up, how they were reconciled."""

    documents: tuple[str, ...] = ()
    stated: tuple[str, ...] = ()
    made_up: tuple[str, ...] = ()
    reconciled: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cohort:
    """One event, read and checked; change it with :func:`dataclasses.replace`.

    ``rules`` is the mapping of ``cohort.yaml`` as it stands there; the grouping
    reads it. ``problems`` holds the warnings met while reading; it is no part of
    what makes two cohorts equal.
    """

    id: str
    title: Text
    questionnaire: Questionnaire
    layout: ThemeLayout
    delegations: tuple[Delegation, ...]
    participants: tuple[Participant, ...]
    responses: tuple[Response, ...] = ()
    agreed: tuple[AgreedLevel, ...] = ()
    cards: tuple[Card, ...] = ()
    sessions: tuple[Session, ...] = ()
    languages: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None
    place: Text | None = None
    source: Provenance = field(default_factory=Provenance)
    rules: Mapping[str, Any] = field(default_factory=dict)
    problems: tuple[Problem, ...] = field(default=(), compare=False)

    @cached_property
    def _participants(self) -> dict[str, Participant]:
        return {person.id: person for person in self.participants}

    @cached_property
    def _delegations(self) -> dict[str, Delegation]:
        return {delegation.id: delegation for delegation in self.delegations}

    def participant(self, id_: str) -> Participant:
        """Return the participant of an id; ``KeyError`` if there is none."""
        return self._participants[id_]

    def delegation(self, id_: str) -> Delegation:
        """Return the delegation of an id; ``KeyError`` if there is none."""
        return self._delegations[id_]

    def members(self, delegation: str) -> tuple[Participant, ...]:
        """Return the people of a delegation, in the order of the file."""
        return tuple(p for p in self.participants if p.delegation == delegation)

    @property
    def practices(self) -> tuple[str, ...]:
        """The names of the questionnaire's practices in order."""
        return tuple(practice.name for practice in self.questionnaire.practices)

    @property
    def table_sessions(self) -> tuple[Session, ...]:
        """The sessions in which people sit at tables."""
        return tuple(session for session in self.sessions if session.kind == "tables")

    def without(self, absent: frozenset[str]) -> Cohort:
        """Return the cohort without some people; their answers leave with them."""
        return replace(
            self,
            participants=tuple(p for p in self.participants if p.id not in absent),
            responses=tuple(r for r in self.responses if r.participant not in absent),
            cards=tuple(c for c in self.cards if c.participant not in absent),
        )
