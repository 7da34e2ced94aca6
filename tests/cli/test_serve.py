from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from cityshare.cli.serve import opened, secret_of
from cityshare.store import open_database
from cityshare.web.server import EVERYWHERE, HERE, kept_secret, lan_address, listen
from cityshare.workshop import Phase
from cli.command import refused
from cli.folders import SAMPLE_FOLDERS

SEOUL = SAMPLE_FOLDERS["seoul-2016"]
LINE = re.compile(r"^(\w+(?: \w+)?)  +(\S+)", re.MULTILINE)
CSRF = re.compile(r'name="csrf" value="(\w+)"')


class Running:
    """A server in a process of its own, and what it said when it started."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        assert process.stdout
        lines: list[str] = []
        while not lines or not lines[-1].startswith("Ctrl-C"):
            lines.append(process.stdout.readline())
            assert lines[-1], "it ended before it began"
        self.said = dict(LINE.findall("".join(lines)))

    def browser(self) -> httpx.Client:
        """Give a browser without cookies."""
        base = self.said["Board"].removesuffix("/facilitator")
        return httpx.Client(base_url=base, timeout=10)

    def end(self, by: signal.Signals) -> None:
        """End it, and see that it ends as it should."""
        self.process.send_signal(by)
        assert self.process.wait(10) == 0


@contextmanager
def serving(folder: Path, *args: str | Path) -> Iterator[Running]:
    words = [sys.executable, "-m", "cityshare", "serve", *map(str, args), "--port", "0"]
    with subprocess.Popen(
        words, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            yield Running(process)
        finally:
            process.kill()


def enter(client: httpx.Client, passcode: str) -> str:
    token = str(CSRF.findall(client.get("/facilitator").text)[0])
    form = {"csrf": token, "passcode": passcode}
    assert client.post("/facilitator/enter", data=form).status_code == 303
    return token


def test_a_workshop_is_made_once_and_opened_again(tmp_path: Path) -> None:
    data = str(tmp_path / "day.db")
    database = open_database(data)

    made, passcode = opened(database, SEOUL, data)
    again, none = opened(database, SEOUL, data)
    latest, nothing = opened(database, None, data)

    assert made.check_passcode(passcode or "")
    assert (again.id, none) == (made.id, None)
    assert (latest.id, nothing) == (made.id, None)
    database.close()


def test_another_cohort_is_another_workshop(tmp_path: Path) -> None:
    data = str(tmp_path / "day.db")
    database = open_database(data)

    seoul, _ = opened(database, SEOUL, data)
    jeju, passcode = opened(database, SAMPLE_FOLDERS["jeju-2012"], data)

    assert jeju.id != seoul.id
    assert passcode
    database.close()


def test_nothing_to_open_is_told(tmp_path: Path) -> None:
    data = tmp_path / "day.db"

    [error] = refused("serve", "--data", data, "--port", 0)

    assert error.startswith("F108 'COHORT': ")
    assert f"there is no workshop in {data} yet" in error


def test_a_port_that_is_taken_is_told_before_anything_is_written(
    tmp_path: Path,
) -> None:
    data = tmp_path / "day.db"
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        [error] = refused("serve", SEOUL, "--data", data, "--port", port)

    assert error.startswith("F108 '--port': ")
    assert not data.exists()


@pytest.mark.parametrize(("lan", "address"), [(False, HERE), (True, EVERYWHERE)])
def test_only_the_network_is_let_in_that_was_asked_for(lan: bool, address: str) -> None:
    with listen(0, lan=lan) as listener:
        assert listener.getsockname()[0] == address


def test_the_address_for_phones_is_an_address() -> None:
    assert socket.inet_aton(lan_address())


def test_the_secret_is_kept_and_nobody_else_s(tmp_path: Path) -> None:
    path = tmp_path / "day.db.secret"

    made = kept_secret(path)

    assert kept_secret(path) == made
    assert path.stat().st_mode & 0o077 == 0
    assert secret_of(str(tmp_path / "day.db")) == path


@pytest.mark.slow
def test_a_workshop_outlives_its_server(tmp_path: Path) -> None:
    with serving(tmp_path, SEOUL) as first, first.browser() as client:
        token = enter(client, first.said["Passcode"])
        form = {"csrf": token, "phase": "open"}
        assert client.post("/facilitator/phase", data=form).status_code == 303
        first.process.kill()
        first.process.wait()

    with serving(tmp_path) as second:
        assert "Passcode" not in second.said
        assert second.said["Join code"] == first.said["Join code"]
        with second.browser() as back:
            back.cookies = client.cookies
            page = back.get("/facilitator").text

    assert 'aria-current="step"><b>2</b>' in page
    database = open_database(str(tmp_path / "cityshare.db"))
    workshop, _ = opened(database, None, "")
    assert workshop.phase is Phase.OPEN
    database.close()


@pytest.mark.slow
@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_at_once_though_streams_are_open(
    tmp_path: Path, by: signal.Signals
) -> None:
    with serving(tmp_path, SEOUL) as running:
        with running.browser() as client:
            assert client.get("/events").status_code == 403
            enter(client, running.said["Passcode"])
            with client.stream("GET", "/events", params={"after": 0}) as stream:
                lines = stream.iter_lines()
                told = [next(lines) for _ in range(5)]

                running.end(by)

        # uvicorn says so there if it had to cut anybody off.
        assert running.process.stderr
        assert not running.process.stderr.read()

    assert told[2:] == ["id: 1", "event: changed", 'data: {"kinds": ["created"]}']


@pytest.mark.slow
def test_a_stream_goes_on_from_the_last_event_it_knew(tmp_path: Path) -> None:
    with serving(tmp_path, SEOUL) as running, running.browser() as client:
        token = enter(client, running.said["Passcode"])
        form = {"csrf": token, "phase": "open"}
        client.post("/facilitator/phase", data=form)
        known = {"Last-Event-ID": "1"}
        with client.stream("GET", "/events?after=0", headers=known) as stream:
            lines = stream.iter_lines()
            told = [next(lines) for _ in range(5)]

    assert told[2:] == ["id: 2", "event: changed", 'data: {"kinds": ["phase"]}']
