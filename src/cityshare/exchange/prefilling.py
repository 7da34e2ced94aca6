"""An action plan to begin with: from priorities, ties at the tables and promises."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cityshare.exchange.action_plan import ActionPlan, Goal
from cityshare.exchange.outcome import Commitment, Outcome
from cityshare.grouping import Plan
from cityshare.grouping.plan import PlanTie
from cityshare.scoring import Profiles

MOST_PREFILLED = 3


def prefill(
    plans: Iterable[Plan],
    profiles: Profiles,
    delegation: str,
    outcomes: Iterable[Outcome] = (),
) -> ActionPlan:
    """Return the action plan that a delegation begins with.

    Parameters
    ----------
    plans
        The plans by which people sat.
    profiles
        The profiles of their cohort.
    delegation
        Id of the delegation.
    outcomes
        What came out of the tables.

    Returns
    -------
    ActionPlan
        Up to three goals.

    Notes
    -----
    Goals are the practices that members rank (the best rank first) or that somebody
    promised to them. The level is the target that the delegation agreed on, else the
    one of the member who ranks it highest, else one step up. This member owns it.
    Help comes from whoever promised it on this practice, to a member or to the
    delegation, else from the sharer of the best tie at a member's table. What a
    member promised on the practice is the first step.
    """
    members = _Members.of(profiles, delegation)
    promises = [promise for found in outcomes for promise in found.commitments]
    ties = [tie for plan in plans for tie in plan.ties if tie.same_table]
    goals = (
        members.goal(practice, ties, promises)
        for practice in members.practices(promises)[:MOST_PREFILLED]
    )
    return ActionPlan(goals=tuple(goals))


@dataclass(frozen=True)
class _Members:
    """The people of one delegation, with their rows in the profiles."""

    profiles: Profiles
    delegation: str
    rows: dict[str, int]

    @classmethod
    def of(cls, profiles: Profiles, delegation: str) -> _Members:
        rows = {
            person.id: i
            for i, person in enumerate(profiles.participants)
            if person.delegation == delegation
        }
        return cls(profiles, delegation, rows)

    def practices(self, promises: Iterable[Commitment]) -> list[str]:
        """Return the practices of the goals: ranked ones, then promised ones."""
        names = self.profiles.practices
        ranks = self.profiles.priority[list(self.rows.values())]
        ranked = [
            (
                min(r for r in ranks[:, p].tolist() if r),
                -int((ranks[:, p] > 0).sum()),
                p,
            )
            for p in range(len(names))
            if (ranks[:, p] > 0).any()
        ]
        promised = (
            promise.practice
            for promise in promises
            if promise.practice in names and self._is_for_us(promise)
        )
        return list(dict.fromkeys([*(names[p] for *_, p in sorted(ranked)), *promised]))

    def goal(
        self, practice: str, ties: list[PlanTie], promises: list[Commitment]
    ) -> Goal:
        """Return a goal as far as it is known."""
        p = self.profiles.practices.index(practice)
        on_it = [promise for promise in promises if promise.practice == practice]
        owner = self._owner(p)
        step = next((own for own in on_it if own.who in self.rows), None)
        promise = next((other for other in on_it if self._is_for_us(other)), None)
        return Goal(
            practice=practice,
            level=self._level(p, owner),
            first_step=step.what if step else "",
            first_step_by=step.by if step else None,
            owner=step.who if step else owner,
            help_by=promise.who if promise else self._sharer(practice, ties),
            help=promise.what if promise else "",
        )

    def _is_for_us(self, promise: Commitment) -> bool:
        ours = {*self.rows, self.delegation}
        return promise.whom in ours and promise.who not in ours

    def _owner(self, p: int) -> str:
        ranked = [
            (rank, i, id_)
            for id_, i in self.rows.items()
            if (rank := int(self.profiles.priority[i, p]))
        ]
        return min(ranked)[-1] if ranked else ""

    def _level(self, p: int, owner: str) -> int | None:
        """Return the agreed target, else the owner's, else one step up."""
        name = self.profiles.practices[p]
        for level in self.profiles.cohort.agreed:
            at = (level.delegation, level.practice)
            if at == (self.delegation, name) and level.target is not None:
                return level.target
        rows = [self.rows[owner]] if owner else list(self.rows.values())
        target = int(self.profiles.own_target[rows, p].max(initial=0))
        current = int(self.profiles.current[rows, p].max(initial=0))
        if target > 0:
            return target
        return min(current + 1, self.profiles.n_levels) if current else None

    def _sharer(self, practice: str, ties: list[PlanTie]) -> str:
        """Return the sharer of the best tie; colleagues are never tied."""
        found = [
            (-tie.value, n, tie.sharer)
            for n, tie in enumerate(ties)
            if tie.practice == practice and tie.learner in self.rows
        ]
        return min(found)[-1] if found else ""
