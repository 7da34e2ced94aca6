import os
import threading
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import text

from cityshare.errors import CityshareError
from cityshare.store import WorkshopRow, open_database, workshops

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def make_row(id_="w1", **columns):
    values = {
        "title": "A workshop",
        "phase": "draft",
        "join_code": id_.upper(),
        "join_expires": NOON,
        "passcode_hash": "",
        "questionnaire": "{}",
        "cohort": "{}",
        "last_person": 0,
        "last_plan": 0,
        "created_at": NOON,
    }
    return WorkshopRow(id=id_, **{**values, **columns})


def refusal(url):
    with pytest.raises(CityshareError) as caught:
        open_database(url)
    (problem,) = caught.value.problems
    return problem


def count_up(database, times):
    for _ in range(times):
        with database.write() as connection:
            row = workshops.workshop_row(connection, "w1", lock=True)
            last = row.last_person + 1
            workshops.change_workshop(connection, "w1", last_person=last)


def test_no_update_is_lost(database):
    with database.write() as connection:
        workshops.add_workshop(connection, make_row())
    threads = [
        threading.Thread(target=count_up, args=(database, 40)) for _ in range(12)
    ]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with database.read() as connection:
        assert workshops.workshop_row(connection, "w1").last_person == 480


def test_a_change_that_fails_leaves_nothing(database):
    def fail():
        with database.write() as connection:
            workshops.add_workshop(connection, make_row())
            raise RuntimeError("half-way")

    with pytest.raises(RuntimeError, match="half-way"):
        fail()

    with database.read() as connection:
        assert workshops.latest_workshop(connection) is None


def test_a_reader_sees_one_state_and_hinders_no_writer(database):
    with database.read() as reader:
        assert workshops.latest_workshop(reader) is None
        with database.write() as connection:
            workshops.add_workshop(connection, make_row())

        assert workshops.latest_workshop(reader) is None

    with database.read() as reader:
        assert workshops.latest_workshop(reader) == make_row()


def test_a_moment_is_kept_in_utc(database):
    seoul = NOON.astimezone(timezone(timedelta(hours=9)))
    with database.write() as connection:
        workshops.add_workshop(connection, make_row(created_at=seoul))

    with database.read() as connection:
        found = workshops.workshop_row(connection, "w1").created_at

    assert found == NOON
    assert found.tzinfo is UTC


def test_the_latest_workshop_is_the_one_made_last(database):
    with database.write() as connection:
        workshops.add_workshop(connection, make_row("new"))
        hour_before = NOON - timedelta(hours=1)
        workshops.add_workshop(connection, make_row("old", created_at=hour_before))

    with database.read() as connection:
        assert workshops.latest_workshop(connection).id == "new"
        assert workshops.workshop_of_code(connection, "OLD").id == "old"
        assert workshops.workshop_of_code(connection, "none") is None


def test_sqlite_is_set_up_for_a_live_event(sqlite):
    with sqlite.write() as connection:
        settings = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar()
            for name in (
                "journal_mode", "synchronous", "busy_timeout", "foreign_keys",
                "secure_delete",
            )
        }  # fmt: skip

    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,
        "busy_timeout": 10000,
        "foreign_keys": 1,
        "secure_delete": 1,
    }


def test_closing_empties_the_log(tmp_path):
    database = open_database(tmp_path / "live.sqlite")
    with database.write() as connection:
        workshops.add_workshop(connection, make_row())

    database.close()

    assert os.listdir(tmp_path) == ["live.sqlite"]  # noqa: PTH208


def test_a_path_and_its_address_are_one_database(tmp_path):
    first = open_database(tmp_path / "live.sqlite")
    with first.write() as connection:
        workshops.add_workshop(connection, make_row())
    first.close()

    second = open_database(f"sqlite:///{tmp_path}/live.sqlite")

    with second.read() as connection:
        assert workshops.latest_workshop(connection) == make_row()
    assert second.url == f"sqlite:///{tmp_path}/live.sqlite"
    second.close()


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("sqlite://", "data in memory would be lost"),
        ("sqlite:///:memory:", "data in memory would be lost"),
        ("mysql://server/name", "this kind of database is not supported"),
        ("://", "this is not an address"),
    ],
)
def test_other_addresses_are_refused(url, reason):
    problem = refusal(url)

    assert problem.code == "L101"
    assert problem.details == {"reason": reason}


def test_a_file_that_is_no_database_is_refused(tmp_path):
    (tmp_path / "notes.txt").write_text("not a database at all, but some words\n" * 9)

    problem = refusal(tmp_path / "notes.txt")

    assert problem.code == "L101"
    assert problem.details == {"reason": "file is not a database"}


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    assert refusal(tmp_path / "none" / "live.sqlite").code == "L101"


def test_a_password_is_not_told():
    problem = refusal("postgresql://someone:secret@127.0.0.1:1/name")

    assert problem.code == "L101"
    assert "secret" not in str(problem)
