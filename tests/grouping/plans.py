"""Plans of small meetings, and questions to ask them."""

from __future__ import annotations

from cityshare.cohort import Cohort, Role
from cityshare.grouping import Plan, Rules, assign
from cityshare.grouping.plan import RuleReport, Table
from cityshare.optimisation import Budget
from cityshare.scoring import score

QUICK = Budget((500, 2_000))
FOUND = {"optimal", "feasible"}
SEATED = {Role.DELEGATE, Role.HOST, Role.RESOURCE}


def plan_of(cohort, *, rules=None, budget=QUICK, **options) -> Plan:
    """Assign with a small budget; rules may be given as a mapping."""
    given = None if rules is None else Rules(**rules)
    return assign(score(cohort), given, seed=3, budget=budget, **options)


def codes_of(plan: Plan) -> set[str]:
    return {problem.code for problem in plan.problems}


def problem_of(plan: Plan, code: str) -> str:
    (problem,) = (p for p in plan.problems if p.code == code)
    return problem.text


def report_of(plan: Plan, rule: str) -> RuleReport:
    (report,) = (r for r in plan.rules if r.name == rule)
    return report


def seated_ids(plan: Plan) -> list[str]:
    return [id_ for table in plan.tables for id_ in table.seated]


def table_of(plan: Plan, id_: str) -> Table:
    table = plan.table_of(id_)
    assert table is not None
    return table


def assert_seats_everyone(
    plan: Plan, cohort: Cohort, absent: tuple[str, ...] = ()
) -> None:
    """Everyone who sits is seated once; the others are listed or help."""
    expected = {
        p.id for p in cohort.participants if p.role in SEATED and p.id not in absent
    }
    ids = seated_ids(plan)
    assert len(ids) == len(set(ids))
    assert set(ids) == expected
    helping = {id_ for table in plan.tables for id_ in table.interpreters}
    watching = {id_ for table in plan.tables for id_ in table.observers}
    there = {
        p.id
        for p in cohort.participants
        if p.role is not Role.FACILITATOR and p.id not in absent
    }
    assert expected | helping | watching | set(plan.unseated) == there
    assert not (expected | helping | watching) & set(plan.unseated)
