"""My table: where somebody sits, with whom, and what they can learn and share there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from cityshare.cohort import Consent
from cityshare.grouping import Plan, PlanTie
from cityshare.store import Person, PlanVersion


@dataclass(frozen=True, slots=True)
class Exchange:
    """One practice to talk about: with whom by name, and with how many others."""

    practice: str
    names: tuple[str, ...]
    others: int = 0


@dataclass(frozen=True, slots=True)
class MyTable:
    """A person's table; no level of anybody stands in it.

    Attributes
    ----------
    session, theme
        Ids; ``theme_label`` has the theme's words by language.
    table, room
        Id of the table (such as T3), and its room where it has one.
    members
        Names of everybody who sits there, the person among them.
    languages
        The working languages of the table (BCP 47).
    can_learn
        Practices to ask about, with those who said they may be named.
    can_share
        Practices to tell about; learners by name where they agreed, else a count.
    version
        Number of the version of the plan.
    """

    session: str | None
    table: str
    room: str | None
    theme: str
    members: tuple[str, ...]
    languages: tuple[str, ...]
    can_learn: tuple[Exchange, ...]
    can_share: tuple[Exchange, ...]
    theme_label: Mapping[str, str]
    version: int


def my_table(
    version: PlanVersion, person: str, people: Mapping[str, Person]
) -> MyTable | None:
    """Return the table of a person in a version of the plan; none if they have none."""
    plan = version.plan
    table = plan.table_of(person)
    if table is None:
        return None
    here = [tie for tie in plan.ties if tie.same_table]
    learn = [tie for tie in here if tie.learner == person]
    share = [tie for tie in here if tie.sharer == person]
    order = _practices(plan, table.theme)
    return MyTable(
        session=version.session,
        table=table.id,
        room=table.room or None,
        theme=table.theme,
        members=tuple(people[id_].name for id_ in table.seated if id_ in people),
        languages=table.languages,
        can_learn=_exchanges(learn, order, lambda tie: tie.sharer, people, None),
        can_share=_exchanges(
            share, order, lambda tie: tie.learner, people, Consent.WORKSHOP
        ),
        theme_label=_label(plan, table.theme),
        version=version.number,
    )


def _practices(plan: Plan, theme: str) -> tuple[str, ...]:
    """Return the practices of all themes, those of one theme first."""
    first = [t.practices for t in plan.themes if t.name == theme]
    others = [t.practices for t in plan.themes if t.name != theme]
    names = (name for practices in [*first, *others] for name in practices)
    return tuple(dict.fromkeys(names))


def _exchanges(
    ties: Iterable[PlanTie],
    order: tuple[str, ...],
    other: Callable[[PlanTie], str],
    people: Mapping[str, Person],
    needed: Consent | None,
) -> tuple[Exchange, ...]:
    """Gather ties by practice; without the consent that is needed only a count."""
    found: dict[str, list[Person]] = {}
    for tie in ties:
        if other(tie) in people:
            found.setdefault(tie.practice, []).append(people[other(tie)])
    exchanges = []
    for practice in [*order, *(name for name in found if name not in order)]:
        persons = found.get(practice, [])
        named = [p.name for p in persons if needed is None or needed in p.consent]
        if persons:
            exchanges.append(
                Exchange(practice, tuple(named), len(persons) - len(named))
            )
    return tuple(exchanges)


def _label(plan: Plan, theme: str) -> Mapping[str, str]:
    labels = {t.name: dict(t.label.root) for t in plan.themes}
    return labels.get(theme, {})
