"""A plan made before, with the cohort and the rules it was made from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cityshare.errors import CityshareError, Place, Problem

if TYPE_CHECKING:
    from cityshare.grouping import Plan, Rules
    from cityshare.scoring import Profiles

FACILITATOR_ONLY = "facilitator-only"


@dataclass(frozen=True)
class PastRun:
    """What ``plan.json`` and the ``run.json`` beside it say."""

    folder: Path
    cohort_folder: Path
    plan: Plan
    profiles: Profiles
    rules: Rules
    earlier: tuple[Plan, ...]
    earlier_paths: tuple[str, ...]


def read_past_run(path: Path, cohort: Path | None) -> PastRun:
    """Read a plan, its cohort, its rules and the plans it did not repeat.

    Parameters
    ----------
    path
        A ``plan.json``, or the folder that ``assign`` wrote.
    cohort
        The cohort folder; by default the one named in ``run.json``.

    Raises
    ------
    CityshareError
        F108 if the cohort folder is not known; whatever reading finds wrong.
    """
    from cityshare.cohort import read_cohort
    from cityshare.grouping.plan_file import read_plan
    from cityshare.grouping.rules import Rules
    from cityshare.grouping.session_rules import cohort_rules
    from cityshare.scoring import score

    path = plan_file(path)
    plan = read_plan(path)
    run = _run_beside(path)
    folder = cohort or _cohort_folder(run)
    profiles = score(read_cohort(folder))
    sessions = {session.id: session for session in profiles.cohort.sessions}
    rules = cohort_rules(profiles.cohort, sessions.get(plan.session))
    if "rules" in run:
        rules = Rules().merged(run["rules"], source="run.json")
    earlier = tuple(str(other) for other in run.get("earlier", ()))
    inside = path.parent.name == FACILITATOR_ONLY
    return PastRun(
        folder=path.parent.parent if inside else path.parent,
        cohort_folder=folder,
        plan=plan,
        profiles=profiles,
        rules=rules,
        earlier=tuple(read_plan(other) for other in earlier),
        earlier_paths=earlier,
    )


def plan_file(path: Path) -> Path:
    """Return the ``plan.json`` of a path, which may be the folder of a plan.

    Raises
    ------
    CityshareError
        F109 for the folder of several sessions.
    """
    several = plan_files(path)
    if len(several) == 1:
        return several[0]
    names = ", ".join(str(file.parent.parent) for file in several)
    details = {"reason": f"this folder holds several plans; name one of {names}"}
    raise CityshareError([Problem("F109", Place(str(path)), None, details)])


def plan_files(path: Path) -> tuple[Path, ...]:
    """Return the ``plan.json`` of a path, or those of each session in a folder."""
    inside = Path(FACILITATOR_ONLY) / "plan.json"
    if not path.is_dir():
        return (path,)
    if (path / inside).exists():
        return (path / inside,)
    of_sessions = sorted(path.glob(f"*/{inside}"))
    return tuple(of_sessions) or (path / "plan.json",)


def _run_beside(path: Path) -> dict[str, Any]:
    """Return what stands in run.json beside a plan, if it is there."""
    from json import JSONDecodeError, loads

    try:
        run = loads((path.parent / "run.json").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, JSONDecodeError):
        return {}
    shape = {"rules": dict, "earlier": list}
    is_whole = isinstance(run, dict) and all(
        isinstance(run.get(name, kind()), kind) for name, kind in shape.items()
    )
    return run if is_whole else {}


def _cohort_folder(run: dict[str, Any]) -> Path:
    named = str(run.get("cohort_folder", ""))
    if named and Path(named).is_dir():
        return Path(named)
    reason = "it is not known where the cohort of this plan is; name its folder"
    problem = Problem("F108", Place(column="--cohort"), None, {"reason": reason})
    raise CityshareError([problem])
