"""Erasing a person: from people, answers, cards, plans, rules and events."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from cityshare.grouping import Plan, PlanProblem, RuleReport, Table
from cityshare.store import Person, events, people, plans, steps
from cityshare.workshop.change import Change
from cityshare.workshop.erasing_talk import erase_from_talk

GAP = "(removed)"
_WORDS = ("where", "text")


def erase_person(change: Change, id_: str) -> None:
    """Remove a person everywhere; plans keep a gap where they sat."""
    person = change.person(id_)
    at = (change.connection, change.id)
    people.remove_person(*at, id_)
    erase_from_talk(change, id_, lambda text: without_names(text, person))
    for version in plans.plans_of(*at):
        without = plan_without(version.plan, person)
        plans.replace_content(*at, version.number, without.model_dump_json())
        plans.set_locked(*at, version.number, list(_others(version.locked, id_)))
    steps.remove_person_from_steps(*at, id_)
    header = change.header
    rules = {name: _without_id(rule, id_) for name, rule in header.rules.items()}
    changed = header.model_copy(update={"rules": rules})
    change.set(cohort=changed.model_dump_json(exclude_defaults=True))
    events.remove_events_of(*at, id_)
    change.note("erased")


def plan_without(plan: Plan, person: Person) -> Plan:
    """Return a plan without a person, whose seat stays empty.

    Everybody else keeps their place; sentences have a gap where the person was named.
    """
    id_ = person.id
    unmet = (
        need.model_copy(update={"participants": _others(need.participants, id_)})
        for need in plan.unmet_needs
    )
    return plan.model_copy(
        update={
            "tables": tuple(_table(table, id_) for table in plan.tables),
            "unseated": _others(plan.unseated, id_),
            "ties": tuple(t for t in plan.ties if id_ not in {t.learner, t.sharer}),
            "served": {who: n for who, n in plan.served.items() if who != id_},
            "unmet_needs": tuple(need for need in unmet if need.participants),
            "rules": tuple(_rule(report, person) for report in plan.rules),
            "problems": tuple(_problem(problem, person) for problem in plan.problems),
        }
    )


def without_names(sentence: str, person: Person) -> str:
    """Return a sentence with a gap where a person's id or names stood.

    >>> somebody = Person("a-1", "Ana", "a", name_local="安娜")
    >>> without_names("Ana (安娜) (a-1) sits beside a-10 and Anabel", somebody)
    '(removed) sits beside a-10 and Anabel'
    """
    names = (person.participant.full_name, person.name, person.name_local, person.id)
    for name in filter(None, names):
        sentence = re.sub(rf"(?<![\w-]){re.escape(name)}(?![\w-])", GAP, sentence)
    return re.sub(rf"{re.escape(GAP)}(?: \({re.escape(GAP)}\))+", GAP, sentence)


def _table(table: Table, id_: str) -> Table:
    places = ("members", "chairs", "observers", "interpreters")
    seats = {place: _others(getattr(table, place), id_) for place in places}
    sharers = {name: _others(who, id_) for name, who in table.sharers.items()}
    return table.model_copy(update={**seats, "sharers": sharers})


def _rule(report: RuleReport, person: Person) -> RuleReport:
    changes = {
        "setting": _without_id(report.setting, person.id),
        "sentence": without_names(report.sentence, person),
        "where": tuple(without_names(place, person) for place in report.where),
    }
    return report.model_copy(update=changes)


def _problem(problem: PlanProblem, person: Person) -> PlanProblem:
    fields = {name: without_names(getattr(problem, name), person) for name in _WORDS}
    return problem.model_copy(update=fields)


def _others(ids: Iterable[str], id_: str) -> tuple[str, ...]:
    return tuple(other for other in ids if other != id_)


def _without_id(setting: Any, id_: str) -> Any:
    """Return the setting of a rule without an id, wherever it is listed."""
    if isinstance(setting, dict):
        return {
            key: _without_id(value, id_) for key, value in setting.items() if key != id_
        }
    if isinstance(setting, list | tuple):
        return [_without_id(part, id_) for part in setting if part != id_]
    return setting
