"""Ties: whom each learner should ask, and for what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from cityshare.cohort import Participant
from cityshare.scoring import FloatArray, IntArray, Profiles
from cityshare.similarity.context import ContextSimilarity, compare_contexts
from cityshare.similarity.potential import climbable_steps
from cityshare.similarity.tie import Tie

Reach = Callable[[int], float]

MOST_LEARNERS = 4
MOST_SOURCES = 3
CONTEXT_WEIGHT = 0.25
DECIMALS = 6


def flat_reach(distance: int) -> float:
    """Value every distance alike: research on the best distance is mixed.

    Parameters
    ----------
    distance
        The sharer's level minus the learner's, at least 1 (levels).

    Returns
    -------
    float
        The factor 1 (dimensionless).

    Examples
    --------
    >>> flat_reach(1) == flat_reach(4)
    True
    """
    del distance
    return 1.0


def find_ties(
    profiles: Profiles,
    *,
    max_learners: int = MOST_LEARNERS,
    max_sources: int = MOST_SOURCES,
    reach: Reach = flat_reach,
    context_weight: float = CONTEXT_WEIGHT,
) -> tuple[Tie, ...]:
    """Choose whom each learner should ask first, second and third.

    Parameters
    ----------
    profiles
        The profiles of a cohort.
    max_learners
        The most learners sent to one sharer.
    max_sources
        The most ties of one learner.
    reach
        Value of the distance between the two levels (levels to a factor).
    context_weight
        How much more a sharer from a delegation just like one's own is worth.

    Returns
    -------
    tuple of Tie
        By learner in the cohort's order, then by rank; never between colleagues,
        and only with sharers who may be named.

    Notes
    -----
    ``value = weight * steps * context * reach`` with
    ``context = 1 + context_weight * similarity``, the similarity of the two
    delegations from 0 to 1 (see :func:`compare_contexts`), and ``reach`` 1 for
    every distance unless another is given. Ties are chosen in passes: pass r gives
    every learner at most their r-th tie, the most valuable ties first, each
    practice of a learner once. In each pass someone new comes first; a sharer the
    learner has already is named again, for a further practice, only if nobody new
    is free. Equal values are put in an order scattered by the ids, so that neither
    the order of the file nor the alphabet favours anyone. Complexity
    O(c log c) in the number c of possible ties.

    Examples
    --------
    >>> from cityshare.cohort import read_cohort
    >>> from cityshare.scoring import score
    >>> ties = find_ties(score(read_cohort("sample_cohorts/seoul-2016")))
    >>> ties[0].learner, ties[0].reason
    ('beijing-1', "... can show how they did '...
    """
    contexts = compare_contexts(profiles.cohort)
    factor = 1 + context_weight * contexts.similarity
    possible = _in_order(profiles, _possible_ties(profiles, factor, reach))
    choice = _Choice(max_learners)
    for _ in range(max_sources):
        choice.take_pass(possible)
    chosen = [(*possible.row(k), rank) for k, rank in choice.chosen]
    chosen.sort(key=lambda row: (row[0], row[-1]))
    return tuple(_tie(profiles, contexts, *row) for row in chosen)


@dataclass(frozen=True, eq=False)
class _Possible:
    """Possible ties as columns of one length: rows of people, a practice, a value."""

    learner: IntArray
    sharer: IntArray
    practice: IntArray
    steps: IntArray
    value: FloatArray

    def __iter__(self) -> Iterator[tuple[int, int, int]]:
        return zip(
            self.learner.tolist(),
            self.sharer.tolist(),
            self.practice.tolist(),
            strict=True,
        )

    def row(self, k: int) -> tuple[int, int, int, int, float]:
        return (
            int(self.learner[k]),
            int(self.sharer[k]),
            int(self.practice[k]),
            int(self.steps[k]),
            float(self.value[k]),
        )

    def take(self, order: IntArray) -> _Possible:
        return _Possible(
            self.learner[order],
            self.sharer[order],
            self.practice[order],
            self.steps[order],
            self.value[order],
        )


class _Choice:
    """The ties chosen so far, pass by pass."""

    def __init__(self, max_learners: int) -> None:
        self.max_learners = max_learners
        self.chosen: list[tuple[int, int]] = []
        self._rank = 0
        self._served: set[int] = set()
        self._answered: set[tuple[int, int]] = set()
        self._learners: defaultdict[int, set[int]] = defaultdict(set)

    def take_pass(self, possible: _Possible) -> None:
        """Give every learner at most one more tie, someone new if possible."""
        self._rank += 1
        self._served.clear()
        for is_new in (True, False):
            for k, (learner, sharer, practice) in enumerate(possible):
                if learner not in self._served and self._fits(
                    learner, sharer, practice, is_new=is_new
                ):
                    self._take(k, learner, sharer, practice)

    def _fits(self, learner: int, sharer: int, practice: int, *, is_new: bool) -> bool:
        if (learner, practice) in self._answered:
            return False
        asking = self._learners[sharer]
        if not is_new:
            return learner in asking
        return learner not in asking and len(asking) < self.max_learners

    def _take(self, k: int, learner: int, sharer: int, practice: int) -> None:
        self.chosen.append((k, self._rank))
        self._served.add(learner)
        self._answered.add((learner, practice))
        self._learners[sharer].add(learner)


def _possible_ties(
    profiles: Profiles, context_factor: FloatArray, reach: Reach
) -> _Possible:
    rows = {id_.id: d for d, id_ in enumerate(profiles.cohort.delegations)}
    of = np.array([rows[p.delegation] for p in profiles.participants], dtype=np.int64)
    strangers = of[:, None] != of[None, :]
    by_distance = np.array([0.0, *map(reach, range(1, profiles.n_levels))])
    parts = []
    for p in range(len(profiles.practices)):
        steps = climbable_steps(profiles, p)
        possible = (steps > 0) & strangers & profiles.named[:, p][None, :]
        learner, sharer = np.nonzero(possible)
        distance = profiles.shared_level[sharer, p] - profiles.current[learner, p]
        value = profiles.weight[learner, p] * steps[learner, sharer]
        value = value * context_factor[of[learner], of[sharer]] * by_distance[distance]
        practice = np.full(len(learner), p, dtype=np.int64)
        parts.append(
            _Possible(learner, sharer, practice, steps[learner, sharer], value)
        )
    found = _Possible(
        *(
            np.concatenate([getattr(part, name) for part in parts])
            for name in ("learner", "sharer", "practice", "steps", "value")
        )
    )
    return found.take(np.flatnonzero(found.value > 0))


def _in_order(profiles: Profiles, possible: _Possible) -> _Possible:
    """Put the most valuable ties first, equal ones in an order scattered by ids."""
    people = _scattered([person.id for person in profiles.participants])
    practices = _scattered(list(profiles.practices))
    mixed = people[possible.learner] * np.uint64(3)
    mixed = mixed + people[possible.sharer] * np.uint64(5)
    mixed = _mix(mixed + practices[possible.practice])
    value = np.round(possible.value, DECIMALS)
    return possible.take(np.lexsort((mixed, -value)))


def _scattered(names: list[str]) -> npt.NDArray[np.uint64]:
    digests = [blake2b(name.encode(), digest_size=8).digest() for name in names]
    numbers = [int.from_bytes(digest, "big") for digest in digests]
    return np.array(numbers, dtype=np.uint64)


def _mix(numbers: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Spread the bits of each number, so that sums of digests order like chance."""
    for factor in (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53):
        numbers = numbers ^ (numbers >> np.uint64(33))
        numbers = numbers * np.uint64(factor)
    return numbers ^ (numbers >> np.uint64(33))


def _tie(
    profiles: Profiles,
    contexts: ContextSimilarity,
    learner: int,
    sharer: int,
    practice: int,
    steps: int,
    value: float,
    rank: int,
) -> Tie:
    one, other = profiles.participants[learner], profiles.participants[sharer]
    return Tie(
        learner=one.id,
        sharer=other.id,
        practice=profiles.practices[practice],
        steps=steps,
        value=round(value, DECIMALS),
        rank=rank,
        reason=_reason(profiles, contexts, one, other, practice),
    )


def _reason(
    profiles: Profiles,
    contexts: ContextSimilarity,
    learner: Participant,
    sharer: Participant,
    practice: int,
) -> str:
    shown = profiles.cohort.delegation(sharer.delegation).name
    label = profiles.cohort.questionnaire.practices[practice].label
    alike = contexts.likeness(learner.delegation, sharer.delegation)
    spoken = set(learner.languages), set(sharer.languages)
    parts = [f"{shown} can show how they did '{label}'", ", ".join(alike)]
    if all(spoken) and spoken[0].isdisjoint(spoken[1]):
        parts.append("no common language, so take an interpreter along")
    return "; ".join(part for part in parts if part)
