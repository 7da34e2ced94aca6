"""``cityshare assign``: from a cohort folder to rosters."""

from __future__ import annotations

import time
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cityshare.cli.arguments import CohortArgument, Language, check_folder

if TYPE_CHECKING:
    from cityshare.cli.making import Made, Wish
    from cityshare.grouping import Plan
    from cityshare.scoring import Profiles


ALL = "all"


class FairnessOption(StrEnum):
    """What comes between preferred rules and value."""

    FLOOR = "floor"
    LEXIMIN = "leximin"
    TOTAL = "total"


def assign(
    cohort: CohortArgument,
    out: Annotated[Path, typer.Option(help="Folder to write into.")],
    session: Annotated[
        str | None,
        typer.Option(help="Id of a table session, or 'all'; the first by default."),
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="Same seed, same plan.")] = 0,
    seconds: Annotated[
        float | None, typer.Option(min=0.1, help="End the search after this time.")
    ] = None,
    proof: Annotated[
        float,
        typer.Option(
            min=0,
            help="Spend up to this many seconds on proving how good it is; 0: none.",
        ),
    ] = 10,
    trace: Annotated[
        Path | None,
        typer.Option(help="Draw value and bound over time (.svg, .html, .png, .pdf)."),
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
        list[Path] | None,
        typer.Option(help="A plan.json or its folder: pairs not to repeat."),
    ] = None,
    language: Language = "en",
    *,
    json: Annotated[
        bool, typer.Option("--json", help="Print plans as JSON and nothing else.")
    ] = False,
) -> None:
    """Seat people at tables and write rosters.

    Writes hand-out/ (rosters, table cards, door list, plan sheets: nothing that
    shows a level) and facilitator-only/ (everything else); with --session all, both
    for each session. Ctrl-C ends the search or the proof and keeps the best plan.
    """
    from cityshare.cli.changes import changes_of
    from cityshare.cli.making import Wish, make_plan

    check_folder(out)
    _check_trace(trace, session)
    _check_out(out, earlier or [], is_agenda=session == ALL)
    started = time.perf_counter()
    wish = Wish(
        cohort,
        changes_of(set_ or [], tables, table_size),
        session=session,
        seed=seed,
        seconds=seconds,
        proof=proof,
        fairness=fairness.value,
        earlier=tuple(earlier or ()),
        language=language,
    )
    if session == ALL:
        _assign_agenda(wish, out, started, json=json)
    else:
        finish(make_plan(wish), out, started, trace=trace, json=json)


def _assign_agenda(wish: Wish, out: Path, started: float, *, json: bool) -> None:
    """Assign for all sessions, write their folders and print what they come to."""
    from cityshare.cli import agenda as whole
    from cityshare.cli.terminal import remark, say

    whole.check_folder_of_agenda(out)
    setting, agenda, spent = whole.make_agenda(wish)
    run = {**setting.run, "assign_seconds": round(spent, 3)}
    paths = whole.write_agenda(setting, agenda, out, facts_of_run(run, started))
    if json:
        say(whole.agenda_json(agenda))
    else:
        say("\n".join(whole.tell_agenda(setting, agenda)))
        remark(f"\n{len(paths)} files written to {out}; names are in {whole.NAMES}")
    if not agenda.has_tables:
        raise typer.Exit(1)


def finish(
    made: Made,
    out: Path,
    started: float,
    *,
    trace: Path | None = None,
    json: bool = False,
) -> None:
    """Write the folder of a plan and print what people care about first."""
    from cityshare.cli.summary import summary
    from cityshare.cli.terminal import remark, say, watching
    from cityshare.documents import write_plan

    setting, plan = made.setting, made.plan
    profiles, language = setting.profiles, setting.language
    with watching() as terminal:
        terminal.step("write")
        if trace is not None:
            _draw_trace(made, trace)
        paths = write_plan(
            plan,
            out,
            profiles=profiles,
            run=facts_of_run(made.run, started),
            language=language,
        )
    if json:
        say(plan.model_dump_json(indent=2))
    else:
        say(summary(profiles, plan, tables=setting.rules.tables, language=language))
        remark(f"\n{len(paths)} files written to {out}")
        if trace is not None:
            remark(f"Value and bound over time: {trace}")
    if not plan.has_tables:
        told = _conflict(profiles, plan, made.run, language)
        (remark if json else say)(f"\n{told}")
        raise typer.Exit(1)


def facts_of_run(run: dict[str, Any], started: float) -> dict[str, Any]:
    """Return what stands in run.json: how it was made, and how long it took."""
    from importlib.metadata import version

    seconds = round(time.perf_counter() - started, 3)
    return {"cityshare": version("cityshare"), **run, "seconds": seconds}


def _check_out(out: Path, earlier: list[Path], *, is_agenda: bool) -> None:
    """Refuse, before any work, to write over an earlier plan, or into an agenda."""
    from cityshare.cli.past_run import plan_files
    from cityshare.errors import CityshareError, Place, Problem

    mine = out.resolve()
    files = [file for path in earlier for file in plan_files(path)]
    folders = [file.resolve().parent.parent for file in files]
    reason = ""
    if mine in folders or (is_agenda and any(mine in f.parents for f in folders)):
        reason = "the earlier plan lies here and would be lost; name another folder"
    elif not is_agenda and (out / "facilitator-only" / "agenda.txt").exists():
        reason = "this folder holds the plans of all sessions; name another folder"
    if reason:
        place = Place(column="--out")
        raise CityshareError([Problem("F108", place, str(out), {"reason": reason})])


def _check_trace(trace: Path | None, session: str | None) -> None:
    """Refuse, before any work, a picture that could not be drawn or written."""
    from cityshare.diagrams.render import ENDINGS
    from cityshare.errors import CityshareError, Place, Problem

    if trace is None:
        return
    if session == ALL:
        reason = "a trace is of one session; name it with --session"
        place = Place(column="--trace")
        raise CityshareError([Problem("F108", place, str(trace), {"reason": reason})])
    if trace.suffix.lower() not in ENDINGS:
        details = {"known": ", ".join(ENDINGS)}
        place = Place(str(trace))
        raise CityshareError([Problem("F106", place, trace.suffix, details)])
    check_folder(trace.parent)


def _draw_trace(made: Made, path: Path) -> None:
    from cityshare.diagrams import draw_trace, write_drawing

    language = made.setting.language
    title = made.setting.cohort.title.read(language)
    trace = made.recorder.trace_of(made.plan, title=title, language=language)
    write_drawing(draw_trace(trace), path)


def _conflict(
    profiles: Profiles, plan: Plan, run: dict[str, Any], language: str
) -> str:
    """Say which rules clash and what would make a plan possible."""
    from cityshare.advice import find_conflict
    from cityshare.advice.tell_conflict import tell_conflict
    from cityshare.grouping.plan_file import read_plan
    from cityshare.grouping.rules import Rules
    from cityshare.grouping.session_rules import pairs_of

    known = [session.id for session in profiles.cohort.table_sessions]
    conflict = find_conflict(
        profiles,
        Rules().merged(run["rules"], source="run.json"),
        session=plan.session if plan.session in known else None,
        met=[pair for path in run["earlier"] for pair in pairs_of(read_plan(path))],
    )
    return tell_conflict(profiles.cohort, conflict, language=language)
