"""Mending a plan on the board after a no-show or a late arrival."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cityshare.advice.repaired import RepairResult
from cityshare.errors import CityshareError, Problem
from cityshare.grouping.plan import Plan
from cityshare.progress import Observer
from cityshare.store import PlanVersion
from cityshare.store.steps import LATE, NO_SHOW, Moved, Step
from cityshare.workshop.board_hall import BoardHall, hall_of
from cityshare.workshop.change import Change, View
from cityshare.workshop.judging import draw
from cityshare.workshop.places import Places, sizes_of, ways
from cityshare.workshop.seating import record_version
from cityshare.workshop.stepping import draft_at, set_away, step_on, version_of


@dataclass(frozen=True, eq=False)
class Mending:
    """What a repair is asked for, read at one moment."""

    version: PlanVersion
    hall: BoardHall
    kind: str
    ids: tuple[str, ...]

    def solve(self, observer: Observer) -> RepairResult:
        """Look for the plan with the fewest moves; writes nothing.

        Who is locked stays; after a late arrival everybody else does.
        """
        from cityshare.advice import repair  # noqa: PLC0415  slow, and for few

        version, hall = self.version, self.hall
        seated = Places.of(version.plan).table_of
        held = seated if self.kind == LATE else version.locked
        return repair(
            hall.ground.profiles,
            version.plan,
            hall.seating_rules,
            absent=() if self.kind == LATE else self.ids,
            arrived=self.ids if self.kind == LATE else (),
            locked=[id_ for id_ in held if id_ in seated and id_ not in self.ids],
            most_moves=0 if self.kind == LATE else None,
            met=hall.met,
            random_plans=0,
            ties=hall.ground.ties,
            observer=observer,
        )


def read_no_show(view: View, number: int, ids: Iterable[str]) -> Mending:
    """Read what mending without some people needs; L206, L207, L312, L325."""
    version, given = version_of(view, number), _known(view, ids)
    without = [id_ for id_ in given if version.plan.table_of(id_) is None]
    _refuse("L325", without)
    hall = hall_of(view, Places.of(version.plan))
    return Mending(version, hall, NO_SHOW, given)


def read_late(view: View, number: int, ids: Iterable[str]) -> Mending:
    """Read what seating people who came late needs; L206, L207, L312, L326."""
    version, given = version_of(view, number), _known(view, ids)
    seated = Places.of(version.plan).table_of
    _refuse("L326", [id_ for id_ in given if id_ in seated])
    hall = hall_of(view, Places.of(version.plan))
    return Mending(version, hall, LATE, given)


def keep_mended(change: Change, mending: Mending, found: RepairResult) -> PlanVersion:
    """Keep a mended plan: as a step of its draft, else as a new draft.

    Raises
    ------
    CityshareError
        L320 if the plan was changed meanwhile.
    """
    version = version_of(change, mending.version.number)
    if version.step != mending.version.step:
        raise CityshareError([Problem("L320")])
    away = set_away(change, mending.ids, away=mending.kind == NO_SHOW)
    if version.state == "published" or found.closed:
        return _new_draft(change, mending, found.plan)
    moves = (*ways(version.plan, found.plan), *_helpers(version.plan, mending.ids))
    if not moves:
        return version
    before, after = sizes_of(version.plan), sizes_of(found.plan)
    changed = (before, after) if before and after and before != after else None
    draft = draft_at(change, version.number, version.step)
    return step_on(change, draft, Step(0, mending.kind, moves, changed, away))


def _new_draft(change: Change, mending: Mending, plan: Plan) -> PlanVersion:
    version, places = mending.version, Places.of(plan)
    before = plan.model_copy(
        update={"headline": version.plan.headline, "session": version.plan.session}
    )
    drawn = draw(hall_of(change, places), places, before)
    locked = tuple(id_ for id_ in version.locked if id_ in places.table_of)
    return record_version(
        change, replace(version, plan=drawn, base=version.number, locked=locked)
    )


def _helpers(plan: Plan, ids: Sequence[str]) -> Iterable[Moved]:
    """Give the interpreters among those who have gone; they have no place to fill."""
    seated = Places.of(plan).table_of
    for id_ in ids:
        table = plan.table_of(id_)
        if table is not None and id_ not in seated:
            yield Moved(id_, table.id, "")


def _known(view: View, ids: Iterable[str]) -> tuple[str, ...]:
    given = tuple(dict.fromkeys(ids))
    for id_ in given:
        view.person(id_)
    return given


def _refuse(code: str, ids: Sequence[str]) -> None:
    if ids:
        raise CityshareError([Problem(code, got=id_) for id_ in ids])
