from dataclasses import replace

import pytest

from cityshare.cohort import AgreedLevel
from cityshare.scoring.levels import level_spread, own_answers
from cityshare.workshop import Answer, DelegationDesk, Phase, Workshop
from factories import make_questionnaire
from live_workshops import join, refused


@pytest.fixture
def opened(sqlite, clock):
    workshop, _ = Workshop.create(sqlite, make_questionnaire(2, 2), clock=clock)
    workshop.move_to(Phase.OPEN)
    return workshop


@pytest.fixture
def desk(opened):
    """Two colleagues and a stranger: 2, 4 and 5 on the first practice."""
    for name, city, level in [("Ana", "Aville", 2), ("Bo", "Aville", 4), ("C", "B", 5)]:
        opened.save_answer(join(opened, name, city), Answer("energy-1", level))
    opened.save_answer("aville-1", Answer("energy-2", None))
    return DelegationDesk.of(opened)


def test_members_see_their_own_delegation_and_no_other(desk, opened):
    view = desk.view("aville-1")
    first, second, *_ = view.practices

    assert [member.name for member in view.members] == ["Ana", "Bo"]
    assert [m.current for m in first.members] == [2, 4]
    assert [m.has_answered for m in second.members] == [True, False]
    assert [each.practice for each in view.open_practices] == ["energy-1"]
    assert [m.name for m in desk.view("b-3").members] == ["C"]
    cohort = opened.cohort()
    spread = level_spread(cohort, own_answers(cohort).current)[0]
    assert [each.spread for each in view.practices] == spread.tolist()
    with refused("L312"):
        desk.view("nobody")


def test_an_agreed_level_ends_the_question_and_leaves_own_answers(desk, opened):
    own = opened.answers_of("aville-1")

    desk.agree("aville-2", "energy-1", 3, 4)
    last = opened.last_event
    desk.agree("aville-1", "energy-1", 3, 4)

    assert opened.last_event == last
    assert opened.agreed_levels() == [AgreedLevel("aville", "energy-1", 3, 4)]
    assert opened.answers_of("aville-1") == own
    view = desk.view("aville-1")
    assert view.open_practices == ()
    assert view.practices[0].is_far_apart
    desk.take_back("aville-1", "energy-1")
    desk.take_back("aville-1", "energy-1")
    assert opened.agreed_levels() == []
    assert desk.view("aville-1").open_practices != ()


def test_the_mark_changes_with_what_members_see(desk, opened):
    mark = desk.view("aville-1").mark

    opened.save_answer("b-3", Answer("energy-1", 1))
    same = desk.view("aville-2").mark
    opened.save_answer("aville-2", replace(Answer("energy-1", 3)))

    assert same == mark
    assert desk.view("aville-1").mark != mark


def test_nothing_is_agreed_on_after_the_answers_are_closed(desk, opened):
    opened.move_to(Phase.CLOSED)

    assert not desk.view("aville-1").takes_answers
    with refused("L201"):
        desk.agree("aville-1", "energy-1", 3)
    with refused("L201"):
        desk.take_back("aville-1", "energy-1")


def test_a_level_is_checked_and_the_person_has_to_be_there(desk):
    with refused("L302"):
        desk.agree("aville-1", "energy-1", 9)
    with refused("L312"):
        desk.agree("nobody", "energy-1", 3)
