"""A workshop without names: who it was about goes, what they answered stays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self

from cityshare.cohort import Session
from cityshare.grouping import Plan
from cityshare.questionnaire import Text
from cityshare.store import Person, delegations, facilitators, people, plans
from cityshare.workshop.change import Change
from cityshare.workshop.erasing import Said, problem_saying, rule_saying, together
from cityshare.workshop.erasing_talk import gap_notes, gap_talk
from cityshare.workshop.named_texts import (
    GAP,
    NamedTexts,
    names_of,
    parts_of,
    without_addresses,
)

NAMELESS = "Participant {n}"
_IS_NAMELESS = re.compile(r"Participant \d+")


def remove_names(change: Change) -> None:
    """Remove names, links, addresses and consents; delegations and levels stay.

    People keep their ids, so that answers, plans and ties hold together. A text loses
    the names of all people and the parts of them, addresses and numbers; what names a
    person by its nature (who promises, a contact) goes altogether.
    """
    at = (change.connection, change.id)
    everybody = people.people_of(*at)
    cities = (city.id for city in delegations.delegations_of(*at))
    named = Naming.of(everybody, cities)
    for person in everybody:
        people.change_person(*at, nameless(person, named.stand_ins[person.id]))
    people.drop_tokens(*at)
    for n, facilitator in enumerate(facilitators.facilitators_of(*at), 2):
        facilitators.set_name(*at, facilitator.id, f"Facilitator {n}")
    gap_notes(change, named.free)
    gap_talk(change, named.free, named.somebody)
    for version in plans.plans_of(*at):
        content = plan_saying(version.plan, named.said).model_dump_json()
        plans.replace_content(*at, version.number, content)
    header = change.header
    sessions = tuple(_session(each, named.said) for each in header.sessions)
    changed = header.model_copy(update={"sessions": sessions})
    text = changed.model_dump_json(exclude_defaults=True)
    change.set(cohort=text, projected=None)


def nameless(person: Person, name: str) -> Person:
    """Return a person of whom only delegation, role, languages and wishes are known."""
    return replace(
        person,
        name=name,
        name_local="",
        position="",
        rank=None,
        email="",
        consent=frozenset(),
        consent_version="",
        interface="en",
    )


def plan_saying(plan: Plan, said: Said) -> Plan:
    """Return a plan whose rules and remarks are in other words."""
    return plan.model_copy(
        update={
            "rules": tuple(rule_saying(report, said) for report in plan.rules),
            "problems": tuple(problem_saying(one, said) for one in plan.problems),
        }
    )


@dataclass(frozen=True)
class Naming:
    """What stands for the names of a workshop.

    Attributes
    ----------
    stand_ins
        What each person is called from now on, by id.
    ids
        Ids of people and delegations, which stay.
    """

    stand_ins: Mapping[str, str]
    ids: frozenset[str]
    _full: NamedTexts
    _parts: NamedTexts

    @classmethod
    def of(cls, everybody: Sequence[Person], cities: Iterable[str]) -> Self:
        """Call everybody by a number, in the order in which they came."""
        stand_ins = {
            person.id: NAMELESS.format(n=n) for n, person in enumerate(everybody, 1)
        }
        full: dict[str, str] = {}
        for person in everybody:
            if _IS_NAMELESS.fullmatch(person.name):
                continue
            for name in names_of(person):
                if name != person.id:
                    full.setdefault(name, stand_ins[person.id])
        parts = dict.fromkeys(parts_of(full), GAP)
        ids = frozenset({*stand_ins, *cities})
        return cls(stand_ins, ids, NamedTexts(full), NamedTexts(parts))

    def said(self, text: str) -> str:
        """Return a sentence that the program wrote, with other names."""
        return self._full.replaced(text)

    def free(self, text: str) -> str:
        """Return what a person wrote without names, parts of names and addresses."""
        without = self._parts.replaced(self._full.replaced(text))
        return together(without_addresses(without))

    def somebody(self, text: str) -> str:
        """Return an id as it is, and a gap for anybody who was typed."""
        return text if text in self.ids or not text else GAP


def _session(session: Session, said: Said) -> Session:
    title = Text({tag: said(text) for tag, text in session.title.root.items()})
    return (
        session
        if title == session.title
        else session.model_copy(update={"title": title})
    )
