"""What value and bound come to beside a plain CP-SAT model and simpler ways."""

import pytest

from bench.cases import BUSAN, FACTS, compiled, made
from bench.github_table import GithubTable, number, ratio
from bench.plain_model import solve_plain
from bench.planners import BEST_GREEDY, MENDED, outcome
from bench.watched import Moment, watch_apart
from cityshare.optimisation import UNIT, evaluate, search

PLAIN, HINTED = (
    "plain CP-SAT model",
    "plain CP-SAT model, hinted with the search's plan",
)
CASES = ((made(48), 20), (BUSAN, 120))

TABLE = GithubTable(
    "How good are plan and bound beside those of a plain model?",
    ("engine against", *FACTS, "seconds", "value", "gap", "people left out"),
    "Ratio first, then engine : alternative, each in the seconds given; the plain "
    "model has two workers; the engine's threads share the same two cores. People "
    "left out come before the value: a plan that leaves out fewer is the better one. "
    "The gap of a plan without a bound of its own is that to the engine's.",
)

pytestmark = pytest.mark.bench


@pytest.mark.parametrize(("case", "seconds"), CASES, ids=str)
def test_alternatives(case, seconds, table):
    engine = watch_apart(case, seconds).ended
    others = {PLAIN: plain(case, seconds), HINTED: plain(case, seconds, hinted=True)}
    for planner in (BEST_GREEDY, MENDED):
        others[planner] = simple(case, planner, engine.bound)

    for name, other in others.items():
        table.add(
            name,
            *case.facts,
            seconds,
            "no plan" if other is None else ratio(engine.value, other.value),
            "-" if other is None else ratio_of_gaps(engine.gap, other.gap),
            "-" if other is None else left_out(engine, other),
        )


def plain(case, seconds, *, hinted=False):
    """Solve the plain model; ``None`` where it found no plan."""
    problem = compiled(case).problem
    hint = search(problem).seating if hinted else None
    answer = solve_plain(problem, seconds=seconds, hint=hint)
    if answer.seating is None:
        return None
    judged = evaluate(problem, answer.seating)
    assert judged.is_allowed
    bound = None if answer.bound is None else answer.bound / UNIT
    return Moment(seconds, judged.unfairness[0], judged.value / UNIT, bound)


def simple(case, planner, bound):
    """Take the plans of a planner, with the bound of the engine."""
    found = outcome(case, planner)
    return Moment(0.0, found.left_out, found.value, bound)


def ratio_of_gaps(one, other):
    if one is None or other is None:
        known = ("-" if gap is None else f"{gap:.2%}" for gap in (one, other))
        return f"- ({' : '.join(known)})"
    times = f"{one / other:.3f}" if other else "-"
    return f"{times} ({one:.2%} : {other:.2%})"


def left_out(engine, other):
    return f"{number(engine.left_out)} : {number(other.left_out)}"
