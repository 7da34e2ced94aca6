from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cityshare.cohort import (
    Card,
    CardKind,
    Cohort,
    Consent,
    Response,
    Role,
    read_cohort,
    write_cohort,
)
from cityshare.errors import CityshareError, Problem
from cityshare.interchange import FilledTemplate, merge_templates, read_templates
from interchange.conftest import Blank
from interchange.fill import fill

ANSWER = Response("", "energy-1", 2, 3, 1, True, "note")
CARD = Card("", CardKind.REQUEST, "energy-1", "", "How?", "en")


def filled(**changes: Any) -> FilledTemplate:
    base = FilledTemplate(
        file="a.xlsx",
        questionnaire="small",
        version="1.0",
        language="en",
        n_levels=5,
        name="Person 01-1",
        delegation="city-01",
        responses=(ANSWER,),
    )
    return replace(base, **changes)


def problems_of(cohort: Cohort, *templates: FilledTemplate) -> tuple[Problem, ...]:
    with pytest.raises(CityshareError) as error:
        merge_templates(cohort, templates)
    return error.value.problems


def answers_of(cohort: Cohort, person: str) -> list[Response]:
    return [row for row in cohort.responses if row.participant == person]


def codes(cohort: Cohort) -> list[str]:
    return [problem.code for problem in cohort.problems]


def silent(cohort: Cohort) -> Cohort:
    return replace(cohort, responses=(), cards=())


def test_answers_go_to_the_person_of_that_name_and_delegation(cohort: Cohort) -> None:
    merged = merge_templates(silent(cohort), [filled(cards=(CARD,))])
    assert merged.participants == cohort.participants
    assert merged.responses == (replace(ANSWER, participant="city-01-1"),)
    assert merged.cards == (replace(CARD, participant="city-01-1"),)
    assert merged.problems == ()


@pytest.mark.parametrize(
    ("registered", "local", "written", "written_local"),
    [
        ("Kim Min-su", "", "KIM Minsu", ""),
        ("Kim Min-su", "", "Minsu Kim", ""),
        ("Émile O'Neill", "", "emile oneill", ""),
        ("Kim Min-su", "김민수", "M. S. Kim", "김민수"),
        ("Kim Min-su", "김민수", "김민수", ""),
        ("राम", "", "राम", ""),
    ],
)
def test_a_name_is_known_in_its_spellings(
    cohort: Cohort, registered: str, local: str, written: str, written_local: str
) -> None:
    person = replace(cohort.participants[0], name=registered, name_local=local)
    cohort = replace(silent(cohort), participants=(person, *cohort.participants[1:]))
    template = filled(name=written, name_local=written_local)
    merged = merge_templates(cohort, [template])
    assert len(merged.participants) == len(cohort.participants)
    assert merged.participant("city-01-1").name == registered
    assert len(answers_of(merged, "city-01-1")) == 1


@pytest.mark.parametrize("written", ["रम", "Person 01-2 Junior", "?!"])
def test_another_name_is_another_person(cohort: Cohort, written: str) -> None:
    person = replace(cohort.participants[0], name="राम", name_local="...")
    cohort = replace(silent(cohort), participants=(person, *cohort.participants[1:]))
    merged = merge_templates(cohort, [filled(name=written)])
    assert merged.participants[-1].id == "city-01-3"


def test_somebody_new_is_added_and_told(cohort: Cohort) -> None:
    template = filled(name="Ana", role=Role.OBSERVER, languages=("en",))
    merged = merge_templates(cohort, [template])
    new = merged.participants[-1]
    assert (new.id, new.name, new.delegation) == ("city-01-3", "Ana", "city-01")
    assert (new.role, new.languages) == (Role.OBSERVER, ("en",))
    assert answers_of(merged, "city-01-3") == [replace(ANSWER, participant=new.id)]
    [warning] = merged.problems
    assert warning.code == "T303"
    assert "Registered for this delegation: Person 01-1, Person 01-2." in str(warning)


def test_a_later_form_replaces_an_earlier_one_and_says_so(cohort: Cohort) -> None:
    first = filled(cards=(CARD, CARD))
    second = filled(
        file="b.xlsx",
        responses=(Response("", "waste-1", 4),),
        cards=(replace(CARD, text="Who?"),),
    )
    merged = merge_templates(silent(cohort), [first, second])
    assert answers_of(merged, "city-01-1") == [Response("city-01-1", "waste-1", 4)]
    assert [card.text for card in merged.cards] == ["Who?"]
    [warning] = merged.problems
    assert warning.code == "T304"
    assert str(warning).startswith(
        "T304 b.xlsx: Person 01-1 has answered before: 1 answer and 2 cards replaced"
    )


def test_answers_of_others_stay_as_they_are(cohort: Cohort) -> None:
    merged = merge_templates(cohort, [filled()])
    others = [row for row in cohort.responses if row.participant != "city-01-1"]
    assert list(merged.responses[:-1]) == others
    assert codes(merged) == ["T304"]


def test_a_form_without_answers_loses_nothing(cohort: Cohort) -> None:
    cards = (Card("city-01-1", CardKind.OFFER, text="Ours"),)
    cohort = replace(cohort, cards=cards)
    merged = merge_templates(cohort, [filled(responses=(), position="Mayor")])
    assert merged.responses == cohort.responses
    assert merged.cards == cards
    assert merged.participant("city-01-1").position == "Mayor"


