"""The one judge: the value of a seating and the rules it breaks, in integers."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from cityshare.optimisation.primitives import (
    Allowed,
    BoolArray,
    ClassCap,
    CommonLabel,
    Cover,
    IntArray,
    Pairs,
    Primitive,
)
from cityshare.optimisation.problem import N_THRESHOLDS, GroupingProblem, Seating


@dataclass(frozen=True, eq=False)
class Evaluation:
    """What a seating is worth.

    Attributes
    ----------
    value
        Eighths of weighted steps, pair goals included.
    table_values
        The same by table ``(k,)``, without pair goals.
    served
        Eighths of first-source steps that each person can take ``(n,)``.
    answered
        Ranked priorities answered at the own table ``(n, P)``.
    unfairness
        The fairness stages in order, each a number of people, fewest first.
    broken
        How often each primitive is broken, in the problem's order.
    must_broken, prefer_broken
        Sums over the primitives of each strength.
    sizes_kept
        Whether sizes and tables per theme lie in their ranges.
    """

    value: int
    table_values: IntArray
    served: IntArray
    answered: BoolArray
    unfairness: tuple[int, ...]
    broken: tuple[int, ...]
    must_broken: int
    prefer_broken: int
    sizes_kept: bool

    @property
    def is_allowed(self) -> bool:
        """Whether every ``must`` rule holds."""
        return self.sizes_kept and self.must_broken == 0

    @property
    def objective(self) -> tuple[int, ...]:
        """The vector that engines minimise lexicographically; the value negated."""
        return (self.prefer_broken, *self.unfairness, -self.value)


def evaluate(problem: GroupingProblem, seating: Seating) -> Evaluation:
    """Value a seating and count what it breaks.

    Complexity O(n P + number of primitives * n).
    """
    n, n_practices = problem.current.shape
    first = np.zeros((n, n_practices), dtype=np.int64)
    second = np.zeros((n, n_practices), dtype=np.int64)
    for table in range(problem.n_tables):
        members = seating.members(table)
        top = two_highest(problem.shared[members])
        here = problem.practices[seating.theme_of[table]]
        first[members] = np.where(here, top[0], 0)
        second[members] = np.where(here, top[1], 0)
    steps_first = _steps(problem, first)
    served = (steps_first * problem.gain_first).sum(axis=1)
    extra = (_steps(problem, second) * problem.gain_second).sum(axis=1)
    wish = problem.wish[np.arange(n), seating.theme_of[seating.table_of]]
    table_values = np.zeros(problem.n_tables, dtype=np.int64)
    np.add.at(table_values, seating.table_of, served + extra + wish)
    answered = problem.ranked & (steps_first > 0)
    broken = tuple(count_broken(p, seating) for p in problem.primitives)
    musts = [p.must for p in problem.primitives]
    return Evaluation(
        value=int(table_values.sum()) + _pair_value(problem, seating),
        table_values=table_values,
        served=served,
        answered=answered,
        unfairness=_unfairness(problem, served, answered),
        broken=broken,
        must_broken=sum(b for b, must in zip(broken, musts, strict=True) if must),
        prefer_broken=sum(b for b, must in zip(broken, musts, strict=True) if not must),
        sizes_kept=_sizes_kept(problem, seating),
    )


def two_highest(levels: IntArray) -> IntArray:
    """Return the two highest levels of each column, shape ``(2, n_columns)``.

    >>> two_highest(np.array([[3, 0], [5, 4], [5, 0]]))
    array([[5, 4],
           [5, 0]])
    """
    padded = np.zeros((2 + len(levels), levels.shape[1]), dtype=np.int64)
    padded[2:] = levels
    return np.sort(padded, axis=0)[:-3:-1]


def _steps(problem: GroupingProblem, level: IntArray) -> IntArray:
    return np.clip(np.minimum(level, problem.aim) - problem.current, 0, None)


def _pair_value(problem: GroupingProblem, seating: Seating) -> int:
    goals = problem.pair_goals
    same = seating.table_of[goals.first] == seating.table_of[goals.second]
    return int(goals.value[same].sum())


def _sizes_kept(problem: GroupingProblem, seating: Seating) -> bool:
    size, count = problem.size, problem.table_count
    counted = seating.table_of[size.counted]
    sizes = np.bincount(counted, minlength=problem.n_tables)
    themes = np.bincount(seating.theme_of, minlength=problem.n_themes)
    return bool(
        (sizes >= size.low).all()
        and (sizes <= size.high).all()
        and (themes >= count.least).all()
        and (themes <= count.most).all()
    )


def _unfairness(
    problem: GroupingProblem, served: IntArray, answered: BoolArray
) -> tuple[int, ...]:
    if problem.fairness == "total":
        return ()
    if problem.fairness == "floor":
        hopeful = problem.ranked.any(axis=1)
        return (int((hopeful & ~answered.any(axis=1)).sum()),)
    servable = problem.servable
    parts = N_THRESHOLDS - 1
    none = (servable > 0) & (served == 0)
    below = [
        int((parts * served < threshold * servable).sum())
        for threshold in range(1, N_THRESHOLDS)
    ]
    return (int(none.sum()), *below)


def count_broken(primitive: Primitive, seating: Seating) -> int:
    """Count how often a seating breaks a primitive (0: it is kept)."""
    match primitive:
        case Allowed():
            return int(misplaced(primitive, seating).sum())
        case Pairs():
            return int(unwanted_pairs(primitive, seating).sum())
    return sum(broken_by_table(primitive, seating)) + (
        unbridged(primitive, seating) if isinstance(primitive, CommonLabel) else 0
    )


def misplaced(primitive: Allowed, seating: Seating) -> BoolArray:
    """Tell which people sit where they may not, shape ``(n,)``."""
    people = np.arange(len(seating.table_of))
    theme = seating.theme_of[seating.table_of]
    allowed = primitive.themes[people, theme]
    return ~(allowed & primitive.tables[people, seating.table_of])


def unwanted_pairs(primitive: Pairs, seating: Seating) -> BoolArray:
    """Tell which pairs are not as wanted, shape ``(n_pairs,)``."""
    table_of = seating.table_of
    same = table_of[primitive.first] == table_of[primitive.second]
    return np.asarray(~same if primitive.together else same)


def broken_by_table(
    primitive: ClassCap | Cover | CommonLabel, seating: Seating
) -> list[int]:
    """Count how often each table breaks a primitive, bridges to spare."""
    tables = range(len(seating.theme_of))
    match primitive:
        case ClassCap():
            return _excess(primitive, seating)
        case Cover():
            return [
                _shortfall(primitive, seating.members(g), int(seating.theme_of[g]))
                for g in tables
            ]
        case CommonLabel():
            return [lacking(primitive, seating.members(g))[0] for g in tables]


def _excess(cap: ClassCap, seating: Seating) -> list[int]:
    labelled = (cap.label >= 0) & (seating.table_of >= 0)
    counts = np.zeros((len(seating.theme_of), len(cap.most)), dtype=np.int64)
    np.add.at(counts, (seating.table_of[labelled], cap.label[labelled]), 1)
    return [int(n) for n in np.maximum(counts - cap.most, 0).sum(axis=1)]


def _shortfall(cover: Cover, members: IntArray, theme: int) -> int:
    eligible = members[cover.eligible[theme, members]]
    return max(0, int(cover.least[theme]) - len(set(cover.group[eligible].tolist())))


def lacking(common: CommonLabel, members: IntArray) -> tuple[int, int]:
    """Count the people at a table without its best label, and name its bridges.

    Returns
    -------
    tuple of int
        People lacking (0 if a bridge would do), and a bit mask of the kinds of
        bridge one of which the table needs (0: it needs none).
    """
    masks = common.masks[members]
    if not len(masks):
        return 0, 0
    carried = [int(((masks >> bit) & 1).sum()) for bit in range(_n_bits(common.masks))]
    direct = len(masks) - max(carried, default=0)
    if direct == 0:
        return 0, 0
    kinds = 0
    for kind, bridge in enumerate(common.bridges):
        if ((masks & bridge) != 0).all():
            kinds |= 1 << kind
    return (0, kinds) if kinds else (direct, 0)


def _n_bits(masks: IntArray) -> int:
    return int(masks.max(initial=0)).bit_length()


def unbridged(common: CommonLabel, seating: Seating) -> int:
    """Count the tables that need a bridge and get none in the best distribution.

    By Hall's theorem in its deficiency form (Ore 1955): the largest number by
    which the tables that only a set of kinds can serve outnumber those kinds.
    """
    tables = range(len(seating.theme_of))
    return unbridged_needs(
        common, [lacking(common, seating.members(g))[1] for g in tables]
    )


def unbridged_needs(common: CommonLabel, needs: list[int]) -> int:
    """Count the tables left without a bridge, from the kinds that each could use."""
    n_kinds = len(common.bridges)
    worst = 0
    for size in range(1, n_kinds + 1):
        for kinds in combinations(range(n_kinds), size):
            mask = sum(1 << kind for kind in kinds)
            wanting = sum(1 for need in needs if need and need & ~mask == 0)
            worst = max(worst, wanting - int(common.n_bridges[list(kinds)].sum()))
    return worst
