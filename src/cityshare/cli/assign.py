"""``cityshare assign``: from a cohort folder to rosters."""

from __future__ import annotations

import re
import time
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cityshare.cli.arguments import CohortArgument, Language, check_folder

if TYPE_CHECKING:
    from cityshare.cohort import Cohort
    from cityshare.grouping import Plan, Rules
    from cityshare.progress import Observer
    from cityshare.scoring import Profiles


class FairnessOption(StrEnum):
    """What comes between preferred rules and value."""

    FLOOR = "floor"
    LEXIMIN = "leximin"
    TOTAL = "total"


def assign(
    cohort: CohortArgument,
    out: Annotated[Path, typer.Option(help="Folder to write into.")],
    session: Annotated[
        str | None, typer.Option(help="Id of a table session; the first by default.")
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="Same seed, same plan.")] = 0,
    seconds: Annotated[
        float | None, typer.Option(min=0.1, help="End the search after this time.")
    ] = None,
    proof: Annotated[
        float | None,
        typer.Option(
            min=1, help="Spend up to this many seconds on proving how good it is."
        ),
    ] = None,
    tables: Annotated[int | None, typer.Option(min=1, help="Number of tables.")] = None,
    table_size: Annotated[
        str | None, typer.Option(help="Delegates per table, such as 5-7.")
    ] = None,
    fairness: Annotated[
        FairnessOption, typer.Option(help="What comes before the value.")
    ] = FairnessOption.FLOOR,
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="RULE=VALUE", help="Change a rule."),
    ] = None,
    earlier: Annotated[
        list[Path] | None, typer.Option(help="A plan.json whose pairs not to repeat.")
    ] = None,
    language: Language = "en",
    *,
    json: Annotated[
        bool, typer.Option("--json", help="Print plan.json and nothing else.")
    ] = False,
) -> None:
    """Seat people at tables and write rosters.

    Writes hand-out/ (rosters, table cards, door list, plan sheets: nothing that
    shows a level) and facilitator-only/ (everything else). Ctrl-C ends the search
    and keeps the best plan.
    """
    check_folder(out)
    changes = _changes(set_ or [], tables, table_size)
    started = time.perf_counter()
    profiles, plan, run = make_plan(
        cohort,
        changes=changes,
        session=session,
        seed=seed,
        seconds=seconds,
        proof=proof,
        fairness=fairness.value,
        earlier=earlier or [],
    )
    finish(profiles, plan, out, started, run, language=language, json=json)


def make_plan(
    folder: Path,
    *,
    changes: dict[str, Any],
    session: str | None = None,
    seed: int = 0,
    seconds: float | None = None,
    proof: float | None = None,
    fairness: str = "floor",
    earlier: list[Path] | None = None,
) -> tuple[Profiles, Plan, dict[str, Any]]:
    """Read, score and assign under the eyes of the terminal."""
    from cityshare.cli.terminal import watching
    from cityshare.cohort import read_cohort
    from cityshare.grouping.assigning import cohort_rules, table_session
    from cityshare.scoring import score

    with watching() as terminal:
        began = time.perf_counter()
        profiles = score(read_cohort(folder))
        slot = table_session(profiles.cohort, session)
        rules = cohort_rules(profiles.cohort, slot, changes)
        plans = [_earlier(path, profiles.cohort) for path in earlier or []]
        read = time.perf_counter()
        _warm_up(terminal)
        warm = time.perf_counter()
        plan = _assign(
            profiles, rules, session, seed, seconds, proof, fairness, plans, terminal
        )
    run = {
        "cohort_folder": str(folder.resolve()),
        "rules": rules.model_dump(mode="json"),
        "earlier": [str(path.resolve()) for path in earlier or []],
        "read_seconds": round(read - began, 3),
        "warm_up_seconds": round(warm - read, 3),
        "assign_seconds": round(time.perf_counter() - warm, 3),
    }
    return profiles, plan, run


