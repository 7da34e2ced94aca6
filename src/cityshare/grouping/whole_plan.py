"""The whole plan: every part of it drawn up from one seating."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cityshare.cohort import Role
from cityshare.errors import Problem
from cityshare.grouping.compiled import Compiled
from cityshare.grouping.drawing_up import (
    draw_up_problems,
    draw_up_served,
    draw_up_tables,
    draw_up_ties,
    draw_up_unmet,
)
from cityshare.grouping.hall import Hall
from cityshare.grouping.headline import N_RANDOM, count_headline, random_answered
from cityshare.grouping.plan import Headline, Plan, Status
from cityshare.grouping.reports import report_rules
from cityshare.optimisation import UNIT, Evaluation, Seating, evaluate
from cityshare.progress import SILENT, Observer
from cityshare.similarity import Tie


def draw_up_plan(
    compiled: Compiled,
    seating: Seating | None,
    *,
    status: Status,
    seed: int,
    bound: int | None = None,
    problems: tuple[Problem, ...] = (),
    random_plans: int = N_RANDOM,
    compared: Headline | None = None,
    ties: Sequence[Tie] | None = None,
    observer: Observer = SILENT,
) -> Plan:
    """Draw up the plan of a seating, whose tables keep their order.

    Parameters
    ----------
    compiled
        The hall and its problem.
    seating
        Who sits where; ``None`` where no seating was found.
    status
        What is known of the seating.
    seed
        Seed of the plan, and of the random plans it is compared with.
    bound
        A proven upper bound on the value (eighths), if one is known.
    problems
        Remarks beside those on cohort, answers and rules.
    random_plans
        How many random plans to compare with.
    compared
        A headline of the same people, to take the random plans over from.
    ties
        Whom each learner should ask, where that was found out before.
    observer
        May end the comparison early.
    """
    facts = {**_of_hall(compiled), "status": status, "seed": seed}
    profiles = compiled.hall.profiles
    found = (*profiles.cohort.problems, *profiles.problems, *compiled.problems)
    problems = (*found, *problems)
    if seating is None:
        return Plan(
            **facts,
            rules=report_rules(compiled, None, None),
            problems=draw_up_problems(problems),
        )
    evaluation = evaluate(compiled.problem, seating)
    if compared is None:
        random_mean = random_answered(
            compiled, seed=seed, number=random_plans, observer=observer
        )
    else:
        random_mean = compared.priorities_answered_random
    seated = _of_seating(compiled, seating, evaluation, problems)
    return Plan(
        **facts,
        **seated,
        **bound_of(evaluation.value, bound),
        headline=count_headline(compiled, seating, evaluation, random_mean=random_mean),
        ties=draw_up_ties(compiled, seated["tables"], ties),
    )


def _of_hall(compiled: Compiled) -> dict[str, Any]:
    """Return what a plan says of its hall, whoever sits where."""
    hall = compiled.hall
    cohort = hall.profiles.cohort
    return {
        "cohort": cohort.id,
        "questionnaire": f"{cohort.questionnaire.id} {cohort.questionnaire.version}",
        "session": hall.session_id,
        "fairness": compiled.problem.fairness,
        "themes": hall.themes,
        "unmet_needs": draw_up_unmet(compiled),
    }


def _of_seating(
    compiled: Compiled,
    seating: Seating,
    evaluation: Evaluation,
    problems: tuple[Problem, ...],
) -> dict[str, Any]:
    """Return what a plan says of its tables, its rules and its worth."""
    hall = compiled.hall
    tables = draw_up_tables(compiled, seating, evaluation)
    rules = report_rules(compiled, seating, evaluation)
    open_themes = seating.theme_of.tolist()
    dropped = tuple(
        theme.name for h, theme in enumerate(hall.themes) if h not in open_themes
    )
    more = _plan_problems(hall, dropped, {r.name: r.where for r in rules if r.broken})
    value = evaluation.value / UNIT
    return {
        "objective": (evaluation.prefer_broken, *evaluation.unfairness, value),
        "value": value,
        "rules": rules,
        "themes_dropped": dropped,
        "tables": tables,
        "unseated": _unseated(hall, tables),
        "served": draw_up_served(compiled, evaluation),
        "problems": draw_up_problems((*problems, *more)),
    }


def bound_of(value: int, bound: int | None) -> dict[str, Any]:
    """Return what a plan says of its bound, both in eighths."""
    if bound is None:
        return {}
    return {
        "bound": bound / UNIT,
        "bound_kind": "proven",
        "optimality_gap": round((bound - value) / bound, 6) if bound else 0.0,
    }


def _unseated(hall: Hall, tables: tuple[Any, ...]) -> tuple[str, ...]:
    placed = {person.id for person in hall.people}
    placed.update(id_ for table in tables for id_ in table.interpreters)
    return tuple(
        person.id
        for person in hall.profiles.participants
        if person.id not in placed
        and person.id not in hall.rules.absent
        and person.role is not Role.FACILITATOR
    )


def _plan_problems(
    hall: Hall, dropped: tuple[str, ...], broken: dict[str, tuple[str, ...]]
) -> list[Problem]:
    problems = []
    if dropped:
        details = {"dropped": ", ".join(dropped)}
        problems.append(Problem("R202", details=details))
    if "language" in broken:
        where = ", ".join(broken["language"])
        problems.append(Problem("R204", details={"where": where or "some tables"}))
    answered = hall.profiles.has_answers[hall.rows]
    silent = [
        person.name
        for person, has in zip(hall.people, answered, strict=True)
        if not has and person.role is Role.DELEGATE
    ]
    if silent:
        counted = {"n": len(silent), "names": ", ".join(silent)}
        problems.append(Problem("R205", details=counted))
    return problems
