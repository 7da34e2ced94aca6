"""People and tables named by id, by name, or as they are printed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cityshare.cli.naming import Naming
from cityshare.cohort import Cohort, Participant
from cityshare.errors import CityshareError
from cityshare.grouping import Plan, Table
from cli.folders import everybody, small


def renamed(_: int, person: Participant) -> Participant:
    names = {
        "city-01-1": {"name": "Kim Minji", "name_local": "김민지"},
        "city-02-1": {"name": "Kim Minji", "name_local": ""},
        "city-03-1": {"name": "Smith, John"},
        "city-04-1": {"name": "city-05-1"},
    }
    return replace(person, **names.get(person.id, {}))


@pytest.fixture(scope="module")
def cohort() -> Cohort:
    return everybody(small(), renamed)


@pytest.fixture(scope="module")
def plan(cohort: Cohort) -> Plan:
    ids = [person.id for person in cohort.participants]
    tables = (("T1", ids[:6]), ("T3", ids[6:]))
    return Plan.model_validate(
        {
            "cohort": cohort.id,
            "questionnaire": "q 1",
            "session": "groups",
            "seed": 0,
            "fairness": "floor",
            "status": "feasible",
            "tables": [
                Table(id=id_, theme="energy", members=tuple(who), value=1.0)
                for id_, who in tables
            ],
        }
    )


@pytest.fixture
def naming(cohort: Cohort, plan: Plan) -> Naming:
    return Naming(cohort, plan)


def told(naming: Naming) -> list[tuple[str, str]]:
    with pytest.raises(CityshareError) as error:
        naming.check()
    return [(p.code, str(p.details["reason"])) for p in error.value.problems]


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("city-01-1", "city-01-1"),
        ("City-01-1", "city-01-1"),
        ("김민지", "city-01-1"),
        ("kim  minji (김민지)", "city-01-1"),
        ("Kim Minji (City 02)", "city-02-1"),
        ("SMITH, JOHN", "city-03-1"),
        ("Person 06-1", "city-06-1"),
        ("Person 06-\uff11", "city-06-1"),
    ],
)
def test_a_person_by_id_or_name(naming: Naming, text: str, id_: str) -> None:
    assert naming.person(text, "--person") == id_
    naming.check()


def test_an_id_comes_before_a_name(naming: Naming) -> None:
    assert naming.person("city-05-1", "--person") == "city-05-1"


def test_an_ambiguous_name_lists_who_it_may_be(naming: Naming) -> None:
    naming.person("Kim Minji", "--person")

    assert told(naming) == [
        (
            "F108",
            "several people have this name (Kim Minji (김민지) (City 01): city-01-1; "
            "Kim Minji (City 02): city-02-1). Give one of these ids",
        )
    ]


def test_several_people_in_one_text(naming: Naming) -> None:
    found = naming.people(["Person 06-1, 김민지", "Smith, John"], "--absent")

    assert found == ["city-06-1", "city-01-1", "city-03-1"]
    assert naming.people(None, "--absent") == []


def test_who_is_unknown_is_told_at_once_with_the_nearest(naming: Naming) -> None:
    naming.people(["Kim Minjy, Zzz"], "--absent")

    reasons = [reason for _, reason in told(naming)]
    assert reasons == [
        "nobody of this cohort has this id or name. Did you mean 'Kim Minji'",
        "nobody of this cohort has this id or name. Check the spelling",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "T3",
        "t3",
        "3",
        "Table 3",
        "table 3",
        "3번 테이블",
        "第3桌",
        "第 3 桌",
        "테이블 3",
        "テーブル3",
    ],
)
def test_a_table_as_it_is_printed(naming: Naming, text: str) -> None:
    assert naming.table(text, "--table") == "T3"
    naming.check()


@pytest.mark.parametrize("text", ["T2", "2", "Table", "", "T33", "energy"])
def test_a_table_that_is_not_there(naming: Naming, text: str) -> None:
    naming.table(text, "--table")

    assert told(naming) == [("F108", "the tables of this plan are T1, T3")]


def test_moves(naming: Naming) -> None:
    moves = naming.moves(["Smith, John=Table 3", "city-06-1=1,김민지=T3"], "--move")

    assert moves == {"city-03-1": "T3", "city-06-1": "T1", "city-01-1": "T3"}
    naming.check()


@pytest.mark.parametrize("text", ["city-01-1", "=T1", "city-01-1=", "a=T1,b"])
def test_moves_that_cannot_be_read(naming: Naming, text: str) -> None:
    naming.moves([text], "--move")

    assert {code for code, _ in told(naming)} == {"F108"}


def test_nobody_moves_to_two_tables(naming: Naming) -> None:
    naming.moves(["city-06-1=1", "city-06-1=3"], "--move")

    assert told(naming) == [("F108", "this person is to move twice")]