def _earlier(path: Path, cohort: Cohort) -> Plan:
    """Read a plan whose pairs are not to be repeated; it may be of another cohort."""
    from cityshare.errors import CityshareError, Place, Problem
    from cityshare.grouping.plan_file import read_plan

    plan = read_plan(path)
    here = {person.id for person in cohort.participants}
    if here.isdisjoint(id_ for table in plan.tables for id_ in table.members):
        details = {"reason": "it seats nobody of this cohort"}
        raise CityshareError([Problem("F109", Place(str(path)), None, details)])
    return plan


def _warm_up(observer: Observer) -> None:
    observer.step("warm up")
    from cityshare.optimisation import warm_up

    warm_up()


def _assign(
    profiles: Profiles,
    rules: Rules,
    session: str | None,
    seed: int,
    seconds: float | None,
    proof: float | None,
    fairness: str,
    plans: list[Plan],
    observer: Observer,
) -> Plan:
    from cityshare.grouping.assigning import assign as assign_people
    from cityshare.optimisation import Budget, ProofBudget

    return assign_people(
        profiles,
        rules,
        session=session,
        fairness=fairness,  # type: ignore[arg-type]
        seed=seed,
        budget=Budget(seconds=seconds),
        proof=None if proof is None else ProofBudget(seconds=proof),
        earlier=plans,
        observer=observer,
    )


def finish(
    profiles: Profiles,
    plan: Plan,
    out: Path,
    started: float,
    run: dict[str, Any],
    *,
    language: str = "en",
    json: bool = False,
) -> None:
    """Write the folder of a plan and print what people care about first."""
    from importlib.metadata import version

    from cityshare.cli.summary import summary
    from cityshare.cli.terminal import remark, say, watching
    from cityshare.documents import write_plan

    facts = {
        "cityshare": version("cityshare"),
        **run,
        "seconds": round(time.perf_counter() - started, 3),
    }
    with watching() as terminal:
        terminal.step("write")
        paths = write_plan(plan, out, profiles=profiles, run=facts, language=language)
    if json:
        say(plan.model_dump_json(indent=2))
    else:
        say(summary(profiles, plan, language=language))
        remark(f"\n{len(paths)} files written to {out}")
    if not plan.has_tables:
        (remark if json else say)(f"\n{_conflict(profiles, plan, run, language)}")
        raise typer.Exit(1)


def _conflict(
    profiles: Profiles, plan: Plan, run: dict[str, Any], language: str
) -> str:
    """Say which rules clash and what would make a plan possible."""
    from cityshare.advice import find_conflict
    from cityshare.advice.tell_conflict import tell_conflict
    from cityshare.grouping.assigning import pairs_of
    from cityshare.grouping.plan_file import read_plan
    from cityshare.grouping.rules import Rules

    known = [session.id for session in profiles.cohort.table_sessions]
    conflict = find_conflict(
        profiles,
        Rules().merged(run["rules"], source="run.json"),
        session=plan.session if plan.session in known else None,
        met=[pair for path in run["earlier"] for pair in pairs_of(read_plan(path))],
    )
    return tell_conflict(profiles.cohort, conflict, language=language)


def _changes(
    settings: list[str], tables: int | None, table_size: str | None
) -> dict[str, Any]:
    """Read the changes of rules from the options."""
    from cityshare.errors import CityshareError, Place, Problem

    changes: dict[str, Any] = {}
    problems = []
    for setting in settings:
        rule, equals, value = setting.partition("=")
        if not equals or not rule.strip():
            details = {"reason": "write it as RULE=VALUE, such as same=subregion"}
            problems.append(Problem("F108", Place(column="--set"), setting, details))
        else:
            changes[rule.strip()] = _value(value)
    if table_size is not None:
        changes["table_size"] = span = _span(table_size)
        if span is None or not 1 <= span[0] <= span[1]:
            details = {"reason": "write it as smallest-largest, such as 5-7"}
            place = Place(column="--table-size")
            problems.append(Problem("F108", place, table_size, details))
    if problems:
        raise CityshareError(problems)
    if tables is not None:
        changes["tables"] = tables
    return changes


def _span(text: str) -> tuple[int, int] | None:
    found = re.fullmatch(r"\s*(\d{1,9})\s*-\s*(\d{1,9})\s*", text)
    return (int(found[1]), int(found[2])) if found else None


def _value(text: str) -> Any:
    import yaml

    if span := _span(text):
        return span
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError:
        return text
