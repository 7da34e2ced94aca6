"""``cityshare explain``: why a plan is as it is, for the facilitator."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cityshare.cli.arguments import Language, known_language

if TYPE_CHECKING:
    from cityshare.cli.past_run import PastRun


def explain(
    plan: Annotated[
        Path,
        typer.Argument(metavar="PLAN", help="A plan.json, or the folder of a plan."),
    ],
    person: Annotated[
        str | None, typer.Option(help="A person's id or name: why they sit there.")
    ] = None,
    table: Annotated[
        str | None, typer.Option(help="A table, such as 3 or T3: what it can do.")
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
    from cityshare.cli.naming import Naming
    from cityshare.cli.past_run import read_past_run
    from cityshare.cli.terminal import say

    _check_options(person, table, costs=costs)
    past = read_past_run(plan, cohort)
    language = known_language(language, past.profiles.cohort.questionnaire)
    naming = Naming(past.profiles.cohort, past.plan)
    if person is not None:
        person = naming.person(person, "--person")
    if table is not None:
        table = naming.table(table, "--table")
    naming.check()
    told, teller = _explained(past, person, table, costs=costs)
    say(_json(told) if json else teller(past.profiles.cohort, told, language=language))


def _explained(
    past: PastRun, person: str | None, table: str | None, *, costs: bool
) -> tuple[Any, Callable[..., str]]:
    """Return what there is to tell, and who puts it into words."""
    from cityshare import advice
    from cityshare.advice import tell
    from cityshare.cli.without_seat import tell_without_seat, without_seat
    from cityshare.grouping.session_rules import pairs_of

    made = past.profiles, past.plan, past.rules
    met = [pair for earlier in past.earlier for pair in pairs_of(earlier)]
    if person is not None:
        cohort, absent = past.profiles.cohort, past.rules.absent
        seatless = without_seat(past.plan, cohort, person, absent=absent)
        if past.plan.has_tables and seatless is not None:
            return seatless, tell_without_seat
        return advice.explain_person(*made, person, met=met), tell.tell_person
    if table is not None:
        return advice.explain_table(*made, table, met=met), tell.tell_table
    return advice.explain_plan(*made, costs=costs, met=met), tell.tell_plan


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
