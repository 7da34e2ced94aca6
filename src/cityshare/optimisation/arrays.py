"""The flat arrays that compiled kernels read, packed from a problem."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from cityshare.optimisation.primitives import (
    Allowed,
    ClassCap,
    CommonLabel,
    Cover,
    IntArray,
    Pairs,
)
from cityshare.optimisation.problem import N_THRESHOLDS, GroupingProblem

MOST_BRIDGES = 4
NEVER = 1_000  # above every level
MODES = ("total", "floor", "leximin")

ENERGY_OF_TIER = {  # eighths a person's tier costs the search (not the judge)
    "total": (0, 0, 0, 0, 0, 0),
    "floor": (0, 240, 240, 240, 240, 240),
    "leximin": (0, 4, 12, 28, 56, 120),
}


class Arrays(NamedTuple):
    """A problem as C-contiguous integer arrays; see the primitives for meanings.

    ``energy_of_tier`` and ``order_of_tier`` weigh a person's
    fairness tier (0 to 5) for the search and for exact comparison.
    """

    shared: IntArray  # (P, n)
    gain_first: IntArray  # (P, levels + 1, n) eighths when this is the best level
    gain_second: IntArray  # (P, levels + 1, n) eighths when this is the second best
    answers_from: IntArray  # (P, n) lowest level that answers a ranked priority
    wish: IntArray  # (n, H)
    hopeful: IntArray  # (n,) has a ranked priority that somebody could answer
    servable: IntArray  # (n,)
    theme_practices: IntArray  # (H, most practices), -1 beyond the last
    counted: IntArray  # (n,)
    limits: IntArray  # (low, high, n_tables, mode of fairness, any allowed)
    theme_range: IntArray  # (2, H)
    energy_of_tier: IntArray  # (6,)
    order_of_tier: IntArray  # (6,)
    misplaced_must: IntArray  # (n, H, k) times a must rule is broken there
    misplaced_prefer: IntArray  # (n, H, k)
    cap_label: IntArray  # (n_caps, n)
    cap_most: IntArray  # (n_caps, most classes)
    cap_must: IntArray  # (n_caps,)
    cover_eligible: IntArray  # (n_covers, H, n)
    cover_group: IntArray  # (n_covers, n)
    cover_least: IntArray  # (n_covers, H)
    cover_must: IntArray  # (n_covers,)
    label_masks: IntArray  # (n_labels, n)
    label_bits: IntArray  # (n_labels,)
    label_bridges: IntArray  # (n_labels, 4)
    label_n_bridges: IntArray  # (n_labels, 4)
    label_must: IntArray  # (n_labels,)
    pair_start: IntArray  # (n + 1,)
    pair_other: IntArray  # (2 n_pairs,)
    pair_must: IntArray  # (2 n_pairs,) change of broken musts when together
    pair_prefer: IntArray  # (2 n_pairs,)
    pair_value: IntArray  # (2 n_pairs,) eighths
    pair_offset: IntArray  # (must, prefer) broken while nobody sits together


def pack(problem: GroupingProblem) -> Arrays:
    """Pack a problem for the kernels."""
    n, size = problem.n_people, problem.size
    mode = MODES.index(problem.fairness)
    limited = any(isinstance(p, Allowed) for p in problem.primitives)
    fields: dict[str, Any] = {
        "shared": problem.shared.T,
        "gain_first": _gains(problem, problem.gain_first),
        "gain_second": _gains(problem, problem.gain_second),
        "answers_from": np.where(problem.ranked, problem.current + 1, NEVER).T,
        "wish": problem.wish,
        "hopeful": problem.ranked.any(axis=1),
        "servable": problem.servable,
        "theme_practices": _theme_practices(problem),
        "counted": size.counted,
        "limits": (size.low, size.high, problem.n_tables, mode, limited),
        "theme_range": (problem.table_count.least, problem.table_count.most),
        "energy_of_tier": ENERGY_OF_TIER[problem.fairness],
        "order_of_tier": order_of_tier(problem),
        **_misplaced(problem),
        **_caps([p for p in problem.primitives if isinstance(p, ClassCap)], n),
        **_covers(
            [p for p in problem.primitives if isinstance(p, Cover)], n, problem.n_themes
        ),
        **_labels([p for p in problem.primitives if isinstance(p, CommonLabel)], n),
        **_pairs(problem),
    }
    return Arrays(
        **{name: np.array(v, dtype=np.int64, order="C") for name, v in fields.items()}
    )


def without_value(arrays: Arrays) -> Arrays:
    """Return the arrays with the rules alone: no practices, no fairness."""
    limits = arrays.limits.copy()
    limits[3] = MODES.index("total")
    return arrays._replace(
        theme_practices=np.full_like(arrays.theme_practices, -1), limits=limits
    )


def order_of_tier(problem: GroupingProblem) -> tuple[int, ...]:
    """Weigh a person's fairness tier so that sums compare like the stages do.

    A person of tier s is below every threshold from number ``5 - s`` on; stage t
    outweighs all later ones together, hence the powers of ``n + 1``.
    """
    if problem.fairness == "total":
        return (0,) * (N_THRESHOLDS + 1)
    if problem.fairness == "floor":
        return (0,) + (1,) * N_THRESHOLDS
    base = problem.n_people + 1
    return tuple(sum(base**t for t in range(s)) for s in range(N_THRESHOLDS + 1))


def _gains(problem: GroupingProblem, per_step: IntArray) -> IntArray:
    levels = np.arange(problem.n_levels + 1)[:, None]
    steps = np.minimum(levels, problem.aim.T[:, None]) - problem.current.T[:, None]
    return np.asarray(np.clip(steps, 0, None) * per_step.T[:, None])


def _theme_practices(problem: GroupingProblem) -> IntArray:
    most = int(problem.practices.sum(axis=1).max(initial=1))
    table = np.full((problem.n_themes, most), -1, dtype=np.int64)
    for theme, row in enumerate(problem.practices):
        here = np.flatnonzero(row)
        table[theme, : len(here)] = here
    return table


def _misplaced(problem: GroupingProblem) -> dict[str, IntArray]:
    shape = (problem.n_people, problem.n_themes, problem.n_tables)
    sums = {True: np.zeros(shape, np.int64), False: np.zeros(shape, np.int64)}
    for primitive in problem.primitives:
        if isinstance(primitive, Allowed):
            allowed = primitive.themes[:, :, None] & primitive.tables[:, None, :]
            sums[primitive.must] += ~allowed
    return {"misplaced_must": sums[True], "misplaced_prefer": sums[False]}


def _caps(caps: list[ClassCap], n: int) -> dict[str, Any]:
    most = np.zeros((len(caps), max((len(c.most) for c in caps), default=0)), np.int64)
    for row, cap in zip(most, caps, strict=True):
        row[: len(cap.most)] = cap.most
    return {
        "cap_label": np.array([c.label for c in caps]).reshape(len(caps), n),
        "cap_most": most,
        "cap_must": [c.must for c in caps],
    }


def _covers(covers: list[Cover], n: int, n_themes: int) -> dict[str, Any]:
    k = len(covers)
    return {
        "cover_eligible": np.array([c.eligible for c in covers]).reshape(
            k, n_themes, n
        ),
        "cover_group": np.array([c.group for c in covers]).reshape(k, n),
        "cover_least": np.array([c.least for c in covers]).reshape(k, n_themes),
        "cover_must": [c.must for c in covers],
    }


def _labels(labels: list[CommonLabel], n: int) -> dict[str, Any]:
    bridges = np.zeros((len(labels), MOST_BRIDGES), np.int64)
    numbers = np.zeros((len(labels), MOST_BRIDGES), np.int64)
    for row, label in enumerate(labels):
        bridges[row, : len(label.bridges)] = label.bridges
        numbers[row, : len(label.bridges)] = label.n_bridges
    bits = [int(label.masks.max(initial=0)).bit_length() for label in labels]
    return {
        "label_masks": np.array([c.masks for c in labels]).reshape(len(labels), n),
        "label_bits": bits,
        "label_bridges": bridges,
        "label_n_bridges": numbers,
        "label_must": [c.must for c in labels],
    }


def _pairs(problem: GroupingProblem) -> dict[str, Any]:
    goals = problem.pair_goals
    nothing = np.zeros(len(goals.first), np.int64)
    parts = [(goals.first, goals.second, nothing, nothing, goals.value)]
    offset = [0, 0]
    for pairs in (p for p in problem.primitives if isinstance(p, Pairs)):
        effect = np.full(len(pairs.first), -1 if pairs.together else 1, np.int64)
        zero = np.zeros_like(effect)
        must, prefer = (effect, zero) if pairs.must else (zero, effect)
        parts.append((pairs.first, pairs.second, must, prefer, zero))
        offset[0 if pairs.must else 1] += len(effect) if pairs.together else 0
    first, second, *effects = (np.concatenate(c) for c in zip(*parts, strict=True))
    source = np.concatenate([first, second])
    order = np.argsort(source, kind="stable")
    start = np.zeros(problem.n_people + 1, np.int64)
    np.cumsum(np.bincount(source, minlength=problem.n_people), out=start[1:])
    must, prefer, value = (np.concatenate([e, e])[order] for e in effects)
    return {
        "pair_start": start,
        "pair_other": np.concatenate([second, first])[order],
        "pair_must": must,
        "pair_prefer": prefer,
        "pair_value": value,
        "pair_offset": offset,
    }
