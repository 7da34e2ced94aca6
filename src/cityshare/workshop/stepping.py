"""Stepping: a draft of the plan goes one step on, or one step back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cityshare import advice
from cityshare.advice.change import number_of, row_of
from cityshare.errors import CityshareError, Problem
from cityshare.store import PlanVersion, people, plans, steps
from cityshare.store.steps import NO_SHOW, START, Moved, Start, Step
from cityshare.workshop.board_hall import BoardHall, hall_of
from cityshare.workshop.board_state import BoardState
from cityshare.workshop.change import Change, View
from cityshare.workshop.judging import begin, judge
from cityshare.workshop.places import Places, taken_back


def version_of(view: View, number: int) -> PlanVersion:
    """Return a version; L206 if there is none, L207 if it seats nobody."""
    version = plans.plan_of(view.connection, view.id, number)
    if version is None:
        raise CityshareError([Problem("L206", got=number)])
    if not version.plan.has_tables:
        raise CityshareError([Problem("L207", got=number)])
    return version


def draft_at(view: View, number: int, step: int) -> PlanVersion:
    """Return a draft that is at a step.

    Raises
    ------
    CityshareError
        L206 or L207 without such a version, L322 if it is published, L320 if it is
        at another step.
    """
    version = version_of(view, number)
    if version.state == "published":
        raise CityshareError([Problem("L322", got=number)])
    if version.step != step:
        raise CityshareError([Problem("L320")])
    return version


def state_of(view: View, version: PlanVersion) -> BoardState:
    """Return a version as the board shows it."""
    last = steps.last_step(view.connection, view.id, version.number)
    is_draft = version.state == "draft"
    seated = Places.of(version.plan).table_of
    return BoardState(
        number=version.number,
        session=version.session,
        state=version.state,
        step=version.step,
        can_undo=is_draft and version.step > START,
        can_redo=is_draft and last > version.step,
        locked=frozenset(id_ for id_ in version.locked if id_ in seated),
        plan=version.plan,
    )


def moves_of(hall: BoardHall, places: Places, wanted: advice.Change) -> list[Moved]:
    """Return who goes where in a move or a swap; nobody where nothing changes.

    Raises
    ------
    CityshareError
        R104 if a person has no seat, R105 if there is no such table.
    """
    row_of(hall.compiled, wanted.person)
    here = places.table_of[wanted.person]
    if not wanted.other:
        number_of(hall.compiled, wanted.table)
        moves = [Moved(wanted.person, here, wanted.table)]
    else:
        row_of(hall.compiled, wanted.other)
        there = places.table_of[wanted.other]
        moves = [Moved(wanted.person, here, there), Moved(wanted.other, there, here)]
    return [moved for moved in moves if moved.before != moved.after]


def check_locks(version: PlanVersion, moves: Iterable[Moved]) -> None:
    """Refuse to move somebody who is locked (L321)."""
    held = [moved.person for moved in moves if moved.person in version.locked]
    if held:
        raise CityshareError([Problem("L321", got=", ".join(held))])


def step_on(change: Change, version: PlanVersion, made: Step) -> PlanVersion:
    """Take a new step; steps that were taken back are gone for good.

    No number is given twice, so that a screen cannot take another plan for its own.
    """
    at = (change.connection, change.id, version.number)
    number = steps.last_step(*at) + 1
    step = replace(made, number=number)
    after = _go(change, version, step, to=number)
    steps.remove_steps_after(*at, version.step)
    steps.add_step(*at, step, at=change.now)
    return after


def step_back(change: Change, version: PlanVersion) -> PlanVersion:
    """Take the last step back; L323 if there is none."""
    taken = [step for step in _steps(change, version) if step.number <= version.step]
    if not taken:
        raise CityshareError([Problem("L323")])
    to = taken[-2].number if len(taken) > 1 else START
    step = taken_back(taken[-1])
    check_locks(version, step.moves)
    set_away(change, step.away, away=step.kind != NO_SHOW)
    return _go(change, version, step, to=to)


def step_again(change: Change, version: PlanVersion) -> PlanVersion:
    """Take the step that was taken back; L324 if there is none."""
    left = [step for step in _steps(change, version) if step.number > version.step]
    if not left:
        raise CityshareError([Problem("L324")])
    check_locks(version, left[0].moves)
    set_away(change, left[0].away, away=left[0].kind == NO_SHOW)
    return _go(change, version, left[0], to=left[0].number)


def set_away(change: Change, ids: Iterable[str], *, away: bool) -> tuple[str, ...]:
    """Note who is away or here after all; return those for whom that is new."""
    at = (change.connection, change.id)
    new = tuple(id_ for id_ in ids if people.set_away(*at, id_, away=away))
    for id_ in new:
        change.note("away", person=id_)
    return new


def _steps(change: Change, version: PlanVersion) -> Sequence[Step]:
    return steps.steps_of(change.connection, change.id, version.number)


def _go(change: Change, version: PlanVersion, step: Step, *, to: int) -> PlanVersion:
    """Make a step, whichever way, and keep the plan it leads to."""
    start = _start(change, version)
    places = Places.of(version.plan).after(step)
    plan = judge(
        hall_of(change, places), places, version.plan, start, at_start=to == START
    )
    plans.set_content(change.connection, change.id, version.number, plan, step=to)
    change.note("step", plan=version.number, step=to)
    return replace(version, plan=plan, step=to)


def _start(change: Change, version: PlanVersion) -> Start:
    at = (change.connection, change.id, version.number)
    start = steps.start_of(*at)
    if start is None:
        places = Places.of(version.plan)
        start = begin(hall_of(change, places), places, version.plan)
        steps.set_start(*at, start, at=change.now)
    return start
