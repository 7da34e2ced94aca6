import shutil
import sqlite3
from contextlib import closing

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from cityshare.errors import CityshareError
from cityshare.store import migrating, open_database
from cityshare.store.hour_tables import claim

NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "0002"


def upgrade() -> None:
    with op.batch_alter_table("workshop", recreate="always") as table:
        table.add_column(sa.Column("place", sa.Text))
"""
WORKSHOP = (
    "INSERT INTO workshop VALUES ("
    "'w', 't', 'draft', 'J', '2026-05-04', 'h', '', '', 0, 0, '', NULL, NULL)"
)
CHILD = "INSERT INTO event (workshop, kind, subject, at) VALUES ('w', 'k', '{}', '')"


def rows(file, query):
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(query).fetchall()


def change(file, *statements):
    with closing(sqlite3.connect(file)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


@pytest.fixture
def file(tmp_path):
    file = tmp_path / "live.sqlite"
    open_database(file).close()
    return file


@pytest.fixture
def old_file(file, tmp_path, monkeypatch):
    scripts = tmp_path / "scripts"
    shutil.copytree(migrating.SCRIPTS, scripts)
    (scripts / "versions" / "v9999_next.py").write_text(NEXT)
    monkeypatch.setattr(migrating, "SCRIPTS", scripts)
    return file


def test_the_migrations_lead_to_the_tables_of_the_program(database):
    with database.read() as connection:
        options = {"compare_type": True}
        context = MigrationContext.configure(connection, opts=options)

        assert compare_metadata(context, claim.metadata) == []


def test_opening_again_changes_nothing(file):
    before = file.read_bytes()

    open_database(file).close()

    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == ["live.sqlite"]


def test_an_older_file_is_copied_and_keeps_its_rows(old_file):
    file = old_file
    change(file, WORKSHOP, CHILD)

    open_database(file).close()

    copy = file.with_name("live.sqlite.0002.copy")
    assert rows(file, "SELECT version_num FROM alembic_version") == [("9999",)]
    assert rows(file, "SELECT id, place FROM workshop") == [("w", None)]
    assert rows(file, "SELECT workshop, kind FROM event") == [("w", "k")]
    assert rows(copy, "SELECT version_num FROM alembic_version") == [("0002",)]
    assert rows(copy, "SELECT workshop, kind FROM event") == [("w", "k")]


def test_lost_keys_stop_the_migration_and_undo_it(old_file):
    file = old_file
    change(file, CHILD)

    with pytest.raises(CityshareError) as caught:
        open_database(file)

    (problem,) = caught.value.problems
    assert problem.code == "L101"
    assert problem.details == {"reason": "rows of event have lost their workshop"}
    assert rows(file, "SELECT version_num FROM alembic_version") == [("0002",)]


def test_a_newer_file_is_refused_and_left_alone(file):
    change(file, "UPDATE alembic_version SET version_num = '9999'")
    before = file.read_bytes()

    with pytest.raises(CityshareError) as caught:
        open_database(file)

    assert [problem.code for problem in caught.value.problems] == ["L102"]
    assert caught.value.exit_code == 1
    assert file.read_bytes() == before
