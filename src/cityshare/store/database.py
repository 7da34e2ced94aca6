"""The database: one writer and many readers on SQLite, or a PostgreSQL server."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import (
    AbstractContextManager,
    contextmanager,
    nullcontext,
    suppress,
)
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    NoSuchModuleError,
    OperationalError,
)
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from cityshare.errors import CityshareError, Problem
from cityshare.store.hour_tables import claim
from cityshare.store.migrating import migrate

_PRAGMAS = (
    "PRAGMA busy_timeout = 10000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
)
_WRITES = "cityshare_writes"
_PATIENCE_MS = 2_000


class Database:
    """Connections to one database that holds any number of workshops.

    Use :func:`open_database`. Safe to share between threads, not between processes:
    each process opens its own.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writer: AbstractContextManager[object] = (
            threading.Lock() if self.is_sqlite else nullcontext()
        )

    @property
    def url(self) -> str:
        """The address, as :func:`open_database` takes it."""
        return self._engine.url.render_as_string(hide_password=False)

    @property
    def is_sqlite(self) -> bool:
        """Whether the data are in one file."""
        return self._engine.dialect.name == "sqlite"

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the data throughout."""
        options = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        with self._engine.connect().execution_options(**options) as connection:
            yield connection
            connection.rollback()

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Give a connection whose changes are kept together, or not at all.

        They are on disk when the block has ended without an error.
        """
        with self._writer, self._engine.connect() as connection:
            options = {_WRITES: True} if self.is_sqlite else {}
            with connection.execution_options(**options).begin():
                yield connection

    def checkpoint(self) -> bool:
        """Move what was written into the file, and empty the log beside it.

        Returns
        -------
        bool
            Whether the log is empty now; somebody who reads can prevent it.
        """
        if not self.is_sqlite:
            return True
        with self._writer, self._engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert raw is not None  # noqa: S101  a connection that was just opened
            busy, _, _ = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return not busy

    def forget(self) -> None:
        """Overwrite on the disk what was deleted or replaced.

        SQLite overwrites it at once; the log beside the file is emptied here. On
        PostgreSQL the tables are written anew, or, where somebody holds one, freed
        for writing over. (Its own log and its backups are the server's.)
        """
        if self.is_sqlite:
            self.checkpoint()
            return
        engine = self._engine.execution_options(isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(f"SET lock_timeout = {_PATIENCE_MS}")
            try:
                for table in claim.metadata.sorted_tables:
                    name = engine.dialect.identifier_preparer.format_table(table)
                    try:
                        connection.exec_driver_sql(f"VACUUM (FULL) {name}")
                    except OperationalError:  # somebody holds the table
                        connection.exec_driver_sql(f"VACUUM (SKIP_LOCKED) {name}")
            finally:
                connection.exec_driver_sql("RESET lock_timeout")

    def close(self) -> None:
        """Empty the log and close every connection."""
        self.checkpoint()
        self._engine.dispose()


def open_database(url: str | Path) -> Database:
    """Open a database; it is made, or brought up to date, where needed.

    Before an older SQLite file is changed, a copy is laid beside it.

    Parameters
    ----------
    url
        The path of an SQLite file, or an address such as ``sqlite:///file`` or
        ``postgresql://user@host/name``.

    Raises
    ------
    CityshareError
        L101 if it cannot be opened, L102 if a newer version has written it.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     database = open_database(f"{folder}/workshop.sqlite")
    ...     database.close()
    """
    address = _address(url)
    engine = _engine(address)
    _keep_to_owner(address)
    try:
        migrate(engine)
    except DatabaseError as error:
        engine.dispose()
        raise _refused(address, str(error.orig)) from None
    except CityshareError:
        engine.dispose()
        raise
    return Database(engine)


def _keep_to_owner(address: URL) -> None:
    """Make a new file that other users of the machine cannot read."""
    if address.get_backend_name() == "sqlite" and address.database:
        with suppress(OSError):  # said in words when it is opened
            Path(address.database).touch(mode=0o600)


def _address(url: str | Path) -> URL:
    if isinstance(url, Path) or "://" not in url:
        return URL.create("sqlite", database=str(url))
    try:
        address = make_url(url)
    except ArgumentError:
        raise _refused(None, "this is not an address") from None
    if address.drivername in {"postgres", "postgresql"}:
        return address.set(drivername="postgresql+psycopg")
    return address


def _engine(address: URL) -> Engine:
    in_memory = not address.database or ":memory:" in address.database
    if address.get_backend_name() == "sqlite" and in_memory:
        raise _refused(address, "data in memory would be lost")
    if address.drivername not in {"sqlite", "sqlite+pysqlite", "postgresql+psycopg"}:
        raise _refused(address, "this kind of database is not supported")
    try:
        engine = create_engine(
            address, poolclass=QueuePool, pool_size=10, max_overflow=40
        )
    except (NoSuchModuleError, ModuleNotFoundError):
        raise _refused(address, "install cityshare[postgresql] for it") from None
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: object, _: ConnectionPoolEntry) -> None:
    """Leave transactions to us, and set what SQLite forgets with each connection."""
    connection.isolation_level = None  # type: ignore[attr-defined]
    for pragma in _PRAGMAS:
        connection.execute(pragma)  # type: ignore[attr-defined]


def _begin(connection: Connection) -> None:
    """Take the right to write at the start, so that no update is lost."""
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _refused(address: URL | None, reason: str) -> CityshareError:
    shown = None if address is None else address.render_as_string(hide_password=True)
    reason = " ".join(reason.split()).rstrip(".")
    return CityshareError([Problem("L101", got=shown, details={"reason": reason})])
