"""Backups: sealed, whole, and never over data."""

from __future__ import annotations

import stat
from pathlib import Path

import pyrage
import pytest

from cityshare.store import Database, open_database
from cityshare.store.backup import restore_backup, write_backup
from cityshare.workshop import Phase, Workshop
from live_workshops import join, refused

WORDS = "four words nobody guesses"


@pytest.fixture
def workshop(sqlite: Database) -> Workshop:
    made, _ = Workshop.create(sqlite, "green-growth")
    made.move_to(Phase.OPEN)
    join(made, "Somebody Rare")
    return made


@pytest.mark.slow
def test_a_running_workshop_comes_back_as_it_was(
    workshop: Workshop, tmp_path: Path
) -> None:
    data, file, again = tmp_path / "workshop.sqlite", tmp_path / "b.age", tmp_path / "2"

    size = write_backup(data, file, WORDS)
    restore_backup(file, again, WORDS)

    opened = open_database(again)
    try:
        restored = Workshop.load(opened, workshop.id)
        assert restored.people == workshop.people
        assert restored.phase is Phase.OPEN
    finally:
        opened.close()
    assert size == file.stat().st_size
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.slow
def test_nobody_reads_it_without_the_passphrase(
    workshop: Workshop, tmp_path: Path
) -> None:
    file = tmp_path / "b.age"
    write_backup(tmp_path / "workshop.sqlite", file, WORDS)

    assert b"Somebody Rare" not in file.read_bytes()
    assert b"Somebody Rare" in pyrage.passphrase.decrypt(file.read_bytes(), WORDS)
    with refused("L373"):
        restore_backup(file, tmp_path / "other", WORDS + "!")
    assert not (tmp_path / "other").exists()


@pytest.mark.slow
def test_a_damaged_backup_leaves_nothing_behind(
    workshop: Workshop, tmp_path: Path
) -> None:
    file = tmp_path / "b.age"
    write_backup(tmp_path / "workshop.sqlite", file, WORDS)
    sealed = bytearray(file.read_bytes())
    sealed[-100] ^= 1
    file.write_bytes(sealed)

    with refused("L373"):
        restore_backup(file, tmp_path / "other", WORDS)
    assert not (tmp_path / "other").exists()


@pytest.mark.slow
def test_data_are_never_replaced(workshop: Workshop, tmp_path: Path) -> None:
    file = tmp_path / "b.age"
    write_backup(tmp_path / "workshop.sqlite", file, WORDS)

    with refused("L374"):
        restore_backup(file, tmp_path / "workshop.sqlite", WORDS)


def test_what_is_no_workshop_is_refused(tmp_path: Path) -> None:
    odd = tmp_path / "odd"
    odd.write_text("This is no database at all, only a long text." * 50)

    with refused("L371"):
        write_backup(odd, tmp_path / "b.age", WORDS)
    with refused("L371"):
        write_backup(tmp_path / "missing", tmp_path / "b.age", WORDS)
    with refused("L372"):
        write_backup(odd, tmp_path / "b.age", "short")


def test_a_new_database_is_its_owners_alone(sqlite: Database, tmp_path: Path) -> None:
    mode = (tmp_path / "workshop.sqlite").stat().st_mode

    assert stat.S_IMODE(mode) == 0o600
