"""Standing: a plan with the problem, the seating and the judgement behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from cityshare.cohort import Participant
from cityshare.errors import CityshareError, Place, Problem
from cityshare.grouping.columns import nearest
from cityshare.grouping.compiled import Compiled, compile_hall
from cityshare.grouping.plan import Plan, Table
from cityshare.grouping.rules import Rules
from cityshare.grouping.seated import hall_of_plan, seating_of_plan
from cityshare.grouping.session_rules import turns_of
from cityshare.optimisation import Evaluation, GroupingProblem, Seating, evaluate
from cityshare.scoring import IntArray, Profiles


@dataclass(frozen=True, eq=False)
class Standing:
    """A plan taken back to rows, and valued."""

    plan: Plan
    compiled: Compiled
    seating: Seating

    @property
    def problem(self) -> GroupingProblem:
        """The compiled problem."""
        return self.compiled.problem

    @property
    def profiles(self) -> Profiles:
        """The profiles of the cohort."""
        return self.compiled.hall.profiles

    @cached_property
    def people(self) -> tuple[Participant, ...]:
        """The people seated, by row."""
        return self.compiled.hall.people

    @cached_property
    def evaluation(self) -> Evaluation:
        """The value of the plan and the rules it breaks."""
        return evaluate(self.problem, self.seating)

    def row(self, id_: str) -> int:
        """Return the row of a person seated.

        Raises
        ------
        CityshareError
            F108 if nobody of this id is seated.
        """
        ids = [person.id for person in self.people]
        if id_ not in ids:
            raise unknown_name("--person", id_, ids)
        return ids.index(id_)

    def table(self, id_: str) -> Table:
        """Return a table of the plan.

        Raises
        ------
        CityshareError
            F108 if there is none of this id.
        """
        for table in self.plan.tables:
            if table.id == id_:
                return table
        raise unknown_name("--table", id_, [table.id for table in self.plan.tables])

    def theme_practices(self, theme: int) -> IntArray:
        """Return the columns of the practices of a theme."""
        return np.flatnonzero(self.problem.practices[theme])


def stand(
    profiles: Profiles,
    plan: Plan,
    rules: Rules,
    *,
    met: Iterable[tuple[str, str]] = (),
) -> Standing:
    """Compile a plan's hall as it was solved: what was eased then is eased now.

    Raises
    ------
    CityshareError
        F109 if the plan does not fit the cohort and the rules.
    """
    eased = frozenset(
        report.name
        for report in plan.rules
        if report.strength == "prefer" and report.name == "language"
    )
    hall = hall_of_plan(profiles, plan, rules)
    compiled = compile_hall(
        hall, fairness=plan.fairness, met=met, turns=turns_of(plan), eased=eased
    )
    return Standing(plan, compiled, seating_of_plan(compiled, plan))


def unknown_name(option: str, name: str, known: list[str]) -> CityshareError:
    """Return the error for a name that this plan does not have."""
    reason = f"this plan has no such name. {nearest(name, known)}"
    problem = Problem("F108", Place(column=option), name, {"reason": reason})
    return CityshareError([problem])
