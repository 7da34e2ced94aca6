"""Groups of people within which one common label holds for all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from cityshare.optimisation.label_options import options_of
from cityshare.optimisation.primitives import CommonLabel
from cityshare.optimisation.problem import GroupingProblem

MOST_GROUPS = 40


@dataclass(frozen=True)
class Group:
    """People within which every common label holds, perhaps through a bridge."""

    people: frozenset[int]
    bridge: int | None = None


def label_groups(problem: GroupingProblem) -> list[Group]:
    """List groups so that every table that keeps the labels lies in one of them.

    Everybody in a group carries one label, or one of a bridge's labels. Groups
    within others are left out; a rule that would make too many is left to the
    search.
    """
    groups = [Group(frozenset(range(problem.n_people)))]
    for primitive in problem.primitives:
        if not (isinstance(primitive, CommonLabel) and primitive.must):
            continue
        finer = _largest(
            Group(
                group.people & option.people,
                group.bridge if option.bridge is None else option.bridge,
            )
            for group in groups
            for option in _options(primitive)
        )
        if len(finer) <= MOST_GROUPS:
            groups = finer
    return groups


def _options(common: CommonLabel) -> list[Group]:
    fits, kinds = options_of(common)
    return [
        Group(frozenset(np.flatnonzero(column).tolist()), None if kind < 0 else kind)
        for column, kind in zip(fits.T, kinds, strict=True)
    ]


def _largest(groups: Iterable[Group]) -> list[Group]:
    """Leave out groups whose people all lie in one that is as cheap."""

    def order(group: Group) -> tuple[int, int, list[int]]:
        kind = -1 if group.bridge is None else group.bridge
        return (-len(group.people), kind, sorted(group.people))

    found: list[Group] = []
    for one in sorted(set(groups), key=order):
        if one.people and not any(
            one.people <= other.people and other.bridge in {None, one.bridge}
            for other in found
        ):
            found.append(one)
    return found
