"""The tables of docs/errors.md, generated from the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cityshare.errors import CATALOGUE, Message

ROOMS = {
    "F": "F: files and commands",
    "Q": "Q: questionnaires",
    "C": "C: cohort folders",
    "S": "S: remarks on answers",
    "R": "R: rules and plans",
    "T": "T: answers in Excel forms",
    "L": "L: the live workshop",
}
ENDS_WITH = {0: "a note", 1: "exit code 1", 2: "exit code 2"}
ADVICE = re.compile(r" ?\{(?:advice|hint)\} ?")
PLACEHOLDER = re.compile(r"\{\w+\}")


def generated_tables() -> str:
    """Write one table for each letter, one row for each code."""
    return "\n".join(_table(letter, heading) for letter, heading in ROOMS.items())


def _table(letter: str, heading: str) -> str:
    head = ["| Code | What is wrong | The rule | What to do | Then |", "|---" * 5 + "|"]
    entries = [(c, message) for c, message in CATALOGUE.items() if c[0] == letter]
    body = [_row(code, message) for code, message in entries]
    return "\n".join([f"## {heading}", "", *head, *body, ""])


def _row(code: str, message: Message) -> str:
    sentences: Iterable[str] = (message.what, message.rule, message.remedy)
    cells = [code, *map(sentence, sentences), ENDS_WITH[message.exit_code]]
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def sentence(words: str) -> str:
    """Write a sentence of the catalogue with dots where the case fills something in.

    >>> sentence("the id is used twice, first in row {first}")
    'The id is used twice, first in row …'
    >>> sentence("{advice}Correct the name")
    'Correct the name.'
    """
    shown = PLACEHOLDER.sub("…", ADVICE.sub("", words)).strip()
    if not shown:
        return ""
    shown = shown[:1].upper() + shown[1:].removesuffix(".")
    return shown if shown.endswith("…") else f"{shown}."
