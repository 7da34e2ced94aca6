"""The action plans: what each delegation has decided, for that delegation."""

from __future__ import annotations

from dataclasses import dataclass

from cityshare.documents.stamp import Stamp


@dataclass(frozen=True, slots=True)
class PlanGoal:
    """One goal in words; what is empty is left to be written by hand.

    Attributes
    ----------
    practice, aim
        What it is about, and what the delegation wants to be able to say of itself.
    first_step, step_by
        The first step, and its date.
    owner, approver
        Who leads it, who approves it.
    help, help_by
        What help was promised, and by whom.
    """

    practice: str = ""
    aim: str = ""
    first_step: str = ""
    step_by: str = ""
    owner: str = ""
    approver: str = ""
    help: str = ""
    help_by: str = ""


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """The goals of one delegation, the most important one first."""

    delegation: str
    people: tuple[str, ...] = ()
    goals: tuple[PlanGoal, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionPlans:
    """The plans of the delegations; each is given to that delegation alone."""

    stamp: Stamp
    plans: tuple[ActionPlan, ...]

    @property
    def empty_goal(self) -> PlanGoal:
        """A goal to write by hand, for a delegation that has none yet."""
        return PlanGoal()
