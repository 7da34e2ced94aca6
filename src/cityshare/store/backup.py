"""Backups of an SQLite database: one encrypted file, which age can open too."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from cityshare.errors import CityshareError, Place, Problem
from cityshare.store.database import open_database

LEAST_PASSPHRASE = 8  # characters


def write_backup(data: Path, file: Path, passphrase: str) -> int:
    """Write everything that a database holds into an encrypted file.

    The workshop may go on meanwhile: SQLite copies one state of it.

    Parameters
    ----------
    data
        The SQLite file.
    file
        The backup; one that is there is replaced only when the new one is whole.
    passphrase
        Without it nobody can read the backup.

    Returns
    -------
    int
        The size of the backup in bytes.

    Raises
    ------
    CityshareError
        L371 if there are no such data, L372 if the passphrase is too short, F104 if
        the backup cannot be written.

    References
    ----------
    The format is age, version 1, with a passphrase (scrypt).
    """
    import pyrage  # noqa: PLC0415

    _check_passphrase(passphrase)
    if not data.is_file():
        raise CityshareError([Problem("L371", Place(str(data)))])
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "copy.sqlite")
        _copy(data, copy)
        sealed = pyrage.passphrase.encrypt(copy.read_bytes(), passphrase)
    _write_whole(file, sealed)
    return len(sealed)


def restore_backup(file: Path, data: Path, passphrase: str) -> None:
    """Make a database of a backup, and bring it up to date.

    Parameters
    ----------
    file
        The backup.
    data
        The SQLite file to make; none may be there.
    passphrase
        The one it was written with.

    Raises
    ------
    CityshareError
        L373 if the backup cannot be opened with this passphrase, L374 if there are
        data already, F104 if they cannot be written, L102 if a newer version of the
        program has written them.
    """
    import pyrage  # noqa: PLC0415

    if data.exists():
        raise CityshareError([Problem("L374", Place(str(data)))])
    try:
        plain = pyrage.passphrase.decrypt(file.read_bytes(), passphrase)
    except (OSError, pyrage.DecryptError):
        raise CityshareError([Problem("L373", Place(str(file)))]) from None
    _write_whole(data, plain)
    try:
        open_database(data).close()
    except CityshareError:
        data.unlink()
        raise


def _check_passphrase(passphrase: str) -> None:
    if len(passphrase) < LEAST_PASSPHRASE:
        details = {"least": LEAST_PASSPHRASE}
        raise CityshareError([Problem("L372", details=details)])


def _copy(data: Path, copy: Path) -> None:
    """Copy through SQLite, which takes along what is only in the log."""
    address = f"file:{data.resolve().as_posix()}?mode=ro"
    try:
        with (
            closing(sqlite3.connect(address, uri=True)) as old,
            closing(sqlite3.connect(copy)) as new,
        ):
            old.backup(new)
    except sqlite3.DatabaseError:
        raise CityshareError([Problem("L371", Place(str(data)))]) from None


def _write_whole(file: Path, content: bytes) -> None:
    """Write beside the file and then move it there, readable by its owner only."""
    beside = file.with_name(f"{file.name}.part")
    try:
        beside.touch(mode=0o600)
        beside.write_bytes(content)
        beside.replace(file)
    except OSError as error:
        details = {"reason": error.strerror or str(error)}
        problem = Problem("F104", Place(str(file)), None, details)
        raise CityshareError([problem]) from None
