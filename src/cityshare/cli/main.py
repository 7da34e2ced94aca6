"""The command line: commands, and one place where errors become exit codes."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from cityshare.cli import (
    assign,
    backup,
    check,
    demo,
    doctor,
    draw,
    explain,
    repair,
    score,
    serve,
    templates,
)

app = typer.Typer(
    name="cityshare",
    help="Seat people at tables where they can learn from each other.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        print(version("cityshare"))
        raise typer.Exit


@app.callback()
def options(
    *,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show a trace when something fails.")
    ] = False,
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Show the version.", callback=_show_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Seat people at tables where they can learn from each other."""


app.command("demo")(demo.demo)
app.command("check")(check.check)
app.command("score")(score.score)
app.command("assign")(assign.assign)
app.command("explain")(explain.explain)
app.command("repair")(repair.repair)
app.command("graph")(draw.graph)
app.command("river")(draw.river)
app.command("stairs")(draw.stairs)
app.command("template")(templates.template)
app.command("read-template")(templates.read_template)
app.command("schema")(templates.schema)
app.command("serve")(serve.serve)
app.command("doctor")(doctor.doctor)
app.command("backup")(backup.backup)
app.command("restore")(backup.restore)


def run() -> None:
    """Run the command line; every error ends in words and an exit code."""
    if isinstance(sys.stdout, TextIOWrapper):  # a name may not fit its encoding
        sys.stdout.reconfigure(errors="backslashreplace")
    if "--debug" in sys.argv[1:]:
        app()
        return
    try:
        app()
    except Exception as error:
        from cityshare.cli.terminal import report_failure

        sys.exit(report_failure(error))
