from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from typing import Any

import pytest
import typer

from cityshare.cli.main import app
from docs.markdown import FENCED, PAGES, read_page, rows, section

PAGE = read_page("commands.md")
GROUP: Any = typer.main.get_command(app)
EVERYWHERE = ["--debug", "--version", "--help"]
OPTION = re.compile(r"--[a-z][a-z-]*")
EXAMPLE = re.compile(r"^(?:\.venv/bin/)?cityshare .*$", re.MULTILINE)


def options_of(command: Any) -> dict[str, Any]:
    return {p.opts[0]: p for p in command.params if p.param_type_name == "option"}


def examples() -> Iterator[str]:
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for _, block in FENCED.findall(text):
            yield from EXAMPLE.findall(block)


def test_every_command_has_a_heading() -> None:
    headings = re.findall(r"^## cityshare ([a-z-]+)$", PAGE, re.MULTILINE)

    assert headings == list(GROUP.commands)


@pytest.mark.parametrize("name", GROUP.commands)
def test_every_option_has_a_row(name: str) -> None:
    listed = [row[0] for row in rows(section(PAGE, f"cityshare {name}"))]
    documented = [OPTION.match(cell)[0] for cell in listed if OPTION.match(cell)]

    assert documented == list(options_of(GROUP.commands[name]))


@pytest.mark.parametrize("name", GROUP.commands)
def test_every_argument_has_a_row(name: str) -> None:
    listed = [row[0] for row in rows(section(PAGE, f"cityshare {name}"))]
    arguments = [
        parameter.metavar or parameter.name.upper()
        for parameter in GROUP.commands[name].params
        if parameter.param_type_name == "argument"
    ]

    assert [cell for cell in listed if not cell.startswith("--")] == arguments


@pytest.mark.parametrize("name", GROUP.commands)
def test_defaults_and_needs_are_told(name: str) -> None:
    told = {
        row[0].split()[0]: row[-1] for row in rows(section(PAGE, f"cityshare {name}"))
    }
    for option, parameter in options_of(GROUP.commands[name]).items():
        if parameter.required:
            assert told[option] == "needed"
        elif parameter.default not in (None, False, ()):
            assert told[option] == f"{parameter.default}"


def test_options_of_all_commands_have_rows() -> None:
    listed = [row[0] for row in rows(section(PAGE, "Before the command"))]

    assert listed == EVERYWHERE
    assert [*options_of(GROUP), "--help"] == EVERYWHERE


@pytest.mark.parametrize("line", list(dict.fromkeys(examples())))
def test_examples_use_what_there_is(line: str) -> None:
    _, *words = shlex.split(line, comments=True)
    commands = [word for word in words if not word.startswith("--")][:1]
    known = {*EVERYWHERE}.union(*(options_of(GROUP.commands[c]) for c in commands))

    assert {word for word in words if OPTION.fullmatch(word)} <= known
