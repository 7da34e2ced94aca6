"""``cityshare explain``: why a plan is as it is, for the facilitator."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cityshare.cli.arguments import Language

if TYPE_CHECKING:
    from cityshare.grouping import Plan, Rules
    from cityshare.scoring import Profiles


def explain(
    plan: Annotated[
        Path,
        typer.Argument(metavar="PLAN", help="A plan.json, or the folder of a plan."),
    ],
    person: Annotated[
        str | None, typer.Option(help="Id of a person: why they sit there.")
    ] = None,
    table: Annotated[
        str | None, typer.Option(help="Id of a table, such as T3: what it can do.")
    ] = None,
    cohort: Annotated[
        Path | None,
        typer.Option(help="The cohort folder, if it is not where the plan was made."),
    ] = None,
    language: Language = "en",
    *,
    costs: Annotated[
        bool, typer.Option("--costs", help="Also what each rule costs (slower).")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print data as JSON.")] = False,
) -> None:
    """Explain a plan, a person's seat or a table, for the facilitator only."""
    from cityshare import advice
    from cityshare.advice import tell
    from cityshare.cli.terminal import say

    _check_options(person, table, costs=costs)
    profiles, read, rules, met = _read(_plan_file(plan), cohort)
    told: Any
    if person is not None:
        told = advice.explain_person(profiles, read, rules, person, met=met)
        teller: Any = tell.tell_person
    elif table is not None:
        told = advice.explain_table(profiles, read, rules, table, met=met)
        teller = tell.tell_table
    else:
        told = advice.explain_plan(profiles, read, rules, costs=costs, met=met)
        teller = tell.tell_plan
    say(_json(told) if json else teller(profiles.cohort, told, language=language))


def _check_options(person: str | None, table: str | None, *, costs: bool) -> None:
    from cityshare.errors import CityshareError, Place, Problem

    details = None
    if person is not None and table is not None:
        details = "--table", "ask for a person or for a table, not for both"
    elif costs and (person is not None or table is not None):
        details = "--costs", "costs are for the whole plan"
    if details:
        place = Place(column=details[0])
        problem = Problem("F108", place, details={"reason": details[1]})
        raise CityshareError([problem])


def _plan_file(path: Path) -> Path:
    if not path.is_dir():
        return path
    inside = path / "facilitator-only" / "plan.json"
    return inside if inside.exists() else path / "plan.json"


def _read(
    path: Path, folder: Path | None
) -> tuple[Profiles, Plan, Rules, list[tuple[str, str]]]:
    """Read a plan, the cohort it is of, and the rules it was made with."""
    from cityshare.cohort import read_cohort
    from cityshare.grouping.assigning import cohort_rules, pairs_of
    from cityshare.grouping.plan_file import read_plan
    from cityshare.grouping.rules import Rules
    from cityshare.scoring import score

    plan = read_plan(path)
    run = _run_of(path)
    profiles = score(read_cohort(folder or _folder_of(run)))
    sessions = {session.id: session for session in profiles.cohort.sessions}
    rules = cohort_rules(profiles.cohort, sessions.get(plan.session))
    if "rules" in run:
        rules = Rules().merged(run["rules"], source="run.json")
    earlier = [read_plan(other) for other in run.get("earlier", ())]
    return profiles, plan, rules, [pair for one in earlier for pair in pairs_of(one)]


def _run_of(path: Path) -> dict[str, Any]:
    """Return what stands in run.json beside a plan, if it is there."""
    from json import JSONDecodeError, loads

    try:
        run = loads((path.parent / "run.json").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, JSONDecodeError):
        return {}
    return run if isinstance(run, dict) else {}


def _folder_of(run: dict[str, Any]) -> Path:
    from cityshare.errors import CityshareError, Place, Problem

    folder = Path(str(run.get("cohort_folder", "")))
    if run.get("cohort_folder") and folder.is_dir():
        return folder
    reason = "it is not known where the cohort of this plan is; name its folder"
    problem = Problem("F108", Place(column="--cohort"), None, {"reason": reason})
    raise CityshareError([problem])


def _json(told: object) -> str:
    from pydantic import TypeAdapter

    adapter = TypeAdapter(type(told))
    return adapter.dump_json(told, indent=2).decode()
