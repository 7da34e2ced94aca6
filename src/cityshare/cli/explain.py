"""``cityshare explain``: why a plan is as it is, for the facilitator."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from cityshare.cli.arguments import Language


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
    from cityshare.cli.past_run import read_past_run
    from cityshare.cli.terminal import say
    from cityshare.grouping.assigning import pairs_of

    _check_options(person, table, costs=costs)
    past = read_past_run(plan, cohort)
    profiles, read, rules = past.profiles, past.plan, past.rules
    met = [pair for earlier in past.earlier for pair in pairs_of(earlier)]
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


def _json(told: object) -> str:
    from pydantic import TypeAdapter

    adapter = TypeAdapter(type(told))
    return adapter.dump_json(told, indent=2).decode()
