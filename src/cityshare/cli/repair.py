"""``cityshare repair``: mend a plan when somebody comes late or stays away."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cityshare.cli.arguments import Language, known_language

if TYPE_CHECKING:
    from cityshare.advice import Move, RepairResult
    from cityshare.cli.past_run import PastRun
    from cityshare.cohort import Cohort

Given = list[str] | None
HEAD = ("moves", "value", "priorities", "rules broken", "preferred broken")


def repair(
    plan: Annotated[
        Path,
        typer.Argument(metavar="PLAN", help="A plan.json, or the folder of a plan."),
    ],
    absent: Annotated[
        Given, typer.Option(metavar="ID", help="Somebody who is away.")
    ] = None,
    arrived: Annotated[
        Given, typer.Option(metavar="ID", help="Somebody who has come after all.")
    ] = None,
    move: Annotated[
        Given, typer.Option(metavar="ID=TABLE", help="Seat somebody at this table.")
    ] = None,
    lock: Annotated[
        Given, typer.Option(metavar="ID", help="Somebody who stays where they are.")
    ] = None,
    moves: Annotated[
        int | None,
        typer.Option(min=0, help="Move at most so many, for a better plan."),
    ] = None,
    cohort: Annotated[
        Path | None,
        typer.Option(help="The cohort folder, if it is not where the plan was made."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Folder to write into; by default the plan's.")
    ] = None,
    language: Language = "en",
    *,
    json: Annotated[bool, typer.Option("--json", help="Print data as JSON.")] = False,
) -> None:
    """Mend a plan by moving as few people as possible, and write its rosters anew.

    People are named by id or by name, tables as T2, 2 or "Table 2"; several with
    commas, or with the option again. Tables keep their themes and rooms.
    """
    from cityshare.cli.naming import Naming
    from cityshare.cli.past_run import read_past_run
    from cityshare.cli.terminal import remark, report_problems, say

    started = time.perf_counter()
    past = read_past_run(plan, cohort)
    language = known_language(language, past.profiles.cohort.questionnaire)
    naming = Naming(past.profiles.cohort, past.plan)
    wishes = {
        "absent": naming.people(absent, "--absent"),
        "arrived": naming.people(arrived, "--arrived"),
        "moves": naming.moves(move, "--move"),
        "locked": naming.people(lock, "--lock"),
    }
    naming.check()
    result, seconds = _repaired(past, wishes, moves)
    report_problems(result.problems)
    folder = out or past.folder
    facts = {"repair_seconds": seconds, "seconds": time.perf_counter() - started}
    is_sound = result.plan.status != "unknown"
    written = f"Nothing was written: {folder} keeps its plan. Use --out for this one."
    if is_sound or out is not None:
        paths = _write(past, result, folder, facts, language)
        written = f"{len(paths)} files written to {folder}"
    if json:
        say(_json(result))
    else:
        say("\n".join(tell_repair(past.profiles.cohort, result)))
    remark(f"\n{written}")
    if not is_sound:
        raise typer.Exit(1)


def tell_repair(cohort: Cohort, result: RepairResult) -> Iterator[str]:
    """Say who moves, what more moves would give, and what people care about."""
    from cityshare.cli.summary import headline

    yield from (_sentence(cohort, move) for move in result.arrived)
    yield from (_sentence(cohort, move) for move in result.moved)
    if not result.moved:
        yield "Nobody else moves." if result.arrived else "Nobody moves."
    elif result.fewest_proven:
        yield "No plan keeps the rules with fewer moves; this is proven."
    yield from ("", "What more moves would give (the best found):")
    rows = [
        (
            str(row.moves),
            f"{row.value:.1f}",
            str(row.answered),
            str(row.broken),
            str(row.prefer_broken),
        )
        for row in result.trade_off
    ]
    for row in (HEAD, *rows):
        cells = zip(HEAD, row, strict=True)
        yield "  ".join(cell.rjust(len(name)) for name, cell in cells)
    if result.plan.headline is not None:
        yield from ("", headline(result.plan.headline))


def _sentence(cohort: Cohort, move: Move) -> str:
    from cityshare.advice.names import Names

    names = Names(cohort)
    name, after = names.person(move.person), names.table(move.after)
    if move.before:
        return f"{name} moves from {names.table(move.before)} to {after}."
    return f"{name} takes a seat at {after}."


def _repaired(
    past: PastRun, wishes: dict[str, Any], most: int | None
) -> tuple[RepairResult, float]:
    """Mend a plan under the eyes of the terminal."""
    from cityshare.advice.repairing import repair as repair_plan
    from cityshare.cli.terminal import watching
    from cityshare.optimisation import warm_up, warm_up_repair

    with watching() as terminal:
        terminal.step("warm up")
        warm_up()
        warm_up_repair()
        began = time.perf_counter()
        result = repair_plan(
            past.profiles,
            past.plan,
            past.rules,
            **wishes,
            most_moves=most,
            earlier=past.earlier,
            observer=terminal,
        )
        return result, time.perf_counter() - began


def _write(
    past: PastRun,
    result: RepairResult,
    folder: Path,
    seconds: dict[str, float],
    language: str,
) -> tuple[Path, ...]:
    from importlib.metadata import version

    from cityshare.documents import write_plan

    run: dict[str, Any] = {
        "cityshare": version("cityshare"),
        "cohort_folder": str(past.cohort_folder.resolve()),
        "rules": result.rules.model_dump(mode="json"),
        "earlier": list(past.earlier_paths),
        **{name: round(taken, 3) for name, taken in seconds.items()},
    }
    return write_plan(
        result.plan, folder, profiles=past.profiles, run=run, language=language
    )


def _json(result: RepairResult) -> str:
    from dataclasses import asdict
    from json import dumps

    told = {
        "moved": [asdict(move) for move in result.moved],
        "arrived": [asdict(move) for move in result.arrived],
        "closed": result.closed,
        "trade_off": [asdict(row) for row in result.trade_off],
        "fewest_proven": result.fewest_proven,
        "problems": [str(problem) for problem in result.problems],
    }
    return dumps(told, ensure_ascii=False, indent=2)
