"""The cohort of a workshop, put together from the database."""

from __future__ import annotations

from collections.abc import Sequence

from cityshare.cohort import Cohort, Participant, Provenance, Response
from cityshare.store import Answer, answers, delegations, offers, people
from cityshare.workshop.change import View


def assemble(view: View) -> Cohort:
    """Return everything a workshop holds as a cohort.

    People come in the order in which they joined, answers in the order of people
    and practices.
    """
    at = (view.connection, view.id)
    header, questionnaire = view.header, view.questionnaire
    cities = delegations.delegations_of(*at)
    participants = [person.participant for person in people.people_of(*at)]
    names = [practice.name for practice in questionnaire.practices]
    rank = {city.id: n for n, city in enumerate(cities)}
    agreed = sorted(
        delegations.agreed_levels(*at),
        key=lambda level: (rank[level.delegation], names.index(level.practice)),
    )
    return Cohort(
        id=header.id,
        title=header.title,
        questionnaire=questionnaire,
        layout=view.layout,
        delegations=tuple(cities),
        participants=tuple(participants),
        responses=_responses(participants, names, answers.all_answers(*at)),
        agreed=tuple(agreed),
        cards=tuple(offer.card(who) for who, offer in offers.all_offers(*at)),
        sessions=header.sessions,
        languages=header.languages,
        start=header.start,
        end=header.end,
        place=header.place,
        source=Provenance(**dict(header.source)),
        rules=header.rules,
    )


def _responses(
    participants: Sequence[Participant],
    practices: Sequence[str],
    given: Sequence[tuple[str, Answer]],
) -> tuple[Response, ...]:
    found = {(who, answer.practice): answer for who, answer in given}
    return tuple(
        Response(
            person.id,
            practice,
            answer.current,
            answer.target,
            answer.rank,
            answer.share,
            answer.note,
        )
        for person in participants
        for practice in practices
        if (answer := found.get((person.id, practice))) is not None
    )
