"""Arguments and options that several commands share."""

from __future__ import annotations

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
