"""``cityshare demo``: the main job on a sample cohort."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer

from cityshare.cli.arguments import check_folder

SAMPLE = "jeju-2012"


def demo(
    out: Annotated[Path, typer.Option(help="Folder to write into.")] = Path(
        "cityshare-demo"
    ),
) -> None:
    """Seat a sample cohort and write its rosters: the whole job in one command."""
    from cityshare.cli.assign import finish
    from cityshare.cli.making import Wish, make_plan
    from cityshare.cli.terminal import remark
    from cityshare.questionnaire.shipped import shipped_cohort

    check_folder(out)
    started = time.perf_counter()
    folder = shipped_cohort(SAMPLE)
    finish(make_plan(Wish(folder, seed=7)), out, started)
    remark(f"Open {out / 'hand-out' / 'roster-by-table.html'} to see the roster.")
