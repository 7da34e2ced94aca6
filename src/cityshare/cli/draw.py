"""``cityshare graph``, ``river`` and ``stairs``: pictures and files of a cohort."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cityshare.cli.arguments import CohortArgument, Language, OutFile, known_language

if TYPE_CHECKING:
    from cityshare.grouping import Plan
    from cityshare.scoring import Profiles

PICTURES = (".svg", ".html", ".png", ".pdf")


def graph(
    cohort: CohortArgument,
    out: OutFile,
    plan: Annotated[
        Path | None, typer.Option(help="A plan.json or its folder: its ties.")
    ] = None,
    practice: Annotated[str | None, typer.Option(help="Only this practice.")] = None,
    theme: Annotated[str | None, typer.Option(help="Only this theme.")] = None,
    *,
    named: Annotated[
        bool,
        typer.Option("--named", help="Name learners too: not for the projector."),
    ] = False,
    language: Language = "en",
) -> None:
    """Show who can learn what from whom.

    By its ending the file is .graphml, .gexf, .json (node-link), .csv, .dot, or a
    picture: .svg, .html, .png, .pdf. In pictures sharers have names and learners
    are counts, unless --named.
    """
    from cityshare.cli.terminal import say
    from cityshare.diagrams import draw_learning_graph, write_drawing
    from cityshare.graph import learning_graph, write_graph

    profiles, language = _profiles(cohort, language)
    _check_names(profiles, practice=practice, theme=theme)
    _check_ending(out)
    network = learning_graph(profiles, None if plan is None else _plan(plan, profiles))
    if out.suffix.lower() in PICTURES:
        svg = draw_learning_graph(
            network,
            projector=not named,
            practice=practice,
            theme=theme,
            cohort=profiles.cohort,
            language=language,
        )
        say(str(write_drawing(svg, out)))
    else:
        wanted = _wanted(profiles, practice, theme)
        rest = [tie for tie in network.edges(keys=True) if tie[2] not in wanted]
        network.remove_edges_from(rest)
        say(str(write_graph(network, out)))


def river(
    cohort: CohortArgument,
    out: OutFile,
    own: Annotated[
        str | None, typer.Option(help="A delegation's id: its own line and targets.")
    ] = None,
    language: Language = "en",
) -> None:
    """Draw the river of levels (.svg, .html, .png, .pdf)."""
    from cityshare.cli.terminal import say
    from cityshare.diagrams import draw_river, river_of, write_drawing

    profiles, language = _profiles(cohort, language)
    _check_names(profiles, delegation=own)
    drawing = draw_river(river_of(profiles, own=own, language=language))
    say(str(write_drawing(drawing, out)))


def stairs(
    cohort: CohortArgument,
    practice: Annotated[str, typer.Option(help="Name of the practice.")],
    out: OutFile,
    *,
    named: Annotated[
        bool,
        typer.Option("--named", help="Name delegations: not for the projector."),
    ] = False,
    language: Language = "en",
) -> None:
    """Draw the stairs of one practice (.svg, .html, .png, .pdf)."""
    from cityshare.cli.terminal import say
    from cityshare.diagrams import draw_stairs, stairs_of, write_drawing

    profiles, language = _profiles(cohort, language)
    _check_names(profiles, practice=practice)
    drawing = draw_stairs(stairs_of(profiles, practice, language=language), named=named)
    say(str(write_drawing(drawing, out)))


def _profiles(folder: Path, language: str) -> tuple[Profiles, str]:
    from cityshare.cli.terminal import report_problems
    from cityshare.cohort import read_cohort
    from cityshare.scoring import score

    cohort = read_cohort(folder)
    language = known_language(language, cohort.questionnaire)
    report_problems(cohort.problems)
    return score(cohort), language


def _plan(path: Path, profiles: Profiles) -> Plan:
    from cityshare.cli.past_run import plan_file
    from cityshare.documents.seating import check_plan
    from cityshare.errors import CityshareError, Place, Problem
    from cityshare.grouping.plan_file import read_plan

    plan, cohort = read_plan(plan_file(path)), profiles.cohort
    if plan.cohort != cohort.id:
        reason = f"it is of the cohort '{plan.cohort}', not of '{cohort.id}'"
        problem = Problem("F109", Place(str(path)), None, {"reason": reason})
        raise CityshareError([problem])
    check_plan(cohort, plan)
    return plan


def _check_ending(out: Path) -> None:
    from cityshare.errors import CityshareError, Place, Problem
    from cityshare.graph.exports import GENERATORS

    known = (*GENERATORS, *PICTURES)
    if out.suffix.lower() not in known:
        details = {"known": ", ".join(known)}
        raise CityshareError([Problem("F106", Place(str(out)), None, details)])


def _wanted(profiles: Profiles, practice: str | None, theme: str | None) -> set[str]:
    """Return the practices that the options ask for."""
    cohort = profiles.cohort
    wanted = set(cohort.practices)
    if theme is not None:
        wanted &= set(cohort.layout.only((theme,)).themes[0].practices)
    return wanted & {practice} if practice is not None else wanted


def _check_names(
    profiles: Profiles,
    *,
    practice: str | None = None,
    theme: str | None = None,
    delegation: str | None = None,
) -> None:
    """Refuse names that the cohort does not have, and suggest the nearest."""
    from cityshare.errors import CityshareError, Place, Problem
    from cityshare.grouping.columns import nearest

    cohort = profiles.cohort
    known = {
        "practice": (practice, cohort.practices),
        "theme": (theme, cohort.layout.names),
        "own": (delegation, [d.id for d in cohort.delegations]),
    }
    problems = []
    for option, (name, names) in known.items():
        if name is not None and name not in names:
            reason = f"this cohort has no such name. {nearest(name, names)}"
            place = Place(column=f"--{option}")
            problems.append(Problem("F108", place, name, {"reason": reason}))
    if problems:
        raise CityshareError(problems)
