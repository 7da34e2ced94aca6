"""Arguments and options that several commands share."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from cityshare.questionnaire import Questionnaire

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


def known_language(tag: str, questionnaire: Questionnaire) -> str:
    """Return a language that documents or questionnaire have, as they write its tag.

    >>> from cityshare.questionnaire import load_questionnaire
    >>> known_language("zh-CN", load_questionnaire("green-growth"))
    'zh-Hans'

    Raises
    ------
    CityshareError
        F108 if neither has words in it.
    """
    from cityshare.documents.words import WORDS
    from cityshare.errors import CityshareError, Place, Problem

    known = dict.fromkeys((*WORDS, *questionnaire.languages))
    by_tag = {other.casefold(): other for other in known}
    by_main = {_main(other): other for other in reversed(known)}
    found = by_tag.get(tag.casefold()) or by_main.get(_main(tag))
    if found is None:
        reason = f"languages here are {', '.join(known)}"
        place = Place(column="--language")
        raise CityshareError([Problem("F108", place, tag, {"reason": reason})])
    return found


def _main(tag: str) -> str:
    return tag.partition("-")[0].casefold()
