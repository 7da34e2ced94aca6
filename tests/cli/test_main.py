"""The commands as a whole: help, versions, exit codes and the first second."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from cityshare.cli.main import app
from cli.command import cityshare, process, refused
from cli.folders import SAMPLE_FOLDERS

GROUP: Any = typer.main.get_command(app)
SLOW = {"numpy", "pandas", "numba", "ortools", "sklearn", "networkx", "scipy"}
# Help takes about as long as importing what reads commands; machines vary.
TYPER = ("-c", "import typer")
MOST_OF_TYPER = 3


def test_without_a_command_it_shows_help() -> None:
    ran = CliRunner().invoke(app, [])

    assert all(name in ran.output for name in GROUP.commands)


@pytest.mark.parametrize("name", GROUP.commands)
def test_every_command_explains_itself_and_its_options(name: str) -> None:
    ran = CliRunner().invoke(app, [name, "--help"])

    assert ran.exit_code == 0
    for parameter in GROUP.commands[name].params:
        if parameter.param_type_name == "option":
            assert parameter.opts[0] in ran.output
            assert parameter.help, f"{name} {parameter.opts[0]} has no help"


def test_the_version_is_that_of_the_package() -> None:
    assert cityshare("--version").out.strip() == version("cityshare")


def test_nothing_slow_is_imported_to_show_help() -> None:
    code = (
        "import sys, json, cityshare.cli.main; "
        "print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert SLOW.isdisjoint(json.loads(done.stdout))


def test_help_is_there_at_once() -> None:
    both = [
        (processor_seconds("-m", "cityshare", "--help"), processor_seconds(*TYPER))
        for _ in range(5)
    ]

    help_, typer_alone = (min(spent) for spent in zip(*both, strict=True))
    assert help_ < MOST_OF_TYPER * typer_alone


def processor_seconds(*arguments: str) -> float:
    """Return what a Python process uses; a clock also counts its neighbours."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def test_the_module_is_the_command() -> None:
    ran = process("check", SAMPLE_FOLDERS["seoul-2016"])

    assert ran.returncode == 0
    assert "26 people" in ran.stdout


def test_what_the_user_gave_wrong_ends_with_2_in_words() -> None:
    ran = process("check", "nowhere/at-all")

    assert ran.returncode == 2
    assert ran.stdout == ""
    assert ran.stderr == (
        "error: F101 nowhere/at-all: the file or folder does not exist. "
        "Check the spelling and the folder you are in.\n"
        "1 problem; nothing was changed.\n"
    )


def test_what_cannot_be_done_ends_with_1_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ran = process("schema", "--out", tmp_path / "file" / "schema.json")

    assert ran.returncode == 1
    assert "F104" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_trace_is_shown_only_when_asked_for() -> None:
    ran = process("--debug", "check", "nowhere")

    assert ran.returncode != 0
    assert "Traceback" in ran.stderr


@pytest.mark.parametrize(
    "args",
    [
        ["chek"],
        ["check"],
        ["check", "--nosuch"],
        ["assign"],
        ["assign", "x"],
        ["score", "x"],
        ["stairs", "x", "--out", "y.svg"],
        ["read-template", "--into", "x"],
        ["demo", "extra"],
    ],
    ids=" ".join,
)
def test_a_misspelt_command_line_ends_with_2(args: list[str]) -> None:
    ran = cityshare(*args)

    assert ran.code == 2
    assert "Usage:" in ran.err
    assert "Error:" in ran.err


def test_a_name_that_the_terminal_cannot_show_is_no_failure(tmp_path: Path) -> None:
    out = tmp_path / "설문지.xlsx"
    ran = process("template", "green-growth", "--out", out, PYTHONIOENCODING="ascii")

    assert ran.returncode == 0
    assert ran.stdout.endswith("\\uc124\\ubb38\\uc9c0.xlsx\n")
    assert out.exists()


def test_a_reader_that_leaves_early_gets_no_complaint() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "cityshare", "schema"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        assert child.stderr.read() == ""


def test_a_bug_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_: object) -> None:
        raise KeyError("beijing-1")

    monkeypatch.setattr("cityshare.questionnaire.questionnaire_schema", fail)
    with pytest.raises(AssertionError, match="inside cityshare: KeyError"):
        cityshare("schema")


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    wrong = [tmp_path / "a", tmp_path / "b.yaml", __file__]

    errors = refused("check", *wrong)

    assert [line.split()[0] for line in errors] == ["F101", "F101", "F107"]
