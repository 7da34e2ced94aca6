"""Explanations told in sentences, for the facilitator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cityshare.advice.names import Names
from cityshare.cohort import Cohort

if TYPE_CHECKING:
    from cityshare.advice.explained_person import PersonExplained, PriorityAnswer
    from cityshare.advice.explained_plan import PlanExplained, RuleCost
    from cityshare.advice.explained_table import Coverage, TableExplained

NEARLY_NOTHING = 0.05


def tell_person(
    cohort: Cohort, explained: PersonExplained, *, language: str = "en"
) -> str:
    """Tell why somebody sits where they sit."""
    names = Names(cohort, language)
    return _page(names, _person(names, explained))


def tell_table(
    cohort: Cohort, explained: TableExplained, *, language: str = "en"
) -> str:
    """Tell what a table can talk about."""
    names = Names(cohort, language)
    return _page(names, _table(names, explained))


def tell_plan(cohort: Cohort, explained: PlanExplained, *, language: str = "en") -> str:
    """Tell what a plan is worth."""
    names = Names(cohort, language)
    return _page(names, _plan(names, explained))


def _page(names: Names, lines: Iterable[str]) -> str:
    return "\n".join([names.say("facilitator_only"), "", *lines])


def _signed(number: float) -> str:
    return "±0" if abs(number) < NEARLY_NOTHING else f"{number:+.1f}"


def _person(names: Names, told: PersonExplained) -> Iterator[str]:
    theme = names.theme(told.theme)
    person, table = names.person(told.person), names.table(told.table)
    yield names.say("seat", person=person, table=table, theme=theme)
    yield _wish(names, told)
    yield names.say("own_gain", gain=f"{told.own_gain:.1f}")
    for heading, ties in (("learns", told.learns), ("shows", told.shows)):
        if ties:
            yield from ("", names.say(heading))
        for tie in ties:
            line = names.say(
                f"{heading}.line",
                practice=names.practice(tie.practice),
                person=names.person(tie.other),
                steps=names.steps(tie.steps),
                unnamed="" if tie.may_be_named else names.say("unnamed"),
            )
            yield f"  {line}"
    if told.priorities:
        yield from ("", names.say("priorities"))
        yield from (f"  {_priority(names, p)}" for p in told.priorities)
    if told.others:
        yield from ("", names.say("others"))
    for other in sorted(told.others, key=lambda other: -other.own_change):
        rules = names.rules(other.breaks)
        line = names.say(
            "other",
            table=names.table(other.table),
            theme=names.theme(other.theme),
            own=_signed(other.own_change),
            plan=_signed(other.plan_change),
            breaks=names.say("other.breaks", rules=rules) if other.breaks else "",
        )
        yield f"  {line}"


def _wish(names: Names, told: PersonExplained) -> str:
    if not told.wishes:
        return names.say("wish.none")
    wishes = names.all_of(names.theme(theme) for theme in told.wishes)
    if told.wish is None:
        return names.say("wish.missed", wishes=wishes)
    return names.say("wish.got", rank=told.wish, n=len(told.wishes), wishes=wishes)


def _priority(names: Names, told: PriorityAnswer) -> str:
    answer = names.say(
        f"answer.{told.answer}",
        steps=names.steps(told.steps),
        tables=names.tables(told.tables),
    )
    practice = names.practice(told.practice)
    return names.say("priority", rank=told.rank, practice=practice, answer=answer)


def _table(names: Names, told: TableExplained) -> Iterator[str]:
    theme = names.theme(told.theme)
    table, value = names.table(told.table), f"{told.value:.1f}"
    yield names.say("table", table=table, theme=theme, value=value)
    yield names.say("table.people", people=names.people(told.people, most=99))
    languages = names.languages(told.languages)
    if told.interpreters:
        helpers = names.people(told.interpreters)
        yield names.say("table.bridged", interpreters=helpers, languages=languages)
    elif told.languages:
        yield names.say("table.languages", languages=languages)
    else:
        yield names.say("table.no_language")
    for coverage in told.coverage:
        yield ""
        yield from _coverage(names, coverage)
    if told.idle:
        yield from ("", names.say("table.idle", people=names.people(told.idle)))


def _coverage(names: Names, told: Coverage) -> Iterator[str]:
    yield names.say("coverage", practice=names.practice(told.practice))
    yield names.say("coverage.sharers", people=names.people(told.sharers))
    hidden = [id_ for id_ in told.sharers if id_ not in told.named]
    if hidden:
        yield names.say("coverage.unnamed", people=names.people(hidden))
    yield names.say("coverage.learners", people=names.people(told.learners))
    if told.unserved:
        yield names.say("coverage.unserved", people=names.people(told.unserved))


def _plan(names: Names, told: PlanExplained) -> Iterator[str]:
    yield names.say("value", value=f"{told.value:.1f}")
    if told.random is not None:
        yield names.say("value.random", random=f"{told.random:.1f}")
    if told.bound is None:
        yield names.say("value.no_bound")
    else:
        gap = f"{told.bound - told.value:.1f}"
        yield names.say("value.bound", bound=f"{told.bound:.1f}", gap=gap)
    if told.least_share is not None:
        yield names.say(
            "least.all", share=f"{told.least_share:.0%}", n=told.n_least_share
        )
    if told.least_served:
        yield from ("", names.say("least"))
    for least in told.least_served:
        share, person = f"{least.share:.0%}", names.person(least.person)
        yield "  " + names.say("least.line", person=person, share=share)
    if told.unmet:
        yield from ("", names.say("unmet"))
    for need in told.unmet:
        practice, people = (
            names.practice(need.practice),
            names.people(need.participants),
        )
        line = names.say("unmet.line", practice=practice, people=people)
        titles = {s.id: s.title.read(names.language) for s in names.cohort.sessions}
        sessions = names.all_of(titles[id_] for id_ in need.ask_at)
        asked = names.say("unmet.ask_at", sessions=sessions) if need.ask_at else ""
        yield f"  {line}{asked}"
    if told.costs is not None:
        yield from ("", *_costs(names, told.costs, told.better_found or 0.0))
    if told.fairness_cost is not None:
        cost = told.fairness_cost
        yield names.say(
            f"costs.{cost.fairness}", value=f"{cost.value:.1f}", n=cost.people
        )


def _costs(names: Names, costs: tuple[RuleCost, ...], better: float) -> Iterator[str]:
    yield names.say("costs" if costs else "costs.none")
    for cost in costs:
        gains = []
        if cost.others_kept:
            gains.append(names.say("costs.others", n=cost.others_kept))
        if cost.people:
            key = "costs.people" if cost.people > 0 else "costs.more_people"
            gains.append(names.say(key, n=abs(cost.people)))
        if cost.value:
            gains.append(names.say("costs.value", value=f"{cost.value:+.1f}"))
        line = names.say(
            "costs.line",
            name=names.rules([cost.rule]),
            rule=cost.rule,
            gains=names.all_of(gains),
            sentence=cost.sentence,
        )
        yield f"  {line}"
    if better >= NEARLY_NOTHING:
        yield names.say("costs.better", value=f"{better:.1f}")
