"""Bringing the schema of a database up to date."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.pool import NullPool

from cityshare.errors import CityshareError, Place, Problem

SCRIPTS = Path(__file__).with_name("migrations")
_LOCK = 0x63697479  # "city": only one process migrates a PostgreSQL database


def migrate(engine: Engine) -> None:
    """Bring the schema up to date; a copy of an older SQLite file is kept beside it.

    Raises
    ------
    CityshareError
        L102 if the schema is newer than this program; nothing is changed then.
    """
    newest = _scripts().get_current_head()
    with engine.connect() as connection:
        found = _revision(connection)
        connection.rollback()
    if found == newest:
        return
    _refuse_newer(engine, found)
    if found is not None and engine.dialect.name == "sqlite":
        _copy(Path(str(engine.url.database)), found)
    single = create_engine(engine.url, poolclass=NullPool)
    if single.dialect.name == "sqlite":
        event.listen(single, "connect", _without_keys)
        event.listen(single, "begin", _begin)
    with single.begin() as connection:
        if single.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": _LOCK})
        if _revision(connection) != newest:
            command.upgrade(_config(connection), "head")
            _check_keys(connection)


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _refuse_newer(engine: Engine, found: str | None) -> None:
    known = {script.revision for script in _scripts().walk_revisions()}
    if found is not None and found not in known:
        shown = engine.url.render_as_string(hide_password=True)
        raise CityshareError([Problem("L102", Place(shown))])


def _copy(file: Path, revision: str) -> None:
    """Copy through SQLite, which takes along what is only in the log."""
    beside = file.with_name(f"{file.name}.{revision}.copy")
    with (
        closing(sqlite3.connect(file)) as old,
        closing(sqlite3.connect(beside)) as new,
    ):
        old.backup(new)
    shutil.copymode(file, beside)


def _without_keys(connection: sqlite3.Connection, _: object) -> None:
    """Keep keys off: a table that is rebuilt would take its children with it."""
    connection.isolation_level = None
    connection.execute("PRAGMA busy_timeout = 10000")
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA secure_delete = ON")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _check_keys(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        details = {"reason": f"rows of {broken[0]} have lost their {broken[2]}"}
        raise CityshareError([Problem("L101", details=details)])
