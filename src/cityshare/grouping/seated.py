"""A plan taken back to rows: the compiled hall and the seating behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from cityshare.cohort import Cohort
from cityshare.errors import CityshareError, Place, Problem
from cityshare.grouping.compiled import Compiled, compile_hall
from cityshare.grouping.hall import Hall, set_up_hall
from cityshare.grouping.plan import Plan
from cityshare.grouping.rules import Rules
from cityshare.grouping.session_rules import turns_of
from cityshare.optimisation import Seating
from cityshare.scoring import Profiles


def hall_of_plan(profiles: Profiles, plan: Plan, rules: Rules) -> Hall:
    """Return the hall a plan was made in, with as many tables as the plan has.

    Raises
    ------
    CityshareError
        F109 if the plan has no tables or is of another cohort, or seats people who are
        not in the cohort any more, or anybody twice.
    """
    cohort = profiles.cohort
    check_plan_of(cohort, plan)
    _check_people(cohort, plan)
    session = next((s for s in cohort.sessions if s.id == plan.session), None)
    fixed = rules.model_copy(update={"tables": len(plan.tables)})
    hall = set_up_hall(profiles, fixed, session)
    return replace(hall, named=tuple(table.id for table in plan.tables))


def check_plan_of(cohort: Cohort, plan: Plan) -> None:
    """Refuse a plan of another cohort, or one without tables.

    Raises
    ------
    CityshareError
        F109 with the reason.
    """
    if plan.cohort != cohort.id:
        raise _unusable(f"it is of the cohort '{plan.cohort}', not of '{cohort.id}'")
    if not plan.has_tables:
        raise _unusable("no plan was found then, so it has no tables")


def _check_people(cohort: Cohort, plan: Plan) -> None:
    """Refuse a plan with people that the cohort has not, or with somebody twice."""
    seated = [i for t in plan.tables for i in (*t.seated, *t.observers)]
    helpers = {i for t in plan.tables for i in t.interpreters}
    gone = sorted({*seated, *helpers} - {p.id for p in cohort.participants})
    twice = sorted(id_ for id_, n in Counter(seated).items() if n > 1)
    if gone:
        names = ", ".join(gone)
        raise _unusable(f"it names people who are not in the cohort ({names})")
    if twice:
        raise _unusable(f"it seats people twice ({', '.join(twice)})")


def _unusable(reason: str) -> CityshareError:
    problem = Problem("F109", Place("plan.json"), None, {"reason": reason})
    return CityshareError([problem])


def compile_plan(
    profiles: Profiles,
    plan: Plan,
    rules: Rules,
    *,
    met: Iterable[tuple[str, str]] = (),
) -> tuple[Compiled, Seating]:
    """Compile the hall of a plan and return who sits where in it.

    Raises
    ------
    CityshareError
        F109 if the plan does not fit the cohort and the rules: another cohort, or
        other people than the rules seat.
    """
    compiled = compile_hall(
        hall_of_plan(profiles, plan, rules),
        fairness=plan.fairness,
        met=met,
        turns=turns_of(plan),
    )
    return compiled, seating_of_plan(compiled, plan)


def seating_of_plan(compiled: Compiled, plan: Plan) -> Seating:
    """Return the seating of a plan in the rows of a compiled hall.

    Raises
    ------
    CityshareError
        F109 if somebody of the hall has no table in the plan, or a theme is gone.
    """
    table_of = {
        id_: g
        for g, table in enumerate(plan.tables)
        for id_ in (*table.seated, *table.observers)
    }
    themes = [theme.name for theme in compiled.hall.themes]
    lost = [p.id for p in compiled.hall.people if p.id not in table_of]
    gone = [table.theme for table in plan.tables if table.theme not in themes]
    if lost or gone:
        reason = (
            f"it has no table for {', '.join(lost)}"
            if lost
            else (f"the themes {', '.join(gone)} are not open in this session")
        )
        raise _unusable(reason)
    return Seating(
        np.array([table_of[p.id] for p in compiled.hall.people], dtype=np.int64),
        np.array([themes.index(t.theme) for t in plan.tables], dtype=np.int64),
    )
