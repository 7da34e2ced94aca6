from dataclasses import replace

import pytest

from cityshare.cohort import CardKind, read_cohort
from cityshare.questionnaire import load_questionnaire, shipped_cohorts
from cityshare.workshop import Answer, Offer, Phase, Registration, Workshop
from factories import make_cohort
from live_workshops import join, refused


def in_one_order(cohort):
    return replace(
        cohort,
        responses=sorted(cohort.responses, key=repr),
        agreed=sorted(cohort.agreed, key=repr),
    )


@pytest.mark.parametrize("path", shipped_cohorts().values(), ids=shipped_cohorts())
def test_sample_cohorts_come_out_as_they_went_in(sqlite, path):
    cohort = read_cohort(path)

    workshop, _ = Workshop.create(sqlite, cohort)

    assert in_one_order(workshop.cohort()) == in_one_order(cohort)


def test_an_export_is_read_again_and_is_the_same(database, tmp_path):
    origin = make_cohort(24, hosts=2, experts=2, observers=1, interpreters=2)
    workshop, _ = Workshop.create(database, origin)

    workshop.export(tmp_path / "first")

    exported = read_cohort(tmp_path / "first")
    assert exported == workshop.cohort()
    assert in_one_order(exported) == in_one_order(origin)
    again, _ = Workshop.create(database, tmp_path / "first")
    again.export(tmp_path / "second")
    for file in (tmp_path / "first").iterdir():
        assert file.read_bytes() == (tmp_path / "second" / file.name).read_bytes()
    assert workshop.events_after(0)[-1].kind == "exported"


def test_hostile_entries_survive_an_export(database, tmp_path):
    questionnaire = load_questionnaire("green-growth")
    workshop, _ = Workshop.create(database, questionnaire)
    workshop.move_to(Phase.OPEN)
    nasty = '=HYPERLINK("x")</script>\x00\x0b\u2028; "quoted",\r\nline\ttab \ufeff'
    person = join(workshop, nasty, nasty + "city")
    practice = questionnaire.practices[0].name
    workshop.save_answer(person, Answer(practice, 1, 3, note=nasty))
    workshop.save_offer(person, Offer(CardKind.CHALLENGE, practice, text=nasty))
    workshop.register(Registration("-1+1", new_delegation="@SUM(A1)"))

    workshop.export(tmp_path)

    assert read_cohort(tmp_path) == workshop.cohort()


def test_without_people_there_is_nothing_to_export(sqlite, tmp_path):
    workshop, _ = Workshop.create(sqlite, "green-growth")

    with refused("L208"):
        workshop.export(tmp_path / "out")

    assert not (tmp_path / "out").exists()
