"""The headline: what people care about, counted for one seating."""

from __future__ import annotations

import numpy as np

from cityshare.grouping.compiled import Compiled
from cityshare.grouping.plan import Headline
from cityshare.optimisation import Evaluation, Seating, evaluate
from cityshare.progress import SILENT, Observer
from cityshare.scoring import BoolArray

N_RANDOM = 200


def wanted_priorities(compiled: Compiled) -> BoolArray:
    """Tell which ranked practices of this session have a step to take ``(n, P)``."""
    hall, problem = compiled.hall, compiled.problem
    ranked = hall.profiles.priority[hall.rows] > 0
    return ranked & (problem.aim > problem.current) & problem.practices.any(axis=0)


def count_headline(
    compiled: Compiled,
    seating: Seating,
    evaluation: Evaluation,
    *,
    random_mean: float | None,
) -> Headline:
    """Count priorities answered, wishes met, and people with nothing to do."""
    hall = compiled.hall
    delegates = compiled.problem.size.counted
    people, names = hall.people, hall.theme_names
    first = second = 0
    for i in np.flatnonzero(delegates):
        wishes = people[i].themes[:2]
        theme = names[seating.theme_of[seating.table_of[i]]]
        first += wishes[:1] == (theme,)
        second += theme in wishes
    shares = served_shares(compiled, evaluation)
    least = min(shares, default=None)
    idle = delegates & (evaluation.served == 0) & ~shares_something(compiled, seating)
    return Headline(
        priorities=int(wanted_priorities(compiled).sum()),
        priorities_answered=int(evaluation.answered.sum()),
        priorities_answered_random=random_mean,
        people=int(delegates.sum()),
        first_wish=int(first),
        first_or_second_wish=int(second),
        neither_learns_nor_shares=int(idle.sum()),
        least_served=least,
        people_least_served=0 if least is None else shares.count(least),
    )


def served_shares(compiled: Compiled, evaluation: Evaluation) -> list[float]:
    """Return the share of what one table could serve each person, 0 to 1.

    People whom no table could serve anything have none.
    """
    servable = compiled.problem.servable
    asked = servable > 0
    shares = evaluation.served[asked] / servable[asked]
    return [round(share, 4) for share in shares.tolist()]


def shares_something(compiled: Compiled, seating: Seating) -> BoolArray:
    """Tell who has a step that somebody at their table wants ``(n,)``."""
    problem = compiled.problem
    shares = np.zeros(problem.n_people, np.bool_)
    for table in range(problem.n_tables):
        members = seating.members(table)
        here = problem.practices[seating.theme_of[table]]
        shared, current = problem.shared[members], problem.current[members]
        wants = problem.aim[members] > current
        above = shared[:, None, :] > current[None, :, :]
        shares[members] = (above & wants[None, :, :] & here).any(axis=(1, 2))
    return shares


def random_answered(
    compiled: Compiled,
    *,
    seed: int,
    number: int = N_RANDOM,
    observer: Observer = SILENT,
) -> float | None:
    """Return the mean priorities answered in mended random plans.

    ``None`` if none of them could be mended to keep the ``must`` rules. The observer
    may end the comparison after the first few.
    """
    from cityshare.optimisation import random_plans  # noqa: PLC0415  slow

    plans = random_plans(
        compiled.problem, number=number, seed=seed, should_stop=observer.should_stop
    )
    answered = [int(evaluate(compiled.problem, plan).answered.sum()) for plan in plans]
    return round(float(np.mean(answered)), 1) if answered else None
