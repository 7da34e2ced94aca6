"""Plans of made-up cohorts, seated quickly."""

from __future__ import annotations

from functools import cache

import cityshare as cs
from cityshare.grouping import Plan, Rules
from cityshare.grouping.assigning import assign
from cityshare.optimisation import Budget
from cityshare.scoring import Profiles
from factories import make_cohort

QUICK = Budget((200,))


def seated(
    n_people: int = 24, seed: int = 0, *, rules: Rules | None = None
) -> tuple[Profiles, Plan, Rules]:
    """Make a cohort with a host, an expert and interpreters, and seat it."""
    used = rules or Rules()
    profiles, plan = _seated(n_people, seed, used.model_dump_json())
    return profiles, plan, used


@cache
def _seated(n_people: int, seed: int, rules: str) -> tuple[Profiles, Plan]:
    cohort = make_cohort(n_people, seed=seed, hosts=1, experts=1, interpreters=2)
    profiles = cs.score(cohort)
    used = Rules.model_validate_json(rules)
    return profiles, assign(profiles, used, seed=seed, budget=QUICK)


def delegates(profiles: Profiles) -> list[str]:
    """Return the ids of the delegates, in order."""
    return [p.id for p in profiles.participants if p.role == "delegate"]


def tables_of(plan: Plan) -> dict[str, str]:
    """Return everybody's table."""
    return {
        id_: table.id
        for table in plan.tables
        for id_ in (*table.seated, *table.observers)
    }
