"""Checks across the tables of a cohort folder: who and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cityshare.cohort.answers import Response
from cityshare.cohort.names import enumerated
from cityshare.cohort.people import Delegation, Participant, Role
from cityshare.errors import Place, Problem


def check_delegations(
    delegations: Mapping[int, Delegation], people: Iterable[Participant], *, file: str
) -> list[Problem]:
    """Return a warning for delegations without people.

    Parameters
    ----------
    delegations
        The delegations by their rows.
    people
        All participants.
    file
        The delegations' file, for the place of the problem.
    """
    present = {person.delegation for person in people}
    empty = {row: d.id for row, d in delegations.items() if d.id not in present}
    return _together("C301", empty, Place(file, column="id"))


def check_languages(people: Mapping[int, Participant], *, file: str) -> list[Problem]:
    """Return a warning for people, by their rows, whose languages are not known."""
    silent = {
        row: person.id
        for row, person in people.items()
        if person.id and not person.languages and person.role is not Role.FACILITATOR
    }
    return _together("C302", silent, Place(file, column="languages"))


def check_answered(
    people: Mapping[int, Participant], responses: Iterable[Response], *, file: str
) -> list[Problem]:
    """Return a warning for delegates, by their rows, without a single answer."""
    answered = {response.participant for response in responses}
    silent = {
        row: person.id
        for row, person in people.items()
        if person.id not in answered and person.role is Role.DELEGATE
    }
    return _together("C303", silent, Place(file, column="id"))


def _together(code: str, ids: Mapping[int, str], place: Place) -> list[Problem]:
    """Make one warning of many; it names the row if there is only one."""
    if not ids:
        return []
    row = next(iter(ids)) if len(ids) == 1 else None
    details = {"names": enumerated(list(ids.values()))}
    return [Problem(code, Place(place.file, row, place.column), None, details)]
