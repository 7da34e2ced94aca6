"""Making one person of two: what the one leaves passes to the one who stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace

from cityshare.errors import CityshareError, Problem
from cityshare.exchange import TableRoles
from cityshare.grouping import Plan, PlanTie, RuleReport, Table
from cityshare.store import Person, answers, people, plans, table_roles, taking_over
from cityshare.store.taking_over import renamed
from cityshare.workshop.change import Change
from cityshare.workshop.erasing import (
    Said,
    erase_person,
    plan_without,
    problem_saying,
    rule_saying,
)
from cityshare.workshop.merged_answers import Side, merged_answers
from cityshare.workshop.named_texts import NamedTexts

_BLANKS = (
    "name_local", "position", "rank", "languages", "themes", "practices", "email",
)  # fmt: skip


def merge_people(
    change: Change,
    keep_id: str,
    other_id: str,
    *,
    take: Mapping[str, Side],
    priorities: Side | None,
) -> Person:
    """Give one person everything of another, who is then erased.

    Raises
    ------
    CityshareError
        L312 if one of them is not there, L362 if both are one, L363 and L364 for
        everything that is not decided.
    """
    keep, other = change.person(keep_id), change.person(other_id)
    if keep_id == other_id:
        raise CityshareError([Problem("L362")])
    _merge_answers(change, keep, other, take, priorities)
    person = joined_person(keep, other)
    _give(change, keep, other)
    _give_seats(change, person, other)
    _drop_roles_elsewhere(change, keep)
    people.change_person(change.connection, change.id, person)
    erase_person(change, other.id, renaming(other, person))
    _give_rules(change, keep, other)
    change.note("merged", person=keep.id)
    return person


def joined_person(keep: Person, other: Person) -> Person:
    """Return a person whose blanks are filled from another.

    Of purposes that only one form agrees to none stays: a yes is never made up.
    """
    filled = {name: getattr(other, name) for name in _BLANKS if not getattr(keep, name)}
    consent, version = keep.consent, keep.consent_version
    if version and other.consent_version:
        consent &= other.consent
    elif not version:
        version = other.consent_version
        consent = other.consent if version else consent & other.consent
    return replace(
        keep,
        **filled,
        consent=consent,
        consent_version=version,
        away=keep.away and other.away,
    )


def plan_handed_over(plan: Plan, other: Person, keep: Person) -> Plan:
    """Return a plan in which somebody sits where another person sat."""
    plan = plan_without(plan, keep, str)
    said = renaming(other, keep)
    unmet = (
        need.model_copy(update={"participants": _with(need.participants, other, keep)})
        for need in plan.unmet_needs
    )
    return plan.model_copy(
        update={
            "tables": tuple(_table(table, other, keep) for table in plan.tables),
            "unseated": _with(plan.unseated, other, keep),
            "ties": tuple(_tie(tie, other, keep) for tie in plan.ties),
            "served": {
                keep.id if who == other.id else who: value
                for who, value in plan.served.items()
            },
            "unmet_needs": tuple(unmet),
            "rules": tuple(_rule(report, other, keep, said) for report in plan.rules),
            "problems": tuple(problem_saying(one, said) for one in plan.problems),
        }
    )


def renaming(other: Person, keep: Person) -> Said:
    """Return what calls a person by the names of another.

    >>> same = renaming(Person("a-2", "Ana", "a"), Person("a-1", "Ana L.", "a"))
    >>> same("Ana (a-2) and Anabel")
    'Ana L. (a-1) and Anabel'
    """
    names = {
        other.participant.full_name: keep.participant.full_name,
        other.name: keep.name,
        other.name_local: keep.name_local or keep.name,
        other.id: keep.id,
    }
    return NamedTexts(names).replaced


def _merge_answers(
    change: Change,
    keep: Person,
    other: Person,
    take: Mapping[str, Side],
    priorities: Side | None,
) -> None:
    at = (change.connection, change.id)
    before = answers.answers_of(*at, keep.id)
    merged = merged_answers(
        before,
        answers.answers_of(*at, other.id),
        practices=[practice.name for practice in change.questionnaire.practices],
        take=take,
        priorities=priorities,
    )
    for answer in merged:
        earlier = before.get(answer.practice)
        revision = earlier.revision if earlier else 0
        if replace(answer, revision=revision) == earlier:
            continue
        new = replace(answer, revision=revision + 1)
        answers.set_answer(*at, keep.id, new, saved_at=change.now)
        change.note("answer", person=keep.id, practice=answer.practice)


def _give(change: Change, keep: Person, other: Person) -> None:
    """Hand over the link, the cards, the claims and the roles."""
    at = (change.connection, change.id)
    link = taking_over.token_hash_of(*at, other.id)
    if link is not None and taking_over.token_hash_of(*at, keep.id) is None:
        taking_over.drop_token(*at, other.id)
        people.set_token(*at, keep.id, token_hash=link)
    taking_over.give_cards(*at, of=other.id, to=keep.id)
    taking_over.give_claims(*at, of=other.id, to=keep.id)
    taking_over.give_roles(*at, of=other.id, to=keep.id)


def _drop_roles_elsewhere(change: Change, keep: Person) -> None:
    """Take the one who stays out of every part at a table where they do not sit."""
    at = (change.connection, change.id)
    for version in plans.plans_of(*at, state="published"):
        seat = version.plan.table_of(keep.id)
        for table, roles in table_roles.roles_of(*at, version.session).items():
            given = asdict(roles)
            if keep.id in given.values() and (seat is None or seat.id != table):
                left = {k: "" if who == keep.id else who for k, who in given.items()}
                new = TableRoles(**left)
                table_roles.set_roles(*at, version.session, table, new)


def _give_rules(change: Change, keep: Person, other: Person) -> None:
    """Name the one who stays in every rule that named the other."""
    header = change.header
    rules = renamed(dict(header.rules), of=other.id, to=keep.id)
    new = header.model_copy(update={"rules": rules})
    change.set(cohort=new.model_dump_json(exclude_defaults=True))


def _give_seats(change: Change, keep: Person, other: Person) -> None:
    """Let the one who stays sit where the other sat, if they had no seat."""
    at = (change.connection, change.id)
    for version in plans.plans_of(*at):
        if version.plan.table_of(keep.id) is not None:
            continue
        if not _is_in(version.plan, other.id):
            continue
        new = plan_handed_over(version.plan, other, keep)
        plans.replace_content(*at, version.number, new.model_dump_json())
        taking_over.give_place(*at, version.number, of=other.id, to=keep.id)
        change.note("plan", plan=version.number)


def _is_in(plan: Plan, id_: str) -> bool:
    return plan.table_of(id_) is not None or id_ in plan.unseated


def _with(ids: Iterable[str], other: Person, keep: Person) -> tuple[str, ...]:
    return tuple(keep.id if id_ == other.id else id_ for id_ in ids)


def _table(table: Table, other: Person, keep: Person) -> Table:
    places = ("members", "chairs", "observers", "interpreters")
    seats = {place: _with(getattr(table, place), other, keep) for place in places}
    sharers = {p: _with(who, other, keep) for p, who in table.sharers.items()}
    return table.model_copy(update={**seats, "sharers": sharers})


def _tie(tie: PlanTie, other: Person, keep: Person) -> PlanTie:
    learner, sharer = _with((tie.learner, tie.sharer), other, keep)
    return tie.model_copy(update={"learner": learner, "sharer": sharer})


def _rule(report: RuleReport, other: Person, keep: Person, said: Said) -> RuleReport:
    setting = renamed(report.setting, of=other.id, to=keep.id)
    return rule_saying(report.model_copy(update={"setting": setting}), said)
