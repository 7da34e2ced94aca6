"""``cityshare serve``: the live workshop in the room's browsers."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from cityshare.store import Database
    from cityshare.workshop import Workshop
    from cityshare.workshop.simulating import Simulation

DATA = "cityshare.db"
DEMO_COHORT = "busan-2019"


def serve(
    cohort: Annotated[
        Path | None,
        typer.Argument(
            metavar="COHORT", help="A cohort folder to make a workshop from."
        ),
    ] = None,
    data: Annotated[
        str, typer.Option(help="SQLite file, or the URL of a PostgreSQL database.")
    ] = DATA,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port.")] = 8000,
    *,
    lan: Annotated[
        bool,
        typer.Option("--lan", help="Let the phones in this network join."),
    ] = False,
    demo: Annotated[
        bool,
        typer.Option("--demo", help="Try it out: made-up people are answering."),
    ] = False,
) -> None:
    """Open a workshop for phones, the facilitator's board and the projector.

    Makes a workshop from a cohort folder, or opens the one in the data again. Ends
    with Ctrl-C; everything is kept.
    """
    if demo:
        with _place_of_demo() as file:
            _serve(cohort, file, port, lan=lan, demo=True)
    else:
        _serve(cohort, data, port, lan=lan, demo=False)


def _serve(cohort: Path | None, data: str, port: int, *, lan: bool, demo: bool) -> None:
    from cityshare.store import open_database
    from cityshare.web.app import create_app
    from cityshare.web.server import HERE, kept_secret, lan_address, listen
    from cityshare.web.server import serve as serve_app
    from cityshare.web.settings import WebSettings

    listener = listen(port, lan=lan)
    with listener:
        number = listener.getsockname()[1]
        database = open_database(data)
        simulation: Simulation | None = None
        passcode: str | None
        try:
            if demo:
                workshop, simulation, passcode = _simulated(database, cohort)
            else:
                workshop, passcode = opened(database, cohort, data)
            base = f"http://{lan_address() if lan else HERE}:{number}"
            settings = WebSettings(secret=kept_secret(secret_of(data)), base_url=base)
            app = create_app(database, settings)
            here = f"http://{HERE}:{number}"
            _tell(workshop, passcode, base, here, data, is_demo=demo)
            if simulation is not None:
                simulation.start()
            serve_app(app, [listener])
        finally:
            if simulation is not None:
                simulation.end()
            database.close()


def opened(
    database: Database, cohort: Path | None, data: str
) -> tuple[Workshop, str | None]:
    """Make a workshop, or open the newest one again; a passcode only if it is new.

    Raises
    ------
    CityshareError
        F108 if there is neither a cohort nor a workshop in the data.
    """
    from cityshare.cohort import read_cohort
    from cityshare.errors import CityshareError, Place, Problem
    from cityshare.workshop import Workshop

    newest = Workshop.latest(database)
    if cohort is None:
        if newest is None:
            reason = f"there is no workshop in {data} yet; name a cohort folder"
            place = Place(column="COHORT")
            raise CityshareError([Problem("F108", place, None, {"reason": reason})])
        return newest, None
    read = read_cohort(cohort)
    if newest is not None and newest.cohort().id == read.id:
        return newest, None
    return Workshop.create(database, cohort)


@contextmanager
def _place_of_demo() -> Iterator[str]:
    """Give a file that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="cityshare-demo-") as folder:
        yield str(Path(folder, "demo.db"))


def _simulated(
    database: Database, cohort: Path | None
) -> tuple[Workshop, Simulation, str]:
    from cityshare.cohort import read_cohort
    from cityshare.questionnaire import shipped_cohort
    from cityshare.workshop.simulating import Simulation, create_simulated

    read = read_cohort(cohort or shipped_cohort(DEMO_COHORT))
    workshop, passcode = create_simulated(database, read)
    return workshop, Simulation(workshop, read), passcode


def secret_of(data: str) -> Path:
    """Return the file with the secret that signs cookies, beside the data.

    >>> secret_of("day.db").name, secret_of("postgresql://localhost/day").name
    ('day.db.secret', 'cityshare.secret')
    """
    return Path("cityshare.secret" if "://" in data else f"{data}.secret")


def _tell(
    workshop: Workshop,
    passcode: str | None,
    base: str,
    here: str,
    data: str,
    *,
    is_demo: bool,
) -> None:
    from cityshare.cli.terminal import say

    say(f"Workshop   {workshop.title} ({workshop.phase})")
    say(f"Board      {here}/facilitator")
    if passcode is not None:
        say(f"Passcode   {passcode}   (shown only now: write it down)")
    say(f"Phones     {base}")
    say(f"Join code  {workshop.join_code}")
    say(f"Data       {data}")
    if is_demo:
        say("Demo: made-up people answer. Ctrl-C ends it; nothing is kept.")
    else:
        say("Ctrl-C ends the server; the same command opens the workshop again.")
    sys.stdout.flush()
