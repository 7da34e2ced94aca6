"""Seeded grouping problems of any size, with every primitive in turn or at once."""

from __future__ import annotations

import numpy as np

from cityshare.optimisation import primitives as pr
from cityshare.optimisation.problem import GroupingProblem, PairGoals

KINDS = ("allowed", "cap", "cover", "label", "bridged", "together", "apart")


def make_problem(
    n_people=8,
    n_tables=3,
    *,
    seed=0,
    n_themes=2,
    per_theme=2,
    kinds=(),
    must=True,
    fairness="floor",
    chairs=0,
    goals=0,
    sizes=None,
) -> GroupingProblem:
    """Draw a problem; ``kinds`` names the primitives to switch on."""
    rng = np.random.default_rng(seed)
    n, n_practices = n_people, n_themes * per_theme
    person = rng.normal(3, 0.6, (n, 1)) + rng.normal(0, 0.8, (n, n_themes)).repeat(
        per_theme, 1
    )
    current = np.clip(np.rint(person + rng.normal(0, 0.7, (n, n_practices))), 1, 5)
    current = current.astype(np.int64)
    aim = np.clip(current + rng.choice([0, 1, 2], (n, n_practices)), 1, 5)
    blank = rng.random((n, n_practices)) < 0.1
    current[blank] = aim[blank] = 0
    weight = np.full((n, n_practices), 4)
    ranks = rng.permuted(np.tile(np.arange(n_practices), (n, 1)), axis=1)
    for rank, eighths in enumerate((24, 16, 12)):
        weight[ranks == rank] = eighths
    shared = np.where((current >= 3) & (rng.random(current.shape) < 0.8), current, 0)
    best = shared.max(axis=0)
    ranked = (ranks < 3) & (np.minimum(aim, best) > current)
    wish = np.zeros((n, n_themes), np.int64)
    order = rng.permuted(np.tile(np.arange(n_themes), (n, 1)), axis=1)
    for rank, eighths in enumerate((40, 20, 4)[:n_themes]):
        wish[np.arange(n), order[:, rank]] = eighths
    counted = np.ones(n, np.bool_)
    counted[n - chairs :] = chairs == 0
    low, high = sizes or ((n - chairs) // n_tables, -(-(n - chairs) // n_tables))
    pairs = rng.permutation(n)[: 2 * goals].reshape(2, goals)
    return GroupingProblem(
        current=current,
        aim=aim,
        shared=shared,
        gain_first=weight,
        gain_second=weight // 4,
        wish=wish,
        ranked=ranked,
        practices=np.repeat(np.eye(n_themes, dtype=np.bool_), per_theme, axis=1),
        n_tables=n_tables,
        size=pr.Size(counted, low, high),
        table_count=pr.TableCount(
            np.zeros(n_themes, np.int64), np.full(n_themes, n_tables)
        ),
        primitives=tuple(
            make_primitive(kind, rng, n, n_tables, n_themes, shared, must)
            for kind in kinds
        ),
        pair_goals=PairGoals(pairs[0], pairs[1], rng.integers(-40, 40, goals)),
        fairness=fairness,
    )


def make_primitive(kind, rng, n, n_tables, n_themes, shared, must):
    """Draw one primitive; on tiny problems some plan usually keeps it."""
    if kind == "allowed":
        themes = np.ones((n, n_themes), np.bool_)
        tables = np.ones((n, n_tables), np.bool_)
        themes[0, 0] = False
        tables[1, 1:] = False
        return pr.Allowed(kind, must, themes, tables)
    if kind == "cap":
        label = rng.integers(-1, max(2, n // 2), n)
        n_classes = int(label.max()) + 1
        counts = np.bincount(label[label >= 0], minlength=n_classes)
        return pr.ClassCap(kind, must, label, np.maximum(1, -(-counts // n_tables)))
    if kind == "cover":
        eligible = np.tile((shared > 0).any(axis=1), (n_themes, 1))
        return pr.Cover(kind, must, eligible, np.arange(n), np.full(n_themes, 2))
    if kind in {"label", "bridged"}:
        masks = np.where(rng.random(n) < 0.8, 1, 0) | np.where(
            rng.random(n) < 0.6, 2, 0
        )
        masks[masks == 0] = 4
        bridges = np.array([5, 6] if kind == "bridged" else [], np.int64)
        return pr.CommonLabel(kind, must, masks, bridges, np.ones(len(bridges), int))
    pairs = rng.permutation(n)[:4].reshape(2, 2)
    return pr.Pairs(kind, must, pairs[0], pairs[1], together=kind == "together")
