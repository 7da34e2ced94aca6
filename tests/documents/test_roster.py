from __future__ import annotations

from typing import Any

import pytest

from cityshare.cohort import Cohort
from cityshare.documents import roster_by_person, roster_by_table
from cityshare.documents.name import reading_order
from cityshare.errors import CityshareError
from cityshare.grouping.plan import Plan, PlanTie


def test_a_table_names_its_people_theme_room_and_languages(
    cohort: Cohort, plan: Plan
) -> None:
    table = roster_by_table(cohort, plan).tables[0]
    assert (table.id, table.number, table.theme) == ("T1", "1", "Energy")
    assert (table.room, table.languages) == ("Hall A", ("English", "Korean"))
    assert [seat.participant for seat in table.seats] == list(plan.tables[0].seated)
    assert table.seats[0].name == 'Lee, "Ann" B.'
    assert table.seats[0].delegation == "City 01"
    assert [seat.role for seat in table.seats[-1:]] == ["host"]
    assert [seat.participant for seat in table.interpreters] == ["interpreter-1"]


def test_everybody_stands_in_each_roster_once(cohort: Cohort, plan: Plan) -> None:
    everybody = sorted(person.id for person in cohort.participants)
    by_table = roster_by_table(cohort, plan)
    people = [seat for table in by_table.tables for seat in table.people]
    ids = [seat.participant for seat in (*people, *by_table.unseated)]
    assert sorted(ids) == everybody
    by_person = roster_by_person(cohort, plan)
    assert sorted(seat.participant for seat in by_person.seats) == everybody
    assert set(by_person.seats) == {*people, *by_table.unseated}


def test_people_are_sorted_without_accents_and_case(cohort: Cohort, plan: Plan) -> None:
    names = [seat.name for seat in roster_by_person(cohort, plan).seats]
    assert names == sorted(names, key=reading_order)
    assert names.index("Émile Çelik") < names.index("Host 1")


def test_people_at_no_table_have_the_reason(cohort: Cohort, plan: Plan) -> None:
    kept = tuple(i for i in plan.tables[0].members if i != "city-01-1")
    first = plan.tables[0].model_copy(update={"members": kept})
    tables = (first, *plan.tables[1:])
    out = ("city-01-1", *plan.unseated)
    changed = plan.model_copy(update={"tables": tables, "unseated": out})
    roster = roster_by_table(cohort, changed)
    reasons = {seat.participant: seat.remark for seat in roster.unseated}
    assert reasons == {
        "city-01-1": "ask the facilitator for a seat",
        "observer-1": "second row, at any table",
        "observer-2": "second row, at any table",
    }


def test_people_who_are_away_are_not_named(cohort: Cohort, plan: Plan) -> None:
    kept = tuple(i for i in plan.tables[0].members if i != "city-01-1")
    first = plan.tables[0].model_copy(update={"members": kept})
    away = plan.model_copy(update={"tables": (first, *plan.tables[1:])})
    names = {seat.participant for seat in roster_by_table(cohort, away).unseated}
    assert "city-01-1" not in names


def test_an_observer_at_a_table_sits_in_the_second_row(
    cohort: Cohort, plan: Plan
) -> None:
    first = plan.tables[0].model_copy(update={"observers": ("observer-1",)})
    seated = plan.model_copy(update={"tables": (first, *plan.tables[1:])})
    [seat] = roster_by_table(cohort, seated).tables[0].observers
    assert (seat.table, seat.role, seat.remark) == ("T1", "observer", "second row")


def test_words_and_labels_follow_the_language(cohort: Cohort, plan: Plan) -> None:
    roster = roster_by_table(cohort, plan, language="ko")
    assert roster.tables[0].theme == "Energy (한국어)"
    assert roster.tables[0].languages == ("영어", "한국어")
    assert roster.unseated[0].role == "참관인"


def test_the_local_name_has_the_person_s_own_language(
    cohort: Cohort, plan: Plan
) -> None:
    seats = {s.participant: s for s in roster_by_person(cohort, plan).seats}
    first = seats["city-01-1"]
    assert (first.other_name, first.other_language) == ("이안", "ko")
    assert seats["host-1"].other_language == ""


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"tables": ()}, "it has no tables"),
        ({"unseated": ("zoe", "adam")}, "not in the cohort (adam, zoe)"),
        (
            {
                "ties": (
                    PlanTie(
                        learner="city-01-1",
                        sharer="city-02-1",
                        practice="magic",
                        steps=1,
                        value=1,
                        rank=1,
                        same_table=False,
                    ),
                )
            },
            "nobody was asked about (magic)",
        ),
    ],
)
def test_a_plan_that_does_not_fit_is_refused(
    cohort: Cohort, plan: Plan, change: dict[str, Any], reason: str
) -> None:
    for roster in (roster_by_table, roster_by_person):
        with pytest.raises(CityshareError) as error:
            roster(cohort, plan.model_copy(update=change))
        [problem] = error.value.problems
        assert problem.code == "F109"
        assert reason in str(problem)
