"""The five tables of a cohort folder, read in the order in which they build up."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, TypeVar

from cityshare.cohort.agreed import AGREED, agreed_levels
from cityshare.cohort.answers import AgreedLevel, Card, Response
from cityshare.cohort.checks import check_answered, check_delegations, check_languages
from cityshare.cohort.delegations import DELEGATIONS, delegations
from cityshare.cohort.known import Known
from cityshare.cohort.offers import OFFERS, cards
from cityshare.cohort.participants import PARTICIPANTS, participants
from cityshare.cohort.people import Delegation, Participant
from cityshare.cohort.responses import RESPONSES, responses
from cityshare.cohort.table import Form, Table, read_table
from cityshare.errors import Place, Problem

T = TypeVar("T")


class Tables(NamedTuple):
    """What the tables hold, in the order of their rows."""

    delegations: tuple[Delegation, ...]
    participants: tuple[Participant, ...]
    responses: tuple[Response, ...]
    agreed: tuple[AgreedLevel, ...]
    cards: tuple[Card, ...]


def read_tables(folder: Path, known: Known, problems: list[Problem]) -> Tables:
    """Read all tables of a folder and check them against each other.

    Parameters
    ----------
    folder
        The cohort folder.
    known
        The names that the questionnaire and the theme layout define.
    problems
        Takes everything that is wrong or odd.
    """

    def further(
        form: Form, parse: Callable[[Table, Known], dict[int, T]]
    ) -> Iterable[T]:
        return parse(read_table(folder, form, problems), known).values()

    city_table = read_table(folder, DELEGATIONS, problems)
    cities = delegations(city_table)
    is_empty = city_table.was_read and not city_table.columns
    known = replace(known, delegations={} if is_empty else city_table.ids)
    people_table = read_table(folder, PARTICIPANTS, problems)
    people = participants(people_table, known)
    known = replace(known, participants=people_table.ids)
    if people_table.was_read:
        if not people:
            problems.append(Problem("C110", Place(people_table.file)))
        problems += check_delegations(cities, people.values(), file=city_table.file)
        problems += check_languages(people, file=people_table.file)
    answer_table = read_table(folder, RESPONSES, problems)
    answers = responses(answer_table, known).values()
    if answer_table.was_read and people_table.ids is not None:
        problems += check_answered(people, answers, file=people_table.file)
    return Tables(
        tuple(cities.values()),
        tuple(people.values()),
        tuple(answers),
        tuple(further(AGREED, agreed_levels)),
        tuple(further(OFFERS, cards)),
    )