def test_merging_twice_is_merging_once(cohort: Cohort) -> None:
    once = merge_templates(cohort, [filled(cards=(CARD,))])
    twice = merge_templates(replace(once, problems=()), [filled(cards=(CARD,))])
    assert replace(twice, problems=()) == replace(once, problems=())


def test_empty_cells_change_nothing_and_a_no_withdraws_consent(cohort: Cohort) -> None:
    given = frozenset({Consent.WORKSHOP, Consent.NETWORK})
    person = replace(cohort.participants[0], consent=given, themes=("waste",))
    cohort = replace(cohort, participants=(person, *cohort.participants[1:]))
    same = merge_templates(cohort, [filled()]).participant(person.id)
    assert same == person
    answers = {Consent.WORKSHOP: False, Consent.CONTACT: True}
    template = filled(consent=answers, themes=("water", "energy"), name_local="이안")
    changed = merge_templates(cohort, [template])
    assert changed.participant(person.id) == replace(
        person,
        consent=frozenset({Consent.NETWORK, Consent.CONTACT}),
        themes=("energy",),
        name_local="이안",
    )
    assert codes(changed) == ["T306", "T304"]


def test_a_typed_delegation_is_found_by_name_or_id(cohort: Cohort) -> None:
    card = replace(CARD, to="CITY 02")
    merged = merge_templates(cohort, [filled(delegation=" city 01 ", cards=(card,))])
    assert merged.cards[0].to == "city-02"
    [unknown] = problems_of(cohort, filled(delegation="Atlantis"))
    assert (unknown.code, unknown.got) == ("T301", "Atlantis")
    assert "Delegations are City 01, City 02, City 03, Host city." in str(unknown)
    [unknown] = problems_of(cohort, filled(cards=(replace(CARD, to="Atlantis"),)))
    assert (unknown.code, unknown.got) == ("T301", "Atlantis")


def test_two_people_of_one_name_are_a_problem(cohort: Cohort) -> None:
    first, second, *rest = cohort.participants
    cohort = replace(
        cohort, participants=(first, replace(second, name=first.name), *rest)
    )
    [problem] = problems_of(cohort, filled())
    assert problem.code == "T302"
    assert "(city-01-1, city-01-2)" in str(problem)


def test_a_form_of_another_questionnaire_is_refused(cohort: Cohort) -> None:
    other, longer = filled(questionnaire="big"), filled(n_levels=6)
    found = problems_of(cohort, other, longer)
    assert [problem.code for problem in found] == ["T101", "T101"]
    assert "(big, 5 levels)" in str(found[0])
    assert "(small, 6 levels)" in str(found[1])


def test_another_version_is_a_warning_and_a_lost_practice_an_error(
    cohort: Cohort,
) -> None:
    assert codes(merge_templates(silent(cohort), [filled(version="0.9")])) == ["T102"]
    template = filled(
        responses=(Response("", "magic", 3),),
        cards=(replace(CARD, practice="luck"),),
        practices=("magic", "faith"),
    )
    found = problems_of(cohort, template)
    assert [problem.code for problem in found] == ["T305"] * 3
    assert [str(p).partition("no practice ")[2][:7] for p in found] == [
        "'magic'",
        "'luck'.",
        "'faith'",
    ]


def test_files_are_read_and_merged_with_all_problems_at_once(
    blank: Blank, cohort: Cohort, tmp_path: Path
) -> None:
    who = {"name": "Person 02-1", "delegation": "City 02"}
    good = fill(blank("good.xlsx"), about=who, answers={"energy-1": {"current": 3}})
    bad = fill(blank("bad.xlsx"), about=who, answers={"energy-1": {"current": "x"}})
    lost = fill(
        blank("lost.xlsx", delegations=()),
        about={"name": "Bo", "delegation": "Nowhere"},
        answers={"energy-1": {"current": 3}},
    )
    with pytest.raises(CityshareError) as error:
        read_templates([good, bad, lost, tmp_path / "none.xlsx"], cohort)
    found = [p.code for p in error.value.problems if not p.is_warning]
    assert found == ["T201", "T301", "F101"]
    merged = read_templates([good], cohort)
    assert answers_of(merged, "city-02-1") == [Response("city-02-1", "energy-1", 3)]
    assert codes(merged) == ["T304"]


def test_a_merged_cohort_is_written_and_read_like_any_other(
    blank: Blank, cohort: Cohort, tmp_path: Path
) -> None:
    path = fill(
        blank(language="ko"),
        about={"name": "새 사람", "delegation": "City 03", "workshop": "예"},
        answers={"waste-1": {"current": 1, "target": 3, "priority": 1, "note": "a\nb"}},
        cards=({"kind": "묻고 싶습니다", "text": '"Why", 왜?'},),
    )
    merged = read_templates([path], cohort)
    write_cohort(merged, tmp_path / "cohort")
    again = read_cohort(tmp_path / "cohort")
    assert again.participants == merged.participants
    assert sorted(answers_of(again, "city-03-3"), key=str) == [
        Response("city-03-3", "waste-1", 1, 3, 1, None, "a\nb")
    ]
    assert again.cards == merged.cards


def test_warnings_are_added_to_those_of_the_cohort(cohort: Cohort) -> None:
    earlier = Problem("T307")
    cohort = replace(silent(cohort), problems=(earlier,))
    late = filled(problems=(Problem("T107", details={"practice": "Heat"}),))
    assert codes(merge_templates(cohort, [late])) == ["T307", "T107"]
