"""``cityshare doctor``: whether this laptop is ready for the day."""

from __future__ import annotations

import shutil
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

LEAST_FREE = 1e9  # bytes
MOST_SECONDS = 3.0
SECONDS_TO_CONNECT = 2.0
FONTS_OF = {
    "Korean": ("Noto Sans CJK KR", "Noto Sans KR", "Malgun Gothic", "Apple SD Gothic"),
    "Chinese": ("Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC"),
    "Japanese": ("Noto Sans CJK JP", "Noto Sans JP", "Yu Gothic", "Hiragino Sans"),
    "Arabic": ("Noto Sans Arabic", "Arial", "Geeza Pro"),
    "Thai": ("Noto Sans Thai", "Leelawadee UI", "Thonburi"),
    "Devanagari": ("Noto Sans Devanagari", "Nirmala UI", "Kohinoor Devanagari"),
}


class Finding(NamedTuple):
    """One thing that was looked at; ``remedy`` is for when it is not well."""

    name: str
    is_well: bool
    found: str
    remedy: str = ""


def doctor(
    people: Annotated[
        int, typer.Option(min=10, max=1000, help="How many people will come.")
    ] = 100,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="The port that 'serve' will use.")
    ] = 8000,
    *,
    json: Annotated[
        bool, typer.Option("--json", help="Print the findings as JSON.")
    ] = False,
) -> None:
    """Tell before the day whether this laptop is ready for it.

    Looks at the address for phones, the firewall, fonts, the disk, and how long
    groups of so many people take here. Changes nothing.
    """
    from json import dumps

    from cityshare.cli.terminal import say

    findings = []
    for finding in _findings(people, port):
        findings.append(finding._asdict())
        if not json:
            mark = "well" if finding.is_well else "look"
            say(f"{mark}  {finding.name}: {finding.found}")
            if not finding.is_well:
                say(f"      {finding.remedy}")
    if json:
        say(dumps(findings, indent=2, ensure_ascii=False))


def _findings(people: int, port: int) -> Iterator[Finding]:
    yield from _network(port)
    yield from _fonts()
    yield _disk(Path.cwd())
    yield _engine(people)


def _network(port: int) -> Iterator[Finding]:
    from cityshare.errors import CityshareError
    from cityshare.web.server import HERE, lan_address, listen

    address = lan_address()
    yield Finding(
        "Network",
        address != HERE,
        f"phones would use http://{address}:{port}",
        "This laptop is in no network. Join the room's Wi-Fi, or make a hotspot.",
    )
    try:
        listener = listen(port, lan=True)
    except CityshareError as error:
        yield Finding("Port", False, str(error.problems[0]), "Choose another --port.")
        return
    with listener:
        number = listener.getsockname()[1]
        is_reached = _reaches(address, number)
    found = f"port {port} answers at {address}" if is_reached else "no answer"
    yield Finding(
        "Firewall",
        is_reached,
        f"{found}, asked from this laptop",
        "A firewall may keep phones out: allow Python to take connections.",
    )
    yield Finding(
        "Phones",
        False,
        "not to be known from here",
        "In the room, start 'serve --lan' and open the address on one phone. If this "
        "laptop opens it and the phone does not, the Wi-Fi keeps its guests apart "
        "('client isolation'): ask for it to be switched off, or use a hotspot.",
    )


def _reaches(address: str, port: int) -> bool:
    try:
        with socket.create_connection((address, port), SECONDS_TO_CONNECT):
            return True
    except OSError:
        return False


def _fonts() -> Iterator[Finding]:
    import typst

    installed = [name.lower() for name in typst.Fonts().families()]
    for script, fonts in FONTS_OF.items():
        there = [
            f for f in fonts if any(name.startswith(f.lower()) for name in installed)
        ]
        yield Finding(
            f"Font for {script}",
            bool(there),
            there[0] if there else "none of those we know",
            f"Only if names or pages need it: install {fonts[0]}.",
        )


def _disk(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    return Finding(
        "Disk",
        free >= LEAST_FREE,
        f"{free / 1e9:.1f} GB free",
        "Make room: answers, copies and hand-outs need up to 1 GB.",
    )


def _engine(people: int) -> Finding:
    """Time a plan of made-up people, after the engine has been compiled."""
    from cityshare.cli.terminal import watching
    from cityshare.optimisation import Budget, search, warm_up
    from cityshare.optimisation.example import made_up_problem

    with watching() as terminal:
        terminal.step("warm up")
        warm_up()
    began = time.perf_counter()
    search(made_up_problem(people), budget=Budget(seconds=60.0))
    seconds = time.perf_counter() - began
    return Finding(
        "Groups",
        seconds <= MOST_SECONDS,
        f"{people} made-up people took {seconds:.1f} s; rules and printing add to it",
        "Close other programs, plug the laptop in, and make groups in good time.",
    )
