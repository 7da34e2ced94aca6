"""Places of a plan: who sits at which table, taken out of the plan and put back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from cityshare.grouping.plan import Fairness, Plan
from cityshare.store.steps import Moved, Sizes, Step


@dataclass(frozen=True)
class Places:
    """Who sits at which table, and what the tables are.

    Attributes
    ----------
    tables
        Ids and themes of the tables, in the order of the plan.
    table_of
        Id of the table by id of the person; interpreters have none, for they go
        where they are needed.
    sizes
        The fewest and most delegates of a table, ``None`` where the plan does not say.
    observers_seated
        Whether observers sit at tables.
    is_language_eased
        Whether the language rule could not hold, and is only preferred.
    """

    session: str
    fairness: Fairness
    tables: tuple[tuple[str, str], ...]
    table_of: Mapping[str, str]
    sizes: Sizes | None
    observers_seated: bool
    is_language_eased: bool

    @classmethod
    def of(cls, plan: Plan) -> Places:
        """Return the places of a plan."""
        return cls(
            session=plan.session,
            fairness=plan.fairness,
            tables=tuple((table.id, table.theme) for table in plan.tables),
            table_of={
                id_: table.id
                for table in plan.tables
                for id_ in (*table.seated, *table.observers)
            },
            sizes=sizes_of(plan),
            observers_seated=any(table.observers for table in plan.tables),
            is_language_eased=any(
                rule.name == "language" and rule.strength == "prefer"
                for rule in plan.rules
            ),
        )

    def after(self, step: Step) -> Places:
        """Return the places after a step."""
        table_of = {**self.table_of, **{m.person: m.after for m in step.moves}}
        return replace(
            self,
            table_of={id_: table for id_, table in table_of.items() if table},
            sizes=step.sizes[1] if step.sizes else self.sizes,
        )


def sizes_of(plan: Plan) -> Sizes | None:
    """Return the sizes of tables that a plan was made with."""
    for rule in plan.rules:
        if rule.name == "table_size":
            low, high = rule.setting
            return low, high
    return None


def taken_back(step: Step) -> Step:
    """Return the step that undoes a step."""
    sizes = None if step.sizes is None else (step.sizes[1], step.sizes[0])
    return replace(step, moves=tuple(m.back for m in step.moves), sizes=sizes)


def ways(before: Plan, after: Plan) -> Iterator[Moved]:
    """Give everybody whose table is another one in a second plan."""
    one, other = Places.of(before).table_of, Places.of(after).table_of
    for person in {**one, **other}:
        moved = Moved(person, one.get(person, ""), other.get(person, ""))
        if moved.before != moved.after:
            yield moved
