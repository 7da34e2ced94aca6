"""Arguments and options that several commands share."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

CohortArgument = Annotated[
    Path, typer.Argument(metavar="COHORT", help="A cohort folder.")
]
OutFile = Annotated[
    Path, typer.Option("--out", help="File to write; its ending says the format.")
]
Language = Annotated[
    str, typer.Option("--language", help="Language of labels: en, ko, zh-Hans, ja.")
]


def check_folder(out: Path) -> None:
    """Refuse, before any work, a folder to write into that cannot be one.

    Raises
    ------
    CityshareError
        F104 if a file is in the way, or nothing may be written there.
    """
    from cityshare.errors import CityshareError, Place, Problem

    try:
        there = next(path for path in (out, *out.parents) if path.exists())
        reason = "" if there.is_dir() else f"{there} is a file"
        if not reason and not os.access(there, os.W_OK):
            reason = "Permission denied"
    except OSError as error:
        reason = error.strerror or str(error)
    if reason:
        problem = Problem("F104", Place(str(out)), None, {"reason": reason})
        raise CityshareError([problem])
