"""A workshop at its tables, with the person of the joined phone among them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cityshare.workshop import Person, Phase, Workshop
from phones import Phone
from plain_plans import seat_all

Colleague = Callable[[Person], Phone]


@pytest.fixture
def me(joined: Phone, workshop: Workshop) -> Person:
    """The person of the joined phone."""
    return workshop.people[-1]


@pytest.fixture
def at_tables(me: Person, workshop: Workshop) -> Workshop:
    """Everybody has a table, and it is published."""
    workshop.move_to(Phase.CLOSED)
    version = workshop.record_plan(seat_all(workshop.cohort()))
    workshop.move_to(Phase.GROUPED)
    workshop.publish(version.number)
    if workshop.phase is not Phase.PUBLISHED:
        workshop.move_to(Phase.PUBLISHED)
    return workshop


@pytest.fixture
def phone_of(new_phone: Callable[..., Phone], workshop: Workshop) -> Colleague:
    """Make the phone of somebody who is in the workshop."""

    def make(person: Person) -> Phone:
        phone = new_phone()
        phone.get(f"/me/{workshop.new_link(person.id).token}")
        return phone

    return make
