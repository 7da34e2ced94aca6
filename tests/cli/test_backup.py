from __future__ import annotations

from pathlib import Path

import pytest

from cityshare.store import open_database
from cityshare.workshop import Workshop
from cli.command import cityshare


def test_backup_and_restore(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITYSHARE_PASSPHRASE", "four words nobody guesses")
    data = tmp_path / "day.db"
    database = open_database(data)
    Workshop.create(database, "green-growth")
    database.close()

    assert cityshare("backup", data, tmp_path / "b.age").code == 0
    assert cityshare("restore", tmp_path / "b.age", tmp_path / "again.db").code == 0
    wrong = cityshare("restore", tmp_path / "b.age", data)
    assert (wrong.code, wrong.codes) == (2, ["L374"])
