"""Units: people whom a set of rules cannot tell apart, or seats as one block."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, eq=False)
class Unit:
    """People who share one row of variables.

    A block sits at one table as a whole; the people of any other unit are alike,
    so only how many of them sit where matters.
    """

    people: IntArray
    is_block: bool

    @property
    def most(self) -> int:
        """The highest value of one of its variables."""
        return 1 if self.is_block else len(self.people)

    def weight(self, chosen: BoolArray) -> int:
        """Return how many chosen people each count of its variable stands for."""
        if self.is_block:
            return int(chosen[self.people].sum())
        return int(chosen[self.people[0]])


def units_of(counted: BoolArray, primitives: Sequence[Primitive]) -> list[Unit]:
    """Sort people into as few units as the primitives permit, largest first."""
    n = len(counted)
    blocks = blocks_of(n, primitives)
    units = [Unit(np.array(block), True) for block in blocks if len(block) > 1]
    paired = {i for unit in units for i in unit.people.tolist()}
    for pairs in primitives:
        if isinstance(pairs, Pairs):
            paired |= {*pairs.first.tolist(), *pairs.second.tolist()}
    alike: dict[Hashable, list[int]] = defaultdict(list)
    inside = {i for unit in units for i in unit.people.tolist()}
    for i in range(n):
        if i not in inside:
            alone = i if i in paired else -1
            traits = tuple(_trait(p, i) for p in primitives)
            alike[(alone, bool(counted[i]), traits)].append(i)
    units += [Unit(np.array(people), False) for people in alike.values()]
    return sorted(units, key=lambda unit: (-len(unit.people), int(unit.people[0])))


def _trait(primitive: Primitive, i: int) -> Hashable:
    """Return what a primitive sees of a person."""
    match primitive:
        case Allowed():
            return primitive.themes[i].tobytes(), primitive.tables[i].tobytes()
        case ClassCap():
            return _bound_class(primitive, i)
        case Cover():
            eligible = primitive.eligible[:, i] & (primitive.least > 0)
            grouped = eligible.any() and primitive.least.max() > 1
            return eligible.tobytes(), int(primitive.group[i]) if grouped else -1
        case CommonLabel():
            return int(primitive.masks[i])
        case Pairs():
            return None


def _bound_class(cap: ClassCap, i: int) -> int:
    """Return a person's class if it has more people than one table may take."""
    own = int(cap.label[i])
    if own < 0 or (cap.label == own).sum() <= cap.most[own]:
        return -1
    return own


def blocks_of(n: int, primitives: Sequence[Primitive]) -> list[list[int]]:
    """Join the pairs to be seated together into blocks; others stay alone."""
    root = list(range(n))

    def find(i: int) -> int:
        while root[i] != i:
            root[i] = root[root[i]]
            i = root[i]
        return i

    for pairs in primitives:
        if isinstance(pairs, Pairs) and pairs.together:
            for i, j in zip(pairs.first.tolist(), pairs.second.tolist(), strict=True):
                root[find(i)] = find(j)
    blocks: dict[int, list[int]] = defaultdict(list)
    for i in range(n):
        blocks[find(i)].append(i)
    return list(blocks.values())


def cliques_of(pairs: Pairs) -> list[list[int]]:
    """Cover pairs with groups of people of whom all pairs are listed, greedily."""
    edges = list(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True))
    near: dict[int, set[int]] = defaultdict(set)
    for i, j in edges:
        near[i].add(j)
        near[j].add(i)
    covered: set[tuple[int, int]] = set()
    cliques = []
    for i, j in edges:
        if (i, j) in covered or i == j:
            continue
        clique = [i, j]
        for other in sorted(near[i] & near[j]):
            if all(other in near[member] for member in clique):
                clique.append(other)
        covered |= {(a, b) for a in clique for b in clique}
        cliques.append(clique)
    return cliques
