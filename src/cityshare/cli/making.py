"""Making a plan under the eyes of the terminal."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cityshare.cli.arguments import known_language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cityshare.cohort import Cohort
    from cityshare.diagrams import TraceRecorder
    from cityshare.grouping import Plan, Rules
    from cityshare.progress import Observer
    from cityshare.scoring import Profiles


@dataclass(frozen=True)
class Wish:
    """What the options of ``assign`` ask for; ``proof`` 0 asks for none."""

    cohort: Path
    changes: dict[str, Any] = field(default_factory=dict)
    session: str | None = None
    seed: int = 0
    seconds: float | None = None
    proof: float = 0
    fairness: str = "floor"
    earlier: tuple[Path, ...] = ()
    language: str = "en"


@dataclass(frozen=True, eq=False)
class Setting:
    """What a plan is made from: read, scored and checked."""

    profiles: Profiles
    rules: Rules
    changes: dict[str, Any]
    language: str
    earlier: tuple[Plan, ...]
    run: dict[str, Any]

    @property
    def cohort(self) -> Cohort:
        """The cohort that was read."""
        return self.profiles.cohort


@dataclass(frozen=True, eq=False)
class Made:
    """A plan, what it was made from, and how value and bound came closer."""

    setting: Setting
    plan: Plan
    recorder: TraceRecorder
    run: dict[str, Any]


def make_plan(wish: Wish) -> Made:
    """Read, score and assign for one session; Ctrl-C keeps the best plan so far."""
    from cityshare.cli.terminal import watching
    from cityshare.diagrams import TraceRecorder
    from cityshare.grouping.assigning import assign

    with watching(patience=wish.seconds) as terminal:
        setting = set_up(wish, wish.session, terminal)
        began = time.perf_counter()
        recorder = TraceRecorder(terminal, clock=time.perf_counter)
        plan = assign(
            setting.profiles,
            setting.rules,
            session=wish.session,
            earlier=setting.earlier,
            observer=recorder,
            **effort(wish),
        )
    spent = round(time.perf_counter() - began, 3)
    return Made(setting, plan, recorder, {**setting.run, "assign_seconds": spent})


def set_up(wish: Wish, session: str | None, observer: Observer) -> Setting:
    """Read everything a plan is made from, and get the engine ready."""
    from cityshare.cohort import read_cohort
    from cityshare.grouping.session_rules import cohort_rules, table_session
    from cityshare.scoring import score

    began = time.perf_counter()
    profiles = score(read_cohort(wish.cohort))
    cohort = profiles.cohort
    language = known_language(wish.language, cohort.questionnaire)
    rules = cohort_rules(cohort, table_session(cohort, session), wish.changes)
    earlier = _earlier(wish.earlier, cohort)
    read = time.perf_counter()
    _warm_up(observer, with_proof=wish.proof > 0)
    run = {
        "cohort_folder": str(wish.cohort.resolve()),
        "rules": rules.model_dump(mode="json"),
        "earlier": [str(path.resolve()) for path in earlier],
        "read_seconds": round(read - began, 3),
        "warm_up_seconds": round(time.perf_counter() - read, 3),
    }
    plans = tuple(earlier.values())
    return Setting(profiles, rules, wish.changes, language, plans, run)


def effort(wish: Wish) -> dict[str, Any]:
    """Return how hard to work, as the library takes it."""
    from cityshare.optimisation import Budget, ProofBudget

    return {
        "fairness": wish.fairness,
        "seed": wish.seed,
        "budget": Budget(seconds=wish.seconds),
        "proof": ProofBudget(seconds=wish.proof) if wish.proof > 0 else None,
    }


def _earlier(paths: Iterable[Path], cohort: Cohort) -> dict[Path, Plan]:
    """Read plans whose pairs are not to be repeated, of this event or another."""
    from cityshare.cli.past_run import plan_files
    from cityshare.errors import CityshareError, Place, Problem
    from cityshare.grouping.plan_file import read_plan

    here = {person.id for person in cohort.participants}
    plans = {}
    for path in (file for folder in paths for file in plan_files(folder)):
        plans[path] = plan = read_plan(path)
        if here.isdisjoint(id_ for table in plan.tables for id_ in table.members):
            details = {"reason": "it seats nobody of this cohort"}
            raise CityshareError([Problem("F109", Place(str(path)), None, details)])
    return plans


def _warm_up(observer: Observer, *, with_proof: bool) -> None:
    """Compile before any clock counts."""
    from cityshare.optimisation import warm_up, warm_up_proof

    observer.step("warm up")
    warm_up()
    if with_proof:
        observer.step("warm up the proof")
        warm_up_proof()
