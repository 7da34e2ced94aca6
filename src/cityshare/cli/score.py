"""``cityshare score``: needs, assets and levels as tables."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cityshare.cli.arguments import CohortArgument


def score(
    cohort: CohortArgument,
    out: Annotated[Path, typer.Option(help="Folder to write into.")],
) -> None:
    """Score the answers: writes needs.csv, assets.csv and levels.csv."""
    from cityshare import cohort as cohorts
    from cityshare import scoring
    from cityshare.cli.terminal import report_problems, say

    profiles = scoring.score(cohorts.read_cohort(cohort))
    report_problems((*profiles.cohort.problems, *profiles.problems))
    for path in scoring.write_scores(profiles, out):
        say(str(path))
    say()
    say("Reliability of the themes (for the facilitator; from 30 people up):")
    for theme in scoring.measure_reliability(profiles):
        alpha = _shown(theme.alpha, theme.alpha_reason)
        omega = _shown(theme.omega, theme.omega_reason)
        shown = f"{theme.n_answering} answering; alpha {alpha}; omega {omega}"
        say(f"  {theme.theme}: {shown}")


def _shown(coefficient: float | None, reason: str) -> str:
    return f"not shown ({reason})" if coefficient is None else f"{coefficient:.2f}"
