"""The course of a proof: the stages in turn, and the way back to an earlier one."""

from __future__ import annotations

from itertools import takewhile

from cityshare.optimisation.goal import Goal, stages
from cityshare.optimisation.incumbent import Incumbent
from cityshare.optimisation.proof import ProofBudget
from cityshare.optimisation.stage import Stage

MOST_RETURNS = 10  # to an earlier stage; each time the plan is better than before


class Course:
    """Bounds every stage within what the plan reaches in the stages before it.

    A plan found late may be better in an early stage and worse in another. Then that
    early stage is next: what is known of it still holds, but nothing of those after it.
    """

    def __init__(self, run: Incumbent, budget: ProofBudget) -> None:
        self.run, self.budget = run, budget
        self._stages = stages(run.problem)
        self._goals = [stage.within(Goal("start")) for stage in self._stages]
        self._bounds: list[int | None] = [None] * len(self._goals)

    def run_all(self) -> tuple[int, int | None]:
        """Return how many stages are proven, one after the other, and the last bound.

        There is no bound where it would not speak of the plan.
        """
        place, n_left = 0, MOST_RETURNS
        while place < len(self._goals):
            self._bound(place)
            if self.run.keeps_limits:
                self._leave(place)
                place += 1
            elif n_left:
                place = self._return()
                n_left -= 1
            else:
                break
        proven = list(takewhile(self._is_proven, range(len(self._goals))))
        return len(proven), self._bounds[-1] if self.run.keeps_limits else None

    def _achieved(self, place: int) -> int:
        return self._goals[place].of_plan(self.run.problem, self.run.evaluation)

    def _is_proven(self, place: int) -> bool:
        bound = self._bounds[place]
        return bound is not None and bound <= self._achieved(place)

    def _bound(self, place: int) -> None:
        """Bound one stage and improve the plan on the way."""
        goal, known = self._goals[place], self._bounds[place]
        if self._is_proven(place):
            return
        if not goal.value and self._achieved(place) == 0:
            self._bounds[place] = 0
        elif not self.run.should_stop():
            found = Stage(self.run, goal, self.budget).run_all()
            bounds = [bound for bound in (known, found) if bound is not None]
            self._bounds[place] = min(bounds, default=None)

    def _leave(self, place: int) -> None:
        """Let what the plan reaches be a limit for the next stage."""
        if place + 1 == len(self._goals):
            return
        limits = self._goals[place].limited(self.run.problem, self.run.evaluation)
        self._goals[place + 1] = self._stages[place + 1].within(limits)
        self.run.reached.append(self.run.evaluation.objective[place])

    def _return(self) -> int:
        """Forget the stages after the first one that has become better."""
        place = self.run.first_better
        del self.run.reached[place:]
        self.run.bound = None
        self._bounds[place + 1 :] = [None] * (len(self._bounds) - place - 1)
        return place
