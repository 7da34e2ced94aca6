"""Judging places: the whole plan of a step, and what stays proven of it."""

from __future__ import annotations

from dataclasses import replace

from cityshare.grouping.plan import Plan
from cityshare.grouping.whole_plan import bound_of, draw_up_plan
from cityshare.optimisation import UNIT
from cityshare.store.steps import Start
from cityshare.workshop.board_hall import BoardHall
from cityshare.workshop.places import Places

_RESTS_ON = {
    "objective",
    "rules",
    "served",
    "tables",
    "themes",
    "ties",
    "unmet_needs",
    "value",
}


def draw(hall: BoardHall, places: Places, before: Plan) -> Plan:
    """Draw up the plan of places; rooms and random plans are those of a plan before.

    Nothing is said to be proven of it.
    """
    plan = draw_up_plan(
        hall.compiled,
        hall.seat(places),
        status="feasible",
        seed=before.seed,
        compared=before.headline,
        random_plans=0,
        ties=hall.ground.ties,
    )
    rooms = {table.id: table.room for table in before.tables}
    tables = tuple(
        table.model_copy(update={"room": rooms.get(table.id, table.room)})
        for table in plan.tables
    )
    return plan.model_copy(update={"tables": tables})


def judge(
    hall: BoardHall, places: Places, before: Plan, start: Start, *, at_start: bool
) -> Plan:
    """Draw up the plan of places with what stays proven since the draft began."""
    plan = draw(hall, places, before)
    facts: dict[str, object] = {}
    if start.hall == hall.digest:
        if at_start:
            facts["status"] = start.status
        if _is_below(plan, start):
            facts.update(bound_of(_eighths(plan.value), start.bound))
    return plan.model_copy(update=facts)


def begin(hall: BoardHall, places: Places, plan: Plan) -> Start:
    """Say what is proven of a plan that nobody has changed yet.

    Its bound counts as long as answers and rules are what they were: drawn up
    again, the plan is the same to the letter.
    """
    start = Start(hall.digest, plan.status)
    if plan.bound is None or plan.bound_kind != "proven":
        return start
    again = draw(hall, places, plan)
    if _facts(again) != _facts(plan):
        return start
    return replace(start, bound=_eighths(plan.bound), stages=_stages(plan))


def _is_below(plan: Plan, start: Start) -> bool:
    """Tell whether a bound holds for a plan: no rule broken, no stage worse."""
    if start.bound is None:
        return False
    musts = all(rule.kept for rule in plan.rules if rule.strength == "must")
    stages = zip(_stages(plan), start.stages, strict=True)
    return musts and all(now <= then for now, then in stages)


def _stages(plan: Plan) -> tuple[int, ...]:
    return tuple(int(stage) for stage in plan.objective[:-1])


def _facts(plan: Plan) -> str:
    """Return what a plan says, but for who else is away."""
    rules = tuple(rule for rule in plan.rules if rule.name != "absent")
    others = plan.model_copy(update={"rules": rules})
    return others.model_dump_json(include=_RESTS_ON)


def _eighths(steps: float | None) -> int:
    return round((steps or 0) * UNIT)
