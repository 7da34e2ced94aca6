"""One in ten does not come: who moves, what is kept, and how long it takes."""

from __future__ import annotations

import time
from statistics import mean, median

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from bench.cases import BUSAN, FACTS, JEJU, compiled, made
from bench.github_table import GithubTable, ratio
from cityshare.advice import Change, repair, suggest, weigh_change
from cityshare.grouping.assigning import assign
from cityshare.grouping.seated import compile_plan
from cityshare.optimisation import Budget, warm_up
from cityshare.optimisation.repair import warm_up_repair
from cityshare.scoring import score

DRAWS = range(5)
BUDGET = Budget((1_000, 4_000))
CHANGES = 200

TABLE = GithubTable(
    "One in ten does not come: what does mending the plan cost?",
    (
        *FACTS,
        "no-shows",
        "people moved",
        "of the others",
        "a new plan moves",
        "value kept, against a new plan",
        "with 5 more moves",
        "proven fewest",
        "seconds: no-shows",
        "late arrival",
        "weigh a change, ms",
        "suggest, ms",
    ),
    f"Means of {len(DRAWS)} draws of no-shows, seconds as medians; a new plan has the "
    "same tables and the same people and is matched to the old one table by table.",
)

pytestmark = pytest.mark.bench


@pytest.mark.parametrize(
    "case", [made(24), JEJU, BUSAN, made(104), made(300), made(500)], ids=str
)
def test_no_shows(case, table):
    warm_up()
    warm_up_repair()
    hall = compiled(case).hall
    profiles, rules = score(case.cohort), hall.rules
    plan = assign(profiles, rules, budget=BUDGET)
    delegates = [p.id for p in hall.people if p.role == "delegate"]
    rows = [one_draw(profiles, plan, rules, delegates, draw) for draw in DRAWS]
    kept = [row["value"] for row in rows]
    new = [row["new value"] for row in rows]
    table.add(
        *case.facts,
        len(delegates) // 10,
        f"{mean(row['moved'] for row in rows):.1f}",
        f"{mean(row['share'] for row in rows):.1%}",
        f"{mean(row['new share'] for row in rows):.0%}",
        ratio(mean(kept), mean(new)),
        f"{mean(row['more'] for row in rows) / mean(new):.2f}",
        f"{sum(row['proven'] for row in rows)} of {len(DRAWS)}",
        f"{median(row['seconds'] for row in rows):.2f}",
        f"{median(row['late'] for row in rows):.2f}",
        *(f"{ms:.1f}" for ms in drag_and_drop(profiles, plan, rules)),
    )


def one_draw(profiles, plan, rules, delegates, draw):
    rng = np.random.default_rng(draw)
    gone = rng.choice(delegates, len(delegates) // 10, replace=False).tolist()
    started = time.perf_counter()
    found = repair(profiles, plan, rules, absent=gone)
    seconds = time.perf_counter() - started
    started = time.perf_counter()
    repair(profiles, found.plan, found.rules, arrived=gone[:1])
    late = time.perf_counter() - started
    same = found.rules.model_copy(update={"tables": len(found.plan.tables)})
    new = assign(profiles, same, budget=BUDGET)
    others = len(delegates) - len(gone)
    return {
        "moved": len(found.moved),
        "share": len(found.moved) / others,
        "new share": moved_by(plan, new) / others,
        "value": found.plan.value,
        "new value": new.value,
        "more": found.trade_off[-1].value,
        "proven": found.fewest_proven,
        "seconds": seconds,
        "late": late,
    }


def moved_by(plan, new):
    """Count those who change tables when the new tables are laid on the old."""
    together = [
        [len({*old.members} & {*table.members}) for table in new.tables]
        for old in plan.tables
    ]
    kept = np.array(together)
    return (
        sum(len(t.members) for t in new.tables)
        - kept[linear_sum_assignment(-kept)].sum()
    )


def drag_and_drop(profiles, plan, rules):
    """Return the milliseconds of weighing one change, and of suggesting."""
    hall, seating = compile_plan(profiles, plan, rules)
    people = [person.id for person in hall.hall.people]
    started = time.perf_counter()
    for n in range(CHANGES):
        one, other = people[n % len(people)], people[(7 * n + 1) % len(people)]
        weigh_change(hall, seating, Change.swap(one, other))
    changed = time.perf_counter()
    for person in people[:5]:
        suggest(hall, seating, person)
    suggested = time.perf_counter()
    return 1000 * (changed - started) / CHANGES, 1000 * (suggested - changed) / 5
