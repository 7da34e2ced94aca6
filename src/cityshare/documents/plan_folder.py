"""The folder of a plan: what is handed out, and what the facilitator keeps."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cityshare.diagrams import draw_river, draw_stairs, river_of, stairs_of
from cityshare.documents.folder import write_files
from cityshare.documents.hand_out import HAND_OUT_FILES, hand_out_files
from cityshare.documents.reports import report_files
from cityshare.errors import CityshareError, Place, Problem
from cityshare.graph import generate_graph, learning_graph
from cityshare.grouping.plan import Plan
from cityshare.scoring import Profiles

HAND_OUT = "hand-out"
FACILITATOR_ONLY = "facilitator-only"
GRAPHS = (".graphml", ".gexf", ".json")


def write_plan(
    plan: Plan,
    folder: Path | str,
    *,
    profiles: Profiles,
    run: Mapping[str, Any] | None = None,
    language: str = "en",
) -> tuple[Path, ...]:
    """Write everything that belongs to a plan into a folder.

    ``hand-out/`` may lie on tables; ``facilitator-only/`` holds levels, values and
    ties and stays with the facilitator. A plan without tables has no hand-out.

    Parameters
    ----------
    plan
        What :func:`cityshare.assign` returned, or a ``plan.json`` read back.
    folder
        Where to write; made where it is missing.
    profiles
        The profiles that the plan was made from.
    run
        Facts of the run that differ from run to run (elapsed times), for
        ``run.json``; every other file is byte-equal on two runs.
    language
        The language of what is handed out.

    Returns
    -------
    tuple of Path
        The files written.

    Raises
    ------
    CityshareError
        ``F104`` if a file cannot be written, ``F109`` if the plan is of another
        cohort.
    """
    files = {
        f"{FACILITATOR_ONLY}/{name}": content
        for name, content in _facilitator_files(plan, profiles, language).items()
    }
    if run is not None:
        files[f"{FACILITATOR_ONLY}/run.json"] = _json(dict(run))
    if plan.has_tables:
        hand_out = hand_out_files(profiles.cohort, profiles, plan, language=language)
        files |= {f"{HAND_OUT}/{name}": content for name, content in hand_out.items()}
    else:
        _withdraw(Path(folder), profiles)
    return write_files(files, folder)


def _facilitator_files(
    plan: Plan, profiles: Profiles, language: str
) -> dict[str, bytes]:
    files = {
        "plan.json": _json(plan.model_dump(mode="json")),
        "notes.txt": _notes(plan).encode(),
    }
    if not plan.has_tables:
        return files
    cohort = profiles.cohort
    files |= report_files(cohort, profiles, plan, language=language)
    graph = learning_graph(profiles, plan)
    files |= {f"graph{s}": generate_graph(graph, s).encode() for s in GRAPHS}
    files["river.svg"] = draw_river(river_of(profiles, language=language)).encode()
    for practice in profiles.practices:
        stairs = stairs_of(profiles, practice, language=language)
        files[f"stairs/{practice}.svg"] = draw_stairs(stairs, named=True).encode()
    return files


def _notes(plan: Plan) -> str:
    lines = (
        f"{p.code} {p.where}{': ' if p.where else ''}{p.text}\n" for p in plan.problems
    )
    return "".join(lines)


def _withdraw(folder: Path, profiles: Profiles) -> None:
    """Remove what was written for an earlier plan, which no longer holds."""
    kept = ("ties.csv", "unmet_needs.csv", *(f"graph{s}" for s in GRAPHS), "river.svg")
    stairs = [f"stairs/{practice}.svg" for practice in profiles.practices]
    paths = [folder / HAND_OUT / name for name in HAND_OUT_FILES]
    paths += [folder / FACILITATOR_ONLY / name for name in (*kept, *stairs)]
    try:
        for path in paths:
            path.unlink(missing_ok=True)
    except OSError as error:
        details = {"reason": error.strerror or str(error)}
        problem = Problem("F104", Place(str(path)), None, details)
        raise CityshareError([problem]) from error


def _json(data: dict[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
