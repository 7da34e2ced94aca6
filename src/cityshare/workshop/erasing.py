"""Erasing a person: from people, answers, cards, plans, rules and events."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from cityshare.grouping import Plan, PlanProblem, RuleReport, Table
from cityshare.store import Person, events, people, plans, steps
from cityshare.workshop.change import Change
from cityshare.workshop.erasing_talk import erase_from_talk
from cityshare.workshop.named_texts import GAP, NamedTexts, names_of

Said = Callable[[str], str]
_WORDS = ("where", "text")


def erase_person(change: Change, id_: str, said: Said | None = None) -> None:
    """Remove a person everywhere; plans keep a gap where they sat.

    ``said`` is for what names the person; without it there is a gap.
    """
    person = change.person(id_)
    said = said or gaps_for(person)
    at = (change.connection, change.id)
    people.remove_person(*at, id_)
    erase_from_talk(change, id_, said)
    for version in plans.plans_of(*at):
        without = plan_without(version.plan, person, said)
        plans.replace_content(*at, version.number, without.model_dump_json())
        plans.set_locked(*at, version.number, list(_others(version.locked, id_)))
    steps.remove_person_from_steps(*at, id_)
    header = change.header
    rules = {name: _without_id(rule, id_) for name, rule in header.rules.items()}
    changed = header.model_copy(update={"rules": rules})
    change.set(cohort=changed.model_dump_json(exclude_defaults=True))
    events.remove_events_of(*at, id_)
    change.note("erased")


def plan_without(plan: Plan, person: Person, said: Said | None = None) -> Plan:
    """Return a plan without a person, whose seat stays empty.

    Everybody else keeps their place; sentences have a gap where the person was named,
    or what ``said`` makes of them.
    """
    id_, said = person.id, said or gaps_for(person)
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
            "rules": tuple(_rule(report, id_, said) for report in plan.rules),
            "problems": tuple(problem_saying(one, said) for one in plan.problems),
        }
    )


def gaps_for(person: Person) -> Said:
    """Return what leaves a gap where a person's id or names stand in a sentence.

    >>> somebody = Person("a-1", "Ana", "a", name_local="安娜")
    >>> gaps_for(somebody)("Ana (安娜) (a-1) sits beside a-10 and Anabel; 请问安娜")
    '(removed) sits beside a-10 and Anabel; 请问(removed)'
    """
    texts = NamedTexts(dict.fromkeys(names_of(person), GAP))
    return lambda sentence: together(texts.replaced(sentence))


def together(sentence: str) -> str:
    """Return a sentence in which gaps that follow each other are one."""
    gap = re.escape(GAP)
    return re.sub(rf"{gap}(?:\s+(?:{gap}|\({gap}\)))+", GAP, sentence)


def rule_saying(report: RuleReport, said: Said) -> RuleReport:
    """Return what became of a rule in other words."""
    changes = {
        "sentence": said(report.sentence),
        "where": tuple(map(said, report.where)),
    }
    return report.model_copy(update=changes)


def problem_saying(problem: PlanProblem, said: Said) -> PlanProblem:
    """Return a remark of a plan in other words."""
    return problem.model_copy(
        update={name: said(getattr(problem, name)) for name in _WORDS}
    )


def _table(table: Table, id_: str) -> Table:
    places = ("members", "chairs", "observers", "interpreters")
    seats = {place: _others(getattr(table, place), id_) for place in places}
    sharers = {name: _others(who, id_) for name, who in table.sharers.items()}
    return table.model_copy(update={**seats, "sharers": sharers})


def _rule(report: RuleReport, id_: str, said: Said) -> RuleReport:
    setting = _without_id(report.setting, id_)
    return rule_saying(report.model_copy(update={"setting": setting}), said)


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
