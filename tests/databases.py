"""Databases for tests: a fresh SQLite file, or a fresh database of a real server."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import psycopg
import pytest

from cityshare.store import Database, open_database
from conftest import require

URL_IN_ENVIRONMENT = "CITYSHARE_POSTGRESQL_URL"
WITHOUT_FSYNC = "-c fsync=off -c listen_addresses='' -c max_connections=120"


def program(name: str) -> str | None:
    """Find a program of PostgreSQL, on the path or where Debian puts it."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return shutil.which(name) or (str(found[-1]) if found else None)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL server for the tests, or a loud skip."""
    if given := os.environ.get(URL_IN_ENVIRONMENT):
        yield given
        return
    if program("pg_ctl") is None or program("initdb") is None:
        require("postgresql", "neither initdb and pg_ctl nor a URL are there")
    with _server() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database, once of each kind."""
    if request.param == "sqlite":
        yield from _closing(blank_database(tmp_path / "workshop.sqlite"))
    else:
        with _new_database(request.getfixturevalue("postgresql")) as url:
            yield from _closing(open_database(url))


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[Database]:
    """An empty SQLite database."""
    yield from _closing(blank_database(tmp_path / "workshop.sqlite"))


def blank_database(file: Path) -> Database:
    """Open a new SQLite database without migrating it once more."""
    file.touch(mode=0o600)
    file.write_bytes(_blank_file())
    return open_database(file)


@cache
def _blank_file() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "blank.sqlite"
        open_database(file).close()
        return file.read_bytes()


def _closing(database: Database) -> Iterator[Database]:
    try:
        yield database
    finally:
        database.close()


@contextmanager
def _new_database(server: str) -> Iterator[str]:
    name, template = f"test_{uuid.uuid4().hex}", _template(server)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'.encode())
        yield _address(server, name)
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


@cache
def _template(server: str) -> str:
    """Make a database that is migrated, for others to begin as."""
    name = f"blank_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    open_database(_address(server, name)).close()
    return name


def _address(server: str, name: str) -> str:
    before, mark, after = server.partition("?")
    return f"{before.rpartition('/')[0]}/{name}{mark}{after}"


@contextmanager
def _server() -> Iterator[str]:
    """Start a server on a socket of its own; it refuses to run as root."""
    as_root = os.geteuid() == 0
    user = pwd.getpwnam("nobody") if as_root else None
    with tempfile.TemporaryDirectory(prefix="pg-") as folder:
        if user:
            os.chown(folder, user.pw_uid, user.pw_gid)

        def run(name: str, *arguments: str) -> None:
            subprocess.run(
                [str(program(name)), *arguments],
                check=True,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                user=user.pw_uid if user else None,
                group=user.pw_gid if user else None,
                extra_groups=[] if user else None,
            )

        data = f"{folder}/data"
        run("initdb", "-D", data, "-U", "tests", "-E", "UTF8", "--locale=C", "-N")
        options = f"-k {folder} {WITHOUT_FSYNC}"
        run("pg_ctl", "-D", data, "-w", "-l", f"{folder}/log", "-o", options, "start")
        try:
            yield f"postgresql://tests@/postgres?host={folder}"
        finally:
            run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
