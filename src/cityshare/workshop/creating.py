"""Making a workshop from a cohort or a questionnaire."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection

from cityshare.cohort import Cohort, Participant, ThemeLayout, read_cohort
from cityshare.questionnaire import Questionnaire, load_questionnaire
from cityshare.store import (
    Answer,
    Database,
    Offer,
    Person,
    WorkshopRow,
    answers,
    delegations,
    events,
    offers,
    people,
    workshops,
)
from cityshare.workshop.codes import hash_passcode, new_join_code, new_passcode
from cityshare.workshop.made_from import read_header, write_header
from cityshare.workshop.names_day import day_proposed, start_of
from cityshare.workshop.phase import Phase

JOIN_DAYS = 7
_YAML = {".yaml", ".yml"}

Origin = Cohort | Questionnaire | str | Path


def create_workshop(
    db: Database, origin: Origin, *, title: str | None, now: datetime
) -> tuple[str, str]:
    """Make a workshop and return its id and its passcode, which is kept nowhere."""
    cohort = _cohort(origin)
    passcode = new_passcode()
    hashed = hash_passcode(passcode)
    header = write_header(cohort)
    with db.write() as connection:
        row = WorkshopRow(
            id=uuid4().hex,
            title=title or cohort.title.read(),
            phase=Phase.DRAFT.value,
            join_code=free_join_code(connection),
            join_expires=now + timedelta(days=JOIN_DAYS),
            passcode_hash=hashed,
            questionnaire=cohort.questionnaire.model_dump_json(),
            cohort=header,
            last_person=_last_number(cohort),
            last_plan=0,
            created_at=now,
            names_until=start_of(day_proposed(read_header(header), now)),
        )
        workshops.add_workshop(connection, row)
        _fill(connection, row.id, cohort, now)
        events.add_event(connection, row.id, "created", {}, at=now)
    return row.id, passcode


def free_join_code(connection: Connection) -> str:
    """Draw a join code that no workshop of the database has."""
    code = new_join_code()
    while workshops.workshop_of_code(connection, code) is not None:
        code = new_join_code()
    return code


def _cohort(origin: Origin) -> Cohort:
    if isinstance(origin, Cohort):
        return origin
    if isinstance(origin, Questionnaire):
        return _empty(origin)
    path = Path(origin)
    is_cohort = path.is_dir() or path.name == "cohort.yaml"
    if is_cohort or path.suffix not in {"", *_YAML}:
        return read_cohort(path)
    return _empty(load_questionnaire(origin))


def _empty(questionnaire: Questionnaire) -> Cohort:
    return Cohort(
        id=questionnaire.id,
        title=questionnaire.title,
        questionnaire=questionnaire,
        layout=ThemeLayout.of_questionnaire(questionnaire),
        delegations=(),
        participants=(),
    )


def _last_number(cohort: Cohort) -> int:
    """Return the highest number that an id of a person ends with, at least."""
    ends = (re.search(r"\d{1,6}$", person.id) for person in cohort.participants)
    return max([len(cohort.participants), *(int(end[0]) for end in ends if end)])


def _fill(connection: Connection, id_: str, cohort: Cohort, now: datetime) -> None:
    delegations.add_delegations(connection, id_, cohort.delegations)
    names = [field.name for field in fields(Participant)]
    known = ({name: getattr(p, name) for name in names} for p in cohort.participants)
    everybody = (
        Person(**one, number=n, source="folder") for n, one in enumerate(known)
    )
    people.add_people(connection, id_, everybody)
    given = [
        (
            response.participant,
            Answer(
                response.practice,
                response.current,
                response.target,
                priority=response.priority is not None,
                share=response.share,
                note=response.note,
                revision=1,
                rank=response.priority,
            ),
        )
        for response in cohort.responses
    ]
    answers.add_answers(connection, id_, given, saved_at=now)
    delegations.add_agreed(connection, id_, cohort.agreed)
    cards = [
        (
            card.participant,
            Offer(card.kind, card.practice, card.to, card.text, card.language),
        )
        for card in cohort.cards
    ]
    offers.add_offers(connection, id_, cards)
